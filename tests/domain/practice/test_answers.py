"""What is remarked on an answer, and where."""

import pytest

from halfhour.domain.practice.answers import Part, Read, Sort, read_answer
from halfhour.phrases.answers import likely_questions, said_of
from halfhour.wiring import listening

GOOD = (
    "In March the kiln of our pottery cracked, two days before the fair. I had to fire sixty bowls somewhere. I rang the school in Tavira "
    "and offered them a lesson for a night in theirs. They said yes, and we sold fifty-two bowls on the Sunday."
)


def read(text: str, question: str = "changed_plan") -> Read:
    return read_answer(text, likely_questions()[question], listening())


def sorts(text: str, question: str = "changed_plan") -> set[Sort]:
    return {remark.sort for remark in read(text, question).remarks}


def quoted(text: str, sort: Sort, question: str = "changed_plan") -> list[str]:
    found = next(remark for remark in read(text, question).remarks if remark.sort is sort)
    return [text[place.start : place.end] for place in found.places]


def test_a_good_story_gets_no_remark():
    assert sorts(GOOD) == set()


def test_the_parts_of_a_story_are_found_without_labels():
    parts = {part: GOOD[place.start : place.end] for part, place in read(GOOD).parts.items()}

    assert parts[Part.SITUATION].startswith("In March")
    assert parts[Part.TASK].startswith("I had to fire")
    assert parts[Part.ACTION].startswith("I rang")
    assert parts[Part.RESULT].startswith("They said yes")


def test_a_story_that_stops_is_quoted_where_it_stops():
    text = GOOD.rpartition(" They said")[0]

    assert quoted(text, Sort.NO_RESULT) == [
        "I rang the school in Tavira and offered them a lesson for a night in theirs."
    ]


def test_only_we_is_remarked_at_what_we_did():
    text = (
        "In March the kiln cracked two days before the fair. We rang the school in Tavira, we offered them a lesson, and we carried sixty "
        "bowls over there by night. In the end we sold fifty-two of them."
    )

    assert sorts(text) == {Sort.NO_OWN_PART}
    assert quoted(text, Sort.NO_OWN_PART)[0] == "We rang"


def test_habits_are_no_one_time():
    text = (
        "When a plan falls apart I always stay calm. You have to look for another way, and you should tell people early. I usually make a "
        "list and then I go through it step by step."
    )

    assert sorts(text) == {Sort.GENERAL}


def test_praise_without_a_case_is_quoted():
    text = (
        "I am a team player and I am very organised. I'm a hard worker, and people can count on me at any time, whatever the work is and "
        "whoever else is there."
    )

    assert "I am a team player" in quoted(text, Sort.CLAIMS, "strength")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My boss was clueless.", "boss was clueless"),
        ("They are crooks, honestly.", "They are crooks"),
        ("She treated us like furniture.", "treated us like"),
    ],
)
def test_running_others_down_is_quoted(text: str, words: str):
    assert any(words in quote for quote in quoted(text, Sort.BLAME, "leaving"))


@pytest.mark.parametrize(
    "text",
    [
        "She was angry, and she was right.",
        "I tell them that there are no stupid questions.",
        "I felt like a fool when I saw it.",
        "The launch was a disaster and it was my fault.",
    ],
)
def test_anger_trouble_and_one_s_own_folly_are_no_blame(text: str):
    assert Sort.BLAME not in sorts(text, "leaving")


def test_few_fillers_and_hedges_are_let_go():
    assert sorts(f"Um, I think {GOOD}") == set()


def test_many_fillers_are_remarked_with_their_places():
    text = f"Um, so, um, {GOOD} And, um, you know, uh, that was, like, that, basically."

    assert quoted(text, Sort.FILLERS).count("um") == 2
    assert len(quoted(text, Sort.FILLERS)) >= 6


def test_to_have_none_is_no_answer():
    assert sorts("I can't think of any, honestly. I've never failed at anything.", "failed") == {Sort.DENIED}


def test_a_short_answer_to_a_short_question_is_fine():
    assert sorts("The first of June.", "start") == set()
    assert sorts("Once, with the kiln.", "hard_project") == {Sort.SHORT}


def test_two_minutes_are_marked_where_they_end():
    assert Sort.LONG in sorts(" ".join([GOOD] * 6))


def test_an_answer_to_something_else_is_asked_about():
    text = (
        "My salary now is forty thousand and I could start in June, because my notice is three months. Two days a week from home would "
        "suit me."
    )

    assert sorts(text, "with_others") == {Sort.OFF}


def test_silence_has_no_remarks():
    assert read("").remarks == ()


@pytest.mark.parametrize("text", ["…", "?!", "İ İ İ", "a\n\n\nb", "日本語の答えです。" * 20, "like, " * 400])
def test_odd_texts_are_read(text: str):
    for remark in read(text).remarks:
        assert remark.places
        assert all(0 <= place.start < place.end <= len(text) for place in remark.places)


@pytest.mark.parametrize(
    "text", ["i'm " + "very " * 1_600, "we " + "then " * 1_600, "the boss " * 900, "he is so " * 900]
)
def test_a_text_that_goes_on_for_ever_is_read_soon(text: str):
    assert read(text[:8_000]).words > 0


def test_every_remark_says_what_a_better_version_would_contain():
    for sort in Sort:
        name, why = said_of(sort, likely_questions()["proud"].shape)
        assert name
        assert why
