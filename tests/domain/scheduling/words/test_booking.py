"""Who hands over a page on which times are chosen need not be asked for one."""

from datetime import date

import pytest

from halfhour.domain.scheduling.words.values import About, Proposal
from tests.times import in_london


def read(text: str) -> Proposal:
    return in_london(text, date(2026, 11, 30))


@pytest.mark.parametrize(
    "text",
    [
        "Grab whatever suits you here: calendly.com/orla/coffee-chat",
        "Pick any slot that works: https://cal.com/jane/30min",
        "Whatever suits you, here's my scheduling link",
    ],
)
def test_a_page_leaves_nothing_to_ask(text: str):
    assert read(text) == Proposal(because=read(text).because)


def test_any_other_page_does_not():
    assert About.OPEN in read("I'm flexible, pick a time. My work is at https://janeryan.ie/films").question.about
