"""Nights that are spoken of make an hour doubtful, unless they are over before the days that are offered."""

from datetime import date

import pytest

from halfhour.domain.scheduling.words.values import Proposal
from tests.times import in_london


def read(text: str) -> Proposal:
    return in_london(text, date(2027, 2, 3))


@pytest.mark.parametrize(
    "text",
    [
        "I'm on nights until Friday. Monday the 8th at 2?",
        "I come off nights on Thursday, so Saturday at 2 would be good.",
        "My last night shift is Friday. Sunday at 2?",
    ],
)
def test_nights_that_are_over_say_nothing_of_later_days(text: str):
    assert [slot.start.hour for slot in read(text).slots] == [14]


@pytest.mark.parametrize(
    "text",
    [
        "I'm on nights. Monday at 3?",
        "I work nights through Sunday, so Saturday at 4?",
        "I'm on nights from Sunday. Tuesday at 4?",
    ],
)
def test_an_hour_of_days_with_nights_is_asked_about(text: str):
    assert read(text).question is not None
