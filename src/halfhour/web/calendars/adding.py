"""A file, an address or an account comes in."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from halfhour.actions.calendars.adding import add_account, add_address, add_file
from halfhour.domain.errors import InputError, OutsideError
from halfhour.records.scheduling import CalendarAccount
from halfhour.web.calendars.doors import doors
from halfhour.web.calendars.forms import AccountForm, AddressForm, FileForm, PasswordForm
from halfhour.web.calendars.tick import look_now
from halfhour.web.shared.requests import Request


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
    form = AddressForm(request.POST) if request.method == "POST" else AddressForm()
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        try:
            added, done = add_address(
                request.workspace,
                typed["address"],
                typed["name"],
                near=typed["near"],
                doors=doors(),
                now=timezone.now(),
            )
        except (InputError, OutsideError) as error:
            form.add_error("address", str(error))
        else:
            messages.success(request, f"“{added}” is here and counts as busy.", extra_tags=done.pk)
            return redirect("calendars")
    return _shown(request, "calendars/address.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: Request) -> HttpResponse:
    """An account with all its calendars."""
    form = AccountForm(request.POST) if request.method == "POST" else AccountForm()
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        who = (typed["address"], typed["user_name"], typed["password"])
        if _taken(request, form, who, near=typed["near"]):
            return redirect("calendars")
    return _shown(request, "calendars/account.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
def password(request: Request, account_id: str) -> HttpResponse:
    """The password of an account once more; its calendars are looked for again too."""
    rows = request.workspace.calendar_accounts.present()
    found: CalendarAccount = get_object_or_404(rows, pk=account_id)
    form = PasswordForm(request.POST) if request.method == "POST" else PasswordForm()
    if form.is_bound and form.is_valid():
        who = (found.address, found.user_name, form.cleaned_data["password"])
        if _taken(request, form, who, near=found.is_near):
            return redirect("calendars")
    return _shown(request, "calendars/password.html", form, account=found)


def _taken(request: Request, form: forms.Form, who: tuple[str, str, str], *, near: bool) -> bool:
    """Whether the account is here now; what the server said otherwise stands in the form."""
    where, user, secret = who
    try:
        added, done, unkept = add_account(
            request.workspace, where, user, secret, near=near, doors=doors(), now=timezone.now()
        )
    except (InputError, OutsideError) as error:
        form.add_error("address" if isinstance(error, InputError) and "address" in form.fields else None, str(error))
        return False
    look_now.enqueue()
    number = added.calendars.present().count()
    said = "One calendar is here" if number == 1 else f"{number} calendars are here"
    messages.success(request, f"{said}. Say below what they are for.", extra_tags=done.pk)
    if unkept:
        messages.warning(request, unkept)
    return True


def _shown(request: Request, template: str, form: forms.Form, **more: Any) -> HttpResponse:
    return render(request, template, {"form": form, **more}, status=422 if form.errors else 200)
