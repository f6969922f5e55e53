"""Your questions: the page and the bank."""

from html import unescape

import pytest
from django.test import Client

from halfhour.phrases.questions import question_bank
from halfhour.records.accounts import User
from halfhour.web.questions.forms import MOST

pytestmark = pytest.mark.django_db


def shown(client: Client, questions: str, **more: object) -> str:
    """The page after a paste."""
    return unescape(client.post("/questions/", {"questions": questions, **more}).content.decode())


def test_each_question_has_form_topic_and_better_wording(client: Client, ada: User) -> None:
    text = shown(client, "1. Do you like working nights?\n2. How did you become a pilot?")

    for words in (
        "1 of 2 open the talk",
        "<strong>Closed</strong>",
        "<strong>Open</strong>",
        "“What is working nights like for you?”",
    ):
        assert words in text


def test_what_is_not_touched_is_said(client: Client, ada: User) -> None:
    assert "not yet" in shown(client, "How did you become a pilot?")


def test_picked_and_added_questions_join_the_list(client: Client, ada: User) -> None:
    text = shown(
        client, "How did you become a pilot?", pick=["What keeps you flying?"], one="What do you eat up there?"
    )

    assert "How did you become a pilot?\nWhat keeps you flying?\nWhat do you eat up there?</textarea>" in text


def test_what_was_pasted_is_only_text(client: Client, ada: User) -> None:
    raw = client.post("/questions/", {"questions": "<b>How old</b> are you?"}).content.decode()

    assert "<b>How old" not in raw


def test_another_language_is_named_and_not_judged(client: Client, ada: User) -> None:
    text = shown(client, "Welche Sprachen sprechen Sie zu Hause mit Ihrer Familie, wenn ich fragen darf?")

    assert "Not judged" in text
    assert "German" in text


@pytest.mark.parametrize("questions", ["", "# nothing", "[1, 2", "Why?\n" * (MOST + 1), "a" * 60_001])
def test_what_cannot_be_checked_is_said(client: Client, ada: User, questions: str) -> None:
    assert client.post("/questions/", {"questions": questions}).status_code == 422


def test_the_bank_is_filtered_and_says_why(client: Client, ada: User) -> None:
    text = unescape(client.get("/questions/bank", {"topic": "study", "stage": "student"}).content.decode())

    assert "What should I look for in a supervisor?" in text
    assert "The choice that decides a doctorate." in text
    assert "How would you describe the place to a friend?" not in text


def test_an_unknown_filter_is_no_filter(client: Client, ada: User) -> None:
    assert client.get("/questions/bank", {"topic": "zebra"}).content.count(b'name="pick"') == len(question_bank())
