"""Days worked out from words."""

from datetime import date

import pytest

from halfhour.domain.talks.due import due

THURSDAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("tonight", date(2026, 3, 5)),
        ("by tomorrow evening", date(2026, 3, 6)),
        ("the day after tomorrow", date(2026, 3, 7)),
        ("on Monday", date(2026, 3, 9)),
        ("by Friday", date(2026, 3, 6)),
        ("on Thursday", date(2026, 3, 12)),
        ("this weekend", date(2026, 3, 8)),
        ("next week", date(2026, 3, 13)),
        ("in two weeks", date(2026, 3, 19)),
        ("within a month", date(2026, 4, 5)),
        ("at the end of the month", date(2026, 3, 31)),
        ("by the end of April", date(2026, 4, 30)),
        ("by the ninth", date(2026, 3, 9)),
        ("before the 2nd", date(2026, 4, 2)),
        ("by the third of June", date(2026, 6, 3)),
        ("on January 4th", date(2027, 1, 4)),
        ("2026-05-01", date(2026, 5, 1)),
    ],
)
def test_words_name_a_day(words: str, day: date) -> None:
    assert due(f"I'll send it {words}", THURSDAY) == day


@pytest.mark.parametrize(
    "words",
    ["soon", "some day", "until Thursday", "every Monday", "since last Friday", "the first time", "2026-13-40", ""],
)
def test_vague_words_name_none(words: str) -> None:
    assert due(words, THURSDAY) is None
