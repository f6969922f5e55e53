"""What guests see under a secret address: times, the form, their half hour, and what they can still do about it."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.hosting import (
    SlotTakenError,
    book,
    busy_for,
    cancel,
    knock,
    move,
    take_proposed,
    tell_what_became,
)
from halfhour.actions.hosting.booking import AgainTooSoonError
from halfhour.domain.errors import RuleError
from halfhour.domain.hosting import is_night
from halfhour.formats import feed
from halfhour.records.hosting import Booking, BookingPage
from halfhour.web.hosting.clocks import both, time_of
from halfhour.web.hosting.doors import form_of, is_stamped, mark_of, public, stamp_for
from halfhour.web.hosting.forms import AskForm, BecameForm, WhenForm, moment_of
from halfhour.web.hosting.guest_page import booking_at, entry_of, half_hour_page, page_at, times_page


@public
@require_safe
def times(request: HttpRequest, key: str) -> HttpResponse:
    """When a half hour can be had."""
    return render(request, "hosting/times.html", times_page(page_at(key), request.GET, now=timezone.now()))


@public
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, key: str) -> HttpResponse:
    """Who asks and why; with that the half hour is asked for."""
    page, now = page_at(key), timezone.now()
    if request.method != "POST":
        when = WhenForm(request.GET, page)
        if not when.is_valid():
            return redirect("guest-times", key)
        form = AskForm(None, page)
        form.initial = {**when.cleaned_data, "start": when.data["start"], "stamp": stamp_for(page.key)}
        return _form(request, page, form, when.cleaned_data)
    form = AskForm(request.POST, page)
    knock(page, mark_of(request, f"{now:%Y-%m-%d}"), now=now)
    if not form.is_valid():
        return _form(request, page, form, form.cleaned_data, status=422)
    if not is_stamped(form.cleaned_data["stamp"], page.key):
        form.data = {**request.POST.dict(), "stamp": stamp_for(page.key)}
        why = "This form was open for very long, or for no time at all. Nothing is lost: look it over and press again."
        return _form(request, page, form, form.cleaned_data, status=422, why=why)
    try:
        booking = book(
            page,
            replace(form.ask(), form=form_of(form.cleaned_data["stamp"])),
            busy=busy_for(page, now=now),
            now=now,
            site=_site(request),
        )
    except SlotTakenError as error:
        return _form(request, page, form, form.cleaned_data, status=409, why=str(error), instead=error.instead)
    except AgainTooSoonError as error:
        return _form(request, page, form, form.cleaned_data, status=409, why=str(error))
    return redirect("guest-half-hour", booking.page_key, booking.key)


@public
@require_safe
def half_hour(request: HttpRequest, key: str, booking_key: str) -> HttpResponse:
    """One's own half hour, and what can still be done about it."""
    return _shown(request, booking_at(key, booking_key))


@public
@require_http_methods(["GET", "HEAD", "POST"])
def moving(request: HttpRequest, key: str, booking_key: str) -> HttpResponse:
    """Another time."""
    booking, now = booking_at(key, booking_key), timezone.now()
    why, status = "", 200
    if request.method == "POST":
        knock(booking.page, mark_of(request, f"{now:%Y-%m-%d}"), now=now)
        when = WhenForm({**request.POST.dict(), "minutes": booking.minutes, "zone": booking.guest_zone}, booking.page)
        if when.is_valid():
            try:
                busy = busy_for(booking.page, now=now, apart_from=booking)
                move(booking, when.cleaned_data["start"], busy=busy, now=now)
            except SlotTakenError as error:
                why, status = str(error), 409
            else:
                return redirect("guest-half-hour", key, booking_key)
        else:
            why, status = "Choose one of the times on the page.", 422
    context = times_page(booking.page, request.GET, now=now, booking=booking)
    context["current"] = both(booking.start, booking.guest_zone, booking.page.zone)
    return render(request, "hosting/moving.html", {**context, "why": why}, status=status)


@public
@require_POST
def cancellation(request: HttpRequest, key: str, booking_key: str) -> HttpResponse:
    """It will not be."""
    booking = booking_at(key, booking_key)
    try:
        cancel(booking, by_guest=True, now=timezone.now())
    except RuleError as error:
        return _shown(request, booking_at(key, booking_key), status=409, why=str(error))
    return redirect("guest-half-hour", key, booking_key)


@public
@require_POST
def choice(request: HttpRequest, key: str, booking_key: str) -> HttpResponse:
    """One of the times that the host proposes."""
    booking, now = booking_at(key, booking_key), timezone.now()
    try:
        start = moment_of(request.POST.get("start", ""))
        take_proposed(booking, start, busy=busy_for(booking.page, now=now, apart_from=booking), now=now)
    except ValidationError as error:
        return _shown(request, booking, status=422, why=error.messages[0])
    except RuleError as error:
        return _shown(request, booking_at(key, booking_key), status=409, why=str(error))
    return redirect("guest-half-hour", key, booking_key)


@public
@require_POST
def became(request: HttpRequest, key: str, booking_key: str) -> HttpResponse:
    """What became of it goes back to the host."""
    booking, now = booking_at(key, booking_key), timezone.now()
    form = BecameForm(request.POST)
    knock(booking.page, mark_of(request, f"{now:%Y-%m-%d}"), now=now)
    if not form.is_valid():
        return _shown(request, booking, status=422, form=form)
    tell_what_became(booking, form.cleaned_data["became"], now=now)
    return redirect(f"{reverse('guest-half-hour', args=[key, booking_key])}#became")


@public
@require_safe
def calendar(request: HttpRequest, key: str, booking_key: str) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """The half hour for a calendar program."""
    text = feed.write([entry_of(booking_at(key, booking_key), now=timezone.now())], name="Half hour")
    headers = {"Content-Disposition": 'attachment; filename="half-hour.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


@public
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Nothing of anybody's stands at such an address; one that lost its last slash is mended."""
    if rest and not rest.endswith("/") and request.method in {"GET", "HEAD"}:
        return redirect(f"{request.path}/")
    return render(request, "shared/guests_not_found.html", status=404)


def _form(
    request: HttpRequest,
    page: BookingPage,
    form: AskForm,
    when: dict[str, Any],
    *,
    status: int = 200,
    why: str = "",
    instead: tuple[datetime, ...] = (),
) -> HttpResponse:
    start, zone = when.get("start"), when.get("zone") or page.zone
    context = {
        "page": page,
        "form": form,
        "why": why,
        "zone": zone,
        "minutes": when.get("minutes") or page.lengths[0],
        "chosen": both(start, zone, page.zone) if start else "",
        "is_night": is_night(start, ZoneInfo(zone)) if start else False,
        "instead": [time_of(time, zone, page.zone) for time in instead],
    }
    return render(request, "hosting/ask.html", context, status=status)


def _shown(request: HttpRequest, booking: Booking, *, status: int = 200, **more: Any) -> HttpResponse:
    context = half_hour_page(booking, now=timezone.now())
    return render(request, "hosting/half_hour.html", {**context, **more}, status=status)


def _site(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
