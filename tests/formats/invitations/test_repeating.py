"""Invitations that repeat: the next time is told, as whoever moved or called off one of them left it."""

from datetime import UTC, datetime, timedelta

import pytest

from halfhour.domain.invitations.objects import Sheet
from halfhour.formats.invitations.appointments import Told, read_told
from halfhour.formats.invitations.reading import read
from halfhour.formats.invitations.repeating import is_time_of, repeats, times_from


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


WEEKLY = (
    "UID:w",
    "SUMMARY:Coffee",
    "LOCATION:Café Blau",
    "DTSTART;TZID=Europe/Berlin:20260302T100000",
    "DTEND;TZID=Europe/Berlin:20260302T103000",
    "RRULE:FREQ=WEEKLY",
    "ORGANIZER:mailto:ada@example.org",
    "ATTENDEE:mailto:ben@example.org",
)
ONE_MOVED = (
    "UID:w",
    "RECURRENCE-ID;TZID=Europe/Berlin:20260316T100000",
    "DTSTART;TZID=Europe/Berlin:20260317T150000",
    "DTEND;TZID=Europe/Berlin:20260317T160000",
    "LOCATION:Café Rot",
)
LATER_MOVED = ("UID:w", "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260316T100000", *ONE_MOVED[2:])


def sheet(*events: tuple[str, ...]) -> Sheet:
    """A calendar of these events."""
    lines = [line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT")]
    return read("\r\n".join(["BEGIN:VCALENDAR", "METHOD:REQUEST", *lines, "END:VCALENDAR"]).encode())


def told(found: Sheet, since: datetime, stands: datetime | None = None) -> Told:
    """What is told of it from a moment on."""
    said = read_told(found, since=since, stands=stands)
    assert said
    return said


@pytest.mark.parametrize(
    ("since", "start"),
    [
        (at(1, 0), at(2, 9)),
        (at(2, 9, 10), at(2, 9)),
        (at(2, 9, 30), at(9, 9)),
        (at(24, 0), at(30, 8)),  # the clocks have changed: ten in Berlin is eight
        (at(24, 0, month=11), at(30, 9, month=11)),
    ],
)
def test_the_next_time_is_the_one_that_is_not_over(since: datetime, start: datetime) -> None:
    said = told(sheet(WEEKLY), since)

    assert (said.start, said.minutes, said.repeats) == (start, 30, True)


def test_a_time_that_was_moved_is_told_as_it_was_moved() -> None:
    said = told(sheet(WEEKLY, ONE_MOVED), at(10, 0))

    assert (said.start, said.minutes, said.place) == (at(17, 14), 60, "Café Rot")


def test_a_change_of_all_later_ones_holds_for_them() -> None:
    said = told(sheet(WEEKLY, LATER_MOVED), at(18, 0))

    assert (said.start, said.minutes, said.place) == (at(24, 14), 60, "Café Rot")


def test_times_before_a_change_of_all_later_ones_stay() -> None:
    said = told(sheet(WEEKLY, LATER_MOVED), at(8, 0))

    assert (said.start, said.minutes, said.place) == (at(9, 9), 30, "Café Blau")


def test_of_two_changes_of_all_later_ones_the_later_holds() -> None:
    again = (
        "UID:w",
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260406T100000",
        "DTSTART;TZID=Europe/Berlin:20260406T080000",
        "DURATION:PT20M",
        "LOCATION:Café Grün",
    )

    said = told(sheet(WEEKLY, LATER_MOVED, again), at(10, 0, month=4))

    assert (said.start, said.minutes, said.place) == (at(13, 6, month=4), 20, "Café Grün")


def test_a_time_that_was_called_off_or_left_out_is_passed_over() -> None:
    off = (*ONE_MOVED, "STATUS:CANCELLED")
    without = (*WEEKLY, "EXDATE;TZID=Europe/Berlin:20260309T100000")

    assert told(sheet(without, off), at(3, 0)).start == at(23, 9)


def test_a_series_that_ended_is_told_by_its_first_time() -> None:
    ended = sheet((*WEEKLY[:5], "RRULE:FREQ=WEEKLY;COUNT=2"))

    assert told(ended, at(1, 0, month=5)).start == at(2, 9)
    assert times_from(ended, at(1, 0, month=5)) == ()


def test_the_time_that_stands_is_told_as_long_as_the_series_has_it() -> None:
    assert told(sheet(WEEKLY), at(20, 0), stands=at(9, 9)).start == at(9, 9)
    assert told(sheet(WEEKLY, LATER_MOVED), at(20, 0), stands=at(16, 9)).start == at(24, 14)


def test_added_dates_repeat_too() -> None:
    added = sheet((*WEEKLY[:5], "RDATE;TZID=Europe/Berlin:20260320T100000"))

    assert repeats(added)
    assert [span.start for span in times_from(added, at(1, 0))] == [at(2, 9), at(20, 9)]
    assert is_time_of(added, at(20, 9))
    assert not is_time_of(added, at(21, 9))


def test_another_event_in_the_file_is_not_of_this_series() -> None:
    other = ("UID:other", "DTSTART:20260303T090000Z", "DTEND:20260303T093000Z")

    assert told(sheet(WEEKLY, other), at(3, 0)).start == at(9, 9)


def test_a_rule_that_cannot_be_followed_leaves_the_first_time() -> None:
    assert told(sheet((*WEEKLY[:5], "RRULE:FREQ=SECONDLY")), at(3, 0)).start in {at(2, 9), at(3, 0)}
    assert told(sheet((*WEEKLY[:5], "RRULE:FREQ=NEVER")), at(3, 0)).start == at(2, 9)


def test_one_that_comes_once_is_told_as_ever() -> None:
    said = told(sheet(WEEKLY[:5]), at(20, 0))

    assert (said.start, said.repeats) == (at(2, 9), False)
    assert timedelta(minutes=said.minutes) == timedelta(minutes=30)
