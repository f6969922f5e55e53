"""The message coach."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from halfhour import wiring
from halfhour.domain.outreach.coach import coached
from halfhour.phrases.letters import outreach_words
from halfhour.web.outreach.forms import DraftForm
from halfhour.web.outreach.page import page_of
from halfhour.web.shared.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def coach(request: Request) -> HttpResponse:
    """The message and what the coach sees in it; with htmx only the latter, while one types."""
    form = DraftForm(request.POST or None)
    page = page_of(coached([form.draft()], wiring.coach())[0]) if form.is_valid() else None
    context = {"form": form, "page": page, "scaffolds": outreach_words()["scaffolds"].values()}
    if request.htmx:
        return render(request, "outreach/_checked.html", context)
    return render(request, "outreach/coach.html", context, status=422 if form.errors else 200)
