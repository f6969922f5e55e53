"""What was agreed: the meeting as calendars know it, and the conversation that says the same, always in step."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.domain.stages import Closing, Happening
from halfhour.records.conversations import Conversation, Event
from halfhour.records.hosting import Booking
from halfhour.records.kept import new_id
from halfhour.records.letters import Parcel, Purpose
from halfhour.records.revisions import Revision
from halfhour.records.scheduling import Meeting

SHARED = ("minutes", "zone", "place", "link")
"""What a conversation and its meeting both say, under the same name."""


class AskedForError(RuleError):
    """A guest of the host's own page has that time."""


def agree_on(
    conversation: Conversation,
    start: datetime,
    minutes: int,
    zone: str,
    their_zone: str = "",
    place: str | None = None,
    link: str | None = None,
    *,
    today: date,
) -> tuple[Meeting, Revision]:
    """A time that both said yes to stands in the conversation and as its meeting; one undo takes back both.

    Another time than the one before is noted as a move. What waited in the outbox with the time before is called back.

    Args:
        start: aware.
        zone: the person's own.
        their_zone: the other person's; empty leaves what stands.
        place: None leaves what stands, and so does None for the link.
        today: in the person's own zone.
    """
    with transaction.atomic():
        before = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk).agreed_for
        told = {"place": place, "link": link}
        facts: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
        facts |= {"agreed_for": start, "minutes": minutes, "zone": zone}
        if conversation.closed_on and conversation.held_on is None:
            facts |= {"closed_on": None, "closed_why": ""}
        done = change(conversation, "agreed", **facts)
        meeting = standing_meeting(conversation) or _revived(conversation, part_of=done)
        meeting = meeting or begin_meeting(conversation, part_of=done)
        follow(conversation, before, today=today, part_of=done)
        if their_zone and their_zone != meeting.their_zone:
            change(meeting, "agreed", part_of=done, their_zone=their_zone)
        meeting.refresh_from_db()
    return meeting, done


def standing_meeting(conversation: Conversation) -> Meeting | None:
    """The one that stands: mine, else theirs that is agreed on; None when there is none, or it was called off."""
    going = list(conversation.meetings.present().filter(cancelled_at=None).order_by("-is_mine", "-start"))
    return next((each for each in going if each.is_mine or _stands(each, conversation)), None)


def _stands(theirs: Meeting, conversation: Conversation) -> bool:
    """Whether an invitation of theirs says what is agreed; its time is theirs to change, never ours."""
    return theirs.answer != Meeting.Answer.DECLINED and theirs.start == conversation.agreed_for


def _revived(conversation: Conversation, *, part_of: Revision) -> Meeting | None:
    """One that was called off, while those who have its invitation were not told of that yet: it moves instead."""
    told = Parcel.objects.present().filter(meeting=OuterRef("pk"), calendar_method="CANCEL", left_at__isnull=False)
    had_one = Q(sequence__gt=0) | Q(invited_at__isnull=False)
    off = conversation.meetings.present().filter(had_one, ~Exists(told), is_mine=True, cancelled_at__isnull=False)
    found: Meeting | None = off.order_by("-cancelled_at").first()
    if found:
        change(found, "agreed", part_of=part_of, cancelled_at=None, invited_at=None)
        call_back_letters(found, part_of=part_of)
    return found


def begin_meeting(conversation: Conversation, *, part_of: Revision) -> Meeting:
    """A meeting that says what its conversation says, made by the person; gone when the deed is taken back."""
    says: dict[str, Any] = {name: getattr(conversation, name) for name in SHARED}
    meeting: Meeting = Meeting.objects.create(
        workspace=conversation.workspace,
        conversation=conversation,
        uid=new_uid(),
        start=conversation.agreed_for or timezone.now(),
        removed_at=timezone.now(),
        **says,
    )
    change(meeting, "agreed", part_of=part_of, removed_at=None)
    return meeting


def keep_meeting(meeting: Meeting) -> Meeting:
    """The meeting as it is kept; one that only its conversation knew of is kept from now on, and says the same."""
    if meeting._state.adding:
        meeting.uid = new_uid()
        meeting.save()
    return meeting


def new_uid() -> str:
    """A UID that tells nothing about this machine, and that nobody guesses."""
    return f"{new_id()}{new_id()}@halfhour"


def follow(conversation: Conversation, before: datetime | None, *, today: date, part_of: Revision) -> None:
    """Brings the meeting in step with its conversation, as a part of the deed that changed it; another time is a move."""
    after = conversation.agreed_for
    if before and after and before != after:
        note_event(conversation, Happening.MOVED, today, part_of=part_of, words=before.isoformat())
    meeting = standing_meeting(conversation)
    if meeting is None or not meeting.is_mine:
        return
    if after is None:
        call_off(meeting, part_of=part_of)
        return
    told = {"start": after, **{name: getattr(conversation, name) for name in SHARED}}
    differs = {name: value for name, value in told.items() if getattr(meeting, name) != value}
    if differs:
        revise(meeting, part_of=part_of, **differs)


