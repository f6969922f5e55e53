"""Whole calendars: what stands in a window, whatever program wrote it, and what is said of the rest."""

from datetime import UTC, datetime, timedelta

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.events import Standing
from halfhour.domain.scheduling.spans import Span
from tests.formats.calendars.conftest import event


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def spans(reading) -> list[tuple[datetime, datetime]]:
    return [(found.span.start, found.span.end) for found in reading.events]


TEA = event("UID:tea", "SUMMARY:Tea\\, with Ben", "DTSTART:20260303T090000Z", "DTEND:20260303T093000Z")


def test_an_event_has_its_time_and_title(read) -> None:
    reading = read(TEA)

    assert spans(reading) == [(at(3, 9), at(3, 9, 30))]
    assert reading.events[0].title == "Tea, with Ben"
    assert reading.busy == (Span(at(3, 9), at(3, 9, 30)),)
    assert reading.number == 1


@pytest.mark.parametrize(
    "whole",
    [
        TEA,
        f"BEGIN:VCALENDAR\n{TEA}\nEND:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR",
        TEA.replace("\n", "\r"),
        TEA.replace("\n", "\r\n"),
        TEA.replace("\n", "\r\r\n"),
        TEA.replace("\n", "\n\n"),
        "  " + TEA.replace("\n", "\n  "),
        "\ufeff" + TEA,
        TEA.replace("UID:tea", "UID:tea\nSEQUENCE:²"),
        TEA.removesuffix("END:VEVENT"),
        TEA.replace("DTSTART:2026", "DTSTART:20\n 26"),
        TEA.replace("SUMMARY:", "SUMMARY:a line that\nis broken without a blank: "),
        TEA.replace("DTSTART:20260303T090000Z", "dtstart : 20260303t090000z"),
        TEA.replace("DTSTART:20260303T090000Z", "DTSTART:2026-03-03T09:00:00Z"),
        TEA.replace("DTSTART:20260303T090000Z", 'DTSTART;X-NOTE="a:b:20260101":20260303T090000Z'),
        TEA.replace("DTEND:20260303T093000Z", "DURATION:PT30M"),
        TEA.replace("BEGIN:VEVENT", "BEGIN:VEVENT\nBEGIN:VALARM\nDURATION:PT5H\nTRIGGER:-PT1H\nEND:VALARM"),
    ],
)
def test_however_it_is_written_it_is_read(read, whole) -> None:
    assert spans(read("raw:" + whole)) == [(at(3, 9), at(3, 9, 30))]


def test_utf_16_and_letters_cut_by_a_fold_are_read(read) -> None:
    cut = "SUMMARY:Café".encode()

    wide = read(b"raw:" + "\ufeff".encode("utf-16-le") + TEA.encode("utf-16-le"))
    folded = read(
        event("DTSTART:20260303T090000Z").encode().replace(b"\nEND", b"\n" + cut[:-1] + b"\n " + cut[-1:] + b"\nEND")
    )

    assert wide.events[0].title == "Tea, with Ben"
    assert folded.events[0].title == "Café"


def test_whole_days_and_floating_times_are_the_owners(read) -> None:
    day = event("DTSTART;VALUE=DATE:20260329", "DTEND;VALUE=DATE:20260330")
    floating = event("DTSTART:20260302T090000", "DTEND:20260302T100000")

    reading = read(day, floating)

    assert spans(reading) == [(at(2, 8), at(2, 9)), (at(28, 23), at(29, 22))]
    assert [found.whole_days for found in reading.events] == [False, True]


