"""The day or week that was spoken of before, to which "that day", "the week after" and "the Friday after" point."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import takewhile

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.nodes import (
    Ahead,
    Dated,
    DateFigures,
    Day,
    From,
    Later,
    SameDay,
    Stretch,
    Weekday,
)
from halfhour.domain.scheduling.words.numbered import numbered_date
from halfhour.domain.scheduling.words.scene import Scene

QUOTES = (
    "said",
    "mentioned",
    "wrote",
    "told",
    "tell",
    "say",
    "says",
    "mention",
    "asked",
    "offered",
    "suggested",
    "proposed",
)
"""Words of one who repeats what the reader has told."""


def after_week(part: Part, week: Stretch | None, day: Day | None = None) -> Part:
    """ "The week after" is the one after the week, or the week of the date, that was spoken of."""
    value = part.item.value
    if isinstance(value, Stretch) and value.which == "that" and value.unit == "week" and week is not None:
        return replace(part, item=replace(part.item, value=week))
    if isinstance(value, Stretch) and value.which == "following" and week is not None:
        return replace(
            part, item=replace(part.item, value=replace(value, which="after_next" if week.which == "next" else "next"))
        )
    dated = isinstance(day, Dated | DateFigures)
    if dated and isinstance(value, Stretch) and (value.unit, value.which, value.of) == ("week", "following", None):
        return replace(part, item=replace(part.item, value=replace(value, of=day)))  # "… closes 10/31. The week after"
    return part


def mentioned_day(clause: Clause, before: Day | None) -> Day | None:
    """The last single day that was spoken of, whatever was said of it; a day that the reader told of is no past one."""
    parts = clause.parts
    hours = any(part.does == "refused" and part.item.kind == "time" for part in parts)  # of that day an hour is refused
    quotes = any(
        word in QUOTES for item in clause.rest for word in item.word.split()
    )  # "you said you are free on Friday"
    gone = [*(["past"] if not quotes else []), *(["refused"] if not hours else [])]
    said = [part.item.value for part in parts if part.does not in gone]
    kept = [value.day if isinstance(value, From) else value for value in said]
    days = [day for day in kept if isinstance(day, Weekday | Dated | DateFigures | Ahead)]
    return days[-1] if days else before


def _ruled_out(part: Part, spoken: Sequence[Clause]) -> Day | None:
    """The day that was ruled out right before the one after it: "not tomorrow, day after at 12"."""
    said = [each.item for clause in spoken for each in clause.parts if each.item.end <= part.item.start]
    days = [item.value for item in said if isinstance(item.value, Ahead)] if isinstance(part.item.value, Later) else []
    return days[-1] if days else None


def _later(day: Later, part: Part, clause: Clause, spoken: Sequence[Clause]) -> Later:
    """The day after the one that was named, also where one before that stands between: "the day before and the day after"."""
    said = [each.item.value for each in clause.parts if each.item.end <= part.item.start]
    beside = said[-1].days if said and isinstance(said[-1], Later) else 0
    return Later(day.days - beside, of=_last_named(part, spoken))


def _last_named(part: Part, spoken: Sequence[Clause]) -> Day | None:
    """The day that was named last before the one after it, whatever was said of it: "we brand on the 9th, so the day after at 2"."""
    said = [each for clause in spoken for each in clause.parts if each.item.end <= part.item.start]
    days = [_day_in(each) for each in said if each.item.kind == "day" and each.does != "past"]
    return days[-1] if days and isinstance(days[-1], Weekday | Dated | DateFigures | Ahead) else None


def _day_told(part: Part, clause: Clause) -> Day | None:
    """The day of which the same clause tells before "that day": "we count the stock on the 9th and I'm no use that day"."""
    before = [each.item.value for each in clause.parts if each.act and each.item.end <= part.item.start]
    days = [day for day in before if isinstance(day, Weekday | Dated | DateFigures | Ahead)]
    return days[-1] if days and isinstance(part.item.value, SameDay) else None


def _day_beside(part: Part, clause: Clause) -> Day | None:
    """The day that the same clause names before "the same day", nearer than one of which an earlier one told."""
    before = [each for each in clause.parts if each.item.end <= part.item.start and each.item.kind == "day"]
    last = before[-1] if before and isinstance(part.item.value, SameDay) else None
    single = last is not None and isinstance(last.item.value, Weekday | Dated | DateFigures | Ahead)
    return last.item.day if last is not None and single and last.does == "offered" else None


def _date_of_name(part: Part, clause: Clause, spoken: Sequence[Clause]) -> Day | None:
    """The date that bore the name before and was told of, other days told since: "I land on Tuesday 3 December, it begins on Wednesday"."""
    name = part.item.value
    if not isinstance(name, Weekday) or name.which or name.weeks:
        return None
    if any(item.kind == "unclear" and item.value == "then" and item.start < part.item.start for item in clause.rest):
        return None  # "before that, Tuesday at 10?" is another Tuesday
    said = [each for clause in spoken for each in clause.parts if each.item.end <= part.item.start]
    days = [each for each in said if each.item.kind == "day" and each.does not in ("past", "refused")]
    since = list(takewhile(lambda each: getattr(_day_in(each), "weekday", None) != name.number, reversed(days)))
    turned = any(isinstance(each.item.value, Stretch) or _is_offered(each) for each in since)
    return None if turned or len(since) == len(days) else _day_in(days[-len(since) - 1])


def _is_behind_that(part: Part, clause: Clause) -> bool:
    """Whether "after that" leads to a bare name, which is then the one behind the date that was told of."""
    name = part.item.value
    bare = isinstance(name, Weekday) and not name.which and not name.weeks
    return bare and any("after" in item.kinds and item.start < part.item.start for item in clause.rest)


def _day_in(part: Part) -> Day:
    """The day that a part is, or from or until which it reaches."""
    return part.item.value.day if isinstance(part.item.value, From) else part.item.day


def _is_offered(part: Part) -> bool:
    return part.does == "offered" and part.act != "tells"


def that_day(part: Part, clause: Clause, spoken: Sequence[Clause], mentioned: Day | None) -> Part:
    """ "That day" is the day that was spoken of before, and "the Friday after" the next of its name."""
    day = _day_told(part, clause) or _day_beside(part, clause) or mentioned or _ruled_out(part, spoken)
    if isinstance(part.item.value, Later) and isinstance(day, Ahead):
        return replace(part, item=replace(part.item, value=Ahead(day.days + part.item.value.days)))
    if isinstance(part.item.value, Later):
        return replace(part, item=replace(part.item, value=_later(part.item.value, part, clause, spoken)))
    if isinstance(part.item.value, Weekday) and isinstance(day, Dated) and _is_behind_that(part, clause):
        return replace(part, item=replace(part.item, value=replace(part.item.value, which="following")))
    if isinstance(part.item.value, Weekday) and (dated := _date_of_name(part, clause, spoken)):
        return replace(part, item=replace(part.item, value=dated))
    if isinstance(part.item.value, Weekday) and isinstance(day, Weekday) and part.item.value.which == "following":
        same = day.number == part.item.value.number and day.which in ("", "this")
        return replace(part, item=replace(part.item, value=replace(day, weeks=day.weeks + 1))) if same else part
    if day is None or not isinstance(part.item.value, SameDay):
        return part
    return replace(part, item=replace(part.item, value=day))


def on_that_name(part: Part, clause: Clause, spoken: Sequence[Clause], scene: Scene) -> Part:
    """ "That Thursday", behind a date that was spoken of, is the one of that date or the next after it: "from the 30th: that Thursday"."""
    name = part.item.value
    if not isinstance(name, Weekday) or name.which or not _is_that(part, clause):
        return part
    said = [
        each.item for one in spoken for each in one.parts if each.item.end <= part.item.start and each.does != "past"
    ]
    bounds = [item.value.day if isinstance(item.value, From) else item.value for item in said if item.kind == "day"]
    if not bounds or not isinstance(bounds[-1], Dated):
        return part
    date_said = numbered_date(bounds[-1], scene)
    day = date_said + timedelta(days=(name.number - date_said.weekday()) % 7)
    return replace(part, item=replace(part.item, value=Dated(day.day, day.month, day.year, weekday=name.number)))


def _is_that(part: Part, clause: Clause) -> bool:
    """Whether "that" points to the day behind it, and does not lead to a sentence: "on that Thursday", not "I hope that Thursday works"."""
    before = [item for item in clause.rest if item.end <= part.item.start][-2:]
    leads = bool(before) and before[-1].word == "that" and part.item.start - before[-1].end == 1
    return leads and (
        len(before) == 1 or before[0].kind == "sign" or before[0].word in ("on", "or", "and", "for", "so")
    )
