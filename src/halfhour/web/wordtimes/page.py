"""What the page of their words shows: slots on both clocks with what stands in the way, or the question with its readings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from halfhour import wiring
from halfhour.actions.calendars import busy, events
from halfhour.domain.letters.letter import Span as Place
from halfhour.domain.scheduling.events import CalendarEvent
from halfhour.domain.scheduling.spans import Span
from halfhour.domain.scheduling.words.fitting import beginnings, hull, span_of
from halfhour.domain.scheduling.words.values import Proposal, Question, Situation, Slot
from halfhour.formats.times_in_words import Asked, times_of
from halfhour.phrases.times_asked import (
    agreeing,
    asking_back,
    day_in_words,
    question_in_words,
    slots_in_words,
    span_in_words,
)
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Message
from halfhour.web.shared.pieces import numbered
from halfhour.web.wordtimes.forms import LENGTHS, WordsForm

MOST = 25
"""Slots that are shown (our own default)."""
DECENT = range(7, 22)
"""Hours at which a beginning is likelier meant than at others; it only orders what is shown (our own default)."""
WHOLE_DAY = timedelta(hours=23)
FARTHEST = timedelta(days=62)
"""How far apart slots may lie for calendars to be asked about all of them (our own default)."""


@dataclass(frozen=True, slots=True)
class Start:
    """When a talk could begin: the moment, and its hour on my clock."""

    moment: str
    mine: str


@dataclass(frozen=True, slots=True)
class Line:
    """A slot on both clocks, when it could begin, what stands in the way, and the sentence that takes it."""

    mine: str
    theirs: str
    is_exact: bool
    starts: tuple[Start, ...]
    clashes: tuple[str, ...]
    sentence: str


def begun(conversation: Conversation, message: Message | None, today: Any) -> dict[str, Any]:
    """What the form begins with: a kept message, their zone where it is known, the length that is planned."""
    return {
        "text": message.text if message else "",
        "said_on": message.on if message else today,
        "zone": next((person.zone for person in conversation.people.present() if person.zone), ""),
        "minutes": conversation.minutes if conversation.minutes in LENGTHS else 30,
    }


def read_page(conversation: Conversation, told: dict[str, Any], mine: str, *, now: datetime) -> dict[str, Any]:
    """What their words propose; with a chosen reading, that reading's slots."""
    theirs = ZoneInfo(told["zone"]) if told["zone"] else None
    zones = (ZoneInfo(mine), theirs or ZoneInfo(mine))
    asked = Asked(told["text"], Situation(told["said_on"], theirs, zones[0]))
    found = times_of(asked, wiring.times_lexicon())
    question, slots = _chosen(found, told.get("reading"))
    return {
        "found": found,
        "asks": question and question_in_words(question),
        "readings": _readings(question, zones) if question else [],
        "lines": _lines(conversation, slots[:MOST], told["minutes"], zones, now=now),
        "left_out": max(0, len(slots) - MOST),
        "refused": [_refused(slot, zones) for slot in found.refused[:MOST]],
        "pieces": numbered(told["text"], [(0, Place(clue.start, clue.end)) for clue in found.because]),
        "back": asking_back(question, zones[1], zones[0]) if question else "",
        "cities": (mine, told["zone"] or mine),
        "same": zones[0] == zones[1],
    }


def _chosen(found: Proposal, number: int | None) -> tuple[Question | None, Sequence[Slot]]:
    """The question that is open, or the slots when it was answered by a tap."""
    readings = found.question.readings if found.question else ()
    if number is None or number >= len(readings):
        return found.question, found.slots
    return None, readings[number].slots


def _readings(question: Question, zones: tuple[ZoneInfo, ZoneInfo]) -> list[dict[str, Any]]:
    """The readings with their numbers, those at decent hours of their day first."""
    shown = list(enumerate(question.readings))
    shown.sort(key=lambda row: any(slot.start.astimezone(zones[1]).hour not in DECENT for slot in row[1].slots))
    return [
        {"number": number, "lines": slots_in_words(reading.slots, list(dict.fromkeys(zones))).split(" = ")}
        for number, reading in shown
    ]


def _refused(slot: Slot, zones: tuple[ZoneInfo, ZoneInfo]) -> str:
    """What does not suit; a whole day of theirs is told by its name."""
    if slot.end - slot.start >= WHOLE_DAY:
        return day_in_words(slot.start.astimezone(zones[1]))
    return span_in_words(slot, zones[0])


def _lines(
    conversation: Conversation, slots: Sequence[Slot], minutes: int, zones: tuple[ZoneInfo, ZoneInfo], *, now: datetime
) -> list[Line]:
    length = timedelta(minutes=minutes)
    window = hull(slots, length)
    if window is None:
        return []
    window = Span(window.start, min(window.end, window.start + FARTHEST))
    taken = busy(conversation.workspace, window, now=now, apart_from=conversation)
    standing = events(conversation.workspace, window, now=now, apart_from=conversation)
    return [_line(slot, length, taken, standing, zones, now) for slot in slots]


def _line(
    slot: Slot,
    usual: timedelta,
    taken: Sequence[Span],
    standing: Sequence[CalendarEvent],
    zones: tuple[ZoneInfo, ZoneInfo],
    now: datetime,
) -> Line:
    mine, theirs = zones
    length = timedelta(minutes=slot.minutes) if slot.minutes else usual
    span = span_of(slot, length)
    starts = beginnings(slot, length, taken, now=now)
    return Line(
        span_in_words(slot, mine),
        ""
        if slot.start.astimezone(mine).utcoffset() == slot.start.astimezone(theirs).utcoffset()
        else span_in_words(slot, theirs),
        slot.is_exact,
        tuple(Start(start.astimezone(UTC).isoformat(), f"{start.astimezone(mine):%H:%M}") for start in starts),
        _clashes(span, taken, standing, mine),
        agreeing(slot if slot.is_exact else Slot(starts[0], starts[0]), theirs, mine) if starts else "",
    )


def _clashes(span: Span, taken: Sequence[Span], standing: Sequence[CalendarEvent], mine: ZoneInfo) -> tuple[str, ...]:
    """What stands there, with its hours; a time that is taken without a title is said to be taken."""
    named = [event for event in standing if event.span.overlaps(span)]
    told = [f"{event.title or 'Taken'}, {_hours(event.span, mine)}" for event in named]
    bare = [each for each in taken if each.overlaps(span) and not any(event.span.overlaps(each) for event in named)]
    return tuple(dict.fromkeys([*told, *(f"Taken, {_hours(each, mine)}" for each in bare)]))


def _hours(span: Span, zone: ZoneInfo) -> str:
    return f"{span.start.astimezone(zone):%H:%M} to {span.end.astimezone(zone):%H:%M}"


def form_of(given: Any, initial: dict[str, Any]) -> WordsForm:
    """The form, with their zone among its choices even when it is an old name."""
    return WordsForm(given or None, initial=initial, zone=initial["zone"])
