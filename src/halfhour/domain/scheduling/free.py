"""When all are free: hours of each, without what is taken, with the room that a talk needs before and after it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from halfhour.domain.scheduling.hours import Week, open_hours, whole_days
from halfhour.domain.scheduling.spans import Span, at_least, clipped, intersection, minus, padded

_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Visit:
    """A talk elsewhere, with the room that lies between it and another one because of the way."""

    span: Span
    before: timedelta
    """Between the end of another talk and its beginning."""
    after: timedelta
    """Between its end and the beginning of another."""


@dataclass(frozen=True, slots=True)
class Diary:
    """What one person's time looks like.

    `busy` is what calendars say; `talks` are those agreed or offered already, which take time too and count towards `most_a_day`.
    `before` and `after` are the room that this person needs around a new talk: the way there and back, time to dress.
    `visits` are talks whose room is one of their own; they count as the others do, and stand neither in `busy` nor in `talks`.
    `focus` are hours kept free each week.
    """

    hours: Week
    busy: tuple[Span, ...] = ()
    talks: tuple[Span, ...] = ()
    focus: Week | None = None
    before: timedelta = _NOTHING
    after: timedelta = _NOTHING
    most_a_day: int | None = None
    visits: tuple[Visit, ...] = ()

    @property
    def all_talks(self) -> tuple[Span, ...]:
        """Those with the usual room and those elsewhere."""
        return (*self.talks, *(visit.span for visit in self.visits))


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
    talks = Counter(talk.start.astimezone(zone).date() for talk in diary.all_talks)
    full = sorted(day for day, number in talks.items() if number >= diary.most_a_day)
    return tuple(whole_days(zone, day, day + timedelta(days=1)) for day in full)


def _taken(diary: Diary, window: Span) -> Iterator[Span]:
    # A talk must end `after` before the next thing begins, and begin `before` after the last one has ended.
    room = window.padded(diary.before, diary.after)
    yield from padded(clipped((*diary.busy, *diary.talks), room), before=diary.after, after=diary.before)
    for visit in diary.visits:
        # A way across a country may reach out of any window: only times within it are asked about.
        yield from clipped((visit.span.padded(visit.before, visit.after),), window)
    yield from full_days(diary)
    if diary.focus:
        yield from open_hours(diary.focus, window)
