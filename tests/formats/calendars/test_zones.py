"""Zones by whatever name: as the owner says, the database, the calendar's own block, a known name; else a question."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars.zone_blocks import read_block
from halfhour.formats.calendars.zone_names import database_zone, meant_zone
from tests.formats.calendars.conftest import event

BLOCK = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def start(reading) -> datetime:
    return reading.events[0].span.start


@pytest.mark.parametrize(
    "name",
    [
        "Customized Time Zone",
        '"tzone://Microsoft/Custom"',
        "America-Boston",
        '"(UTC-05:00) Somewhere, else"',
        "",
        '"open',
    ],
)
def test_the_calendars_own_block_says_what_an_odd_name_means(read, name) -> None:
    block = BLOCK.format(name=name.strip('"'))

    winter = read(block, event(f"DTSTART;TZID={name}:20260302T090000"))
    summer = read(block, event(f"DTSTART;TZID={name}:20260309T090000"))

    assert start(winter) == datetime(2026, 3, 2, 14, tzinfo=UTC)
    assert start(summer) == datetime(2026, 3, 9, 13, tzinfo=UTC)
    assert not winter.asking


@pytest.mark.parametrize("name", ["Customized Time Zone", "tzone://Microsoft/Custom", "Office Time", ""])
def test_a_name_that_nobody_knows_is_asked_about_and_never_taken_for_utc(read, name) -> None:
    reading = read(event(f"DTSTART;TZID={name}:20260302T090000"))

    assert reading.asking == (name,)
    assert start(reading) == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert reading.events[0].zone_asked


def test_what_the_owner_said_holds(read) -> None:
    reading = read(event("DTSTART;TZID=Office Time:20260302T090000"), zones={"Office Time": ZoneInfo("Asia/Tokyo")})

    assert not reading.asking
    assert start(reading) == datetime(2026, 3, 2, 0, tzinfo=UTC)


def test_a_name_of_the_database_counts_more_than_a_block_of_that_name(read) -> None:
    reading = read(BLOCK.format(name="Europe/Berlin"), event("DTSTART;TZID=Europe/Berlin:20260302T090000"))

    assert start(reading) == datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("eastern standard time", "America/New_York"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
        ("Greenwich Mean Time: Dublin; Edinburgh; Lisbon, London", "Europe/London"),
        ("/example.org/20260101_1/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("custom_America/New_York", "America/New_York"),
        ("Europe_Berlin", "Europe/Berlin"),
        ("US-Eastern", "US/Eastern"),
        ("Germany/Berlin", "Europe/Berlin"),
        ("'Asia/Tokyo'", "Asia/Tokyo"),
        ("Berlin", "Europe/Berlin"),
    ],
)
def test_names_of_programs_and_cities_are_known(name, zone) -> None:
    assert (database_zone(name) or meant_zone(name)) == ZoneInfo(zone)


@pytest.mark.parametrize(
    "name", ["Nowhere/Middle", "(UTC+09:00) Berlin", "Customized Time Zone", "CEST", "../../etc/passwd", " 1"]
)
def test_no_zone_is_made_up(name) -> None:
    assert database_zone(name) is None
    assert meant_zone(name) is None


@pytest.mark.parametrize(("name", "hours"), [("UTC+11", 11), ("(GMT -03:00)", -3), ("GMT", 0)])
def test_an_offset_is_what_it_says(name, hours) -> None:
    zone = database_zone(name) or meant_zone(name)

    assert zone
    assert datetime(2026, 7, 1, tzinfo=zone).utcoffset() == timedelta(hours=hours)


@settings(max_examples=300, deadline=None)
@given(st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)), st.booleans())  # noqa: DTZ001
def test_a_block_tells_the_same_as_the_database(clock, fold) -> None:
    new_york = ZoneInfo("America/New_York")
    block = read_block(BLOCK.format(name="X"), datetime(2024, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))
    assert block
    shown = clock.replace(fold=int(fold))

    assert shown.replace(tzinfo=block).utcoffset() == shown.replace(tzinfo=new_york).utcoffset()
    there, here = (clock.replace(tzinfo=UTC).astimezone(zone) for zone in (block, new_york))
    assert (there.replace(tzinfo=None), there.fold) == (here.replace(tzinfo=None), here.fold)


@pytest.mark.parametrize(
    "lines",
    ["", "BEGIN:STANDARD\nEND:STANDARD", "BEGIN:STANDARD\nDTSTART:20260101T000000\nTZOFFSETTO:+9900\nEND:STANDARD"],
)
def test_a_block_that_says_nothing_is_none(lines) -> None:
    text = f"TZID:X\n{lines}"

    assert read_block(text, datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize("year", [1, 9999])
def test_a_block_is_read_also_at_the_ends_of_all_time(read, year) -> None:
    window = Span(datetime(year, 3, 1, tzinfo=UTC), datetime(year, 4, 1, tzinfo=UTC))

    reading = read(BLOCK.format(name="X"), event(f"DTSTART;TZID=X:{year:04}0302T090000"), window=window)

    assert len(reading.events) == 1


ENDLESS = """BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:{rule}
END:STANDARD
"""


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;BYDAY=MO", "FREQ=YEARLY;BYMINUTE=0,1,2;BYSECOND=1,2,3"]
)
def test_clocks_that_change_all_the_time_are_no_zone_and_are_asked_about(read, rule) -> None:
    block = "BEGIN:VTIMEZONE\nTZID:Restless\n" + ENDLESS.format(rule=rule) * 1_000 + "END:VTIMEZONE"

    reading = read(block, event("DTSTART;TZID=Restless:20260302T090000"))

    assert reading.asking == ("Restless",)


def test_many_restless_zones_share_one_allowance_and_an_honest_one_before_them_is_read(read) -> None:
    names = [f"Restless {number}" for number in range(60)]
    blocks = [f"BEGIN:VTIMEZONE\nTZID:{name}\n{ENDLESS.format(rule='FREQ=SECONDLY')}END:VTIMEZONE" for name in names]
    events = [event(f"UID:{name}", f"DTSTART;TZID={name}:20260302T090000") for name in names]

    reading = read(BLOCK.format(name="Office"), *blocks, event("DTSTART;TZID=Office:20260302T090000"), *events)

    assert reading.asking == tuple(names)
    assert [each.span.start for each in reading.events if not each.zone_asked] == [datetime(2026, 3, 2, 14, tzinfo=UTC)]
