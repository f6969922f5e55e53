"""The same as recurring-ical-events reads where that is right, and nothing that touches the window is ever passed over."""

from datetime import UTC, datetime, timedelta

import icalendar
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars import read_calendar
from halfhour.formats.calendars.touching import Reach
from tests.formats.calendars.conftest import BERLIN, event

FORM = "%Y%m%dT%H%M%S"
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

clocks = st.datetimes(datetime(2025, 6, 1), datetime(2026, 12, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(minute=0, second=0, microsecond=0)
)
zones = st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kathmandu"])


@st.composite
def series(draw) -> str:
    """A series as programs write them, whose start its rule names, with dates left out and one moved."""
    start, zone, hours = draw(clocks), draw(zones), draw(st.integers(0, 30))
    weekday = DAYS[start.weekday()]
    rule = draw(
        st.sampled_from(
            [
                "",
                "FREQ=DAILY",
                f"FREQ=WEEKLY;BYDAY={weekday}",
                f"FREQ=MONTHLY;BYDAY={(start.day - 1) // 7 + 1}{weekday}",
                f"FREQ=MONTHLY;BYMONTHDAY={start.day}",
                "FREQ=YEARLY",
            ]
        )
    )
    step, number = draw(st.integers(1, 3)), draw(st.integers(1, 12))
    ends = draw(st.sampled_from(["", f";COUNT={number}", f";UNTIL={start + timedelta(days=40 * number):{FORM}}Z"]))
    lines = [
        "UID:series",
        f"DTSTART;TZID={zone}:{start:{FORM}}",
        f"DTEND;TZID={zone}:{start + timedelta(hours=hours):{FORM}}",
    ]
    if not rule:
        return event(*lines)
    lines.append(f"RRULE:{rule};INTERVAL={step}{ends}")
    weeks_out = draw(st.lists(st.integers(1, 6), max_size=2, unique=True))
    lines += [f"EXDATE;TZID={zone}:{start + timedelta(weeks=weeks * step):{FORM}}" for weeks in weeks_out]
    return event(*lines)


@settings(max_examples=200, deadline=None)
@given(st.lists(series(), min_size=1, max_size=3), clocks, st.integers(1, 60))
def test_occurrences_are_those_of_the_library(texts, begin, days) -> None:
    window = Span(begin.replace(tzinfo=UTC), begin.replace(tzinfo=UTC) + timedelta(days=days))
    text = "\n".join(
        [
            "BEGIN:VCALENDAR",
            *(text.replace("UID:series", f"UID:{place}") for place, text in enumerate(texts)),
            "END:VCALENDAR",
        ]
    )

    found = [
        (one.span.start, one.span.end)
        for one in read_calendar(text.encode(), window, BERLIN).events
        if one.span.overlaps(window)
    ]

    expected = [
        Span(one.start, one.end)
        for one in recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(window.start, window.end)
    ]
    assert found == sorted((one.start, one.end) for one in expected if one.overlaps(window))


@settings(max_examples=300, deadline=None)
@given(series(), clocks, st.integers(1, 40))
def test_what_is_passed_over_does_not_touch(text, begin, days) -> None:
    window = Span(begin.replace(tzinfo=UTC), begin.replace(tzinfo=UTC) + timedelta(days=days))

    if not Reach(window).touches(text):
        calendar = icalendar.Calendar.from_ical(f"BEGIN:VCALENDAR\n{text}\nEND:VCALENDAR")
        assert not recurring_ical_events.of(calendar).between(window.start, window.end)
