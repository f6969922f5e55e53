"""What recruiters and hiring managers see: evidence side by side, ground covered, and what was decided."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from halfhour.actions.evidence import decide, decisions_of, may_see_others, sides_of, take_back
from halfhour.actions.seasons import ground_of
from halfhour.records.hiring import Candidate, TeamMember
from halfhour.web.shared.decisions import DecisionForm, day_at
from halfhour.web.shared.doubts import doubted_in
from halfhour.web.shared.secret import by_secret_address
from halfhour.web.team.finding import candidate_of, decider_at


@by_secret_address
@require_safe
def ground(request: HttpRequest, key: str) -> HttpResponse:
    """Whether the same ground was covered with everybody."""
    member = decider_at(key)
    return render(request, "team/ground.html", {"member": member, "ground": ground_of(member.opening)})


@by_secret_address
@require_safe
def sides(request: HttpRequest, key: str, candidate_id: str) -> HttpResponse:
    """Evidence of a candidate side by side; who talks to them submits first."""
    member = decider_at(key)
    return _page(request, member, candidate_of(member, candidate_id))


@by_secret_address
@require_POST
def decisions(request: HttpRequest, key: str, candidate_id: str) -> HttpResponse:
    """What was decided, and on what it rests."""
    member = decider_at(key)
    candidate = candidate_of(member, candidate_id)
    if not may_see_others(member, candidate):
        return _page(request, member, candidate, status=409)
    form = DecisionForm(request.POST, observations=sides_of(candidate).observations)
    doubted = doubted_in(request.POST.get("reasons", ""))
    if not form.is_valid() or (doubted and not request.POST.get("looked")):
        return _page(request, member, candidate, form=form, doubted=doubted, status=422)
    decide(candidate, **form.cleaned_data, on=day_at(candidate, timezone.now()))
    return redirect("own-sides", key, candidate_id)


@by_secret_address
@require_POST
def decision_removal(
    request: HttpRequest,  # noqa: ARG001 - Django passes it
    key: str,
    candidate_id: str,
    decision_id: str,
) -> HttpResponse:
    """It is taken back, as long as the candidate has no answer."""
    member = decider_at(key)
    candidate = candidate_of(member, candidate_id)
    take_back(get_object_or_404(candidate.decisions.present().select_related("candidate"), pk=decision_id))
    return redirect("own-sides", key, candidate_id)


def _page(
    request: HttpRequest,
    member: TeamMember,
    candidate: Candidate,
    *,
    form: DecisionForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context: dict[str, Any] = {"member": member, "candidate": candidate, **more}
    if may_see_others(member, candidate):
        found = sides_of(candidate)
        context |= {
            "sides": found,
            "decisions": decisions_of(candidate),
            "form": form or DecisionForm(None, observations=found.observations, by=member.name),
        }
    return render(request, "team/sides.html", context, status=status)
