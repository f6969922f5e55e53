"""Files with one event: which times they can touch, and one's own meeting in them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendar_files import OwnEvent, change_event, extent, uid_of, write_event
from halfhour.formats.calendars import read_calendar

START = datetime(2026, 3, 5, 15, tzinfo=UTC)
STAMP = datetime(2026, 3, 2, 8, tzinfo=UTC)
UTC_ZONE = ZoneInfo("UTC")
OWN = OwnEvent("one@halfhour", START, 30, "Ben Guest", "Café Aurora", "https://example.org/room", "Tides")
AROUND = Span(START - timedelta(days=30), START + timedelta(days=30))


def file(*lines: str, before: str = "") -> bytes:
    """A calendar file with one event."""
    inner = "\r\n".join(lines)
    return f"BEGIN:VCALENDAR\r\n{before}BEGIN:VEVENT\r\nUID:one@example.org\r\n{inner}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()


def test_a_single_event_touches_the_days_around_it():
    begins, ends = extent(file("DTSTART;TZID=Ship Time:20260305T150000", "DTEND;TZID=Ship Time:20260305T160000"))

    assert begins
    assert ends
    assert begins < START - timedelta(days=1)
    assert START + timedelta(days=1) < ends < START + timedelta(days=4)


def test_a_series_has_no_end():
    begins, ends = extent(file("DTSTART:20260305T150000Z", "RRULE:FREQ=WEEKLY"))

    assert begins
    assert ends is None


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:20260305T150000Z", "RDATE:20200101T000000Z"),
        ("DTSTART:the third",),
        ("SUMMARY:no time at all",),
    ],
)
def test_what_is_not_known_may_be_anywhere(lines):
    assert extent(file(*lines)) == (None, None)


def test_zones_are_no_events():
    winter = "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nRRULE:FREQ=YEARLY\r\nEND:STANDARD\r\n"
    zone = f"BEGIN:VTIMEZONE\r\nTZID:X\r\n{winter}END:VTIMEZONE\r\n"

    begins, ends = extent(file("DTSTART;TZID=X:20260305T150000", "DURATION:P3D", before=zone))

    assert begins
    assert ends
    assert begins > START - timedelta(days=5)
    assert ends > START + timedelta(days=3)


def test_an_override_far_away_is_within():
    blob = file("DTSTART:20260305T150000Z").replace(
        b"END:VCALENDAR",
        b"BEGIN:VEVENT\r\nUID:one@example.org\r\nRECURRENCE-ID:20260305T150000Z\r\nDTSTART:20270305T150000Z\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )

    _, ends = extent(blob)

    assert ends
    assert ends > START + timedelta(days=360)


def test_what_is_no_calendar_is_told():
    with pytest.raises(InputError):
        extent(b"Dear Ada,")


def test_the_uid_is_read_over_folds():
    assert uid_of(b"BEGIN:VEVENT\r\nUID:one-\r\n two@example.org\r\nEND:VEVENT\r\n") == "one-two@example.org"


def test_what_is_written_is_read_back():
    blob = write_event(OWN, STAMP)

    (event,) = read_calendar(blob, AROUND, UTC_ZONE).events
    assert (event.uid, event.title, event.span) == (OWN.uid, OWN.summary, Span(START, START + timedelta(minutes=30)))
    assert uid_of(blob) == OWN.uid


@given(summary=st.text(max_size=200), place=st.text(max_size=80), words=st.text(max_size=200))
def test_no_words_can_break_out_of_their_line(summary, place, words):
    blob = write_event(OwnEvent("one@halfhour", START, 30, summary, place, "javascript:x", words), STAMP)

    names = [line.partition(b":")[0] for line in blob.replace(b"\r\n ", b"").split(b"\r\n")]
    assert (names.count(b"BEGIN"), names.count(b"END")) == (2, 2)
    assert not {b"ATTENDEE", b"ORGANIZER", b"URL", b"METHOD"} & set(names)
    assert all(len(line) <= 75 for line in blob.split(b"\r\n"))
    assert len(read_calendar(blob, AROUND, UTC_ZONE).events) == 1


def test_a_change_leaves_what_others_put_there():
    theirs = write_event(OWN, STAMP).replace(
        b"END:VEVENT",
        b"CATEGORIES:Harbour\r\nX-COLOUR:teal\r\nDURATION:PT30M\r\nBEGIN:VALARM\r\nTRIGGER:-PT15M\r\n"
        b"DESCRIPTION:Leave now\r\nEND:VALARM\r\nEND:VEVENT",
    )
    moved = OwnEvent(OWN.uid, START + timedelta(hours=1), 45, "Another name", OWN.place, OWN.link, OWN.words)

    blob = change_event(theirs, moved, {"start": 1, "minutes": 1}, STAMP)

    text = blob.decode()
    for kept in ("CATEGORIES:Harbour", "X-COLOUR:teal", "TRIGGER:-PT15M", "DESCRIPTION:Leave now", "SUMMARY:Ben Guest"):
        assert kept in text
    assert "DURATION" not in text
    (event,) = read_calendar(blob, AROUND, UTC_ZONE).events
    assert event.span == Span(START + timedelta(hours=1), START + timedelta(minutes=105))


def test_a_place_that_is_gone_is_taken_out():
    bare = OwnEvent(OWN.uid, START, 30, OWN.summary)

    text = change_event(write_event(OWN, STAMP), bare, {"place": 1, "link": 1, "words": 1}, STAMP).decode()

    for name in ("LOCATION", "URL", "DESCRIPTION"):
        assert name not in text
    assert "DTSTART:20260305T150000Z" in text


@pytest.mark.parametrize("ends", ["\n", "\r", "\r\n"])
def test_any_line_ends_are_read(ends):
    theirs = write_event(OWN, STAMP).decode().replace("\r\n", ends).encode()

    blob = change_event(theirs, OWN, {"start": 1}, STAMP)

    assert len(read_calendar(blob, AROUND, UTC_ZONE).events) == 1
