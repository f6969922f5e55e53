"""Calendars typed out, each entry under its day: "Wed 6: blocked. Thu 7: free 3 to 4. Fri 8: blocked till 5, then a farewell."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Clock, Dated, Time, Weekday
from halfhour.domain.scheduling.words.recalls import Said

WEEK = 7
FORTNIGHT = 14
"""Days within which one entry follows another (our own default)."""
ENTRIES = 3
"""Days under which somebody writes what each holds (our own default)."""
HEADS = (":", "-")
"""Signs between a day and what it holds."""


def with_numbers_of_days(found: list[Item]) -> list[Item]:
    """The items, figures behind names of days as their dates where several entries are headed so, and count on as the names do."""
    heads = [place for place in range(len(found) - 2) if _is_head(found, place)]
    numbers = [_numbered(found, place) for place in heads]
    timed = sum(isinstance(item.value, Time) for item in found) > len(heads)
    if len(heads) < ENTRIES - 1 or not timed or not all(_counts_on(*each) for each in pairwise(numbers)):
        return found
    named = {place: day for place, day in zip(heads, numbers, strict=True) if isinstance(found[place].value, Weekday)}
    dated = ((place, _dated(found, place, named)) for place in range(len(found)) if place - 1 not in named)
    return [item for _, item in dated]


def _is_head(found: Sequence[Item], place: int) -> bool:
    """Whether an entry begins here, with the name of a day and a figure; more than a list of hours follows."""
    if place and found[place - 1].kind != "stop":
        return False
    name, figure, behind = found[place : place + 3]
    if isinstance(name.value, Dated):
        return name.value.weekday is not None and name.value.month is None and _leads_on(figure)
    match name.value, figure.value:
        case Weekday(which="", weeks=0), Time(kind="at", first=Clock(minute=0, half="" | "24", zone=None, hour=hour)):
            alone = figure.end - figure.start == len(str(hour)) and figure.start - name.end == 1
            return alone and _leads_on(behind)
    return False


def _leads_on(item: Item) -> bool:
    """Whether it says, or leads to, what a day holds."""
    return item.value in HEADS or item.kind in ("offers", "refuses", "word", "aside")


def _numbered(found: Sequence[Item], place: int) -> Dated:
    """The day at the head of an entry, with its number."""
    name, figure = found[place].value, found[place + 1].value
    if isinstance(name, Weekday) and isinstance(figure, Time) and figure.first:
        return Dated(figure.first.hour, weekday=name.number)
    return found[place].value  # type: ignore[return-value]


def _counts_on(one: Dated, other: Dated) -> bool:
    """Whether the numbers of two days lie as far apart as their names do."""
    apart = other.day - one.day
    return 0 < apart <= FORTNIGHT and (apart - (other.weekday or 0) + (one.weekday or 0)) % WEEK == 0


def _dated(found: Sequence[Item], place: int, named: dict[int, Dated]) -> Item:
    if place not in named:
        return found[place]
    return replace(found[place], end=found[place + 1].end, value=named[place])


def without_what_fills_days(said: Sequence[Said]) -> None:
    """Puts aside what days hold under which no room is offered, where others in the same calendar offer some."""
    entries = list(_entries(said))
    if len(entries) < ENTRIES or not any(map(_offers_room, entries)):
        return
    for entry in entries:
        if not any(map(_offers, entry)) and _is_filled(entry):
            for clause in entry:
                clause.parts = [_put_aside(part, clause) for part in clause.parts]


def _entries(said: Sequence[Said]) -> Iterator[list[Clause]]:
    """The clauses of each entry, from its day on."""
    entry: list[Clause] = []
    for clause, segment in said:
        if not clause.joined and entry:
            yield entry
        words = [item for item in segment if item.kind != "stop"][:2]
        headed = [item.kind for item in words] == ["day", "sign"] and words[1].value in HEADS
        entry = [clause] if headed and not clause.joined else [*entry, clause] if entry and clause.joined else []
    if entry:
        yield entry


def _offers_room(entry: Sequence[Clause]) -> bool:
    """Whether hours are offered under a day."""
    return any(part.does == "offered" and part.item.kind == "time" for clause in entry for part in clause.parts)


def _offers(clause: Clause) -> bool:
    """Whether a word offers in it, or asks; "Mon: booked" takes nothing under the name of a day."""
    return clause.asks or any(item.kind == "offers" for item in clause.rest)


def _is_filled(entry: Sequence[Clause]) -> bool:
    """Whether words tell what a day holds, and no hour from which something else may be."""
    words = any(item.is_strange or item.kind in ("refuses", "back") for clause in entry for item in clause.rest)
    times = [part.item.value for clause in entry for part in clause.parts if isinstance(part.item.value, Time)]
    return words and all(time.kind in ("part", "before") for time in times)


def _put_aside(part: Part, clause: Clause) -> Part:
    refused = part.item.kind == "day" and clause.refuses
    return part if refused else replace(part, does="past")
