"""A mail account in a browser, against real servers: a letter leaves, its answer is noticed, and a broken line is asked about."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from halfhour import wiring
from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.looking import look_where_due
from halfhour.actions.outbox import deliver_everywhere, put_in_outbox
from halfhour.actions.writing import save_draft
from halfhour.adapters.mail import imap, smtp
from halfhour.domain.mail_servers import LineSecurity
from halfhour.records.letters import Parcel
from halfhour.web.shared.mailing import mail_of, mailbox_of
from tests.mail_servers import PASSWORD, USER, Running, RunningMailbox, imap_server, smtp_server
from tests.pocket import Pocket

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Running, RunningMailbox]]:
    """Both servers of an account, trusted by this machine."""
    pocket = Pocket()
    monkeypatch.setattr(wiring, "passwords", lambda: pocket)
    with smtp_server(LineSecurity.STARTTLS) as going, imap_server(tmp_path) as coming:
        monkeypatch.setattr(smtp, "context_for", lambda _: going.trusted)
        monkeypatch.setattr(imap, "context_for", lambda _: coming.trusted)
        yield going, coming


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_a_letter_leaves_and_its_answer_is_noticed(
    open_page: Any, axe: Any, servers: tuple[Running, RunningMailbox], width: int, scheme: str
) -> None:
    going, coming = servers
    page = open_page("/settings/", width=width, scheme=scheme)
    page.get_by_role("link", name="Mail account").click()
    page.get_by_label("Your e-mail address").fill(USER)
    axe(page)
    page.get_by_role("button", name="Find my servers").click()
    page.get_by_label("Password").fill("a wrong one")
    for legend, server in (("Letters that leave", going.server), ("Letters that come in", coming.server)):
        group = page.get_by_role("group", name=legend)
        group.get_by_label("Server").fill(server.host)
        group.get_by_label("Port").fill(str(server.port))
        group.get_by_label("Line").select_option(label="STARTTLS")
    axe(page)
    page.get_by_role("button", name="Try it and keep it").click()
    expect(page.get_by_text("does not take the name or the password").first).to_be_visible()
    axe(page)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Try it and keep it").click()
    expect(page.get_by_text("Letters leave by your account now.")).to_be_visible()
    axe(page)

    conversation = _release_a_letter(page)
    going.postman.cut_after_the_letter = True
    deliver_everywhere(mail_of, timezone.now())
    page.goto(page.url.split("/outbox")[0] + "/outbox/")
    expect(page.get_by_text("It may have left.")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Tides").click()
    axe(page)
    page.get_by_role("button", name="It has left").click()
    expect(page.get_by_text("Noted: it has left.")).to_be_visible()

    sent = Parcel.objects.get()
    head = f"From: Ben <ben@example.org>\r\nTo: {USER}\r\nSubject: Re: Tides\r\nMessage-ID: <b@example.org>\r\n"
    head += f"In-Reply-To: {sent.mail_id}\r\n"
    coming.put(f"{head}\r\nGladly, on Tuesday at ten.\r\n\r\nOn 2 Mar 2026, Ada wrote:\r\n> When?\r\n".encode())
    assert look_where_due(mailbox_of, timezone.now()) == 1
    page.goto(page.url.split("/outbox")[0] + f"/conversations/{conversation}/")
    page.get_by_role("link", name="Gladly, on Tuesday at ten.").click()
    expect(page.get_by_text("The whole mail, with what it quotes")).to_be_visible()
    axe(page)


def _release_a_letter(page: Any) -> str:
    """A letter to Ben, released on its page; gives its conversation."""
    workspace = welcome_local_person().workspace
    assert workspace
    conversation = start_conversation(workspace, ["Ben Ito"], zone="UTC")
    written = {"channel": "email", "to": "ben@example.org", "subject": "Tides", "text": "Dear Ben, when could we talk?"}
    draft = save_draft(conversation, "ask", seen="", tab="a", **written)
    parcel, _ = put_in_outbox(draft, person=conversation.people.get())
    page.goto(page.url.split("/settings")[0] + f"/outbox/{parcel.pk}/")
    page.get_by_role("button", name="Release it now").click()
    expect(page.get_by_text("It may leave, and does within a minute.")).to_be_visible()
    return str(conversation.pk)
