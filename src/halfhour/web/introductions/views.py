"""Who sent one to whom, drawn and as a table."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.introductions import OneselfError, note_introduction, tell, thank
from halfhour.actions.undo import remove
from halfhour.domain.introductions import branches_of, first_ones
from halfhour.records.people import Introduction
from halfhour.records.revisions import Revision
from halfhour.web.introductions.drawing import drawn
from halfhour.web.introductions.forms import IntroductionForm
from halfhour.web.introductions.page import edges_of, listed_of
from halfhour.web.shared.requests import Request

BRANCHES = 12
"""Branches on a page (our own default)."""


@require_safe
def introductions(request: Request) -> HttpResponse:
    """The branches, a page of them at a time."""
    today = timezone.localdate()
    edges = edges_of(request.workspace)
    page = Paginator(first_ones(edges), BRANCHES).get_page(request.GET.get("page"))
    shown = branches_of(page.object_list, edges)
    listed = listed_of(request.workspace, shown, today)
    context = {"page": page, "listed": listed, "drawing": drawn(shown, listed) if listed else None, "today": today}
    return render(request, "introductions/introductions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Somebody sent one to somebody; one of the two may be known from where one came."""
    people = request.workspace.people.present()
    known = {side: people.filter(pk=request.GET.get(side, "")).first() for side in ("by", "to")}
    form = IntroductionForm(request.POST or None, workspace=request.workspace, known=known)
    if form.is_valid():
        try:
            done = note_introduction(**form.cleaned_data)
        except OneselfError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Noted.", extra_tags=done.pk)
            back = known["by"] or known["to"]
            return redirect("person", person_id=back.pk) if back else redirect("introductions")
    context = {"form": form, "known": known}
    return render(request, "introductions/new.html", context, status=422 if form.errors else 200)


@require_POST
def told(request: Request, introduction_id: str) -> HttpResponse:
    """The introducer heard what became of it."""
    found = _found(request, introduction_id)
    return _noted(request, tell(found, on=timezone.localdate()), f"Noted: {found.by} was told.")


@require_POST
def thanked(request: Request, introduction_id: str) -> HttpResponse:
    """The introducer was thanked."""
    found = _found(request, introduction_id)
    return _noted(request, thank(found, on=timezone.localdate()), f"Noted: {found.by} was thanked.")


@require_POST
def removal(request: Request, introduction_id: str) -> HttpResponse:
    """Takes an introduction away, with undo."""
    return _noted(request, remove(_found(request, introduction_id)), "The introduction is taken away.")


def _found(request: Request, introduction_id: str) -> Introduction:
    there = request.workspace.introductions.present().select_related("by", "to")
    found: Introduction = get_object_or_404(there, pk=introduction_id)
    return found


def _noted(request: Request, done: Revision, words: str) -> HttpResponse:
    messages.success(request, words, extra_tags=done.pk)
    back = request.POST.get("back", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "introductions")
