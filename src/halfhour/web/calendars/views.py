"""One's own calendars, what they are for, and what is to be decided about them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from halfhour.actions.calendars.adding import answer_zone, choose, remove_account, remove_calendar
from halfhour.actions.calendars.deciding import keep_ours, take_theirs
from halfhour.actions.calendars.looking import look_again
from halfhour.actions.calendars.taken import skipped_in
from halfhour.actions.undo import change
from halfhour.records.scheduling import Calendar
from halfhour.web.calendars.forms import CalendarForm, UseForm, ZoneAnswerForm
from halfhour.web.calendars.page import is_looking, overview
from halfhour.web.calendars.tick import look_now
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def calendars(request: Request) -> HttpResponse:
    """All of them, and what they are for."""
    rows = list(request.workspace.calendars.present())
    form = UseForm(rows, request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        wished = form.cleaned_data
        done = choose(request.workspace, busy=wished["busy"], for_meetings=wished.get("for_meetings") or None)
        look_now.enqueue()
        messages.success(request, "Saved.", extra_tags=done.pk if done else "")
        return redirect("calendars")
    context = overview(request.workspace, request.user.zone, timezone.now(), form)
    template = "calendars/_list.html" if request.htmx else "calendars/calendars.html"
    return render(request, template, context, status=422 if form is not None else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: Request, calendar_id: str) -> HttpResponse:
    """One of them: what it is called, its zone, what became of the last look."""
    found, now = _found(request, calendar_id), timezone.now()
    form = CalendarForm(request.POST or None, instance=found)
    if form.is_valid():
        done = change(found, "edited", **form.cleaned_data)
        messages.success(request, "Saved.", extra_tags=done.pk)
        return redirect("calendars")
    found = _found(request, calendar_id) if form.errors else found
    context = {"calendar": found, "form": form, "is_looking": is_looking(found, now), "now": now}
    context["skipped"] = skipped_in(found, now=now)
    return render(request, "calendars/calendar.html", context, status=422 if form.errors else 200)


@require_POST
def look(request: Request, calendar_id: str) -> HttpResponse:
    """Looks at it without waiting."""
    look_again([_found(request, calendar_id)])
    look_now.enqueue()
    messages.success(request, "It is looked at now.")
    return redirect("calendars")


@require_POST
def removal(request: Request, calendar_id: str) -> HttpResponse:
    """Takes it out of sight."""
    found = _found(request, calendar_id)
    messages.success(request, f"“{found}” is removed.", extra_tags=remove_calendar(found).pk)
    return redirect("calendars")


@require_POST
def account_removal(request: Request, account_id: str) -> HttpResponse:
    """Takes an account out of sight, with its calendars."""
    account = get_object_or_404(request.workspace.calendar_accounts.present(), pk=account_id)
    done = remove_account(account)
    messages.success(request, "The account and its calendars are removed.", extra_tags=done.pk)
    return redirect("calendars")


@require_POST
def zone(request: Request, calendar_id: str) -> HttpResponse:
    """Which zone is meant by a name that nobody knows."""
    found = _found(request, calendar_id)
    form = ZoneAnswerForm(request.POST, also=request.user.zone)
    if form.is_valid():
        done = answer_zone(found, form.cleaned_data["name"], form.cleaned_data["zone"])
        messages.success(request, "Good to know.", extra_tags=done.pk)
    return redirect("calendars")


@require_POST
def decision(request: Request, copy_id: str) -> HttpResponse:
    """Which side holds."""
    copy = get_object_or_404(request.workspace.meeting_copies.present(), pk=copy_id)
    if request.POST.get("wish") == "theirs":
        done, said = take_theirs(copy, today=timezone.localdate()), "Your calendar holds; it is so here too now."
    else:
        done, said = keep_ours(copy), "What is here holds; your calendar is put right within a minute."
    look_now.enqueue()
    messages.success(request, said, extra_tags=done.pk)
    return redirect("calendars")


def _found(request: Request, calendar_id: str) -> Calendar:
    rows = request.workspace.calendars.present().select_related("account", "workspace")
    found: Calendar = get_object_or_404(rows, pk=calendar_id)
    return found