@pytest.mark.parametrize(
    ("lines", "standing"),
    [
        (["TRANSP:TRANSPARENT"], Standing.FREE),
        (["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], Standing.FREE),
        (["STATUS:CANCELLED"], Standing.CANCELLED),
        (["STATUS:TENTATIVE"], Standing.TENTATIVE),
        (["ATTENDEE;PARTSTAT=DECLINED:MAILTO:Ada@Example.org"], Standing.DECLINED),
        (["ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ada@example.org"], Standing.TENTATIVE),
        (["ATTENDEE;EMAIL=ada@example.org;PARTSTAT=DECLINED:urn:uuid:1"], Standing.DECLINED),
        (["ATTENDEE;PARTSTAT=DECLINED:mailto:ben@example.org"], Standing.BUSY),
        (["TRANSP:OPAQUE", "STATUS:CONFIRMED"], Standing.BUSY),
    ],
)
def test_what_takes_no_time_is_told(read, lines, standing) -> None:
    reading = read(TEA.replace("END:VEVENT", "\n".join([*lines, "END:VEVENT"])), me=["ada@example.org"])

    assert reading.events[0].standing is standing
    assert bool(reading.busy) is (standing in {Standing.BUSY, Standing.TENTATIVE})


def test_free_busy_periods_are_taken(read) -> None:
    lines = [
        "BEGIN:VFREEBUSY",
        "FREEBUSY;FBTYPE=BUSY:20260303T090000Z/PT1H,20260304T090000Z/20260304T100000Z",
        "FREEBUSY;FBTYPE=FREE:20260305T090000Z/PT1H",
        "END:VFREEBUSY",
    ]

    assert read("\n".join(lines)).busy == (Span(at(3, 9), at(3, 10)), Span(at(4, 9), at(4, 10)))


SERIES = event(
    "UID:s",
    "DTSTART;TZID=Europe/Berlin:20260301T100000",
    "DTEND;TZID=Europe/Berlin:20260301T110000",
    "RRULE:FREQ=WEEKLY",
    "EXDATE;TZID=Europe/Berlin:20260308T100000",
)
MOVED = event(
    "UID:s",
    "RECURRENCE-ID:20260315T090000Z",
    "DTSTART;TZID=Europe/Berlin:20260316T150000",
    "DTEND;TZID=Europe/Berlin:20260316T153000",
)


def test_a_series_keeps_its_hour_when_clocks_change(read) -> None:
    assert [start for start, _ in spans(read(SERIES))] == [at(1, 9), at(15, 9), at(22, 9), at(29, 8)]


def test_a_moved_occurrence_stands_where_it_was_moved_to(read) -> None:
    assert spans(read(MOVED, SERIES))[1] == (at(16, 14), at(16, 14, 30))


def test_a_moved_occurrence_is_gone_from_a_window_that_it_left(read) -> None:
    away = MOVED.replace("20260316", "20260716")

    assert [start for start, _ in spans(read(SERIES, away))] == [at(1, 9), at(22, 9), at(29, 8)]


def test_a_change_of_this_and_all_later_ones_moves_them(read) -> None:
    later = MOVED.replace("RECURRENCE-ID:", "RECURRENCE-ID;RANGE=THISANDFUTURE:")

    assert spans(read(SERIES, later))[1:] == [
        (at(16, 14), at(16, 14, 30)),
        (at(23, 14), at(23, 14, 30)),
        (at(30, 13), at(30, 13, 30)),
    ]


def test_a_change_of_all_later_ones_moves_them_on_the_clock(read) -> None:
    later = event(
        "UID:s",
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260322T100000",
        "DTSTART;TZID=Europe/Berlin:20260330T150000",
        "DURATION:PT1H",
    )
    april = Span(at(1, 0, month=4), at(12, 0, month=4))

    assert [start for start, _ in spans(read(SERIES, later, window=april))] == [at(6, 13, month=4)]


def test_what_the_series_leaves_out_stays_out_though_another_stands_in(read) -> None:
    left_out = MOVED.replace("20260315T090000Z", "20260308T090000Z")

    assert len(read(SERIES, left_out).events) == 4
    assert at(16, 14) not in [start for start, _ in spans(read(SERIES, left_out))]


def test_a_cancelled_occurrence_takes_no_time(read) -> None:
    cancelled = MOVED.replace("END:VEVENT", "STATUS:CANCELLED\nEND:VEVENT")

    assert len(read(SERIES, cancelled).busy) == 3


@pytest.mark.parametrize(("end", "hour"), [("DTEND;TZID=Europe/Berlin:20260328T030000", 1), ("DURATION:PT3H", 2)])
def test_an_end_is_one_on_the_clock_and_a_length_is_one_of_time(read, end, hour) -> None:
    nights = event("DTSTART;TZID=Europe/Berlin:20260328T000000", end, "RRULE:FREQ=DAILY;COUNT=2")

    assert spans(read(nights))[1] == (at(28, 23), at(29, hour))


def test_dates_and_periods_can_be_added(read) -> None:
    added = event(
        "DTSTART:20260303T090000Z",
        "DURATION:PT1H",
        "RDATE:20260304T090000Z",
        "RDATE;VALUE=PERIOD:20260305T090000Z/PT2H",
    )

    assert spans(read(added)) == [(at(3, 9), at(3, 10)), (at(4, 9), at(4, 10)), (at(5, 9), at(5, 11))]


def test_dates_are_left_out_by_day_too(read) -> None:
    series = SERIES.replace("EXDATE;TZID=Europe/Berlin:20260308T100000", "EXDATE;VALUE=DATE:20260315,20260322")

    assert [start.day for start, _ in spans(read(series))] == [1, 8, 29]


def test_an_end_on_a_day_means_the_whole_day(read) -> None:
    series = SERIES.replace("RRULE:FREQ=WEEKLY", "RRULE:FREQ=WEEKLY;UNTIL=20260315")

    assert [start.day for start, _ in spans(read(series))] == [1, 15]


def test_an_end_without_zone_is_in_the_zone_of_the_start(read) -> None:
    odd = event("DTSTART;TZID=America/New_York:20260303T090000", "DTEND:20260303T093000")

    assert spans(read(odd)) == [(at(3, 14), at(3, 14, 30))]


@pytest.mark.parametrize("lines", [[], ["DURATION:nonsense"], ["DTEND:20260303T080000Z"], ["DURATION:-PT1H"]])
def test_an_event_without_a_good_end_takes_no_time(read, lines) -> None:
    reading = read(event("SUMMARY:Odd", "DTSTART:20260303T090000Z", *lines))

    assert spans(reading) == [(at(3, 9), at(3, 9))]
    assert not reading.busy


def test_an_end_before_the_start_is_told(read) -> None:
    reading = read(event("SUMMARY:Odd", "DTSTART:20260303T090000Z", "DTEND:20260303T080000Z"))

    assert [(skipped.title, skipped.why) for skipped in reading.skipped] == [("Odd", "It ends before it begins.")]


@pytest.mark.parametrize("start", ["DTSTART:20260230T090000Z", "DTSTART:soon", "X-NOTHING:1"])
def test_an_event_without_a_start_is_skipped_by_name(read, start) -> None:
    reading = read(event("SUMMARY:Odd", start), TEA)

    assert len(reading.events) == 1
    assert reading.skipped[0].title == "Odd"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=SOMETIMES",
        "FREQ=DAILY;UNTIL=20261345",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=SECONDLY",
        ";" * 5000,
    ],
)
def test_a_rule_that_cannot_be_followed_is_told_and_its_first_time_kept(read, rule) -> None:
    reading = read(event("SUMMARY:Odd", "DTSTART:20260303T090000Z", "DURATION:PT1H", f"RRULE:{rule}"), TEA)

    assert {found.title for found in reading.events} == {"Odd", "Tea, with Ben"}
    assert "first time" in reading.skipped[0].why


