"""What messages make of an event, as they come from other programs."""

import pytest

from halfhour.domain.invitations.objects import Sheet
from halfhour.domain.invitations.taking_in import Fate, taken_in
from halfhour.formats.invitations.reading import occurs, read
from halfhour.formats.invitations.writing import write


def calendar(*events: str, method: str = "") -> Sheet:
    """A calendar of events written as lines."""
    head = f"METHOD:{method}\n" if method else ""
    body = "".join(f"BEGIN:VEVENT\nUID:tea\n{event}\nEND:VEVENT\n" for event in events)
    return read(f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".encode())


def after(known: Sheet | None, message: Sheet) -> str:
    """What came of a message: its calendar, or why there is none."""
    outcome = taken_in(known, message, occurs)
    return (
        write(outcome.calendar).replace("\r\n ", "").replace("\r\n", "\n") if outcome.calendar else outcome.fate.value
    )


PEOPLE = "ORGANIZER:mailto:ada@example.org\nATTENDEE;RSVP=TRUE:mailto:ben@example.org"
ONCE = f"SEQUENCE:2\nDTSTAMP:20260320T100000Z\nDTSTART:20260401T130000Z\n{PEOPLE}"
DAILY = f"""SEQUENCE:2
DTSTART;TZID=America/Toronto:20260301T090000
DTEND;TZID=America/Toronto:20260301T093000
RRULE:FREQ=DAILY;UNTIL=20260331T130000Z
{PEOPLE}"""


def reply(answer: str = "ACCEPTED", more: str = "", sequence: int = 2, who: str = "ben") -> Sheet:
    """An answer."""
    lines = (
        f"SEQUENCE:{sequence}\nORGANIZER:mailto:ada@example.org\nATTENDEE;PARTSTAT={answer}:mailto:{who}@example.org"
    )
    return calendar(f"{lines}\n{more}".strip(), method="REPLY")


def test_an_answer_stands_at_the_attendee() -> None:
    assert "ATTENDEE;PARTSTAT=ACCEPTED;SCHEDULE-STATUS=2.0:mailto:ben@example.org" in after(calendar(ONCE), reply())


def test_the_same_answer_twice_is_once() -> None:
    once = taken_in(calendar(ONCE), reply(), occurs).calendar
    assert once

    again = taken_in(read(write(once).encode()), reply(), occurs).calendar

    assert again
    assert write(again) == write(once)


@pytest.mark.parametrize(
    ("known", "message", "fate"),
    [
        (calendar(ONCE), reply(sequence=1), Fate.STALE),
        (None, reply(), Fate.UNKNOWN),
        (calendar(ONCE), calendar("SEQUENCE:1", method="CANCEL"), Fate.STALE),
        (calendar(ONCE), calendar("SEQUENCE:1\nDTSTART:20260402T130000Z", method="REQUEST"), Fate.STALE),
        (calendar(ONCE), calendar("SEQUENCE:2\nDTSTAMP:20260319T100000Z", method="REQUEST"), Fate.STALE),
        (None, calendar("SEQUENCE:1", method="CANCEL"), Fate.UNKNOWN),
        (calendar(ONCE), calendar("SEQUENCE:2", method="COUNTER"), Fate.ASKS),
        (calendar(ONCE), calendar("SEQUENCE:2", method="REFRESH"), Fate.ASKS),
        (None, calendar("SEQUENCE:2", method="COUNTER"), Fate.UNKNOWN),
        (calendar(ONCE), calendar("SEQUENCE:2", method="PUBLISH"), Fate.OTHER),
        (calendar(DAILY), reply(more="RECURRENCE-ID:20260305T140100Z"), Fate.UNKNOWN),
        (calendar(DAILY), reply(more="RECURRENCE-ID:20260405T130000Z"), Fate.UNKNOWN),
    ],
)
def test_what_does_not_apply_says_why(known: Sheet | None, message: Sheet, fate: Fate) -> None:
    assert after(known, message) == fate


@pytest.mark.parametrize(
    ("named", "start"),
    [
        ("RECURRENCE-ID:20260305T140000Z", "20260305T090000"),
        ("RECURRENCE-ID:20260312T130000Z", "20260312T090000"),
        ("RECURRENCE-ID;TZID=Europe/Berlin:20260310T140000", "20260310T090000"),
        ("RECURRENCE-ID;TZID=America/Toronto:20260331T090000", "20260331T090000"),
    ],
)
def test_an_answer_to_one_day_makes_that_day_an_event_on_the_clock_of_the_series(named: str, start: str) -> None:
    text = after(calendar(DAILY), reply("DECLINED", named))

    day = text.split("BEGIN:VEVENT")[2]
    assert f"RECURRENCE-ID;TZID=America/Toronto:{start}" in day
    assert f"DTSTART;TZID=America/Toronto:{start}" in day
    assert f"DTEND;TZID=America/Toronto:{start[:9]}0930" in day
    assert "RRULE" not in day
    assert "ATTENDEE;PARTSTAT=DECLINED:mailto:ben@example.org" in day


def test_whole_days_are_answered_too() -> None:
    weekly = "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303\nRRULE:FREQ=WEEKLY;UNTIL=20260401\nATTENDEE:mailto:ben@example.org"

    text = after(calendar(weekly), reply(more="RECURRENCE-ID;VALUE=DATE:20260309", sequence=0))

    assert "DTEND;VALUE=DATE:20260310" in text
    assert after(calendar(weekly), reply(more="RECURRENCE-ID;VALUE=DATE:20260310", sequence=0)) == Fate.UNKNOWN


def test_who_comes_along_uninvited_is_written_in() -> None:
    assert "ATTENDEE;PARTSTAT=ACCEPTED:mailto:dan@example.org" in after(calendar(ONCE), reply(who="dan"))


def test_one_day_called_off_leaves_the_others() -> None:
    text = after(calendar(DAILY), calendar("SEQUENCE:3\nRECURRENCE-ID:20260305T140000Z", method="CANCEL"))

    assert "EXDATE:20260305T140000Z" in text
    assert "CANCELLED" not in text


def test_a_changed_day_called_off_stands_there_as_such() -> None:
    changed = "SEQUENCE:2\nRECURRENCE-ID:20260305T140000Z\nDTSTART:20260305T150000Z"

    text = after(calendar(DAILY, changed), calendar("SEQUENCE:3\nRECURRENCE-ID:20260305T140000Z", method="CANCEL"))

    assert text.count("STATUS:CANCELLED") == 1
    assert "EXDATE" not in text


def test_one_day_moved_takes_its_place_in_the_series() -> None:
    moved = "SEQUENCE:3\nRECURRENCE-ID:20260305T140000Z\nDTSTART:20260306T150000Z"

    once = taken_in(calendar(DAILY), calendar(moved, method="REQUEST"), occurs).calendar
    assert once
    again = after(read(write(once).encode()), calendar(moved, method="REQUEST"))

    assert again.count("BEGIN:VEVENT") == 2
    assert "RRULE:FREQ=DAILY" in again


def test_a_rule_without_end_is_followed_within_bounds() -> None:
    often = "DTSTART:19700101T000000Z\nRRULE:FREQ=SECONDLY\nATTENDEE:mailto:ben@example.org"

    assert "PARTSTAT=ACCEPTED" in after(calendar(often), reply(more="RECURRENCE-ID:20260305T140000Z", sequence=0))
