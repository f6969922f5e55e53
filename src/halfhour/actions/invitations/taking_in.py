"""Messages between calendars that come in: matched by UID and number, applied once, and asked about where they need a person."""

from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parseaddr
from enum import StrEnum
from typing import Any

from django.db import transaction

from halfhour.actions.invitations.answering import ANSWERS, map_of
from halfhour.actions.invitations.letters import as_sheet
from halfhour.actions.meetings import call_back_letters, note_event
from halfhour.actions.undo import change
from halfhour.domain.errors import InputError
from halfhour.domain.invitations.objects import Sheet
from halfhour.domain.invitations.taking_in import Fate, taken_in
from halfhour.domain.stages import Happening, Stage
from halfhour.formats.invitations.appointments import Told, answer_of, read_told
from halfhour.formats.invitations.mails import calendar_in
from halfhour.formats.invitations.reading import occurs, read
from halfhour.formats.invitations.writing import write_whole
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.people import Address
from halfhour.records.revisions import Revision
from halfhour.records.scheduling import Meeting


class What(StrEnum):
    """What came in."""

    INVITED = "invited"
    CHANGED = "changed"
    CALLED_OFF = "called_off"
    ANSWERED = "answered"
    PROPOSED = "proposed"
    KEPT = "kept"
    """They do not take up the time that I proposed."""
    ASKED_AGAIN = "asked_again"
    """They ask for the invitation once more."""
    SAME = "same"
    STALE = "stale"
    OWN = "own"
    """My own invitation came back."""
    STRANGER = "stranger"
    """Somebody who was not invited, or did not invite, speaks of it."""
    UNKNOWN = "unknown"
    """No meeting here is meant; `conversations` are those that may be."""
    NO_TIME = "no_time"
    """It has no time that can be read for certain."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a message; `revision` takes it back, and is None where nothing changed."""

    what: What
    told: Told
    meeting: Meeting | None = None
    revision: Revision | None = None
    conversations: tuple[Conversation, ...] = ()


def take_in(
    blob: bytes, workspace: Workspace, *, conversation: Conversation | None = None, today: date, now: datetime
) -> Taken:
    """Takes in an `.ics`, or the first calendar in a mail; the same one twice is once, and an older one changes nothing.

    Args:
        conversation: where a new invitation belongs; None looks for the meeting that is meant, and asks where there is none.

    Raises:
        InputError: there is no calendar with an event in it.
    """
    sheet = read(calendar_in(blob))
    told = read_told(sheet, since=now)
    if told is None or not told.uid:
        raise InputError("This calendar holds no event.", "Choose the invitation, or paste its words.")
    with transaction.atomic():
        meeting = _known(workspace, told)
        if meeting and told.repeats:
            # The time that stands stays, also when it is over, as long as the series has it.
            told = read_told(sheet, since=now, stands=meeting.start) or told
        if meeting is None:
            return _new(workspace, sheet, told, conversation, today, now)
        if told.method in {"REPLY", "COUNTER", "REFRESH"}:
            return _from_invited(meeting, sheet, told, now)
        if meeting.is_mine:
            return Taken(What.OWN, told, meeting)
        return _from_organizer(meeting, sheet, told, today, now)


def candidates(workspace: Workspace, told: Told) -> tuple[Conversation, ...]:
    """Conversations that go on with somebody whom an invitation names, the latest first."""
    mine = _mine(workspace)
    named = {who.address.lower() for who in (told.organizer, *(who for who, _ in told.people))} - mine - {""}
    reached = Address.objects.present().filter(workspace=workspace, way=Address.Way.EMAIL, plain__in=named)
    people = reached.filter(person__removed_at=None).values("person")
    going = workspace.conversations.present().filter(people__in=people, held_on=None, closed_on=None)
    return tuple(going.distinct().order_by("-changed_at")[:5])


def _mine(workspace: Workspace) -> set[str]:
    return {parseaddr(workspace.mail_from)[1].lower(), *workspace.my_addresses} - {""}


def _known(workspace: Workspace, told: Told) -> Meeting | None:
    rows = Meeting.objects.present().select_for_update(of=("self",)).filter(workspace=workspace, uid=told.uid)
    found: Meeting | None = rows.select_related("conversation", "workspace").first()
    return found


def _new(
    workspace: Workspace, sheet: Sheet, told: Told, conversation: Conversation | None, today: date, now: datetime
) -> Taken:
    """An invitation that nobody knew; everything else speaks of a meeting that is not here."""
    if told.method not in {"REQUEST", "PUBLISH", ""} or told.is_cancelled:
        return Taken(What.UNKNOWN, told)
    if told.start is None:
        return Taken(What.NO_TIME, told, conversations=candidates(workspace, told))
    if conversation is None:
        return Taken(What.UNKNOWN, told, conversations=candidates(workspace, told))
    facts = {**_facts(sheet, told), "conversation": conversation, "invited_at": told.stamp or now}
    meeting, _ = Meeting.objects.get_or_create(
        workspace=workspace, uid=told.uid, defaults={"start": told.start, "removed_at": now}
    )
    zone = told.zone or conversation.zone
    done = change(
        meeting, "invited", is_mine=False, zone=conversation.zone, their_zone=zone, removed_at=None, **_plain(facts)
    )
    if conversation.stage is Stage.ASKED:
        change(conversation, "answered", part_of=done, answered_on=today)
    return Taken(What.INVITED, told, meeting, done)


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    """Without the conversation, which is no text that undo could put back."""
    conversation = facts.pop("conversation", None)
    return {**facts, "conversation_id": conversation.pk} if conversation else facts


