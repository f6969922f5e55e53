"""Offering times: found on both clocks, held, taken, given up; and one's own hours."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halfhour.actions.conversations import start_conversation
from halfhour.actions.undo import undo
from halfhour.records.accounts import User, Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.scheduling import Availability, OfferedTime, TimeOffer

pytestmark = pytest.mark.django_db

WISH = {"zone": "America/New_York", "minutes": "30", "days": "14", "earliest": "09:00", "latest": "18:00"}


@pytest.fixture
def conversation(workspace: Workspace, ada: User) -> Conversation:
    """Ada sits in Berlin and wants to talk to Ngozi, who is in New York."""
    ada.zone, ada.zone_is_known = "Europe/Berlin", True
    ada.save()
    return start_conversation(workspace, ["Ngozi Okafor"], zone="Europe/Berlin")


def starts_on(page: str) -> list[str]:
    return re.findall(r'name="start" value="([^"]+)"', page)


def hold(client: Client, conversation: Conversation) -> list[str]:
    """Holds all that is suggested."""
    starts = starts_on(client.get(f"/conversations/{conversation.pk}/times/", WISH).content.decode())
    client.post(f"/conversations/{conversation.pk}/times/held", {**WISH, "start": starts})
    return starts


def test_it_asks_where_they_are_and_guesses_nothing(client: Client, conversation: Conversation):
    page = client.get(f"/conversations/{conversation.pk}/times/")

    assert page.status_code == 200
    assert "Where are they?" in page.content.decode()
    assert starts_on(page.content.decode()) == []


def test_their_zone_is_taken_from_what_is_known_of_them(client: Client, conversation: Conversation):
    conversation.people.update(zone="America/New_York")

    assert starts_on(client.get(f"/conversations/{conversation.pk}/times/").content.decode())


def test_times_suit_both_clocks_and_lie_on_several_days(client: Client, conversation: Conversation):
    page = client.get(f"/conversations/{conversation.pk}/times/", WISH).content.decode()

    starts = [datetime.fromisoformat(start) for start in starts_on(page)]
    assert 3 <= len(starts) <= 5
    assert len({start.date() for start in starts}) >= 3
    assert all(start > timezone.now() + timedelta(hours=23) for start in starts)
    assert "<svg" in page


def test_what_is_held_is_offered_to_nobody_else(client: Client, conversation: Conversation, workspace: Workspace):
    starts = hold(client, conversation)
    other = start_conversation(workspace, ["Tomás Rei"], zone="Europe/Berlin")

    again = starts_on(client.get(f"/conversations/{other.pk}/times/", WISH).content.decode())

    assert OfferedTime.objects.count() == len(starts)
    assert again
    assert not set(starts) & set(again)


def test_two_windows_hold_the_same_time_once(client: Client, conversation: Conversation, workspace: Workspace):
    starts = hold(client, conversation)
    other = start_conversation(workspace, ["Tomás Rei"], zone="Europe/Berlin")

    answer = client.post(f"/conversations/{other.pk}/times/held", {**WISH, "start": starts[:1]})

    assert answer.status_code == 409
    assert "not free any more" in answer.content.decode()
    assert not other.offers.exists()


def test_nothing_chosen_is_said_and_the_form_kept(client: Client, conversation: Conversation):
    answer = client.post(f"/conversations/{conversation.pk}/times/held", WISH)

    assert answer.status_code == 422
    assert "Choose at least one time." in answer.content.decode()


def test_the_one_they_took_is_agreed_and_the_others_are_free(client: Client, conversation: Conversation):
    hold(client, conversation)
    time = OfferedTime.objects.all()[1]

    client.post(f"/conversations/{conversation.pk}/times/taken", {"time": time.pk})

    conversation.refresh_from_db()
    assert conversation.agreed_for == time.start
    assert conversation.minutes == 30
    assert not OfferedTime.objects.held(timezone.now()).exists()


def test_one_undo_takes_back_all_of_it(client: Client, conversation: Conversation, workspace: Workspace):
    hold(client, conversation)
    client.post(f"/conversations/{conversation.pk}/times/taken", {"time": OfferedTime.objects.all()[0].pk})

    undo(workspace.revisions.filter(record=conversation.pk).latest("made_at"))

    conversation.refresh_from_db()
    assert conversation.agreed_for is None
    assert OfferedTime.objects.held(timezone.now()).exists()


def test_times_that_were_given_up_come_back_by_undo(client: Client, conversation: Conversation, workspace: Workspace):
    hold(client, conversation)
    client.post(f"/conversations/{conversation.pk}/times/given-up")
    assert not OfferedTime.objects.held(timezone.now()).exists()

    undo(workspace.revisions.filter(record=TimeOffer.objects.get().pk).latest("made_at"))

    assert OfferedTime.objects.held(timezone.now()).exists()


def test_the_letter_gets_the_times_once_on_their_clock_first(client: Client, conversation: Conversation):
    hold(client, conversation)
    for _ in range(2):
        client.post(f"/conversations/{conversation.pk}/times/letter")

    text = conversation.drafts.get().text
    assert text.count("(New York), which is") == OfferedTime.objects.count()


def test_holding_ends_by_itself(client: Client, conversation: Conversation):
    hold(client, conversation)

    assert not OfferedTime.objects.held(timezone.now() + timedelta(days=6)).exists()


def test_a_stranger_sees_and_takes_nothing(client: Client, conversation: Conversation, dans: Workspace):
    hold(client, conversation)
    conversation.workspace = dans
    conversation.save()

    for path in ("times/", "times/taken"):
        call = client.post if path.endswith("taken") else client.get
        assert call(f"/conversations/{conversation.pk}/{path}").status_code == 404


def test_hours_are_kept_as_they_are_written(client: Client, workspace: Workspace):
    told: dict[str, Any] = {"mon": "9-12, 13.30–17:00", "wed": "10:00 to 24:00"}
    numbers = dict.fromkeys(("before_minutes", "after_minutes", "dress_minutes", "most_a_day", "notice_hours"), 5)

    answer = client.post("/settings/hours/", {**told, **numbers, "hold_days": 3})

    assert answer.status_code == 302
    hours = Availability.objects.get(workspace=workspace)
    assert hours.week == {"mon": [["09:00", "12:00"], ["13:30", "17:00"]], "wed": [["10:00", "24:00"]]}
    assert "13:30–17:00" in client.get("/settings/hours/").content.decode()


@pytest.mark.parametrize("typed", ["mornings", "9-8", "25-26"])
def test_hours_that_are_none_are_shown_again_with_the_reason(client: Client, workspace: Workspace, typed: str):
    numbers = dict.fromkeys(("before_minutes", "after_minutes", "dress_minutes", "most_a_day", "notice_hours"), 5)

    answer = client.post("/settings/hours/", {"mon": typed, **numbers, "hold_days": 3})

    assert answer.status_code == 422
    assert typed in answer.content.decode()


def test_the_day_of_a_talk_is_full_when_it_is(client: Client, conversation: Conversation, workspace: Workspace):
    Availability.objects.create(workspace=workspace, most_a_day=1)
    first = datetime.fromisoformat(
        starts_on(client.get(f"/conversations/{conversation.pk}/times/", WISH).content.decode())[0]
    )
    other = start_conversation(workspace, ["Tomás Rei"], zone="Europe/Berlin")
    client.post(f"/conversations/{other.pk}/times/held", {**WISH, "start": [first.isoformat()]})

    left = starts_on(client.get(f"/conversations/{conversation.pk}/times/", WISH).content.decode())

    assert first.date() not in {datetime.fromisoformat(start).astimezone(UTC).date() for start in left}
