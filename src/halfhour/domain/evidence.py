"""What several people observed of one candidate, laid side by side: disagreements first, never a total, never an order of people."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from halfhour.domain.letters.letter import Span
from halfhour.domain.talks.sentences import spans


class Standing(StrEnum):
    """How the evidence of a need stands against its anchors."""

    WEAK = "weak"
    SOLID = "solid"
    STRONG = "strong"
    NOT_COVERED = "not_covered"


_HEIGHT = {Standing.WEAK: 0, Standing.SOLID: 1, Standing.STRONG: 2}


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation; `need` and `member` are keys."""

    key: str
    need: str
    member: str
    standing: Standing
    text: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one member saw of one need; empty when they noted nothing on it."""

    member: str
    seen: tuple[Seen, ...]

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Where evidence was seen, the weakest first."""
        known = {seen.standing for seen in self.seen if seen.standing in _HEIGHT}
        return tuple(sorted(known, key=_HEIGHT.__getitem__))


@dataclass(frozen=True, slots=True)
class Row:
    """One need across all who submitted."""

    need: str
    cells: tuple[Cell, ...]

    @property
    def apart(self) -> int:
        """How far they are from one another: 0 agreed or one alone, 1 next to each other, 2 weak beside strong."""
        heights = [_HEIGHT[standing] for cell in self.cells for standing in cell.standings]
        return max(heights) - min(heights) if heights else 0

    @property
    def is_missing(self) -> bool:
        """Whether nobody has evidence for it."""
        return not any(cell.standings for cell in self.cells)


def side_by_side(seen: Iterable[Seen], needs: Sequence[str], members: Sequence[str]) -> tuple[Row, ...]:
    """Needs as rows: where people disagree first, then what nobody has evidence for, then the others as in the kit."""
    found: dict[tuple[str, str], list[Seen]] = {}
    for one in seen:
        found.setdefault((one.need, one.member), []).append(one)
    rows = [
        Row(need, tuple(Cell(member, tuple(found.get((need, member), ()))) for member in members)) for need in needs
    ]
    return tuple(sorted(rows, key=lambda row: (-row.apart, not row.is_missing)))


class Concern(StrEnum):
    """Why a note is better looked at again before it is submitted."""

    SAMENESS = "sameness"
    """It judges whether somebody is like us, which tells nothing of the need."""
    PROTECTED = "protected"
    """It touches ground that must not count."""
    JUDGEMENT = "judgement"
    """It judges the person and says nothing that was observed."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place in a note, with what is the matter and on which ground (a key of phrases/evidence.toml)."""

    place: Span
    concern: Concern
    ground: str = ""


Cues = Mapping[Concern, Sequence[tuple[str, re.Pattern[str]]]]
"""Patterns with their ground, by what they show; matched in small letters."""


def doubts_in(note: str, cues: Cues, observed: re.Pattern[str] | None = None) -> tuple[Doubt, ...]:
    """What a note's own writer is shown before submitting, in the order of the text; nobody else sees it.

    Args:
        observed: shows that a sentence tells what was said or done; a judgement beside that rests on something, and is left alone.
    """
    text = _small(note)
    seen = [(start, end) for start, end in spans(text) if observed and observed.search(text, start, end)]
    found = [
        Doubt(Span(match.end() - len(match.group().lstrip()), match.end()), concern, ground)
        for concern, patterns in cues.items()
        for ground, pattern in patterns
        for match in pattern.finditer(text)
        if concern is not Concern.JUDGEMENT or not any(start < match.end() <= end for start, end in seen)
    ]
    return _apart(sorted(found, key=lambda doubt: (doubt.place.start, -doubt.place.end)))


def _small(note: str) -> str:
    """In small letters, each at its place: there are capitals that become two letters, and those stay."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in note).replace("’", "'")


def _apart(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Without those that lie within another one, so that each word is named once."""
    kept: list[Doubt] = []
    for doubt in doubts:
        if not kept or doubt.place.start >= kept[-1].place.end:
            kept.append(doubt)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Noted:
    """What is written of one need while a sheet grows; `standing` is None until it is held against the anchors."""

    need: str
    standing: Standing | None = None
    text: str = ""
    words: str = ""

    @property
    def lacks(self) -> "Lack | None":
        """What is still to be said before it can be submitted."""
        if self.standing is Standing.NOT_COVERED:
            return None
        if not (self.text.strip() or self.words.strip()):
            return Lack.ALL if self.standing is None else Lack.OBSERVATION
        return Lack.STANDING if self.standing is None else None


class Lack(StrEnum):
    """What a note of evidence still lacks."""

    ALL = "all"
    OBSERVATION = "observation"
    STANDING = "standing"


def lacking(noted: Iterable[Noted], covers: Sequence[str]) -> dict[str, Lack]:
    """Needs of which something is still to be said: all that one covers, and others that were begun; "not covered" is an answer."""
    found = {one.need: one for one in noted}
    whole = [need for need in covers if need not in found]
    begun = {need: one.lacks for need, one in found.items() if need in covers or one.lacks is not Lack.ALL}
    return {**dict.fromkeys(whole, Lack.ALL), **{need: lack for need, lack in begun.items() if lack}}
