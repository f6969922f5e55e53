"""The room between two hours that are told, where it is offered: "I teach 9 to 11 and 1 to 3 on Monday. In between is fine."."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from halfhour.domain.scheduling.words.heard import SURE, Heard
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Clock, Time
from halfhour.domain.scheduling.words.thereafter import OVER

TWO = 2
TOLD = Heard(tells=SURE)
AND = Item("link", 0, 0, "and")
LONGEST = 6
"""Words of the longest name of such a room: "in the gap between the two"."""
NAMES = frozenset(
    f"{lead}{which}" for lead in ("between ", "in between ", "anything between ", "the gap between ", "in the gap between ")
    for which in ("them", "those", "these", "the two", "those two", "these two")
) | {"in between", "in the middle", "in the gap", "in that gap", "in that window", "in the hour between", "the hour between"}  # fmt: skip
BEGINS = OVER | {"open", "opens", "arrive", "arrives", "arrival", "land", "lands", "landing", "docks"}
"""Words of what is over, or begins to be free, at an hour; of a lesson "at 9" nobody knows when it ends."""


def with_room_between(items: Sequence[Item]) -> list[Item]:
    """The items, with the words for such rooms as the hours from the end of each to the beginning of the next, which are told."""
    found = list(items)
    for place in range(len(found)):
        end = _name_ends(found, place)
        hours = _hours_around(found, place, end) if end and _is_offered(found, place, end) else []
        if end and hours:
            rooms = [_room(found[one], found[other]) for one, other in pairwise(hours)]
            named = [
                Item("time", found[place].start, found[end - 1].end, room, heard=Heard(settles=SURE)) for room in rooms
            ]
            joined = [each for room in named for each in (AND, room)][1:]
            told = [replace(item, heard=TOLD) if number in hours else item for number, item in enumerate(found[:place])]
            return [*told, *joined, *found[end:]]
    return found


def _name_ends(items: Sequence[Item], place: int) -> int | None:
    """Where a name of the room ends that begins at a place: "in between", "between the two"."""
    for end in range(min(place + LONGEST, len(items)), place, -1):
        said = " ".join(_word(item) for item in items[place:end])
        if said in NAMES:
            return end
    return None


def _word(item: Item) -> str:
    return item.word or str(item.kinds.get("turns") or item.value or "")


def _is_offered(items: Sequence[Item], place: int, end: int) -> bool:
    """Whether its sentence offers or names a day that sounds offered, and no hour behind it does."""
    begins = next((each + 1 for each in range(place - 1, -1, -1) if items[each].kind == "stop"), 0)
    stops = next((each for each in range(end, len(items)) if items[each].kind == "stop"), len(items))
    sentence = items[begins:stops]
    cued = any(item.kind in ("offers", "reason") or "bids" in item.kinds for item in sentence)
    named = any(item.kind == "day" and item.heard.is_likely for item in sentence)
    later = any(isinstance(item.value, Time) and item.value.first and item.heard.is_rather for item in items[end:])
    return (cued or named) and not later and not any(item.kind in ("refuses", "not") for item in items[begins:place])


def _hours_around(items: Sequence[Item], place: int, end: int) -> list[int]:
    """The places of the hours around such rooms: spans that are told, or two hours of which the first says when something is over."""
    hours = [each for each in range(place) if isinstance(items[each].value, Time) and _clock(items[each], 0)]
    spans = [each for each in hours if items[each].value.kind == "between"]  # type: ignore[attr-defined]
    if len(spans) < TWO:
        spans = hours[-TWO:] if len(hours) == TWO or _goes_on_until(items, hours) else []
    told = bool(spans) and (_calls_a_gap(items[place:end]) or all(items[each].heard.agrees for each in spans))
    if not told or any(item.kind == "length" for item in items[spans[0] : spans[-1]]):
        return []
    over = items[spans[0]].value.kind in ("between", "before") or _is_over(items, spans[0])  # type: ignore[attr-defined]
    return spans if over else []


def _calls_a_gap(name: Sequence[Item]) -> bool:
    """Whether a name says that something else is around it: "the gap between the two"."""
    return any(_word(item) in ("gap", "hour") for item in name)


def _room(one: Item, other: Item) -> Time:
    """From the end of an hour to the beginning of the next."""
    begins, ends = _clock(one, -1), _clock(other, 0)
    return Time("between", replace(begins, zone=None) if begins else None, ends)


def _goes_on_until(items: Sequence[Item], hours: Sequence[int]) -> bool:
    """Whether three hours are of two things: "the review is at 10 and goes on till 12, then rounds at 2"."""
    kinds = [items[each].value.kind for each in hours]  # type: ignore[attr-defined]
    return (
        len(kinds) == TWO + 1
        and kinds[:TWO] in (["at", "before"], ["after", "before"])
        and kinds[-1] in ("at", "between")
    )


def _clock(item: Item, edge: int) -> Clock | None:
    """The first clock of an hour, or its last."""
    time = item.value
    if not isinstance(time, Time) or time.kind == "part":
        return None
    return (time.first, time.last or time.first)[edge]


def _is_over(items: Sequence[Item], place: int) -> bool:
    """Whether words before an hour say that something is over then, or that somebody is there from then on."""
    begins = next((each + 1 for each in range(place - 1, -1, -1) if items[each].kind in ("stop", "sign")), 0)
    return any(BEGINS & {*items[each].word.split(" ")} for each in range(begins, place))
