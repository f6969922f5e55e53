"""Letters to guests: written into the outbox, where they wait; on a page that answers at once they leave, as the host set it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from halfhour.actions.invitations.letters import Letter, invite, tell_cancelled
from halfhour.actions.outbox import LeftToFillInError, NoSenderError, new_mail_id, release
from halfhour.actions.undo import change, gather
from halfhour.phrases.hosting import letter_to_guest
from halfhour.phrases.invitations import day_in_words, title, when
from halfhour.records.hosting import Booking
from halfhour.records.letters import Parcel, Purpose
from halfhour.records.revisions import Revision

INVITING = frozenset({"accepted", "moved"})
"""Letters that bring the invitation along."""
CALLING_OFF = frozenset({"cancelled", "cancelled_by_guest"})


def put_letter(booking: Booking, name: str, *, now: datetime, part_of: Revision, **told: str) -> Parcel:
    """A letter of `phrases/hosting.toml` waits for its release; earlier ones about the same half hour that still wait do not leave.

    On a page that answers at once it may leave now: turning that on was the host's release of exactly these letters.
    """
    call_back(booking, part_of=part_of)
    subject, text = letter_to_guest(name, **_told(booking), **told)
    letter = Letter(booking.guest_address, subject, text)
    parcel, done = _with_calendar(booking, name, letter, now)
    if parcel is None:
        parcel = _plain(booking, name, letter, part_of)
    elif done:
        gather(done, part_of)
        change(parcel, "put in", part_of=part_of, booking_id=booking.pk)
    if booking.page.is_at_once:
        _let_go(parcel, now, part_of)
    return parcel


def call_back(booking: Booking, *, part_of: Revision) -> None:
    """Letters about it that wait do not leave any more."""
    for parcel in Parcel.objects.waiting().filter(booking=booking).select_for_update(of=("self",)):
        change(parcel, "called back", part_of=part_of, cancelled_at=timezone.now())


def address_of(booking: Booking) -> str:
    """The guest's own page."""
    site = (booking.page.site or booking.site).rstrip("/")
    return f"{site}/with/{booking.page_key}/{booking.key}/"


def _told(booking: Booking) -> dict[str, str]:
    page, zone = booking.page, booking.guest_zone
    days = "a week" if page.answer_days == 7 else "a day" if page.answer_days == 1 else f"{page.answer_days} days"
    return {
        "you": booking.guest_name,
        "me": page.host_name,
        "minutes": str(booking.minutes),
        "when": when(booking.start, booking.minutes, page.zone, zone),
        "day": day_in_words(booking.start, zone),
        "time": f"{booking.start.astimezone(ZoneInfo(zone)):%H:%M}",
        "where": page.place or page.link,
        "link": address_of(booking),
        "days": days,
    }


def _with_calendar(booking: Booking, name: str, letter: Letter, now: datetime) -> tuple[Parcel | None, Revision | None]:
    """The letter with its invitation or with the word that it is off; None where it goes without."""
    meeting = booking.meeting
    if meeting is None or not booking.workspace.mail_from:
        return None, None
    if name in INVITING:
        return invite(meeting, letter, title=title(booking.page.host_name, booking.guest_name), now=now)
    if name in CALLING_OFF and _was_invited(booking):
        return tell_cancelled(meeting, letter, now=now)
    return None, None


def _was_invited(booking: Booking) -> bool:
    left = Parcel.objects.present().filter(meeting=booking.meeting_id, calendar_method="REQUEST")
    return left.exclude(left_at=None).exists()


def _plain(booking: Booking, name: str, letter: Letter, part_of: Revision) -> Parcel:
    about: dict[str, Any] = {"conversation": booking.conversation, "person": booking.person}
    if name == "reminder":
        about["meeting"] = booking.meeting
    parcel: Parcel = Parcel.objects.create(
        workspace=booking.workspace,
        booking=booking,
        purpose=Purpose.CONFIRM if name == "reminder" else Purpose.OTHER,
        to=letter.to,
        subject=letter.subject[:300],
        text=letter.text,
        mail_id=new_mail_id(booking.workspace.mail_from),
        removed_at=timezone.now(),
        **about,
    )
    change(parcel, "put in", part_of=part_of, removed_at=None)
    return parcel


def _let_go(parcel: Parcel, now: datetime, part_of: Revision) -> None:
    """It may leave; where it cannot, it waits like any other, and Today says so."""
    try:
        done = release([parcel], now=now)
    except (NoSenderError, LeftToFillInError):
        return
    if done:
        gather(done, part_of)