@pytest.mark.parametrize("rule", ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=SECONDLY;COUNT=2000000000;BYMONTH=1"])
def test_rules_that_hang_other_readers_end(read, rule) -> None:
    reading = read(event("DTSTART:19970303T090000Z", f"RRULE:{rule}"))

    assert reading.number == 1


def test_what_began_before_the_window_and_lasts_into_it_is_in_it(read) -> None:
    trip = event("DTSTART:20260220T090000Z", "DTEND:20260302T090000Z")
    monthly = event("DTSTART:20251129T000000Z", "DURATION:P4D", "RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1")

    assert [start.day for start, _ in spans(read(trip, monthly))] == [20, 28]


def test_the_end_of_the_world_is_no_trouble(read) -> None:
    far = Span(datetime(9999, 12, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC))
    last = event("DTSTART;TZID=America/New_York:99991230T230000", "DURATION:P400D", "RRULE:FREQ=DAILY")
    first = event("DTSTART;TZID=Asia/Tokyo:00010101T000000", "DURATION:PT1H", "RRULE:FREQ=YEARLY")

    assert read(last, first, window=far).number == 2
    assert read(first, window=Span(datetime(1, 1, 1, tzinfo=UTC), datetime(1, 2, 1, tzinfo=UTC))).number == 1


@pytest.mark.parametrize("blob", ["raw:", "raw:Dear Ada,\nhow about Tuesday?", "raw:" + "BEGIN:X\n" * 100_000])
def test_what_is_no_calendar_is_refused_in_a_sentence(read, blob) -> None:
    with pytest.raises(InputError) as refused:
        read(blob)

    assert refused.value.way_out


def test_a_calendar_that_is_too_large_is_refused(read) -> None:
    with pytest.raises(InputError, match="20 MB"):
        read(b"raw:" + b"x" * (20 * 1024 * 1024 + 1))


@pytest.mark.parametrize(
    "long",
    ["SUMMARY:" + "x" * 15_000_000, "\n" * 10_000_000, "RRULE:" + ";" * 10_000_000, "EXDATE:" + "," * 10_000_000],
)
def test_a_line_of_many_megabytes_does_no_harm(read, long) -> None:
    assert read(event("DTSTART:20260303T090000Z", long)).number == 1


def test_many_zones_that_nobody_knows_end(read) -> None:
    reading = read(*(event(f"DTSTART;TZID=Office {number}:20260303T090000") for number in range(1500)))

    assert len(reading.asking) == 1500


def test_the_window_is_passed_over_when_nothing_touches_it(read) -> None:
    years = [event(f"DTSTART:{year}0303T090000Z", "DURATION:PT1H") for year in range(1990, 2026)]

    reading = read(*years, TEA)

    assert (reading.number, len(reading.events)) == (37, 1)
    assert at(3, 9) - timedelta(minutes=1) < reading.events[0].span.start


def test_a_change_of_all_later_ones_is_seen_though_the_series_lies_before_the_window(read) -> None:
    ended = SERIES.replace("RRULE:FREQ=WEEKLY", "RRULE:UNTIL=20260331T000000Z;FREQ=WEEKLY")
    later = event(
        "UID:s",
        "RECURRENCE-ID;range=thisandfuture;TZID=Europe/Berlin:20260322T100000",
        "DTSTART;TZID=Europe/Berlin:20260420T150000",
        "DURATION:PT1H",
    )
    april = Span(at(24, 0, month=4), at(30, 0, month=4))

    assert [start for start, _ in spans(read(ended, later, window=april))] == [at(27, 13, month=4)]


def test_a_series_called_off_from_one_on_takes_no_time_any_more(read) -> None:
    off = MOVED.replace("RECURRENCE-ID:", "RECURRENCE-ID;RANGE=THISANDFUTURE:")
    off = off.replace("END:VEVENT", "STATUS:CANCELLED\nEND:VEVENT")

    assert [span.start for span in read(SERIES, off).busy] == [at(1, 9)]
