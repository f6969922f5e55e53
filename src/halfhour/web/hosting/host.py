"""A host's side: what is asked, what is coming, what became of it; and the page itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.hosting import change_key, change_page, make_page, note_change_seen, note_seen, open_again, pause
from halfhour.actions.hosting.pages import NobodyWritesError
from halfhour.actions.undo import remove
from halfhour.records.hosting import BookingPage
from halfhour.web.hosting.forms import PageForm, PauseForm
from halfhour.web.hosting.guest_page import times_page
from halfhour.web.hosting.host_page import address_of, overview_page
from halfhour.web.shared.requests import Request


@require_safe
def overview(request: Request) -> HttpResponse:
    """Requests, half hours that are coming, what became of those that were, and the budget."""
    now = timezone.now()
    context = overview_page(request.workspace, now=now, number=request.GET.get("page"))
    answer = render(request, "hosting/overview.html", context)
    if request.method == "GET" and not request.htmx:
        note_seen(context["new_notes"], now=now)
        note_change_seen([change.booking for change in context["new_changes"]], now=now)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """A page to begin with: the usual budget, to be looked over."""
    name = request.user.name
    page = BookingPage(workspace=request.workspace, host_name=name, zone=request.user.zone)
    page.name = f"Half hours with {name.split()[0]}" if name else "Half hours"
    form = PageForm(request.POST or None, instance=page)
    if form.is_valid():
        try:
            made, done = make_page(request.workspace, now=timezone.now(), **form.values())
        except NobodyWritesError as error:
            form.add_error("is_at_once", str(error))
        else:
            messages.success(request, "Your page is there. Give its address to whom you like.", extra_tags=done.pk)
            return redirect("hosting-page", made.pk)
    return render(request, "hosting/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: Request, page_id: str) -> HttpResponse:
    """What the page says and gives."""
    page = _found(request, page_id)
    form = PageForm(request.POST or None, instance=_found(request, page_id))
    if form.is_valid():
        try:
            done = change_page(page, **form.values())
        except NobodyWritesError as error:
            form.add_error("is_at_once", str(error))
        else:
            messages.success(request, "Saved.", extra_tags=done.pk)
            return redirect("hosting-page", page.pk)
    context = {"form": form, "page": page, "pause_form": PauseForm(), **address_of(page, request)}
    return render(request, "hosting/settings.html", context, status=422 if form.errors else 200)


@require_safe
def preview(request: Request, page_id: str) -> HttpResponse:
    """The page as a guest sees it; nothing on it can be pressed."""
    context = times_page(_found(request, page_id), request.GET, now=timezone.now())
    return render(request, "hosting/times.html", {**context, "is_preview": True})


@require_POST
def pausing(request: Request, page_id: str) -> HttpResponse:
    """Nothing new is given for a while."""
    page, form = _found(request, page_id), PauseForm(request.POST)
    if not form.is_valid():
        messages.error(request, "That is no day. Write it like 2026-12-24, or leave it empty.")
        return redirect("hosting-page", page.pk)
    done = pause(page, until=form.cleaned_data["until"], now=timezone.now())
    messages.success(request, "Paused. What is agreed stays.", extra_tags=done.pk)
    return redirect("hosting-page", page.pk)


@require_POST
def opening(request: Request, page_id: str) -> HttpResponse:
    """It gives half hours again."""
    page = _found(request, page_id)
    done = open_again(page)
    messages.success(request, "Open again.", extra_tags=done.pk)
    return redirect("hosting-page", page.pk)


@require_POST
def other_key(request: Request, page_id: str) -> HttpResponse:
    """Another secret address."""
    page = change_key(_found(request, page_id))
    messages.success(request, "The address is changed; the one before leads nowhere now. Guests keep their own.")
    return redirect("hosting-page", page.pk)


@require_POST
def removal(request: Request, page_id: str) -> HttpResponse:
    """The page goes; undo brings it back."""
    done = remove(_found(request, page_id))
    messages.success(
        request, "The page is gone. Half hours that are agreed stay in your conversations.", extra_tags=done.pk
    )
    return redirect("hosting")


def _found(request: Request, page_id: str) -> BookingPage:
    found: BookingPage = get_object_or_404(
        request.workspace.booking_pages.present().select_related("workspace"), pk=page_id
    )
    return found
