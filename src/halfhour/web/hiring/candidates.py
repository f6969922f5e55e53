"""Candidates on the organiser's side: whom, when, what they are told, what they ask for, and when it is erased."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.candidate_letters import letters_to, talk_in_calendar
from halfhour.actions.candidates import (
    add_candidate,
    another_own_key,
    change_candidate,
    erase,
    note_answered,
    note_held,
    remove_candidate,
    see_to,
    what_would_go,
)
from halfhour.actions.evidence import noting_of
from halfhour.actions.hiring import another_key
from halfhour.domain.candidates import Noting
from halfhour.domain.errors import RuleError
from halfhour.formats.invitations.writing import write
from halfhour.phrases.invitations import span_in_words
from halfhour.records.hiring import Candidate, Opening
from halfhour.web.hiring.forms import CandidateForm, DayForm
from halfhour.web.shared.calendar_files import calendar_file
from halfhour.web.shared.requests import Request
from halfhour.web.shared.secret import given_out


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, opening_id: str) -> HttpResponse:
    """Somebody more who is talked to."""
    opening = opening_of(request, opening_id)
    form = CandidateForm(request.POST or None, opening=opening, zone=request.user.zone)
    if form.is_valid():
        done = add_candidate(opening, form.members(), today=timezone.localdate(), **form.told())
        messages.success(request, "Added. Now write to them, or give them their address.", extra_tags=done.pk)
        return redirect("candidate", opening.pk, done.record)
    context = {"form": form, "opening": opening}
    return render(request, "hiring/candidate_form.html", context, status=422 if form.errors else 200)


@require_safe
def candidate(request: Request, opening_id: str, candidate_id: str) -> HttpResponse:
    """How it stands with one of them."""
    return _page(request, candidate_of(request, opening_id, candidate_id))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, opening_id: str, candidate_id: str) -> HttpResponse:
    """Other facts, or another time."""
    found = _kept(request, opening_id, candidate_id)
    form = CandidateForm(request.POST or None, opening=found.opening, zone=request.user.zone, candidate=found)
    if form.is_valid():
        done = change_candidate(found, form.members(), today=timezone.localdate(), **form.told())
        messages.success(request, "Saved. Their page says it already.", extra_tags=done.pk)
        return redirect("candidate", opening_id, candidate_id)
    context = {"form": form, "opening": found.opening, "candidate": found}
    return render(request, "hiring/candidate_form.html", context, status=422 if form.errors else 200)


@require_POST
def held(request: Request, opening_id: str, candidate_id: str) -> HttpResponse:
    """They were talked to."""
    return _on_a_day(
        request, _kept(request, opening_id, candidate_id), note_held, "Noted. From that day the answer is promised."
    )


@require_POST
def answer(request: Request, opening_id: str, candidate_id: str) -> HttpResponse:
    """They have their answer."""
    return _on_a_day(
        request, _kept(request, opening_id, candidate_id), note_answered, "Noted that they have their answer."
    )


@require_POST
def attention(request: Request, opening_id: str, candidate_id: str) -> HttpResponse:
    """What they asked for is seen to."""
    done = see_to(_kept(request, opening_id, candidate_id))
    messages.success(request, "Noted as seen to.", extra_tags=done.pk)
    return redirect("candidate", opening_id, candidate_id)


@require_POST
def other_key(request: Request, opening_id: str, candidate_id: str) -> HttpResponse:
    """Another secret address."""
    another_own_key(_kept(request, opening_id, candidate_id))
    messages.success(request, "The address is changed; the one before leads nowhere now.")
    return redirect("candidate", opening_id, candidate_id)


@require_POST
def member_key(request: Request, opening_id: str, member_id: str) -> HttpResponse:
    """Another secret address for one of the team."""
    another_key(get_object_or_404(opening_of(request, opening_id).team_members.present(), pk=member_id))
    messages.success(request, "The address is changed; the one before leads nowhere now.")
    return redirect("team-member", opening_id, member_id)


@require_POST
def removal(request: Request, opening_id: str, candidate_id: str) -> HttpResponse:
    """Out of sight; what was noted still goes on its day."""
    done = remove_candidate(candidate_of(request, opening_id, candidate_id))
    messages.success(request, "Removed. What was noted is erased on its day all the same.", extra_tags=done.pk)
    return redirect("opening", opening_id)


@require_http_methods(["GET", "HEAD", "POST"])
def erasure(request: Request, opening_id: str, candidate_id: str) -> HttpResponse:
    """What erasing would take away; then really."""
    found = _kept(request, opening_id, candidate_id)
    if request.method == "POST":
        erase(found, now=timezone.now())
        messages.success(request, "Erased. Only counts are left.")
        return redirect("candidate", opening_id, candidate_id)
    return render(request, "hiring/erasure.html", {"candidate": found, "going": what_would_go(found)})


@require_safe
def calendar(request: Request, opening_id: str, candidate_id: str) -> HttpResponse:
    """The talk for a calendar of the team."""
    sheet = talk_in_calendar(_kept(request, opening_id, candidate_id), now=timezone.now(), link="", for_team=True)
    if sheet is None:
        raise Http404
    return calendar_file(write(sheet.calendar))


def opening_of(request: Request, opening_id: str) -> Opening:
    """An opening of the workspace."""
    return get_object_or_404(request.workspace.openings.present(), pk=opening_id)


def candidate_of(request: Request, opening_id: str, candidate_id: str) -> Candidate:
    """A candidate of one of its openings."""
    rows: QuerySet[Candidate] = opening_of(request, opening_id).candidates.present()
    found: Candidate = get_object_or_404(
        rows.select_related("opening", "workspace", "person", "conversation").prefetch_related("members"),
        pk=candidate_id,
    )
    return found


def _kept(request: Request, opening_id: str, candidate_id: str) -> Candidate:
    found = candidate_of(request, opening_id, candidate_id)
    if found.erased_at:
        raise RuleError("What was noted of this candidate is erased.", "It cannot be brought back.")
    return found


def _on_a_day(request: Request, found: Candidate, deed: Any, said: str) -> HttpResponse:
    form = DayForm(request.POST, today=_today(found))
    if not form.is_valid():
        return _page(request, found, day_form=form, status=422)
    done = deed(found, on=form.cleaned_data["on"])
    messages.success(request, said, extra_tags=done.pk)
    return redirect("candidate", found.opening_id, found.pk)


def _today(found: Candidate) -> date:
    return timezone.now().astimezone(ZoneInfo(found.opening.zone)).date()


def _page(request: Request, found: Candidate, *, day_form: DayForm | None = None, status: int = 200) -> HttpResponse:
    now, opening = timezone.now(), found.opening
    sheets = {sheet.member_id: sheet for sheet in found.sheets.present()}
    members = [one for one in found.members.all() if one.removed_at is None]
    context = {
        "candidate": found,
        "opening": opening,
        "given": given_out(request, reverse("own-talk", args=[found.key]), opening.site),
        "when": span_in_words(found.agreed_for, found.minutes, opening.zone) if found.agreed_for else "",
        "when_there": span_in_words(found.agreed_for, found.minutes, found.zone)
        if found.agreed_for and found.zone != opening.zone
        else "",
        "noting": [(member, noting_of(found, sheets.get(member.pk), now)) for member in members],
        "is_over": any(noting_of(found, None, now) is state for state in (Noting.RATE, Noting.WORDS, Noting.LATE)),
        "letters": letters_to(found),
        "day_form": day_form or DayForm(initial={"on": _today(found)}, today=_today(found)),
        "today": _today(found),
    }
    return render(request, "hiring/candidate.html", context, status=status)
