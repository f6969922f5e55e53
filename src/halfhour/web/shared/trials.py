"""Servers are tried beside the page: a quick answer is shown at once, for a slow one there is a page that looks on.

In a thread of the pages and not by the worker: the worker is told its work through the database, and a password must not stand there.
"""

from collections.abc import Mapping, Sequence
from threading import Thread
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import connections
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from halfhour.actions.trials import Work, begin_trial, carry_out
from halfhour.records.trials import Trial
from halfhour.web.shared.requests import Request

AT_ONCE = 1.5
"""Seconds that a page waits for an answer before it shows what is being tried (our own default)."""
BACK = {
    Trial.What.MAIL: "mail",
    Trial.What.MAIL_AGAIN: "mail",
    Trial.What.CALENDAR_ADDRESS: "calendars",
    Trial.What.CALENDAR_ACCOUNT: "calendars",
    Trial.What.CALENDAR_PASSWORD: "calendars",
}
FORMS = {
    Trial.What.MAIL: "mail-account",
    Trial.What.CALENDAR_ADDRESS: "calendar-address",
    Trial.What.CALENDAR_ACCOUNT: "calendar-account",
    Trial.What.CALENDAR_PASSWORD: "calendar-password",
}


def tried(
    request: Request,
    what: Trial.What,
    steps: Sequence[tuple[str, str]],
    work: Work,
    *,
    asked: Mapping[str, Any] | None = None,
    about: str = "",
) -> Trial:
    """The trial as it stands after a moment: over, or going on."""
    typed = dict((asked if asked is not None else request.POST).items())
    trial = begin_trial(request.workspace, what, asked=typed, steps=steps, about=about, now=timezone.now())
    if getattr(settings, "TRIALS_BESIDE", True):
        beside = Thread(target=_apart, args=(trial, work), daemon=True)
        beside.start()
        beside.join(AT_ONCE)
    else:
        carry_out(trial, work)
    trial.refresh_from_db()
    return trial


def _apart(trial: Trial, work: Work) -> None:
    try:
        carry_out(trial, work)
    finally:
        connections.close_all()


def concluded(request: Request, trial: Trial) -> HttpResponse:
    """On to where it belongs: with the good news once, or back to the form with what stands against it."""
    what = Trial.What(trial.what)
    if trial.trouble and what in FORMS:
        about = [trial.about] if trial.about else []
        return redirect(f"{reverse(FORMS[what], args=about)}?trial={trial.pk}")
    if trial.told_at is None:
        Trial.objects.filter(pk=trial.pk).update(told_at=timezone.now())
        if trial.trouble:
            messages.error(request, trial.trouble)
        else:
            messages.success(request, trial.said, extra_tags=trial.revision)
        if trial.warning:
            messages.warning(request, trial.warning)
    return redirect(BACK[what])


def trial_before(request: Request) -> Trial | None:
    """The trial that a form is shown again after; None when it is shown for the first time."""
    found: Trial | None = request.workspace.trials.filter(pk=request.GET.get("trial", "")).exclude(trouble="").first()
    return found
