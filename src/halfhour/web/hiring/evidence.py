"""Evidence on the organiser's side: side by side, what was decided, and the ground covered."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from halfhour.actions.evidence import decide, decisions_of, sides_of, take_back
from halfhour.actions.seasons import ground_of
from halfhour.records.hiring import Candidate
from halfhour.web.hiring.candidates import candidate_of, opening_of
from halfhour.web.shared.decisions import DecisionForm, day_at
from halfhour.web.shared.doubts import doubted_in
from halfhour.web.shared.requests import Request


@require_safe
def sides(request: Request, opening_id: str, candidate_id: str) -> HttpResponse:
    """What was submitted, disagreements first."""
    return _page(request, candidate_of(request, opening_id, candidate_id))


@require_POST
def decisions(request: Request, opening_id: str, candidate_id: str) -> HttpResponse:
    """What was decided, and on what it rests."""
    found = candidate_of(request, opening_id, candidate_id)
    form = DecisionForm(request.POST, observations=sides_of(found).observations)
    doubted = doubted_in(request.POST.get("reasons", ""))
    if not form.is_valid() or (doubted and not request.POST.get("looked")):
        return _page(request, found, form=form, doubted=doubted, status=422)
    done = decide(found, **form.cleaned_data, on=day_at(found, timezone.now()))
    messages.success(request, "Written down.", extra_tags=done.pk)
    return redirect("candidate-evidence", opening_id, candidate_id)


@require_POST
def decision_removal(request: Request, opening_id: str, candidate_id: str, decision_id: str) -> HttpResponse:
    """It is taken back, as long as the candidate has no answer."""
    found = candidate_of(request, opening_id, candidate_id)
    decision = get_object_or_404(found.decisions.present().select_related("candidate"), pk=decision_id)
    messages.success(request, "Taken back.", extra_tags=take_back(decision).pk)
    return redirect("candidate-evidence", opening_id, candidate_id)


@require_safe
def ground(request: Request, opening_id: str) -> HttpResponse:
    """Whether the same ground was covered with everybody."""
    found = opening_of(request, opening_id)
    return render(request, "hiring/ground.html", {"opening": found, "ground": ground_of(found)})


def _page(
    request: Request, found: Candidate, *, form: DecisionForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    beside = sides_of(found)
    context = {
        "candidate": found,
        "opening": found.opening,
        "sides": beside,
        "decisions": decisions_of(found),
        "form": form or DecisionForm(None, observations=beside.observations, by=request.user.name),
        **more,
    }
    return render(request, "hiring/sides.html", context, status=status)
