"""A candidate's own page: what kind of talk it is, and what they may ask for."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from halfhour.actions.candidate_letters import talk_in_calendar
from halfhour.actions.candidates import ask_for, call_off
from halfhour.domain.errors import RuleError
from halfhour.formats.invitations.writing import write
from halfhour.records.hiring import Candidate
from halfhour.web.candidates.forms import AdjustmentsForm, AnotherTimeForm
from halfhour.web.candidates.page import talk_page
from halfhour.web.shared.calendar_files import calendar_file
from halfhour.web.shared.secret import by_secret_address, given_out


@by_secret_address
@require_safe
def talk(request: HttpRequest, key: str) -> HttpResponse:
    """All that a candidate is told."""
    return _page(request, _found(key))


@by_secret_address
@require_safe
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """The talk for their own calendar; once it is called off, the same event as taken out."""
    candidate = _found(key)
    given = given_out(request, reverse("own-talk", args=[key]), candidate.opening.site)
    sheet = talk_in_calendar(candidate, now=timezone.now(), link=given["address"])
    if sheet is None:
        raise Http404
    return calendar_file(write(sheet.calendar))


@by_secret_address
@require_POST
def adjustments(request: HttpRequest, key: str) -> HttpResponse:
    """What they need so that they can take part well."""
    return _asked(request, key, AdjustmentsForm(request.POST), "adjustments_form")


@by_secret_address
@require_POST
def another_time(request: HttpRequest, key: str) -> HttpResponse:
    """They ask for another time."""
    return _asked(request, key, AnotherTimeForm(request.POST), "wishes_form")


@by_secret_address
@require_POST
def cancellation(request: HttpRequest, key: str) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """They will not come."""
    call_off(_found(key), now=timezone.now())
    return redirect("own-talk", key)


def _asked(request: HttpRequest, key: str, form: AdjustmentsForm | AnotherTimeForm, name: str) -> HttpResponse:
    candidate = _found(key)
    if not form.is_valid():
        return _page(request, candidate, status=422, **{name: form})
    try:
        ask_for(candidate, now=timezone.now(), **form.cleaned_data)
    except RuleError as error:
        return _page(request, _found(key), status=409, why=str(error))
    return redirect("own-talk", key)


def _page(request: HttpRequest, candidate: Candidate, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "adjustments_form": AdjustmentsForm(initial={"adjustments": candidate.adjustments}),
        "wishes_form": AnotherTimeForm(initial={"wishes": candidate.wishes}),
        **talk_page(candidate, now=timezone.now()),
        **more,
    }
    return render(request, "candidates/talk.html", context, status=status)


def _found(key: str) -> Candidate:
    rows = Candidate.objects.present().filter(key=key, opening__removed_at=None)
    found: Candidate | None = rows.select_related("opening", "workspace").first()
    if found is None:
        raise Http404
    return found
