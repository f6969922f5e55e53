"""Introductions: what became of them, and how they are drawn."""

from datetime import date, timedelta

import pytest

from halfhour.domain.introductions import Edge, Outcome, branches_of, first_ones, laid_out, outcome_of
from halfhour.domain.stages import Stage

TODAY = date(2026, 3, 3)
LONG_AGO = TODAY - timedelta(days=200)


@pytest.mark.parametrize(
    ("stages", "on", "last", "outcome"),
    [
        ([], TODAY, None, Outcome.OPEN),
        ([], LONG_AGO, None, Outcome.DRY),
        ([], None, None, Outcome.OPEN),
        ([], LONG_AGO, LONG_AGO - timedelta(days=1), Outcome.DRY),
        ([], LONG_AGO, TODAY, Outcome.TALKED),
        ([Stage.ASKED], TODAY, None, Outcome.ASKED),
        ([Stage.ASKED], LONG_AGO, None, Outcome.DRY),
        ([Stage.AGREED], LONG_AGO, None, Outcome.ASKED),
        ([Stage.CLOSED], TODAY, None, Outcome.DRY),
        ([Stage.CLOSED, Stage.HELD], LONG_AGO, None, Outcome.TALKED),
    ],
)
def test_what_became_of_it(stages: list[Stage], on: date | None, last: date | None, outcome: Outcome) -> None:
    assert outcome_of(stages, on, last, TODAY) is outcome


def test_a_tree_has_leaves_in_rows_of_their_own_and_parents_midway() -> None:
    tree = laid_out([Edge("a", "b"), Edge("a", "c"), Edge("c", "d"), Edge("c", "e")])

    spots = {spot.person: (spot.column, spot.row) for spot in tree.spots}
    assert spots == {"a": (0, 0.75), "b": (1, 0.0), "c": (1, 1.5), "d": (2, 1.0), "e": (2, 2.0)}
    assert (tree.columns, tree.rows) == (3, 3)


def test_whoever_was_named_twice_stands_once() -> None:
    tree = laid_out([Edge("a", "c"), Edge("b", "c")])

    assert len(tree.spots) == 3
    assert tree.further == (Edge("b", "c"),)


def test_circles_end() -> None:
    circle = [Edge("a", "b"), Edge("b", "a")]

    assert first_ones(circle) == ("a",)
    assert laid_out(circle).further == (Edge("b", "a"),)
    assert laid_out([]).spots == ()


def test_branches_hold_all_that_is_reached() -> None:
    edges = [Edge("a", "b"), Edge("b", "c"), Edge("x", "y")]

    assert branches_of(["a"], edges) == (Edge("a", "b"), Edge("b", "c"))
