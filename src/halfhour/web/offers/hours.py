"""One's own hours."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from halfhour.actions.offers import availability_of, keep_hours
from halfhour.web.offers.forms import HoursForm
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: Request) -> HttpResponse:
    """When one is to be had, and how much room a talk needs."""
    kept = availability_of(request.workspace)
    form = HoursForm(request.POST or None, kept)
    if form.is_valid():
        done = keep_hours(kept, **form.values())
        messages.success(request, "Saved.", extra_tags=done.pk)
        return redirect("hours")
    return render(request, "offers/hours.html", {"form": form}, status=422 if form.errors else 200)
