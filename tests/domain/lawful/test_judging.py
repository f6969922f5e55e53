"""What may be asked: by meaning and role, not by nouns."""

from dataclasses import replace

import pytest

from halfhour.domain.lawful.judging import judge, judge_all
from halfhour.domain.lawful.law import Country, Ground, Verdict
from halfhour.domain.lawful.model import Reading, longer
from halfhour.phrases.law import law, needs
from halfhour.wiring import lawful_knowledge


def judged(question: str, country: Country = Country.US):
    """The judgement with the shipped model."""
    return judge(question, country, lawful_knowledge())


@pytest.mark.parametrize(
    ("question", "ground"),
    [
        ("How old are you?", Ground.AGE),
        ("Do you have any children?", Ground.FAMILY_PREGNANCY),
        ("Which church do you go to?", Ground.RELIGION),
        ("That is a lovely accent. Where are you really from?", Ground.ORIGIN_CITIZENSHIP),
        ("Do you suffer from any chronic illness?", Ground.DISABILITY_HEALTH),
        ("What is your ethnic background?", Ground.RACE),
        ("Are you gay?", Ground.SEX_ORIENTATION),
        ("Do you belong to a union?", Ground.UNION_POLITICS),
        ("Have you ever been arrested?", Ground.ARREST_RECORD),
        ("What kind of discharge did you get from the Army?", Ground.MILITARY_DISCHARGE),
    ],
)
def test_what_the_law_protects_is_found_with_its_ground(question, ground):
    found = judged(question)

    assert (found.verdict, found.ground) == (Verdict.PROTECTED, ground)


@pytest.mark.parametrize(
    "question",
    [
        "Are you authorised to work in the United States?",
        "Are you at least 18 years old?",
        "Can you work this schedule?",
        "Can you lift 20 kg, with or without reasonable accommodation?",
        "Which languages can you work in?",
        "How did you find the race condition?",
        "How do you feed the lambs whose mother has died?",
        "Have you ever looked after someone with dementia?",
        "How would you shard the table, and by what key?",
        "Good morning, did you find the entrance all right?",
        "",
    ],
)
def test_questions_about_the_job_are_left_alone(question):
    assert judged(question).verdict is Verdict.OK


def test_the_country_decides():
    question = "What is your current salary?"

    assert judged(question, Country.UK).verdict is Verdict.RISKY
    assert judged(question, Country.EU).verdict is Verdict.PROTECTED


def test_the_words_that_decide_stand_in_the_question():
    question = "Lovely to meet you, sit down. And how old are you, if I may ask?"
    found = judged(question)

    assert "how old are you" in question[found.start : found.end].lower()


def test_small_talk_around_it_does_not_hide_a_question():
    talk = "We have forty minutes, and coffee is on its way. " * 8

    assert judged(f"{talk}Are you married? {talk}").verdict is Verdict.PROTECTED


def test_a_lawful_wording_is_offered_for_the_need():
    found = judged("Who minds the children when you are on shift?")

    assert found.need in needs()
    assert found.better
    assert judge(found.better, Country.US, lawful_knowledge()).verdict is Verdict.OK


def test_another_language_is_named_and_not_judged():
    found = judged("Welche Sprachen sprechen Sie zu Hause mit Ihrer Familie, wenn ich fragen darf?")

    assert (found.verdict, found.language) == (None, "de")


def test_every_country_has_a_rule_for_every_ground():
    for country in Country:
        for ground in Ground:
            rule = law().rule(country, ground, "")
            assert rule.source
            assert rule.better


def test_many_at_once_are_judged_like_one():
    questions = [("How old are you?", Country.US), ("", Country.DE), ("Milk? Sugar?", Country.UK)]

    assert judge_all(questions, lawful_knowledge()) == tuple(
        judge(text, country, lawful_knowledge()) for text, country in questions
    )


@pytest.mark.parametrize(
    ("asked", "innocent"),
    [
        (
            "Is that a mezuzah on your keyring?",
            "Our locksmith fits a mezuzah now and then. Have you worked with brass?",
        ),
        ("Will you be fasting when the season starts?", "Have you cooked for guests who are fasting?"),
        (
            "Who will read to them at bedtime if you take the evening desk?",
            "Could you read to the children at bedtime on the ward?",
        ),
        ("Are your knees up to the stairs?", "How many stairs does the tower have, do you know?"),
    ],
)
def test_what_only_hints_is_told_from_the_same_things_in_the_work(asked: str, innocent: str):
    assert judged(asked).verdict is Verdict.PROTECTED
    assert judged(innocent).verdict is Verdict.OK


def test_nothing_is_judged_of_nothing():
    assert judge_all([], lawful_knowledge()) == ()


@pytest.mark.parametrize("text", ["\x00\ud800", "?" * 5_000, "a" * 200_000, "age " * 20_000, "🙂", "\n\n"])
def test_hostile_texts_get_an_answer(text):
    assert judged(text).verdict in {*Verdict, None}


def test_a_long_turn_needs_more_than_a_short_question():
    assert longer(1) == 0
    assert longer(30) > longer(9) > longer(3) > 0


def test_the_deep_encoder_reads_only_what_is_not_ruled_out():
    read = []

    class Counting(Reading):
        def scores(self, texts, vectors):
            read.extend(texts)
            return super().scores(texts, vectors)

    knowledge = lawful_knowledge()
    counting = Counting(knowledge.model.reading().encoder)
    counted = replace(knowledge, model=replace(knowledge.model, reading=lambda: counting))
    asked = ["The kettle is behind the door. Does the knee still hold you back?", "The van comes at ten on Mondays."]

    judge_all([(text, Country.US) for text in asked], counted)

    assert read == ["does the knee still hold you back?", asked[0].lower()]
