"""Reads the talks written for the question which kind a talk is, and the sentences that teach what is done in job interviews."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from halfhour.domain.talks.transcript import Transcript, Turn

HERE = Path(__file__).parent


@dataclass(frozen=True)
class WrittenTalk:
    """A talk with its kind, and in a job interview who is the candidate ("-": every second turn, where nobody is named)."""

    name: str
    kind: str
    candidate: str
    transcript: Transcript

    @property
    def is_job(self) -> bool:
        """Whether it is a job interview."""
        return self.kind.endswith("_job")


def teaching_talks() -> Iterator[WrittenTalk]:
    """The talks that were written to teach; those in `kept/` teach nothing."""
    for path in sorted(HERE.glob("*-*.txt")):
        yield from talks_in(path)


def talks_in(path: Path) -> Iterator[WrittenTalk]:
    """The talks of one file: "# name kind candidate" and below it a turn a line; who speaks as "-" is not named."""
    for block in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, said = block.partition("\n")
        name, kind, *candidate = head.split(maxsplit=2)
        turns = (line.partition(": ")[::2] for line in said.splitlines() if line.strip())
        spoken = tuple(Turn(None if speaker == "-" else speaker, text) for speaker, text in turns)
        yield WrittenTalk(name, kind, "".join(candidate), Transcript(spoken))


def written() -> Iterator[tuple[str, str]]:
    """Acts and single sentences: hire, probe (employers), answer, asks (candidates), path (seekers), told (their hosts), or none."""
    for path in sorted(HERE.glob("*-sentences.tsv")):
        for row in path.read_text(encoding="utf-8").splitlines():
            done, _, text = row.partition("\t")
            yield done, text
