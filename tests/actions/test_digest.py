"""Today as a letter to oneself: only where it is wanted, once a day, and never empty."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.digest import NoAddressError, set_digest, write_digests
from halfhour.actions.outbox import deliver_waiting
from halfhour.domain.follow_up import Workdays
from halfhour.domain.outbox import Outgoing
from halfhour.records.accounts import Workspace
from halfhour.records.letters import Message, Parcel

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


class Pouch:
    """Mail that remembers what it took."""

    def __init__(self) -> None:
        self.taken: list[Outgoing] = []

    def deliver(self, letter: Outgoing, *_told: object) -> None:
        """Takes it."""
        self.taken.append(letter)


def calendar(_country: str, _day: date) -> Workdays:
    """Weeks without holidays."""
    return Workdays()


@pytest.fixture
def workspace(db: None) -> Workspace:
    """One with a talk to be thanked for, whose letters come at seven."""
    user = welcome_local_person()
    user.zone = "Europe/Lisbon"
    user.save()
    found = user.workspace
    assert found
    found.mail_from = "cleo@home.example"
    found.save()
    set_digest(found, 7, here=NOW - timedelta(days=1, hours=8))
    talk = found.conversations.create(name="Ben Stone", held_on=date(2026, 11, 26))
    talk.people.add(found.people.create(name="Ben Stone"))
    return found


def test_it_goes_to_oneself_released_and_once_a_day(workspace: Workspace) -> None:
    assert write_digests(NOW, calendar=calendar) == 1
    assert write_digests(NOW + timedelta(minutes=5), calendar=calendar) == 0

    letter = Parcel.objects.get()
    assert (letter.to, letter.subject, letter.released_at) == ("cleo@home.example", "Today: one thing", NOW)
    assert letter.text.startswith("Thank Ben Stone\nYou talked yesterday;")
    assert "There you can stop it" in letter.text
    pouch: Any = Pouch()
    assert deliver_waiting(pouch, NOW) == 1
    assert (pouch.taken[0].sender, pouch.taken[0].to) == ("cleo@home.example", "cleo@home.example")
    assert not Message.objects.exists()
    assert write_digests(NOW + timedelta(days=1), calendar=calendar) == 1


def test_a_day_written_before_the_data_were_restored_is_not_written_again(workspace: Workspace) -> None:
    write_digests(NOW, calendar=calendar)
    Workspace.objects.update(digest_on=None)

    assert write_digests(NOW, calendar=calendar) == 0
    assert Parcel.objects.count() == 1


def test_a_day_with_nothing_due_has_none(workspace: Workspace) -> None:
    workspace.conversations.update(thanked_on=date(2026, 11, 27))

    assert write_digests(NOW, calendar=calendar) == 0
    workspace.conversations.update(thanked_on=None)
    assert write_digests(NOW + timedelta(hours=1), calendar=calendar) == 0


def test_it_is_off_until_it_is_asked_for_and_can_be_stopped(workspace: Workspace) -> None:
    set_digest(workspace, None, here=NOW)

    assert write_digests(NOW, calendar=calendar) == 0


def test_without_an_address_it_cannot_be_asked_for(db: None) -> None:
    workspace = Workspace.objects.create(name="Ada's")

    with pytest.raises(NoAddressError):
        set_digest(workspace, 7, here=NOW)
    assert workspace.digest_hour is None
