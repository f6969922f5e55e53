"""The thank-you check."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from halfhour import wiring
from halfhour.domain.thanks import judged
from halfhour.phrases.letters import thanks_words
from halfhour.web.shared.requests import Request
from halfhour.web.thanks.forms import NoteForm
from halfhour.web.thanks.page import page_of


@require_http_methods(["GET", "HEAD", "POST"])
def thanks(request: Request) -> HttpResponse:
    """The thank-you and the verdict on it; with htmx only the latter, while one types."""
    form = NoteForm(request.POST or None, talks=request.workspace.talks.present().select_related("conversation"))
    page = None
    if form.is_valid():
        note = form.note()
        page = page_of(note.text, judged([note], wiring.thanks_reader())[0])
    context = {"form": form, "page": page, "scaffolds": thanks_words()["scaffolds"].values()}
    if request.htmx:
        return render(request, "thanks/_judged.html", context)
    return render(request, "thanks/thanks.html", context, status=422 if form.errors else 200)
