"""Times on the table are taken by words that point to them, alone or beside times of the writer's own."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Situation, Slot
from halfhour.wiring import times_lexicon as lexicon

LONDON = ZoneInfo("Europe/London")
FIRST, SECOND = datetime(2026, 12, 3, 10, tzinfo=UTC), datetime(2026, 12, 4, 14, 30, tzinfo=UTC)


def starts(text: str) -> list[str]:
    table = (Slot(FIRST, FIRST), Slot(SECOND, SECOND))
    proposal = times_in_words(text, Situation(date(2026, 12, 1), LONDON, LONDON, before=table), lexicon())
    return [f"{slot.start:%d %H:%M}" for slot in proposal.slots]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Friday please, Thursday I'm on the ferry.", ["04 14:30"]),
        ("So I take the Friday.", ["04 14:30"]),
        ("Either of those or Monday at 10", ["03 10:00", "04 14:30", "07 10:00"]),
        ("The second one, or else Monday at 10", ["04 14:30", "07 10:00"]),
        ("The first is out. The second or Monday at 10, please", ["04 14:30", "07 10:00"]),
        ("Happy with either. Monday at 10 is also free.", ["03 10:00", "04 14:30", "07 10:00"]),
    ],
)
def test_what_is_named_or_pointed_to_is_taken_beside_times_that_are_added(text: str, taken: list[str]):
    assert starts(text) == taken


@pytest.mark.parametrize(
    "text", ["None of those, but Monday at 10 works", "The first doesn't work, but Monday at 10 does"]
)
def test_what_is_refused_is_not(text: str):
    assert starts(text) == ["07 10:00"]


def test_a_length_is_that_of_what_is_taken():
    table = (Slot(FIRST, FIRST), Slot(SECOND, SECOND))
    situation = Situation(date(2026, 12, 1), LONDON, LONDON, before=table)

    assert [
        slot.minutes for slot in times_in_words("The second one, 20 minutes is plenty", situation, lexicon()).slots
    ] == [20]
