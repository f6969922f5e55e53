"""Times offered to somebody: found, held so that nobody else gets them, taken or given up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from halfhour.actions.calendars import busy, held, talks
from halfhour.actions.meetings import agree_on
from halfhour.actions.undo import change
from halfhour.actions.ways import spans_of, visits_around, way_of
from halfhour.actions.writing import draft_of, fingerprint_of, save_draft
from halfhour.domain.errors import RuleError
from halfhour.domain.scheduling.free import Diary, free_times
from halfhour.domain.scheduling.hours import USUAL, Week, read_week
from halfhour.domain.scheduling.offering import Suggestion, times_to_offer
from halfhour.domain.scheduling.spans import Span, merged
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Draft, Purpose
from halfhour.records.revisions import Revision
from halfhour.records.scheduling import Availability, OfferedTime, TimeOffer

MOST_OFFERED = 8
"""Times that one offer may hold (our own default)."""


class TakenMeanwhileError(RuleError):
    """One of the times is not free any more."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a talk needs: how long, between whose clocks, in which window, at which of their hours."""

    minutes: int
    zone: ZoneInfo
    theirs: Week
    window: Span

    @property
    def length(self) -> timedelta:
        """How long the talk is to be."""
        return timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to offer, with all that the page shows beside it."""

    suggestions: tuple[Suggestion, ...]
    free: tuple[Span, ...]
    taken: tuple[Span, ...]
    mine: Week


def availability_of(workspace: Workspace) -> Availability:
    """The hours of a workspace; the usual ones, not yet kept, while nobody has set them."""
    found: Availability | None = Availability.objects.present().filter(workspace=workspace).first()
    return found or Availability(workspace=workspace)


def find_times(conversation: Conversation, wish: Wish, *, now: datetime) -> Found:
    """Times at which both are to be had, a few chosen among them; those held in this conversation are free to it."""
    workspace = conversation.workspace
    hours = availability_of(workspace)
    mine = read_week(hours.week or USUAL, wish.zone)
    before, after = _room(conversation, hours)
    visits = visits_around(conversation, wish.window, before=before, after=after, hours=hours)
    elsewhere = visits.conversations
    taken = busy(workspace, wish.window, now=now, apart_from=conversation, besides=elsewhere)
    kept = held(workspace, wish.window, now=now, apart_from=conversation)
    diary = Diary(
        hours=mine,
        busy=taken,
        talks=(*talks(workspace, wish.window, apart_from=conversation, besides=elsewhere), *kept),
        focus=read_week(hours.focus, wish.zone) if hours.focus else None,
        before=before,
        after=after,
        most_a_day=hours.most_a_day or None,
        visits=visits.visits,
    )
    free = free_times(wish.window, (diary, Diary(wish.theirs)), shortest=wish.length)
    chosen = times_to_offer(free, wish.length, zone=wish.zone, their_zone=wish.theirs.zone, now=now)
    return Found(chosen, free, merged((*taken, *kept, *spans_of(visits.visits))), mine)


def _room(conversation: Conversation, hours: Availability) -> tuple[timedelta, timedelta]:
    """What lies free before and after a talk: own minutes, the time to dress, and the way."""
    way = way_of(conversation)
    minutes = way.minutes if way else 0
    before = hours.before_minutes + hours.dress_minutes + minutes
    return timedelta(minutes=before), timedelta(minutes=hours.after_minutes + minutes)


def standing_offer(conversation: Conversation, *, now: datetime) -> TimeOffer | None:
    """The offer whose times are held now; None when there is none."""
    rows = conversation.offers.present().filter(released_at=None, held_until__gt=now)
    found: TimeOffer | None = rows.prefetch_related("times").first()
    return found


def hold(
    conversation: Conversation, wish: Wish, starts: Iterable[datetime], *, now: datetime
) -> tuple[TimeOffer, Revision]:
    """These times are kept for the other person for some days; the offer before it in this conversation is given up.

    Raises:
        TakenMeanwhileError: one of them is not free.
    """
    chosen = sorted(set(starts))[:MOST_OFFERED]
    with transaction.atomic():
        # Two windows of one person must not hold the same hour twice: whoever holds waits for whoever held before.
        workspace = Workspace.objects.select_for_update().get(pk=conversation.workspace_id)
        _require_free(find_times(conversation, wish, now=now).free, chosen, wish.length)
        hours = availability_of(workspace)
        offer = TimeOffer.objects.create(
            workspace=workspace,
            conversation=conversation,
            minutes=wish.minutes,
            zone=wish.zone.key,
            their_zone=wish.theirs.zone.key,
            held_until=min(now + timedelta(days=hours.hold_days), max(chosen)),
            removed_at=now,
        )
        OfferedTime.objects.bulk_create(OfferedTime(workspace=workspace, offer=offer, start=start) for start in chosen)
        done = change(offer, "offered", removed_at=None)
        for earlier in conversation.offers.present().filter(released_at=None).exclude(pk=offer.pk):
            change(earlier, "offered", part_of=done, released_at=now)
    return offer, done


def _require_free(free: Sequence[Span], starts: Sequence[datetime], length: timedelta) -> None:
    for start in starts:
        if not any(span.holds(Span(start, start + length)) for span in free):
            raise TakenMeanwhileError(
                "One of these times is not free any more.", "Choose among those that are free now."
            )


def give_up(offer: TimeOffer, *, now: datetime) -> Revision:
    """Its times are free again."""
    return change(offer, "given up", released_at=now)


def take(time: OfferedTime, *, now: datetime) -> Revision:
    """The other person took this one: it is agreed, and the others are free again. One undo takes back all of it."""
    offer = time.offer
    with transaction.atomic():
        _, done = agree_on(
            offer.conversation,
            time.start,
            offer.minutes,
            offer.zone,
            offer.their_zone,
            today=now.astimezone(ZoneInfo(offer.zone)).date(),
        )
        change(time, "taken", part_of=done, taken_at=now)
        change(offer, "taken", part_of=done, released_at=now)
    return done


def keep_hours(hours: Availability, **values: Any) -> Revision:
    """Other working hours; undo brings back those before."""
    with transaction.atomic():
        if hours._state.adding:
            hours.save()
        return change(hours, "hours", **values)


def put_into_letter(offer: TimeOffer, lines: str, *, to: str) -> Draft:
    """The times stand in the letter that offers them, below what was written so far; there already, they are not put in twice."""
    conversation = offer.conversation
    draft = draft_of(conversation, Purpose.TIMES)
    text = draft.text if lines in draft.text else f"{draft.text.rstrip()}\n\n{lines}\n".lstrip()
    written = {"channel": draft.channel, "to": draft.to or to, "subject": draft.subject, "text": text}
    return save_draft(conversation, Purpose.TIMES, seen=fingerprint_of(draft), tab="", **written)
