"""The thank-you check: what a person sees of their own words."""

import pytest
from django.test import Client

from halfhour.records.accounts import User
from halfhour.records.talks import Talk

pytestmark = pytest.mark.django_db


def judged(client: Client, text: str, **more: str) -> str:
    """The page after a thank-you was sent in."""
    given = {"occasion": "after_informational", "text": text, **more}
    return client.post("/thanks/", given).content.decode()


def test_a_job_ask_makes_it_not_ready(client: Client, ada: User) -> None:
    page = judged(client, "Dear Ana, thank you for the call. Could you pass my CV to your manager?")

    assert "Not ready" in page
    assert "Could you pass my CV to your manager?<sup>" in page


def test_what_was_never_said_is_not_thanked_for(client: Client, ada: User, talk: Talk) -> None:
    text = "Dear Ines, thank you. Your story about the penguins of Patagonia stayed with me. I have signed up for the course."

    assert "not to be found in what was said" in judged(client, text, talk=talk.pk)


def test_the_talks_of_others_cannot_be_chosen(client: Client, ada: User, add_talk, dans) -> None:
    theirs = add_talk(dans)

    answer = client.post("/thanks/", {"occasion": "for_help", "text": "Thank you.", "talk": theirs.pk})

    assert answer.status_code == 422


def test_another_language_is_named_and_not_judged(client: Client, ada: User) -> None:
    assert "This is in German" in judged(
        client, "Liebe Frau Müller, vielen Dank für das Gespräch und die guten Hinweise von gestern."
    )


def test_an_empty_thank_you_is_asked_for(client: Client, ada: User) -> None:
    assert "Write or paste a thank-you first." in judged(client, "")
