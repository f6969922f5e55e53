"""Whom one knows at a place and how well, and when two people last really had to do with one another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from enum import StrEnum

from halfhour.domain.keep_in_touch import DORMANT

RECENT = timedelta(days=120)
"""A contact within so long is fresh in both minds (our own default)."""
WITHIN_REACH = timedelta(days=365)
"""After a year without a word one says again who one is (our own default)."""
ALIKE = 0.78
"""How alike the letters of two names must be for one to be asked about (our own default)."""


class Standing(StrEnum):
    """How somebody belongs to a place; in this order."""

    NOW = "now"
    FORMERLY = "formerly"
    STUDIES = "studies"
    STUDIED = "studied"
    FIELD = "field"


class Warmth(StrEnum):
    """How long ago the last real contact was; in this order."""

    RECENT = "recent"
    YEAR = "year"
    COOL = "cool"
    DORMANT = "dormant"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Belonging:
    """One tie of a person to a place; `sort` is that of the place: organization, school or field."""

    person: str
    sort: str
    is_over: bool = False
    title: str = ""


def last_real_contact(touches: Iterable[tuple[date, bool]], today: date) -> date | None:
    """The latest day on which both had to do with one another, of (day, whether it was real); what lies ahead is not yet a contact."""
    return max((on for on, is_real in touches if is_real and on <= today), default=None)


def warmth_of(last: date | None, today: date) -> Warmth:
    """How warm a tie still is, by its last real contact alone."""
    if last is None:
        return Warmth.NEVER
    silent = today - last
    if silent >= DORMANT:
        return Warmth.DORMANT
    if silent > WITHIN_REACH:
        return Warmth.COOL
    return Warmth.YEAR if silent > RECENT else Warmth.RECENT


def standing_of(belonging: Belonging) -> Standing:
    """How somebody belongs to a place of this sort."""
    if belonging.sort == "field":
        return Standing.FIELD
    if belonging.sort == "school":
        return Standing.STUDIED if belonging.is_over else Standing.STUDIES
    return Standing.FORMERLY if belonging.is_over else Standing.NOW


def known_there(
    belongings: Iterable[Belonging], last: Mapping[str, date]
) -> tuple[tuple[Standing, tuple[Belonging, ...]], ...]:
    """Everybody at a place, once each, by standing; within it the latest contact first, those never talked with at the end.

    Who is there now is not told again as having been there before.
    """
    nearest: dict[str, tuple[Standing, Belonging]] = {}
    order = list(Standing)
    for each in belongings:
        standing = standing_of(each)
        before = nearest.get(each.person)
        if before is None or order.index(standing) < order.index(before[0]):
            nearest[each.person] = (standing, each)
    groups = []
    for standing in Standing:
        there = [each for found, each in nearest.values() if found is standing]
        there.sort(
            key=lambda each: (each.person not in last, -last[each.person].toordinal() if each.person in last else 0)
        )
        if there:
            groups.append((standing, tuple(there)))
    return tuple(groups)


def near_spellings(asked: str, names: Iterable[str], most: int = 5) -> tuple[str, ...]:
    """Names of which one may have been meant, the likest first; both as `domain.names` writes them. Never an answer, only a question.

    A name of whose words the asked one is a beginning counts as near, so that "tidal harbour" finds "tidal harbour works".
    """
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(asked)
    words = set(asked.split())
    found = []
    for name in names:
        if name == asked:
            continue
        if words and words <= set(name.split()):
            found.append((1.0, name))
            continue
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            found.append((matcher.ratio(), name))
    return tuple(name for _, name in sorted(found, key=lambda pair: (-pair[0], pair[1]))[:most])
