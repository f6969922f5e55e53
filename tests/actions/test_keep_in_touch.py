"""Whom to write to again, asked of the records."""

from datetime import date, timedelta
from typing import Any

import pytest

from halfhour.actions.keep_in_touch import grounds, touches_due
from halfhour.actions.people import let_rest
from halfhour.domain.keep_in_touch import Reason
from halfhour.records.accounts import Workspace
from halfhour.records.people import Person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)
UNTIL = TODAY + timedelta(days=7)


@pytest.fixture
def workspace(db: None) -> Workspace:
    """An empty one."""
    return Workspace.objects.create(name="Ada's")


@pytest.fixture
def ben(workspace: Workspace) -> Person:
    """Somebody one writes to every 30 days."""
    group = workspace.groups.create(name="Mentors", every_days=30)
    return workspace.people.create(name="Ben", group=group)


def days_ago(days: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days)


def test_it_counts_from_the_day_it_happened(workspace: Workspace, ben: Person) -> None:
    workspace.contacts.create(person=ben, on=days_ago(31), way="talked")

    (tie, due) = touches_due(workspace, TODAY, until=UNTIL)[ben.pk]

    assert (tie.last, due) == (days_ago(31), days_ago(1))


def test_a_connection_that_was_clicked_is_no_contact(workspace: Workspace, ben: Person) -> None:
    workspace.contacts.create(person=ben, on=days_ago(40), way="talked")
    workspace.contacts.create(person=ben, on=days_ago(2), way="connected", is_real=False)

    assert touches_due(workspace, TODAY, until=UNTIL) == {}  # a try of two days ago is waited for

    workspace.contacts.filter(is_real=True).delete()
    assert touches_due(workspace, TODAY, until=UNTIL) == {}  # nobody is due who was never in contact


@pytest.mark.parametrize("fact", ["answered_on", "held_on"])
def test_a_talk_and_an_answer_are_contacts(workspace: Workspace, ben: Person, fact: str) -> None:
    workspace.contacts.create(person=ben, on=days_ago(90), way="talked")
    workspace.conversations.create(name="Ben", **{fact: days_ago(3)}).people.add(ben)

    assert touches_due(workspace, TODAY, until=UNTIL) == {}


def test_two_silences_let_it_rest_but_thanks_are_none(workspace: Workspace, ben: Person) -> None:
    def write(days: int, purpose: str) -> None:
        workspace.messages.create(person=ben, is_mine=True, purpose=purpose, text="Hello", on=days_ago(days))

    workspace.contacts.create(person=ben, on=days_ago(200), way="talked")
    write(199, "thanks")
    write(150, "touch")
    assert touches_due(workspace, TODAY, until=UNTIL)[ben.pk][1] == days_ago(120)

    write(100, "touch")
    assert touches_due(workspace, TODAY, until=UNTIL) == {}


def test_not_this_person_and_not_now(workspace: Workspace, ben: Person) -> None:
    workspace.contacts.create(person=ben, on=days_ago(90), way="talked")

    let_rest(ben, until=TODAY + timedelta(days=30))
    assert touches_due(workspace, TODAY, until=UNTIL) == {}
    let_rest(ben, for_good=True)
    assert touches_due(workspace, TODAY, until=UNTIL) == {}
    let_rest(ben)
    assert ben.pk in touches_due(workspace, TODAY, until=UNTIL)


def test_the_reason_rests_on_facts(workspace: Workspace, ben: Person) -> None:
    talk = workspace.conversations.create(name="Ben", held_on=days_ago(366))
    talk.people.add(ben)

    def first() -> tuple[Any, str]:
        ties = {ben.pk: touches_due(workspace, TODAY, until=UNTIL)[ben.pk][0]}
        ground, words = grounds(workspace, ties, TODAY)[ben.pk][0]
        return ground.reason, words

    assert first() == (Reason.ANNIVERSARY, "")
    workspace.contacts.create(person=ben, on=days_ago(50), way="heard", words="moved to Lagos")
    assert first() == (Reason.NEWS, "moved to Lagos")
    talk.advice.create(workspace=workspace, text="Visit a plant", acted_on=days_ago(5))
    assert first() == (Reason.ADVICE, "Visit a plant")
    talk.advice.update(reported_on=TODAY)
    assert first()[0] is Reason.NEWS


def test_another_workspace_is_never_asked(workspace: Workspace, ben: Person) -> None:
    workspace.contacts.create(person=ben, on=days_ago(90), way="talked")

    assert touches_due(Workspace.objects.create(name="Dan's"), TODAY, until=UNTIL) == {}
