"""Today, putting off, and the calendar that others follow."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halfhour.actions.feed import make_feed, stop_feed
from halfhour.records.accounts import User, Workspace
from halfhour.records.conversations import Conversation

pytestmark = pytest.mark.django_db


@pytest.fixture
def thanks(workspace: Workspace) -> Conversation:
    """A talk of yesterday without thanks."""
    return begin(workspace, held_on=timezone.localdate() - timedelta(days=1))


def begin(workspace: Workspace, name: str = "Ben Stone", **facts: Any) -> Conversation:
    """A conversation with somebody new."""
    conversation = workspace.conversations.create(name=name, **facts)
    conversation.people.add(workspace.people.create(name=name))
    return conversation


def today(client: Client) -> str:
    """The page."""
    return client.get("/").content.decode()


def test_somebody_new_is_offered_three_ways_to_begin(client: Client, ada: User) -> None:
    text = today(client)

    assert "Begin with one person" in text
    assert 'href="/people/import/"' in text
    assert 'href="/people/new"' in text
    assert "Paste the talk here" in text


def test_a_day_on_which_nothing_is_due_says_so(client: Client, workspace: Workspace) -> None:
    workspace.people.create(name="Ben Stone")

    assert "Nothing is due today." in today(client)


def test_each_thing_leads_to_the_one_page_that_does_it(client: Client, thanks: Conversation) -> None:
    text = today(client)

    assert f'href="/conversations/{thanks.pk}/writing/thanks/"' in text
    assert "the thank-you is due by this evening" in text


def test_not_now_and_undo(client: Client, thanks: Conversation) -> None:
    told = client.post(f"/today/thank/{thanks.pk}/rest", {"when": "tomorrow"}, follow=True)

    assert "Thank Ben Stone" not in told.content.decode()
    undo = told.content.decode().split('action="/undo/')[1].split('"')[0]
    client.post(f"/undo/{undo}")
    assert "Thank Ben Stone" in today(client)


@pytest.mark.parametrize(("on", "said"), [("", "Say until which day."), ("2020-01-01", "That day is not ahead.")])
def test_a_day_that_is_not_ahead_is_refused_and_the_line_stays_open(
    client: Client, thanks: Conversation, on: str, said: str
) -> None:
    told = client.post(f"/today/thank/{thanks.pk}/rest", {"when": "day", "on": on})

    assert told.status_code == 422
    assert said in told.content.decode()
    assert '<details class="folded not-now" open>' in told.content.decode()


def test_one_tap_notes_that_a_talk_took_place(client: Client, workspace: Workspace) -> None:
    talk = begin(workspace, agreed_for=timezone.now() - timedelta(hours=3))

    told = client.post(f"/today/happened/{talk.pk}/done", follow=True)

    talk.refresh_from_db()
    assert talk.held_on
    assert "Noted that you talked." in told.content.decode()
    assert client.post(f"/today/happened/{talk.pk}/done").status_code == 409


def test_not_this_person_any_more(client: Client, workspace: Workspace) -> None:
    group = workspace.groups.create(name="Mentors", every_days=30)
    ben = workspace.people.create(name="Ben Stone", group=group)
    workspace.contacts.create(person=ben, on=timezone.localdate() - timedelta(days=60), way="talked")
    assert "Not this person" in today(client)

    told = client.post(f"/today/touch/{ben.pk}/rest", {"when": "never"}, follow=True)

    assert "Write to Ben Stone" not in told.content.decode()


def test_of_many_five_are_shown_and_the_others_are_a_link_away(client: Client, workspace: Workspace) -> None:
    for number in range(30):
        begin(workspace, f"Person {number:02}")

    text = today(client)
    assert text.count("for half an hour</h3>") == 5
    assert '<a href="/?only=ask">25 ideas whom to ask</a>' in text

    first = client.get("/?only=ask").content.decode()
    assert first.count("for half an hour</h3>") == 25
    assert client.get("/?only=ask&page=2").content.decode().count("for half an hour</h3>") == 5


def test_unknown_things_are_not_found(client: Client, ada: User) -> None:
    assert client.post("/today/nonsense/abc/rest", {"when": "week"}).status_code == 404
    assert client.post(f"/today/thank/{'a' * 90}/rest", {"when": "week"}).status_code == 404
    assert client.post("/today/touch/abc/rest", {"when": "never"}).status_code == 404


def test_back_leads_to_our_own_pages_only(client: Client, thanks: Conversation) -> None:
    told = client.post(f"/today/thank/{thanks.pk}/rest", {"when": "week", "back": "https://elsewhere.example/"})

    assert told["Location"] == "/"


def test_names_cannot_bring_markup(client: Client, workspace: Workspace) -> None:
    begin(workspace, "<b>Ben</b>")

    assert "<b>Ben</b>" not in today(client)


def test_the_calendar_holds_talks_and_due_things(client: Client, workspace: Workspace, thanks: Conversation) -> None:
    begin(
        workspace,
        "Cleo Marsh",
        agreed_for=timezone.now() + timedelta(days=2),
        place="Harbour café",
        minutes=45,
    )
    key = make_feed(workspace)

    told = client.get(f"/feed/{key}.ics")
    text = told.content.decode().replace("\r\n ", "")

    assert told["Content-Type"] == "text/calendar; charset=utf-8"
    assert "LOCATION:Harbour café" in text
    assert f"UID:due-thank-{thanks.pk}@halfhour" in text
    assert f"DTSTART;VALUE=DATE:{timezone.localdate():%Y%m%d}" in text


def test_only_the_whole_key_opens_a_calendar(client: Client, workspace: Workspace) -> None:
    key = make_feed(workspace)

    for wrong in (key[:-1], key[:8], key[:-1] + "_", "nothing", key.upper()):
        assert client.get(f"/feed/{wrong}.ics").status_code == 404
    make_feed(workspace)
    assert client.get(f"/feed/{key}.ics").status_code == 404
    stop_feed(workspace)
    assert client.get(f"/feed/{workspace.feed_key or 'x'}.ics").status_code == 404


def test_a_calendar_shows_its_own_workspace_alone(client: Client, thanks: Conversation, dans: Workspace) -> None:
    assert "Ben Stone" not in client.get(f"/feed/{make_feed(dans)}.ics").content.decode()


def test_reminders_are_chosen_and_the_address_is_made_changed_and_stopped(client: Client, workspace: Workspace) -> None:
    assert client.get("/settings/reminders").status_code == 200
    client.post("/settings/reminders", {"follow_up": "three_b_seven", "country": "DE"})
    client.post("/settings/feed", {"wish": "make"})
    workspace.refresh_from_db()
    first = workspace.feed_key
    assert (workspace.follow_up, workspace.country, len(first)) == ("three_b_seven", "DE", 32)
    assert f"http://testserver/feed/{first}.ics" in client.get("/settings/reminders").content.decode()

    client.post("/settings/feed", {"wish": "make"})
    workspace.refresh_from_db()
    assert workspace.feed_key not in {"", first}

    client.post("/settings/feed", {"wish": "stop"})
    workspace.refresh_from_db()
    assert workspace.feed_key == ""


def test_a_preset_that_does_not_exist_is_refused(client: Client, ada: User) -> None:
    assert client.post("/settings/reminders", {"follow_up": "daily", "country": ""}).status_code == 422


def test_a_talk_about_to_begin_opens_the_clock(client: Client, workspace: Workspace) -> None:
    soon: datetime = timezone.now() + timedelta(minutes=10)
    talk = begin(workspace, agreed_for=soon)

    assert f'href="/conversations/{talk.pk}/live/"' in today(client)
