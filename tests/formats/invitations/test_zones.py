"""Zones as blocks say the same as the zone database."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from halfhour.formats.calendars.zone_blocks import read_block
from halfhour.formats.invitations.zones import zone_block


@pytest.mark.parametrize(
    "name",
    [
        "Europe/Berlin",
        "Europe/London",
        "Europe/Dublin",
        "America/New_York",
        "America/Santiago",
        "America/Sao_Paulo",
        "Asia/Kolkata",
        "Asia/Tehran",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Australia/Lord_Howe",
        "Pacific/Auckland",
        "Pacific/Chatham",
        "UTC",
    ],
)
def test_every_hour_of_a_year_reads_as_it_is(name: str) -> None:
    text = zone_block(name, 2026).to_ical().decode().replace("\r\n", "\n")
    first, last = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)

    block = read_block(text, first, last)

    assert block
    hours = [first + timedelta(minutes=30 * number) for number in range(2 * 24 * 365)]
    assert [
        hour for hour in hours if hour.astimezone(block).utcoffset() != hour.astimezone(ZoneInfo(name)).utcoffset()
    ] == []


@pytest.mark.parametrize(("name", "rules"), [("Europe/Berlin", 2), ("Asia/Kolkata", 0), ("Africa/Casablanca", 0)])
def test_a_rule_is_written_where_there_is_one(name: str, rules: int) -> None:
    assert zone_block(name, 2026).to_ical().count(b"RRULE") == rules
