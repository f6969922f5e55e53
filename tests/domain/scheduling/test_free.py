"""Free times: equal to minutes crossed out one by one; room around talks; days that are full."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.domain.scheduling.free import Diary, free_times
from halfhour.domain.scheduling.hours import always, read_week
from halfhour.domain.scheduling.spans import Span

BERLIN, NEW_YORK, SYDNEY = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Australia/Sydney")
WORK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sun"), (("08:00", "18:00"),))
HALF = timedelta(minutes=30)
MINUTE = timedelta(minutes=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def day(number: int) -> Span:
    return Span(at(number, 0), at(number + 1, 0))


taken = st.lists(
    st.tuples(st.integers(-200, 4000), st.integers(1, 500)).map(
        lambda pair: Span(at(28, 0) + pair[0] * MINUTE, at(28, 0) + sum(pair) * MINUTE)
    ),
    max_size=6,
).map(tuple)
diaries = st.builds(
    Diary,
    st.sampled_from([read_week(WORK, zone) for zone in (BERLIN, NEW_YORK, SYDNEY)]),
    busy=taken,
    focus=st.sampled_from([None, read_week({"mon": [["10:00", "11:15"]]}, BERLIN)]),
    before=st.integers(0, 90).map(lambda minutes: minutes * MINUTE),
    after=st.integers(0, 90).map(lambda minutes: minutes * MINUTE),
)


def works(diary: Diary, moment: datetime, length: timedelta) -> bool:
    """Whether a talk can be held then, by looking at each minute of it and of the room around it."""
    minute = moment
    while minute < moment + length:
        for week, wanted in ((diary.hours, True), (diary.focus, False)):
            if week:
                clock = minute.astimezone(week.zone)
                shown = clock.hour * 60 + clock.minute
                if wanted != any(part.start <= shown < part.end for part in week.days[clock.weekday()]):
                    return False
        minute += MINUTE
    needed = Span(moment - diary.before, moment + length + diary.after)
    return not any(needed.overlaps(busy) for busy in diary.busy)


@settings(max_examples=40, deadline=None)
@given(st.lists(diaries, min_size=1, max_size=3))
def test_a_talk_fits_exactly_where_each_minute_of_it_does(people: list[Diary]) -> None:
    window = Span(at(28, 18), at(30, 23))

    found = free_times(window, people, shortest=HALF)

    moment = window.start
    while moment + HALF <= window.end:
        fits = any(free.holds(Span(moment, moment + HALF)) for free in found)
        assert fits == all(works(diary, moment, HALF) for diary in people), moment
        moment += 5 * MINUTE


def test_nothing_taken_leaves_the_hours_of_both() -> None:
    week, theirs = read_week({"mon": [["09:00", "17:00"]]}, BERLIN), read_week({"mon": [["09:00", "17:00"]]}, NEW_YORK)

    assert free_times(day(2), [Diary(week), Diary(theirs)], shortest=HALF) == (Span(at(2, 14), at(2, 16)),)
    assert free_times(day(9), [Diary(week), Diary(theirs)], shortest=HALF) == (Span(at(9, 13), at(9, 16)),)


def test_room_for_the_way_there_and_back_is_kept() -> None:
    diary = Diary(always(ZoneInfo("UTC")), busy=(Span(at(2, 10), at(2, 11)),), before=HALF, after=15 * MINUTE)

    found = free_times(Span(at(2, 8), at(2, 13)), [diary], shortest=HALF)

    assert found == (Span(at(2, 8), at(2, 9, 45)), Span(at(2, 11, 30), at(2, 13)))


def test_what_lies_just_outside_the_window_needs_its_room_too() -> None:
    diary = Diary(always(ZoneInfo("UTC")), busy=(Span(at(2, 7), at(2, 8)),), before=HALF)

    assert free_times(Span(at(2, 8), at(2, 10)), [diary], shortest=HALF) == (Span(at(2, 8, 30), at(2, 10)),)


def test_a_day_with_as_many_talks_as_suffice_is_full() -> None:
    talks = (Span(at(2, 8), at(2, 9)), Span(at(2, 14), at(2, 15)), Span(at(3, 8), at(3, 9)))
    diary = Diary(always(BERLIN), talks=talks, most_a_day=2)

    found = free_times(Span(at(2, 0), at(4, 0)), [diary], shortest=HALF)

    assert found == (Span(at(2, 23), at(3, 8)), Span(at(3, 9), at(4, 0)))


def test_too_short_is_not_free() -> None:
    diary = Diary(always(BERLIN), busy=(Span(at(2, 10), at(2, 11)), Span(at(2, 11, 29), at(2, 12))))

    assert free_times(Span(at(2, 10), at(2, 12)), [diary], shortest=HALF) == ()


def test_a_talk_elsewhere_has_room_of_its_own_before_and_after():
    from halfhour.domain.scheduling.free import Visit

    talk = Span(datetime(2026, 3, 2, 12, tzinfo=UTC), datetime(2026, 3, 2, 13, tzinfo=UTC))
    window = Span(datetime(2026, 3, 2, 8, tzinfo=UTC), datetime(2026, 3, 2, 18, tzinfo=UTC))
    visit = Visit(talk, before=timedelta(minutes=50), after=timedelta(minutes=70))
    diary = Diary(always(ZoneInfo("UTC")), visits=(visit,), before=timedelta(minutes=10), after=timedelta(minutes=10))

    free = free_times(window, [diary], shortest=timedelta(minutes=30))

    assert free == (
        Span(window.start, talk.start - timedelta(minutes=50)),
        Span(talk.end + timedelta(minutes=70), window.end),
    )


def test_a_talk_elsewhere_counts_towards_the_talks_of_a_day():
    from halfhour.domain.scheduling.free import Visit

    talk = Span(datetime(2026, 3, 2, 12, tzinfo=UTC), datetime(2026, 3, 2, 13, tzinfo=UTC))
    window = Span(datetime(2026, 3, 2, 8, tzinfo=UTC), datetime(2026, 3, 2, 18, tzinfo=UTC))
    diary = Diary(always(ZoneInfo("UTC")), visits=(Visit(talk, timedelta(), timedelta()),), most_a_day=1)

    assert free_times(window, [diary], shortest=timedelta(minutes=30)) == ()
