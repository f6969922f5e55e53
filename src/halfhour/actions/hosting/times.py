"""What a page offers at a moment: its terms, when the host is taken, and what is given already."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from halfhour.actions.calendars import busy, held
from halfhour.domain.hosting import Terms, times_open
from halfhour.domain.scheduling.hours import USUAL, read_week
from halfhour.domain.scheduling.spans import Span, merged
from halfhour.records.hosting import Booking, BookingPage
from halfhour.records.scheduling import Availability

MOST_PROPOSED = 5
"""Other times that a host proposes at once (our own default)."""
_MONTHS = timedelta(days=32)
_ROOM = timedelta(days=1)


def terms_of(page: BookingPage) -> Terms:
    """What the host gives on a page; their own working hours where the page has none."""
    hours = Availability.objects.present().filter(workspace=page.workspace_id).first()
    zone = ZoneInfo(page.zone)
    week = page.week or (hours.week if hours else None) or USUAL
    return Terms(
        hours=read_week(week, zone),
        lengths=tuple(page.lengths),
        notice=timedelta(hours=page.notice_hours),
        days_ahead=page.days_ahead,
        before=timedelta(minutes=page.before_minutes),
        after=timedelta(minutes=page.after_minutes),
        most_a_day=page.most_a_day,
        most_a_week=page.most_a_week,
        most_a_month=page.most_a_month,
        focus=read_week(hours.focus, zone) if hours and hours.focus else None,
        paused_since=page.paused_at,
        paused_until=page.paused_until,
    )


def busy_for(page: BookingPage, *, now: datetime, apart_from: Booking | None = None) -> tuple[Span, ...]:
    """When the host is taken by calendars and talks, as far ahead as the page goes. Asked before a transaction begins."""
    window = _around(page, now)
    conversation = apart_from.conversation if apart_from else None
    return busy(page.workspace, window, now=now, apart_from=conversation)


def held_for(page: BookingPage, *, now: datetime, apart_from: Booking | None = None) -> tuple[Span, ...]:
    """What takes the host's time and is only known here: times offered to others, half hours on other pages, times proposed."""
    return _held(page, _standing(page, now, apart_from), now)


def _held(page: BookingPage, rows: list[Any], now: datetime) -> tuple[Span, ...]:
    window = _around(page, now)
    elsewhere = [booking.as_span() for booking in rows if booking.page_id != page.pk]
    proposed = [span for booking in rows if booking.proposed for span in proposed_spans(booking)]
    return merged((*held(page.workspace, window, now=now), *elsewhere, *proposed))


def given_on(page: BookingPage, *, now: datetime, apart_from: Booking | None = None) -> tuple[Span, ...]:
    """Half hours that stand on this page in the months that it reaches, asked for or accepted; in order."""
    return _given(page, _standing(page, now, apart_from))


def _given(page: BookingPage, rows: list[Any]) -> tuple[Span, ...]:
    return tuple(booking.as_span() for booking in rows if booking.page_id == page.pk)


def times_of(
    page: BookingPage, minutes: int, *, now: datetime, apart_from: Booking | None = None
) -> tuple[datetime, ...]:
    """Moments at which a half hour may begin; a booking that is moved does not stand in its own way."""
    rows = _standing(page, now, apart_from)
    taken = (*busy_for(page, now=now, apart_from=apart_from), *_held(page, rows, now))
    return times_open(terms_of(page), minutes, busy=taken, given=_given(page, rows), now=now)


def proposed_spans(booking: Booking) -> tuple[Span, ...]:
    """The times that the host proposes instead, in order."""
    length = timedelta(minutes=booking.minutes)
    starts = sorted(datetime.fromisoformat(moment).astimezone(UTC) for moment in booking.proposed)
    return tuple(Span(start, start + length) for start in starts)


def _around(page: BookingPage, now: datetime) -> Span:
    """All that the page reaches, with the room that a half hour needs on both sides."""
    return Span(now - _ROOM, now + timedelta(days=page.days_ahead + 1) + _ROOM)


def _standing(page: BookingPage, now: datetime, apart_from: Booking | None) -> list[Any]:
    """Half hours of the host that stand on any page, from the beginning of this month on."""
    rows = Booking.objects.standing().filter(workspace=page.workspace_id, start__gte=now - _MONTHS)
    if apart_from is not None:
        rows = rows.exclude(pk=apart_from.pk)
    return list(rows.only("page_id", "start", "minutes", "proposed"))
