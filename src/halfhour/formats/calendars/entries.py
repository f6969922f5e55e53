"""One event as it stands in a calendar: its times, its rule, and whether it takes the owner's time."""

from dataclasses import dataclass

from halfhour.domain.scheduling.events import Standing
from halfhour.formats.calendars.fields import Fields
from halfhour.formats.calendars.lasting import Lasting, lasting_of, lasting_of_period
from halfhour.formats.calendars.moments import Moment
from halfhour.formats.calendars.zones import Zones


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


def read_entry(text: str, zones: Zones, me: frozenset[str]) -> Entry | None:
    """The event of a component's lines; None when it has no start that can be read."""
    fields = Fields(text, zones)
    start = fields.moment("DTSTART")
    if start is None:
        return None
    lasting, trouble = lasting_of(fields, start)
    stands_in_for, sequence = fields.moment("RECURRENCE-ID", start), fields.word("SEQUENCE")[:9]
    return Entry(
        fields.word("UID"),
        fields.title(),
        start,
        lasting,
        _standing(fields, me),
        tuple(line.value for line in fields.all("RRULE")),
        tuple(line.value for line in fields.all("EXRULE")),
        tuple(
            (moment, lasting_of_period(moment, rest, line, fields))
            for moment, rest, line in fields.listed("RDATE", start)
        ),
        tuple(moment for moment, _, _ in fields.listed("EXDATE", start)),
        stands_in_for,
        bool(stands_in_for) and fields.parameter("RECURRENCE-ID", "RANGE").upper() == "THISANDFUTURE",
        int(sequence) if sequence.isdecimal() else 0,
        trouble,
    )


def _standing(fields: Fields, me: frozenset[str]) -> Standing:
    status, shown = fields.word("STATUS").upper(), fields.word("X-MICROSOFT-CDO-BUSYSTATUS").upper()
    mine = {
        line.parameters.get("PARTSTAT", "").upper()
        for line in fields.all("ATTENDEE")
        if me & {line.value.lower().removeprefix("mailto:").strip(), line.parameters.get("EMAIL", "").lower()}
    }
    if status == "CANCELLED":
        return Standing.CANCELLED
    if mine == {"DECLINED"}:
        return Standing.DECLINED
    if shown == "FREE" or fields.word("TRANSP").upper() == "TRANSPARENT":
        return Standing.FREE
    if status == "TENTATIVE" or shown == "TENTATIVE" or mine & {"TENTATIVE", "NEEDS-ACTION"}:
        return Standing.TENTATIVE
    return Standing.BUSY
