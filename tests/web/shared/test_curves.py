"""Small drawings over time and their table."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfhour.web.shared.curves import GAP, Figure, Occasion, board_of, spread

DAY = date(2026, 3, 2)
OPEN, SHARE = Figure("open", "Open"), Figure("share", "Share")
MINUTES = Figure("minutes", "Minutes", 3.0)


def occasion(days: int, *, is_real: bool = False, **figures: float | None) -> Occasion:
    return Occasion(DAY + timedelta(days=days), f"day {days}", f"/{days}/", is_real=is_real, figures=figures)


def test_practised_and_real_talks_stand_on_one_scale_by_date():
    board = board_of([OPEN], [occasion(100, open=0.9), occasion(0, open=0.5), occasion(25, is_real=True, open=0.25)])

    assert board
    (curve,) = board.curves
    assert [(point.x, point.y, point.is_real) for point in curve.points] == [
        (0.0, 0.5, False),
        (0.25, 0.75, True),
        (1.0, pytest.approx(0.1), False),
    ]
    assert curve.last == "90% on 10 June"
    assert curve.points[1].words == "25% on 27 March, a real talk"
    assert (board.first, board.last) == (DAY, DAY + timedelta(days=100))


def test_the_table_has_all_of_them_the_latest_first_with_gaps():
    board = board_of([OPEN, SHARE], [occasion(0, open=0.5, share=0.4), occasion(1, open=0.6), occasion(2, share=0.3)])

    assert board
    assert [(one.name, cells) for one, cells in board.rows] == [
        ("day 2", ("", "30%")),
        ("day 1", ("60%", "")),
        ("day 0", ("50%", "40%")),
    ]


def test_those_of_one_day_keep_their_order():
    board = board_of([OPEN], [occasion(0, open=0.75), occasion(0, open=0.25)])  # the latest first

    assert board
    assert [point.y for point in board.curves[0].points] == [0.75, 0.25]
    assert board.curves[0].last.startswith("75%")


def test_a_figure_known_once_is_not_drawn_and_nothing_is_nothing():
    board = board_of([OPEN, SHARE], [occasion(0, open=0.5, share=0.4), occasion(1, open=0.6)])

    assert board
    assert board.names == ("Open",)
    assert board_of([OPEN], [occasion(0, open=0.5), occasion(1, open=None)]) is None
    assert board_of([OPEN], []) is None


def test_what_is_above_the_top_stands_at_the_top_and_says_its_number():
    board = board_of([MINUTES], [occasion(0, minutes=1.5), occasion(1, minutes=7.25)])

    assert board
    assert [point.y for point in board.curves[0].points] == [0.5, 0.0]
    assert board.curves[0].last.startswith("7.2")
    assert board.curves[0].top == "3.0"


@given(st.lists(st.integers(0, 400), min_size=1, max_size=24).map(sorted))
def test_places_keep_their_order_their_distance_and_the_drawing(days: list[int]):
    places = spread([DAY + timedelta(days=day) for day in days])

    assert all(0 <= place <= 1 for place in places)
    gap = min(GAP, 1 / max(1, len(days) - 1))
    assert all(right - left >= gap - 1e-9 for left, right in pairwise(places))
