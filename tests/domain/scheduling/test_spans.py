"""Stretches of time: arithmetic equals minutes counted one by one."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfhour.domain.scheduling.spans import Span, at_least, clipped, intersection, merged, minus, padded

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def span(first: int, last: int) -> Span:
    return Span(NOON + timedelta(minutes=first), NOON + timedelta(minutes=last))


def minutes(spans: tuple[Span, ...] | list[Span]) -> set[int]:
    return {
        minute
        for one in spans
        for minute in range(int((one.start - NOON).total_seconds() // 60), int((one.end - NOON).total_seconds() // 60))
    }


some_spans = st.lists(
    st.tuples(st.integers(0, 120), st.integers(0, 30)).map(lambda pair: span(pair[0], pair[0] + pair[1])), max_size=12
)


def test_times_of_any_zone_become_utc() -> None:
    berlin = ZoneInfo("Europe/Berlin")

    found = Span(datetime(2026, 3, 29, 1, 30, tzinfo=berlin), datetime(2026, 3, 29, 3, 30, tzinfo=berlin))

    assert found.start == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert found.length == timedelta(hours=1)


@pytest.mark.parametrize(
    ("start", "end"),
    [(NOON, NOON - timedelta(minutes=1)), (NOON.replace(tzinfo=None), NOON), (NOON, NOON.replace(tzinfo=None))],
)
def test_turned_round_or_without_zone_is_no_span(start: datetime, end: datetime) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, end)


def test_neighbours_touch_and_do_not_overlap() -> None:
    assert not span(0, 10).overlaps(span(10, 20))
    assert span(0, 11).overlaps(span(10, 20))
    assert not span(0, 10).overlaps(span(5, 5))


@given(some_spans)
def test_merged_holds_the_same_minutes_in_order_and_apart(spans: list[Span]) -> None:
    found = merged(spans)

    assert minutes(found) == minutes(spans)
    assert all(one.end < other.start for one, other in pairwise(found))


@given(some_spans, some_spans)
def test_minus_and_intersection_count_minutes_right(first: list[Span], second: list[Span]) -> None:
    assert minutes(minus(first, second)) == minutes(first) - minutes(second)
    assert minutes(intersection(first, second)) == minutes(first) & minutes(second)


@given(some_spans, st.integers(0, 60), st.integers(0, 60))
def test_a_window_clips(spans: list[Span], first: int, length: int) -> None:
    window = span(first, first + length)

    assert minutes(clipped(spans, window)) == minutes(spans) & minutes([window])


def test_room_on_both_sides_joins_what_comes_close() -> None:
    assert padded([span(0, 10), span(20, 30)], timedelta(minutes=5), timedelta(minutes=5)) == (span(-5, 35),)


def test_short_ones_fall_away() -> None:
    assert at_least([span(0, 29), span(40, 70)], timedelta(minutes=30)) == (span(40, 70),)
