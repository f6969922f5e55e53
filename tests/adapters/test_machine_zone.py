"""The zone of the machine."""

from pathlib import Path

import pytest

from halfhour.adapters.machine_zone import machine_zone


@pytest.mark.parametrize(
    ("wish", "zone"),
    [
        ("Europe/Lisbon", "Europe/Lisbon"),
        (":Asia/Tokyo", "Asia/Tokyo"),
        ("", "Africa/Lagos"),
        ("<+03>-3", "Africa/Lagos"),
    ],
)
def test_tz_goes_before_the_system(tmp_path: Path, wish: str, zone: str) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Africa/Lagos")

    assert machine_zone(wish, link) == zone


def test_a_machine_that_does_not_say_is_taken_for_utc(tmp_path: Path) -> None:
    assert machine_zone("", tmp_path / "localtime") == "UTC"
