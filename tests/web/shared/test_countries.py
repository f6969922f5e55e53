"""Countries to choose from."""

from halfhour.web.shared.countries import COUNTRIES


def test_each_is_a_country_by_its_name() -> None:
    named = dict(COUNTRIES)

    assert named["PT"] == "Portugal"
    assert "AC" not in named
    assert all(len(name) > 3 and not name.startswith("*") for name in named.values())
