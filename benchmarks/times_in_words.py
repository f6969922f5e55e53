"""How many phrases about times get the right slots or the right question, by author, and how many are guessed."""

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time
from importlib.util import find_spec
from pathlib import Path
from time import process_time

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.wiring import times_lexicon as lexicon
from tests.times import Phrase, judged, phrases, phrases_of

HEAD = f"{'author':32}{'phrases':>8}{'slots':>8}{'question':>10}{'needless':>10}{'missed':>8}{'guessed':>9}"


def report() -> None:
    """A line for each author: right slots, right questions, needless questions, what was missed, silent guesses; then the speed."""
    found = list(phrases())
    lexicon()
    begun = process_time()
    verdicts = _judged(found)
    spent = process_time() - begun
    print(HEAD)
    for source in sorted({phrase.source for phrase in found}):
        _print_row(source, [row for row in verdicts if row[0].source == source])
    _print_row("all", verdicts)
    _print_row("never tuned on", _judged(phrases("unseen/*")))
    print(f"{1000 * spent / len(found):.2f} ms of CPU for each phrase")
    _print_peer(found)


def report_of(paths: list[Path]) -> None:
    """A line for each of some files of phrases, as for a batch that was never looked at."""
    print(HEAD)
    for path in paths:
        _print_row(path.stem, _judged(phrases_of(path)))


def _judged(found: Iterable[Phrase]) -> list[tuple[Phrase, str]]:
    return [(each, judged(each, times_in_words(each.text, each.situation, lexicon()))) for each in found]


def _print_row(name: str, rows: list[tuple[Phrase, str]]) -> None:
    counts = Counter(verdict for _, verdict in rows)
    questions = sum(verdict == "right" and phrase.is_question for phrase, verdict in rows)
    print(
        f"{name:32}{len(rows):8}{counts['right'] - questions:8}{questions:10}{counts['asked']:10}{counts['missed']:8}{counts['guess']:9}"
    )


def _print_peer(found: list[Phrase]) -> None:
    """What dateparser makes of the phrases that mean one moment; it reads single moments, and asks nothing."""
    if find_spec("dateparser") is None:
        print("dateparser is not installed, so that there is nothing to compare with.")
        return
    import dateparser

    single = [each for each in found if len(each.right[0].get("slots", ())) == 1 and " " in each.right[0]["slots"][0]]
    right = guessed = 0
    for phrase in single:
        said = phrase.situation.today
        moment = dateparser.parse(
            phrase.text,
            settings={"RELATIVE_BASE": datetime.combine(said, time()), "TIMEZONE": str(phrase.situation.speaker)},
        )
        wanted = phrase.right[0]["slots"][0].partition("/")[0][:11]
        good = moment is not None and f"{moment:%m-%d %H:%M}" == wanted
        right, guessed = right + good, guessed + (moment is not None and not good)
    print(f"dateparser, of {len(single)} phrases with one moment: {right} right, {guessed} wrong")


if __name__ == "__main__":
    files = [Path(each) for each in sys.argv[1:]]
    if files:
        report_of(files)
    else:
        report()
