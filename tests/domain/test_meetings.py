"""What a meeting asks for, and when one leaves."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.meetings import Affair, Need, early_by, leave_at, need_of


@pytest.mark.parametrize(
    ("affair", "need"),
    [
        (Affair(is_mine=True), Need.INVITE),
        (Affair(is_mine=True, invited=True), Need.NOTHING),
        (Affair(is_mine=True, is_on_its_way=True), Need.NOTHING),
        (Affair(is_mine=True, sequence=1), Need.UPDATE),
        (Affair(is_mine=True, sequence=1, invited=True), Need.NOTHING),
        (Affair(is_mine=True, invited=True, proposed=True), Need.DECIDE),
        (Affair(is_mine=True, is_off=True), Need.NOTHING),
        (Affair(is_mine=True, is_off=True, invited=True), Need.CANCEL),
        (Affair(is_mine=True, is_off=True, sequence=2), Need.CANCEL),
        (Affair(is_mine=True, is_off=True, invited=True, off_was_told=True), Need.NOTHING),
        (Affair(is_mine=True, is_over=True), Need.NOTHING),
        (Affair(is_mine=False), Need.ANSWER),
        (Affair(is_mine=False, answered=True), Need.NOTHING),
        (Affair(is_mine=False, is_off=True), Need.NOTHING),
    ],
)
def test_each_state_of_a_meeting_asks_for_one_thing(affair: Affair, need: Need) -> None:
    assert need_of(affair) is need


@pytest.mark.parametrize(
    ("start", "travel", "leave", "early"),
    [("14:30", 15, "14:05", 10), ("14:30", 0, "14:20", 10), ("14:30", 12, "14:05", 13), ("00:10", 25, "23:35", 10)],
)
def test_one_leaves_so_as_to_be_there_ten_to_fifteen_minutes_early(
    start: str, travel: int, leave: str, early: int
) -> None:
    begins = datetime.fromisoformat(f"2026-04-02T{start}").replace(tzinfo=ZoneInfo("Europe/Berlin"))

    assert f"{leave_at(begins, travel):%H:%M}" == leave
    assert early_by(begins, travel) == early
    assert 10 <= early_by(begins, travel) < 15


def test_the_way_is_counted_in_hours_that_pass_not_in_those_that_the_clock_shows() -> None:
    after_the_change = datetime(2026, 3, 29, 1, 10, tzinfo=UTC)  # 03:10 in Berlin, ten minutes after 02:00 became 03:00

    leave = leave_at(after_the_change, 30)

    assert f"{leave.astimezone(ZoneInfo('Europe/Berlin')):%H:%M}" == "01:30"
