"""Writing a message, handing it over, noting that it was sent."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from halfhour.actions.outbox import put_in_outbox
from halfhour.actions.writing import NewerDraftError, begin_with, draft_of, fingerprint_of, note_sent, save_draft
from halfhour.domain.errors import RuleError
from halfhour.records.conversations import Conversation
from halfhour.records.kept import new_id
from halfhour.records.letters import Draft, Message, Purpose
from halfhour.web.shared.requests import Request
from halfhour.web.writing.forms import DayForm, WritingForm
from halfhour.web.writing.page import Desk

PURPOSES = frozenset(Purpose.values) - {Purpose.OTHER, Purpose.INVITE, Purpose.DIGEST}


@require_http_methods(["GET", "HEAD", "POST"])
def writing(request: Request, conversation_id: str, purpose: str) -> HttpResponse:
    """The message with what is seen in it; each change is kept, with htmx while one types."""
    conversation = _found(request, conversation_id, purpose)
    if request.method != "POST":
        return _page(request, _begun(conversation, purpose, request.user.zone))
    draft, refused = _saved(request, conversation, purpose)
    if refused or draft is None:
        return refused or redirect("writing", conversation_id, purpose)
    if request.htmx:
        return _fragment(request, draft)
    return redirect("writing", conversation_id, purpose)


@require_POST
def sent(request: Request, conversation_id: str, purpose: str) -> HttpResponse:
    """Notes that it left by the person's own hand."""
    draft, refused = _saved(request, _found(request, conversation_id, purpose), purpose)
    if refused or draft is None:
        return refused or redirect("writing", conversation_id, purpose)
    desk, today = Desk(draft.conversation, draft, zone=request.user.zone), timezone.localdate()
    day = DayForm(request.POST).day(today)
    if day is None or not draft.text.strip():
        why = "Write the message first." if day else "Say on which day you sent it."
        return _page(request, desk, _filled(request), status=422, why=why)
    try:
        done = note_sent(draft, person=desk.person, on=day, now=timezone.now())
    except RuleError as error:
        return _page(request, desk, _filled(request), status=409, why=str(error))
    messages.success(request, "Noted as sent.", extra_tags=done.pk if done else "")
    return redirect("conversation", conversation_id=conversation_id)


@require_POST
def parcel(request: Request, conversation_id: str, purpose: str) -> HttpResponse:
    """Puts it in the outbox, where it is held."""
    draft, refused = _saved(request, _found(request, conversation_id, purpose), purpose)
    if refused or draft is None:
        return refused or redirect("writing", conversation_id, purpose)
    desk, form = Desk(draft.conversation, draft, zone=request.user.zone), _filled(request)
    if not form.require_address():
        return _page(request, desk, form, status=422)
    put, done = put_in_outbox(draft, person=desk.person)
    messages.success(request, "It is in the outbox, and held until you release it.", extra_tags=done.pk)
    return redirect("parcel", parcel_id=put.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def touch(request: Request, person_id: str) -> HttpResponse:
    """Writing to somebody from their own page: in the last conversation with them, or in one begun now."""
    person = get_object_or_404(request.workspace.people.present(), pk=person_id)
    last = person.conversations.present().order_by("-changed_at").first()
    if last is None and request.method == "POST":
        last = begin_with(person, zone=request.user.zone)
    if last is None:
        return render(request, "writing/begin.html", {"person": person})
    return redirect("writing", last.pk, Purpose.TOUCH)


def _found(request: Request, conversation_id: str, purpose: str) -> Conversation:
    if purpose not in PURPOSES:
        raise Http404
    return get_object_or_404(request.workspace.conversations.present().select_related("workspace"), pk=conversation_id)


def _begun(conversation: Conversation, purpose: str, zone: str) -> Desk:
    """The draft as it was left; a new one goes to the first address that is known."""
    desk = Desk(conversation, draft_of(conversation, purpose), zone=zone)
    if desk.draft._state.adding:
        desk.draft.to = desk.addresses[0].value if desk.addresses else ""
        if not desk.addresses and desk.pages:
            desk.draft.channel = Message.Channel.LINKEDIN
    return desk


def _saved(request: Request, conversation: Conversation, purpose: str) -> tuple[Draft | None, HttpResponse | None]:
    """The message as it is kept now, or the page that says why it is not."""
    form = WritingForm(request.POST)
    if not form.is_valid():
        return None, _page(request, _begun(conversation, purpose, request.user.zone), form, status=422)
    try:
        return save_draft(conversation, purpose, **form.written()), None
    except NewerDraftError as error:
        desk = Desk(conversation, error.draft, zone=request.user.zone)
        return None, _page(request, desk, form, status=409, other=error.draft)


def _filled(request: Request) -> WritingForm:
    form = WritingForm(request.POST)
    form.is_valid()
    return form


def _fragment(request: Request, draft: Draft) -> HttpResponse:
    desk = Desk(draft.conversation, draft, zone=request.user.zone)
    return render(request, "writing/_saved.html", {"desk": desk, "seen": fingerprint_of(draft), "oob": True, **_days()})


def _page(
    request: Request, desk: Desk, form: WritingForm | None = None, *, status: int = 200, **said: Any
) -> HttpResponse:
    seen = "" if desk.draft._state.adding else fingerprint_of(desk.draft)
    form = form or WritingForm.of(desk.draft, seen=seen, tab=new_id())
    template = "writing/_unsaved.html" if request.htmx else "writing/writing.html"
    context = {"form": form, "desk": desk, "seen": seen, **_days(), **said}
    return render(request, template, context, status=status)


def _days() -> dict[str, Any]:
    return {"today": timezone.localdate()}
