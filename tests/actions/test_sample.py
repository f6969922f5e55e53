"""The sample workspace."""

from datetime import date

import pytest

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.sample import prepare_sample_workspace

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def test_it_holds_people_in_the_middle_of_their_search() -> None:
    sample = prepare_sample_workspace(today=DAY)

    stages = {conversation.stage for conversation in sample.conversations.all()}
    assert len(sample.conversations.all()) == 8
    assert len(stages) == 6
    assert sample.talks.count() == 3
    assert len(sample.kept_lines.get().as_lines()) == 5


def test_a_second_time_changes_nothing() -> None:
    first = prepare_sample_workspace(today=DAY)

    assert prepare_sample_workspace(today=DAY) == first
    assert first.conversations.count() == 8


def test_somebody_with_conversations_of_their_own_stays_where_they_are() -> None:
    ada = welcome_local_person()
    own = ada.workspace
    assert own
    start_conversation(own, ["Ben"], zone="UTC")

    prepare_sample_workspace(today=DAY)

    assert welcome_local_person().workspace == own
