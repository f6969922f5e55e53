"""When all are free: hours of each, without what is taken, with the room that a talk needs before and after it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from halfhour.domain.scheduling.hours import Week, open_hours, whole_days
from halfhour.domain.scheduling.spans import Span, at_least, clipped, intersection, minus, padded

_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Diary:
    """What one person's time looks like.

    `busy` is what calendars say; `talks` are those agreed or offered already, which take time too and count towards `most_a_day`.
    `before` and `after` are the room that this person needs around a new talk: the way there and back, time to dress.
    `focus` are hours kept free each week.
    """

    hours: Week
    busy: tuple[Span, ...] = ()
    talks: tuple[Span, ...] = ()
    focus: Week | None = None
    before: timedelta = _NOTHING
    after: timedelta = _NOTHING
    most_a_day: int | None = None


def free_times(window: Span, diaries: Iterable[Diary], *, shortest: timedelta) -> tuple[Span, ...]:
    """The stretches in which a talk of at least that length may lie, in order and as long as they go; empty when there is none."""
    free: tuple[Span, ...] = (window,)
    for diary in diaries:
        free = minus(intersection(free, open_hours(diary.hours, window)), _taken(diary, window))
    return at_least(free, shortest)


def full_days(diary: Diary) -> tuple[Span, ...]:
    """Days, as the person's calendar counts them, on which there are as many talks as suffice."""
    if diary.most_a_day is None:
        return ()
    zone = diary.hours.zone
    talks = Counter(talk.start.astimezone(zone).date() for talk in diary.talks)
    full = sorted(day for day, number in talks.items() if number >= diary.most_a_day)
    return tuple(whole_days(zone, day, day + timedelta(days=1)) for day in full)


def _taken(diary: Diary, window: Span) -> Iterator[Span]:
    # A talk must end `after` before the next thing begins, and begin `before` after the last one has ended.
    room = window.padded(diary.before, diary.after)
    yield from padded(clipped((*diary.busy, *diary.talks), room), before=diary.after, after=diary.before)
    yield from full_days(diary)
    if diary.focus:
        yield from open_hours(diary.focus, window)
