"""Fairness over a season."""

import pytest

from halfhour.domain.fairness import GroupCount, ground_covered, range_of, rates, wilson


def test_a_group_far_below_the_highest_is_marked_with_its_doubt():
    high, low = rates([GroupCount("a", 20, 10), GroupCount("b", 20, 6)])

    assert high.ratio is None
    assert low.ratio == pytest.approx(0.6)
    assert low.is_below
    assert low.low < low.share < low.high


def test_small_groups_are_hidden_and_measure_nobody():
    tiny, other = rates([GroupCount("tiny", 2, 2), GroupCount("other", 10, 3)])

    assert tiny.is_hidden
    assert other.ratio is None
    assert not other.is_below


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"), [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0)]
)
def test_the_interval_is_that_of_wilson(hits: int, of: int, low: float, high: float):
    assert wilson(hits, of) == pytest.approx((low, high), abs=0.001)


def test_nothing_counted_says_nothing():
    assert wilson(0, 0) == (0.0, 1.0)
    assert range_of([]) is None


def test_uneven_ground_comes_first():
    rows = ground_covered(["plans", "clients"], ["ada", "ben"], {"ada": ["plans", "clients"], "ben": ["plans"]})

    assert [row.need for row in rows] == ["clients", "plans"]
    assert rows[0].by == (True, False)
    assert not rows[0].is_even
