"""What a thank-you is for, help offered, and apologies."""

import pytest

from halfhour.domain.letters.occasions import apologises, asks_another, offers_help, only_thanks, other_occasion


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for the lovely flowers, Ada.",
        "Thanks for having us at the wedding!",
        "Sorry, I mixed you up with somebody else.",
    ],
)
def test_private_life_and_mixed_up_talks_are_another_occasion(text: str) -> None:
    assert other_occasion(text, after_job=False, goes_on=False)


def test_a_dinner_at_which_a_plan_was_made_is_no_other_occasion() -> None:
    assert other_occasion("Thank you for the dinner.", after_job=False, goes_on=True) is None


def test_a_job_interview_is_another_occasion_only_where_there_was_none() -> None:
    text = "Thank you for interviewing me for the post."
    assert other_occasion(text, after_job=False, goes_on=True)
    assert other_occasion(text, after_job=True, goes_on=True) is None


@pytest.mark.parametrize(
    ("sentence", "offered"),
    [
        ("If you ever need a hand with the boxes, I live next door.", True),
        ("You offered to show me the store, and I would love to come.", True),
        ("If you need me in your team, can you say so by Friday?", False),
        ("Could you introduce me to your director?", False),
    ],
)
def test_help_offered_and_offers_taken_up_are_told_from_requests(sentence: str, offered: bool) -> None:
    assert offers_help(sentence) is offered


def test_an_apology_is_heard() -> None:
    assert apologises("Sorry that this comes so late.")
    assert not apologises("You are late with your answer.")


@pytest.mark.parametrize(
    ("sentence", "thanks"),
    [
        ("I appreciated your patience very much.", True),
        ("Thank you for the twenty minutes, though I had been promised an hour.", False),
        ("You kept me waiting.", False),
    ],
)
def test_thanks_with_a_but_are_not_only_thanks(sentence: str, thanks: bool) -> None:
    assert only_thanks(sentence) is thanks


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("I've asked the ward manager if I can watch on two Saturdays.", True),
        ("I’ll ask at the library whether they'd have me.", True),
        ("We are going to write to the guild about a place.", True),
        ("I asked you twice to send it.", False),
        ("I have written three times; please let me know.", False),
        ("Could I ask for an introduction?", False),
        ("I liked what was said about asking early.", False),
    ],
)
def test_whoever_asks_somebody_else_asks_the_reader_for_nothing(sentence: str, another: bool) -> None:
    assert asks_another(sentence) is another
