"""The heart: what a talk came to, each claim with its words."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from halfhour.records.accounts import Workspace
from halfhour.records.talks import Talk
from halfhour.web.talks import reading
from tests.web import example

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_hand")]


def shown(client: Client, talk: Talk, query: str = "", **headers: str) -> str:
    """The text of the page."""
    answer = client.get(f"/conversations/{talk.conversation_id}/debrief/{query}", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_five_lines_stand_with_their_slots(client: Client, talk: Talk) -> None:
    text = shown(client, talk)

    assert text.count('class="claim" id="line-') == 5
    assert "What it takes" in text
    assert "Go to a site first" in text


def test_an_opened_line_shows_its_words_in_their_place(client: Client, talk: Talk) -> None:
    text = shown(client, talk, "?open=line-2")

    assert "<mark>seventy percent of my time is preparation</mark>" in text
    assert 'aria-expanded="true"' in text


def test_lessons_promises_and_questions_open_as_well(client: Client, talk: Talk) -> None:
    for claim, words in (
        ("lesson-2", "When they stop ordering spares, go."),
        ("promise-1", "I&#x27;ll email her tonight"),
        ("question-4", "what does a graduate earn"),
    ):
        text = shown(client, talk, f"?open={claim}")
        assert "<mark>" in text
        assert words in text


def test_an_unknown_claim_opens_nothing_and_breaks_nothing(client: Client, talk: Talk) -> None:
    assert 'aria-expanded="true"' not in shown(client, talk, "?open=line-99")
    assert "Go to a site first" in shown(client, talk, "?open=<script>")


def test_an_unknown_talk_is_not_found(client: Client, talk: Talk) -> None:
    assert client.get(f"/conversations/{talk.conversation_id}/debrief/?talk=other%00").status_code == 404


def test_the_same_address_gives_the_fragment_when_htmx_asks(client: Client, talk: Talk) -> None:
    text = shown(client, talk, "?open=line-1", **{"hx-request": "true"})

    assert text.lstrip().startswith('<article id="debrief"')


def test_signals_come_with_another_reading_and_a_way_to_check(client: Client, talk: Talk) -> None:
    text = shown(client, talk)

    assert "It may mean" in text
    assert "ask how a decision reached the team" in text


def test_questions_are_planned_and_asked_skipped_or_arose(client: Client, workspace: Workspace, talk: Talk) -> None:
    for words in ("One?", "Two?", "Three?", "Four?", "What about the seals?"):
        talk.conversation.questions.create(workspace=workspace, text=words)

    text = shown(client, talk)

    assert text.index("still to ask") < text.index("What about the seals?") < text.index("Planned and asked")
    assert "Arose by themselves" in text
    assert "not answered" in text


def test_promises_are_mine_and_theirs(client: Client, talk: Talk) -> None:
    text = shown(client, talk)

    assert text.index("Yours") < text.index("I&#x27;ll write to her by Friday") < text.index("Theirs")
    assert "Friday 27 November" in text


def test_the_ribbon_has_words_for_those_who_do_not_see_it(client: Client, talk: Talk) -> None:
    assert "of the words. The numbers mark where the five lines come from." in shown(client, talk)


def test_as_long_as_nobody_said_who_is_who_it_is_asked(
    client: Client, workspace: Workspace, add_talk: Callable[..., Talk]
) -> None:
    text = shown(client, add_talk(workspace, me=""))

    assert "Say which of them is you" in text
    assert "Your side of it" not in text


def test_another_language_is_said(client: Client, talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    def german(transcript: Any, *_: Any) -> Any:
        return example.example(transcript, language="de")

    monkeypatch.setattr(reading, "answer", german)

    assert "seems to be in German" in shown(client, talk)


def test_a_conversation_without_a_talk_says_what_goes_there(client: Client, talk: Talk) -> None:
    client.post(f"/talks/{talk.pk}/removal")

    text = shown(client, talk)

    assert "no talk in this conversation yet" in text


def test_the_whole_talk_has_an_anchor_for_each_turn(client: Client, talk: Talk) -> None:
    text = client.get(f"/talks/{talk.pk}/?open=line-2").content.decode()

    assert f'id="turn-{len(talk.turns) - 1}"' in text
    assert "<mark>seventy percent of my time is preparation</mark>" in text


def test_speakers_can_be_named(client: Client, talk: Talk) -> None:
    client.post(f"/talks/{talk.pk}/speakers", {"me": "0", "name-0": "Ines", "name-1": "Ruairi Flett"})

    talk.refresh_from_db()
    assert talk.me == "Ines"
    assert talk.as_transcript().speakers == ("Ines", "Ruairi Flett")
    assert "Ines" in client.get(f"/talks/{talk.pk}/").content.decode()


def test_the_kind_rests_on_words_too(client: Client, talk: Talk) -> None:
    text = shown(client, talk, "?open=kind")

    assert "Informational interview" in text
    assert "<mark>I don&#x27;t know anybody who actually does it</mark>" in text
