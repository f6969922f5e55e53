"""What a host answers: yes, another time, or no with a way on; and what is noted afterwards."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from halfhour.actions.hosting.agreeing import agree
from halfhour.actions.hosting.booking import OverError, alone, changeable
from halfhour.actions.hosting.letters import put_letter
from halfhour.actions.hosting.times import MOST_PROPOSED
from halfhour.actions.meetings import note_event
from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.domain.stages import Happening
from halfhour.phrases.invitations import span_in_words
from halfhour.records.hosting import Booking
from halfhour.records.revisions import Revision


class AnsweredError(RuleError):
    """It was answered already."""


def accept(booking: Booking, *, now: datetime) -> Revision:
    """Yes, at the time they asked for. One undo takes back all that comes of it.

    Raises:
        AnsweredError: it was accepted already.
        OverError: its time has come, or it was declined or cancelled.
    """
    with transaction.atomic():
        stored = _waiting(booking, now)
        if stored.start <= now:
            raise OverError("The time they asked for is over.", "Propose other times.")
        return agree(stored, now=now)


def propose(booking: Booking, starts: Iterable[datetime], *, words: str, now: datetime) -> Revision:
    """Other times, kept for the guest until they choose; the letter with them waits for its release.

    Raises:
        AnsweredError: it was accepted already.
        OverError: it was declined or cancelled, or no time lies ahead.
    """
    chosen = sorted({start.astimezone(UTC) for start in starts if start > now})[:MOST_PROPOSED]
    if not chosen:
        raise OverError("No time lies ahead among those.", "Choose at least one that does.")
    with transaction.atomic():
        stored = _waiting(booking, now)
        told: dict[str, Any] = {
            "proposed": [start.isoformat() for start in chosen],
            "proposed_at": now,
            "proposed_words": words,
        }
        done = change(stored, "proposed", **told)
        times = "\n".join(span_in_words(start, stored.minutes, stored.guest_zone) for start in chosen)
        put_letter(stored, "proposed", now=now, part_of=done, times=times, words=words and f"\n{words}\n")
    return done


def decline(booking: Booking, *, words: str, redirect: str, now: datetime) -> Revision:
    """No, in the host's own words, with whom or what to turn to instead; the time is free again.

    Raises:
        AnsweredError: it was accepted already.
        OverError: it was declined or cancelled.
    """
    with transaction.atomic():
        stored = _waiting(booking, now)
        done = change(stored, "declined", declined_at=now, declined_words=words, redirect=redirect, proposed=[])
        told = {"words": words and f"{words}\n", "redirect": redirect and f"{redirect}\n"}
        put_letter(stored, "declined", now=now, part_of=done, **told)
    return done


def note_missed(booking: Booking, *, now: datetime) -> Revision:
    """The guest did not come.

    Raises:
        OverError: it has not begun, or was never agreed.
    """
    if not booking.accepted_at or not booking.is_standing or booking.start > now:
        raise OverError("This half hour has not begun.", "Note it once its time has come.")
    with transaction.atomic():
        done = change(booking, "missed", missed_at=now)
        if booking.conversation:
            today = now.astimezone(ZoneInfo(booking.page.zone)).date()
            note_event(booking.conversation, Happening.MISSED, today, part_of=done, words=booking.guest_name)
        if booking.meeting:
            change(booking.meeting, "missed", part_of=done, missed_at=now)
    return done


def note_seen(bookings: Iterable[Booking], *, now: datetime) -> None:
    """What became of them was read: from now on it is not new."""
    rows: Any = Booking.objects.filter(pk__in=[booking.pk for booking in bookings], became_seen_at=None)
    rows.filter(became_at__lte=now).update(became_seen_at=now)


def note_change_seen(bookings: Iterable[Booking], *, now: datetime) -> None:
    """What their guests moved or cancelled was read; what changed after `now` is still new."""
    rows: Any = Booking.objects.filter(pk__in=[booking.pk for booking in bookings if booking.known_start])
    rows.exclude(moved_at__gt=now).exclude(cancelled_at__gt=now).update(known_start=None)


def _waiting(booking: Booking, now: datetime) -> Booking:
    stored = changeable(booking, alone(booking.page), now, also_past=True)
    if stored.accepted_at:
        raise AnsweredError("You have accepted this already.", "Move it or cancel it instead.")
    return stored
