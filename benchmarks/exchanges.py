"""Questions, answers, promises, roles and kinds, author by author: `python -m benchmarks.exchanges [--use train|test]`."""

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from halfhour.domain.questions import form_of
from halfhour.domain.talks.answers import Asked, Promised
from halfhour.domain.talks.exchanges import asked
from halfhour.domain.talks.how import how
from halfhour.domain.talks.kind import talk_kind
from halfhour.domain.talks.promises import promises
from halfhour.domain.talks.roles import roles
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.transcript import Quote
from halfhour.phrases import talk_cues
from training.talks.read import InventedTalk, invented_talks

FORMS = ("open", "closed", "leading", "double")
TEACHES = 0.12
"""Part of what was learned from which a speaker counts as a teller."""

QUESTIONS = Path(__file__).parent.parent / "training" / "questions"


def main() -> None:
    """Prints all figures, for training talks unless others are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--use", default="train", choices=["train", "test"])
    report(parser.parse_args().use)


def report(use: str) -> None:
    """Forms on the written lists, everything else on talks, and speed."""
    print_forms()
    talks = [talk for talk in invented_talks() if talk.use == use]
    print_talks(talks, use)
    print_speed(talks)


def print_forms() -> None:
    """Form of a question on the written lists; every list is another style."""
    for path in sorted(QUESTIONS.glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        began = time.process_time()
        pairs = Counter((form, form_of(question).form.value) for form, question in rows)
        seconds = time.process_time() - began
        print(f"forms, list {path.stem}: {forms_line(pairs)}, {len(rows) / seconds:,.0f} questions a second")


def forms_line(pairs: Counter[tuple[str, str]]) -> str:
    """Macro-F1 and recall of each form that occurs."""
    scores, recalls = [], []
    for form in FORMS:
        hit = pairs[form, form]
        wanted = sum(count for (gold, _), count in pairs.items() if gold == form)
        given = sum(count for (_, guess), count in pairs.items() if guess == form)
        if wanted:
            scores.append(2 * hit / max(1, wanted + given))
            recalls.append(f"{form} {hit / wanted:.2f}")
    return f"macro-F1 {sum(scores) / max(1, len(scores)):.3f}, recall {', '.join(recalls)}"


def print_talks(talks: list[InventedTalk], use: str) -> None:
    """Everything found in talks, by author and together."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    forms: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for talk in talks:
        for key in (talk.author, "all"):
            judge(talk, tally[key], forms[key])
    print(f"talks for {use}: {len(talks)}")
    for author in sorted(tally, key=lambda author: (author == "all", author)):
        print(line_of(author, tally[author]))
        print(f"     forms {forms_line(forms[author])}")


def judge(talk: InventedTalk, tally: Counter[str], forms: Counter[tuple[str, str]]) -> None:
    """Adds one talk's hits and misses to a tally."""
    said = sentences(talk.transcript)
    found = asked(talk.transcript, said, talk.planned)
    for mark, match in paired(talk, talk.marks["questions"], found):
        if match is not None:
            forms[mark["form"], match.form.value] += 1
            tally.update(
                question=1,
                answered=match.answered == mark["answered"],
                plan_hit=bool(mark["planned"]) and match.planned == mark["planned"],
            )
    tally.update(question_marked=len(talk.marks["questions"]), question_found=len(found))
    tally.update(
        plan_marked=sum(bool(mark["planned"]) for mark in talk.marks["questions"]),
        plan_found=sum(question.planned is not None for question in found),
    )
    pledged = promises(talk.transcript, said, talk.day)
    for mark, match in paired(talk, talk.marks["promises"], pledged):
        if match is not None:
            tally.update(promise=1, due=str(match.due or "") == mark["due"])
    tally.update(promise_marked=len(talk.marks["promises"]), promise_found=len(pledged))
    tally.update(talks=1, roles=set(roles(talk.transcript, found).tellers) == tellers_of(talk))
    tally.update(kinds=talk_kind(talk.transcript, said, talk_cues()).kind.value == talk.kind)


def paired(
    talk: InventedTalk, marks: list[dict[str, Any]], found: tuple[Any, ...]
) -> Iterator[tuple[dict[str, Any], Any]]:
    """Each mark with what was found there, each find used once: same turn, half of the shorter quote in common."""
    free = list(found)
    for mark in marks:
        place = talk.place(mark["quote"])
        match = max(free, key=lambda one: common(place, one), default=None)
        if match is not None and common(place, match) > 0:
            free.remove(match)
            yield mark, match
        else:
            yield mark, None


def common(place: Quote, found: Asked | Promised) -> float:
    """Characters in common, 0 when less than half of the shorter quote."""
    quote = found.quote
    shared = min(place.end, quote.end) - max(place.start, quote.start)
    shorter = min(place.end - place.start, quote.end - quote.start)
    return shared if quote.turn == place.turn and shared * 2 >= shorter else 0.0


def tellers_of(talk: InventedTalk) -> set[str | None]:
    """Those from whom something was learned."""
    counts = Counter(talk.transcript.turns[talk.place(mark["quote"]).turn].speaker for mark in talk.marks["learned"])
    return {name for name, count in counts.items() if count >= TEACHES * sum(counts.values()) and name != talk.me}


def line_of(author: str, tally: Counter[str]) -> str:
    """One line of figures: precision / recall."""

    def pair(name: str) -> str:
        hit = tally[f"{name}_hit"] if name == "plan" else tally[name]
        return f"{hit / max(1, tally[f'{name}_found']):.2f}/{hit / max(1, tally[f'{name}_marked']):.2f}"

    return (
        f"{author:4} {tally['talks']:2} talks: questions {pair('question')}, answered {tally['answered'] / max(1, tally['question']):.2f}, "
        f"planned {pair('plan')}, promises {pair('promise')}, due {tally['due'] / max(1, tally['promise']):.2f}, "
        f"roles {tally['roles']}/{tally['talks']}, kinds {tally['kinds']}/{tally['talks']}"
    )


def print_speed(talks: list[InventedTalk]) -> None:
    """CPU seconds for ten thousand words, all functions together, sentences apart."""
    prepared = [(talk, sentences(talk.transcript)) for talk in talks]
    words = sum(len(sentence.text.split()) for _, said in prepared for sentence in said)
    began = time.process_time()
    for talk, said in prepared:
        found = asked(talk.transcript, said, talk.planned)
        roles(talk.transcript, found)
        promises(talk.transcript, said, talk.day)
        how(talk.transcript, found, talk.me)
        talk_kind(talk.transcript, said, talk_cues())
    seconds = time.process_time() - began
    print(f"speed: {words / seconds:,.0f} words a second, {seconds / words * 10_000:.3f} CPU s for 10,000 words")


if __name__ == "__main__":
    main()
