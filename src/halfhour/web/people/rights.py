"""What somebody may ask of us: everything kept about them, and to be forgotten."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from halfhour.actions.forgetting import forget_person, what_would_change
from halfhour.records.acquaintance import everybody
from halfhour.web.people.everything import packed
from halfhour.web.people.forms import ForgetForm
from halfhour.web.shared.requests import Request
from halfhour.wiring import outside


@require_safe
def export(request: Request, person_id: str) -> HttpResponse:
    """Everything kept about one person, as a ZIP of a page to read, the same as JSON, and the files as they came."""
    found = get_object_or_404(everybody(request.workspace), pk=person_id)
    response = HttpResponse(packed(found, timezone.localdate()), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{slugify(found.name) or "person"}.zip"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def forgetting(request: Request, person_id: str) -> HttpResponse:
    """What would change, and doing it once the name is typed."""
    found = get_object_or_404(everybody(request.workspace), pk=person_id)
    form = ForgetForm(request.POST or None, person=found)
    if form.is_valid():
        forget_person(found, now=timezone.now(), mail=outside().mail)
        messages.success(request, "They are forgotten.")
        return redirect("people")
    change = what_would_change(found)
    # A template asks a counter for the key "items" before it asks for the method.
    context = {"form": form, "person": found, "change": change}
    context |= {"removed": dict(change.removed), "rewritten": dict(change.rewritten)}
    return render(request, "people/forgetting.html", context, status=422 if form.errors else 200)
