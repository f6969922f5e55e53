"""Questions checked by the shipped model: form, grammar, flags, better wordings, order and coverage; and the bank by its own check."""

import pytest

from halfhour import wiring
from halfhour.domain.question_bank import Role, Stage
from halfhour.domain.question_checks import Check, checked, coverage, suggested_order
from halfhour.domain.question_model import About, Flag, Grammar
from halfhour.domain.question_wording import gerund
from halfhour.domain.questions import Form
from halfhour.phrases.questions import question_bank


def check_of(text: str) -> Check:
    """One question checked."""
    return checked([text], wiring.question_knowledge())[0]


@pytest.mark.parametrize(
    ("question", "form", "grammar"),
    [
        ("How did you get into hospice work?", Form.OPEN, Grammar.WH),
        ("can you walk me through a normal day", Form.OPEN, Grammar.OPEN),
        ("How many people work here?", Form.CLOSED, Grammar.WH),
        ("Do you travel a lot?", Form.CLOSED, Grammar.YES_NO),
        ("fixed shifts or rotating", Form.CLOSED, Grammar.EITHER_OR),
        ("The work is dull, isn't it?", Form.LEADING, Grammar.YES_NO),
        ("How can you put up with such insulting pay?", Form.LEADING, Grammar.WH),
        ("How did it begin and what came of it?", Form.DOUBLE, Grammar.WH),
    ],
)
def test_form_and_grammar_of_a_question(question: str, form: Form, grammar: Grammar) -> None:
    judged = check_of(question).judged

    assert (judged.form, judged.grammar) == (form, grammar)


@pytest.mark.parametrize(
    ("question", "better"),
    [
        ("Do you like working nights?", "What is working nights like for you?"),
        ("Has the field changed since you started?", "How has the field changed since you started?"),
        ("Do you need a degree to become a pilot?", "What does it take to become a pilot, with or without a degree?"),
        (
            "Would you recommend studying in Delft?",
            "What would you say to somebody who is considering studying in Delft?",
        ),
        ("The work is dull, isn't it?", "How would you describe the work?"),
        ("What are the hours and the pay like?", "What are the hours like?\nWhat is the pay like?"),
        ("How did you start and what do you do now?", "How did you start?\nWhat do you do now?"),
        ("Could you pass my CV to your boss?", "What makes an application stand out in your field?"),
        ("How much do you earn?", "How does pay develop in this field over the years?"),
        ("Did you like Leipzig?", None),
        ("Is the bridge open?", None),
        ("How did you get into hospice work?", None),
    ],
)
def test_a_better_wording_keeps_the_words_or_there_is_none(question: str, better: str | None) -> None:
    assert check_of(question).better == better


@pytest.mark.parametrize(
    ("question", "flag"),
    [
        ("Are you married?", Flag.TOO_PERSONAL),
        ("Could you put in a word with your foreman for me?", Flag.JOB_ASK),
        ("How many employees does your company have?", Flag.SEARCHABLE),
    ],
)
def test_what_is_out_of_place_is_flagged(question: str, flag: Flag) -> None:
    assert flag in check_of(question).judged.flags


@pytest.mark.parametrize(
    "question", ["Do you have any advice for me?", "How do families fare at sea?", "What is a good day?"]
)
def test_ordinary_questions_are_not_flagged(question: str) -> None:
    assert check_of(question).judged.flags == ()


def test_the_place_that_decides_lies_in_the_question() -> None:
    question = "I came by train. You must love it here, don't you?"

    judged = check_of(question).judged

    assert 0 <= judged.start < judged.end <= len(question)
    assert judged.form is Form.LEADING


def test_easy_questions_come_first_and_flagged_ones_last() -> None:
    texts = ["Could you pass my CV to your boss?", "What advice would you give me?", "How did you become a pilot?"]

    assert suggested_order(checked(texts, wiring.question_knowledge())) == (2, 1, 0)


def test_common_ground_that_nobody_touches_is_counted_as_none() -> None:
    counts = coverage(checked(["How did you become a pilot?"], wiring.question_knowledge()))

    assert counts[About.PATH] == 1
    assert counts[About.CULTURE] == 0
    assert About.LOGISTICS not in counts


def test_another_language_is_named_and_not_reworded() -> None:
    check = check_of("Welche Sprachen sprechen Sie zu Hause mit Ihrer Familie?")

    assert (check.language, check.better, check.is_ready) == ("de", None, False)


@pytest.mark.parametrize(
    "text", ["", " ", "?", "!!!", "\x00", "a" * 50_000, "how " * 20_000, "İ" * 400, "and and and?"]
)
def test_hostile_texts_get_an_answer(text: str) -> None:
    assert check_of(text).judged.form in set(Form)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("work nights", "working nights"),
        ("write", "writing"),
        ("plan a day", "planning a day"),
        ("lie", "lying"),
        ("", ""),
    ],
)
def test_a_verb_phrase_becomes_a_gerund(phrase: str, expected: str) -> None:
    assert gerund(phrase) == expected


def test_every_question_of_the_bank_opens_and_stands_once() -> None:
    bank = question_bank()

    faulty = [
        check.text for check in checked([one.text for one in bank], wiring.question_knowledge()) if not check.is_ready
    ]

    assert faulty == []
    assert len({one.text for one in bank}) == len(bank) >= 200


def test_the_bank_has_something_for_everybody() -> None:
    bank = question_bank()

    assert {one.about for one in bank} == set(About)
    for stage in Stage:
        for role in Role:
            assert sum(one.suits(stage=stage, role=role) for one in bank) >= 20