def revise(meeting: Meeting, *, part_of: Revision, **values: Any) -> None:
    """Changes what others were told, so that it has to be told again: the next SEQUENCE where one was told (RFC 5546, 2.1.4)."""
    if meeting.is_mine and meeting.invited_at:
        values |= {"sequence": meeting.sequence + 1, "invited_at": None}
    if "start" in values or "minutes" in values:
        values |= {"answer": Meeting.Answer.NONE, "answered_at": None, "confirmed_at": None, "missed_at": None}
        values |= {"counter_start": None, "counter_minutes": None, "counter_words": ""}
    change(meeting, "moved", part_of=part_of, **values)
    call_back_letters(meeting, part_of=part_of)
    keep_bookings_in_step(meeting, part_of=part_of)


def call_off(meeting: Meeting, *, part_of: Revision) -> None:
    """It will not be; those who were invited are still to be told, under the next SEQUENCE."""
    values: dict[str, Any] = {"cancelled_at": timezone.now()}
    if meeting.is_mine and (meeting.invited_at or meeting.sequence):
        values["sequence"] = meeting.sequence + 1
    change(meeting, "called off", part_of=part_of, **values)
    call_back_letters(meeting, part_of=part_of)
    keep_bookings_in_step(meeting, part_of=part_of)


def keep_bookings_in_step(meeting: Meeting, *, part_of: Revision) -> None:
    """Half hours given on a host's page say what their meeting says, so that the guest's own page does.

    Raises:
        AskedForError: another guest has that time.
    """
    told = {"start": meeting.start, "minutes": meeting.minutes}
    for booking in Booking.objects.standing().filter(meeting=meeting):
        if meeting.cancelled_at:
            change(booking, "cancelled", part_of=part_of, cancelled_at=meeting.cancelled_at, known_start=None)
        elif any(getattr(booking, name) != value for name, value in told.items()):
            others = Booking.objects.standing().filter(page=booking.page_id, start=meeting.start)
            if others.exclude(pk=booking.pk).exists():
                raise AskedForError(
                    "A guest asked for that time on your page.", "Answer them first, or choose another."
                )
            moved = {"moved_from": booking.start, "moved_at": timezone.now(), "reminded_at": None, "known_start": None}
            change(booking, "moved", part_of=part_of, **told, **moved)


def cancel(conversation: Conversation, *, closes: bool, today: date) -> Revision:
    """The talk will not be as agreed; undo puts it back. Those who were invited are still to be told.

    Args:
        closes: it will not be at another time either.
    """
    with transaction.atomic():
        before = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk).agreed_for
        facts: dict[str, Any] = {"closed_on": today, "closed_why": Closing.CANCELLED.value} if closes else {}
        done = change(conversation, "called off", agreed_for=None, **facts)
        follow(conversation, before, today=today, part_of=done)
    return done


def note_missed(conversation: Conversation, *, words: str, now: datetime, today: date) -> Revision:
    """Somebody did not come: another time is to be found.

    Args:
        words: who it was, as it is told in the conversation.
    """
    with transaction.atomic():
        done = note_event(conversation, Happening.MISSED, today, words=words[:300])
        if meeting := standing_meeting(conversation):
            change(meeting, "missed", part_of=done, missed_at=now)
    return done


def call_back_letters(meeting: Meeting, *, part_of: Revision, only_calendars: bool = False) -> None:
    """Letters that wait with what the meeting said before do not leave any more."""
    waiting = Parcel.objects.waiting().filter(meeting=meeting).select_for_update(of=("self",))
    for parcel in waiting.exclude(calendar="") if only_calendars else waiting:
        change(parcel, "called back", part_of=part_of, cancelled_at=timezone.now())


def note_letter_left(parcel: Parcel, *, now: datetime) -> None:
    """What a letter about a meeting makes of it once it has left: they have the invitation, or the talk is confirmed."""
    meeting: Meeting | None = parcel.meeting
    if meeting is None:
        return
    if parcel.calendar_method == "REQUEST" and f"\nSEQUENCE:{meeting.sequence}\n" in parcel.calendar:
        change(meeting, "invited", invited_at=now, attendee=parcel.to)
    if parcel.purpose == Purpose.CONFIRM:
        change(meeting, "confirmed", confirmed_at=now)


def note_event(
    conversation: Conversation, what: Happening, on: date, *, part_of: Revision | None = None, words: str = ""
) -> Revision:
    """Something that can happen more than once; not in sight before the deed that shows it, so that undo takes it away again."""
    event = Event.objects.create(
        workspace=conversation.workspace,
        conversation=conversation,
        what=what,
        on=on,
        words=words,
        removed_at=timezone.now(),
    )
    return change(event, "noted", part_of=part_of, removed_at=None)
