"""The foot of every page says what leaves the machine, as it is set up."""

from typing import Any

import pytest
from django.test import Client

from halfhour.records.accounts import Workspace
from halfhour.records.letters import MailAccount
from halfhour.records.scheduling import Calendar

pytestmark = pytest.mark.django_db
ALL = "Everything stays on this machine."


def foot(client: Client) -> str:
    page = client.get("/people/").content.decode()
    return " ".join(page[page.index('<footer class="foot">') :].split("Keys")[0].split())


def test_at_first_everything_stays(client: Client, workspace: Workspace) -> None:
    Calendar.objects.create(workspace=workspace, name="From a file", sort=Calendar.Sort.FILE)

    assert ALL in foot(client)


def test_what_is_set_up_is_named(client: Client, workspace: Workspace) -> None:
    account = MailAccount.objects.create(workspace=workspace, smtp_host="mail.example.org")
    assert "reaches out for letters that you release. All else stays" in foot(client)

    account.imap_host = "mail.example.org"
    account.save()
    Calendar.objects.create(workspace=workspace, name="Work", sort=Calendar.Sort.ADDRESS)
    Workspace.objects.filter(pk=workspace.pk).update(digest_hour=7)
    assert "letters that you release, the letter of Today, answers in your mailbox and your calendars" in foot(client)


def test_open_doors_are_named(client: Client, workspace: Workspace, settings: Any) -> None:
    settings.GUEST_HOSTS = ["hours.example.org"]

    assert "guests of your booking pages" in foot(client)


def test_what_others_set_up_says_nothing_here(client: Client, workspace: Workspace, dans: Workspace) -> None:
    MailAccount.objects.create(workspace=dans, smtp_host="mail.example.org")

    assert ALL in foot(client)
