"""What comes with time: the letter of the day before, and erasing what guests wrote."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from halfhour.actions.hosting.knocking import forget_knocks
from halfhour.actions.hosting.letters import put_letter
from halfhour.actions.undo import change
from halfhour.domain.hosting import REMIND_BEFORE, erase_after, remind_at
from halfhour.records.hosting import Booking
from halfhour.records.letters import Parcel
from halfhour.records.revisions import Revision


def tend(now: datetime) -> int:
    """Writes reminders that are due and erases what is past its day; safe to repeat. Gives how many half hours it touched."""
    forget_knocks(now)
    return sum(map(bool, [*_remind(now), *_erase(now)]))


def _remind(now: datetime) -> list[bool]:
    rows = Booking.objects.standing().filter(accepted_at__isnull=False, reminded_at=None, missed_at=None)
    return [_remind_of(booking.pk, now) for booking in rows.filter(start__gt=now, start__lte=now + REMIND_BEFORE)]


def _remind_of(pk: str, now: datetime) -> bool:
    with transaction.atomic():
        rows = Booking.objects.standing().filter(pk=pk, reminded_at=None, start__gt=now)
        rows = rows.select_related("page", "workspace", "conversation", "person", "meeting")
        booking = rows.select_for_update(of=("self",)).first()
        if booking is None:
            return False
        done = change(booking, "reminded", reminded_at=now)
        since = max(filter(None, (booking.accepted_at, booking.moved_at)))
        if remind_at(booking.start, since) is None or _letter_waits(booking):
            return False
        put_letter(booking, "reminder", now=now, part_of=done)
    return True


def _letter_waits(booking: Booking) -> bool:
    """An invitation that has not left says the same, and must not be called back by a reminder."""
    return bool(Parcel.objects.waiting().filter(booking=booking).exists())


def _erase(now: datetime) -> list[bool]:
    rows = Booking.objects.filter(erased_at=None, start__lt=now).select_related("page")
    return [_erase_one(booking, now) for booking in rows.iterator(chunk_size=500) if _is_past_its_day(booking, now)]


def _is_past_its_day(booking: Booking, now: datetime) -> bool:
    zone = ZoneInfo(booking.page.zone)
    day = erase_after(booking.start, booking.asked_at, booking.page.keep_days, zone)
    return day <= now.astimezone(zone).date()


def _erase_one(booking: Booking, now: datetime) -> bool:
    """What is left says that a half hour was given; nothing can be brought back."""
    with transaction.atomic():
        Revision.objects.filter(table="booking", record=booking.pk).update(before={}, undone_at=now)
        letters = Parcel.objects.filter(booking=booking)
        Revision.objects.filter(table="parcel", record__in=letters.values("pk")).update(before={}, undone_at=now)
        letters.delete()
        empty = dict.fromkeys(
            ("guest_name", "guest_address", "who", "learn", "declined_words", "redirect", "proposed_words", "became"),
            "",
        )
        Booking.objects.filter(pk=booking.pk).update(**empty, references=[], answers={}, proposed=[], erased_at=now)
    return True
