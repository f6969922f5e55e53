"""What a guest does: asks for a half hour, moves it, cancels it, takes another time, tells what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from halfhour.actions.hosting.agreeing import agree, agree_again, call_off
from halfhour.actions.hosting.letters import put_letter
from halfhour.actions.hosting.times import given_on, held_for, proposed_spans, terms_of
from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.domain.hosting import Refusal, comes_too_soon, times_open, why_not
from halfhour.domain.scheduling.spans import Span
from halfhour.domain.today import of_change
from halfhour.phrases.hosting import refused, way_out
from halfhour.records.accounts import Workspace
from halfhour.records.afterwards import Rest
from halfhour.records.hosting import Booking, BookingPage
from halfhour.records.revisions import Revision

MOST_INSTEAD = 6
"""Other times that are named at once when one is taken (our own default)."""


class SlotTakenError(RuleError):
    """The half hour cannot be had; others that can are named."""

    def __init__(self, refusal: Refusal, instead: Sequence[datetime]) -> None:
        super().__init__(refused(refusal), way_out(has_more=bool(instead)))
        self.refusal = refusal
        self.instead = tuple(instead)


class AgainTooSoonError(RuleError):
    """The host gives one person a half hour only so often."""


class OverError(RuleError):
    """It was, or it will not be; nothing can be changed any more."""


class NotProposedError(RuleError):
    """The host did not propose that time, or no longer does."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a guest asks for, who they are and why; `start` is aware."""

    name: str
    address: str
    zone: str
    start: datetime
    minutes: int
    who: str = ""
    learn: str = ""
    references: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    form: str = ""
    """Which opened form it came from; the same one again is the same half hour."""


def book(page: BookingPage, ask: Ask, *, busy: Sequence[Span], now: datetime, site: str = "") -> Booking:
    """The half hour is theirs: asked for, or agreed where the page answers at once. Twenty may press at once; one gets it.

    Args:
        busy: what calendars say, asked before (`busy_for`).
        site: the address under which the guest came, for links in letters.

    Raises:
        SlotTakenError: it cannot be had; the error names other times.
        AgainTooSoonError: they had one, or asked for one, too short a while ago.
    """
    with transaction.atomic():
        page = alone(page)
        if ask.form and (pressed := page.bookings.present().filter(form=ask.form).first()):
            return pressed
        _require_open(page, ask.start, ask.minutes, busy=busy, now=now)
        _require_not_again(page, ask)
        booking = Booking.objects.create(
            workspace=page.workspace,
            page=page,
            page_key=page.key,
            form=ask.form,
            guest_name=ask.name,
            guest_address=ask.address.lower(),
            guest_zone=ask.zone,
            site=site,
            asked_at=now,
            start=ask.start,
            minutes=ask.minutes,
            who=ask.who,
            learn=ask.learn,
            references=list(ask.references),
            answers=ask.answers,
            removed_at=now,
        )
        done = change(booking, "asked", removed_at=None)
        _shut_the_door(booking, done)
        if page.is_at_once:
            agree(booking, now=now)
        else:
            put_letter(booking, "asked", now=now, part_of=done)
    return booking


def move(
    booking: Booking, start: datetime, *, busy: Sequence[Span], now: datetime, minutes: int | None = None
) -> Revision:
    """Another of the times that the page offers; what was accepted stays accepted. The letter about it waits, or leaves.

    Raises:
        OverError: it was already, or was declined or cancelled.
        SlotTakenError: that time cannot be had.
    """
    with transaction.atomic():
        page = alone(booking.page)
        stored = changeable(booking, page, now)
        length = minutes or stored.minutes
        _require_open(page, start, length, busy=busy, now=now, apart_from=stored)
        facts: dict[str, Any] = {"start": start, "minutes": length, "moved_at": now, "moved_from": stored.start}
        known = _known(stored)
        facts["known_start"] = known if known != start else None
        done = change(stored, "moved", **facts, proposed=[], reminded_at=None)
        _tell_again(stored, done, now)
        _shut_the_door(stored, done)
        _tell_moved(stored, done, now)
    return done


def take_proposed(booking: Booking, start: datetime, *, busy: Sequence[Span], now: datetime) -> Revision:
    """One of the times that the host proposed instead: it is agreed.

    Raises:
        NotProposedError: it is none of them.
        OverError: it was declined or cancelled.
        SlotTakenError: something else stands there by now.
    """
    with transaction.atomic():
        page = alone(booking.page)
        stored = changeable(booking, page, now, also_past=True)
        span = Span(start, start + timedelta(minutes=stored.minutes))
        if span not in proposed_spans(stored):
            raise NotProposedError("That time is not proposed any more.", "Choose one of those that stand here.")
        taken = (*busy, *held_for(page, now=now, apart_from=stored), *given_on(page, now=now, apart_from=stored))
        if start <= now or any(span.overlaps(each) for each in taken):
            raise SlotTakenError(Refusal.TOO_SOON if start <= now else Refusal.TAKEN, ())
        facts: dict[str, Any] = {"start": start, "moved_at": now, "moved_from": stored.start}
        facts["known_start"] = _known(stored)
        done = change(stored, "took", **facts, proposed=[], reminded_at=None)
        _tell_again(stored, done, now)
        _shut_the_door(stored, done)
        agree(stored, now=now, part_of=done)
    return done


