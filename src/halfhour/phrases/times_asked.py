"""Questions about times in words, and times in words: "Fri 4 Dec 2026, 15:00 to 17:00"."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from functools import cache
from importlib.resources import files

from halfhour.domain.scheduling.words.values import About, Question, Slot

SHOWN = 3
"""Slots of a reading that are named (our own default)."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONG_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")  # fmt: skip


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Questions by what they are about, and words for readings."""
    return tomllib.loads((files(__name__.rpartition(".")[0]) / "times_asked.toml").read_text(encoding="utf-8"))


def question_in_words(question: Question) -> str:
    """The question as one would ask it; several doubts in one breath."""
    return " ".join(words()["asks"][_key(about, question)] for about in (question.about or (About.DAY,))[:3])


def _key(about: About, question: Question) -> str:
    """How a question is called; where several times may be meant, and none of them may be no time at all, it is which."""
    times = [reading.slots for reading in question.readings]
    return "either" if about == About.MEANT and len(times) > 1 and all(times) else about


def slots_in_words(slots: Sequence[Slot], zones: Sequence[tzinfo]) -> str:
    """The first slots of a reading, on the clocks of one zone or two."""
    if not slots:
        return words()["says"]["none"]
    shown = "; ".join(slot_in_words(slot, zones) for slot in slots[:SHOWN])
    return f"{shown}; {words()['says']['more'].format(count=len(slots) - SHOWN)}" if len(slots) > SHOWN else shown


def slot_in_words(slot: Slot, zones: Sequence[tzinfo]) -> str:
    """A slot on one clock, and in brackets on the second where that shows another time."""
    mine = span_in_words(slot, zones[0])
    if len(zones) < 2 or slot.start.astimezone(zones[0]).utcoffset() == slot.start.astimezone(zones[1]).utcoffset():
        return f"{mine} ({place(zones[0])})" if zones else mine
    return f"{mine} ({place(zones[0])}) = {span_in_words(slot, zones[1])} ({place(zones[1])})"


def span_in_words(slot: Slot, zone: tzinfo) -> str:
    """Day and clock of a slot in one zone; the day again only where it ends on another."""
    start, end = slot.start.astimezone(zone), slot.end.astimezone(zone)
    begins = f"{day_in_words(start)}, {start:%H:%M}"
    if start == end:
        return begins
    return f"{begins} to {end:%H:%M}" if start.date() == end.date() else f"{begins} to {day_in_words(end)}, {end:%H:%M}"


def day_in_words(moment: datetime) -> str:
    """A day with its weekday and year: Fri 4 Dec 2026."""
    return f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def place(zone: tzinfo) -> str:
    """A zone as people call it: "New York"."""
    return str(zone).rpartition("/")[2].replace("_", " ")


def agreeing(slot: Slot, theirs: tzinfo, mine: tzinfo) -> str:
    """A sentence that takes one time, to begin an answer with; on their clock first."""
    first, second = _said(slot.start, theirs), _said(slot.start, mine)
    same = slot.start.astimezone(theirs).utcoffset() == slot.start.astimezone(mine).utcoffset()
    return words()["answer"]["one"].format(time=first if same else f"{first}, which is {second},")


def _said(moment: datetime, zone: tzinfo) -> str:
    there = moment.astimezone(zone)
    return f"{LONG_DAYS[there.weekday()]} {there.day} {LONG_MONTHS[there.month - 1]} at {there:%H:%M} in {place(zone)}"


def asking_back(question: Question, theirs: tzinfo, mine: tzinfo) -> str:
    """A sentence that asks the question, with up to four readings to choose from; on both clocks."""
    asks = words()["polite"][_key((question.about or (About.DAY,))[0], question)]
    readings = [reading.slots for reading in question.readings if reading.slots][:4]
    if not asks.endswith(":") or len(readings) < 2:
        return words()["answer"]["plain"].format(asks=asks.replace(":", "?"))
    zones = list(dict.fromkeys((theirs, mine)))
    differ = len({slots[0] for slots in readings}) == len(readings)
    named = list(dict.fromkeys(slots_in_words(slots[:1] if differ else slots, zones) for slots in readings))
    return words()["answer"]["question"].format(asks=asks, readings=", or ".join(named))
