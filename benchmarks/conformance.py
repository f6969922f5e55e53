"""Scores what we read against outside cases: `python -m benchmarks.conformance FOLDER`.

The folder holds files of one JSON object a line: `id`, `kind`, the input as `text` or `base64`, and `expected`. Kinds that no
room reads yet are named, never passed over. Hostile files run in a process each, with limits on time and memory.
"""

import argparse
import base64
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import (
    cases_calendars,
    cases_captions,
    cases_hostile,
    cases_invitations,
    cases_mail,
    cases_people,
    cases_talks,
)

Case = dict[str, object]
# A scorer answers a case with what it found right: {"measure": True or False}, or None when the case asks nothing of this room.
Scorer = Callable[[Case, bytes], dict[str, bool] | None]

SCORERS: dict[str, Scorer] = {
    "vtt-file": cases_captions.vtt_file,
    "vtt-cue-text": cases_captions.cue_text,
    "srt-file": cases_captions.srt_file,
    "transcript": cases_talks.transcript,
    "contacts-csv": cases_people.contacts,
    "messages-csv": cases_people.messages,
    "vcf": cases_people.cards,
    "itip-make": cases_invitations.makes,
    "itip-process": cases_invitations.processes,
    "ics": cases_calendars.events,
    "ics-window": cases_calendars.window,
    "ics-expand": cases_calendars.expanded,
    "rrule": cases_calendars.rule,
    "reply": cases_mail.reply,
    "machine-mail": cases_mail.machine_mail,
    "hostile-text": cases_hostile.text_comes_back,
    "hostile-file": cases_hostile.ends_kindly,
}


@dataclass
class Tally:
    """What one kind of case in one file came to."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    missed: dict[str, list[str]] = field(default_factory=dict)
    uncovered: Counter[str] = field(default_factory=Counter)

    def add(self, case: Case, marks: dict[str, bool] | None) -> None:
        """Counts the marks of a case."""
        if marks is None:
            self.uncovered[str(case.get("format") or case["kind"])] += 1
            return
        for measure, right in marks.items():
            self.asked[measure] += 1
            self.right[measure] += right
            if not right:
                self.missed.setdefault(measure, []).append(str(case["id"]))


def score(path: Path) -> dict[str, Tally]:
    """The tallies of one file, by kind of case."""
    tallies: dict[str, Tally] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            scorer = SCORERS.get(case["kind"])
            tallies.setdefault(case["kind"], Tally()).add(case, scorer(case, input_of(case)) if scorer else None)
    return tallies


def input_of(case: Case) -> bytes:
    """A case's input as bytes."""
    if "base64" in case:
        return base64.b64decode(str(case["base64"]))
    return str(case.get("text", "")).encode("utf-8", errors="surrogatepass")


def main() -> None:
    """Prints a score for each file and kind, with the ids of what was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        sys.exit(f"There are no cases in {folder}.")
    for path in files:
        for kind, tally in score(path).items():
            _print(path.stem, kind, tally)


def _print(file: str, kind: str, tally: Tally) -> None:
    name = f"{file} · {kind}"
    for measure, asked in tally.asked.items():
        print(f"{name:40} {measure:10} {tally.right[measure]:5} of {asked}", flush=True)
        for missed in tally.missed.get(measure, []):
            print(f"{'':40} missed {missed}")
    if tally.uncovered:
        kinds = ", ".join(f"{number} {what}" for what, number in tally.uncovered.items())
        print(f"{name:40} not covered yet: {kinds}", flush=True)


if __name__ == "__main__":
    main()
