"""Two windows on one record: what only one of them touched is kept, what both touched is asked about."""

from typing import Any

import pytest

from halfhour.records.accounts import Workspace
from halfhour.records.people import Person
from halfhour.web.shared.changed_meanwhile import THERE, StaleForm

pytestmark = pytest.mark.django_db


class PersonForm(StaleForm):
    """Three plain fields."""

    class Meta:
        model = Person
        fields = ("name", "role", "notes")


@pytest.fixture
def ben(workspace: Workspace) -> Person:
    return workspace.people.create(name="Ben Stone", role="archivist", notes="")


def opened(person: Person) -> dict[str, Any]:
    """What a window sends when nothing was typed in it."""
    form = PersonForm(instance=Person.objects.get(pk=person.pk))
    return {name: form[name].value() for name in form.fields}


def sent(person: Person, typed: dict[str, Any]) -> PersonForm:
    return PersonForm(typed, instance=Person.objects.get(pk=person.pk))


def elsewhere(person: Person, **changes: Any) -> None:
    other = Person.objects.get(pk=person.pk)
    for name, value in changes.items():
        setattr(other, name, value)
    other.save()


def test_one_window_alone_changes_what_was_typed(ben: Person) -> None:
    form = sent(ben, {**opened(ben), "notes": "Knows the harbour."})

    assert form.is_valid()
    assert form.changes() == {"notes": "Knows the harbour."}
    assert form.status == 200


def test_fields_that_only_the_other_window_touched_stay_as_they_are_there(ben: Person) -> None:
    typed = {**opened(ben), "notes": "Knows the harbour."}
    elsewhere(ben, role="head of the archive")

    form = sent(ben, typed)

    assert form.is_valid()
    assert form.changes() == {"notes": "Knows the harbour."}


def test_a_field_that_both_touched_is_asked_about(ben: Person) -> None:
    typed = {**opened(ben), "role": "historian", "notes": "Knows the harbour."}
    elsewhere(ben, role="head of the archive")

    form = sent(ben, typed)

    assert not form.is_valid()
    assert form.status == 409
    (clash,) = form.clashes
    assert (clash.name, clash.mine, clash.there) == ("role", "historian", "head of the archive")
    assert form["notes"].value() == "Knows the harbour."


@pytest.mark.parametrize(("choice", "becomes"), [("mine", "historian"), (THERE, "head of the archive")])
def test_the_choice_settles_it(ben: Person, choice: str, becomes: str) -> None:
    typed = {**opened(ben), "role": "historian"}
    elsewhere(ben, role="head of the archive")
    first = sent(ben, typed)
    first.is_valid()

    again = sent(ben, {name: first[name].value() for name in first.fields} | {"choose-role": choice})

    assert again.is_valid()
    assert {"role": "head of the archive", **again.changes()}["role"] == becomes


def test_a_third_change_after_the_question_is_asked_about_again(ben: Person) -> None:
    typed = {**opened(ben), "role": "historian"}
    elsewhere(ben, role="head of the archive")
    first = sent(ben, typed)
    first.is_valid()
    elsewhere(ben, role="retired")

    again = sent(ben, {name: first[name].value() for name in first.fields} | {"choose-role": "mine"})

    assert not again.is_valid()
    assert [clash.there for clash in again.clashes] == ["retired"]


def test_the_same_words_in_both_windows_are_no_clash(ben: Person) -> None:
    typed = {**opened(ben), "notes": "One\r\nTwo "}
    elsewhere(ben, notes="One\nTwo")

    form = sent(ben, typed)

    assert form.is_valid()
    assert form.changes() == {}


def test_a_form_that_does_not_say_when_it_was_opened_is_as_good_as_new(ben: Person) -> None:
    elsewhere(ben, role="head of the archive")

    form = sent(ben, {"name": "Ben Stone", "role": "historian", "notes": ""})

    assert form.is_valid()
    assert form.changes() == {"role": "historian"}
