"""Zones to choose from."""

from zoneinfo import ZoneInfo

from halfhour.web.shared.zones import zone_choices, zones


def test_each_is_a_place_and_known():
    assert {"Europe/Berlin", "Asia/Kolkata", "UTC"} <= set(zones())
    assert not {"Factory", "localtime", "posixrules", "EST5EDT", "Asia/Calcutta"} & set(zones())
    assert all(ZoneInfo(zone) for zone in zones())


def test_an_old_name_that_somebody_has_stays_theirs():
    assert ("Asia/Calcutta", "Asia/Calcutta") in zone_choices("Asia/Calcutta", "")
    assert ("", "") not in zone_choices("")
