"""Practising with an invented host on pages."""

from typing import Any

import pytest
from django.test import Client

from halfhour.actions.undo import undo
from halfhour.records.accounts import Workspace
from halfhour.records.practice import Rehearsal

pytestmark = pytest.mark.django_db


@pytest.fixture
def rehearsal(client: Client, workspace: Workspace) -> Rehearsal:
    """Begun with Kofi."""
    client.post("/rehearsing/", {"persona": "kofi"})
    begun: Rehearsal = workspace.rehearsals.get()
    return begun


def say(client: Client, rehearsal: Rehearsal, words: str, **options: Any) -> Any:
    return client.post(f"/rehearsing/{rehearsal.pk}/turns", {"words": words}, **options)


def test_everybody_there_is_can_be_chosen(client: Client, workspace: Workspace):
    page = client.get("/rehearsing/").content.decode()

    assert "Kofi Asante" in page
    assert "Marta Lindqvist" in page


def test_somebody_unknown_is_not_begun_with(client: Client, workspace: Workspace):
    assert client.post("/rehearsing/", {"persona": "nobody"}).status_code == 422
    assert not workspace.rehearsals.exists()


def test_a_turn_is_answered_and_kept(client: Client, rehearsal: Rehearsal):
    say(client, rehearsal, "How did you come to radio?")

    page = client.get(f"/rehearsing/{rehearsal.pk}/").content.decode()
    assert "I taught mathematics, eight years." in page
    assert "of 30 minutes" in page


def test_htmx_gets_the_talk_alone(client: Client, rehearsal: Rehearsal):
    answer = say(client, rehearsal, "How did you begin?", headers={"HX-Request": "true"})

    assert answer.content.decode().lstrip().startswith('<div id="talk">')


def test_goodbye_ends_it_and_shows_what_was_seen(client: Client, rehearsal: Rehearsal):
    for words in ("How did you come to radio?", "Do you like it?", "Thank you so much for your time, goodbye!"):
        say(client, rehearsal, words)

    seen = client.get(f"/rehearsing/{rehearsal.pk}/seen/").content.decode()
    assert "1 of your 2 questions opened the talk." in seen
    assert "Can be answered with yes or no" in seen
    rehearsal.refresh_from_db()
    assert rehearsal.figures["open_share"] == 0.5


def test_nothing_is_said_after_the_end(client: Client, rehearsal: Rehearsal):
    client.post(f"/rehearsing/{rehearsal.pk}/end")
    say(client, rehearsal, "One more thing?")

    rehearsal.refresh_from_db()
    assert len(rehearsal.turns) == 1


def test_hostile_words_are_only_words(client: Client, rehearsal: Rehearsal):
    answer = say(client, rehearsal, "<script>alert(1)</script>{{ 7*7 }}\x00", follow=True)

    assert "<script>alert(1)" not in answer.content.decode()


def test_two_rehearsals_are_drawn_beside_each_other(client: Client, workspace: Workspace):
    for _ in range(2):
        client.post("/rehearsing/", {"persona": "marta"})
        begun = workspace.rehearsals.order_by("-began_at").first()
        for words in ("How did you begin?", "Goodbye, thank you for your time"):
            say(client, begun, words)

    assert "Over your rehearsals" in client.get("/rehearsing/").content.decode()


def test_removal_is_taken_back(client: Client, rehearsal: Rehearsal, workspace: Workspace):
    client.post(f"/rehearsing/{rehearsal.pk}/removal")
    assert client.get(f"/rehearsing/{rehearsal.pk}/").status_code == 404

    undo(workspace.revisions.latest("made_at"))
    assert client.get(f"/rehearsing/{rehearsal.pk}/").status_code == 200


def test_a_stranger_hears_nothing(client: Client, rehearsal: Rehearsal, dans: Workspace):
    rehearsal.workspace = dans
    rehearsal.save()

    for path in ("", "seen/"):
        assert client.get(f"/rehearsing/{rehearsal.pk}/{path}").status_code == 404
