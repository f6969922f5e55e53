"""Cuts of a sentence behind its times: before a reason, before what is over by then, and before what rules out only another time."""

from collections.abc import Iterator, Sequence

from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Time
from halfhour.domain.scheduling.words.seams import is_seam

STATES = ("i'm", "im ", "i am", "we're", "we are", "i have to be", "i've to be")
"""Beginnings of what somebody says of where or how they are."""


def before_reason(segment: list[Item]) -> Iterator[list[Item]]:
    """Cuts before what is over by then, what rules out another time, or what fills the time: "not before 11, I'm teaching until then"."""
    seams = [place for place, item in enumerate(segment) if place and (is_seam(item) or item.word == "as")]
    over = (place for place in seams if is_seam(segment[place]) and _is_when_over(segment, place))
    then = (place for place in seams if is_seam(segment[place]) and _refuses_then(segment, place))
    cut = next((place for ways in (over, then) for place in ways), None)
    filled = next((place for place in seams if _fills_until_then(segment[place:])), None)
    cut = filled if cut is None and filled and _bounds_alone(segment[:filled]) else cut
    if cut is None:
        yield segment
    else:
        yield segment[:cut]
        yield segment[cut:]


def _is_when_over(segment: Sequence[Item], place: int) -> bool:
    """Whether a seam leads to what is over by the time that was offered: "quarter past five, once I'm out of the lab"."""
    head, tail = segment[:place], segment[place + 1 :]
    words = [item.word for item in tail[:3]]
    leads = words[:1] in (["once"], ["when"], ["now"]) or words[::2] == ["as", "as"]
    timed = any(item.is_timed for item in head) and not any(item.kind == "refuses" for item in head)
    return leads and timed and not any(item.is_timed for item in tail)


def _refuses_then(segment: Sequence[Item], place: int) -> bool:
    """Whether a seam behind a time leads to what rules out another: "10am, after that I'm slammed", "not before 1, and I'm gone at 3"."""
    head, tail = segment[:place], [item for item in segment[place:] if not is_seam(item)]
    timed = [item for item in tail if item.is_timed]
    if not any(item.kind == "time" for item in head) or any(item.kind == "refuses" for item in head):
        return False
    refuses = any(item.kind == "refuses" for item in tail)
    if refuses and not timed and bool(tail) and (tail[0].word == "then" or tail[0].value == "then"):
        return True
    own = " ".join(item.word for item in tail[:2]).startswith(STATES)
    return refuses and own and len(timed) == 1 and _bounds_alone(head)


def _fills_until_then(tail: Sequence[Item]) -> bool:
    """Whether it says what somebody does until the hour that was said."""
    then = any(item.kind == "unclear" and item.value == "then" for item in tail)
    return then and any(item.kind == "refuses" for item in tail) and not any(item.is_timed for item in tail)


def _bounds_alone(head: Sequence[Item]) -> bool:
    """Whether it says from which hour on something may be, and rules nothing else out."""
    after = any(isinstance(item.value, Time) and item.value.kind == "after" for item in head)
    return after and not any(item.kind == "refuses" for item in head)
