"""What a thank-you, a report or a word to the introducer may be made of: what was really said, and room for one's own words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from halfhour.domain.kinds import Kind

MOST = 3
"""Words of the talk offered for one part; a short note rests on one or two (our own default)."""


class Part(StrEnum):
    """What each part of a note is for; keys of phrases/thanks_scaffold.toml."""

    GREETING = "greeting"
    THANKS = "thanks"
    MOMENT = "moment"
    MEANING = "meaning"
    INTEREST = "interest"
    MINE = "mine"
    THEIRS = "theirs"
    NEXT = "next"
    REMINDER = "reminder"
    DID = "did"
    CAME = "came"
    INTRODUCED = "introduced"
    TOLD = "told"
    OFFER = "offer"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Said:
    """Words that were really said, with the turn (counted from 0) they stand in; None when they were noted and not recorded."""

    text: str
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise: whose it is, by when, and where it was made."""

    text: str
    is_mine: bool
    due: date | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """Advice that was acted on, and what came of it; empty when that is not noted."""

    text: str
    what_came: str = ""
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a note: what it is for, words of the talk as material, and whether room is left for one's own words."""

    part: Part
    material: tuple[Said, ...] = ()
    is_blank: bool = True


@dataclass(frozen=True, slots=True)
class Scaffold:
    """The parts in order; never a finished letter. `name` is whom it greets."""

    name: str
    parts: tuple[Piece, ...]


def scaffold_for(
    purpose: str,
    kind: Kind,
    name: str,
    lessons: Iterable[Said] = (),
    promises: Iterable[Owed] = (),
    advice: Iterable[Followed] = (),
) -> Scaffold:
    """The scaffold of a note.

    Args:
        purpose: `thanks`, `report` or `introducer`, as in a message's purpose; another one gives greeting and close only.
        lessons: what was learned, the surest first.
        promises: of both sides, those still open.
        advice: what was acted on.
    """
    said, owed, followed = tuple(lessons), tuple(promises), tuple(advice)
    middle: tuple[Piece, ...] = ()
    if purpose == "thanks":
        middle = _thanks(kind, said, owed)
    elif purpose == "report":
        middle = _report(followed, owed)
    elif purpose == "introducer":
        middle = _introducer(said)
    return Scaffold(name, (Piece(Part.GREETING, is_blank=not name), *middle, Piece(Part.CLOSE)))


def _thanks(kind: Kind, said: tuple[Said, ...], owed: tuple[Owed, ...]) -> tuple[Piece, ...]:
    casual = kind in {Kind.CASUAL_JOB, Kind.FORMAL_JOB}
    return (
        Piece(Part.THANKS),
        Piece(Part.MOMENT, said[:MOST]),
        Piece(Part.INTEREST if casual else Part.MEANING),
        *_promised(owed),
        *([Piece(Part.NEXT)] if casual else []),
    )


def _report(followed: tuple[Followed, ...], owed: tuple[Owed, ...]) -> tuple[Piece, ...]:
    came = tuple(Said(one.what_came, one.turn) for one in followed if one.what_came)
    return (
        Piece(Part.REMINDER),
        Piece(Part.DID, tuple(Said(one.text, one.turn) for one in followed[:MOST])),
        Piece(Part.CAME, came[:MOST]),
        *_promised(tuple(one for one in owed if one.is_mine)),
        Piece(Part.OFFER),
    )


def _introducer(said: tuple[Said, ...]) -> tuple[Piece, ...]:
    return (Piece(Part.INTRODUCED), Piece(Part.TOLD, said[:1]), Piece(Part.OFFER))


def _promised(owed: tuple[Owed, ...]) -> tuple[Piece, ...]:
    """A part for each side that promised something."""
    sides = ((Part.MINE, True), (Part.THEIRS, False))
    found = ((part, tuple(Said(one.text, one.turn) for one in owed if one.is_mine is mine)) for part, mine in sides)
    return tuple(Piece(part, material[:MOST]) for part, material in found if material)
