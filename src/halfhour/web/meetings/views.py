"""What was agreed, telling it to others, and answering what they send."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from halfhour.actions.invitations import (
    Letter,
    answer_invitation,
    as_sheet,
    ask_again,
    confirm,
    invite,
    keep_ours,
    propose,
    tell_cancelled,
)
from halfhour.actions.meetings import agree_on, cancel, keep_meeting, note_missed
from halfhour.actions.undo import remove
from halfhour.domain.errors import RuleError
from halfhour.domain.invitations.appointments import Partstat
from halfhour.domain.meetings import Need
from halfhour.formats.invitations.writing import write
from halfhour.records.conversations import Conversation
from halfhour.records.scheduling import Meeting
from halfhour.web.meetings.forms import AgreeForm, AnswerForm, LetterForm, ProposalForm
from halfhour.web.meetings.page import ANSWERS, Desk, page_of
from halfhour.web.shared.requests import Request

MISSED = {"they": "They did not come.", "i": "I could not come.", "both": "We missed each other."}
ANSWERED = {
    Partstat.ACCEPTED: "Accepted.",
    Partstat.TENTATIVE: "Answered: perhaps.",
    Partstat.DECLINED: "Declined.",
}
HELD = "It is in the outbox, and held until you release it."


@require_safe
def meeting(request: Request, conversation_id: str) -> HttpResponse:
    """What stands, and the one thing to do about it."""
    return _page(request, _desk(request, conversation_id), confirm_open="confirm" in request.GET)


@require_POST
def agreement(request: Request, conversation_id: str) -> HttpResponse:
    """A time that both said yes to, or another one."""
    desk = _desk(request, conversation_id)
    form = AgreeForm(request.POST, zones=desk.zones)
    if not form.is_valid():
        return _page(request, desk, status=422, agree=form)
    was = desk.conversation.agreed_for
    try:
        _, done = agree_on(desk.conversation, **form.agreed(), today=timezone.localdate())
    except RuleError as error:
        return _page(request, _desk(request, conversation_id), status=409, agree=form, why=str(error), agree_open=True)
    moved = was is not None and was != form.cleaned_data["start"]
    messages.success(request, "Moved." if moved else "Noted.", extra_tags=done.pk)
    return redirect("meeting", conversation_id)


@require_POST
def letter(request: Request, conversation_id: str) -> HttpResponse:
    """The invitation, its new version, or the word that it is off, into the outbox."""
    desk = _desk(request, conversation_id)
    form = _written(request, desk)
    if desk.telling is None or not form.is_valid():
        return _page(request, desk, status=422, letter=form)
    try:
        stored = keep_meeting(desk.telling[0])
        told = Letter(**form.cleaned_data)
        if stored.cancelled_at:
            parcel, done = tell_cancelled(stored, told, now=desk.now)
        else:
            parcel, done = invite(stored, told, title=desk.title, now=desk.now)
    except RuleError as error:
        return _page(request, desk, status=409, letter=form, why=str(error))
    messages.success(request, HELD, extra_tags=done.pk)
    return redirect("parcel", parcel_id=parcel.pk)


def _written(request: Request, desk: Desk) -> LetterForm:
    """What was written; where the invitation is only to go once more, what is known says it."""
    if "again" not in request.POST or desk.meeting is None:
        return LetterForm(request.POST)
    desk.telling = (desk.meeting, Need.INVITE)
    return LetterForm(asdict(desk.scaffold("request", desk.meeting)))


@require_POST
def confirmation(request: Request, conversation_id: str) -> HttpResponse:
    """A line the day before, into the outbox."""
    desk, form = _desk(request, conversation_id), LetterForm(request.POST)
    if desk.meeting is None or not form.is_valid():
        return _page(request, desk, status=422, confirming=form, confirm_open=True)
    parcel, done = confirm(keep_meeting(desk.meeting), Letter(**form.cleaned_data))
    messages.success(request, HELD, extra_tags=done.pk)
    return redirect("parcel", parcel_id=parcel.pk)


@require_POST
def cancellation(request: Request, conversation_id: str) -> HttpResponse:
    """Calls it off."""
    desk = _desk(request, conversation_id)
    done = cancel(desk.conversation, closes="closes" in request.POST, today=timezone.localdate())
    messages.success(request, "Called off.", extra_tags=done.pk)
    return redirect("meeting", conversation_id)


@require_POST
def absence(request: Request, conversation_id: str) -> HttpResponse:
    """Somebody did not come."""
    desk, words = _desk(request, conversation_id), MISSED.get(request.POST.get("who", ""), MISSED["both"])
    done = note_missed(desk.conversation, words=words, now=desk.now, today=timezone.localdate())
    messages.success(request, "Noted. Look for another time when you like.", extra_tags=done.pk)
    return redirect("meeting", conversation_id)


@require_POST
def decision(request: Request, conversation_id: str) -> HttpResponse:
    """Their time instead of ours, or ours all the same."""
    desk = _desk(request, conversation_id)
    found = desk.meeting
    if found is None or found.counter_start is None:
        return redirect("meeting", conversation_id)
    if request.POST.get("take") == "theirs":
        minutes = found.counter_minutes or found.minutes
        _, done = agree_on(desk.conversation, found.counter_start, minutes, found.zone, today=timezone.localdate())
        messages.success(request, "Moved to their time. Now send them the new invitation.", extra_tags=done.pk)
        return redirect("meeting", conversation_id)
    _, done = keep_ours(found, desk.scaffold("decline_counter", found), now=desk.now)
    messages.success(request, f"Our time stays. The word of it: {HELD[0].lower()}{HELD[1:]}", extra_tags=done.pk)
    return redirect("meeting", conversation_id)


@require_POST
def answer(request: Request, conversation_id: str, meeting_id: str) -> HttpResponse:
    """Yes, perhaps or no to an invitation of theirs."""
    desk, form = _desk(request, conversation_id), AnswerForm(request.POST)
    theirs = get_object_or_404(desk.conversation.meetings.present(), pk=meeting_id, is_mine=False)
    if not form.is_valid():
        return redirect("meeting", conversation_id)
    said = Partstat(form.cleaned_data["answer"])
    told = None if form.cleaned_data["told"] else desk.scaffold(ANSWERS[said], theirs)
    try:
        parcel, done = answer_invitation(theirs, said, told, today=timezone.localdate(), now=desk.now)
    except RuleError as error:
        return _page(request, desk, status=409, why=str(error))
    messages.success(request, f"{ANSWERED[said]} {HELD if parcel else ''}".strip(), extra_tags=done.pk)
    return redirect("parcel", parcel_id=parcel.pk) if parcel else redirect("meeting", conversation_id)


@require_POST
def proposal(request: Request, conversation_id: str, meeting_id: str) -> HttpResponse:
    """Another time than the one that they chose."""
    desk, form = (
        _desk(request, conversation_id),
        ProposalForm(request.POST, zone=request.user.zone, auto_id="proposal-%s"),
    )
    theirs = get_object_or_404(desk.conversation.meetings.present(), pk=meeting_id, is_mine=False)
    if not form.is_valid():
        return _page(request, desk, status=422, proposing=form, proposing_for=meeting_id)
    start, minutes = form.cleaned_data["start"], form.cleaned_data["minutes"]
    try:
        told = desk.scaffold("counter", theirs, start, minutes)
        parcel, done = propose(theirs, start, minutes, told, now=desk.now)
    except RuleError as error:
        return _page(request, desk, status=409, why=str(error), proposing=form, proposing_for=meeting_id)
    messages.success(request, HELD, extra_tags=done.pk)
    return redirect("parcel", parcel_id=parcel.pk)


@require_POST
def refreshing(request: Request, conversation_id: str, meeting_id: str) -> HttpResponse:
    """Asks them for their invitation once more."""
    desk = _desk(request, conversation_id)
    theirs = get_object_or_404(desk.conversation.meetings.present(), pk=meeting_id, is_mine=False)
    try:
        parcel, done = ask_again(theirs, desk.scaffold("refresh", theirs), now=desk.now)
    except RuleError as error:
        return _page(request, desk, status=409, why=str(error))
    messages.success(request, HELD, extra_tags=done.pk)
    return redirect("parcel", parcel_id=parcel.pk)


@require_POST
def removal(request: Request, conversation_id: str, meeting_id: str) -> HttpResponse:
    """Takes an invitation of theirs away from this conversation, with undo."""
    found = _found(request, conversation_id)
    done = remove(get_object_or_404(found.meetings.present(), pk=meeting_id, is_mine=False))
    messages.success(request, "The invitation is taken away.", extra_tags=done.pk)
    return redirect("meeting", conversation_id)


@require_safe
def file(request: Request, conversation_id: str, meeting_id: str) -> HttpResponse:
    """The meeting for one's own calendar program."""
    found: Meeting = get_object_or_404(_found(request, conversation_id).meetings.present(), pk=meeting_id)
    return HttpResponse(
        write(as_sheet(found, timezone.now(), for_myself=True).calendar),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="meeting.ics"', "X-Content-Type-Options": "nosniff"},
    )


def _found(request: Request, conversation_id: str) -> Conversation:
    rows = request.workspace.conversations.present().select_related("workspace")
    return get_object_or_404(rows, pk=conversation_id)


def _desk(request: Request, conversation_id: str) -> Desk:
    return Desk(_found(request, conversation_id), request.user, timezone.now())


def _page(request: Request, desk: Desk, *, status: int = 200, **said: Any) -> HttpResponse:
    return render(request, "meetings/meeting.html", page_of(desk, **said), status=status)