def cancel(booking: Booking, *, by_guest: bool, now: datetime, words: str = "") -> Revision:
    """It will not be: its time is free again. Undo brings it back while nobody else has the time.

    Raises:
        OverError: it was already, or was declined or cancelled.
    """
    with transaction.atomic():
        stored = changeable(booking, alone(booking.page), now, also_past=not by_guest)
        facts: dict[str, Any] = {"cancelled_at": now, "cancelled_by_guest": by_guest}
        facts["known_start"] = _known(stored) if by_guest else None
        done = change(stored, "cancelled", **facts, proposed=[])
        _tell_again(stored, done, now)
        call_off(stored, part_of=done, now=now)
        name = "cancelled_by_guest" if by_guest else "cancelled"
        put_letter(stored, name, now=now, part_of=done, words=words and f"{words}\n")
    return done


def tell_what_became(booking: Booking, words: str, *, now: datetime) -> Booking:
    """What the guest writes back; the host sees it once as new.

    Raises:
        OverError: there was no talk.
    """
    if not booking.accepted_at or not booking.is_standing or booking.start > now:
        raise OverError("There was no talk yet.", "Come back to this page after it.")
    booking.became, booking.became_at, booking.became_seen_at = words, now, None
    booking.save(update_fields=["became", "became_at", "became_seen_at", "changed_at"])
    return booking


def alone(page: BookingPage) -> BookingPage:
    """The page as it stands now; whoever else changes half hours of this host waits.

    PostgreSQL locks the row of the host's workspace, SQLite has begun the one transaction that may write.
    """
    Workspace.objects.select_for_update().get(pk=page.workspace_id)
    stored: BookingPage = BookingPage.objects.present().select_related("workspace").get(pk=page.pk)
    return stored


def changeable(booking: Booking, page: BookingPage, now: datetime, *, also_past: bool = False) -> Booking:
    """The booking as it stands now, while something can still be done about it."""
    stored: Booking = (
        Booking.objects.present()
        .select_related("workspace", "conversation", "person", "meeting")
        .select_for_update(of=("self",))
        .get(pk=booking.pk)
    )
    stored.page = page
    if not stored.is_standing:
        raise OverError("This half hour was cancelled or declined already.", "Ask for another one.")
    if stored.start <= now and not also_past:
        raise OverError("This half hour has begun or is over.", "Write to each other, or ask for another one.")
    return stored


def _require_open(
    page: BookingPage,
    start: datetime,
    minutes: int,
    *,
    busy: Sequence[Span],
    now: datetime,
    apart_from: Booking | None = None,
) -> None:
    terms, given = terms_of(page), given_on(page, now=now, apart_from=apart_from)
    taken = (*busy, *held_for(page, now=now, apart_from=apart_from))
    refusal = why_not(terms, start, minutes, busy=taken, given=given, now=now)
    if refusal:
        length = minutes if minutes in terms.lengths else next(iter(terms.lengths), 0)
        instead = times_open(terms, length, busy=taken, given=given, now=now)
        raise SlotTakenError(refusal, _nearest(instead, start))


def _nearest(times: Sequence[datetime], wished: datetime) -> list[datetime]:
    """A few of them nearest to what was wished, in order of time."""
    return sorted(sorted(times, key=lambda time: (abs(time - wished), time))[:MOST_INSTEAD])


def _require_not_again(page: BookingPage, ask: Ask) -> None:
    """Whoever has one at this host, or had one lately, moves that one or waits."""
    rows = Booking.objects.standing().filter(workspace=page.workspace_id, guest_address=ask.address.lower())
    if comes_too_soon(ask.start, rows.values_list("start", flat=True), page.repeat_days):
        months = round(page.repeat_days / 30.4)
        pause = f"{months} months" if months > 1 else f"{page.repeat_days} days"
        raise AgainTooSoonError(
            f"{page.host_name} gives each person one half hour within {pause}, so that many get one.",
            "If you have one already, open the address in the mail about it: there you can move it.",
        )


def _known(booking: Booking) -> datetime:
    """When the half hour is to be as far as the host has seen: moves that they have not seen yet make one."""
    return booking.known_start or booking.start


def _tell_again(booking: Booking, done: Revision, now: datetime) -> None:
    """Whoever put off an earlier change of it on Today hears of this one all the same."""
    key = of_change(booking.pk, now.date()).key
    for rest in Rest.objects.present().filter(workspace=booking.workspace_id, key=key):
        change(rest, "told again", part_of=done, removed_at=now)


def _shut_the_door(booking: Booking, part_of: Revision) -> None:
    """Half hours that were given up and lie where this one stands cannot be brought back by undo any more."""
    span = booking.as_span()
    gone = Booking.objects.present().filter(
        workspace=booking.workspace_id, start__gt=span.start - timedelta(days=1), start__lt=span.end
    )
    for other in gone.exclude(pk=booking.pk).exclude(declined_at=None, cancelled_at=None):
        if other.as_span().overlaps(span):
            change(other, "given on", part_of=part_of)


def _tell_moved(booking: Booking, done: Revision, now: datetime) -> None:
    if booking.accepted_at:
        agree_again(booking, part_of=done, now=now)
        put_letter(booking, "moved", now=now, part_of=done)
    else:
        put_letter(booking, "moved_request", now=now, part_of=done)
