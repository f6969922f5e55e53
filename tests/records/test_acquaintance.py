"""The last real contact, asked of dated facts."""

from datetime import date, timedelta

import pytest

from halfhour.records.accounts import Workspace
from halfhour.records.acquaintance import last_contacts

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 3)


def test_it_is_the_latest_of_contacts_letters_and_conversations() -> None:
    workspace = Workspace.objects.create(name="Ada's")
    met, heard, held, asked = (workspace.people.create(name=name) for name in ("met", "heard", "held", "asked"))
    workspace.contacts.create(person=met, on=TODAY - timedelta(days=9), way="met")
    workspace.contacts.create(person=met, on=TODAY, way="connected", is_real=False)
    workspace.messages.create(person=heard, on=TODAY - timedelta(days=5), is_mine=False, text="Yes")
    workspace.messages.create(person=asked, on=TODAY, is_mine=True, text="Hello?")
    conversation = workspace.conversations.create(
        name="held", answered_on=TODAY - timedelta(days=3), held_on=TODAY + timedelta(days=1)
    )
    conversation.people.set([held])

    assert last_contacts(workspace, TODAY) == {
        met.pk: TODAY - timedelta(days=9),
        heard.pk: TODAY - timedelta(days=5),
        held.pk: TODAY - timedelta(days=3),
    }
    assert set(last_contacts(workspace, TODAY, [met.pk])) == {met.pk}
