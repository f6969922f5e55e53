"""A bare figure that is an hour on the table needs nothing beside it to be one."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Proposal, Situation, Slot
from halfhour.wiring import times_lexicon as lexicon

LONDON = ZoneInfo("Europe/London")
NINE, THREE = datetime(2026, 12, 3, 9, tzinfo=UTC), datetime(2026, 12, 3, 15, tzinfo=UTC)
TABLE = (Slot(NINE, NINE), Slot(THREE, THREE))


def read(text: str) -> Proposal:
    return times_in_words(text, Situation(date(2026, 12, 1), LONDON, LONDON, before=TABLE), lexicon())


@pytest.mark.parametrize(
    "text", ["Three it is.", "Afternoons are quieter here, so the 3.", "Not the 9, I have a class. The 3, please."]
)
def test_an_hour_on_the_table_is_taken_by_its_bare_figure(text: str):
    assert [slot.start for slot in read(text).slots] == [THREE]


def test_a_figure_that_counts_is_no_hour_of_the_table():
    assert not read("I have 9 cats and 3 dogs.").slots
