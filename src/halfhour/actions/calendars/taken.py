"""When a person is taken: by their calendars, by talks that are agreed, and by times that are offered and held."""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db.models import Count, Max, Q

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.events import TAKING, CalendarEvent, SkippedEvent
from halfhour.domain.scheduling.spans import Span, clipped, merged
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.scheduling import Calendar, CalendarItem, OfferedTime

GRID = timedelta(days=28)
"""Calendars are read for whole stretches of this length, so that pages with windows of their own share one reading."""

LONGEST_TALK = timedelta(days=1)
"""How long before a window a talk may begin and still reach into it."""

MOST_READINGS = 64
"""Readings that are kept in memory (our own default)."""

_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the items of one calendar say in a stretch of time.

    Events, times taken by nobody knows what, zones that nobody knows, and what could not be read.
    """

    events: tuple[CalendarEvent, ...]
    periods: tuple[Span, ...]
    asking: tuple[str, ...]
    skipped: tuple[SkippedEvent, ...] = ()


_readings: OrderedDict[Any, Reading] = OrderedDict()
_lock = Lock()


def busy(
    workspace: Workspace,
    window: Span,
    *,
    now: datetime,
    apart_from: Conversation | None = None,
    besides: Collection[Conversation] = (),
) -> tuple[Span, ...]:
    """When one is taken within a window, merged: by calendars that count and by talks that are agreed.

    Args:
        apart_from: a conversation whose own talk does not stand in the way, because it is being moved.
        besides: conversations whose talks the caller counts on its own.
    """
    found = tuple(_readings_of(workspace, window))
    over = _over(workspace, now, apart_from) | _uids_of(workspace, besides)
    taken = [span for reading in found for span in reading.periods]
    taken += [event.span for event in _within(found, window, over) if event.standing in TAKING]
    return clipped([*taken, *talks(workspace, window, apart_from=apart_from, besides=besides)], window)


def _uids_of(workspace: Workspace, conversations: Collection[Conversation]) -> set[str]:
    rows = workspace.meetings.filter(conversation__in=[each.pk for each in conversations])
    return set(rows.values_list("uid", flat=True)) if conversations else set()


def talks(
    workspace: Workspace,
    window: Span,
    *,
    apart_from: Conversation | None = None,
    besides: Collection[Conversation] = (),
) -> tuple[Span, ...]:
    """Talks that are agreed and touch a window, each once, in order; those noted before meetings were kept too."""
    reach = (window.start - LONGEST_TALK, window.end)
    meetings = workspace.meetings.present().filter(cancelled_at=None, start__range=reach)
    spoken = workspace.conversations.present().filter(agreed_for__range=reach, closed_on=None)
    if apart_from is not None:
        meetings = meetings.exclude(conversation=apart_from)
        spoken = spoken.exclude(pk=apart_from.pk)
    if besides:
        elsewhere = [each.pk for each in besides]
        meetings = meetings.exclude(conversation__in=elsewhere)
        spoken = spoken.exclude(pk__in=elsewhere)
    agreed = spoken.values_list("agreed_for", "minutes")
    spans = {Span(start, start + timedelta(minutes=minutes)) for start, minutes in agreed}
    spans |= {meeting.as_span() for meeting in meetings.only("workspace", "start", "minutes")}
    return tuple(sorted(span for span in spans if span.overlaps(window)))


def held(
    workspace: Workspace, window: Span, *, now: datetime, apart_from: Conversation | None = None
) -> tuple[Span, ...]:
    """Times that stand in open offers and touch a window, merged."""
    rows = OfferedTime.objects.held(now).filter(workspace=workspace, taken_at=None)
    rows = rows.filter(start__range=(window.start - LONGEST_TALK, window.end)).select_related("offer")
    if apart_from is not None:
        rows = rows.exclude(offer__conversation=apart_from)
    return merged(span for span in (row.as_span() for row in rows) if span.overlaps(window))


def events(
    workspace: Workspace, window: Span, *, now: datetime, apart_from: Conversation | None = None
) -> tuple[CalendarEvent, ...]:
    """What stands in the calendars that count as busy and touches a window, in order of time.

    One's own meetings that were written there stand here as they do there.
    """
    found = _within(_readings_of(workspace, window), window, _over(workspace, now, apart_from))
    return tuple(sorted(found, key=lambda event: (event.span, event.title, event.uid)))


def _within(readings: Iterable[Reading], window: Span, over: set[str]) -> Iterator[CalendarEvent]:
    for reading in readings:
        yield from (event for event in reading.events if event.span.overlaps(window) and event.uid not in over)


def zones_asked(workspace: Workspace, *, now: datetime) -> tuple[tuple[Calendar, str], ...]:
    """Zones that nobody knows in the months around now, each with the calendar that names it."""
    found = _read(workspace, _counted(workspace), _around(now))
    return tuple((calendar, name) for calendar, reading in found for name in reading.asking)


def skipped_in(calendar: Calendar, *, now: datetime) -> tuple[SkippedEvent, ...]:
    """What could not be read, wholly or in part, in the months around now."""
    return tuple(each for _, reading in _read(calendar.workspace, [calendar], _around(now)) for each in reading.skipped)


def _around(now: datetime) -> Span:
    return Span(now - GRID, now + 3 * GRID)


def _readings_of(workspace: Workspace, window: Span) -> Iterator[Reading]:
    """What each calendar that counts says around a window; kept in memory until something in it changes."""
    for _, reading in _read(workspace, _counted(workspace), window):
        yield reading


def _over(workspace: Workspace, now: datetime, apart_from: Conversation | None) -> set[str]:
    """UIDs of meetings that calendars need not be asked about: what they say of them is over, or to be moved."""
    rows = workspace.meeting_copies.present().filter(asked_at=None, meeting__start__gte=now - GRID)
    found = {
        copy.meeting.uid
        for copy in rows.select_related("meeting")
        if copy.meeting.cancelled_at
        or copy.meeting.removed_at
        or copy.says.get("start") != copy.meeting.start.isoformat()
    }
    if apart_from is not None:
        found |= set(apart_from.meetings.values_list("uid", flat=True))
    return found


def _counted(workspace: Workspace) -> list[Calendar]:
    """The calendars that count."""
    return list(workspace.calendars.present().filter(is_busy=True).select_related("workspace"))


def _versions(calendars: Iterable[Calendar]) -> dict[str, tuple[int, datetime]]:
    """What tells whether something in a calendar changed, told from an index alone; nothing for an empty one."""
    rows = CalendarItem.objects.filter(calendar__in=[calendar.pk for calendar in calendars]).order_by()
    return {
        pk: (number, latest)
        for pk, number, latest in rows.values_list("calendar").annotate(number=Count("*"), latest=Max("changed_at"))
    }


def _read(workspace: Workspace, calendars: list[Calendar], window: Span) -> Iterator[tuple[Calendar, Reading]]:
    zone, me = zone_of(workspace), own_addresses(workspace)
    stretch, versions = _stretch(window), _versions(calendars)
    for calendar in calendars:
        answers = tuple(sorted(calendar.zones.items()))
        key = (calendar.pk, versions.get(calendar.pk), stretch, calendar.zone or zone.key, me, answers)
        known = _remembered(key)
        if known is None:
            known = read_items(calendar, items_within(calendar, stretch), stretch, zone=zone, me=me)
            _remember(key, known)
        yield calendar, known


def _remembered(key: Any) -> Reading | None:
    with _lock:
        if key in _readings:
            _readings.move_to_end(key)
        return _readings.get(key)


def _remember(key: Any, reading: Reading) -> None:
    with _lock:
        _readings[key] = reading
        while len(_readings) > MOST_READINGS:
            _readings.popitem(last=False)


def _stretch(window: Span) -> Span:
    """The window, rounded outwards to the grid."""
    return Span(_EPOCH + (window.start - _EPOCH) // GRID * GRID, _EPOCH + -((_EPOCH - window.end) // GRID) * GRID)


def items_within(calendar: Calendar, window: Span) -> Any:
    """The items of a calendar that may touch a window, found without reading any."""
    late = Q(ends=None) | Q(ends__gte=window.start)
    early = Q(begins=None) | Q(begins__lte=window.end)
    return calendar.items.filter(late & early)


def read_items(
    calendar: Calendar, items: Iterable[CalendarItem], window: Span, *, zone: ZoneInfo, me: tuple[str, ...] = ()
) -> Reading:
    """What some items of a calendar say; one that cannot be read says nothing, since looking told about it already."""
    from halfhour.formats.calendars import read_calendar

    there, answers = known_zone(calendar.zone) or zone, zones_of(calendar)
    found: list[CalendarEvent] = []
    periods: list[Span] = []
    asking: dict[str, None] = {}
    skipped: list[SkippedEvent] = []
    for item in items:
        try:
            reading = read_calendar(bytes(item.blob), window, there, me=me, zones=answers)
        except InputError:
            continue
        found += reading.events
        periods += reading.periods
        skipped += reading.skipped
        asking |= dict.fromkeys(reading.asking)
    return Reading(tuple(found), merged(periods), tuple(asking), tuple(skipped))


def zone_of(workspace: Workspace) -> ZoneInfo:
    """The zone of the person whose workspace it is."""
    person = workspace.people_in_it.order_by("memberships__joined_at").first()
    return known_zone(person.zone if person else "") or ZoneInfo("UTC")


def own_addresses(workspace: Workspace) -> tuple[str, ...]:
    """The person's own mail addresses: an invitation that they declined takes no time."""
    return tuple(sorted({*workspace.my_addresses, *filter(None, (workspace.mail_from.lower(),))}))


def zones_of(calendar: Calendar) -> Mapping[str, ZoneInfo]:
    """What the person said about zones that nobody knows."""
    told = {name: known_zone(answer) for name, answer in calendar.zones.items()}
    return {name: zone for name, zone in told.items() if zone}


def known_zone(name: str) -> ZoneInfo | None:
    """A zone by its name; None when there is none of that name."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
