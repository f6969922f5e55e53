"""Reads the invented talks with their marks, as values."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from halfhour.domain.talks.answers import Planned
from halfhour.domain.talks.transcript import Quote, Transcript, Turn

TURN = re.compile(r"^(?:\[(?:(\d+):)?(\d+):(\d\d)\] )?([^:\[\]]{1,60}): (\S.*)$")


@dataclass(frozen=True)
class InventedTalk:
    """One talk with what a careful reader marked in it (GUIDE.md)."""

    id: str
    author: str
    use: str
    kind: str
    me: str
    day: date
    planned: tuple[Planned, ...]
    five: tuple[str, ...]
    transcript: Transcript
    marks: dict[str, list[dict[str, Any]]]

    def place(self, quote: str) -> Quote:
        """Where an exact quote stands."""
        for number, turn in enumerate(self.transcript.turns):
            start = turn.text.find(quote)
            if start >= 0:
                return Quote(number, start, start + len(quote))
        raise ValueError(f"{self.id}: no such words: {quote!r}")


def invented_talks(folder: Path = Path(__file__).parent) -> Iterator[InventedTalk]:
    """All talks of the folder, in the order of their names."""
    for path in sorted(folder.glob("*.toml")):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        turns = tuple(turn_of(line) for line in raw["talk"].splitlines() if line.strip())
        yield InventedTalk(
            raw["id"],
            raw["author"],
            raw["use"],
            raw["kind"],
            raw["me"],
            raw["date"],
            tuple(Planned(question["id"], question["text"]) for question in raw.get("planned", [])),
            tuple(raw["five"]),
            Transcript(turns),
            {name: raw.get(name, []) for name in ("must", "learned", "promises", "questions")},
        )


def turn_of(line: str) -> Turn:
    """One line of a talk: a time if there is one, a name, the words."""
    match = TURN.match(line)
    if not match:
        raise ValueError(f"no turn: {line[:60]!r}")
    hours, minutes, seconds, speaker, words = match.groups()
    start = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) if minutes else None
    return Turn(speaker, words, start)
