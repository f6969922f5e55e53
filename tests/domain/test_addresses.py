"""How addresses are compared."""

import pytest

from halfhour.domain.addresses import plain_address


@pytest.mark.parametrize(
    ("way", "value", "plain"),
    [
        ("email", " Zsofia@Example.ORG ", "zsofia@example.org"),
        ("email", "mailto:<ada@example.org>", "ada@example.org"),
        ("phone", "+36 1 555-0100", "+3615550100"),
        ("phone", "0036 1 555 0100", "+3615550100"),
        ("phone", "+44 (0)20 7946 0958", "+442079460958"),
        ("phone", "(020) 7946 0958", "02079460958"),
        ("phone", "ask at the desk", "askatthedesk"),
        ("page", "https://www.linkedin.com/in/Zsofia-Nagy/?trk=abc", "linkedin.com/in/zsofia-nagy"),
        ("page", "http://hu.linkedin.com/in/zs%C3%B3fia", "linkedin.com/in/zsófia"),
        ("page", "https://www.linkedin.com/in/zs\u00f3fia/en", "linkedin.com/in/zsófia"),
        ("page", "HTTPS://Zsofia.example/about/?utm_source=x#top", "zsofia.example/about"),
        ("page", "", ""),
    ],
)
def test_an_address_is_compared_without_what_does_not_tell_two_apart(way: str, value: str, plain: str) -> None:
    assert plain_address(way, value) == plain
