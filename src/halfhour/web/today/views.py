"""Today: what is due and why, each with the one thing to do about it."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour import wiring
from halfhour.actions.feed import calendar_of, workspace_of
from halfhour.actions.people import let_rest
from halfhour.actions.today import put_off, settle
from halfhour.domain.today import Sort, Thing
from halfhour.web.shared.boxes import BoxForm, open_box
from halfhour.web.shared.requests import Request
from halfhour.web.today.forms import RestForm
from halfhour.web.today.page import is_new, only, shown

LONGEST_KEY = 80
DONE = {
    Sort.HAPPENED: "Noted that you talked.",
    Sort.PROMISE: "Noted as kept.",
    Sort.THEIRS: "Noted as kept.",
    Sort.LET_GO: "It rests. If an answer comes after all, note it in the conversation.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def today(request: Request) -> HttpResponse:
    """What is due, what comes, and the box for what one has got."""
    if request.method != "POST" and request.GET.get("only") in set(Sort):
        sort, number = Sort(request.GET["only"]), request.GET.get("page")
        return render(request, "today/only.html", only(request.user, request.workspace, timezone.now(), sort, number))
    form, onward = open_box(request)
    return onward or _page(request, form, status=422 if form.errors else 200)


@require_POST
def done(request: Request, sort: str, about: str) -> HttpResponse:
    """Settles a thing with one tap."""
    noted = settle(request.workspace, _sort(sort), about, today=timezone.localdate(), zone=ZoneInfo(request.user.zone))
    messages.success(request, DONE.get(_sort(sort), "Noted."), extra_tags=noted.pk)
    return _back(request)


@require_POST
def rest(request: Request, sort: str, about: str) -> HttpResponse:
    """Not now, or not this person."""
    day = timezone.localdate()
    form = RestForm(request.POST, today=day)
    thing = Thing(_sort(sort), day, about)
    if len(thing.key) > LONGEST_KEY:
        raise Http404
    if not form.is_valid():
        return _page(request, BoxForm(), refused=form, refused_key=thing.key, status=422)
    if form.until is None:
        person = get_object_or_404(request.workspace.people.present(), pk=about)
        messages.success(
            request, f"Nothing is suggested about {person} any more.", extra_tags=let_rest(person, for_good=True).pk
        )
    else:
        noted = put_off(request.workspace, thing, until=form.until, today=day)
        messages.success(
            request, f"Put off until {form.until:%A} {form.until.day} {form.until:%B}.", extra_tags=noted.pk
        )
    return _back(request)


@require_safe
def feed(request: Request, key: str) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Talks and due things as a calendar; who knows the address may read it, and nobody else."""
    workspace = workspace_of(key)
    if workspace is None:
        raise Http404
    return HttpResponse(
        calendar_of(workspace, now=timezone.now(), calendar=wiring.workdays),
        content_type="text/calendar; charset=utf-8",
        headers={"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"},
    )


def _sort(word: str) -> Sort:
    try:
        return Sort(word)
    except ValueError:
        raise Http404 from None


def _back(request: Request) -> HttpResponse:
    back = request.POST.get("back", "/")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")


def _page(request: Request, form: BoxForm, *, status: int, **refused: Any) -> HttpResponse:
    page = shown(request.user, request.workspace, timezone.now())
    context = {
        "form": form,
        "page": page,
        "is_new": is_new(request.workspace, (page.due, page.days)),
        "waiting": request.workspace.uploads.present().defer("blob"),
        **refused,
    }
    return render(request, "today/today.html", context, status=status)
