"""Ada sits at her own machine; Dan is a stranger whose workspace she must not see."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import note_consent, start_conversation
from halfhour.actions.talks import import_talk
from halfhour.domain.consent import Use
from halfhour.records.accounts import User, Workspace
from halfhour.records.talks import Talk, Upload
from halfhour.web.talks import reading
from tests.web import example


@pytest.fixture(autouse=True)
def _no_data_folder(settings: Any) -> None:
    settings.SECRET_KEY = "a key for tests"
    settings.TRIALS_BESIDE = False


@pytest.fixture
def ada(db: None) -> User:
    """The local person."""
    return welcome_local_person()


@pytest.fixture
def workspace(ada: User) -> Workspace:
    """Ada's own."""
    assert ada.workspace
    return ada.workspace


@pytest.fixture
def dans(db: None) -> Workspace:
    """The workspace of somebody else."""
    theirs = Workspace.objects.create(name="Dan's")
    dan = User.objects.create(username="dan", workspace=theirs)
    dan.memberships.create(workspace=theirs)
    return theirs


@pytest.fixture
def add_talk() -> Callable[..., Talk]:
    """Attaches the tidal talk to a new conversation of a workspace."""

    def add(
        workspace: Workspace, *, me: str = example.ME, blob: bytes = example.BLOB, name: str = example.NAME
    ) -> Talk:
        conversation = start_conversation(workspace, [example.HOST], zone="Europe/Lisbon")
        note_consent(conversation, [Use.TRANSCRIPT], given=True, on=timezone.localdate(), how="asked")
        return import_talk(Upload.objects.create(workspace=workspace, name=name, blob=blob), conversation, me=me)

    return add


@pytest.fixture
def talk(workspace: Workspace, add_talk: Callable[..., Talk]) -> Talk:
    """The tidal talk among Ada's conversations."""
    return add_talk(workspace)


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debriefs are the one written by hand, whatever is read from a talk today."""

    monkeypatch.setattr(reading, "answer", example.answer)
