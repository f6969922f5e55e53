"""Five lines beside peers: must-points covered on our own talks; ROUGE on meetings with summaries when their folder is named.

`python -m benchmarks.five_lines [--meetings FOLDER] [--use test|train]`
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from halfhour.domain.talks.debrief import debrief
from halfhour.domain.talks.five_lines import spoken_name
from halfhour.domain.talks.transcript import Transcript
from halfhour.wiring import knowledge
from training.talks.read import InventedTalk, invented_talks


def covered(talk: InventedTalk, turns: set[int]) -> float:
    """Part of the must-points on one of whose turns the lines rest."""
    points = [{talk.place(quote).turn for quote in point["quotes"]} for point in talk.marks["must"]]
    return statistics.mean(bool(point & turns) for point in points)


def longest_turns(talk: InventedTalk) -> set[int]:
    """The five longest turns."""
    turns = talk.transcript.turns
    return set(sorted(range(len(turns)), key=lambda number: -len(turns[number].text.split()))[:5])


def careful_reader(talk: InventedTalk) -> set[int]:
    """The turns on which the reader's own five lines rest: for each line the two turns that share most of its words."""
    from halfhour.domain.talks.stems import matter

    said = [matter(turn.text) for turn in talk.transcript.turns]
    turns: set[int] = set()
    for line in talk.five:
        wanted = matter(line)
        best = sorted(
            range(len(said)), key=lambda number: -len(wanted & said[number]) / (5 + len(said[number])) ** 0.3
        )[:2]
        turns |= set(best)
    return turns


def by_sumy(name: str) -> Callable[[InventedTalk], set[int]]:
    """One of sumy's summarizers on the sentences of the talk, five sentences."""
    from halfhour.domain.talks.sentences import sentences

    def choose(talk: InventedTalk) -> set[int]:
        found = [sentence for sentence in sentences(talk.transcript) if len(sentence.text.split()) >= 4]
        picked = set(sumy_sentences(name, [sentence.text for sentence in found], 5))
        return {sentence.turn for sentence in found if sentence.text in picked}

    return choose


def sumy_sentences(name: str, texts: Sequence[str], count: int) -> list[str]:
    """Sentences that a sumy summarizer picks, its tokenizer being blanks (no download)."""
    from importlib import import_module

    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    class Blanks:
        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(text.lower().split())

    module = {"LexRank": "lex_rank", "TextRank": "text_rank", "LSA": "lsa"}[name]
    summarizer = getattr(
        import_module(f"sumy.summarizers.{module}"), f"{name.capitalize() if name == 'LSA' else name}Summarizer"
    )()
    document = ObjectDocumentModel([Paragraph([Sentence(text, Blanks()) for text in texts])])
    return [str(sentence) for sentence in summarizer(document, count)]


def ours(talk: InventedTalk) -> set[int]:
    """The turns of Halfhour's five lines."""
    result = debrief(talk.transcript, knowledge(), me=talk.me, planned=talk.planned)
    return {quote.turn for line in result.lines for quote in line.quotes}


def on_our_talks(use: str) -> None:
    """Must-points covered, by author, ours beside peers."""
    talks = [talk for talk in invented_talks() if talk.use == use]
    peers: dict[str, Callable[[InventedTalk], set[int]]] = {
        "Halfhour": ours,
        "careful reader": careful_reader,
        "five longest turns": longest_turns,
        **{name: by_sumy(name) for name in ("LexRank", "TextRank", "LSA")},
    }
    print(f"must-points on whose turns the lines rest, {len(talks)} {use} talks written for this project")
    for name, choose in peers.items():
        begin = time.process_time()
        chosen = [choose(talk) for talk in talks]
        values = [covered(talk, turns) for talk, turns in zip(talks, chosen, strict=True)]
        authors = {
            a: statistics.mean(v for v, t in zip(values, talks, strict=True) if t.author == a)
            for a in sorted({t.author for t in talks})
        }
        print(
            f"  {name:20} {statistics.mean(values):.3f}  ({' '.join(f'{a} {v:.2f}' for a, v in authors.items())})"
            f"  {statistics.mean(map(len, chosen)):.1f} turns, {time.process_time() - begin:.1f} CPU s"
        )


def on_meetings(folder: Path, part: str) -> None:
    """ROUGE-1, 2 and Lsum (F, stemmed) of the lines against a person's summary."""
    from training.salience import meetings

    cases = list(meetings(folder, part))
    print(f"ROUGE-1 / 2 / Lsum on {len(cases)} meetings ({part})")
    for name, summarize in {"Halfhour": lines_of, "LSA": lsa_of}.items():
        scores, words = [], []
        for transcript, summary in cases:
            lines = summarize(transcript)
            words.append(sum(len(line.split()) for line in lines))
            scores.append(rouge(lines, summary))
        means = [statistics.mean(column) for column in zip(*scores, strict=True)]
        print(f"  {name:10} {' / '.join(f'{value:.1f}' for value in means)}   {statistics.mean(words):.0f} words")


def lines_of(transcript: Transcript) -> list[str]:
    """Halfhour's lines as people see them, with the speaker's name."""
    lines = debrief(transcript, knowledge()).lines
    return [f"{spoken_name(line.speaker)}: {line.text}" if line.speaker else line.text for line in lines]


def lsa_of(transcript: Transcript) -> list[str]:
    """Five sentences by sumy's LSA."""
    from halfhour.domain.talks.sentences import sentences

    return sumy_sentences(
        "LSA", [sentence.text for sentence in sentences(transcript) if len(sentence.text.split()) >= 4], 5
    )


def rouge(lines: Sequence[str], summary: str) -> tuple[float, float, float]:
    """F of ROUGE-1, 2 and Lsum times 100; sentences a line each."""
    import re

    from rouge_score import rouge_scorer

    scorer = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], use_stemmer=True)
    found = scorer.score("\n".join(re.split(r"(?<=[.?!])\s+", summary)), "\n".join(lines))
    return tuple(100 * found[name].fmeasure for name in ("rouge1", "rouge2", "rougeLsum"))


def main() -> None:
    """Our talks always, meetings when their folder is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=Path)
    parser.add_argument("--use", default="test")
    arguments = parser.parse_args()
    on_our_talks(arguments.use)
    if arguments.meetings:
        on_meetings(arguments.meetings, "val")


if __name__ == "__main__":
    main()
