"""All measures of quality and speed beside named peers, one after the other: `python -m benchmarks [names] [--meetings FOLDER]`.

Nothing here fails because something was slow: figures are printed, people judge them.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import (
    answers,
    exchanges,
    five_lines,
    free_times,
    kinds,
    lawful,
    lessons,
    outreach,
    questions,
    rehearsals,
    shares,
    speed,
    talk_kinds,
    times_in_words,
)
from benchmarks.machine import machine


def apart(module: str) -> Callable[[], None]:
    """A measure in a process and a data folder of its own, since it sets up Django."""

    def measure() -> None:
        subprocess.run([sys.executable, "-m", f"benchmarks.{module}"], check=True, stderr=subprocess.DEVNULL)

    return measure


MEASURES: dict[str, Callable[[], None]] = {
    "five_lines": lambda: five_lines.on_our_talks("test"),
    "lessons": lessons.report,
    "exchanges": lambda: exchanges.report("test"),
    "kinds": kinds.main,
    "lawful": lawful.report,
    "outreach": outreach.report,
    "questions": questions.report,
    "rehearsals": rehearsals.report,
    "talk_kinds": talk_kinds.report,
    "answers": answers.report,
    "shares": shares.report,
    "times_in_words": times_in_words.report,
    "free_times": free_times.report,
    "speed": speed.report,
    "imports": apart("imports"),
    "pages": apart("pages"),
    "briefs": apart("briefs"),
}


def main() -> None:
    """The machine first, then each measure under its name."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"some of: {', '.join(MEASURES)}")
    parser.add_argument("--meetings", type=Path, help="the folder with meetings-with-summaries.jsonl.gz, for ROUGE")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(MEASURES):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    for line in machine():
        print(line)
    for name, measure in MEASURES.items():
        if name in (arguments.names or MEASURES):
            print(f"\n== {name}", flush=True)
            measure()
    if arguments.meetings:
        five_lines.on_meetings(arguments.meetings, "val")


if __name__ == "__main__":
    main()
