"""One request: who asks and why, and the host's answer in a tap or two."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from halfhour.actions.calendars import events
from halfhour.actions.hosting import accept, cancel, decline, note_change_seen, note_missed, propose, times_of
from halfhour.domain.addresses import plain_address
from halfhour.domain.errors import RuleError
from halfhour.domain.hosting import Cue, cue_at, erase_after
from halfhour.domain.scheduling.offering import times_to_offer
from halfhour.domain.scheduling.spans import Span
from halfhour.records.hosting import Booking
from halfhour.records.people import Address
from halfhour.records.revisions import Revision
from halfhour.web.hosting.clocks import both, time_of
from halfhour.web.hosting.forms import CancelForm, DeclineForm, ProposeForm
from halfhour.web.hosting.host_page import days_left, known_of
from halfhour.web.shared.requests import Request

SUGGESTED = 6
"""Other times that are suggested at once (our own default)."""
WITHIN = timedelta(days=9)
"""After the first free time; who waits for an answer wants it soon (our own default)."""


@require_safe
def request_page(request: Request, booking_id: str) -> HttpResponse:
    """Who asks, why, and what stands in the calendar then."""
    now, booking = timezone.now(), _found(request, booking_id)
    answer = _page(request, booking)
    if request.method == "GET":
        note_change_seen([booking], now=now)
    return answer


@require_POST
def acceptance(request: Request, booking_id: str) -> HttpResponse:
    """Yes."""
    booking = _found(request, booking_id)
    return _done(request, booking, "Accepted.", lambda now: accept(booking, now=now))


@require_POST
def proposal(request: Request, booking_id: str) -> HttpResponse:
    """Other times."""
    booking, form = _found(request, booking_id), ProposeForm(request.POST)
    if not form.is_valid():
        return _page(request, booking, status=422, propose_form=form, why=next(iter(form.errors.values()))[0])
    told = form.cleaned_data
    return _done(
        request,
        booking,
        "Other times are proposed, and kept for them.",
        lambda now: propose(booking, told["start"], words=told["words"], now=now),
    )


@require_POST
def refusal(request: Request, booking_id: str) -> HttpResponse:
    """No, with a way on."""
    booking, form = _found(request, booking_id), DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, booking, status=422, decline_form=form)
    told = form.cleaned_data
    return _done(
        request,
        booking,
        "Declined. The time is free again.",
        lambda now: decline(booking, words=told["words"], redirect=told["redirect"], now=now),
    )


@require_POST
def cancellation(request: Request, booking_id: str) -> HttpResponse:
    """It cannot be after all."""
    booking, form = _found(request, booking_id), CancelForm(request.POST)
    if not form.is_valid():
        return _page(request, booking, status=422, cancel_form=form)
    words = form.cleaned_data["words"]
    return _done(request, booking, "Cancelled.", lambda now: cancel(booking, by_guest=False, words=words, now=now))


@require_POST
def absence(request: Request, booking_id: str) -> HttpResponse:
    """They did not come."""
    booking = _found(request, booking_id)
    return _done(request, booking, "Noted.", lambda now: note_missed(booking, now=now))


def _done(request: Request, booking: Booking, said: str, deed: Callable[[datetime], Revision]) -> HttpResponse:
    """Does it and shows the request again, with what now waits to leave."""
    try:
        done = deed(timezone.now())
    except RuleError as error:
        return _page(request, _found(request, booking.pk), status=409, why=str(error))
    messages.success(request, said, extra_tags=done.pk)
    return redirect("hosting-request", booking.pk)


def _page(request: Request, booking: Booking, *, status: int = 200, **more: Any) -> HttpResponse:
    now = timezone.now()
    known = known_of(request.workspace, [booking])
    page, span = booking.page, booking.as_span()
    earlier = request.workspace.bookings.present().filter(guest_address=booking.guest_address).exclude(pk=booking.pk)
    asks = {question["key"]: question["asks"] for question in page.intake}
    around = span.padded(timedelta(minutes=page.before_minutes), timedelta(minutes=page.after_minutes))
    letters = list(booking.parcels.present().filter(cancelled_at=None).order_by("-created_at")[:5])
    context = {
        "booking": booking,
        "when": both(booking.start, page.zone, booking.guest_zone),
        "person": known.get(plain_address(Address.Way.EMAIL, booking.guest_address)),
        "earlier": list(earlier.exclude(guest_address="").order_by("-start")[:3]),
        "answers": [(asks.get(key, key), answer) for key, answer in booking.answers.items()],
        "days_left": days_left(booking, now),
        "cue": cue_at(span, now).value,
        "is_past": cue_at(span, now) is not Cue.AHEAD,
        "clashes": _clashes(request, around, now) if booking.is_waiting else (),
        "suggested": _suggested(booking, now) if booking.is_waiting else (),
        "proposed": [both(datetime.fromisoformat(each), page.zone, booking.guest_zone) for each in booking.proposed],
        "letters": letters,
        "held": next((letter for letter in letters if not letter.left_at and not letter.released_at), None),
        "erased_on": erase_after(booking.start, booking.asked_at, page.keep_days, ZoneInfo(page.zone)),
        "decline_form": DeclineForm(),
        "cancel_form": CancelForm(),
        "propose_form": ProposeForm({}),
    }
    return render(request, "hosting/request.html", {**context, **more}, status=status)


def _clashes(request: Request, around: Span, now: datetime) -> list[str]:
    """What stands in the calendars at that time, by its title."""
    return [event.title or "something without a title" for event in events(request.workspace, around, now=now)]


def _suggested(booking: Booking, now: datetime) -> list[Any]:
    """A few times spread over days that are good on both clocks."""
    page, length = booking.page, timedelta(minutes=booking.minutes)
    times = times_of(page, booking.minutes, now=now, apart_from=booking)
    free = [Span(start, start + length) for start in times if start - times[0] <= WITHIN]
    mine, theirs = ZoneInfo(page.zone), ZoneInfo(booking.guest_zone)
    chosen = times_to_offer(free, length, zone=mine, their_zone=theirs, now=now, most=SUGGESTED)
    return [time_of(each.span.start, page.zone, booking.guest_zone) for each in chosen]


def _found(request: Request, booking_id: str) -> Booking:
    rows = request.workspace.bookings.present().filter(erased_at=None)
    rows = rows.select_related("page__workspace", "workspace", "conversation", "person", "meeting")
    found: Booking = get_object_or_404(rows, pk=booking_id)
    return found
