"""Answers to an invitation that came: yes, perhaps, no, or another time."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from halfhour.actions.invitations.letters import Letter, as_sheet, me_in, put
from halfhour.actions.meetings import SHARED, call_off, follow
from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.domain.invitations.appointments import Partstat, Who, answered, counter, my_address, refresh
from halfhour.domain.invitations.notices import notices_of
from halfhour.domain.invitations.objects import Sheet
from halfhour.formats.invitations.appointments import read_told
from halfhour.formats.invitations.reading import read
from halfhour.formats.invitations.repeating import repeats
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Parcel, Purpose
from halfhour.records.revisions import Revision
from halfhour.records.scheduling import Meeting

ANSWERS = {
    Partstat.ACCEPTED: Meeting.Answer.ACCEPTED,
    Partstat.TENTATIVE: Meeting.Answer.TENTATIVE,
    Partstat.DECLINED: Meeting.Answer.DECLINED,
    Partstat.NONE: Meeting.Answer.NONE,
}


class NotInvitedError(RuleError):
    """There is no invitation of theirs to answer."""


def answer_invitation(
    meeting: Meeting, answer: Partstat, letter: Letter | None, *, today: date, now: datetime
) -> tuple[Parcel | None, Revision]:
    """Says yes, perhaps or no; the reply waits in the outbox, and with a yes the time is agreed. One undo takes back all.

    Args:
        letter: None where they are told in another way.

    Raises:
        NotInvitedError: they did not invite, or called it off.
        NoSenderError: there is to be a letter, and nobody has said from which address one writes.
    """
    _require_theirs(meeting)
    with transaction.atomic():
        done = change(meeting, "answered", answer=ANSWERS[answer], answered_at=now)
        if meeting.conversation:
            _follow_answer(meeting, meeting.conversation, answer, today=today, part_of=done)
        parcel = _reply(meeting, answer, letter, now, done) if letter else None
    return parcel, done


def _follow_answer(
    meeting: Meeting, conversation: Conversation, answer: Partstat, *, today: date, part_of: Revision
) -> None:
    """A yes agrees on the time, a no takes the time back that stood there."""
    before = conversation.agreed_for
    if answer is Partstat.ACCEPTED:
        for own in conversation.meetings.present().filter(is_mine=True, cancelled_at=None):
            call_off(own, part_of=part_of)
        shared = {name: getattr(meeting, name) for name in SHARED}
        facts: dict[str, Any] = {name: value for name, value in shared.items() if value}
        facts |= {"agreed_for": meeting.start, "answered_on": conversation.answered_on or today}
        facts |= map_of(meeting, conversation)
        change(conversation, "agreed", part_of=part_of, **facts)
        follow(conversation, before, today=today, part_of=part_of)
    elif answer is Partstat.DECLINED and before == meeting.start:
        change(conversation, "answered", part_of=part_of, agreed_for=None)


def map_of(meeting: Meeting, conversation: Conversation) -> dict[str, str]:
    """Where its place lies, as the invitation says; what came with an earlier one goes with its place, own words stay."""
    told = read_told(read(meeting.calendar.encode())) if meeting.calendar else None
    if told and told.spot:
        return {"map_link": told.spot.uri}
    is_old = conversation.map_link.startswith("geo:") and meeting.place != conversation.place
    return {"map_link": ""} if is_old else {}


def _reply(meeting: Meeting, answer: Partstat, letter: Letter, now: datetime, done: Revision) -> Parcel:
    sheet = as_sheet(meeting, now)
    me = _me(meeting.workspace, sheet)
    found = notices_of(None, answered(sheet, me, answer), me.uri, now)
    calendar = found[0].calendar if found else None
    return put(meeting, letter, Purpose.INVITE, calendar, "REPLY", part_of=done)


def propose(
    meeting: Meeting, start: datetime, minutes: int, letter: Letter, *, now: datetime
) -> tuple[Parcel, Revision]:
    """Proposes another time to whoever invited; the time that stands stays until they take it up. Undo takes it back.

    Raises:
        NotInvitedError: they did not invite, or called it off.
        NoSenderError: nobody has said from which address one writes.
    """
    _require_theirs(meeting)
    with transaction.atomic():
        sheet = as_sheet(meeting, now)
        done = change(
            meeting,
            "proposed",
            counter_start=start,
            counter_minutes=minutes,
            answer=Meeting.Answer.TENTATIVE,
            answered_at=now,
        )
        instance = (meeting.start, meeting.as_span().end) if repeats(sheet) else None
        calendar = counter(sheet, _me(meeting.workspace, sheet), start, minutes, "", now, instance)
        return put(meeting, letter, Purpose.INVITE, calendar, "COUNTER", part_of=done), done


def ask_again(meeting: Meeting, letter: Letter, *, now: datetime) -> tuple[Parcel, Revision]:
    """Asks whoever invited for the invitation as it stands now.

    Raises:
        NotInvitedError: they did not invite, or called it off.
        NoSenderError: nobody has said from which address one writes.
    """
    _require_theirs(meeting)
    with transaction.atomic():
        sheet = as_sheet(meeting, now)
        done = change(meeting, "asked", attendee=meeting.attendee)
        calendar = refresh(sheet, _me(meeting.workspace, sheet), now)
        return put(meeting, letter, Purpose.INVITE, calendar, "REFRESH", part_of=done), done


def _require_theirs(meeting: Meeting) -> None:
    if meeting.is_mine or not meeting.calendar or meeting.cancelled_at:
        raise NotInvitedError("There is no invitation of theirs to answer.", "Look at the meeting again.")


def _me(workspace: Workspace, sheet: Sheet) -> Who:
    """The person under the address that was invited, else under the one that they write from."""
    me = me_in(workspace)
    mine = my_address(sheet, frozenset({me.address.lower(), *workspace.my_addresses}))
    return Who(mine, me.name) if mine else me
