"""Telling candidates about their talk: a letter that waits in the outbox, and the talk for a calendar."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from halfhour.actions.outbox import new_mail_id
from halfhour.actions.undo import change
from halfhour.domain.candidates import require_ahead
from halfhour.domain.invitations.appointments import Appointment, Who
from halfhour.domain.invitations.objects import Sheet
from halfhour.formats.invitations.appointments import write_appointment
from halfhour.phrases.candidates import calendar_title, calendar_words, team_title
from halfhour.records.hiring import Candidate
from halfhour.records.letters import Parcel
from halfhour.records.revisions import Revision


@dataclass(frozen=True, slots=True)
class Letter:
    """What the person wrote, and to which address."""

    to: str
    subject: str
    text: str


def write_to(candidate: Candidate, letter: Letter) -> tuple[Parcel, Revision]:
    """The letter waits in the outbox, held until it is released; an earlier one that still waits does not leave. Undo takes it out again.

    It belongs to no conversation, so that nothing of it is left when the candidate is erased.

    Raises:
        ErasedError: nothing is kept of them.
        TalkCalledOffError: there is no talk to tell them about.
    """
    with transaction.atomic():
        stored = Candidate.objects.select_for_update().get(pk=candidate.pk)
        require_ahead(is_erased=bool(stored.erased_at), is_off=bool(stored.called_off_at))
        parcel: Parcel = Parcel.objects.create(
            workspace=stored.workspace,
            candidate=stored,
            to=letter.to,
            subject=letter.subject[:300],
            text=letter.text,
            mail_id=new_mail_id(stored.workspace.mail_from),
            removed_at=timezone.now(),
        )
        done = change(parcel, "put in", removed_at=None)
        _call_back(Q(candidate=stored) & ~Q(pk=parcel.pk), done)
    return parcel, done


def call_back(candidate: Candidate, *, part_of: Revision | None = None) -> int:
    """Letters to them that still wait do not leave: what stands in them is not so any more. Gives how many they were."""
    return _call_back(Q(candidate=candidate), part_of)


def _call_back(which: Q, part_of: Revision | None) -> int:
    waiting = list(Parcel.objects.waiting().filter(which, leaving_at=None).select_for_update(of=("self",)))
    for parcel in waiting:
        change(parcel, "called back", part_of=part_of, cancelled_at=timezone.now())
    return len(waiting)


def letters_to(candidate: Candidate) -> list[Parcel]:
    """What was written to them, the latest first; letters that were called back are left out."""
    return list(candidate.parcels.present().filter(cancelled_at=None))


def talk_in_calendar(candidate: Candidate, *, now: datetime, link: str, for_team: bool = False) -> Sheet | None:
    """The talk for a calendar, naming nobody as guest, so that no program writes to anybody; None while it has no time.

    Args:
        link: the candidate's own page; the team's copy goes without it.
        for_team: for a calendar of the team, on its clock and under the candidate's name.
    """
    if candidate.agreed_for is None:
        return None
    names = [member.name for member in candidate.members.all() if member.removed_at is None]
    return write_appointment(
        Appointment(
            uid=f"{candidate.pk}@halfhour",
            sequence=_sequence(candidate),
            stamp=now,
            start=candidate.agreed_for,
            minutes=candidate.minutes,
            zone=candidate.opening.zone if for_team else candidate.zone,
            organizer=Who(""),
            attendee=Who(""),
            summary=team_title(candidate.name, candidate.opening.name) if for_team else calendar_title(names),
            words="" if for_team else calendar_words(link),
            place=candidate.place,
            link=candidate.link,
            is_cancelled=bool(candidate.called_off_at),
        )
    )


def _sequence(candidate: Candidate) -> int:
    """Seconds from adding to the last change: it only grows, also when a change is taken back, so that the newest file counts."""
    return max(0, int((candidate.changed_at - candidate.created_at).total_seconds()))
