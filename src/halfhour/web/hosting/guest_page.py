"""What the public pages show, and how guests find their own."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from halfhour.actions.hosting import given_on, terms_of, times_of
from halfhour.actions.hosting.times import proposed_spans
from halfhour.domain.hosting import Cue, allowance, answer_by, cue_at, erase_after, is_paused
from halfhour.formats.feed import Entry
from halfhour.records.hosting import Booking, BookingPage
from halfhour.web.hosting.clocks import both, shown, span_on, time_of
from halfhour.web.shared.zones import zone_choices

_SELECTED = SafeString(" selected")


def page_at(key: str) -> BookingPage:
    """The page under a secret address; anything else is not found."""
    found: BookingPage | None = BookingPage.objects.present().select_related("workspace").filter(key=key).first()
    if found is None:
        raise Http404
    return found


def booking_at(key: str, booking_key: str) -> Booking:
    """The half hour under the guest's own address: both secrets must belong together, and the page must still be there."""
    rows = Booking.objects.present().filter(page_key=key, key=booking_key, page__removed_at=None, erased_at=None)
    found: Booking | None = rows.select_related("page__workspace", "workspace", "meeting", "conversation").first()
    if found is None:
        raise Http404
    return found


def times_page(page: BookingPage, given: Any, *, now: datetime, booking: Booking | None = None) -> dict[str, Any]:
    """Times to choose on the guest's clock; for a booking that is moved those of its own length."""
    zones = dict(zone_choices(page.zone))
    zone = booking.guest_zone if booking else given.get("zone", "")
    is_told = zone in zones or booking is not None
    zone = zone if is_told else page.zone
    minutes = booking.minutes if booking else _length(page, given.get("minutes", ""))
    times = times_of(page, minutes, now=now, apart_from=booking)
    return {
        "page": page,
        "booking": booking,
        "zones": _zone_choices(page.zone, zone),
        "zone": zone,
        "is_told": is_told,
        "minutes": minutes,
        "shown": shown(times, zone, page.zone, since=_day(given.get("from", "")), now=now),
        "is_first": _day(given.get("from", "")) is None,
        "is_other_clock": _ahead(now, zone) != _ahead(now, page.zone),
        **({} if times else _why_none(page, now)),
    }


def half_hour_page(booking: Booking, *, now: datetime) -> dict[str, Any]:
    """How it stands, on both clocks."""
    page, zone = booking.page, booking.guest_zone
    host_zone = ZoneInfo(page.zone)
    cue = cue_at(booking.as_span(), now)
    return {
        "booking": booking,
        "page": page,
        "when": span_on(booking.start, booking.minutes, zone),
        "when_there": span_on(booking.start, booking.minutes, page.zone)
        if _ahead(booking.start, zone) != _ahead(booking.start, page.zone)
        else "",
        "moved_from": both(booking.moved_from, zone, page.zone) if booking.moved_from else "",
        "answer_by": answer_by(booking.asked_at, page.answer_days, host_zone),
        "erased_on": erase_after(booking.start, booking.asked_at, page.keep_days, host_zone),
        "proposed": [time_of(span.start, zone, page.zone) for span in proposed_spans(booking) if span.start > now],
        "is_ahead": cue is Cue.AHEAD,
        "is_over": cue is not Cue.AHEAD,
        "was_held": bool(booking.accepted_at and booking.is_standing and cue is not Cue.AHEAD),
        "is_gone_by": booking.is_waiting and cue is not Cue.AHEAD,
    }


def entry_of(booking: Booking, *, now: datetime) -> Entry:
    """A half hour that stands, as calendars take it: under the same UID as its invitation, so that it is there once."""
    if not booking.accepted_at or booking.meeting is None:
        raise Http404
    meeting, page = booking.meeting, booking.page
    return Entry(
        meeting.uid,
        now,
        f"{page.host_name} and {booking.guest_name}",
        booking.start,
        booking.minutes,
        place=meeting.place,
        link=meeting.link,
        sequence=meeting.sequence,
        is_cancelled=not booking.is_standing,
        alarm_minutes=15,
    )


def _zone_choices(also: str, chosen: str) -> SafeString:
    """All zones as the choices of a field."""
    return format_html_join("", "{}", ((_zone_choice(*each, each[0] == chosen),) for each in zone_choices(also)))


@cache
def _zone_choice(name: str, words: str, is_chosen: bool) -> SafeString:
    """One of them, made once: there are hundreds, and they never change."""
    return format_html('<option value="{}"{}>{}</option>', name, _SELECTED if is_chosen else "", words)


def _why_none(page: BookingPage, now: datetime) -> dict[str, Any]:
    """Nothing can be had: paused until a day, this month given, or nothing free as far ahead as the page goes."""
    terms = terms_of(page)
    if is_paused(terms, now):
        return {"is_paused": True}
    today = now.astimezone(ZoneInfo(page.zone)).date()
    month = allowance(terms, given_on(page, now=now), today)
    following = (month.month + timedelta(days=31)).replace(day=1)
    return {"is_full": month.is_full, "again_on": following}


def _length(page: BookingPage, told: str) -> int:
    wished = int(told) if told.isdecimal() and len(told) < 4 else 0
    lengths: list[int] = page.lengths
    return wished if wished in lengths else lengths[-1]


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def _ahead(moment: datetime, zone: str) -> timedelta | None:
    return moment.astimezone(ZoneInfo(zone)).utcoffset()
