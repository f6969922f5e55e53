"""A file, an address or an account comes in."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from halfhour.actions.calendars.adding import add_account, add_address, add_file
from halfhour.actions.trials import Outcome
from halfhour.domain.errors import InputError
from halfhour.records.scheduling import CalendarAccount
from halfhour.records.trials import Trial
from halfhour.web.calendars.doors import doors
from halfhour.web.calendars.forms import AccountForm, AddressForm, FileForm, PasswordForm
from halfhour.web.calendars.tick import look_now
from halfhour.web.shared.requests import Request
from halfhour.web.shared.trials import concluded, trial_before, tried
from halfhour.web.shared.words import server


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: Request) -> HttpResponse:
    """A calendar that was exported."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data["chosen"]
        name = PurePath(chosen.name or "").stem or "Calendar"
        try:
            added, done = add_file(request.workspace, name, chosen.read(), now=timezone.now())
        except InputError as error:
            form.add_error("chosen", str(error))
        else:
            messages.success(request, f"“{added}” is here and counts as busy.", extra_tags=done.pk)
            return redirect("calendars")
    return _shown(request, "calendars/file.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
def address(request: Request) -> HttpResponse:
    """A calendar that is fetched again and again; it is fetched once before it is kept."""
    before = trial_before(request)
    form = AddressForm(request.POST) if request.method == "POST" else AddressForm(initial=_typed(before))
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data

        def work(_: Callable[[], None]) -> Outcome:
            where, name, now = typed["address"], typed["name"], timezone.now()
            added, done = add_address(request.workspace, where, name, near=typed["near"], doors=doors(), now=now)
            return Outcome(f"“{added}” is here and counts as busy.", done)

        trial = tried(request, Trial.What.CALENDAR_ADDRESS, [("address", server(typed["address"]))], work)
        if answer := _over(request, form, trial):
            return answer
    return _shown(request, "calendars/address.html", form, before=before)


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: Request) -> HttpResponse:
    """An account with all its calendars."""
    before = trial_before(request)
    form = AccountForm(request.POST) if request.method == "POST" else AccountForm(initial=_typed(before))
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        who = (typed["address"], typed["user_name"], typed["password"])
        trial = _asked(request, Trial.What.CALENDAR_ACCOUNT, who, near=typed["near"])
        if answer := _over(request, form, trial):
            return answer
    return _shown(request, "calendars/account.html", form, before=before)


@require_http_methods(["GET", "HEAD", "POST"])
def password(request: Request, account_id: str) -> HttpResponse:
    """The password of an account once more; its calendars are looked for again too."""
    rows = request.workspace.calendar_accounts.present()
    found: CalendarAccount = get_object_or_404(rows, pk=account_id)
    form = PasswordForm(request.POST) if request.method == "POST" else PasswordForm()
    if form.is_bound and form.is_valid():
        who = (found.address, found.user_name, form.cleaned_data["password"])
        trial = _asked(request, Trial.What.CALENDAR_PASSWORD, who, near=found.is_near, about=found.pk)
        if answer := _over(request, form, trial):
            return answer
    return _shown(request, "calendars/password.html", form, account=found, before=trial_before(request))


def _typed(before: Trial | None) -> dict[str, Any] | None:
    return before.asked if before else None


def _asked(request: Request, what: Trial.What, who: tuple[str, str, str], *, near: bool, about: str = "") -> Trial:
    """The server is asked which calendars there are; the account is here when it answered."""
    where, user, secret = who

    def work(_: Callable[[], None]) -> Outcome:
        now = timezone.now()
        added, done, unkept = add_account(request.workspace, where, user, secret, near=near, doors=doors(), now=now)
        look_now.enqueue()
        number = added.calendars.present().count()
        said = "One calendar is here" if number == 1 else f"{number} calendars are here"
        return Outcome(f"{said}. Say below what they are for.", done, unkept)

    return tried(request, what, [("", server(where))], work, about=about)


def _over(request: Request, form: forms.Form, trial: Trial) -> HttpResponse | None:
    """On to the calendars, or to the page that looks on; None when it went wrong, which stands in the form then."""
    if trial.ended_at is None:
        return redirect("trial", trial.pk)
    if not trial.trouble:
        return concluded(request, trial)
    form.add_error(trial.field or None, trial.trouble)
    return None


def _shown(request: Request, template: str, form: forms.Form, **more: Any) -> HttpResponse:
    if form.is_bound:
        more.pop("before", None)
    return render(request, template, {"form": form, **more}, status=422 if form.errors else 200)
