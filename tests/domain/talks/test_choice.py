"""The best few of many."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from halfhour.domain.talks.choice import best_choice


def worth(rows: np.ndarray, weights: np.ndarray, chosen: tuple[int, ...]) -> float:
    return float(weights[rows[list(chosen)].any(0)].sum()) if chosen else 0.0


def no_clashes(count: int) -> np.ndarray:
    return np.zeros((count, count), dtype=np.bool_)


def test_what_two_share_counts_once() -> None:
    rows = np.array([[1, 1, 0], [1, 1, 0], [0, 0, 1]], dtype=np.float32)

    assert best_choice(rows, np.array([2, 2, 1], dtype=np.float32), no_clashes(3), 2) == (0, 2)


def test_greed_is_not_enough() -> None:
    # The first alone is the best single; the two others together are better than it with either.
    rows = np.array([[1, 1, 1, 1, 0, 0], [1, 1, 0, 0, 1, 0], [0, 0, 1, 1, 0, 1]], dtype=np.float32)
    weights = np.array([3, 3, 3, 3, 4, 4], dtype=np.float32)

    assert best_choice(rows, weights, no_clashes(3), 2) == (1, 2)


def test_rows_that_clash_never_meet() -> None:
    rows = np.eye(2, dtype=np.float32)
    clashes = np.ones((2, 2), dtype=np.bool_)

    assert best_choice(rows, np.array([1, 2], dtype=np.float32), clashes, 2) == (1,)


def test_nothing_of_worth_means_nothing_chosen() -> None:
    assert best_choice(np.eye(2, dtype=np.float32), np.array([-1, 0], dtype=np.float32), no_clashes(2), 2) == ()


@settings(max_examples=60, deadline=None)
@given(some.integers(1, 8), some.integers(1, 10), some.integers(1, 4), some.integers(0, 10_000))
def test_it_is_as_good_as_trying_everything(count: int, concepts: int, most: int, seed: int) -> None:
    dice = np.random.default_rng(seed)
    rows = (dice.random((count, concepts)) < 0.4).astype(np.float32)
    weights = dice.random(concepts).astype(np.float32)

    chosen = best_choice(rows, weights, no_clashes(count), most)

    best = max(
        worth(rows, weights, some_rows) for size in range(most + 1) for some_rows in combinations(range(count), size)
    )
    assert np.isclose(worth(rows, weights, chosen), best, atol=1e-5)
