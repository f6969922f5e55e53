"""Two clocks along one day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from halfhour.domain.scheduling.hours import whole_days
from halfhour.domain.scheduling.rulers import Band, bands, place, ticks
from halfhour.domain.scheduling.spans import Span

BERLIN, NEW_YORK, KOLKATA = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata")


def a_day(zone: ZoneInfo, day: date) -> Span:
    return whole_days(zone, day, day + timedelta(days=1))


def test_the_same_moment_lies_at_the_same_place_on_both():
    shown = a_day(BERLIN, date(2026, 12, 8))

    mine = {tick.hour: tick.at for tick in ticks(BERLIN, shown, each=1)}
    theirs = {tick.hour: tick.at for tick in ticks(NEW_YORK, shown, each=1)}

    assert mine[15] == theirs[9]


def test_an_hour_that_is_skipped_is_not_shown_and_one_that_comes_twice_is_shown_twice():
    spring = [tick.hour for tick in ticks(BERLIN, a_day(BERLIN, date(2027, 3, 28)), each=1)]
    autumn = [tick.hour for tick in ticks(BERLIN, a_day(BERLIN, date(2026, 10, 25)), each=1)]

    assert 2 not in spring
    assert len(spring) == 23
    assert autumn.count(2) == 2
    assert len(autumn) == 25


def test_clocks_that_are_half_an_hour_apart_have_their_own_full_hours():
    shown = a_day(BERLIN, date(2026, 12, 8))

    assert {round(tick.at * 48) % 2 for tick in ticks(KOLKATA, shown, each=1)} == {1}


def test_what_lies_outside_is_left_out_or_cut_at_the_edge():
    noon = datetime(2026, 12, 8, 12, tzinfo=UTC)
    shown = Span(noon, noon + timedelta(hours=4))

    assert bands([Span(noon - timedelta(hours=1), noon + timedelta(hours=1))], shown) == (Band(0, 0.25),)
    assert bands([Span(noon - timedelta(hours=2), noon - timedelta(hours=1))], shown) == ()
    assert place(noon + timedelta(days=1), shown) == 1
