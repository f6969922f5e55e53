"""Reads the talks written for the question which kind a talk is, and the sentences that teach what is done in job interviews."""

import re
from collections.abc import Iterator
from pathlib import Path

from halfhour.domain.talks.transcript import Transcript, Turn

HERE = Path(__file__).parent


def kept_talks() -> Iterator[tuple[str, str, Transcript]]:
    """Name, kind and turns of each talk that was written for measuring: "# name kind" and below it a turn a line."""
    for path in sorted(HERE.glob("t[ku]-*.txt")):
        yield from talks_in(path)


def talks_in(path: Path) -> Iterator[tuple[str, str, Transcript]]:
    """The talks of one file."""
    for block in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, said = block.partition("\n")
        name, kind = head.split()
        turns = (line.partition(": ")[::2] for line in said.splitlines() if line.strip())
        yield name, kind, Transcript(tuple(Turn(speaker, text) for speaker, text in turns))


def written() -> Iterator[tuple[str, str]]:
    """Acts and sentences of `th-sentences.tsv`: hire, probe, answer (job interviews), path (informational ones), or none."""
    for row in (HERE / "th-sentences.tsv").read_text(encoding="utf-8").splitlines():
        done, _, text = row.partition("\t")
        yield done, text
