"""What the host's side shows, in a number of questions that does not grow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse

from halfhour.actions.hosting import terms_of
from halfhour.domain.addresses import plain_address
from halfhour.domain.hosting import Allowance, Change, Cue, allowance, answer_by, cue_at
from halfhour.records.accounts import Workspace
from halfhour.records.hosting import Booking, BookingPage
from halfhour.records.people import Address, Person
from halfhour.web.hosting.clocks import both, span_on
from halfhour.web.shared.guests import LOOPBACK

ON_A_PAGE = 25
NOTES_SHOWN = 5
MOST_MARKS = 24
"""Marks that a month shows; beyond, the number tells (our own default)."""
LATELY = timedelta(days=14)
"""How long ago a half hour was of which one may still note that nobody came (our own default)."""


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks: when on both clocks, how long the answer may still take, and who they are where they are known."""

    booking: Booking
    when: str
    days_left: int
    person: Person | None


@dataclass(frozen=True, slots=True)
class Coming:
    """A half hour that stands: when, and where it is just now."""

    booking: Booking
    when: str
    cue: str
    ends: str
    minutes_left: int
    moved_from: str
    """When it was to be before; empty where it was never moved."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A half hour that its guest moved or cancelled and that the host sees so for the first time: when it is, and was to be."""

    booking: Booking
    what: Change
    when: str
    before: str


@dataclass(frozen=True, slots=True)
class CalledOff:
    """A half hour that a guest gave back lately: when it was to be."""

    booking: Booking
    when: str


@dataclass(frozen=True, slots=True)
class Budget:
    """A month of a page: a mark for each half hour, given or left."""

    page: BookingPage
    allowance: Allowance
    marks: tuple[bool, ...]


def overview_page(workspace: Workspace, *, now: datetime, number: str | None) -> dict[str, Any]:
    """All of it."""
    pages = list(workspace.booking_pages.present().select_related("workspace"))
    rows = workspace.bookings.standing().filter(page__removed_at=None, erased_at=None).select_related("page")
    waiting = Paginator(rows.filter(accepted_at=None, proposed=[]).order_by("asked_at", "id"), ON_A_PAGE).get_page(
        number
    )
    agreed = rows.filter(accepted_at__isnull=False).select_related("page", "conversation")
    coming = list(agreed.filter(start__gt=now - timedelta(hours=2)).order_by("start")[:ON_A_PAGE])
    coming = [booking for booking in coming if cue_at(booking.as_span(), now) is not Cue.OVER]
    noted = (
        workspace.bookings.present().filter(became_at__isnull=False, erased_at=None).select_related("page", "person")
    )
    notes = list(noted.order_by(F("became_seen_at").desc(nulls_first=True), "-became_at")[:NOTES_SHOWN])
    return {
        "pages": pages,
        "page": waiting,
        "requests": _requests(workspace, list(waiting.object_list), now),
        "proposed": list(rows.filter(accepted_at=None).exclude(proposed=[]).order_by("-proposed_at")[:ON_A_PAGE]),
        "coming": [_coming(booking, now) for booking in coming],
        "is_running": any(booking.start - now < timedelta(minutes=10) for booking in coming),
        "lately": list(
            agreed.filter(start__lte=now, start__gt=now - LATELY, missed_at=None).order_by("-start")[:NOTES_SHOWN]
        ),
        "called_off": _called_off(workspace, now),
        "notes": notes,
        "new_changes": _changed(workspace, now),
        "new_notes": [note for note in notes if note.became_seen_at is None],
        "budgets": _budgets(workspace, pages, now),
        "now": now,
    }


def known_of(workspace: Workspace, bookings: Iterable[Booking]) -> dict[str, Person]:
    """Who is reached at exactly the address that a guest gave, by that address."""
    plains = {plain_address(Address.Way.EMAIL, booking.guest_address) for booking in bookings}
    rows = Address.objects.present().filter(workspace=workspace, way=Address.Way.EMAIL, plain__in=plains)
    return {
        row.plain: row.person for row in rows.filter(person__removed_at=None).select_related("person__organization")
    }


def address_of(page: BookingPage, request: HttpRequest) -> dict[str, Any]:
    """The address to give to guests, and whether anybody but this machine reaches it."""
    site = page.site or f"{request.scheme}://{request.get_host()}"
    host = request.get_host().rpartition(":")[0] or request.get_host()
    return {
        "address": f"{site}{reverse('guest-times', args=[page.key])}",
        "is_only_here": not page.site and host in LOOPBACK,
    }


def _requests(workspace: Workspace, bookings: list[Booking], now: datetime) -> list[Request]:
    known = known_of(workspace, bookings)
    return [
        Request(
            booking,
            both(booking.start, booking.page.zone, booking.guest_zone),
            days_left(booking, now),
            known.get(plain_address(Address.Way.EMAIL, booking.guest_address)),
        )
        for booking in bookings
    ]


def days_left(booking: Booking, now: datetime) -> int:
    """Days until the answer is late; negative when it is."""
    zone = ZoneInfo(booking.page.zone)
    return (answer_by(booking.asked_at, booking.page.answer_days, zone) - now.astimezone(zone).date()).days


def _coming(booking: Booking, now: datetime) -> Coming:
    span = booking.as_span()
    ends = f"{span.end.astimezone(ZoneInfo(booking.page.zone)):%H:%M}"
    left = max(0, -((now - span.end) // timedelta(minutes=1)))
    zone, before = booking.page.zone, booking.moved_from
    moved_from = span_on(before, booking.minutes, zone) if before and before != booking.start else ""
    when = span_on(booking.start, booking.minutes, zone)
    return Coming(booking, when, cue_at(span, now).value, ends, left, moved_from)


def _changed(workspace: Workspace, now: datetime) -> list[Changed]:
    """As many as one looks at, those first whose time comes first; the others are new the next time."""
    rows = workspace.bookings.changed(now).select_related("page")[:ON_A_PAGE]
    return [_change(booking, booking.known_start or booking.start) for booking in rows]


def _change(booking: Booking, before: datetime) -> Changed:
    minutes, zone = booking.minutes, booking.page.zone
    when = span_on(booking.start, minutes, zone)
    return Changed(booking, booking.as_change(), when, span_on(before, minutes, zone))


def _called_off(workspace: Workspace, now: datetime) -> list[CalledOff]:
    """Those that guests cancelled and that were still to come, the latest first; without those that are new."""
    rows = workspace.bookings.present().filter(cancelled_by_guest=True, cancelled_at__gt=now - LATELY, start__gt=now)
    rows = rows.filter(known_start=None, erased_at=None, page__removed_at=None).select_related("page")
    rows = rows.order_by("-cancelled_at")
    return [CalledOff(each, span_on(each.start, each.minutes, each.page.zone)) for each in rows[:NOTES_SHOWN]]


def _budgets(workspace: Workspace, pages: list[BookingPage], now: datetime) -> list[Budget]:
    """This month and the next of each page."""
    since = now - timedelta(days=40)
    rows = Booking.objects.standing().filter(workspace=workspace, start__gt=since, start__lt=now + timedelta(days=70))
    given: dict[str, list[Any]] = {}
    for booking in rows.only("page_id", "start", "minutes"):
        given.setdefault(booking.page_id, []).append(booking.as_span())
    found = []
    for page in pages:
        terms = terms_of(page)
        today = now.astimezone(terms.zone).date()
        for day in (today, _next_month(today)):
            month = allowance(terms, given.get(page.pk, ()), day)
            marks = tuple(place < month.given for place in range(min(MOST_MARKS, max(month.most, month.given))))
            found.append(Budget(page, month, marks))
    return found


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
