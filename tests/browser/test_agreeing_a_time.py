"""Two busy people find a half hour across the change of clocks: times held, words read, an invitation sent, moved, confirmed, called off.

Ada sits in Berlin, Ngozi in New York, whose clocks change two weeks earlier. The calendar, the letters and the answers go through real
servers on loopback; what is to be seen of it is looked at on the pages, and every step can be undone there.
"""

import email
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage, Message
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from halfhour import wiring
from halfhour.actions import looking
from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.calendars.looking import look_where_due as look_into_calendars
from halfhour.actions.conversations import start_conversation
from halfhour.actions.looking import look_where_due as look_into_mailboxes
from halfhour.actions.outbox import deliver_everywhere
from halfhour.adapters.mail import imap, smtp
from halfhour.domain.mail_servers import LineSecurity
from halfhour.records.conversations import Conversation
from halfhour.records.people import Address
from halfhour.web.calendars.doors import doors
from halfhour.web.shared.mailing import mail_of, mailbox_of
from tests.calendar_servers import Running as CalendarServer
from tests.calendar_servers import event, radicale
from tests.mail_servers import PASSWORD, USER, RunningMailbox, dovecot_server, has_dovecot, imap_server, smtp_server
from tests.mail_servers import Running as MailServer
from tests.pocket import Pocket

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300), pytest.mark.django_db(transaction=True)]

NOW = datetime(2027, 3, 11, 8, 0, tzinfo=UTC)
"""A Thursday. New York's clocks change on Sunday the 14th, Berlin's on the 28th."""
NGOZI = "ngozi@example.org"


class Clock:
    """What time it is for Halfhour."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class Desk:
    """Ada's browser, her clock, and the three servers of hers."""

    page: Page
    clock: Clock
    going: MailServer
    coming: RunningMailbox
    calendar: CalendarServer
    axe: Callable[[Page], None]
    width: int
    conversation: Conversation

    def open(self, path: str) -> None:
        self.page.goto(path)

    def at(self, place: str = "") -> str:
        return f"/conversations/{self.conversation.pk}/{place}"

    def look(self) -> None:
        """Accessible, and nothing cut off."""
        self.axe(self.page)
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.width, self.page.url

    def undone_and_done_again(self, button: str) -> None:
        """Undo takes it back, and the same button does it once more."""
        self.page.get_by_role("button", name="Undo").click()
        self.page.get_by_role("button", name=button).last.click()

    def release(self) -> Message:
        """Releases the letter that is shown, and lets it leave; gives what the server took."""
        expect(
            self.page.get_by_text("held until you release it").or_(self.page.get_by_text("Held")).first
        ).to_be_visible()
        self.look()
        self.page.get_by_role("button", name="Release it now").click()
        expect(self.page.get_by_text("It may leave, and does within a minute.")).to_be_visible()
        before = len(self.going.postman.taken)
        deliver_everywhere(mail_of, self.clock())
        deliver_everywhere(mail_of, self.clock())
        assert len(self.going.postman.taken) == before + 1
        self.page.reload()
        return email.message_from_bytes(self.going.postman.taken[-1])

    def comes(self, text: str, answers: Message, calendar: str = "", method: str = "REPLY") -> None:
        """A mail of Ngozi's lies in the box, and is noticed."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = f"Ngozi Okafor <{NGOZI}>", USER, f"Re: {answers['Subject']}"
        mail["Date"], mail["Message-ID"] = self.clock(), f"<{self.clock():%H%M%S}@ngozi.example.org>"
        mail["In-Reply-To"] = mail["References"] = str(answers["Message-ID"])
        mail.set_content(text)
        if calendar:
            mail.add_alternative(calendar.encode(), "text", "calendar", params={"method": method}, cte="base64")
        self.coming.put(mail.as_bytes(), at=self.clock())
        self.clock.now += timedelta(minutes=16)
        assert look_into_mailboxes(mailbox_of, self.clock()) == 1

    def calendar_holds(self) -> str:
        """All that stands in the calendar on the server, once it has been written."""
        self.clock.now += timedelta(minutes=16)
        look_into_calendars(doors(), self.clock())
        listing = self.calendar.ask("PROPFIND", self.calendar.calendar, Depth="1").text
        names = [name for name in re.findall(r"([^<>/]+\.ics)<", listing) if "dentist" not in name]
        return "".join(self.calendar.text(f"{self.calendar.calendar}{name}") for name in names)


@pytest.fixture
def servers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[MailServer, RunningMailbox, CalendarServer]]:
    """The servers of both accounts, trusted by this machine."""
    pocket = Pocket()
    monkeypatch.setattr(wiring, "passwords", lambda: pocket)
    # Dovecot gives no mail a day that is still to come, and here it is March 2027.
    monkeypatch.setattr(looking, "FIRST_LOOK", timedelta(days=3650))
    mailbox = dovecot_server() if has_dovecot() else imap_server(tmp_path)
    with smtp_server(LineSecurity.STARTTLS) as going, mailbox as coming, radicale(tmp_path) as calendar:
        monkeypatch.setattr(smtp, "context_for", lambda _: going.trusted)
        monkeypatch.setattr(imap, "context_for", lambda _: coming.trusted)
        yield going, coming, calendar


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """It is March 2027 wherever the time is asked for."""
    made = Clock(NOW)
    monkeypatch.setattr(timezone, "now", made)
    return made


@pytest.fixture
def conversation(transactional_db: None, clock: Clock) -> Conversation:
    """Ada knows Ngozi's address, and that she is in New York."""
    ada = welcome_local_person()
    ada.name, ada.zone, ada.zone_is_known = "Ada", "Europe/Berlin", True
    ada.save()
    assert ada.workspace
    begun = start_conversation(ada.workspace, ["Ngozi Okafor"], zone="Europe/Berlin")
    begun.people.update(zone="America/New_York")
    Address.objects.create(
        workspace=ada.workspace, person=begun.people.get(), way=Address.Way.EMAIL, value=NGOZI, plain=NGOZI
    )
    return begun


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_a_half_hour_is_found_across_the_change_of_clocks_moved_confirmed_and_called_off(
    open_page: Any, axe: Any, servers: Any, clock: Clock, conversation: Conversation, width: int, scheme: str
) -> None:
    page = open_page("/settings/", width=width, scheme=scheme)
    desk = Desk(page, clock, *servers, axe, width, conversation)

    tell_of_both_accounts(desk)
    asked = ask(desk)
    offered = offer_times_on_both_sides_of_the_change(desk, asked)
    agree_on_what_her_words_mean(desk, offered)
    invited = invite_her(desk)
    see_that_she_accepted(desk, invited)
    moved = move_it(desk, invited)
    confirm_it_the_day_before(desk)
    call_it_off(desk, moved)


