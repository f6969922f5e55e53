"""Practising with an invented host on pages."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halfhour.actions.conversations import start_conversation
from halfhour.actions.dossiers import keep_source
from halfhour.actions.forgetting import forget_person
from halfhour.actions.undo import remove, undo
from halfhour.domain.dossiers import Block, Document, Form
from halfhour.phrases.briefs import fact_cues
from halfhour.records.accounts import Workspace
from halfhour.records.practice import Rehearsal
from halfhour.records.talks import KeptAnswer
from tests.web import example

DAY = date(2026, 3, 2)

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

    assert "Over your talks" in client.get("/rehearsing/").content.decode()


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


# ---- somebody real ----


@pytest.fixture
def tiago(workspace: Workspace) -> Any:
    """Somebody of whom a few things are known."""
    person = workspace.people.create(name="Tiago Bessa", role="Pilot")
    words = "Tiago Bessa studied in Viana.\nHe told me that she paid for it."
    keep_source(
        workspace, Document(Form.NOTE, "My notes", words, (Block(words, 0),)), fact_cues(), on=DAY, person=person
    )
    return person


def test_what_is_known_of_a_person_can_be_asked(client: Client, workspace: Workspace, tiago: Any):
    page = client.get(f"/rehearsing/?person={tiago.pk}").content.decode()
    client.post("/rehearsing/", {"persona": "real", "person": tiago.pk})
    begun = workspace.rehearsals.get()
    say(client, begun, "Where did you study, which course?")
    talk = client.get(f"/rehearsing/{begun.pk}/").content.decode()

    assert "3 things known" in page
    assert begun.person == tiago
    assert "This is not Tiago Bessa." in talk
    assert "I studied in Viana." in talk


def test_what_is_not_known_of_them_is_owned(client: Client, workspace: Workspace, tiago: Any):
    client.post("/rehearsing/", {"persona": "real", "person": tiago.pk})
    begun = workspace.rehearsals.get()
    say(client, begun, "How are mistakes handled there?")

    begun.refresh_from_db()
    answer = begun.turns[-1][1]
    assert answer.startswith(("(I don't know what Tiago would say", "(Nothing is known of that"))


def test_a_person_of_whom_nothing_is_known_is_not_invented(client: Client, workspace: Workspace):
    nobody = workspace.people.create(name="Ben Guest")

    answer = client.post("/rehearsing/", {"persona": "real", "person": nobody.pk})

    assert answer.status_code == 422
    assert "Nothing is known of them" in answer.content.decode()
    assert not workspace.rehearsals.exists()


def test_a_persona_that_was_made_of_a_removed_person_is_silent(client: Client, workspace: Workspace, tiago: Any):
    client.post("/rehearsing/", {"persona": "real", "person": tiago.pk})
    begun = workspace.rehearsals.get()
    remove(tiago)

    assert "is not here any more" in client.get(f"/rehearsing/{begun.pk}/").content.decode()
    assert client.get(f"/rehearsing/{begun.pk}/seen/").status_code == 200


def test_a_stranger_is_not_rehearsed_with(client: Client, workspace: Workspace, dans: Workspace):
    theirs = dans.people.create(name="Cleo Organiser", role="Planner")

    assert "Cleo" not in client.get(f"/rehearsing/?person={theirs.pk}").content.decode()
    assert client.post("/rehearsing/", {"persona": "real", "person": theirs.pk}).status_code == 422


def test_a_conversation_offers_whom_one_will_meet(client: Client, workspace: Workspace, tiago: Any):
    talk = start_conversation(workspace, ["Tiago Bessa"], zone="Europe/Lisbon")
    talk.people.set([tiago])

    page = client.get(f"/rehearsing/?conversation={talk.pk}").content.decode()
    client.post("/rehearsing/", {"persona": "kofi", "conversation": talk.pk})

    assert "Whom you will really meet" in page
    assert f"/rehearsing/?conversation={talk.pk}" in client.get(f"/conversations/{talk.pk}/").content.decode()
    assert f"/rehearsing/?conversation={talk.pk}" in client.get(f"/conversations/{talk.pk}/brief/").content.decode()
    assert f"/rehearsing/?person={tiago.pk}" in client.get(f"/people/{tiago.pk}/").content.decode()
    assert workspace.rehearsals.get().conversation == talk


def test_hosts_are_found_by_field_and_manner(client: Client, workspace: Workspace):
    by_field = client.get("/rehearsing/?q=nurs").content.decode()
    by_manner = client.get("/rehearsing/?manner=blunt", headers={"HX-Request": "true"}).content.decode()

    assert "Aroha Tamihana" in by_field
    assert "Kofi Asante" not in by_field
    assert "Naledi Mokoena" in by_manner
    assert "Kofi Asante" not in by_manner
    assert "Nobody fits" in client.get("/rehearsing/?q=zebra").content.decode()


def test_a_real_talk_is_drawn_beside_rehearsals(client: Client, workspace: Workspace, talk: Any):
    found = example.example(talk.as_transcript())
    KeptAnswer.objects.keep(talk, "any", found, timezone.now())
    client.post("/rehearsing/", {"persona": "kofi"})
    client.post(f"/rehearsing/{workspace.rehearsals.get().pk}/turns", {"words": "How did you begin?"})
    client.post(f"/rehearsing/{workspace.rehearsals.get().pk}/end")

    page = client.get("/rehearsing/").content.decode()
    assert ", a real talk" in page
    assert f'href="/conversations/{talk.conversation_id}/debrief/"' in page  # the table leads to it
    assert page.count("<figure") == 3


def test_real_talks_are_drawn_without_any_rehearsal(client: Client, workspace: Workspace, add_talk: Any):
    for _ in range(2):
        talk = add_talk(workspace)
        KeptAnswer.objects.keep(talk, "any", example.example(talk.as_transcript()), timezone.now())

    assert "Over your talks" in client.get("/rehearsing/").content.decode()


def test_a_talk_of_which_nobody_said_who_one_is_has_no_figures(client: Client, workspace: Workspace, add_talk: Any):
    for _ in range(2):
        talk = add_talk(workspace)
        found = replace(example.example(talk.as_transcript()), me=None)
        KeptAnswer.objects.keep(talk, "any", found, timezone.now())

    assert "Over your talks" not in client.get("/rehearsing/").content.decode()


def test_a_talk_that_changed_since_it_was_read_or_was_removed_is_left_out(
    client: Client, workspace: Workspace, add_talk: Any
):
    for _ in range(2):
        talk = add_talk(workspace)
        KeptAnswer.objects.keep(talk, "any", example.example(talk.as_transcript()), timezone.now())
    remove(talk.conversation)

    assert "Over your talks" not in client.get("/rehearsing/").content.decode()


def test_what_was_spoken_aloud_is_noted(client: Client, workspace: Workspace, rehearsal: Rehearsal):
    say(client, rehearsal, "How did you begin?")
    rehearsal.refresh_from_db()
    assert not rehearsal.spoken

    client.post(f"/rehearsing/{rehearsal.pk}/turns", {"words": "What is hard about it?", "spoken": "on"})
    say(client, rehearsal, "Thank you, goodbye.")
    rehearsal.refresh_from_db()
    assert rehearsal.spoken
    assert ", spoken" in client.get("/rehearsing/").content.decode()


def test_too_long_a_turn_stays_in_the_field(client: Client, rehearsal: Rehearsal):
    answer = say(client, rehearsal, "how " * 2_000)

    assert answer.status_code == 422
    assert "how how how" in answer.content.decode()


def test_what_was_spoken_is_noted(client: Client, rehearsal: Rehearsal):
    client.post(f"/rehearsing/{rehearsal.pk}/turns", {"words": "Hello", "spoken": "on"})

    rehearsal.refresh_from_db()
    assert rehearsal.spoken


def test_the_number_of_queries_does_not_grow(client: Client, workspace: Workspace, django_assert_max_num_queries: Any):
    for _ in range(10):
        client.post("/rehearsing/", {"persona": "kofi"})

    with django_assert_max_num_queries(14):
        client.get("/rehearsing/")


def test_whoever_is_forgotten_leaves_no_rehearsal(client: Client, workspace: Workspace, tiago: Any):
    client.post("/rehearsing/", {"persona": "real", "person": tiago.pk})

    forget_person(tiago, now=timezone.now())

    assert not workspace.rehearsals.exists()
