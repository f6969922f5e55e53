"""When Halfhour reminds, and the calendar that other programs may follow."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from halfhour.actions.digest import NoAddressError, set_digest
from halfhour.actions.feed import make_feed, stop_feed
from halfhour.phrases.follow_up import presets
from halfhour.records.accounts import Workspace
from halfhour.web.shared import countries
from halfhour.web.shared.requests import Request

COUNTRIES = [
    ("", "Monday to Friday, no holidays"),
    *countries.COUNTRIES,
]


class RemindersForm(forms.ModelForm):
    """The preset for asking again, and whose business days count."""

    follow_up = forms.ChoiceField(
        label="When nobody answers",
        help_text="Counted in business days of the other person. Any answer, and any no, ends it.",
        widget=forms.RadioSelect,
    )
    country = forms.ChoiceField(
        required=False,
        label="Business days",
        help_text="Of this country, for people whose own country is not known.",
        choices=COUNTRIES,
    )

    class Meta:
        model = Workspace
        fields = ["follow_up", "country"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["follow_up"].choices = [(name, each.says) for name, each in presets().items()]  # type: ignore[attr-defined]


class DigestForm(forms.Form):
    """At which hour Today comes by mail, or that it does not."""

    hour = forms.TypedChoiceField(
        required=False,
        label="At which hour?",
        choices=[("", "Never"), *((str(hour), f"Each day at {hour}:00") for hour in range(4, 23))],
        coerce=int,
        empty_value=None,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: Request) -> HttpResponse:
    """Both, to be chosen, with the address of the calendar."""
    form = RemindersForm(request.POST or None, instance=request.workspace)
    if form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("settings-reminders")
    return _page(request, form=form)


@require_POST
def digest(request: Request) -> HttpResponse:
    """Today by mail from an hour on, or not any more; saying so is the release of these letters."""
    form = DigestForm(request.POST)
    if not form.is_valid():
        return _page(request, digest=form)
    hour = form.cleaned_data["hour"]
    try:
        set_digest(request.workspace, hour, here=timezone.localtime())
    except NoAddressError as error:
        form.add_error(None, str(error))
        return _page(request, digest=form)
    said = f"Today comes by mail each day at {hour}:00." if hour is not None else "Today does not come by mail."
    messages.success(request, said)
    return redirect(f"{reverse('settings-reminders')}#digest")


@require_POST
def feed(request: Request) -> HttpResponse:
    """Makes the address of the calendar, makes another one, or stops it."""
    if request.POST.get("wish") == "stop":
        stop_feed(request.workspace)
        messages.success(request, "The calendar is stopped. The address leads nowhere now.")
    else:
        was = bool(request.workspace.feed_key)
        make_feed(request.workspace)
        messages.success(
            request, "The address is changed; the one before leads nowhere now." if was else "The address is made."
        )
    return redirect(f"{reverse('settings-reminders')}#calendar")


def _page(request: Request, **forms_: forms.BaseForm) -> HttpResponse:
    """All of it; forms that were refused stand as they were typed."""
    workspace = request.workspace
    key, hour = workspace.feed_key, workspace.digest_hour
    context = {
        "form": RemindersForm(instance=workspace),
        "digest": DigestForm(initial={"hour": "" if hour is None else str(hour)}),
        "address": request.build_absolute_uri(reverse("feed", args=[key])) if key else "",
        "sender": workspace.mail_from,
        **forms_,
    }
    refused = any(form.errors for form in forms_.values())
    return render(request, "settings/reminders.html", context, status=422 if refused else 200)
