"""Letters with an invitation, held in the outbox until they are released."""

from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parseaddr

from django.db import transaction
from django.utils import timezone

from halfhour.actions.meetings import call_back_letters
from halfhour.actions.outbox import NoSenderError, new_mail_id
from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.domain.invitations.appointments import Appointment, Partstat, Who, decline_counter
from halfhour.domain.invitations.notices import notices_of
from halfhour.domain.invitations.objects import Block, Sheet
from halfhour.formats.invitations.appointments import write_appointment
from halfhour.formats.invitations.reading import read
from halfhour.formats.invitations.writing import write_whole
from halfhour.records.accounts import Workspace
from halfhour.records.letters import Parcel, Purpose
from halfhour.records.people import Address, Person
from halfhour.records.revisions import Revision
from halfhour.records.scheduling import Meeting

PARTSTATS = {
    Meeting.Answer.NONE: Partstat.NONE,
    Meeting.Answer.ACCEPTED: Partstat.ACCEPTED,
    Meeting.Answer.DECLINED: Partstat.DECLINED,
    Meeting.Answer.TENTATIVE: Partstat.TENTATIVE,
}


class NotOursError(RuleError):
    """Only who invited can change or call off."""


class OffAlreadyError(RuleError):
    """The meeting was called off."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What the person wrote, and to which address."""

    to: str
    subject: str
    text: str


def me_in(workspace: Workspace) -> Who:
    """The person as invitations name them: the address that letters come from, since programs hold the two against each other.

    Raises:
        NoSenderError: nobody has said which address that is.
    """
    address = parseaddr(workspace.mail_from)[1]
    if not address:
        raise NoSenderError(
            "Nobody has said yet from which address you write.", "Write it down in the settings, under Mail."
        )
    writer = workspace.people_in_it.order_by("memberships__joined_at").first()
    return Who(address, writer.name if writer else "")


def invite(meeting: Meeting, letter: Letter, *, title: str, now: datetime) -> tuple[Parcel, Revision]:
    """An invitation, or the new version of one that they have, waits in the outbox. Undo takes it out again.

    Args:
        title: what the event is called in both calendars.

    Raises:
        NoSenderError: nobody has said from which address one writes.
        NotOursError: they invited.
        OffAlreadyError: it was called off.
    """
    _require_mine(meeting)
    if meeting.cancelled_at:
        raise OffAlreadyError("This meeting was called off.", "Agree on a time again, then invite.")
    me = me_in(meeting.workspace)
    with transaction.atomic():
        done = change(meeting, "invited", organizer=me.address, attendee=letter.to, summary=title[:300])
        call_back_letters(meeting, part_of=done, only_calendars=True)
        (notice,) = notices_of(None, as_sheet(meeting, now), me.uri, now)
        return put(meeting, letter, Purpose.INVITE, notice.calendar, "REQUEST", part_of=done), done


def tell_cancelled(meeting: Meeting, letter: Letter, *, now: datetime) -> tuple[Parcel, Revision]:
    """The word that it is off waits in the outbox, and takes the event out of their calendar.

    Raises:
        NoSenderError: nobody has said from which address one writes.
        NotOursError: they invited.
    """
    _require_mine(meeting)
    me = me_in(meeting.workspace)
    with transaction.atomic():
        done = change(meeting, "told", attendee=letter.to)
        off = as_appointment(meeting, now)
        (notice,) = notices_of(
            write_appointment(replace(off, is_cancelled=False)),
            write_appointment(replace(off, is_cancelled=True)),
            me.uri,
            now,
        )
        return put(meeting, letter, Purpose.INVITE, notice.calendar, "CANCEL", part_of=done), done


def confirm(meeting: Meeting, letter: Letter) -> tuple[Parcel, Revision]:
    """A line the day before waits in the outbox; the talk counts as confirmed when it has left."""
    with transaction.atomic():
        done = change(meeting, "told", attendee=meeting.attendee or letter.to)
        return put(meeting, letter, Purpose.CONFIRM, part_of=done), done


def keep_ours(meeting: Meeting, letter: Letter | None, *, now: datetime) -> tuple[Parcel | None, Revision]:
    """The time that they propose is not taken up; the word of it waits in the outbox, if there is to be one.

    Raises:
        NoSenderError: nobody has said from which address one writes.
    """
    with transaction.atomic():
        sheet = as_sheet(meeting, now) if letter else None
        done = change(meeting, "kept", counter_start=None, counter_minutes=None, counter_words="")
        if letter is None or sheet is None:
            return None, done
        calendar = decline_counter(sheet, Who(letter.to), "", now)
        return put(meeting, letter, Purpose.INVITE, calendar, "DECLINECOUNTER", part_of=done), done


def _require_mine(meeting: Meeting) -> None:
    if not meeting.is_mine:
        raise NotOursError("They sent this invitation.", "Answer it, or propose another time.")


def as_sheet(meeting: Meeting, now: datetime, *, for_myself: bool = False) -> Sheet:
    """The meeting as a calendar: mine as it stands, theirs as it came.

    Args:
        for_myself: a copy for one's own calendar; it names nobody, so that no program sends anything to anybody.

    Raises:
        NoSenderError: it is mine, and nobody has said from which address one writes.
    """
    if not meeting.is_mine and meeting.calendar:
        return read(meeting.calendar.encode())
    return write_appointment(as_appointment(meeting, now, for_myself=for_myself))


def as_appointment(meeting: Meeting, now: datetime, *, for_myself: bool = False) -> Appointment:
    """The meeting as its invitation tells it, with whom it is."""
    me = Who("") if for_myself else me_in(meeting.workspace)
    them = Who(meeting.attendee, name_of(meeting.workspace, meeting.attendee))
    return Appointment(
        meeting.uid,
        meeting.sequence,
        now,
        meeting.start,
        meeting.minutes,
        meeting.zone,
        organizer=me,
        attendee=them,
        summary=meeting.summary or "Talk",
        words=meeting.words,
        place=meeting.place,
        link=meeting.link,
        answer=PARTSTATS[Meeting.Answer(meeting.answer)],
        is_cancelled=bool(meeting.cancelled_at),
        spot=meeting.conversation.as_spot() if meeting.conversation and meeting.place else None,
    )


def name_of(workspace: Workspace, address: str) -> str:
    """Whose address it is; empty when nobody is known by it."""
    person = _owner(workspace, address)
    return person.name if person else ""


def _owner(workspace: Workspace, address: str) -> Person | None:
    found = Address.objects.present().filter(workspace=workspace, way=Address.Way.EMAIL, plain=address.strip().lower())
    reach = found.filter(person__removed_at=None).select_related("person").first()
    return reach.person if reach else None


def put(
    meeting: Meeting,
    letter: Letter,
    purpose: str,
    calendar: Block | None = None,
    method: str = "",
    *,
    part_of: Revision,
) -> Parcel:
    """A letter about a meeting waits in the outbox, as a part of the deed that wrote it."""
    parcel: Parcel = Parcel.objects.create(
        workspace=meeting.workspace,
        conversation=meeting.conversation,
        person=_owner(meeting.workspace, letter.to),
        meeting=meeting,
        purpose=purpose,
        to=letter.to,
        subject=letter.subject[:300],
        text=letter.text,
        mail_id=new_mail_id(meeting.workspace.mail_from),
        calendar=write_whole(calendar) if calendar else "",
        calendar_method=method if calendar else "",
        removed_at=timezone.now(),
    )
    change(parcel, "put in", part_of=part_of, removed_at=None)
    return parcel
