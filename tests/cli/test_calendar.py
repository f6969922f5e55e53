"""`halfhour calendar`."""

import json

import pytest

TEXT = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Tea \x1b[31mwith Ben
DTSTART;TZID=Europe/Berlin:20260302T150000
DTEND;TZID=Europe/Berlin:20260302T160000
RRULE:FREQ=WEEKLY;COUNT=3
END:VEVENT
BEGIN:VEVENT
SUMMARY:Fair
DTSTART;VALUE=DATE:20260304
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
SUMMARY:Odd
DTSTART;TZID=Office Time:20260303T150000
END:VEVENT
BEGIN:VEVENT
SUMMARY:Broken
DTSTART:soon
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def calendar(halfhour_command, tmp_path):
    """Runs the command on an invented file."""
    path = tmp_path / "a.ics"
    path.write_text(TEXT)

    def run(*more):
        return halfhour_command("calendar", path, "--zone", "Europe/Berlin", "--from", "2026-03-01", *more)

    return run


def test_events_stand_in_order_with_what_is_to_be_asked_and_what_was_skipped(calendar) -> None:
    done = calendar("--to", "2026-03-08")

    assert "3 times of 4 events" in done.stdout
    assert "Mon  2 Mar 2026  15:00\N{EN DASH}16:00" in done.stdout
    assert "Fair (free)" in done.stdout
    assert "Which zone is 'Office Time'?" in done.stdout
    assert "Broken: It has no start that can be read." in done.stdout
    assert "\x1b[31m" not in done.stdout


def test_json_tells_everything(calendar) -> None:
    answer = json.loads(calendar("--json").stdout)

    assert answer["number"] == 4
    assert [event["start"] for event in answer["events"]] == [
        "2026-03-02T14:00:00+00:00",
        "2026-03-03T14:00:00+00:00",
        "2026-03-03T23:00:00+00:00",
        "2026-03-09T14:00:00+00:00",
        "2026-03-16T14:00:00+00:00",
    ]
    assert answer["asking"] == ["Office Time"]
    assert answer["busy"][0] == ["2026-03-02T14:00:00+00:00", "2026-03-02T15:00:00+00:00"]
    assert answer["skipped"][0]["title"] == "Broken"


def test_days_the_wrong_way_round_are_refused(calendar) -> None:
    assert calendar("--to", "2026-02-01").returncode == 2


def test_what_is_no_calendar_is_refused_with_its_name(halfhour_command, tmp_path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ada")

    done = halfhour_command("calendar", tmp_path / "letter.txt")

    assert done.returncode == 2
    assert "letter.txt: There is no calendar in this file." in done.stderr
