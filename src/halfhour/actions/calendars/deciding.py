"""When a calendar says something else than Halfhour: both sides are shown, and the person says which one holds."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from halfhour.actions.calendars.looking import look_again
from halfhour.actions.calendars.meetings import stands
from halfhour.actions.meetings import agree_on, call_off, follow
from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.domain.scheduling.spans import Span
from halfhour.records.accounts import Workspace
from halfhour.records.revisions import Revision
from halfhour.records.scheduling import Meeting, MeetingCopy

DECIDED: dict[str, Any] = {
    "asked_at": None,
    "their_start": None,
    "their_minutes": None,
    "is_gone_there": False,
    "next_try_at": None,
    "tries": 0,
    "trouble": "",
}


class NothingToDecideError(RuleError):
    """Both sides agree by now."""


def open_questions(workspace: Workspace) -> tuple[MeetingCopy, ...]:
    """Meetings that stand otherwise in the calendar than here, the next one first."""
    rows = workspace.meeting_copies.present().exclude(asked_at=None).filter(calendar__removed_at=None)
    return tuple(rows.select_related("meeting__conversation", "calendar").order_by("meeting__start", "id"))


def take_theirs(copy: MeetingCopy, *, today: date) -> Revision:
    """The calendar is right: the meeting is moved here, or called off; one undo takes it back.

    Raises:
        NothingToDecideError: the question was answered already, or both sides agree by now.
    """
    with transaction.atomic():
        stored = _open(copy)
        their = their_span(stored)
        if not stands(stored.meeting):
            done = change(stored, "left there", **DECIDED, says={}, href="")
        elif their is None:
            done = _called_off(stored.meeting, today)
            change(stored, "theirs", part_of=done, **DECIDED, says={}, href="")
        else:
            done = _moved(stored.meeting, their, today)
            change(stored, "theirs", part_of=done, **DECIDED, says={**stored.says, **_time(their)})
    return done


def keep_ours(copy: MeetingCopy) -> Revision:
    """Halfhour is right: the calendar is written over at the next look.

    Raises:
        NothingToDecideError: the question was answered already, or both sides agree by now.
    """
    with transaction.atomic():
        stored = _open(copy)
        their = their_span(stored)
        says = {**stored.says, **_time(their)} if their else {}
        done = change(stored, "ours", **DECIDED, says=says, href=stored.href if their else "")
    look_again([stored.calendar])
    return done


def their_span(copy: MeetingCopy) -> Span | None:
    """When the calendar has it; None when it was deleted there."""
    if copy.their_start is None:
        return None
    return Span(copy.their_start, copy.their_start + timedelta(minutes=copy.their_minutes or 0))


def _open(copy: MeetingCopy) -> MeetingCopy:
    rows = MeetingCopy.objects.select_for_update(of=("self",)).select_related("meeting__conversation", "calendar")
    stored: MeetingCopy = rows.get(pk=copy.pk)
    if stored.asked_at is None:
        raise NothingToDecideError("Both sides agree by now.", "Nothing is left to decide.")
    return stored


def _moved(meeting: Meeting, their: Span, today: date) -> Revision:
    minutes = int(their.length.total_seconds() // 60)
    if meeting.conversation:
        return agree_on(meeting.conversation, their.start, minutes, meeting.zone, today=today)[1]
    return change(meeting, "moved", start=their.start, minutes=minutes)


def _called_off(meeting: Meeting, today: date) -> Revision:
    talk = meeting.conversation
    if talk is None:
        done = change(meeting, "seen deleted", cancelled_at=None)
        call_off(meeting, part_of=done)
        return done
    before = talk.agreed_for
    done = change(talk, "called off", agreed_for=None)
    follow(talk, before, today=today, part_of=done)
    return done


def _time(span: Span) -> dict[str, Any]:
    return {"start": span.start.isoformat(), "minutes": int(span.length.total_seconds() // 60)}