def _facts(sheet: Sheet, told: Told) -> dict[str, Any]:
    """What an invitation says, as it is kept."""
    return {
        "sequence": told.sequence,
        "start": told.start,
        "minutes": told.minutes or 30,
        "summary": told.summary,
        "words": told.words,
        "place": "" if told.place == told.link else told.place,
        "link": told.link,
        "organizer": told.organizer.address,
        "calendar": write_whole(sheet.calendar.without("METHOD")),
    }


def _from_organizer(meeting: Meeting, sheet: Sheet, told: Told, today: date, now: datetime) -> Taken:
    """Another version of their invitation, its end, or the word that my proposal is not taken up."""
    if told.organizer.address and meeting.organizer and told.organizer.address != meeting.organizer.lower():
        return Taken(What.STRANGER, told, meeting)
    if told.method == "DECLINECOUNTER":
        if meeting.counter_start is None:
            return Taken(What.SAME, told, meeting)
        kept = change(meeting, "kept", counter_start=None, counter_minutes=None, counter_words="")
        return Taken(What.KEPT, told, meeting, kept)
    if told.sequence < meeting.sequence or _is_stale(meeting, sheet, now):
        return Taken(What.STALE, told, meeting)
    if told.is_cancelled:
        return _called_off(meeting, told, now)
    if told.start is None:
        return Taken(What.NO_TIME, told, meeting)
    return _changed(meeting, sheet, told, today)


def _is_stale(meeting: Meeting, sheet: Sheet, now: datetime) -> bool:
    return taken_in(as_sheet(meeting, now), sheet, occurs).fate is Fate.STALE


def _called_off(meeting: Meeting, told: Told, now: datetime) -> Taken:
    if meeting.cancelled_at:
        return Taken(What.SAME, told, meeting)
    done = change(meeting, "called off", cancelled_at=now, sequence=told.sequence)
    if (talk := meeting.conversation) and talk.agreed_for == meeting.start and talk.held_on is None:
        change(talk, "called off", part_of=done, agreed_for=None)
    call_back_letters(meeting, part_of=done)
    return Taken(What.CALLED_OFF, told, meeting, done)


def _changed(meeting: Meeting, sheet: Sheet, told: Told, today: date) -> Taken:
    """What differs; another time has to be answered again, and moves the talk that was agreed for the one before."""
    facts, before = _facts(sheet, told), meeting.start
    differs = {name: value for name, value in facts.items() if name != "calendar" and getattr(meeting, name) != value}
    if not differs and not meeting.cancelled_at:
        return Taken(What.SAME, told, meeting)
    if "start" in differs or "minutes" in differs or meeting.cancelled_at:
        differs |= {"answer": Meeting.Answer.NONE, "answered_at": None, "confirmed_at": None, "missed_at": None}
        differs |= {"counter_start": None, "counter_minutes": None, "counter_words": ""}
    done = change(meeting, "changed", **differs, calendar=facts["calendar"], cancelled_at=None)
    talk = meeting.conversation
    if talk and talk.agreed_for == before and talk.held_on is None:
        shared = {"minutes": meeting.minutes, "place": meeting.place, "link": meeting.link}
        shared |= map_of(meeting, talk)
        change(talk, "moved", part_of=done, agreed_for=meeting.start, **shared)
        if meeting.start != before:
            note_event(talk, Happening.MOVED, today, part_of=done, words=before.isoformat())
    call_back_letters(meeting, part_of=done)
    return Taken(What.CHANGED, told, meeting, done)


def _from_invited(meeting: Meeting, sheet: Sheet, told: Told, now: datetime) -> Taken:
    """What whoever was invited says: an answer, another time, or that they want it once more."""
    if not meeting.is_mine:
        return Taken(What.OWN, told, meeting)
    speaker = _speaker(meeting, told)
    if not speaker:
        return Taken(What.STRANGER, told, meeting)
    if told.sequence < meeting.sequence and told.method != "REFRESH":
        return Taken(What.STALE, told, meeting)
    said_at = told.stamp or now
    if meeting.answered_at and said_at < meeting.answered_at:
        return Taken(What.STALE, told, meeting)
    if told.method == "REFRESH":
        return Taken(What.ASKED_AGAIN, told, meeting)
    if told.method == "COUNTER":
        return _proposed(meeting, told, said_at)
    answer = ANSWERS[answer_of(sheet, speaker)]
    if meeting.answer == answer:
        return Taken(What.SAME, told, meeting)
    done = change(meeting, "answered", answer=answer, answered_at=said_at)
    return Taken(What.ANSWERED, told, meeting, done)


def _speaker(meeting: Meeting, told: Told) -> str:
    """Under which address they answer: the one invited, or another one of the same people; empty for strangers."""
    spoken = [who.address for who, _ in told.people]
    if meeting.attendee.lower() in spoken:
        return meeting.attendee.lower()
    known = Address.objects.present().filter(
        workspace=meeting.workspace, way=Address.Way.EMAIL, person__conversations=meeting.conversation_id
    )
    own = set(known.filter(plain__in=spoken).values_list("plain", flat=True)) if meeting.conversation_id else set()
    return next((address for address in spoken if address in own), "")


def _proposed(meeting: Meeting, told: Told, said_at: datetime) -> Taken:
    """Their time stands beside ours until the person decides."""
    if told.start is None:
        return Taken(What.NO_TIME, told, meeting)
    minutes = told.minutes or meeting.minutes
    if (meeting.counter_start, meeting.counter_minutes) == (told.start, minutes):
        return Taken(What.SAME, told, meeting)
    if (told.start, minutes) == (meeting.start, meeting.minutes):
        return Taken(What.SAME, told, meeting)
    done = change(
        meeting,
        "proposed",
        counter_start=told.start,
        counter_minutes=minutes,
        counter_words=told.comment,
        answered_at=said_at,
    )
    return Taken(What.PROPOSED, told, meeting, done)
