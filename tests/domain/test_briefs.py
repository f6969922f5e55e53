"""How the minutes are spent, how many questions fit, when to leave, and which season it is there."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfhour.domain.briefs import (
    BUFFER,
    LENGTHS,
    Season,
    Seasons,
    asking_minutes,
    minute_plan,
    placed,
    room_for_questions,
    season_in,
    way_to,
)

PLAN = (
    ("small_talk", 5),
    ("trends", 5),
    ("insights", 6),
    ("advice", 5),
    ("resources", 4),
    ("assignments", 3),
    ("close", 2),
)
ASKING = frozenset({"trends", "insights", "advice", "resources", "assignments"})
SEASONS = Seasons(frozenset({"NZ", "BR"}), frozenset({"KE", "BR"}), ("Pacific/Auckland",), ("Europe/",))


def test_a_half_hour_is_the_plan_as_it_stands() -> None:
    assert [(one.part, one.minutes) for one in minute_plan(PLAN, 30)] == list(PLAN)


@pytest.mark.parametrize("minutes", LENGTHS)
def test_every_length_is_filled_to_the_minute_and_ends_with_two_to_spare(minutes: int) -> None:
    plan = minute_plan(PLAN, minutes)

    assert plan[-1].ends == minutes
    assert plan[-1].minutes == BUFFER
    assert [one.part for one in plan] == [part for part, _ in PLAN]


@given(st.integers(0, 300), st.lists(st.integers(1, 30), max_size=12))
def test_any_plan_fits_any_length(minutes: int, lengths: list[int]) -> None:
    plan = minute_plan([(f"part-{number}", length) for number, length in enumerate(lengths)], minutes)

    assert sum(one.minutes for one in plan) == (minutes if plan else 0)
    assert all(one.minutes > 0 for one in plan)


def test_a_kind_without_a_plan_has_none() -> None:
    assert minute_plan((), 30) == ()


@pytest.mark.parametrize(("minutes", "room"), [(20, 5), (30, 7), (45, 11), (60, 15)])
def test_as_many_questions_fit_as_there_are_minutes_for(minutes: int, room: int) -> None:
    assert room_for_questions(asking_minutes(minute_plan(PLAN, minutes), ASKING)) == room


def test_must_asks_have_room_first_and_the_order_stays() -> None:
    begins = [one.begins for one in placed([False] * 8 + [True], minute_plan(PLAN, 20), ASKING)]

    assert begins == [3, 6, 9, 12, None, None, None, None, 15]


def test_questions_come_up_only_in_the_parts_for_asking() -> None:
    plan = minute_plan((("small_talk", 5), ("own_questions", 5), ("background", 18), ("close", 2)), 30)

    assert placed([False, False], plan, {"own_questions"})[0].begins == 5
    assert all(one.begins < 10 for one in placed([False], plan, {"own_questions"}) if one.begins)


def test_few_questions_do_not_stretch_beyond_what_one_can_answer() -> None:
    assert [one.begins for one in placed([False, False], minute_plan(PLAN, 60), ASKING)] == [11, 17]


def test_one_is_there_ten_to_fifteen_minutes_early_and_leaves_before() -> None:
    way = way_to(datetime(2026, 12, 1, 14, 30, tzinfo=UTC), 35)

    assert way.be_there_from == datetime(2026, 12, 1, 14, 15, tzinfo=UTC)
    assert way.be_there_until == datetime(2026, 12, 1, 14, 20, tzinfo=UTC)
    assert way.leave == datetime(2026, 12, 1, 13, 45, tzinfo=UTC)
    assert way_to(datetime(2026, 12, 1, 14, 30, tzinfo=UTC), None).leave is None


@pytest.mark.parametrize(
    ("country", "zone", "month", "season"),
    [
        ("PT", "Europe/Lisbon", 1, Season.WINTER),
        ("PT", "Europe/Lisbon", 12, Season.WINTER),
        ("PT", "Europe/Lisbon", 3, Season.SPRING),
        ("NZ", "Pacific/Auckland", 1, Season.SUMMER),
        ("", "Pacific/Auckland", 7, Season.WINTER),
        ("", "Europe/Lisbon", 10, Season.AUTUMN),
        ("", "UTC", 7, None),
        ("KE", "Africa/Nairobi", 7, None),
        ("BR", "America/Sao_Paulo", 7, None),
    ],
)
def test_the_season_is_that_of_the_place(country: str, zone: str, month: int, season: Season | None) -> None:
    assert season_in(country, zone, month, SEASONS) is season
