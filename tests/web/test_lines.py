"""Editing, keeping and taking back."""

from typing import Any

import pytest
from django.test import Client

from halfhour.records.revisions import Revision
from halfhour.records.talks import KeptLines, Talk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_hand")]


def filled(client: Client, talk: Talk) -> dict[str, Any]:
    """The form as the browser would send it back."""
    forms = client.get(f"/talks/{talk.pk}/lines").context["forms"]
    posted = {f"{forms.prefix}-{name}": value for name, value in forms.management_form.initial.items()}
    for form in forms:
        for name in form.fields:
            posted[form.add_prefix(name)] = form.initial.get(name, "other" if name == "slot" else "")
    return posted


def debrief(client: Client, talk: Talk, query: str = "") -> str:
    """The text of the debrief page."""
    return client.get(f"/conversations/{talk.conversation_id}/debrief/{query}").content.decode()


def test_a_reworded_line_keeps_its_evidence(client: Client, talk: Talk) -> None:
    client.post(f"/talks/{talk.pk}/lines", filled(client, talk) | {"form-1-text": "Mostly preparation, he says."})

    text = debrief(client, talk, "?open=line-2")

    assert "Mostly preparation, he says." in text
    assert "<mark>seventy percent of my time is preparation</mark>" in text
    assert "Kept by you" in text


def test_an_emptied_line_goes_and_a_new_one_comes(client: Client, talk: Talk) -> None:
    client.post(f"/talks/{talk.pk}/lines", filled(client, talk) | {"form-0-text": "", "form-5-text": "My own thought."})

    kept = KeptLines.objects.get().as_lines()

    assert len(kept) == 5
    assert kept[-1].text == "My own thought."
    assert kept[-1].quotes == ()


def test_kept_lines_stay_whatever_is_computed(client: Client, talk: Talk) -> None:
    client.post(f"/talks/{talk.pk}/lines", filled(client, talk) | {"form-0-text": "Mine."})

    assert "Mine." in debrief(client, talk)
    text = debrief(client, talk, "?recomputed=1&open=line-2")
    assert "Mine." not in text
    assert "The lines you kept are safe" in text


def test_keeping_can_be_taken_back(client: Client, talk: Talk) -> None:
    client.post(f"/talks/{talk.pk}/lines", filled(client, talk) | {"form-0-text": "First."})
    client.post(f"/talks/{talk.pk}/lines", filled(client, talk) | {"form-0-text": "Second."})
    first, second = Revision.objects.filter(deed="kept").order_by("made_at")

    assert client.post(f"/undo/{first.pk}/").status_code == 409
    client.post(f"/undo/{second.pk}/")
    assert "First." in debrief(client, talk)
    client.post(f"/undo/{first.pk}/")
    assert "Kept by you" not in debrief(client, talk)


def test_letting_go_reads_the_talk_again_and_can_be_taken_back(client: Client, talk: Talk) -> None:
    client.post(f"/talks/{talk.pk}/lines", filled(client, talk) | {"form-0-text": "Mine."})

    answer = client.post(f"/talks/{talk.pk}/lines/removal", follow=True)
    assert "Mine." not in answer.content.decode()
    client.post(f"/undo/{Revision.objects.first().pk}/")  # type: ignore[union-attr]

    assert "Mine." in debrief(client, talk)


def test_places_outside_the_talk_are_left_out(client: Client, talk: Talk) -> None:
    client.post(f"/talks/{talk.pk}/lines", filled(client, talk) | {"form-0-places": "9999:0-5 0:0-2 1:7-3"})

    places = KeptLines.objects.get().as_lines()[0].quotes

    assert [(place.turn, place.start, place.end) for place in places] == [(0, 0, 2)]


def test_a_line_that_is_too_long_is_shown_again_with_what_was_typed(client: Client, talk: Talk) -> None:
    long = "word " * 200

    answer = client.post(f"/talks/{talk.pk}/lines", filled(client, talk) | {"form-0-text": long})

    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()


def test_undo_goes_back_only_to_our_own_pages(client: Client, talk: Talk) -> None:
    client.post(f"/talks/{talk.pk}/lines", filled(client, talk))
    revision = Revision.objects.get(deed="kept")

    answer = client.post(f"/undo/{revision.pk}/", {"back": "https://elsewhere.example/"})

    assert answer.headers["Location"] == "/"
