"""May we ask this? The page."""

from html import unescape

import pytest
from django.test import Client

from halfhour.records.accounts import User
from halfhour.web.lawful.forms import MOST

pytestmark = pytest.mark.django_db


def shown(client: Client, questions: str, country: str = "us") -> str:
    """The page after a paste."""
    return unescape(client.post("/lawful/", {"questions": questions, "country": country}).content.decode())


def test_each_question_has_verdict_ground_rule_source_and_lawful_wording(client: Client, ada: User) -> None:
    text = shown(client, "1. How old are you?\n2. Can you work this schedule?", "uk")

    for words in ("Do not ask", "· Age", "<mark>How old are you</mark>", "Equality Act 2010", "Are you 18 or over?"):
        assert words in text
    assert "Fine to ask" in text
    assert "1 not to be asked, 0 risky, 1 fine" in text
    assert text.count("not legal advice") == 1


def test_the_country_decides(client: Client, ada: User) -> None:
    assert "1 risky" in shown(client, "What is your current salary?", "us")
    assert "1 not to be asked" in shown(client, "What is your current salary?", "eu")


def test_what_was_pasted_stays_and_is_only_text(client: Client, ada: User) -> None:
    raw = client.post("/lawful/", {"questions": "<b>How old</b> are you?", "country": "us"}).content.decode()

    assert "<b>How old" not in raw
    assert raw.count("&lt;b&gt;") == 2


def test_another_language_is_named_and_not_judged(client: Client, ada: User) -> None:
    text = shown(client, "Welche Sprachen sprechen Sie zu Hause mit Ihrer Familie, wenn ich fragen darf?", "de")

    assert "not judged" in text
    assert "German" in text


@pytest.mark.parametrize("questions", ["", "# nothing", "[1, 2", "Why?\n" * (MOST + 1), "a" * 60_001])
def test_what_cannot_be_judged_is_said(client: Client, ada: User, questions: str) -> None:
    answer = client.post("/lawful/", {"questions": questions, "country": "us"})

    assert answer.status_code == 422
    assert b"errorlist" in answer.content


def test_an_unknown_country_is_refused(client: Client, ada: User) -> None:
    assert client.post("/lawful/", {"questions": "Why?", "country": "mars"}).status_code == 422


def test_the_empty_page_offers_an_example_and_the_way_there(client: Client, ada: User) -> None:
    assert b"/lawful/?example" in client.get("/lawful/").content
    assert b"Do not ask" in client.get("/lawful/?example").content
    assert b'href="/lawful/"' in client.get("/").content
