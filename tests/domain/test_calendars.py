"""Which side of a meeting changed, and when a calendar is looked at again."""

from datetime import UTC, datetime, timedelta

import pytest

from halfhour.domain.calendars import DAY, EVERY, LONGEST, LaterError, Side, changed_side, next_look
from halfhour.domain.errors import OutsideError
from halfhour.domain.scheduling.spans import Span

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def at(hour: int) -> Span:
    """Half an hour."""
    start = datetime(2026, 3, 5, hour, tzinfo=UTC)
    return Span(start, start + timedelta(minutes=30))


@pytest.mark.parametrize(
    ("before", "here", "there", "side"),
    [
        (at(15), at(15), at(15), Side.NEITHER),
        (at(15), at(16), at(16), Side.NEITHER),
        (None, at(15), at(15), Side.NEITHER),
        (None, at(15), None, Side.HERE),
        (at(15), at(16), at(15), Side.HERE),
        (at(15), at(15), at(16), Side.THERE),
        (at(15), at(17), at(16), Side.THERE),
        (at(15), at(15), None, Side.THERE),
        (None, at(15), at(16), Side.THERE),
    ],
)
def test_the_side_that_differs_from_what_both_said_last_has_changed(before, here, there, side):
    assert changed_side(before, here, there) is side


def test_a_calendar_that_answers_is_looked_at_again_in_a_while():
    assert next_look(NOW) == NOW + EVERY


def test_pauses_grow_while_it_fails():
    pauses = [next_look(NOW, tries, OutsideError("No.")) - NOW for tries in range(1, 9)]

    assert pauses == sorted(pauses)
    assert pauses[0] < timedelta(minutes=2)
    assert pauses[-1] >= timedelta(hours=3)


def test_what_will_hardly_help_is_tried_once_a_day():
    assert next_look(NOW, 1, OutsideError("A wrong password.", retry=False)) == NOW + DAY


@pytest.mark.parametrize(
    ("after", "pause"),
    [
        (timedelta(minutes=30), timedelta(minutes=30)),
        (timedelta(seconds=1), timedelta(minutes=1)),
        (timedelta(days=400), LONGEST),
        (None, timedelta(minutes=1)),
    ],
)
def test_a_server_is_left_alone_for_as_long_as_it_asks_within_reason(after, pause):
    assert next_look(NOW, 1, LaterError("Later.", after=after)) - NOW == pause