def tell_of_both_accounts(desk: Desk) -> None:
    """A mail account and a calendar, in which a dentist stands on the first day."""
    desk.calendar.put("dentist", event("dentist@example.org", "20270312T140000", "20270312T150000"))
    page = desk.page
    page.get_by_role("link", name="Mail account").click()
    page.get_by_label("Your e-mail address").fill(USER)
    page.get_by_role("button", name="Find my servers").click()
    page.get_by_label("Password").fill(PASSWORD)
    for legend, server in (("Letters that leave", desk.going.server), ("Letters that come in", desk.coming.server)):
        group = page.get_by_role("group", name=legend)
        group.get_by_label("Server").fill(server.host)
        group.get_by_label("Port").fill(str(server.port))
        group.get_by_label("Line").select_option(label="STARTTLS")
    page.get_by_role("button", name="Try it and keep it").click()
    expect(page.get_by_text("Letters leave by your account now.")).to_be_visible()
    desk.open("/settings/calendars/")
    page.get_by_role("link", name="An account (CalDAV)").click()
    page.get_by_label("Address of the server").fill(desk.calendar.address)
    page.get_by_label("User name there").fill(desk.calendar.user)
    page.get_by_label("Password").fill(desk.calendar.password)
    page.get_by_label("It stands in my own network").check()
    page.get_by_role("button", name="Find the calendars").click()
    page.get_by_role("radio", name="My days").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    look_into_calendars(doors(), desk.clock())


