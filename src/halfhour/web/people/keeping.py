"""People whose day has come: keep what is known of them longer, or forget them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from halfhour.actions.undo import change
from halfhour.records.acquaintance import everybody
from halfhour.web.people.forms import KeepForm
from halfhour.web.people.views import show_person
from halfhour.web.shared.requests import Request

ON_A_PAGE = 25


@require_safe
def keeping(request: Request) -> HttpResponse:
    """Everybody about whom it is to be decided now, the longest due first."""
    due = everybody(request.workspace).filter(keep_until__lte=timezone.localdate()).order_by("keep_until", "name")
    page = Paginator(due, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/keeping.html", {"page": page, "query": ""})


@require_POST
def keep(request: Request, person_id: str) -> HttpResponse:
    """Keeps somebody longer, with undo."""
    found = get_object_or_404(everybody(request.workspace), pk=person_id)
    form = KeepForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return show_person(request, found, keep=form)
    until = form.keep_until()
    done = change(found, "kept", keep_until=until)
    said = f"Kept until {until.day} {until:%B %Y}." if until else "Kept without a day."
    messages.success(request, said, extra_tags=done.pk)
    return redirect("keeping") if request.POST.get("back") == "list" else redirect("person", person_id=found.pk)
