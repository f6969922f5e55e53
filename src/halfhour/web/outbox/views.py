"""What waits to leave and what has left; reading, editing, releasing, holding and calling back."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfhour.actions.outbox import (
    NewerParcelError,
    cancel,
    edit_parcel,
    fingerprint_of,
    hold,
    note_has_left,
    outgoing,
    release,
    send_again,
)
from halfhour.domain.errors import RuleError
from halfhour.formats.mail import writing
from halfhour.records.letters import Parcel
from halfhour.web.outbox.forms import ChosenForm, EditForm, ReleaseForm
from halfhour.web.outbox.tick import deliver_now
from halfhour.web.shared.mailing import account_of
from halfhour.web.shared.requests import Request

ON_A_PAGE = 25


@require_safe
def outbox(request: Request) -> HttpResponse:
    """Everything that waits, and below it what has left."""
    return _list(request)


@require_POST
def releases(request: Request) -> HttpResponse:
    """Several that were chosen may leave now."""
    form = ChosenForm(request.POST, waiting=request.workspace.parcels.waiting())
    if not form.is_valid():
        return _list(request, status=422, why=form.errors["parcels"][0])
    chosen = list(form.cleaned_data["parcels"])
    try:
        done = release(chosen, now=timezone.now())
    except RuleError as error:
        return _list(request, status=409, why=str(error))
    deliver_now.enqueue()
    said = "One letter may leave." if len(chosen) == 1 else f"{len(chosen)} letters may leave."
    messages.success(request, said, extra_tags=done.pk if done else "")
    return redirect("outbox")


@require_safe
def parcel(request: Request, parcel_id: str) -> HttpResponse:
    """One letter as it will be read; one that was taken back is a draft again, and shown there."""
    back = (
        request.workspace.parcels.exclude(removed_at=None).filter(pk=parcel_id, conversation__removed_at=None).first()
    )
    if back and back.conversation_id:
        return redirect("writing", back.conversation_id, back.purpose)
    if back and back.candidate:
        address = reverse("candidate-letter", args=[back.candidate.opening_id, back.candidate_id])
        return redirect(f"{address}?back={back.pk}")
    return _page(request, _found(request, parcel_id))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, parcel_id: str) -> HttpResponse:
    """Other words; the letter is held again."""
    found = _found(request, parcel_id)
    form = EditForm(request.POST) if request.method == "POST" else EditForm.of(found, fingerprint_of(found))
    context: dict[str, Any] = {"parcel": found, "form": form}
    if not form.is_valid():
        return render(request, "outbox/edit.html", context, status=422 if form.errors else 200)
    try:
        done = edit_parcel(found, **form.written())
    except NewerParcelError as error:
        context |= {"other": error.parcel, "over": fingerprint_of(error.parcel)}
        return render(request, "outbox/edit.html", context, status=409)
    messages.success(request, "Changed. It is held until you release it.", extra_tags=done.pk)
    return redirect("parcel", parcel_id=found.pk)


@require_POST
def one_release(request: Request, parcel_id: str) -> HttpResponse:
    """It may leave, now or later."""
    found, form, now = _found(request, parcel_id), ReleaseForm(request.POST), timezone.now()
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        done = release([found], now=now, not_before=form.moment())
    except RuleError as error:
        return _page(request, found, status=409, why=str(error))
    deliver_now.enqueue()
    messages.success(request, _leaves(form.moment(), now), extra_tags=done.pk if done else "")
    return redirect("outbox")


@require_POST
def one_hold(request: Request, parcel_id: str) -> HttpResponse:
    """It stays."""
    done = hold(_found(request, parcel_id))
    messages.success(request, "It is held.", extra_tags=done.pk)
    return redirect("parcel", parcel_id=parcel_id)


@require_POST
def cancellation(request: Request, parcel_id: str) -> HttpResponse:
    """It will not leave."""
    done = cancel(_found(request, parcel_id), now=timezone.now())
    messages.success(request, "The letter is cancelled.", extra_tags=done.pk)
    return redirect("outbox")


@require_POST
def one_left(request: Request, parcel_id: str) -> HttpResponse:
    """The person found it in their sent mail."""
    note_has_left(_found(request, parcel_id), now=timezone.now())
    messages.success(request, "Noted: it has left.")
    return redirect("parcel", parcel_id=parcel_id)


@require_POST
def one_again(request: Request, parcel_id: str) -> HttpResponse:
    """The person did not find it: once more."""
    done = send_again(_found(request, parcel_id), now=timezone.now())
    deliver_now.enqueue()
    messages.success(request, "It may leave once more, and does within a minute.", extra_tags=done.pk)
    return redirect("parcel", parcel_id=parcel_id)


@require_safe
def file(request: Request, parcel_id: str) -> HttpResponse:
    """The letter as a mail file, to be opened in a mail program."""
    found = get_object_or_404(_all(request).filter(released_at__isnull=False, cancelled_at=None), pk=parcel_id)
    blob = writing.write(outgoing(found, found.left_at or timezone.now()))
    return HttpResponse(
        blob,
        content_type="message/rfc822",
        headers={"Content-Disposition": 'attachment; filename="letter.eml"', "X-Content-Type-Options": "nosniff"},
    )


def _leaves(not_before: datetime | None, now: datetime) -> str:
    if not_before and not_before > now:
        there = timezone.localtime(not_before)
        return f"It may leave from {there:%A} {there.day} {there:%B}, {there:%H:%M}."
    return "It may leave, and does within a minute."


def _all(request: Request) -> Any:
    return request.workspace.parcels.present().select_related("person", "conversation", "candidate", "workspace")


def _found(request: Request, parcel_id: str) -> Parcel:
    found: Parcel = get_object_or_404(_all(request).filter(cancelled_at=None), pk=parcel_id)
    return found


def _list(request: Request, *, status: int = 200, **said: Any) -> HttpResponse:
    waiting = request.workspace.parcels.waiting().select_related("person", "conversation")
    waiting = waiting.order_by("-failed_for_good", F("released_at").asc(nulls_first=True), "-created_at")
    left = _all(request).exclude(left_at=None).order_by("-left_at")
    page, now = Paginator(waiting, ON_A_PAGE).get_page(request.GET.get("waiting")), timezone.now()
    context = {
        "waiting": page,
        "some_held": any(parcel.released_at is None for parcel in page),
        "is_leaving": any(_is_leaving(parcel, now) for parcel in page),
        "left": Paginator(left, ON_A_PAGE).get_page(request.GET.get("page")),
        "now": now,
        "folder": settings.DATA / "outbox",
        "account": account_of(request.workspace),
        **said,
    }
    template = "outbox/_lists.html" if request.htmx else "outbox/outbox.html"
    return render(request, template, context, status=status)


def _is_leaving(parcel: Parcel, now: datetime) -> bool:
    """Whether it may be gone in a moment."""
    due = parcel.not_before is None or parcel.not_before <= now
    return parcel.released_at is not None and due and not parcel.failed_for_good and not parcel.leaving_at


def _page(
    request: Request, found: Parcel, form: ReleaseForm | None = None, *, status: int = 200, **said: Any
) -> HttpResponse:
    letter = outgoing(found, found.left_at or timezone.now())
    context = {
        "parcel": found,
        "letter": letter,
        "form": form or ReleaseForm(),
        "now": timezone.now(),
        "folder": settings.DATA / "outbox",
        "account": account_of(request.workspace),
        **said,
    }
    return render(request, "outbox/parcel.html", context, status=status)
