"""When to ask again, and when to stop."""

from datetime import date

from halfhour.domain.follow_up import Deed, Workdays, next_step
from halfhour.phrases.follow_up import preset

MONDAY = date(2026, 3, 2)
PLAIN = Workdays()


def test_a_week_later_is_five_business_days() -> None:
    due = next_step(preset("two_and_stop"), MONDAY, workdays=PLAIN)

    assert due is not None
    assert (due.deed, due.on, due.message) == (Deed.FOLLOW_UP, date(2026, 3, 9), 2)


def test_holidays_of_their_country_do_not_count() -> None:
    labour_day = Workdays(holidays=frozenset({date(2026, 5, 1)}))

    assert labour_day.after(date(2026, 4, 30), 1) == date(2026, 5, 4)


def test_a_weekend_may_be_friday_and_saturday() -> None:
    assert Workdays(frozenset({4, 5})).after(date(2026, 3, 5), 1) == date(2026, 3, 8)


def test_after_two_follow_ups_it_is_let_go_and_then_nothing_is_due() -> None:
    again = [date(2026, 3, 9), date(2026, 3, 23)]

    due = next_step(preset("two_and_stop"), MONDAY, again, workdays=PLAIN)

    assert due is not None
    assert (due.deed, due.on) == (Deed.LET_GO, date(2026, 4, 6))


def test_three_b_seven_tries_somebody_else_there_first() -> None:
    first = next_step(preset("three_b_seven"), MONDAY, workdays=PLAIN)
    then = next_step(preset("three_b_seven"), MONDAY, second_asked=True, workdays=PLAIN)

    assert first is not None
    assert (first.deed, first.on) == (Deed.SECOND_PERSON, date(2026, 3, 5))
    assert then is not None
    assert (then.deed, then.on) == (Deed.FOLLOW_UP, date(2026, 3, 11))


def test_never_is_never() -> None:
    assert next_step(preset("never"), MONDAY, workdays=PLAIN) is None


def test_a_week_of_seven_weekend_days_ends_the_search() -> None:
    assert Workdays(frozenset(range(7))).after(MONDAY, 3) == date(2026, 3, 5)
