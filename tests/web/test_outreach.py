"""The message coach: what a person sees of their own words."""

import pytest
from django.test import Client

from halfhour.records.accounts import User

pytestmark = pytest.mark.django_db

VAGUE = (
    "Subject: Hello\n\nHello,\n\nI would love to pick your brain. Please keep me in mind if anything opens up.\n\nJosh"
)


def checked(client: Client, text: str, **more: str) -> str:
    """The page after a message was sent in."""
    return client.post("/coach/", {"channel": "email", "text": text, **more}).content.decode()


def test_the_words_that_ask_for_a_job_are_marked_with_their_reason(client: Client, ada: User) -> None:
    page = checked(client, VAGUE)

    assert "Please keep me in mind if anything opens up.<sup>" in page
    assert "This hopes for a job." in page


def test_the_typed_text_stays_in_its_field(client: Client, ada: User) -> None:
    assert (
        "pick your brain" in client.post("/coach/", {"channel": "email", "text": VAGUE}).context["form"]["text"].value()
    )


def test_while_one_types_only_the_findings_come_back(client: Client, ada: User) -> None:
    page = client.post("/coach/", {"channel": "email", "text": VAGUE}, headers={"HX-Request": "true"}).content.decode()

    assert page.strip().startswith('<section id="checked"')


def test_an_empty_message_is_asked_for(client: Client, ada: User) -> None:
    answer = client.post("/coach/", {"channel": "email", "text": " "})

    assert answer.status_code == 422
    assert "Write or paste a message first." in answer.content.decode()


def test_a_note_counts_its_characters(client: Client, ada: User) -> None:
    page = client.post("/coach/", {"channel": "linkedin-note", "text": "Hi Ana, " + "so " * 120}).content.decode()

    assert "a connection note is cut at 300" in page


def test_a_copy_of_an_earlier_message_is_noticed(client: Client, ada: User) -> None:
    text = "Hi Ana, your talk on tides made me change my thesis. Could I ask you two questions about the first season on board?"

    assert "stands in an earlier message of yours" in checked(client, text, earlier=text.replace("Ana", "Ben"))


def test_another_language_is_named_and_not_judged(client: Client, ada: User) -> None:
    page = checked(
        client, "Sehr geehrte Frau Müller, ich würde gerne mit Ihnen über Ihren Beruf sprechen. Haben Sie Zeit?"
    )

    assert "This is in German" in page


def test_what_is_typed_is_shown_as_text(client: Client, ada: User) -> None:
    assert "<script>alert" not in checked(client, "Hi Ana, <script>alert(1)</script> could we talk?")
