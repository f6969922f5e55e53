"""Questions by their form."""

import pytest

from halfhour.domain.clauses import Build
from halfhour.domain.questions import Form, form_of


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("How did you end up in hospice work?", Form.OPEN),
        ("what made you stick with it", Form.OPEN),
        ("Could you walk me through a normal week?", Form.OPEN),
        ("And the people in the team?", Form.OPEN),
        ("I was wondering how you found your first clients.", Form.OPEN),
        ("What are the pros and cons of a family firm?", Form.OPEN),
        ("how many cows", Form.CLOSED),
        ("Do you travel, or do you stay in the office?", Form.CLOSED),
        ("I was wondering whether a licence from Ghana is recognised.", Form.CLOSED),
        ("You were in Cork before this?", Form.CLOSED),
        ("Don't you think that young people give up too quickly?", Form.LEADING),
        ("they work you to death don't they", Form.LEADING),
        ("So the job is mostly paperwork?", Form.LEADING),
        ("You never regretted it, did you?", Form.LEADING),
        ("What are the hours and the pay like?", Form.DOUBLE),
        ("how did it begin and what came of it", Form.DOUBLE),
        ("What do you like most and least about it?", Form.DOUBLE),
        ("Where did you train? And who paid for it?", Form.DOUBLE),
    ],
)
def test_a_question_has_the_form_of_its_grammar(question: str, form: Form) -> None:
    assert form_of(question).form is form


def test_capitals_and_question_marks_change_nothing() -> None:
    written = form_of("Isn't it better to start small?")
    spoken = form_of("isn't it better to start small")

    assert written.form is spoken.form is Form.LEADING


def test_the_reason_stands_at_its_place() -> None:
    question = "The work is dull, isn't it?"

    guess = form_of(question)

    assert question[guess.start : guess.end].strip(" ,") == "isn't it"


def test_an_empty_question_is_a_closed_statement() -> None:
    assert (form_of("").form, form_of("").build) == (Form.CLOSED, Build.STATEMENT)


def test_a_very_long_question_costs_little() -> None:
    assert form_of("how do you " + "and so on " * 3_000).form in set(Form)
