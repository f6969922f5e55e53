"""One event as it stands in a calendar: its times, its rule, and whether it takes the owner's time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from halfhour.domain.scheduling.events import Standing
from halfhour.formats.calendars.lines import MAX_TITLE, TIMES, WORDS, Line, lines
from halfhour.formats.calendars.moments import Length, Moment, in_utc, read_length, read_moment
from halfhour.formats.calendars.zones import Zones
from halfhour.formats.ics import plain_text

MOST_DATES = 20_000
"""Single dates that one event may add or leave out."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long an event takes: whole days by the calendar, then exact time (RFC 5545, 3.3.6)."""

    days: int = 0
    rest: timedelta = timedelta()

    def end_of(self, start: Moment) -> datetime:
        """When it ends, in UTC, if it begins then."""
        if not self.days:
            return _later(start.utc, self.rest)
        return _later(in_utc(_later(start.clock, timedelta(days=self.days)), start.zone), self.rest)

    @property
    def most(self) -> timedelta:
        """No occurrence lasts longer."""
        return timedelta(days=self.days + 1) + self.rest


@dataclass(frozen=True, slots=True)
class Entry:
    """An event: what it says of itself, with lists as they stand."""

    uid: str
    title: str
    start: Moment
    lasting: Lasting
    standing: Standing
    rules: tuple[str, ...]
    left_out_rules: tuple[str, ...]
    added: tuple[tuple[Moment, Lasting | None], ...]
    left_out: tuple[Moment, ...]
    stands_in_for: Moment | None
    and_later: bool
    """It stands in for all that follow too (RANGE=THISANDFUTURE)."""
    sequence: int
    trouble: str
    """What is wrong with it although it could be read; empty when nothing is."""


def read_entry(text: str, zones: Zones, me: Collection[str]) -> Entry | None:
    """The event of a component's lines; None when it has no start that can be read."""
    found: dict[str, list[Line]] = {}
    for name, line in lines(text, TIMES | WORDS):
        found.setdefault(name, []).append(line)
    start = _moment(found, "DTSTART", zones)
    if start is None:
        return None
    lasting, trouble = _lasting(found, start, zones)
    stands_in_for = _moment(found, "RECURRENCE-ID", zones)
    return Entry(
        _word(found, "UID").strip(),
        title_of(found),
        start,
        lasting,
        _standing(found, me),
        tuple(line.value for line in found.get("RRULE", ())),
        tuple(line.value for line in found.get("EXRULE", ())),
        tuple(_added(found, zones)),
        tuple(moment for moment, _ in _dates(found, "EXDATE", zones)),
        stands_in_for,
        bool(stands_in_for) and _parameter(found, "RECURRENCE-ID", "RANGE") == "THISANDFUTURE",
        int(sequence) if (sequence := _word(found, "SEQUENCE")[:9]).isdigit() else 0,
        trouble,
    )


def title_of(found: Mapping[str, list[Line]]) -> str:
    """What the event is called, in one line."""
    return " ".join(plain_text(_word(found, "SUMMARY")[: MAX_TITLE * 2]).split())[:MAX_TITLE]


def read_title(text: str) -> str:
    """What an event of a component's lines is called, also when it cannot be read otherwise."""
    return title_of({name: [line] for name, line in lines(text, frozenset({"SUMMARY"}))})


def _word(found: Mapping[str, list[Line]], name: str) -> str:
    return found[name][0].value if name in found else ""


def _parameter(found: Mapping[str, list[Line]], name: str, parameter: str) -> str:
    return found[name][0].parameters.get(parameter, "").upper() if name in found else ""


def _moment(found: Mapping[str, list[Line]], name: str, zones: Zones) -> Moment | None:
    moments = (read_moment(line.value, line.parameters, zones) for line in found.get(name, ()))
    return next((moment for moment in moments if moment), None)


def _lasting(found: Mapping[str, list[Line]], start: Moment, zones: Zones) -> tuple[Lasting, str]:
    usual = Lasting(1) if start.is_day else Lasting()
    end = _moment(found, "DTEND", zones)
    if end:
        return _until(start, end, usual)
    length = read_length(_word(found, "DURATION"))
    if length is None or not (length.days or length.rest):
        return usual, ""
    return _of(length, start), ""


def _of(length: Length, start: Moment) -> Lasting:
    return Lasting(max(length.days, 1)) if start.is_day else Lasting(length.days, length.rest)


def _until(start: Moment, end: Moment, usual: Lasting) -> tuple[Lasting, str]:
    if start.is_day:
        days = (end.clock.date() - start.clock.date()).days + (not end.is_day and end.clock.time() > start.clock.time())
        return (Lasting(days), "") if days > 0 else (usual, "" if days == 0 else "It ends before it begins.")
    length = end.utc - start.utc
    if length < timedelta():
        return usual, "It ends before it begins."
    return Lasting(0, length), ""


def _added(found: Mapping[str, list[Line]], zones: Zones) -> list[tuple[Moment, Lasting | None]]:
    return [(moment, _period(moment, rest, line, zones)) for moment, rest, line in _listed(found, "RDATE", zones)]


def _dates(found: Mapping[str, list[Line]], name: str, zones: Zones) -> list[tuple[Moment, str]]:
    return [(moment, rest) for moment, rest, _ in _listed(found, name, zones)]


def _listed(found: Mapping[str, list[Line]], name: str, zones: Zones) -> list[tuple[Moment, str, Line]]:
    """The moments of lists, each with what stands behind its stroke."""
    dates = []
    for line in found.get(name, ()):
        for text in line.value.split(",")[: MOST_DATES - len(dates)]:
            begins, _, rest = text.partition("/")
            moment = read_moment(begins, line.parameters, zones)
            if moment:
                dates.append((moment, rest.strip(), line))
    return dates


def _period(start: Moment, rest: str, line: Line, zones: Zones) -> Lasting | None:
    """How long an added period lasts, which is said by its end or its length; None when it says nothing."""
    length = read_length(rest)
    if length:
        return _of(length, start)
    end = read_moment(rest, line.parameters, zones) if rest else None
    return Lasting(0, max(end.utc - start.utc, timedelta())) if end else None


def _standing(found: Mapping[str, list[Line]], me: Collection[str]) -> Standing:
    status, shown = _word(found, "STATUS").upper(), _word(found, "X-MICROSOFT-CDO-BUSYSTATUS").upper()
    mine = {
        line.parameters.get("PARTSTAT", "").upper()
        for line in found.get("ATTENDEE", ())
        if line.value.lower().removeprefix("mailto:").strip() in me
    }
    if status == "CANCELLED":
        return Standing.CANCELLED
    if mine == {"DECLINED"}:
        return Standing.DECLINED
    if shown == "FREE" or _word(found, "TRANSP").upper() == "TRANSPARENT":
        return Standing.FREE
    if status == "TENTATIVE" or shown == "TENTATIVE" or mine & {"TENTATIVE", "NEEDS-ACTION"}:
        return Standing.TENTATIVE
    return Standing.BUSY


def _later(moment: datetime, length: timedelta) -> datetime:
    try:
        return moment + length
    except OverflowError:
        return moment
