"""Invitations as other programs want them, and read as other programs write them."""

from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.invitations.appointments import (
    Appointment,
    Partstat,
    Who,
    answered,
    counter,
    decline_counter,
    refresh,
)
from halfhour.domain.invitations.notices import notices_of
from halfhour.domain.invitations.objects import Block
from halfhour.formats.invitations.appointments import answer_of, read_told, write_appointment
from halfhour.formats.invitations.mails import calendar_in, readdressed
from halfhour.formats.invitations.reading import read
from halfhour.formats.invitations.writing import write

STAMP = datetime(2026, 3, 20, 10, tzinfo=UTC)
START = datetime(2026, 4, 1, 13, tzinfo=UTC)
ADA, BEN = Who("ada@example.org", "Ada"), Who("ben@example.org", "Ben, the “guest”")
TALK = Appointment(
    "u@halfhour",
    2,
    STAMP,
    START,
    30,
    "Europe/Berlin",
    BEN,
    ADA,
    "Ben; Ada",
    "Two\nlines",
    "Café",
    "https://x.example/1",
)


def request(appointment: Appointment = TALK) -> str:
    """The invitation as it leaves."""
    (notice,) = notices_of(None, write_appointment(appointment), BEN.uri, STAMP)
    return write(notice.calendar).replace("\r\n ", "")


@pytest.mark.parametrize(
    "line",
    [
        "METHOD:REQUEST",
        "VERSION:2.0",
        "TZID:Europe/Berlin",
        "DTSTART;TZID=Europe/Berlin:20260401T150000",
        "DTEND;TZID=Europe/Berlin:20260401T153000",
        "DTSTAMP:20260320T100000Z",
        "SEQUENCE:2",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "SUMMARY:Ben\\; Ada",
        "LOCATION:Café",
        "URL:https://x.example/1",
        "CONFERENCE;FEATURE=AUDIO,VIDEO;VALUE=URI:https://x.example/1",
        "ATTENDEE;CN=Ada;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:ada@example.org",
        "TRIGGER:-PT15M",
    ],
)
def test_an_invitation_says_what_programs_ask_for(line: str) -> None:
    assert line in request().split("\r\n")


def test_no_line_is_longer_than_the_standard_allows() -> None:
    (notice,) = notices_of(None, write_appointment(TALK), BEN.uri, STAMP)

    assert all(len(line) <= 75 for line in write(notice.calendar).encode().split(b"\r\n"))


def test_names_and_words_cannot_write_lines_of_their_own() -> None:
    evil = 'Ada"\r\nATTENDEE:mailto:dan@example.org'
    told = replace(TALK, summary=evil, words=evil, place=evil, link=evil, attendee=Who("ada@example.org", evil))

    lines = request(told).split("\r\n")

    assert "ATTENDEE:mailto:dan@example.org" not in lines
    assert sum(line.startswith("ATTENDEE") for line in lines) == 1


def test_a_copy_for_oneself_names_nobody() -> None:
    text = write(write_appointment(replace(TALK, organizer=Who(""))).calendar)

    assert "ORGANIZER" not in text
    assert "ATTENDEE" not in text


def test_what_is_written_is_read_again() -> None:
    told = read_told(read(request().encode()))

    assert told
    assert (told.method, told.uid, told.sequence, told.stamp, told.start, told.minutes) == (
        "REQUEST",
        "u@halfhour",
        2,
        STAMP,
        START,
        30,
    )
    assert (told.zone, told.summary, told.place, told.link) == (
        "Europe/Berlin",
        "Ben; Ada",
        "Café",
        "https://x.example/1",
    )
    assert (told.organizer.address, told.people) == ("ben@example.org", ((ADA, Partstat.NONE),))


