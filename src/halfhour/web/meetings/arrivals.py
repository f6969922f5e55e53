"""Invitations and answers that arrive as files: taken in where they belong, or asked about."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from halfhour.actions.conversations import start_conversation
from halfhour.actions.invitations import Taken, What, candidates, take_in
from halfhour.domain.errors import InputError
from halfhour.formats.invitations.appointments import Told, read_told
from halfhour.formats.invitations.mails import calendar_in
from halfhour.formats.invitations.reading import read
from halfhour.records.conversations import Conversation
from halfhour.records.talks import Upload
from halfhour.web.meetings.forms import ArrivalForm, PlaceForm
from halfhour.web.meetings.page import clock_of, repeating
from halfhour.web.shared.requests import Request
from halfhour.web.shared.words import in_words


@require_POST
def arrival(request: Request, conversation_id: str) -> HttpResponse:
    """A file that was dropped on the page of a meeting."""
    found = get_object_or_404(request.workspace.conversations.present(), pk=conversation_id)
    form = ArrivalForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect("meeting", conversation_id)
    try:
        taken = _taken(request, form.cleaned_data["chosen"].read(), found)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("meeting", conversation_id)
    return _onward(request, taken, found)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: Request, upload_id: str) -> HttpResponse:
    """An invitation in the box on Today: what it says, and which conversation it is for."""
    upload = get_object_or_404(request.workspace.uploads.present(), pk=upload_id)
    blob = bytes(upload.blob)
    sheet, now = read(calendar_in(blob)), timezone.now()
    told = read_told(sheet, since=now)
    if told is None:
        raise InputError("This calendar holds no event.", "Choose the invitation, or paste its words.")
    likely = candidates(request.workspace, told)
    form = PlaceForm(
        request.POST or None,
        conversations=request.workspace.conversations.present().filter(held_on=None, closed_on=None).order_by("name"),
        initial={"conversation": likely[0] if likely else None, "people": told.organizer.name},
    )
    if not form.is_valid():
        context = {"upload": upload, "told": told, "clock": _clock(request, told), "likely": likely, "form": form}
        context["repeats"] = repeating(sheet, told.start, request.user.zone) if told.repeats else None
        return render(request, "meetings/invitation.html", context, status=422 if form.errors else 200)
    found = form.cleaned_data["conversation"] or start_conversation(
        request.workspace, form.names(), zone=request.user.zone
    )
    return _onward(request, _taken(request, blob, found, upload), found)


def _clock(request: Request, told: Told) -> object:
    return clock_of(told.start, told.minutes or 30, request.user.zone) if told.start else None


def _taken(request: Request, blob: bytes, found: Conversation, upload: Upload | None = None) -> Taken:
    taken = take_in(blob, request.workspace, conversation=found, today=timezone.localdate(), now=timezone.now())
    if upload and taken.what is not What.UNKNOWN:
        upload.delete()
    return taken


def _onward(request: Request, taken: Taken, found: Conversation) -> HttpResponse:
    """Says what came of it, and shows the meeting that it is about."""
    say = messages.success if taken.revision else messages.info
    say(request, str(in_words(taken.what.value, "arrived")), extra_tags=taken.revision.pk if taken.revision else "")
    about = taken.meeting.conversation_id if taken.meeting and taken.meeting.conversation_id else found.pk
    return redirect("meeting", about)
