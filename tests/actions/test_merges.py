"""One person of two, and two of one again."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import note_consent, start_conversation
from halfhour.actions.merges import MergedSinceError, NotTwoError, keep_apart, merge_people, unmerge
from halfhour.domain.consent import Use
from halfhour.records.accounts import Workspace
from halfhour.records.consents import Consent
from halfhour.records.people import Introduction, Person

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 2, 1)


@pytest.fixture
def workspace(settings: Any) -> Workspace:
    """Ada's own."""
    settings.SECRET_KEY = "a key for tests"
    found = welcome_local_person().workspace
    assert found
    return found


@pytest.fixture
def two(workspace: Workspace) -> tuple[Person, Person]:
    """Ben, known from a talk, and Benjamin, who came from a file; with everything that can hang on a person."""
    place = workspace.organizations.create(name="Harbour Works")
    third = workspace.people.create(name="Cleo Costa")
    ben = workspace.people.create(name="Ben Dalton", role="Baker", notes="Likes boats.", own_words=["role"])
    benjamin = workspace.people.create(
        name="Benjamin Dalton", role="Head baker", organization=place, notes="Met at the fair.", met_through=third
    )
    for person, value in ((ben, "ben@x.example"), (benjamin, "ben@x.example"), (benjamin, "dalton@x.example")):
        workspace.addresses.create(person=person, way="email", value=value, plain=value)
    shared = start_conversation(workspace, ["Ben Dalton"], zone="UTC", name="Both")
    shared.people.add(benjamin)
    alone = start_conversation(workspace, ["Benjamin Dalton"], zone="UTC", name="One")
    for conversation in (shared, alone):
        note_consent(conversation, [Use.NOTES], given=True, on=DAY)
    workspace.contacts.create(person=benjamin, on=DAY, way="met")
    workspace.messages.create(person=benjamin, conversation=alone, is_mine=True, text="Hello", on=DAY)
    workspace.posts.create(person=benjamin, organization=place, title="Apprentice", is_over=True)
    workspace.promises.create(person=benjamin, conversation=alone, is_mine=True, text="Send a book")
    workspace.introductions.create(by=benjamin, to=third, on=DAY)
    workspace.introductions.create(by=ben, to=benjamin, on=DAY)
    workspace.people.create(name="Dan Stone", met_through=benjamin)
    ben.refresh_from_db()
    benjamin.refresh_from_db()
    return ben, benjamin


def everything(workspace: Workspace) -> dict[str, Any]:
    """All that is kept of a workspace, without when it was touched last."""
    names = "people addresses contacts messages posts promises introductions consents conversations".split()
    found = {
        name: [
            {key: value for key, value in row.items() if key != "changed_at"}
            for row in getattr(workspace, name).order_by("id").values()
        ]
        for name in names
    }
    through = Person.conversations.through
    return found | {"at": sorted(through.objects.values_list("conversation_id", "person_id"))}


def test_all_that_hangs_on_one_goes_over_to_the_other(workspace: Workspace, two: tuple[Person, Person]) -> None:
    ben, benjamin = two

    merge_people(ben, benjamin, now=NOW)

    ben.refresh_from_db()
    assert workspace.people.present().filter(name__contains="Dalton").get() == ben
    assert (ben.role, ben.organization.name, ben.met_through.name) == ("Baker", "Harbour Works", "Cleo Costa")
    assert sorted(address.plain for address in ben.addresses.present()) == ["ben@x.example", "dalton@x.example"]
    assert {conversation.name for conversation in ben.conversations.all()} == {"Both", "One"}
    assert [ben.contacts.count(), ben.messages.count(), ben.posts.count(), ben.promises.count()] == [1, 1, 1, 1]
    assert [each.to.name for each in Introduction.objects.present().filter(by=ben)] == ["Cleo Costa"]
    assert [person.name for person in ben.led_to.all()] == ["Dan Stone"]
    assert Consent.objects.present().filter(person=ben).count() == 2


def test_taken_apart_again_both_are_exactly_as_they_were(workspace: Workspace, two: tuple[Person, Person]) -> None:
    before = everything(workspace)
    merge = merge_people(*two, chosen={"name": "gone", "role": "gone", "notes": "both"}, now=NOW)
    assert everything(workspace) != before

    assert unmerge(merge, now=NOW) == ()

    assert everything(workspace) == before


def test_each_field_is_chosen(workspace: Workspace, two: tuple[Person, Person]) -> None:
    ben, benjamin = two

    merge_people(ben, benjamin, chosen={"name": "gone", "role": "gone", "notes": "both"}, now=NOW)

    ben.refresh_from_db()
    assert (ben.name, ben.plain, ben.role) == ("Benjamin Dalton", "benjamin dalton", "Head baker")
    assert ben.notes == "Likes boats.\n\nMet at the fair."
    assert ben.own_words == ["notes"]


def test_what_was_changed_or_added_since_stays(workspace: Workspace, two: tuple[Person, Person]) -> None:
    ben, benjamin = two
    merge = merge_people(ben, benjamin, chosen={"role": "gone"}, now=NOW)
    ben.refresh_from_db()
    ben.role = "Retired"
    ben.save()
    workspace.contacts.create(person=ben, on=DAY, way="talked")

    assert unmerge(merge, now=NOW) == ("role",)

    ben.refresh_from_db()
    assert (ben.role, ben.contacts.get().way) == ("Retired", "talked")


def test_merges_on_end_are_taken_apart_from_the_last(workspace: Workspace, two: tuple[Person, Person]) -> None:
    ben, benjamin = two
    before = everything(workspace)
    first = merge_people(ben, benjamin, now=NOW)
    cleo = workspace.people.get(name="Cleo Costa")
    second = merge_people(cleo, ben, now=NOW)

    with pytest.raises(MergedSinceError):
        unmerge(first, now=NOW)
    unmerge(second, now=NOW)
    unmerge(first, now=NOW)

    assert everything(workspace) == before


def test_nobody_is_merged_with_themselves_or_with_somebody_gone(
    workspace: Workspace, two: tuple[Person, Person]
) -> None:
    ben, benjamin = two
    with pytest.raises(NotTwoError):
        merge_people(ben, ben, now=NOW)

    merge_people(ben, benjamin, now=NOW)
    with pytest.raises(NotTwoError):
        merge_people(ben, benjamin, now=NOW)


def test_two_who_are_two_are_remembered_once(workspace: Workspace, two: tuple[Person, Person]) -> None:
    keep_apart(*two)
    keep_apart(*reversed(two))

    assert workspace.not_the_same.count() == 1
