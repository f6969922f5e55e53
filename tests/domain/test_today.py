"""What is due, and in which order."""

from datetime import UTC, date, datetime, timedelta

from halfhour.domain.follow_up import Workdays
from halfhour.domain.stages import Facts
from halfhour.domain.today import Sort, Standing, Thing, in_order, of_conversation, of_promise
from halfhour.phrases.follow_up import preset

TODAY = date(2026, 11, 27)
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def things(facts: Facts, **more: object) -> list[tuple[Sort, date]]:
    """What a conversation with these facts asks for."""
    standing = Standing("one", facts, preset("two_and_stop"), Workdays(), **more)  # type: ignore[arg-type]
    return [(thing.sort, thing.on) for thing in of_conversation(standing, NOW, TODAY)]


def test_each_stage_has_its_next_step() -> None:
    asked = date(2026, 11, 20)

    assert things(Facts(), begun_on=asked) == [(Sort.ASK, asked)]
    assert things(Facts(asked_on=asked)) == [(Sort.FOLLOW_UP, date(2026, 11, 27))]
    assert things(Facts(asked_on=asked, answered_on=asked)) == [(Sort.AGREE, asked)]
    assert things(Facts(held_on=asked)) == [(Sort.THANK, asked)]
    assert things(Facts(held_on=asked, thanked_on=asked)) == []
    assert things(Facts(asked_on=asked, closed_on=asked)) == []


def test_a_talk_ahead_is_prepared_confirmed_and_met() -> None:
    found = things(Facts(agreed_for=NOW + timedelta(days=2)))

    assert found == [
        (Sort.MEET, date(2026, 11, 29)),
        (Sort.PREPARE, date(2026, 11, 26)),
        (Sort.CONFIRM, date(2026, 11, 28)),
    ]


def test_a_talk_that_should_be_over_is_asked_about() -> None:
    assert things(Facts(agreed_for=NOW - timedelta(hours=1))) == [(Sort.HAPPENED, TODAY)]
    assert things(Facts(agreed_for=NOW - timedelta(minutes=10))) == [(Sort.MEET, TODAY)]


def test_no_thanks_are_due_where_the_kind_needs_none() -> None:
    assert things(Facts(held_on=TODAY), thank_within=None) == []


def test_what_matters_most_comes_first_and_what_was_put_off_is_left_out() -> None:
    told = [
        Thing(Sort.TOUCH, TODAY, "a"),
        Thing(Sort.THANK, TODAY, "b"),
        Thing(Sort.ASK, TODAY, "c"),
        Thing(Sort.FOLLOW_UP, TODAY + timedelta(days=3), "d"),
        Thing(Sort.FOLLOW_UP, TODAY + timedelta(days=30), "e"),
    ]

    day = in_order(told, TODAY, resting={"ask:c"})

    assert [thing.about for thing in day.due] == ["b", "a"]
    assert [thing.about for thing in day.ahead] == ["d"]


def test_a_promise_without_a_day_is_due_after_a_week() -> None:
    assert of_promise("one", None, mine=True, made_on=TODAY).on == TODAY + timedelta(days=7)
    assert of_promise("one", TODAY, mine=False, made_on=TODAY).sort is Sort.THEIRS


def test_whoever_is_invited_answers_before_anything_else_is_agreed() -> None:
    things = [
        Thing(Sort.AGREE, TODAY, "ben"),
        Thing(Sort.INVITATION, TODAY, "ben"),
        Thing(Sort.AGREE, TODAY, "cleo"),
        Thing(Sort.CONFIRM, TODAY, "dan"),
        Thing(Sort.PROPOSAL, TODAY, "dan"),
    ]

    assert [thing.key for thing in in_order(things, TODAY).due] == ["proposal:dan", "invitation:ben", "agree:cleo"]
