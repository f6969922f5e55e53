"""Hours that lean on one that was said before: "from then till 4", "any time up to then"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from halfhour.domain.scheduling.words.clocks import clock_at
from halfhour.domain.scheduling.words.days import UNTIL
from halfhour.domain.scheduling.words.heard import SURE, Heard
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.looking import Pieces, link
from halfhour.domain.scheduling.words.nodes import Clock, Time

THEN = ("then", "there")
FROM = ("from", "any time from", "anytime from", "anything from")
"""Words that begin with an hour which was said, with "then" behind them."""
BETWEEN = ("between", "anything between", "any time between", "anytime between")
UP_TO = (*UNTIL, "up to", "up until", "before", "any time before", "anytime before", "anything before")
"""Words that end at such an hour."""
UP_TO_THEN = ("until then", "till then", "before then", "before that")
FREE = frozenset("free available open clear yours anything".split())
"""Words behind which an hour bounds what is offered."""
LEANS = {"leans": True}
OFFERED = Heard(settles=SURE)


def with_leaning_ends(items: Iterable[Item]) -> list[Item]:
    """The items, the ends that lean on an hour as offered, whatever the hour that they lean on sounds like."""
    return [replace(item, heard=OFFERED) if "leans" in item.kinds else item for item in items]


def leaning_at(pieces: Pieces, at: int, before: Sequence[Item]) -> tuple[Time, int] | None:
    """The hours that lean on one before and begin at a place, and where they end."""
    return _from_then_at(pieces, at, before) or _until_then_at(pieces, at, before)


def _from_then_at(pieces: Pieces, at: int, before: Sequence[Item]) -> tuple[Time, int] | None:
    """A span that begins with the hour that was said, or at the end of one: "not before 10, but from then till 1"."""
    said = next((item.value for item in reversed(before) if isinstance(item.value, Time)), None)
    points = pieces[at].text in (*FROM, *BETWEEN) and at + 1 < len(pieces) and pieces[at + 1].text in THEN
    start = at + 2 if points else at + 1
    if said is None or not said.first or not (points or pieces[at].text == "from then on"):
        return None
    if link(pieces, start) != ("and" if pieces[at].text in BETWEEN else "to"):
        return None
    start += 1
    while link(pieces, start) == "at":
        start += 1
    last = clock_at(pieces, start, licensed=True)
    return (Time("between", said.last or said.first, last[0]), last[1]) if last else None


def _until_then_at(pieces: Pieces, at: int, before: Sequence[Item]) -> tuple[Time, int] | None:
    """The end of what is free, at the hour that was told: "I leave at 3, so any time from 1 up to then"; no farewell is one."""
    if pieces[at].text in UP_TO_THEN:
        end = at + 1
    elif pieces[at].text in UP_TO and at + 1 < len(pieces) and pieces[at + 1].text == "then":
        end = at + 2
    else:
        return None
    sentence = list(takewhile(lambda item: item.kind not in ("stop", "sign"), reversed(before)))
    begins = next((item for item in sentence if item.kind != "link" or _is_free(item)), None)
    free = pieces[at].text.startswith("any") or (begins is not None and _is_free(begins))
    if not free or any(item.kind in ("not", "refuses") for item in sentence):
        return None  # "not free until then"
    anchor = _hour_told(before)
    return (Time("before", anchor), end) if anchor else None


def _is_free(item: Item) -> bool:
    """Whether it is a time that has begun, or a word for what is free: "from 1", "any time", "open"."""
    time = item.value
    if isinstance(time, Time):
        return time.kind == "after" or time.part == "day"
    return bool(FREE & {*item.word.split(" ")})


def _hour_told(before: Sequence[Item]) -> Clock | None:
    """The last hour that was said, where a span begins; no beginning of what is free."""
    times = (item.value for item in reversed(before) if isinstance(item.value, Time))
    return next((time.first for time in times if time.first and time.kind != "after"), None)
