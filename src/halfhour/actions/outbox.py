"""The outbox: nothing in it leaves before it was released, and nothing leaves twice."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from halfhour.actions.letters import Written, note_message
from halfhour.actions.meetings import note_letter_left
from halfhour.actions.undo import change
from halfhour.domain.errors import InputError, OutsideError, RuleError
from halfhour.domain.letters.faults import placeholder
from halfhour.domain.outbox import CalledBackError, MayHaveLeftError, Outgoing, pause_after, room_now
from halfhour.domain.writing import fingerprint, letter_text
from halfhour.formats.invitations.mails import readdressed
from halfhour.formats.invitations.writing import folded
from halfhour.ports import Mail
from halfhour.records.accounts import Workspace
from halfhour.records.kept import new_id
from halfhour.records.letters import Draft, MailAccount, Message, Parcel
from halfhour.records.people import Person
from halfhour.records.revisions import Revision

LEASE = timedelta(minutes=10)
"""How long a delivery may take before somebody else tries it (our own default)."""


_THREAD = 10
"""Letters before it that a letter names (our own default)."""

FROM_ORGANIZER = frozenset({"REQUEST", "CANCEL", "DECLINECOUNTER"})
"""Messages that only whoever invited may send."""
UNTRIED: dict[str, Any] = {"tries": 0, "trouble": "", "failed_for_good": False}
"""A letter on its first way."""


class LeftAlreadyError(RuleError):
    """It cannot be called back any more."""


class PerhapsLeftError(RuleError):
    """A person has to say first whether it has left."""


class LeftToFillInError(RuleError):
    """A place in it is still to be filled in."""


class NoSenderError(RuleError):
    """Nobody has said from which address one writes."""


class OtherSenderError(RuleError):
    """An invitation names another address than its letter comes from."""


class NewerParcelError(RuleError):
    """Another open page has changed the letter; both texts are still there."""

    def __init__(self, parcel: Parcel) -> None:
        super().__init__(
            "This letter was changed in another window.", "Both texts are still there: choose which one to keep."
        )
        self.parcel = parcel


def put_in_outbox(draft: Draft, *, person: Person | None) -> tuple[Parcel, Revision]:
    """A finished message waits in the outbox, held until it is released; the draft is done. Undo brings the draft back."""
    with transaction.atomic():
        parcel = Parcel.objects.create(
            workspace=draft.workspace,
            conversation=draft.conversation,
            person=person,
            purpose=draft.purpose,
            to=draft.to,
            subject=draft.subject,
            text=draft.text,
            mail_id=new_mail_id(draft.workspace.mail_from),
            removed_at=timezone.now(),
        )
        done = change(parcel, "put in", removed_at=None)
        change(draft, "put in", part_of=done, removed_at=timezone.now())
    return parcel, done


def new_mail_id(sender: str) -> str:
    """A Message-ID that tells nothing about this machine."""
    domain = parseaddr(sender)[1].rpartition("@")[2]
    return f"<{new_id()}{new_id()}@{domain if domain.isascii() and domain else 'halfhour.invalid'}>"


def fingerprint_of(parcel: Parcel) -> str:
    """Changes whenever what is written in it does."""
    return fingerprint(parcel.to, parcel.subject, parcel.text)


def edit_parcel(parcel: Parcel, *, seen: str, to: str, subject: str, text: str) -> Revision:
    """Other words in a letter that waits; it is held again, since what was released was the letter as it stood.

    Raises:
        LeftAlreadyError: it has left.
        NewerParcelError: it was changed since the page that says so was opened.
    """
    with transaction.atomic():
        stored = _still_here(parcel)
        if fingerprint_of(stored) not in {seen, fingerprint(to, subject, text)}:
            raise NewerParcelError(stored)
        fresh: dict[str, Any] = {**UNTRIED, "released_at": None, "not_before": None}
        if stored.calendar and to != stored.to:
            fresh["calendar"] = readdressed(stored.calendar, stored.to, to)
        return change(stored, "edited", to=to, subject=subject, text=text, **fresh)


def release(parcels: Iterable[Parcel], *, now: datetime, not_before: datetime | None = None) -> Revision | None:
    """These may leave, now or not before a moment; all of them or none. None when there are none.

    Raises:
        LeftAlreadyError: one has left.
        LeftToFillInError: a place in one is still to be filled in.
        NoSenderError: the workspace has no address to write from.
    """
    first: Revision | None = None
    with transaction.atomic():
        for parcel in parcels:
            stored = _still_here(parcel)
            _require_ready(stored)
            done = change(stored, "released", part_of=first, released_at=now, not_before=not_before, **UNTRIED)
            first = first or done
    return first


def _require_ready(parcel: Parcel) -> None:
    text = letter_text(parcel.subject, parcel.text)
    if place := placeholder(text):
        raise LeftToFillInError(
            f"“{place.of(text)}” is still to be filled in, in the letter to {parcel.to}.", "Edit it, then release it."
        )
    if not parcel.workspace.mail_from:
        raise NoSenderError(
            "Nobody has said yet from which address you write.", "Write it down in the settings, under Mail."
        )
    _require_own_invitation(parcel)


def _require_own_invitation(parcel: Parcel) -> None:
    """Programs take an invitation for forged that is from somebody else than its organizer."""
    sender = f"mailto:{parseaddr(parcel.workspace.mail_from)[1].lower()}"
    if parcel.calendar_method in FROM_ORGANIZER and sender not in parcel.calendar.lower():
        raise OtherSenderError(
            "This invitation was written from another address than the one you write from now.",
            "Open its meeting and write it again.",
        )


def hold(parcel: Parcel) -> Revision:
    """It stays until it is released again.

    Raises:
        LeftAlreadyError: it has left.
    """
    with transaction.atomic():
        return change(_still_here(parcel), "held", released_at=None, not_before=None)


def cancel(parcel: Parcel, *, now: datetime) -> Revision:
    """It will not leave; undo brings it back as it was.

    Raises:
        LeftAlreadyError: it has left.
    """
    with transaction.atomic():
        return change(_still_here(parcel), "cancelled", cancelled_at=now)


def _still_here(parcel: Parcel) -> Parcel:
    stored: Parcel = Parcel.objects.select_for_update().select_related("workspace").get(pk=parcel.pk)
    if stored.left_at:
        raise LeftAlreadyError(
            "This letter has left already, so it cannot be changed or called back.",
            "If something in it was wrong, write once more.",
        )
    if stored.leaving_at:
        raise PerhapsLeftError(
            "This letter is leaving, or may have left already.",
            "Look into your folder of sent mail, then say whether it has.",
        )
    return stored


def deliver_everywhere(mail_of: Callable[[Workspace], Mail], now: datetime) -> int:
    """Sends whatever is due in each workspace by the mail of its own; gives how many left."""
    due = (
        Parcel.objects.released().exclude(not_before__gt=now).order_by().values_list("workspace", flat=True).distinct()
    )
    found = Workspace.objects.filter(pk__in=list(due)).order_by("pk")
    return sum(deliver_waiting(mail_of(workspace), now, workspace=workspace) for workspace in found)


def deliver_waiting(mail: Mail, now: datetime, *, workspace: Workspace | None = None) -> int:
    """Sends whatever is released and due, one after the other; gives how many left.

    What fails stays with its trouble and is tried again after a pause, unless trying again cannot help. By an account no more leave
    in an hour than it allows; the others wait for their turn.
    """
    due = Parcel.objects.released().exclude(not_before__gt=now).order_by("released_at", "id")
    if workspace:
        due = due.filter(workspace=workspace)
        room = _room(workspace, now)
        due = due if room is None else due[:room]
    return sum(_deliver(parcel, mail, now) for parcel in due.select_related("workspace", "person", "conversation"))


def _room(workspace: Workspace, now: datetime) -> int | None:
    """How many may leave now by the account of a workspace; None when it has none."""
    account = MailAccount.objects.present().filter(workspace=workspace).exclude(smtp_host="").first()
    if account is None:
        return None
    left = Parcel.objects.filter(workspace=workspace, left_at__gt=now - timedelta(hours=1)).count()
    return room_now(account.most_an_hour, left)


def _deliver(parcel: Parcel, mail: Mail, now: datetime) -> bool:
    """Claims one so that nobody else takes it, sends it outside of any transaction, and notes what came of it."""
    mine = Parcel.objects.released().filter(pk=parcel.pk, changed_at=parcel.changed_at)
    if not mine.update(not_before=now + LEASE, changed_at=timezone.now()):
        return False
    try:
        mail.deliver(outgoing(parcel, now), lambda: _note_leaving(parcel))
    except CalledBackError:
        return False
    except InputError as error:
        _note_trouble(parcel, OutsideError(error.what, error.way_out, retry=False), now)
        return False
    except MayHaveLeftError as error:
        Parcel.objects.filter(pk=parcel.pk).update(trouble=str(error)[:300], not_before=None, changed_at=timezone.now())
        return False
    except OutsideError as error:
        _note_trouble(parcel, error, now)
        return False
    _note_left(parcel, now)
    return True


def _note_leaving(parcel: Parcel) -> None:
    """From now on nobody tries it again, come what may.

    Raises:
        CalledBackError: it was held, cancelled or taken by another meanwhile.
    """
    moment = timezone.now()
    if not Parcel.objects.released().filter(pk=parcel.pk).update(leaving_at=moment, changed_at=moment):
        raise CalledBackError("It was called back in the last moment.")


def note_has_left(parcel: Parcel, *, now: datetime) -> None:
    """The person found it in their sent mail: it has left, in the moment it went."""
    stored = _perhaps_left(parcel, now)
    _note_left(stored, stored.leaving_at or now)


def send_again(parcel: Parcel, *, now: datetime) -> Revision:
    """The person did not find it: it may leave once more, under the same Message-ID."""
    return change(
        _perhaps_left(parcel, now), "released again", leaving_at=None, not_before=None, released_at=now, **UNTRIED
    )


def _perhaps_left(parcel: Parcel, now: datetime) -> Parcel:
    stored = Parcel.objects.select_related("workspace", "person", "conversation").get(pk=parcel.pk)
    if stored.left_at or not stored.leaving_at:
        raise LeftAlreadyError("It is known already whether this letter has left.", "Look at it again.")
    if stored.not_before and stored.not_before > now:
        raise PerhapsLeftError("This letter is just leaving.", "Wait a few minutes, then look again.")
    return stored


def outgoing(parcel: Parcel, now: datetime) -> Outgoing:
    """A letter as it leaves, with the writer's own clock."""
    workspace = parcel.workspace
    writer = workspace.people_in_it.order_by("memberships__joined_at").first()
    zone = ZoneInfo(writer.zone if writer else "UTC")
    answers, thread = _thread(parcel)
    return Outgoing(
        sender=workspace.mail_from,
        sender_name=writer.name if writer else "",
        to=parcel.to,
        to_name=parcel.person.name if parcel.person else "",
        subject=parcel.subject,
        text=parcel.text,
        mail_id=parcel.mail_id,
        at=now.astimezone(zone),
        calendar=folded(parcel.calendar) if parcel.calendar else "",
        calendar_method=parcel.calendar_method,
        answers=answers,
        thread=thread,
    )