def ask(desk: Desk) -> Message:
    """The ask leaves by the account, and her answer is noticed; the next step is to find a time."""
    page = desk.page
    desk.open(desk.at())
    page.get_by_role("link", name="Write and ask").click()
    page.get_by_label("How will it travel?").select_option(label="E-mail")
    page.get_by_label("Subject").fill("From university to harbour")
    page.get_by_label("Your message").fill(
        "Dear Ngozi,\n\nhow did you decide to leave? Could we talk for half an hour?\n\nAda"
    )
    page.get_by_role("button", name="Save and check").click()
    page.get_by_role("button", name="Put it in the outbox").click()
    asked = desk.release()
    assert asked["To"].endswith(f"<{NGOZI}>") or asked["To"] == NGOZI

    desk.comes("Gladly. Which times would suit you?\n", asked)
    desk.open("/")
    expect(page.locator("main")).to_contain_text("Ngozi Okafor")
    desk.look()
    desk.open(desk.at())
    expect(page.get_by_text("Gladly. Which times would suit you?").first).to_be_visible()
    desk.look()
    return asked


def offer_times_on_both_sides_of_the_change(desk: Desk, asked: Message) -> Message:
    """Times are held, and the letter that names them answers her mail; before the 14th six hours lie between, then five."""
    page = desk.page
    page.locator(".now a.button").first.click()
    expect(page.get_by_role("heading", name="Find a time")).to_be_visible()
    expect(page.get_by_label("Where are they?")).to_have_value("America/New_York")
    page.get_by_role("button", name="Find times").click()
    expect(page.get_by_role("button", name="Hold these for them")).to_be_visible()
    desk.look()
    page.get_by_role("button", name="Hold these for them").click()
    expect(page.get_by_role("heading", name="Held for them until")).to_be_visible()
    desk.undone_and_done_again("Hold these for them")
    desk.look()
    page.get_by_role("button", name="Write it to them").click()
    words = page.get_by_label("Your message").input_value()
    assert differences(words) == {5, 6}, words
    assert "Friday 12 March, 10:" in words, "before that Ada is at the dentist's"
    page.get_by_label("Subject").fill("Re: From university to harbour")
    page.get_by_role("button", name="Save and check").click()
    desk.look()
    page.get_by_role("button", name="Put it in the outbox").click()
    offered = desk.release()
    assert asked["Message-ID"] in str(offered["References"])
    return offered


def differences(words: str) -> set[int]:
    """Hours between the two clocks in the lines of a letter."""
    pairs = re.findall(r"(\d\d):\d\d \(New York\), which is (?:\w+ )?(\d\d):\d\d", words)
    return {(int(mine) - int(theirs)) % 24 for theirs, mine in pairs}


def agree_on_what_her_words_mean(desk: Desk, offered: Message) -> None:
    """Her answer leads to the times in it, and one tap agrees."""
    page = desk.page
    desk.comes("Tuesday the 16th at 10 my time would be perfect.\n\nNgozi\n", offered)
    desk.open(desk.at())
    page.get_by_role("link", name=re.compile("^Tuesday the 16th at 10")).click()
    desk.look()
    page.get_by_role("link", name="Read times out of it").click()
    expect(
        page.get_by_role("heading", name="They propose").or_(page.get_by_role("heading", name="They say yes to"))
    ).to_be_visible()
    expect(page.locator(".slot-line .when")).to_contain_text("Tue 16 Mar 2027, 15:00")
    desk.look()
    page.get_by_role("button", name="Agree on").first.click()
    expect(page).to_have_url(re.compile("/meeting/$"))
    expect(page.get_by_text("15:00 to 15:30").first).to_be_visible()
    expect(page.get_by_text("10:00 to 10:30").first).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    desk.open(desk.at("times/words/"))
    page.get_by_label("What they wrote").fill("Tuesday the 16th at 10 my time would be perfect.")
    page.get_by_role("button", name="Read the times").click()
    page.get_by_role("button", name="Agree on").first.click()
    expect(page).to_have_url(re.compile("/meeting/$"))
    assert "DTSTART" in desk.calendar_holds()
    desk.open("/settings/calendars/")
    desk.look()


def invite_her(desk: Desk) -> Message:
    """The invitation waits, is released, and carries the time in Berlin's own clock."""
    desk.open("/")
    desk.look()
    desk.open(desk.at("meeting/"))
    desk.look()
    expect(desk.page.get_by_role("heading", name="Invite them")).to_be_visible()
    desk.page.get_by_role("button", name="Put it in the outbox").click()
    letter = desk.release()
    sheet = calendar_of(letter)
    assert "METHOD:REQUEST" in sheet
    assert "SEQUENCE:0" in sheet
    assert "DTSTART;TZID=Europe/Berlin:20270316T150000" in sheet
    return letter


