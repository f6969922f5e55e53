"""The half hour: begun, marked, extended, ended."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from halfhour.actions import sittings
from halfhour.actions.sittings import Marked
from halfhour.domain.errors import InputError
from halfhour.domain.timebox import Extension, FullHourError
from halfhour.records.conversations import Conversation
from halfhour.records.kept import new_id
from halfhour.records.sittings import Mark, Sitting
from halfhour.web.live import batch
from halfhour.web.live.forms import ExtensionForm, NoteForm, StartForm
from halfhour.web.live.page import ON, page_of, sitting_of, state_of
from halfhour.web.shared.requests import Request


@require_safe
def live(request: Request, conversation_id: str) -> HttpResponse:
    """The page to have beside one while talking."""
    return render(request, "live/live.html", page_of(_found(request, conversation_id), timezone.now()))


@require_POST
def start(request: Request, conversation_id: str) -> HttpResponse:
    """The clock begins: now, or at the moment that was agreed and has passed."""
    found, form, now = _found(request, conversation_id), StartForm(request.POST), timezone.now()
    agreed = found.agreed_for if form.is_valid() and form.cleaned_data["begun"] == "agreed" else None
    sittings.begin(found, at=agreed if agreed and agreed <= now else now)
    return redirect("live", conversation_id=found.pk)


@require_POST
def extension(request: Request, conversation_id: str) -> HttpResponse:
    """More time was asked for."""
    found, form = _found(request, conversation_id), ExtensionForm(request.POST)
    if form.is_valid():
        agreed = form.cleaned_data["agreed"] == "yes"
        sittings.extend(_sitting(found), Extension(timezone.now(), form.cleaned_data["minutes"], agreed))
    return redirect("live", conversation_id=found.pk)


@require_POST
def note(request: Request, conversation_id: str) -> HttpResponse:
    """A mark, a note or a tick by a plain form."""
    found, form, now = _found(request, conversation_id), NoteForm(request.POST), timezone.now()
    if form.is_valid():
        given = form.cleaned_data
        if given["sort"] == Mark.Sort.TICK:
            sittings.keep_marks(found, [_tick(found, given["question"])])
        elif given["text"] or given["sort"] != Mark.Sort.NOTE:
            sittings.keep_marks(found, [Marked(new_id(), given["sort"], given["text"], now)])
    return redirect("live", conversation_id=found.pk)


@require_POST
def marks(request: Request, conversation_id: str) -> HttpResponse:
    """What a phone kept, taken in once; answers with all that is known."""
    found = _found(request, conversation_id)
    try:
        given = batch.read(request.body)
    except InputError as error:
        return JsonResponse({"what": error.what, "way_out": error.way_out}, status=422)
    sittings.keep_marks(found, given.marks)
    sitting = sitting_of(found)
    if sitting:
        for more in given.extensions:
            _extend_as_far_as_it_goes(sitting, more)
        if given.ended and not sitting.ended_at:
            sittings.end(sitting, at=given.ended)
    return JsonResponse(state_of(found, sitting_of(found), timezone.now()))


@require_POST
def end(request: Request, conversation_id: str) -> HttpResponse:
    """The talk is over; on to what follows from it."""
    found = _found(request, conversation_id)
    done = sittings.end(_sitting(found), at=timezone.now())
    messages.success(request, "The talk is noted as held.", extra_tags=done.pk)
    return redirect("afterwards", conversation_id=found.pk)


def _extend_as_far_as_it_goes(sitting: Sitting, more: Extension) -> None:
    """Two phones may each have been told of more than the hour holds; what goes beyond is noted as asked for only."""
    try:
        sittings.extend(sitting, more)
    except FullHourError:
        sittings.extend(sitting, replace(more, agreed=False))


def _tick(conversation: Conversation, question: str) -> Marked:
    """The other way round than it stands."""
    made = f"tick-{question}"
    mark = conversation.marks.filter(made=made).first()
    text, version = ("", mark.version + 1) if mark and mark.text == ON else (ON, mark.version + 1 if mark else 1)
    return Marked(made, Mark.Sort.TICK, text, timezone.now(), version, question)


def _found(request: Request, conversation_id: str) -> Conversation:
    return get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)


def _sitting(conversation: Conversation) -> Sitting:
    return get_object_or_404(Sitting.objects.present().select_related("conversation"), conversation=conversation)
