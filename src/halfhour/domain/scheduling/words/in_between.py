"""The room between two hours that are told, where it is offered: "I teach 9 to 11 and 1 to 3 on Monday. In between is fine."."""

from collections.abc import Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.heard import SURE, Heard
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Clock, Time
from halfhour.domain.scheduling.words.thereafter import OVER

TWO = 2
LONGEST = 4
"""Words of the longest name of such a room: "the hours in between"."""
NAMES = frozenset(
    [
        "in between", "in the middle", "in the gap", "in that gap", "between them", "between those", "between these",
        "between the two", "in between them", "in between those", "in between the two", "in that window",
    ]
)  # fmt: skip
BEGINS = OVER | {"open", "opens", "arrive", "arrives", "arrival", "land", "lands", "landing", "docks"}
"""Words of what is over, or begins to be free, at an hour; of a lesson "at 9" nobody knows when it ends."""


def with_room_between(items: Sequence[Item]) -> list[Item]:
    """The items, with the words for such a room as the hours from the end of the first to the beginning of the second."""
    found = list(items)
    for place in range(len(found)):
        end = _name_ends(found, place)
        if end and _is_offered(found, place, end) and (room := _room(found, place)):
            time = Item("time", found[place].start, found[end - 1].end, room, heard=Heard(settles=SURE))
            return [*found[:place], time, *found[end:]]
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


def _room(items: Sequence[Item], place: int) -> Time | None:
    """From the end of the first to the beginning of the second of two hours that are told, and the only ones before."""
    hours = [each for each in range(place) if isinstance(items[each].value, Time) and _clock(items[each], 0)]
    told = all(items[each].heard.agrees for each in hours)
    if len(hours) != TWO or not told or any(item.kind == "length" for item in items[hours[0] : hours[1]]):
        return None
    first, second = (items[each] for each in hours)
    is_end = first.value.kind == "between" or _is_over(items, hours[0])  # type: ignore[attr-defined]
    begins, ends = _clock(first, -1), _clock(second, 0)
    return Time("between", replace(begins, zone=None), ends) if is_end and begins and ends else None


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
