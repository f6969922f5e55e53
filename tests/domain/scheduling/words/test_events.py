"""An hour that tells when something is bounds what is offered until then."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.values import Proposal
from tests.times import in_london

LONDON = ZoneInfo("Europe/London")


def read(text: str) -> Proposal:
    return in_london(text, date(2027, 9, 8))


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("I'm free Friday until my meeting at 3.", 9, 15),
        ("Friday works until the bus comes at 3.", 9, 15),
        ("Call me Friday before I leave for work at 2.", 9, 14),
        ("I'm free Friday after my class ends at 2.", 14, 17),
    ],
)
def test_the_hour_of_an_event_bounds_the_offer(text: str, begins: int, ends: int):
    (slot,) = read(text).slots

    assert (slot.start.astimezone(LONDON).hour, slot.end.astimezone(LONDON).hour) == (begins, ends)


def test_an_hour_behind_before_and_a_bare_word_is_still_an_hour():
    (slot,) = read("Friday before work at 8 suits me.").slots

    assert slot.is_exact


@pytest.mark.parametrize(
    "text", ["I could do half of Thursday.", "Most of Thursday is free.", "I'm free for some of Thursday."]
)
def test_part_of_a_day_leaves_open_which_of_its_hours_are_meant(text: str):
    assert read(text).question is not None
