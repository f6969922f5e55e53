"""`halfhour free`."""

import json

import pytest

CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Team
DTSTART;TZID=Europe/Berlin:20260302T150000
DTEND;TZID=Europe/Berlin:20260302T160000
RRULE:FREQ=WEEKLY;COUNT=3
END:VEVENT
{more}
END:VCALENDAR
"""
ODD = "BEGIN:VEVENT\nDTSTART;TZID=Office Time:20260303T150000\nDURATION:PT1H\nEND:VEVENT"


@pytest.fixture
def calendar(tmp_path):
    path = tmp_path / "mine.ics"
    path.write_text(CALENDAR.format(more=""))
    return path


@pytest.fixture
def free(halfhour_command, calendar):
    """Runs the command for somebody in Berlin, from the 2nd of March 2026 on."""

    def run(*more):
        places = ["--calendar", calendar, "--with-zone", "America/New_York", "--zone", "Europe/Berlin"]
        return halfhour_command("free", *places, "--from", "2026-03-02", *more)

    return run


def test_offers_stand_on_both_clocks_with_weekday(free) -> None:
    done = free("--days", "9")

    assert done.returncode == 0
    assert "Mon 2 Mar 16:00 here   Mon 2 Mar 10:00 there" in done.stdout
    assert "clocks change before then" in done.stdout
    assert "Europe/Berlin and America/New_York" in done.stdout


def test_json_has_offers_with_reasons_and_all_free_spans(free) -> None:
    answer = json.loads(free("--days", "9", "--json").stdout)

    assert answer["free"][0] == ["2026-03-02T15:00:00+00:00", "2026-03-02T16:00:00+00:00"]
    assert answer["free"][-1] == ["2026-03-10T13:00:00+00:00", "2026-03-10T16:00:00+00:00"]
    assert 3 <= len(answer["offers"]) <= 5
    assert answer["offers"][0]["there"] == "2026-03-02T10:00:00-05:00"
    assert "soonest" in answer["offers"][0]["because"]


def test_room_is_kept_around_what_is_taken(free) -> None:
    answer = json.loads(free("--days", "1", "--room", "15", "--json").stdout)

    assert answer["free"] == [["2026-03-02T15:15:00+00:00", "2026-03-02T16:00:00+00:00"]]


def test_a_zone_that_nobody_knows_is_asked_about(free, calendar) -> None:
    calendar.write_text(CALENDAR.format(more=ODD))

    asked, told = free(), free("--means", "Office Time=America/New_York")

    assert "Which zone is 'Office Time'?" in asked.stderr
    assert not told.stderr


def test_nothing_free_says_what_to_do(free) -> None:
    done = free("--days", "1", "--their-hours", "22:00-23:00")

    assert done.returncode == 0
    assert "No time suits both" in done.stdout


def test_a_question_in_a_file_is_answered_from_calendars_beside_it(halfhour_command, calendar) -> None:
    hours = {"days": [0, 1, 2, 3, 4], "start": "09:00", "end": "17:00"}
    people = [{"file": "mine.ics", "zone": zone, "hours": hours} for zone in ("Europe/Berlin", "America/New_York")]
    window = ["2026-03-02T00:00:00+00:00", "2026-03-03T00:00:00+00:00"]
    ask = calendar.with_name("ask.json")
    ask.write_text(json.dumps({"people": people, "window": window, "shortest": 30}))

    answer = json.loads(halfhour_command("free", "--ask", ask, "--json").stdout)

    assert answer == {"free": [["2026-03-02T15:00:00+00:00", "2026-03-02T16:00:00+00:00"]]}
    assert "Mon  2 Mar 16:00\N{EN DASH}17:00" in halfhour_command("free", "--ask", ask).stdout


@pytest.mark.parametrize(
    "more",
    [
        ["--with-zone", "Mars/Base"],
        ["--hours", "nine to five"],
        ["--means", "Office Time"],
        ["--from", "tomorrow"],
        ["--calendar", "nowhere.ics"],
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(free, more) -> None:
    done = free(*more)

    assert done.returncode == 2
    assert not done.stdout
    assert "Traceback" not in done.stderr


def test_without_their_zone_it_is_asked_for(halfhour_command, calendar) -> None:
    done = halfhour_command("free", "--calendar", calendar)

    assert done.returncode == 2
    assert "Where are they?" in done.stderr
