"""Times to offer: spread, at hours that suit both, never two at once, each with its reason."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from halfhour.domain.scheduling.free import Diary, free_times
from halfhour.domain.scheduling.hours import USUAL, read_week
from halfhour.domain.scheduling.offering import Reason, hours_between, part_of_day, starts, times_to_offer
from halfhour.domain.scheduling.spans import Span

BERLIN, NEW_YORK, KATHMANDU = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu")
HALF = timedelta(minutes=30)
NOW = datetime(2026, 3, 2, tzinfo=UTC)
FREE = free_times(
    Span(NOW, NOW + timedelta(days=14)),
    [Diary(read_week(USUAL, BERLIN)), Diary(read_week(USUAL, NEW_YORK))],
    shortest=HALF,
)


def offered(free=FREE, their_zone=NEW_YORK, **more):
    return times_to_offer(free, HALF, zone=BERLIN, their_zone=their_zone, now=NOW, **more)


def test_five_times_on_five_days() -> None:
    found = offered()

    assert len({one.span.start.astimezone(NEW_YORK).date() for one in found}) == 5
    assert [one.span for one in found] == sorted(one.span for one in found)
    assert all(any(free.holds(one.span) for free in FREE) for one in found)


def test_parts_of_the_day_vary_where_they_can() -> None:
    week = read_week(USUAL, BERLIN)
    free = free_times(Span(NOW, NOW + timedelta(days=7)), [Diary(week), Diary(week)], shortest=HALF)

    parts = {part_of_day(one.span.start.astimezone(BERLIN).time()) for one in offered(free, BERLIN)}

    assert parts == {"morning", "afternoon"}


def test_one_free_day_gives_several_times_that_do_not_overlap() -> None:
    found = offered(FREE[:1])

    assert len(found) == 4
    assert not any(one.span.overlaps(other.span) for one in found for other in found if one is not other)


def test_what_is_held_is_not_offered_again() -> None:
    first = offered()

    second = offered(held=[one.span for one in first])

    assert not any(one.span.overlaps(other.span) for one in first for other in second)


def test_times_begin_on_the_half_hour_when_one_is_free() -> None:
    free = (Span(datetime(2026, 3, 2, 14, 10, tzinfo=UTC), datetime(2026, 3, 2, 16, tzinfo=UTC)),)

    assert [one.span.start.minute for one in offered(free, most=1)] == [30]
    assert starts(free, HALF, BERLIN)[0].minute == 15


def test_a_quarter_on_one_clock_is_a_quarter_on_the_other() -> None:
    free = (Span(datetime(2026, 3, 2, 9, 5, tzinfo=UTC), datetime(2026, 3, 2, 10, tzinfo=UTC)),)

    assert all(start.astimezone(KATHMANDU).minute % 15 == 0 for start in starts(free, HALF, BERLIN))


def test_reasons_name_the_soonest_and_the_change_of_clocks() -> None:
    found = offered()

    assert Reason.SOONEST in found[0].because
    assert Reason.CLOCKS_CHANGE not in found[0].because
    assert Reason.CLOCKS_CHANGE in found[-1].because
    assert hours_between(BERLIN, NEW_YORK, found[0].span.start) == timedelta(hours=-6)
    assert hours_between(BERLIN, NEW_YORK, found[-1].span.start) == timedelta(hours=-5)


def test_nothing_free_offers_nothing() -> None:
    assert offered(()) == ()
