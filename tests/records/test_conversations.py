"""Questions about conversations."""

from datetime import UTC, date, datetime
from itertools import product

import pytest
from django.db import IntegrityError

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.domain.stages import FACT_OF, Stage
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Workspace:
    """Ada's own."""
    found = welcome_local_person().workspace
    assert found
    return found


def test_the_database_and_the_domain_agree_on_every_stage(workspace: Workspace) -> None:
    moment = {"agreed_for": datetime(2026, 3, 2, 9, tzinfo=UTC)}
    names_of_facts = [*FACT_OF.values(), "closed_on"]
    for noted in product([False, True], repeat=len(names_of_facts)):
        names = [name for name, is_noted in zip(names_of_facts, noted, strict=True) if is_noted]
        facts = {name: moment.get(name, date(2026, 3, 2)) for name in names}
        start_conversation(workspace, ["Ben"], zone="UTC", **facts)

    for stage in Stage:
        found = set(workspace.conversations.at(stage))
        assert found == {one for one in workspace.conversations.all() if one.stage == stage}
        assert found


def test_search_finds_by_name_work_and_place(workspace: Workspace) -> None:
    ben = start_conversation(workspace, ["Ben Okri"], zone="UTC", role="archivist", organization="City Archive")
    start_conversation(workspace, ["Cleo"], zone="UTC")

    assert list(workspace.conversations.about("archivist city")) == [ben]
    assert list(workspace.conversations.about("ben cleo")) == []


def test_an_unknown_kind_is_refused_by_the_database(workspace: Workspace) -> None:
    with pytest.raises(IntegrityError):
        Conversation.objects.create(workspace=workspace, name="Ben", kind="blind date")


def test_somebody_of_the_same_name_is_not_made_twice(workspace: Workspace) -> None:
    start_conversation(workspace, ["Ben"], zone="UTC")
    start_conversation(workspace, ["ben", "Cleo"], zone="UTC")

    assert sorted(person.name for person in workspace.people.all()) == ["Ben", "Cleo"]
