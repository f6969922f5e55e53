"""Addresses that open the mail program."""

from urllib.parse import parse_qs, urlsplit

import pytest

from halfhour.formats import mailto


@pytest.mark.parametrize("text", ["Dear Ngozi,\n\n50 % & more? #1 + ü 🌊", ""])
def test_subject_and_text_come_through_unchanged(text: str) -> None:
    address, whole = mailto.write("ngozi+tides@example.org", "You & I?", text)

    found = parse_qs(urlsplit(address).query, keep_blank_values=True)
    assert whole
    assert found == {"subject": ["You & I?"], "body": [text.replace("\n", "\r\n")]}
    assert "+" not in address


def test_an_address_cannot_add_headers() -> None:
    address, _ = mailto.write("ngozi@example.org?bcc=eve@example.org&x=1", "Hello", "Hello")

    assert set(parse_qs(urlsplit(address).query)) == {"subject", "body"}


def test_a_text_too_long_for_some_systems_is_left_to_be_copied() -> None:
    address, whole = mailto.write("ngozi@example.org", "Tides", "ü" * 1000)

    assert not whole
    assert address == "mailto:ngozi@example.org?subject=Tides"
