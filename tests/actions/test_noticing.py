"""Mails that come in find their conversation and do there what they say; none is kept twice."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.letters import Written, note_message
from halfhour.actions.looking import EVERY, look_where_due
from halfhour.actions.noticing import Became, Noticed, notice, wanted_in
from halfhour.actions.outbox import deliver_waiting, put_in_outbox, release
from halfhour.actions.today import agenda_of
from halfhour.actions.undo import undo
from halfhour.actions.writing import save_draft
from halfhour.domain.errors import OutsideError
from halfhour.domain.noticing import Looked, Wanted
from halfhour.domain.outbox import Outgoing
from halfhour.domain.stages import Stage
from halfhour.records.conversations import Conversation
from halfhour.records.letters import MailAccount, Message, Parcel
from halfhour.records.people import Address
from halfhour.wiring import workdays

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
AUCKLAND = ZoneInfo("Pacific/Auckland")


class Pouch:
    """Mail that takes everything."""

    def deliver(self, letter: Outgoing, leaving: Callable[[], None]) -> None:
        """Takes a letter."""

    def forget(self, mail_ids: object) -> None:
        """Nothing is kept."""


@pytest.fixture
def parcel() -> Parcel:
    """A letter to Ben that has left, three days ago."""
    ada = welcome_local_person()
    assert ada.workspace
    ada.workspace.mail_from = "ada@example.org"
    ada.workspace.save()
    conversation = start_conversation(ada.workspace, ["Ben Ito"], zone="UTC")
    person = conversation.people.get()
    Address.objects.create(
        workspace=ada.workspace, person=person, way="email", value="Ben@example.org", plain="ben@example.org"
    )
    written = {"channel": "email", "to": "ben@example.org", "subject": "Tides", "text": "Dear Ben, how did you begin?"}
    parcel, _ = put_in_outbox(save_draft(conversation, "ask", seen="", tab="a", **written), person=person)
    then = NOW - timedelta(days=3)
    release([parcel], now=then)
    deliver_waiting(Pouch(), then)
    return Parcel.objects.get()


def _mail(
    parcel: Parcel, words: str = "Gladly, on Tuesday.", *, more: str = "", mail_id: str = "<his@example.org>"
) -> bytes:
    head = f"From: Ben Ito <ben@example.org>\nTo: ada@example.org\nSubject: Re: Tides\nMessage-ID: {mail_id}\n"
    head += f"Date: Wed, 4 Mar 2026 20:00:00 +0000\nIn-Reply-To: {parcel.mail_id}\n{more}"
    return f"{head}\n{words}\n\nOn 2 Mar 2026, at 09:30, Ada <ada@example.org> wrote:\n> how did you begin?\n".encode()


def _notice(parcel: Parcel, blob: bytes) -> Noticed:
    return notice(parcel.workspace, blob, now=NOW, zone=AUCKLAND)


def _fresh(parcel: Parcel) -> Conversation:
    assert parcel.conversation
    return Conversation.objects.get(pk=parcel.conversation.pk)


def test_an_answer_finds_its_conversation_and_stops_asking_again(parcel: Parcel) -> None:
    noticed = _notice(parcel, _mail(parcel))

    assert noticed.became is Became.KEPT
    assert noticed.message
    assert noticed.message.text == "Gladly, on Tuesday."
    assert (noticed.message.sort, noticed.message.answers) == ("words", parcel.mail_id)
    assert noticed.message.person
    # In Auckland it was the next day already.
    assert _fresh(parcel).answered_on == date(2026, 3, 5)


def test_the_same_mail_is_kept_once_and_taken_back_whole(parcel: Parcel) -> None:
    first = _notice(parcel, _mail(parcel))

    assert _notice(parcel, _mail(parcel)).became is Became.KNOWN
    assert first.done
    undo(first.done)
    assert _fresh(parcel).stage is Stage.ASKED
    assert not Message.objects.present().filter(is_mine=False).exists()


def test_an_automatic_answer_is_shown_and_answers_nothing(parcel: Parcel) -> None:
    noticed = _notice(parcel, _mail(parcel, "I am back on the 5th.", more="Auto-Submitted: auto-replied\n"))

    assert noticed.message
    assert (noticed.message.sort, noticed.message.text) == ("auto_reply", "I am back on the 5th.")
    assert _fresh(parcel).stage is Stage.ASKED


def test_a_bounce_finds_the_letter_that_came_back(parcel: Parcel) -> None:
    head = "Return-Path: <>\nFrom: MAILER-DAEMON@example.org\nTo: ada@example.org\nSubject: failure notice\nMessage-ID: <b@example.org>"
    words = "I wasn't able to deliver your message.\n\n<ben@example.org>:\n550 5.1.1 no such user\n\n--- Below this line is a copy.\n"
    noticed = _notice(parcel, f"{head}\n\n{words}\nMessage-ID: {parcel.mail_id}\n".encode())

    assert noticed.message
    assert noticed.message.sort == "bounce"
    assert noticed.message.text == "ben@example.org: 550 5.1.1 no such user"
    assert noticed.message.person == parcel.person
    assert _fresh(parcel).stage is Stage.ASKED


def test_today_says_that_an_address_failed_until_one_writes_again(parcel: Parcel) -> None:
    head = "Return-Path: <>\nFrom: MAILER-DAEMON@example.org\nTo: ada@example.org\nSubject: failure notice\nMessage-ID: <b@example.org>"
    _notice(parcel, f"{head}\n\nCould not be delivered.\n\n<ben@example.org>:\n550 unknown\n".encode())

    def sorts() -> set[str]:
        found = agenda_of(parcel.workspace, now=NOW, zone=AUCKLAND, calendar=workdays)
        return {thing.sort for thing in found.day.due}

    assert "unreached" in sorts()
    assert parcel.conversation
    note_message(parcel.conversation, Written("Another way", NOW.date(), is_mine=True, channel="phone"), now=NOW)
    assert "unreached" not in sorts()


def test_a_mail_that_names_no_letter_is_found_by_its_sender_and_subject(parcel: Parcel) -> None:
    blob = b"From: ben@example.org\nTo: ada@example.org\nSubject: AW: Tides\nMessage-ID: <n@example.org>\n\nYes.\n"

    noticed = _notice(parcel, blob)

    assert noticed.message
    assert noticed.message.conversation == parcel.conversation


def test_a_mail_of_a_stranger_and_ones_own_are_left_alone(parcel: Parcel) -> None:
    stranger = b"From: dan@example.org\nTo: ada@example.org\nSubject: Offer\nMessage-ID: <d@example.org>\n\nBuy.\n"
    own = _mail(parcel).replace(b"Ben Ito <ben@example.org>", b"ada@example.org")

    assert _notice(parcel, stranger).became is Became.STRANGE
    assert _notice(parcel, own).became is Became.OWN
    assert Message.objects.filter(is_mine=False).count() == 0


def test_a_mail_from_the_future_is_kept_on_today(parcel: Parcel) -> None:
    noticed = _notice(parcel, _mail(parcel).replace(b"4 Mar 2026", b"4 Mar 2027"))

    assert noticed.message
    assert noticed.message.on == date(2026, 3, 5)


def test_only_people_in_conversations_that_are_going_are_looked_after(parcel: Parcel) -> None:
    assert wanted_in(parcel.workspace, now=NOW) == Wanted(("ben@example.org",), (parcel.mail_id,))

    Conversation.objects.update(closed_on=NOW.date())
    assert wanted_in(parcel.workspace, now=NOW + timedelta(days=365)).nothing


class Box:
    """A mailbox that gives what it is told to, or fails."""

    def __init__(self, *letters: bytes, trouble: Exception | None = None) -> None:
        self.letters = letters
        self.trouble = trouble
        self.asked: list[int] = []

    def look(self, wanted: Wanted, *, uid_validity: int, seen_uid: int, since: date) -> Looked:
        """What came."""
        self.asked.append(seen_uid)
        if self.trouble:
            raise self.trouble
        return Looked(7, 40, self.letters)


def test_a_look_keeps_what_came_and_remembers_how_far_it_is(parcel: Parcel) -> None:
    account = MailAccount.objects.create(workspace=parcel.workspace, imap_host="mail.example.org")
    box = Box(_mail(parcel), b"\xff no mail")

    assert look_where_due(lambda _: box, NOW) == 1
    assert look_where_due(lambda _: box, NOW + timedelta(minutes=1)) == 0
    assert look_where_due(lambda _: box, NOW + EVERY) == 0

    account.refresh_from_db()
    assert (account.seen_uid, account.uid_validity, account.trouble) == (40, 7, "")
    assert box.asked == [0, 40]


def test_a_look_that_fails_is_tried_again_later_and_says_why(parcel: Parcel) -> None:
    account = MailAccount.objects.create(workspace=parcel.workspace, imap_host="mail.example.org")
    look_where_due(lambda _: Box(trouble=OutsideError("It does not answer.")), NOW)

    account.refresh_from_db()
    assert account.trouble == "It does not answer."
    assert look_where_due(lambda _: Box(_mail(parcel)), NOW) == 0
    assert look_where_due(lambda _: Box(_mail(parcel)), NOW + timedelta(minutes=2)) == 1


def test_a_look_that_is_broken_off_is_done_again_and_keeps_nothing_twice(parcel: Parcel) -> None:
    MailAccount.objects.create(workspace=parcel.workspace, imap_host="mail.example.org")
    _notice(parcel, _mail(parcel))
    MailAccount.objects.update(next_look_at=NOW - timedelta(minutes=1))

    assert look_where_due(lambda _: Box(_mail(parcel)), NOW) == 0
    assert Message.objects.present().filter(is_mine=False).count() == 1
