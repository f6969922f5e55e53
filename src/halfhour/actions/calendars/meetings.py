"""One's own meetings in the calendar that they are written to: written, moved and taken out; what was changed there is asked about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from halfhour.actions.calendars.items import keep_resource
from halfhour.actions.calendars.taken import own_addresses, read_items, zone_of
from halfhour.domain.calendars import ChangedThereError, Side, changed_side, next_look
from halfhour.domain.errors import OutsideError
from halfhour.domain.scheduling.events import CalendarEvent, Standing
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendar_files import OwnEvent, change_event, write_event
from halfhour.ports import CalendarServer
from halfhour.records.scheduling import Calendar, CalendarItem, Meeting, MeetingCopy

FOLLOWED = timedelta(days=30)
"""How long after a meeting its copy is still kept in step (our own default)."""

REACH = timedelta(days=800)
"""How far from its time here a meeting is looked for in the calendar."""

FIELDS = ("start", "minutes", "summary", "place", "link", "words")


@dataclass(frozen=True, slots=True)
class Pair:
    """A meeting and what is known of its copy; `here` is None when it is not to stand in the calendar."""

    meeting: Meeting
    copy: MeetingCopy | None
    here: OwnEvent | None

    @property
    def is_settled(self) -> bool:
        """Whether the calendar says what it should, as far as we know."""
        says = self.copy.says if self.copy else {}
        return says == (fields_of(self.here) if self.here else {})


def with_meetings_to_write(now: datetime) -> tuple[Calendar, ...]:
    """Calendars in which a meeting does not stand as it should, and whose turn to be tried has come."""
    calendars = Calendar.objects.present().filter(sort=Calendar.Sort.CALDAV)
    calendars = calendars.filter(Q(is_for_meetings=True) | Q(copies__href__gt="")).distinct()
    ready = calendars.filter(tries=0).select_related("account", "workspace")
    return tuple(
        calendar
        for calendar in ready
        if any(_may_try(pair.copy, now) for pair in _pairs(calendar, now) if not pair.is_settled)
    )


def follow_calendar(calendar: Calendar, server: CalendarServer, now: datetime) -> bool:
    """Compares every meeting with what stands in the calendar, asks where both differ, and writes what changed here.

    Gives whether something was written. Then the token of before is no longer good: what is written and deleted there between two
    looks would be told as neither. It is let go of together with the writing, so that a look that breaks off asks for everything.

    Raises:
        OutsideError: the server fails; what was done until then is kept.
    """
    pairs = list(_pairs(calendar, now))
    if not pairs:
        return False
    there = _Calendar(calendar, server, [pair.meeting for pair in pairs], now)
    for pair in pairs:
        there.follow(pair)
    return there.wrote


def fields_of(event: OwnEvent) -> dict[str, Any]:
    """What an event says, as it is remembered."""
    return {**{name: getattr(event, name) for name in FIELDS}, "start": event.start.isoformat()}


def _may_try(copy: MeetingCopy | None, now: datetime) -> bool:
    return copy is None or (copy.asked_at is None and (copy.next_try_at is None or copy.next_try_at <= now))


def _pairs(calendar: Calendar, now: datetime) -> Iterator[Pair]:
    """The meetings that a calendar has to do with: all that are near or ahead, in the one for meetings; in others those left over."""
    rows = Meeting.objects.filter(workspace=calendar.workspace_id).select_related("conversation", "copy__calendar")
    if calendar.is_for_meetings:
        rows = rows.filter(start__gte=now - FOLLOWED)
        let_go = False
    else:
        rows = rows.filter(copy__calendar=calendar, copy__removed_at=None)
        let_go = Calendar.objects.present().filter(workspace=calendar.workspace_id, is_for_meetings=True).exists()
        if not let_go:  # nobody writes any more, so what was written stays
            return
    for meeting in rows:
        copy = getattr(meeting, "copy", None)
        if copy is not None and copy.calendar_id != calendar.pk:
            if copy.says and copy.calendar.removed_at is None:
                continue  # the other calendar has to let go of it first
            copy = _taken_over(copy, calendar)
        here = None if let_go else _event_of(meeting)
        is_new = copy is None or not copy.says
        if is_new and (here is None or meeting.as_span().end <= now):
            continue
        yield Pair(meeting, copy, here)


def _taken_over(copy: MeetingCopy, calendar: Calendar) -> MeetingCopy:
    copy.calendar, copy.says, copy.href = calendar, {}, ""
    copy.asked_at, copy.is_gone_there, copy.next_try_at = None, False, None
    return copy


def stands(meeting: Meeting) -> bool:
    """Whether a meeting is to be in the calendar: agreed, not called off, and when somebody else invited, not declined."""
    talk = meeting.conversation
    if meeting.removed_at or meeting.cancelled_at:
        return False
    if talk is not None and (talk.removed_at or (talk.closed_on and talk.held_on is None)):
        return False
    return meeting.is_mine or meeting.answer in {Meeting.Answer.ACCEPTED, Meeting.Answer.TENTATIVE}


def _event_of(meeting: Meeting) -> OwnEvent | None:
    if not stands(meeting):
        return None
    talk = meeting.conversation
    return OwnEvent(
        meeting.uid,
        meeting.start.replace(microsecond=0),
        meeting.minutes,
        meeting.summary or (talk.name if talk else "") or "Half an hour",
        meeting.place,
        meeting.link,
        meeting.words,
    )


class _Calendar:
    """One calendar while its meetings are brought in step."""

    def __init__(self, calendar: Calendar, server: CalendarServer, meetings: Iterable[Meeting], now: datetime) -> None:
        self.calendar, self.server, self.now = calendar, server, now
        self.wrote = False
        self.zone, self.me = zone_of(calendar.workspace), own_addresses(calendar.workspace)
        uids = [meeting.uid for meeting in meetings]
        self.items: dict[str, CalendarItem] = {}
        for item in calendar.items.filter(uid__in=uids).order_by("created_at"):
            self.items.setdefault(item.uid, item)

    def follow(self, pair: Pair) -> None:
        """One meeting."""
        meeting, item = pair.meeting, self.items.get(pair.meeting.uid)
        copy = pair.copy or MeetingCopy(workspace_id=meeting.workspace_id, meeting=meeting, calendar=self.calendar)
        event = self._event(item, meeting) if item else None
        there = event.span if event else None
        here = _span(pair.here) if pair.here else None
        before = span_of(copy)
        if event and event.zone_asked:
            there = before  # what its zone is has to be said first
        side = _side(before, here, there)
        if side is Side.THERE and not _is_past(meeting, there, self.now):
            self._ask(copy, item, there)
        elif side is Side.THERE or (there == here and not copy.says):
            self._settle(copy, item, fields_of(pair.here) if pair.here else {})
        elif pair.here is None and there is None:
            self._settle(copy, None, {})
        elif pair.here is None:
            self._try(copy, lambda: self._take_out(copy, item))
        elif side is Side.HERE or fields_of(pair.here) != copy.says:
            ours = pair.here
            self._try(copy, lambda: self._write(copy, item, ours))
        elif copy.asked_at or copy.trouble:
            self._settle(copy, item, copy.says)

    def _event(self, item: CalendarItem, meeting: Meeting) -> CalendarEvent | None:
        """What the calendar says of a meeting, wherever in time it was put; None when it was called off there."""
        window = Span(meeting.start - REACH, meeting.start + REACH)
        found = read_items(self.calendar, [item], window, zone=self.zone, me=self.me).events
        mine = [event for event in found if event.uid == meeting.uid and event.standing is not Standing.CANCELLED]
        return mine[0] if mine else None

    def _ask(self, copy: MeetingCopy, item: CalendarItem | None, there: Span | None) -> None:
        """The person decides; until then neither side is changed."""
        copy.is_gone_there = there is None
        copy.their_start = there.start if there else None
        copy.their_minutes = int(there.length.total_seconds() // 60) if there else None
        copy.asked_at = copy.asked_at or self.now
        copy.href = item.href if item else copy.href
        self._save(copy, item)

    def _try(self, copy: MeetingCopy, deed: Any) -> None:
        """Writes when its turn has come; what fails for this one alone is tried again later."""
        if copy.next_try_at and copy.next_try_at > self.now:
            return
        try:
            deed()
        except OutsideError as error:
            copy.tries += 1
            copy.trouble = "" if isinstance(error, ChangedThereError) and copy.tries < 3 else str(error)[:300]
            copy.next_try_at = next_look(self.now, copy.tries, error)
            self._save(copy, self.items.get(copy.meeting.uid))
            if error.retry and not isinstance(error, ChangedThereError):
                raise

    def _write(self, copy: MeetingCopy, item: CalendarItem | None, event: OwnEvent) -> None:
        says = fields_of(event)
        if item is None:
            href = f"{self.calendar.address}{copy.meeting.pk}.ics"
            blob, etag = write_event(event, self.now), ""
        else:
            differs = {name: value for name, value in says.items() if copy.says.get(name) != value}
            href, etag = item.href, item.etag
            blob = change_event(bytes(item.blob), event, differs, self.now)
        resource = self.server.put(self.calendar.address, href, blob, etag=etag)
        with transaction.atomic():
            kept = keep_resource(self.calendar, resource)
            self._let_go_of_token()
            self._settle(copy, kept, says)

    def _take_out(self, copy: MeetingCopy, item: CalendarItem | None) -> None:
        if item is not None:
            self.server.delete(item.href, etag=item.etag)
        with transaction.atomic():
            if item is not None:
                item.delete()
                self._let_go_of_token()
            self._settle(copy, None, {})

    def _let_go_of_token(self) -> None:
        Calendar.objects.filter(pk=self.calendar.pk).update(sync_token="")
        self.wrote = True

    def _settle(self, copy: MeetingCopy, item: CalendarItem | None, says: dict[str, Any]) -> None:
        """Both sides agree on what is said."""
        copy.says, copy.href = says, item.href if item else ""
        copy.asked_at = copy.their_start = copy.their_minutes = copy.next_try_at = None
        copy.is_gone_there, copy.tries, copy.trouble = False, 0, ""
        self._save(copy, item)

    def _save(self, copy: MeetingCopy, item: CalendarItem | None) -> None:
        with transaction.atomic():
            copy.save()
            Meeting.objects.filter(pk=copy.meeting_id).update(item=item)


def _span(event: OwnEvent) -> Span:
    return Span(event.start, event.start + timedelta(minutes=event.minutes))


def span_of(copy: MeetingCopy) -> Span | None:
    """The time that both sides last agreed on; None when it was not in the calendar."""
    if not copy.says:
        return None
    start = datetime.fromisoformat(copy.says["start"])
    return Span(start, start + timedelta(minutes=copy.says["minutes"]))


def _side(before: Span | None, here: Span | None, there: Span | None) -> Side:
    if here is None:
        return Side.THERE if there is not None and there != before else Side.HERE
    return changed_side(before, here, there)


def _is_past(meeting: Meeting, there: Span | None, now: datetime) -> bool:
    """Whether nobody needs to decide any more: the meeting is over on both sides."""
    return meeting.as_span().end <= now and (there is None or there.end <= now)
