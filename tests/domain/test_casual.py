"""A casual job interview from the candidate's chair."""

import re
from datetime import date

import pytest

from halfhour.domain.afterwards import Offer, Sort
from halfhour.domain.casual import (
    Chair,
    Ground,
    Seat,
    Side,
    Spot,
    Tellable,
    chair_of,
    covered,
    law_of,
    next_steps,
    noticed,
    spot_of,
)
from halfhour.domain.lawful.law import Country
from halfhour.domain.talks.transcript import Quote
from halfhour.phrases.casual import chair_cues, next_cue, signal_cues, spot_cues

EU = frozenset({"FR", "PT"})


@pytest.mark.parametrize(
    ("role", "chair"),
    [
        ("Talent partner", Chair.RECRUITER),
        ("HR business partner", Chair.PEOPLE),
        ("Co-founder and baker", Chair.FOUNDER),
        ("Account manager", Chair.CLIENTS),
        ("Head of planning", Chair.MANAGER),
        ("Hiring manager", Chair.MANAGER),
        ("Timetable planner", Chair.COLLEAGUE),
        ("", Chair.UNKNOWN),
        ("Senior", Chair.UNKNOWN),
        ("Product owner", Chair.COLLEAGUE),
        ("Client-side developer", Chair.COLLEAGUE),
    ],
)
def test_a_role_says_from_where_somebody_probably_looks(role: str, chair: Chair) -> None:
    assert chair_of(role, chair_cues()).chair is chair


def test_the_words_of_the_role_are_the_reason() -> None:
    assert chair_of("Deputy head of planning", chair_cues()) == Seat(Chair.MANAGER, "head of")


def test_a_story_covers_what_it_says_and_only_without_such_a_word_what_its_text_hints_at() -> None:
    grounds = [
        Ground("team", frozenset({"shared"}), re.compile("crew")),
        Ground("late", frozenset(), re.compile("late")),
    ]
    stories = [Tellable("a", "The crew was late", ("shared",)), Tellable("b", "late, and the crew")]

    found = covered(stories, grounds)

    assert [(one.topic, one.stories) for one in found] == [("team", ("a", "b")), ("late", ("b",))]


def test_a_topic_without_a_story_is_a_gap() -> None:
    assert covered([], [Ground("team", frozenset(), re.compile("crew"))])[0].stories == ()


@pytest.mark.parametrize(
    ("place", "link", "spot"),
    [
        ("Café Luna, Rua do Ouro 3", "", Spot.CAFE),
        ("Restaurant Zum Kahn", "", Spot.MEAL),
        ("A walk in the harbour park", "", Spot.WALK),
        ("Park Street 4", "", Spot.OFFICE),
        ("Castle Walk 12", "", Spot.OFFICE),
        ("Meet at the harbour gate", "", Spot.OFFICE),
        ("Copper Ridge Bakery", "", Spot.OFFICE),
        ("Rua do Ouro 14", "", Spot.OFFICE),
        ("", "https://video.example/ada", Spot.SCREEN),
        ("", "+351 22 555 0199", Spot.PHONE),
        ("", "", Spot.UNKNOWN),
    ],
)
def test_where_one_sits_follows_from_place_and_link(place: str, link: str, spot: Spot) -> None:
    assert spot_of(place, link, spot_cues()) is spot


@pytest.mark.parametrize(
    ("country", "law"),
    [("US", Country.US), ("gb", Country.UK), ("DE", Country.DE), ("PT", Country.EU), ("JP", None), ("", None)],
)
def test_whose_law_is_known(country: str, law: Country | None) -> None:
    assert law_of(country, EU) is law


def test_what_they_say_is_seen_with_its_sentence_and_once() -> None:
    turns = [(Side.THEIRS, "Fine. When could you start? We are two short."), (Side.THEIRS, "And when could you start?")]

    found = noticed(turns, signal_cues())

    assert [(one.key, one.quote) for one in found] == [("start", Quote(0, 6, 27))]


def test_the_same_words_from_the_other_side_say_nothing() -> None:
    assert noticed([(Side.MINE, "When could you start?"), (None, "When could you start?")], signal_cues()) == ()


SAYS_NOTHING = [
    (Side.THEIRS, "What would you like to drink?"),
    (Side.THEIRS, "What do you make of the new harbour?"),
    (Side.THEIRS, "What do you expect from a colleague?"),
    (Side.THEIRS, "The ferry has left, I am afraid."),
    (Side.THEIRS, "We will see the quay later."),
    (Side.THEIRS, "It pays to be early on the quay."),
    (Side.THEIRS, "Turn left by the team photo."),
    (Side.THEIRS, "Would you enjoy a biscuit?"),
    (Side.MINE, "I like talking to others."),
    (Side.MINE, "This is what we did with the crews."),
    (Side.MINE, "I am not sure the tram runs on Sundays."),
    (Side.MINE, "The harbour offers a view."),
    (Side.MINE, "I have never seen so many boats."),
    (Side.MINE, "My last boss taught me to sail."),
]


@pytest.mark.parametrize("turn", SAYS_NOTHING)
def test_everyday_words_say_nothing(turn: tuple[Side, str]) -> None:
    assert noticed([turn], signal_cues()) == ()


@pytest.mark.parametrize(
    ("side", "words", "key"),
    [
        (Side.THEIRS, "You'd love it here in June.", "sells"),
        (Side.THEIRS, "You should meet the rest of the team.", "meet_others"),
        (Side.THEIRS, "What salary do you have in mind?", "pay"),
        (Side.THEIRS, "And what are you looking for in terms of pay?", "pay"),
        (Side.THEIRS, "Well, we'll see.", "vague"),
        (Side.THEIRS, "We will keep your CV on file.", "vague"),
        (Side.THEIRS, "It is fast-paced, I will be honest.", "busy"),
        (Side.THEIRS, "Two planners just left, so we are short.", "turnover"),
        (Side.MINE, "I'm really interested in the night shifts.", "my_interest"),
        (Side.MINE, "I am talking to two other companies.", "my_others"),
        (Side.MINE, "I have never led a crew.", "my_doubt"),
        (Side.MINE, "My old boss was awful to everybody.", "my_past"),
    ],
)
def test_what_may_be_read_in_two_ways_is_known_by_its_words(side: Side, words: str, key: str) -> None:
    assert [one.key for one in noticed([(side, words)], signal_cues())] == [key]


def test_a_promise_with_a_day_is_not_vague() -> None:
    said = [(Side.THEIRS, "We'll let you know by Friday."), (Side.THEIRS, "We'll be in touch.")]

    assert [(one.key, one.quote.turn) for one in noticed(said, signal_cues())] == [("vague", 1)]


def test_next_steps_are_theirs_and_those_with_a_day_come_first() -> None:
    def offer(text: str, *, mine: bool | None, due: date | None = None) -> Offer:
        return Offer(text, Sort.PROMISE, text, Quote(0, 0, 1), mine, due)

    later, soon = (
        offer("we will let you know", mine=False),
        offer("I will write to you", mine=None, due=date(2026, 3, 6)),
    )
    others = [offer("I will write to you", mine=True), offer("I will water the plants", mine=False)]

    assert next_steps([later, *others, soon], next_cue()) == (soon, later)
