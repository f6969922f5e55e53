"""Answers are practised, read, drawn and removed."""

from typing import Any

import pytest
from django.test import Client

from halfhour.records.accounts import User, Workspace
from halfhour.records.practice import Rehearsal

pytestmark = pytest.mark.django_db

STORY = (
    "In March the kiln cracked, two days before the fair. I rang the school in Tavira and offered them a lesson for a night in theirs. "
    "They said yes, and we sold fifty-two bowls."
)


@pytest.fixture
def begun(client: Client, ada: User) -> Rehearsal:
    page = client.post("/rehearsing/answers/", {"interviewer": "femi"})
    assert page.status_code == 302
    found: Rehearsal = Rehearsal.objects.get()
    return found


def text(page: Any) -> str:
    return str(page.content.decode())


def say(client: Client, rehearsal: Rehearsal, words: str, **more: Any) -> Any:
    return client.post(f"/rehearsing/answers/{rehearsal.pk}/turns", {"words": words}, **more)


def test_one_chooses_who_asks(client: Client, ada: User):
    assert "Femi Bankole" in text(client.get("/rehearsing/answers/"))
    assert client.post("/rehearsing/answers/", {"interviewer": "nobody"}).status_code == 422
    assert client.post("/rehearsing/answers/", {"interviewer": "any"}).status_code == 302


def test_they_greet_and_ask(client: Client, begun: Rehearsal):
    assert begun.sort == Rehearsal.Sort.ANSWER
    assert "tell me a bit about yourself" in text(client.get(f"/rehearsing/answers/{begun.pk}/"))


def test_a_short_answer_is_asked_about(client: Client, begun: Rehearsal):
    say(client, begun, "I make bowls.")
    begun.refresh_from_db()

    assert begun.turns[-1][2:] == ["about_yourself", "follow_up"]


def test_a_whole_talk_ends_with_the_goodbye_and_is_read(client: Client, begun: Rehearsal):
    for _ in range(20):
        begun.refresh_from_db()
        if begun.ended_at:
            break
        say(client, begun, STORY)

    page = text(client.get(f"/rehearsing/answers/{begun.pk}/seen/"))

    assert begun.ended_at
    assert begun.figures["whole_share"] == 1
    assert "fifty-two bowls" in page
    assert "Usually wants to know" in page


def test_what_was_remarked_is_marked_in_its_place(client: Client, begun: Rehearsal):
    say(client, begun, f"{STORY} My boss was clueless.")
    client.post(f"/rehearsing/answers/{begun.pk}/end")

    page = text(client.get(f"/rehearsing/answers/{begun.pk}/seen/"))

    assert "<mark>My boss was clueless" in page or "<mark>boss was clueless" in page
    assert "How others come across" in page


def test_once_it_is_over_nothing_more_is_said(client: Client, begun: Rehearsal):
    client.post(f"/rehearsing/answers/{begun.pk}/end")
    before = len(Rehearsal.objects.get().turns)

    say(client, begun, "And one more thing.")

    assert len(Rehearsal.objects.get().turns) == before


def test_htmx_gets_the_talk_alone(client: Client, begun: Rehearsal):
    page = say(client, begun, STORY, headers={"HX-Request": "true"})

    assert "<html" not in text(page)
    assert "fifty-two bowls" in text(page)


def test_too_long_a_turn_is_shown_again(client: Client, begun: Rehearsal):
    page = say(client, begun, "word " * 2_000)

    assert page.status_code == 422
    assert "word word" in text(page)


def test_what_was_spoken_aloud_is_noted(client: Client, workspace: Workspace, begun: Rehearsal):
    page = text(client.get(f"/rehearsing/answers/{begun.pk}/"))
    assert 'id="id_spoken"' in page  # the script writes there that it listened

    client.post(f"/rehearsing/answers/{begun.pk}/turns", {"words": "I moved the ward.", "spoken": "on"})
    begun.refresh_from_db()
    assert begun.spoken
    assert ", spoken" in text(client.get("/rehearsing/answers/"))


def test_two_rehearsals_are_drawn(client: Client, workspace: Workspace, begun: Rehearsal):
    for number in (0.5, 1.0):
        workspace.rehearsals.create(
            sort="answer",
            persona="raj",
            began_at=begun.began_at,
            ended_at=begun.began_at,
            figures={"whole_share": number, "minutes_each": number, "fillers_a_minute": 2.0},
        )

    page = text(client.get("/rehearsing/answers/"))

    assert page.count("<figure") == 3
    assert "50% on" in page


def test_a_rehearsal_is_removed(client: Client, workspace: Workspace, begun: Rehearsal):
    client.post(f"/rehearsing/answers/{begun.pk}/removal")

    assert not workspace.rehearsals.present().exists()


def test_a_talk_that_one_leads_is_not_found_here(client: Client, workspace: Workspace, begun: Rehearsal):
    led = workspace.rehearsals.create(sort="lead", persona="kofi", began_at=begun.began_at)

    assert client.get(f"/rehearsing/answers/{led.pk}/").status_code == 404


def test_somebody_who_is_gone_leaves_the_words(client: Client, begun: Rehearsal):
    say(client, begun, STORY)
    Rehearsal.objects.update(persona="nobody")

    assert client.get(f"/rehearsing/answers/{begun.pk}/").status_code == 200
    assert "fifty-two bowls" in text(client.get(f"/rehearsing/answers/{begun.pk}/seen/"))


def test_rehearse_leads_here(client: Client, ada: User):
    assert "/rehearsing/answers/" in text(client.get("/rehearsing/"))
