"""Sentences of talk made short."""

import pytest

from halfhour.domain.talks.shorten import clauses, has_own_subject, is_whole, points_away, tidied, words_of


def shortened(text: str) -> str:
    return " ".join(text[word.start : word.end] for word in tidied(words_of(text)))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Well, um, I mean, I started in a bakery.", "I started in a bakery."),
        ("So yeah, to be honest, it took two years.", "it took two years."),
        ("I was, I was in Lagos then.", "I was in Lagos then."),
        ("We sort of moved to, you know, Ghana.", "We moved to, Ghana."),
        ("It's a small place, right?", "It's a small place,"),
        ("That was very very hard.", "That was very very hard."),
        ("What kind of work is it?", "What kind of work is it?"),
        ("Do you know the harbour office?", "Do you know the harbour office?"),
    ],
)
def test_fillers_false_starts_and_tags_go_and_matter_stays(said: str, left: str) -> None:
    assert shortened(said) == left


def test_a_sentence_of_fillers_keeps_its_last_word() -> None:
    assert shortened("Um, well, yeah.") == "yeah."


def test_it_only_leaves_words_out() -> None:
    said = "And so, um, the the night shift is, I think, the best, because you learn, you know, everything."

    assert set(shortened(said).split()) <= set(said.split())


def test_a_narrowing_clause_stays_with_its_noun() -> None:
    words = words_of("We look for people who can write a report")

    assert list(clauses(words)) == [(0, len(words))]


def test_a_thought_may_be_cut_before_because_and_before_and_i() -> None:
    words = words_of("I left the yard in May because the pay was poor and I wanted to study")

    assert [" ".join(word.bare for word in words[begin:end]) for begin, end in clauses(words)] == [
        "i left the yard in may",
        "because the pay was poor",
        "and i wanted to study",
    ]


def test_a_run_that_ends_in_the_air_is_not_whole() -> None:
    assert not is_whole(words_of("I went to the"))
    assert is_whole(words_of("I went to the yard"))


def test_a_run_from_the_middle_needs_its_own_subject() -> None:
    assert has_own_subject(words_of("we worked at night"))
    assert not has_own_subject(words_of("it was closed at night"))


def test_pointing_words_lean_on_what_came_before() -> None:
    assert points_away(["they", "decide", "it"]) > points_away(["the", "council", "decides"]) == 0


def test_a_figure_that_was_taken_back_is_left_out() -> None:
    assert shortened("We were forty, no, sorry, fourteen people.") == "We were fourteen people."


def test_notes_of_the_transcriber_are_no_words() -> None:
    assert shortened("[laughs] We start at seven. (pause)") == "We start at seven."


def test_a_caption_that_broke_off_loses_its_loose_end() -> None:
    assert shortened("we start at seven and you") == "we start at seven"