def see_that_she_accepted(desk: Desk, invited: Message) -> None:
    """Her calendar program says yes, and the page of the meeting tells it."""
    desk.comes("Ngozi Okafor has accepted.\n", invited, reply_to(calendar_of(invited)))
    desk.open(desk.at("meeting/"))
    expect(desk.page.get_by_text("they said yes")).to_be_visible()
    desk.look()
    desk.page.get_by_role("link", name="Prepare for it").click()
    expect(desk.page).to_have_url(re.compile("/brief/$"))


def move_it(desk: Desk, invited: Message) -> Message:
    """Two days later, behind which the same event stands in both calendars, one number up."""
    page = desk.page
    desk.open(desk.at("meeting/"))
    page.get_by_text("Another time or place").click()
    page.get_by_label("When?").fill("2027-03-18T14:30")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_text("Moved.")).to_be_visible()
    expect(page.get_by_text("14:30 to 15:00").first).to_be_visible()
    expect(page.get_by_role("heading", name="Send them the new time")).to_be_visible()
    desk.look()
    page.get_by_role("button", name="Put it in the outbox").click()
    moved = desk.release()
    was, sheet = calendar_of(invited), calendar_of(moved)
    assert "SEQUENCE:1" in sheet
    assert "DTSTART;TZID=Europe/Berlin:20270318T143000" in sheet
    assert re.search("UID:.*", was)[0] == re.search("UID:.*", sheet)[0]
    there = desk.calendar_holds()
    assert there.count("BEGIN:VEVENT") == 1
    assert "20270318T1" in there
    assert "20270316T1" not in there
    desk.comes("Ngozi Okafor has accepted.\n", moved, reply_to(sheet))
    return moved


def confirm_it_the_day_before(desk: Desk) -> None:
    """On Wednesday Today asks to confirm, and the line leaves in the same thread."""
    page = desk.page
    desk.clock.now = datetime(2027, 3, 17, 9, 0, tzinfo=UTC)
    desk.open("/")
    desk.look()
    expect(page.locator("main")).to_contain_text("Confirm")
    page.get_by_role("link", name=re.compile("Confirm")).first.click()
    expect(page).to_have_url(re.compile(r"/meeting/\?confirm|/meeting/"))
    desk.look()
    page.locator("#confirm").get_by_role("button", name="Put it in the outbox").click()
    confirmed = desk.release()
    assert confirmed["References"], "it stands in the thread"
    desk.open(desk.at("meeting/"))
    expect(page.get_by_text("Confirmed", exact=True)).to_be_visible()
    desk.look()
    desk.open("/")
    expect(page.get_by_role("link", name=re.compile("Confirm"))).to_have_count(0)


def call_it_off(desk: Desk, moved: Message) -> None:
    """Called off, undone, called off again; she is told, and the calendar is empty."""
    page = desk.page
    desk.open(desk.at("meeting/"))
    page.get_by_text("Call it off").first.click()
    page.get_by_role("button", name="Call it off").click()
    expect(page.get_by_role("heading", name="Tell them that it is off")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("14:30 to 15:00").first).to_be_visible()
    desk.open(desk.at("meeting/"))
    page.get_by_text("Call it off").first.click()
    page.get_by_role("button", name="Call it off").click()
    desk.look()
    page.get_by_role("button", name="Put it in the outbox").click()
    told = calendar_of(desk.release())
    assert "METHOD:CANCEL" in told
    assert re.search("UID:.*", told)[0] == re.search("UID:.*", calendar_of(moved))[0]
    assert "SEQUENCE:2" in told
    assert desk.calendar_holds() == ""
    desk.open(desk.at())
    expect(page.locator("main")).to_contain_text(re.compile("called off", re.IGNORECASE))
    expect(page.locator(".now a.button").first).to_have_attribute("href", re.compile("/times/$"))
    desk.look()


def calendar_of(mail: Message) -> str:
    """The file for calendars in a mail, its lines unfolded."""
    part = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    return part.get_payload(decode=True).decode().replace("\r\n ", "").replace("\r\n", "\n")


def reply_to(sheet: str) -> str:
    """What her calendar program answers."""
    uid, sequence = re.search("UID:(.*)", sheet)[1], re.search("SEQUENCE:(.*)", sheet)[1]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//tests//EN",
        "METHOD:REPLY",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"SEQUENCE:{sequence}",
        f"DTSTAMP:{timezone.now():%Y%m%dT%H%M%SZ}",
        f"ORGANIZER:mailto:{USER}",
        f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{NGOZI}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join([*lines, ""])
