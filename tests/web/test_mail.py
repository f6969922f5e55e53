"""The mail account, and mails that somebody drops."""

import ssl
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from halfhour.actions.conversations import start_conversation
from halfhour.actions.outbox import deliver_waiting
from halfhour.adapters.mail import imap, smtp
from halfhour.domain.mail_servers import LineSecurity
from halfhour.domain.outbox import MayHaveLeftError
from halfhour.records.accounts import Workspace
from halfhour.records.letters import MailAccount, Message, Parcel
from halfhour.records.people import Address
from halfhour.web.mail.tick import begin_ticking, tick
from halfhour.web.shared.mailing import mail_of
from tests.mail_servers import PASSWORD, USER, Running, smtp_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A server whose certificate this machine trusts."""
    with smtp_server(LineSecurity.STARTTLS) as found:
        monkeypatch.setattr(smtp, "context_for", lambda _: found.trusted)
        yield found


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keyring in memory."""
    kept: dict[str, str] = {}
    monkeypatch.setattr("keyring.get_password", lambda _, key: kept.get(key))
    monkeypatch.setattr("keyring.set_password", lambda _, key, password: kept.update({key: password}))
    monkeypatch.setattr("keyring.delete_password", lambda _, key: kept.pop(key, None))
    return kept


def _typed(running: Running, **more: Any) -> dict[str, Any]:
    server = running.server
    told = {"address": USER, "user": USER, "password": PASSWORD, "smtp_host": server.host, "smtp_port": server.port}
    told |= {
        "smtp_security": server.security,
        "imap_host": "",
        "imap_port": 993,
        "imap_security": "tls",
        "most_an_hour": 20,
    }
    return told | more


def test_the_servers_of_a_known_provider_stand_there_already(client: Client, workspace: Workspace) -> None:
    text = client.get("/settings/mail/account", {"address": "ada@gmail.com"}).content.decode()

    assert "smtp.gmail.com" in text
    assert "app password" in text


def test_an_account_is_kept_once_its_server_answered(
    client: Client, workspace: Workspace, running: Running, keyring: dict[str, str]
) -> None:
    answer = client.post("/settings/mail/account", _typed(running), follow=True)

    text = answer.content.decode()
    account = MailAccount.objects.get()
    assert "Letters leave by your account now." in text
    assert keyring == {f"{account.pk}-smtp": PASSWORD}
    assert PASSWORD not in text
    assert PASSWORD not in str(account.__dict__)
    workspace.refresh_from_db()
    assert workspace.mail_from == USER


def test_what_the_server_says_stands_at_its_field_and_nothing_is_kept(
    client: Client, workspace: Workspace, running: Running, keyring: dict[str, str]
) -> None:
    answer = client.post("/settings/mail/account", _typed(running, password="wrong"))

    assert answer.status_code == 422
    assert "does not take the name or the password" in answer.content.decode()
    assert "wrong" not in answer.content.decode()
    assert not MailAccount.objects.exists()
    assert keyring == {}


def test_a_certificate_that_is_not_trusted_is_told(
    client: Client, workspace: Workspace, running: Running, monkeypatch: Any
) -> None:
    monkeypatch.setattr(smtp, "context_for", lambda _: ssl.create_default_context())

    answer = client.post("/settings/mail/account", _typed(running))

    assert "is not to be trusted" in answer.content.decode()


def test_without_a_keyring_the_way_out_is_told(
    client: Client, workspace: Workspace, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    from keyring.errors import NoKeyringError

    def none(*_: str) -> None:
        raise NoKeyringError

    monkeypatch.setattr("keyring.get_password", none)
    monkeypatch.setattr("keyring.set_password", none)

    text = client.post("/settings/mail/account", _typed(running), follow=True).content.decode()

    assert "no keyring" in text
    assert f"HALFHOUR_PASSWORD_{MailAccount.objects.get().pk.upper()}_SMTP" in text
    monkeypatch.setenv("HALFHOUR_SMTP_PASSWORD", PASSWORD)
    assert "The password is not known" not in client.get("/settings/mail/").content.decode()
    assert "The servers answer" in client.post("/settings/mail/try", follow=True).content.decode()


def test_a_test_letter_leaves_by_the_account(
    client: Client, workspace: Workspace, running: Running, keyring: dict[str, str]
) -> None:
    client.post("/settings/mail/account", _typed(running))
    client.post("/settings/mail/letter")
    workspace.refresh_from_db()

    assert deliver_waiting(mail_of(workspace), timezone.now(), workspace=workspace) == 1
    assert b"To: ada@example.org" in running.postman.taken[0]


def test_a_removed_account_is_forgotten_with_its_password(
    client: Client, workspace: Workspace, running: Running, keyring: dict[str, str]
) -> None:
    client.post("/settings/mail/account", _typed(running))
    text = client.post("/settings/mail/removal", follow=True).content.decode()

    assert "its password is forgotten" in text
    assert keyring == {}
    assert "Find my servers" in text


def test_the_mailbox_is_asked_before_it_is_kept(
    client: Client, workspace: Workspace, running: Running, keyring: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "PATIENCE", 1)

    answer = client.post("/settings/mail/account", _typed(running, imap_host="localhost", imap_port=1))

    assert "Nothing listens at localhost:1" in answer.content.decode()
    assert not MailAccount.objects.exists()


def test_an_uncertain_letter_is_asked_about(client: Client, workspace: Workspace) -> None:
    workspace.mail_from = USER
    workspace.save()

    class Cut:
        def deliver(self, letter: Any, leaving: Any) -> None:
            leaving()
            raise MayHaveLeftError("The line broke.")

        def forget(self, mail_ids: Any) -> None:
            """Nothing is kept."""

    client.post("/settings/mail/letter")
    deliver_waiting(Cut(), timezone.now())
    parcel = Parcel.objects.get()

    assert "Has it left?" in client.get(f"/outbox/{parcel.pk}/").content.decode()
    assert "It may have left." in client.get("/outbox/").content.decode()
    assert client.post(f"/outbox/{parcel.pk}/release").status_code == 409
    client.post(f"/outbox/{parcel.pk}/again")
    parcel.refresh_from_db()
    assert parcel.leaving_at is None
    deliver_waiting(Cut(), timezone.now())
    client.post(f"/outbox/{parcel.pk}/left")
    parcel.refresh_from_db()
    assert parcel.left_at


def test_a_dropped_answer_finds_its_conversation(client: Client, workspace: Workspace) -> None:
    conversation = start_conversation(workspace, ["Ben Ito"], zone="UTC")
    ben = conversation.people.get()
    Address.objects.create(
        workspace=workspace, person=ben, way="email", value="ben@example.org", plain="ben@example.org"
    )
    head = b"From: ben@example.org\nTo: ada@example.org\nSubject: Re: Tides\nMessage-ID: <b@example.org>\n\n"
    blob = head + b"Gladly.\n\nOn 2 Mar 2026, Ada wrote:\n> When?\n"

    answer = client.post("/", {"text": "", "chosen": SimpleUploadedFile("answer.eml", blob)}, follow=True)

    message = Message.objects.get()
    assert answer.redirect_chain[-1][0] == f"/conversations/{conversation.pk}/"
    assert message.text == "Gladly."
    page = client.get(f"/conversations/{conversation.pk}/messages/{message.pk}/").content.decode()
    assert "The whole mail, with what it quotes" in page


def test_looking_comes_back_every_minute_and_once() -> None:
    begin_ticking()
    begin_ticking()
    tick.call()

    from django_tasks_db.models import DBTaskResult

    assert DBTaskResult.objects.filter(task_path=tick.module_path, status="READY").count() == 1
