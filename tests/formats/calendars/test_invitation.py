"""Invitations."""

from datetime import timedelta
from pathlib import Path

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.mail import Author
from halfhour.formats.calendars import read_invitation

CHAT = (Path(__file__).parents[2] / "material" / "mail" / "chat.ics").read_bytes()


@pytest.mark.parametrize("blob", [CHAT, CHAT.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + CHAT])
def test_an_invitation_has_its_title_people_and_time(blob: bytes) -> None:
    found = read_invitation(blob)

    assert found.summary == "Just a chat, no agenda"
    assert found.description == "Hello\nthere"
    assert found.organizer == Author("Okoro, Ada; people team", "ada@example.org")
    assert found.attendees == 2
    assert found.start
    assert found.start.isoformat() == "2026-03-04T10:00:00+01:00"
    assert found.duration == timedelta(minutes=30)
    assert found.method == "REQUEST"


def test_an_unknown_zone_gives_no_time_but_the_day() -> None:
    found = read_invitation(CHAT.replace(b"Europe/Paris", b"Customized Time Zone"))

    assert found.start is None
    assert str(found.day) == "2026-03-04"


@pytest.mark.parametrize("name", [b"W. Europe Standard Time", b'"(UTC+01:00) Amsterdam, Berlin, Rome"'])
def test_zones_of_other_programs_are_known(name: bytes) -> None:
    found = read_invitation(CHAT.replace(b"Europe/Paris", name))

    assert found.start
    assert found.start.isoformat() == "2026-03-04T10:00:00+01:00"


def test_a_length_may_be_said() -> None:
    assert read_invitation(b"BEGIN:VEVENT\nDTSTART:20260304T090000Z\nDURATION:PT1H30M").duration == timedelta(
        minutes=90
    )
    assert read_invitation(b"BEGIN:VEVENT\nDTSTART:20260304T090000Z\nDURATION:P").duration is None


@pytest.mark.parametrize(
    "blob",
    [
        b"BEGIN:VCALENDAR\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO",
        b"BEGIN:VCALENDAR\nX" + b';"' * 500_000,
    ],
)
def test_a_calendar_without_an_event_is_refused(blob: bytes) -> None:
    with pytest.raises(InputError, match="no event"):
        read_invitation(blob)


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(InputError, match="deeper"):
        read_invitation(b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 100_000)


def test_endless_nesting_and_folding_end() -> None:
    assert read_invitation(b"BEGIN:VEVENT\n" * 50_000 + b"SUMMARY:a\n" + b" x\n" * 300_000).summary.startswith("ax")
