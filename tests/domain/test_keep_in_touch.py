"""When to write again, and why."""

from datetime import date, timedelta

import pytest

from halfhour.domain.keep_in_touch import Reason, Tie, is_silent, is_touch, reasons_to_write, tie_of, touch_due

TODAY = date(2026, 11, 28)


def ago(days: int) -> date:
    """Some days before today."""
    return TODAY - timedelta(days=days)


def test_a_rhythm_counts_from_the_last_real_contact() -> None:
    tie = tie_of([(ago(400), True), (ago(100), True)], every=120)

    assert touch_due(tie) == TODAY + timedelta(days=20)


def test_a_click_or_an_unanswered_message_is_no_real_contact() -> None:
    tie = tie_of([(ago(200), True), (ago(30), False)], every=90)

    assert tie.last == ago(200)
    assert touch_due(tie) == TODAY + timedelta(days=60)


def test_two_silences_let_it_rest() -> None:
    tie = tie_of([(ago(300), True), (ago(100), False), (ago(20), False)], every=90)

    assert is_silent(tie)
    assert touch_due(tie) is None


def test_an_answer_ends_the_silence() -> None:
    tie = tie_of([(ago(300), True), (ago(100), False), (ago(20), False), (ago(19), True)], every=90)

    assert touch_due(tie) == ago(19) + timedelta(days=90)


def test_a_pause_puts_it_off_and_rest_ends_it() -> None:
    assert touch_due(Tie(ago(200), every=30, rests_until=TODAY + timedelta(days=5))) == TODAY + timedelta(days=5)
    assert touch_due(Tie(ago(200), every=30, at_rest=True)) is None
    assert touch_due(Tie(ago(200))) is None


def test_their_advice_acted_on_is_the_best_reason() -> None:
    grounds = reasons_to_write(
        Tie(ago(1200)), TODAY, acted_on=[("advice", ago(9))], talks=[("talk", ago(366))], news=[("old", ago(90))]
    )

    assert [ground.reason for ground in grounds] == [
        Reason.ADVICE,
        Reason.ANNIVERSARY,
        Reason.DORMANT,
        Reason.RHYTHM,
    ]


def test_a_leap_day_has_an_anniversary_too() -> None:
    grounds = reasons_to_write(Tie(None), date(2026, 2, 27), talks=[("talk", date(2024, 2, 29))])

    assert grounds[0].reason is Reason.ANNIVERSARY


@pytest.mark.parametrize("purpose", ["thanks", "report", "confirm", "introducer"])
def test_a_letter_that_asks_nothing_is_no_try_without_an_answer(purpose: str) -> None:
    assert not is_touch(purpose, is_mine=True)
    assert is_touch("touch", is_mine=True)
    assert is_touch("other", is_mine=False)
