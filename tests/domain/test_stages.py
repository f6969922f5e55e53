"""How far a conversation has come."""

from datetime import UTC, date, datetime

from halfhour.domain.stages import Facts, Stage, stage_of

DAY = date(2026, 3, 2)


def test_without_facts_it_is_an_idea() -> None:
    assert stage_of(Facts()) == Stage.IDEA


def test_the_furthest_fact_decides_even_when_earlier_ones_were_not_noted() -> None:
    assert stage_of(Facts(asked_on=DAY, held_on=DAY)) == Stage.HELD


def test_an_agreed_time_is_a_fact_like_the_others() -> None:
    assert stage_of(Facts(agreed_for=datetime(2026, 3, 2, 9, tzinfo=UTC))) == Stage.AGREED
