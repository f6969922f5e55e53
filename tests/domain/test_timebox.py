"""The half hour, its parts and how far it goes."""

from datetime import UTC, datetime, timedelta

import pytest

from halfhour.domain.timebox import (
    Extension,
    FullHourError,
    end_of,
    more_minutes,
    part_at,
    parts_of,
    require_room,
)

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PLAN = (("small_talk", 5), ("insights", 20), ("close", 5))


def test_a_plan_is_stretched_to_the_length() -> None:
    assert [(part.start, part.end) for part in parts_of(PLAN, 60)] == [(0, 10), (10, 50), (50, 60)]


def test_overtime_belongs_to_the_last_part() -> None:
    parts = parts_of(PLAN, 30)

    assert [getattr(part_at(parts, minute), "name", None) for minute in (0, 5, 29.9, 45)] == [
        "small_talk",
        "insights",
        "close",
        "close",
    ]


def test_a_kind_without_a_plan_has_no_parts() -> None:
    assert part_at(parts_of((), 30), 3) is None


def test_only_what_they_agreed_to_moves_the_end() -> None:
    asked = [Extension(START, 5, True), Extension(START, 10, False)]

    assert end_of(START, 30, asked) == START + timedelta(minutes=35)


def test_nothing_goes_beyond_the_hour() -> None:
    assert more_minutes(50, ()) == (5, 10)
    assert more_minutes(55, ()) == (5,)
    assert more_minutes(60, ()) == ()
    with pytest.raises(FullHourError):
        require_room(55, (), 10)
