"""Kits: minutes, cover, anchors."""

from hypothesis import given
from hypothesis import strategies as st

from halfhour import wiring
from halfhour.domain.kits import plan_of, uncovered
from halfhour.domain.lawful.judging import judge_all
from halfhour.domain.lawful.law import Country, Verdict
from halfhour.domain.question_checks import checked
from halfhour.phrases.kit import kit_topics


@given(minutes=st.integers(15, 120), needs=st.integers(0, 9))
def test_the_minutes_add_up_and_the_candidate_has_a_quarter(minutes: int, needs: int):
    plan = plan_of(minutes, [f"need-{number}" for number in range(needs)])

    assert sum(slot.minutes for slot in plan.slots) == minutes
    assert next(slot.minutes for slot in plan.slots if slot.what == "theirs") >= 5


def test_more_needs_than_fit_are_said():
    assert plan_of(30, list("abcdefg")).is_tight
    assert not plan_of(40, list("abcd")).is_tight


def test_what_nobody_covers_is_named():
    assert uncovered(["plans", "clients"], {"ada": ["plans"], "ben": []}) == ("clients",)


def test_what_the_kit_offers_opens_a_talk_and_may_be_asked_everywhere():
    asked = [text for topic in kit_topics().values() for text in (*topic.openers, *topic.follow_ups)]

    checks = checked(asked, wiring.question_knowledge())
    verdicts = judge_all([(text, country) for text in asked for country in Country], wiring.lawful_knowledge())

    assert not [check.text for check in checks if not check.is_ready]
    assert {judgement.verdict for judgement in verdicts} == {Verdict.OK}
