"""Which questions a story answers, which are open, and who heard it."""

from datetime import date

from halfhour.domain.stories import Heard, heard_before, open_topics, suggested
from halfhour.phrases.answers import likely_questions
from halfhour.wiring import listening

DAY = date(2026, 5, 4)


def test_a_story_is_suggested_for_questions_near_to_it():
    told = "An angry customer complained about a broken lamp. I apologised, gave her a refund and explained what had happened."

    assert "unhappy_client" in suggested(told, likely_questions().values(), listening().topics)


def test_only_questions_that_ask_for_a_time_are_suggested():
    found = suggested("I moved a ward of a hospital in a day", likely_questions().values(), listening().topics)

    assert all(likely_questions()[key].shape == "story" for key in found)


def test_a_story_without_words_is_suggested_for_nothing():
    assert suggested("  ", likely_questions().values(), listening().topics) == ()


def test_topics_count_what_any_story_answers():
    found = {one.topic: one for one in open_topics(likely_questions().values(), [["mistake", "proud"], ["mistake"]])}

    assert found["mistake"].answered == 1
    assert found["conflict"].answered == 0
    assert found["conflict"].of > 3
    assert "pay" not in found


def test_who_heard_a_story_is_known_with_the_day():
    told = [Heard("ward", "ngozi", DAY), Heard("kiln", "ngozi", DAY), Heard("ward", "tiago", None)]

    assert heard_before("ward", ["ngozi", "mira"], told) == {"ngozi": DAY}
    assert heard_before("ward", ["tiago"], told) == {"tiago": None}


def test_a_day_counts_more_than_a_plan():
    told = [Heard("ward", "ngozi", DAY), Heard("ward", "ngozi", None)]

    assert heard_before("ward", ["ngozi"], told) == {"ngozi": DAY}


def test_there_are_sixty_questions_and_each_says_what_it_wants_to_know():
    assert len(likely_questions()) >= 60
    assert all(one.wants and one.text for one in likely_questions().values())
