"""Dates in tables and cards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfhour.formats import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("05 Mar 2024", "2024-03-05"),
        ("05-Mar-24", "2024-03-05"),
        ("5-Mär-24", "2024-03-05"),
        ("3 avr. 2022", "2022-04-03"),
        ("5 de marzo de 2024", "2024-03-05"),
        ("05.03.2024", "2024-03-05"),
        ("3/25/24, 2:02\u202fPM", "2024-03-25T14:02:00"),
        ("12/25/24, 12:02 AM", "2024-12-25T00:02:00"),
        ("2024-03-05 14:02:11 UTC", "2024-03-05T14:02:11Z"),
        ("2018/03/05 14:02:11 UTC", "2018-03-05T14:02:11Z"),
        ("2024-03-05T01:02:11+02:00", "2024-03-04T23:02:11Z"),
        ("Tue Mar 05 14:02:11 UTC 2024", "2024-03-05T14:02:11Z"),
        ("2024-03-12 09:14", "2024-03-12T09:14:00"),
        ("Mar 2024", "2024-03"),
        ("2024", "2024"),
        ("Mar 5", "--03-05"),
        ("Feb 29", "--02-29"),
        ("Mar 5, 1990", "1990-03-05"),
        ("--03-05", "--03-05"),
        ("--0305", "--03-05"),
        ("19900305", "1990-03-05"),
        ("12/31/99", "1999-12-31"),
        ("2024年3月5日", "2024-03-05"),
    ],
)
def test_a_date_is_read_in_every_form(text: str, iso: str) -> None:
    found = dates.read(text)

    assert found
    assert found.iso == iso


@pytest.mark.parametrize(
    "text", ["", "3/5/24", "circa 1800", "206-12-15", "31 Feb 2020", "0/0/00", "Monday", "x" * 1000]
)
def test_what_is_none_or_open_is_not_guessed(text: str) -> None:
    assert dates.read(text) is None


def test_a_column_of_both_orders_is_doubted_and_still_read() -> None:
    column = dates.column("When", ["3/5/24", "13/2/24", "2/14/24"])

    assert column.doubt
    assert [str(column.read(cell)) for cell in ("13/2/24", "2/14/24")] == ["2024-02-13", "2024-02-14"]


def test_the_same_day_and_month_leave_nothing_open() -> None:
    assert dates.column("When", ["3/3/24"]).doubt is None


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = dates.read(text)

    assert found is None or found.iso