OUTLOOK = """BEGIN:VCALENDAR
METHOD:REQUEST
PRODID:Microsoft Exchange Server 2010
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ORGANIZER;CN=Ada:MAILTO:ada@example.org
ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=Ben:MAILTO:ben@example.org
DTSTART;TZID=Customized Time Zone:20260401T150000
DTEND;TZID=Customized Time Zone:20260401T153000
UID:040000008200E00074C5B7101A82E008
SUMMARY;LANGUAGE=en-US:Coffee
DTSTAMP:20260320T100000Z
SEQUENCE:0
X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.example/l/1
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    ("change", "start"),
    [
        (("", ""), START),
        (("Customized Time Zone", "W. Europe Standard Time"), START),
        ((";TZID=Customized Time Zone:20260401T150000", ":20260401T130000Z"), START),
        (("TZID:Customized", "TZID:Another"), None),
        ((";TZID=Customized Time Zone:20260401T150000", ":20260401T150000"), None),
        ((";TZID=Customized Time Zone:20260401T150000", ";VALUE=DATE:20260401"), None),
    ],
)
def test_a_time_is_read_for_certain_or_not_at_all(change: tuple[str, str], start: datetime | None) -> None:
    told = read_told(read(OUTLOOK.replace(*change).encode() if change[0] else OUTLOOK.encode()))

    assert told
    assert told.start == start
    assert told.link == "https://teams.example/l/1"


def event_of(calendar: Block | None) -> Block:
    """The one event of a message."""
    assert calendar
    (event,) = calendar.within("VEVENT")
    return event


def test_an_answer_keeps_what_came_and_says_who_answers_what() -> None:
    sheet = answered(read(OUTLOOK.encode()), BEN, Partstat.TENTATIVE)

    (notice,) = notices_of(None, sheet, BEN.uri, STAMP)

    event = event_of(notice.calendar)
    assert (notice.method, notice.recipient, event.value("UID")) == (
        "REPLY",
        "mailto:ada@example.org",
        "040000008200E00074C5B7101A82E008",
    )
    assert answer_of(read(write(notice.calendar).encode()), "ben@example.org") is Partstat.TENTATIVE


def test_another_time_carries_the_one_that_stands() -> None:
    event = event_of(
        counter(read(OUTLOOK.encode()), BEN, datetime(2026, 4, 2, 9, tzinfo=UTC), 45, "Sorry, full", STAMP)
    )

    assert (event.value("DTSTART"), event.value("DTEND"), event.value("SEQUENCE")) == (
        "20260402T090000Z",
        "20260402T094500Z",
        "0",
    )
    assert (event.value("X-MS-OLK-ORIGINALSTART"), event.value("X-MS-OLK-ORIGINALEND")) == (
        "20260401T130000Z",
        "20260401T133000Z",
    )
    assert event.value("COMMENT") == "Sorry\\, full"


def test_the_short_messages_name_the_event_and_who_speaks() -> None:
    sheet = read(OUTLOOK.encode())

    kept, asked = event_of(decline_counter(sheet, BEN, "", STAMP)), event_of(refresh(sheet, BEN, STAMP))

    assert kept.value("UID") == asked.value("UID") == "040000008200E00074C5B7101A82E008"
    assert (kept.value("SEQUENCE"), asked.line("SEQUENCE")) == ("0", None)


def test_another_address_takes_the_seat_and_no_name_that_is_not_its_own() -> None:
    told = read_told(read(readdressed(request(), "ada@example.org", "ada@work.example").encode()))

    assert told
    assert told.people == ((Who("ada@work.example"), Partstat.NONE),)


@pytest.mark.parametrize("kind", ["text/calendar; method=REQUEST", 'application/ics; name="invite.ics"'])
def test_the_calendar_in_a_mail_is_found(kind: str) -> None:
    body = b64encode(OUTLOOK.encode()).decode()
    head = 'From: ada@example.org\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nHi\n'
    mail = f"{head}--b\nContent-Type: {kind}\nContent-Transfer-Encoding: base64\n\n{body}\n--b--\n"

    assert calendar_in(mail.encode()) == OUTLOOK.encode()


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        b"hello",
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 100_000,
        b"From: a@example.org\n\nno calendar",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + b"X:1\n" * 100_000,
    ],
)
def test_what_is_no_invitation_is_refused_in_a_sentence(blob: bytes) -> None:
    with pytest.raises(InputError):
        read_told(read(calendar_in(blob)))


def test_a_file_within_an_invitation_is_left_out() -> None:
    large = OUTLOOK.replace("SEQUENCE:0", f"SEQUENCE:0\nATTACH;ENCODING=BASE64;VALUE=BINARY:{'A' * 1_000_000}")

    assert "ATTACH" not in write(read(large.encode()).calendar)


def test_stray_quotes_lone_returns_and_missing_ends_are_read() -> None:
    rough = OUTLOOK.replace("CN=Ben", 'CN="Ben').replace("END:VCALENDAR\n", "").replace("\n", "\r")

    told = read_told(read(rough.encode()))

    assert told
    assert told.start == START


def test_a_zone_that_changes_every_second_takes_no_time() -> None:
    often = "BEGIN:STANDARD\nDTSTART:19000101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\n"
    zones = f"BEGIN:VTIMEZONE\nTZID:Customized Time Zone\n{often * 1_000}END:VTIMEZONE\n"
    begin, end = OUTLOOK.index("BEGIN:VTIMEZONE"), OUTLOOK.index("BEGIN:VEVENT")

    told = read_told(read((OUTLOOK[:begin] + zones + OUTLOOK[end:]).encode()))

    assert told
    assert told.start == START
