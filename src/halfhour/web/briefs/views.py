"""The brief: read, printed, and filled in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from halfhour.actions.undo import change
from halfhour.records.conversations import Conversation
from halfhour.web.briefs.forms import ParticularsForm
from halfhour.web.briefs.page import brief_of
from halfhour.web.briefs.pdf import as_pdf
from halfhour.web.shared.requests import Request


@require_safe
def brief(request: Request, conversation_id: str) -> HttpResponse:
    """The page to read beforehand."""
    found = found_in(request, conversation_id)
    return render(request, "briefs/brief.html", {"brief": brief_of(found, request.user.zone), "conversation": found})


@require_safe
def pdf(request: Request, conversation_id: str) -> HttpResponse:
    """The same as a page to print."""
    found = found_in(request, conversation_id)
    response = HttpResponse(as_pdf(brief_of(found, request.user.zone)), content_type="application/pdf")
    name = slugify(str(found)) or "brief"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-brief.pdf"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def particulars(request: Request, conversation_id: str) -> HttpResponse:
    """Aims, place, way, dress, what to bring, how it began."""
    found = found_in(request, conversation_id)
    form = ParticularsForm(request.POST or None, instance=found)
    if form.is_valid():
        if form.has_changed():
            done = change(found, "edited", **form.changes())
            if place := form.place_to_note():
                change(place, "edited", part_of=done, dress=form.cleaned_data["worn_there"])
            messages.success(request, "Noted.", extra_tags=done.pk)
        return redirect("brief", conversation_id=found.pk)
    page = {"form": form, "conversation": found}
    return render(request, "briefs/particulars.html", page, status=422 if form.errors else 200)


def found_in(request: Request, conversation_id: str) -> Conversation:
    """A conversation of this workspace."""
    return get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)
