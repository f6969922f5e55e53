"""How many phrases about times get the right slots or the right question, by author, and how many are guessed.

`python -m benchmarks.times_in_words [--wrong] [FILE…]`; `--wrong` shows each phrase of the files that is not answered right.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from time import process_time

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Situation, Slot
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


def report_of(paths: Sequence[Path], *, wrong: bool) -> None:
    """A line for each of some files of phrases and one for all of them, as for batches that were never looked at."""
    verdicts = {path.stem: _judged(phrases_of(path)) for path in paths}
    for phrase, verdict in chain(*verdicts.values()) if wrong else ():
        if verdict != "right":
            print(_shown(phrase, verdict), end="\n\n")
    print(HEAD)
    for name, rows in verdicts.items():
        _print_row(name, rows)
    if len(verdicts) > 1:
        _print_row("all", list(chain(*verdicts.values())))


def _shown(phrase: Phrase, verdict: str) -> str:
    """A phrase with what would be right, what stood on the table, and what it got."""
    situation = phrase.situation
    found = times_in_words(phrase.text, situation, lexicon())
    asked = (
        found.question
        and f"asks {', '.join(found.question.about)}: {[_times(each.slots, situation) for each in found.question.readings]}"
    )
    lines = [
        f"{verdict} in {phrase.source}, {situation.today:%A %d %B %Y}: {phrase.text}",
        f"  right: {list(phrase.right)}",
        f"  got: {asked or _times(found.slots, situation)}",
    ]
    table = f"  on the table: {_times(situation.before, situation)}"
    return "\n".join([*lines, table] if situation.before else lines)


def _times(slots: Iterable[Slot], situation: Situation) -> str:
    zone = situation.speaker
    return ", ".join(
        f"{slot.start.astimezone(zone):%a %m-%d %H:%M}-{slot.end.astimezone(zone):%H:%M}" for slot in slots
    )


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
    parser = argparse.ArgumentParser(prog="python -m benchmarks.times_in_words", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--wrong", action="store_true", help="show each phrase that is not answered right")
    arguments = parser.parse_args()
    if arguments.files:
        report_of(arguments.files, wrong=arguments.wrong)
    else:
        report()