def _thread(parcel: Parcel) -> tuple[str, tuple[str, ...]]:
    """What a letter answers and the letters before it; where nobody has said, the mails to and fro with the same person."""
    if parcel.answers or not parcel.conversation_id or not parcel.person_id:
        return parcel.answers, tuple(parcel.thread.split())
    before = Message.objects.present().filter(conversation=parcel.conversation_id, person=parcel.person_id)
    before = before.exclude(mail_id="").exclude(mail_id=parcel.mail_id).exclude(sort=Message.Sort.BOUNCE)
    ids = tuple(reversed(before.order_by("-on", "-created_at").values_list("mail_id", flat=True)[:_THREAD]))
    return (ids[-1] if ids else ""), ids


def _note_trouble(parcel: Parcel, error: OutsideError, now: datetime) -> None:
    """A letter that was held or cancelled meanwhile stays so; only its next try is put off."""
    tries = parcel.tries + 1
    Parcel.objects.filter(pk=parcel.pk).update(
        tries=tries,
        trouble=str(error)[:300],
        failed_for_good=not error.retry,
        leaving_at=None,
        not_before=now + pause_after(tries) if error.retry else None,
        changed_at=timezone.now(),
    )


def _note_left(parcel: Parcel, now: datetime) -> None:
    """It has left, whatever was wished in the moment it did; its message is kept once, on the day of the writer's own clock."""
    here = outgoing(parcel, now).at
    with transaction.atomic(), timezone.override(here.tzinfo):
        stored = Parcel.objects.select_for_update().get(pk=parcel.pk)
        released = stored.released_at or parcel.released_at
        if stored.left_at:
            return
        fresh: dict[str, Any] = {"cancelled_at": None, "trouble": "", "not_before": None, "leaving_at": None}
        change(stored, "left", left_at=now, released_at=released, **fresh)
        note_letter_left(stored, now=now)
        if parcel.conversation:
            written = Written(
                parcel.text,
                here.date(),
                is_mine=True,
                subject=parcel.subject,
                at=now,
                purpose=parcel.purpose,
                mail_id=parcel.mail_id,
                person=parcel.person,
            )
            note_message(parcel.conversation, written, now=now)
