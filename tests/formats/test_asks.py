"""Questions about free times in a file."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.hours import Stretch
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.asks import free_json, read_ask

HOURS = {"days": [0, 4], "start": "08:00", "end": "20:00"}
ADA = {"file": "ada.ics", "zone": "Europe/Berlin", "hours": HOURS}
ASK = {"people": [ADA], "window": ["2026-03-02T00:00:00+00:00", "2026-03-09T00:00:00+00:00"], "shortest": 45}


def test_a_question_names_people_hours_window_and_length() -> None:
    ask = read_ask(json.dumps(ASK))

    assert ask.shortest == timedelta(minutes=45)
    assert ask.window.length == timedelta(days=7)
    assert ask.people[0].files == ("ada.ics",)
    assert ask.people[0].hours.days[0] == ask.people[0].hours.days[4] == (Stretch(480, 1200),)
    assert ask.people[0].hours.days[1] == ()


def test_no_hours_are_all_hours() -> None:
    ask = read_ask(json.dumps(ASK | {"people": [{"files": ["a.ics", "b.ics"], "zone": "Asia/Tokyo"}]}))

    assert ask.people[0].hours.days == ((Stretch(0, 1440),),) * 7
    assert len(ask.people[0].files) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"people": []},
        {"people": ["Ada"]},
        {"people": [ADA | {"zone": "Mars/Base"}]},
        {"people": [ADA | {"file": ""}]},
        {"people": [ADA | {"hours": {"days": [7]}}]},
        {"people": [ADA | {"hours": {"days": [0], "start": "20:00", "end": "08:00"}}]},
        {"people": [ADA | {"hours": {"days": "mon"}}]},
        {"window": ["2026-03-02", "soon"]},
        {"window": ["2026-03-02T00:00:00+00:00", "2026-03-01T00:00:00+00:00"]},
        {"window": ["2026-03-02T00:00:00+00:00", "2096-03-01T00:00:00+00:00"]},
        {"window": None},
        {"shortest": 0},
        {"shortest": "half an hour"},
    ],
)
def test_what_is_wrong_is_told(wrong) -> None:
    with pytest.raises(InputError):
        read_ask(json.dumps(ASK | wrong))


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000])
def test_no_question_is_refused(text) -> None:
    with pytest.raises(InputError):
        read_ask(text)


def test_free_times_leave_in_utc() -> None:
    span = Span(datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 2, 10, tzinfo=UTC))

    assert free_json([span]) == {"free": [["2026-03-02T09:00:00+00:00", "2026-03-02T10:00:00+00:00"]]}
