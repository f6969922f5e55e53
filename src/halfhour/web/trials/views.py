"""What is being tried, until it is over."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from halfhour.records.trials import Trial
from halfhour.web.shared.requests import Request
from halfhour.web.shared.trials import BACK, concluded

USUAL = timedelta(seconds=60)
"""How long the slowest servers are waited for."""
PATIENCE = timedelta(seconds=150)
"""After this nobody tries any more: what did it was stopped (our own default)."""


@require_safe
def trial(request: Request, trial_id: str) -> HttpResponse:
    """Who is asked now; when it is over, the way on."""
    found = get_object_or_404(request.workspace.trials.present(), pk=trial_id)
    if found.ended_at:
        return HttpResponseClientRedirect(request.path) if request.htmx else concluded(request, found)
    ran = found.has_run_for(timezone.now())
    context = {
        "trial": found,
        "steps": [(where, place - found.step) for place, (_, where) in enumerate(found.steps)],
        "passed": min(0.95, ran / USUAL),
        "is_stalled": ran > PATIENCE,
        "back": BACK[Trial.What(found.what)],
    }
    return render(request, "trials/_trial.html" if request.htmx else "trials/trial.html", context)
