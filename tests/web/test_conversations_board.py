"""Conversations in columns."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from halfhour.actions.conversations import start_conversation
from halfhour.domain.stages import Stage
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.web.conversations.board import CARDS, board_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
SOON = datetime(2026, 3, 9, 15, 0, tzinfo=ZoneInfo("Europe/Lisbon"))
FACTS = [
    {},
    {"asked_on": DAY},
    {"asked_on": DAY, "answered_on": DAY},
    {"agreed_for": SOON},
    {"held_on": DAY},
    {"held_on": DAY, "thanked_on": DAY},
    {"held_on": DAY, "thanked_on": DAY, "reported_on": DAY},
    {"asked_on": DAY, "closed_on": DAY},
    {"held_on": DAY, "closed_on": DAY},
]


def test_each_stands_in_the_column_of_its_stage(workspace: Workspace) -> None:
    for number, facts in enumerate(FACTS):
        start_conversation(workspace, [f"Ben {number}"], zone="Europe/Lisbon", **facts)

    columns = board_of(workspace.conversations.present().for_list())

    assert [column.stage for column in columns] == list(Stage)
    for column in columns:
        assert {card.stage for card in column.cards} <= {column.stage}
    assert sum(column.many for column in columns) == len(FACTS)
    assert all(column.many for column in columns)


def test_a_column_shows_the_latest_and_counts_all(workspace: Workspace) -> None:
    begun = [start_conversation(workspace, [f"Ben {number}"], zone="UTC") for number in range(CARDS + 4)]
    for number, each in enumerate(begun):
        Conversation.objects.filter(pk=each.pk).update(changed_at=SOON + timedelta(minutes=number))

    idea = board_of(workspace.conversations.present().for_list())[0]

    assert idea.many == CARDS + 4
    assert [card.pk for card in idea.cards] == [each.pk for each in reversed(begun)][:CARDS]


def test_the_board_costs_the_same_however_many_there_are(
    workspace: Workspace, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        start_conversation(workspace, [f"Ben {number}"], zone="UTC", **FACTS[number % len(FACTS)])

    with django_assert_num_queries(3):
        for column in board_of(workspace.conversations.present().for_list()):
            for card in column.cards:
                str([person.organization for person in card.people.all()])


def test_search_narrows_the_board_and_strangers_stay_out(client: Client, workspace: Workspace, dans: Workspace) -> None:
    start_conversation(workspace, ["Ben"], zone="UTC", organization="City Archive")
    start_conversation(workspace, ["Cleo"], zone="UTC")
    start_conversation(dans, ["Dan's guest"], zone="UTC")

    page = client.get("/conversations/?as=board&q=archive").content.decode()

    assert "Ben" in page
    assert "Cleo" not in page
    assert "guest" not in client.get("/conversations/?as=board").content.decode()


def test_after_an_answer_a_time_is_found_read_or_noted(client: Client, workspace: Workspace) -> None:
    ben = start_conversation(workspace, ["Ben"], zone="UTC", asked_on=DAY, answered_on=DAY)

    page, today = client.get(f"/conversations/{ben.pk}/").content.decode(), client.get("/").content.decode()

    for place in (
        f"/conversations/{ben.pk}/times/",
        f"/conversations/{ben.pk}/times/words/",
        f"/conversations/{ben.pk}/meeting/",
    ):
        assert f'href="{place}"' in page
        assert f'href="{place}"' in today
