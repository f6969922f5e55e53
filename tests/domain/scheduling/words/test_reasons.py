"""What rules out only the hours before or after those that are offered leaves these as they are."""

from datetime import date

import pytest

from halfhour.domain.scheduling.words.values import Proposal
from tests.times import in_london, windows_of


def read(text: str) -> Proposal:
    return in_london(text, date(2027, 2, 3))


def windows(text: str) -> list[str]:
    return windows_of(read(text))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Friday at 2, after that I'm away.", ["Fri 05 14:00-14:00"]),
        ("Sat 10am at the market stall, after that I'm slammed", ["Sat 06 10:00-10:00"]),
        ("Monday 11am, then I'm busy.", ["Mon 08 11:00-11:00"]),
    ],
)
def test_what_is_ruled_out_after_that_leaves_the_hour(text: str, meant: list[str]):
    assert windows(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Not before 1 on Friday, and I'm gone at 3.", ["Fri 05 13:00-15:00"]),
        ("From 10 on Thursday, and I'm tied up from 1.", ["Thu 04 10:00-13:00"]),
        ("Not before 1 on Friday, and I'm away on Thursday.", ["Fri 05 13:00-17:00"]),
    ],
)
def test_an_hour_from_which_the_writer_is_gone_ends_what_begins_before(text: str, meant: list[str]):
    assert windows(text) == meant


def test_another_hour_that_cannot_be_is_no_end():
    assert read("Not before 1 on Friday and I can't do 3.").question is not None
