"""Two people with two Halfhours write to each other by mail alone: invite, accept, move over a clock change, propose, take, call off."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from halfhour.actions.conversations import start_conversation
from halfhour.actions.invitations import (
    Letter,
    Taken,
    What,
    answer_invitation,
    invite,
    propose,
    take_in,
    tell_cancelled,
)
from halfhour.actions.meetings import agree_on, cancel
from halfhour.actions.outbox import deliver_waiting, release
from halfhour.domain.invitations.appointments import Partstat
from halfhour.domain.outbox import Outgoing
from halfhour.formats.mail.writing import write
from halfhour.records.accounts import User, Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Parcel
from halfhour.records.people import Address
from halfhour.records.scheduling import Meeting

pytestmark = pytest.mark.django_db

TODAY = date(2026, 10, 20)
NOW = datetime(2026, 10, 20, 10, tzinfo=UTC)
FRIDAY = datetime(2026, 10, 23, 13, tzinfo=UTC)  # 15:00 in Berlin, still summer time
MONDAY = datetime(2026, 10, 26, 14, tzinfo=UTC)  # 15:00 in Berlin, after the clocks went back
TUESDAY = MONDAY + timedelta(days=1)


class Side:
    """One of the two, with what leaves from them."""

    def __init__(self, name: str, other: str, zone: str) -> None:
        self.user = User.objects.create(username=name, name=name, zone=zone)
        self.workspace = Workspace.objects.create(name=name, mail_from=f"{name.lower()}@example.org")
        self.user.memberships.create(workspace=self.workspace)
        self.talk: Conversation = start_conversation(self.workspace, [other], zone=zone)
        reach = f"{other.lower()}@example.org"
        known = {"way": Address.Way.EMAIL, "value": reach, "plain": reach}
        Address.objects.create(workspace=self.workspace, person=self.talk.people.get(), **known)
        self.letter = Letter(reach, "Our talk", "A few words.\n")
        self.sent: list[bytes] = []

    def deliver(self, letter: Outgoing, leaving: Callable[[], None] | None = None) -> None:
        """The mail as it would stand in the other's inbox."""
        self.sent.append(write(letter))

    def send(self, parcel: Parcel | None, now: datetime) -> bytes:
        """Releases a letter and gives what left."""
        assert parcel
        release([parcel], now=now)
        deliver_waiting(self, now)
        return self.sent[-1]

    def take(self, blob: bytes, now: datetime) -> Taken:
        """Takes in what came."""
        return take_in(blob, self.workspace, conversation=self.talk, today=TODAY, now=now)

    @property
    def meeting(self) -> Meeting:
        """The one meeting there is."""
        return Meeting.objects.get(workspace=self.workspace)

    @property
    def agreed_for(self) -> datetime | None:
        """What stands in the conversation."""
        self.talk.refresh_from_db()
        return self.talk.agreed_for


def test_two_calendars_stay_in_step_by_mail_alone() -> None:
    ada, ben = Side("Ada", "Ben", "Europe/Berlin"), Side("Ben", "Ada", "America/New_York")
    clock = iter(NOW + timedelta(minutes=number) for number in range(100))

    agree_on(ada.talk, FRIDAY, 30, "Europe/Berlin", "America/New_York", "Café Blau", today=TODAY)
    mail = ada.send(invite(ada.meeting, ada.letter, title="Ada and Ben", now=(now := next(clock)))[0], now)
    assert ben.take(mail, next(clock)).what is What.INVITED
    assert (ben.meeting.start, ben.meeting.place, ben.agreed_for) == (FRIDAY, "Café Blau", None)

    yes, _ = answer_invitation(ben.meeting, Partstat.ACCEPTED, ben.letter, today=TODAY, now=(now := next(clock)))
    mail = ben.send(yes, now)
    assert ada.take(mail, next(clock)).what is What.ANSWERED
    assert ada.take(mail, next(clock)).what is What.SAME
    assert (ada.meeting.answer, ben.agreed_for) == ("accepted", FRIDAY)

    agree_on(ada.talk, MONDAY, 30, "Europe/Berlin", today=TODAY)
    old_answer = mail
    mail = ada.send(invite(ada.meeting, ada.letter, title="Ada and Ben", now=(now := next(clock)))[0], now)
    assert ben.take(mail, next(clock)).what is What.CHANGED
    assert ada.take(old_answer, next(clock)).what is What.STALE
    assert (ben.agreed_for, ben.meeting.answer) == (MONDAY, "needs_action")

    other, _ = propose(ben.meeting, TUESDAY, 30, ben.letter, now=(now := next(clock)))
    assert ada.take(ben.send(other, now), next(clock)).what is What.PROPOSED
    assert (ada.agreed_for, ada.meeting.counter_start) == (MONDAY, TUESDAY)

    agree_on(ada.talk, TUESDAY, 30, "Europe/Berlin", today=TODAY)
    mail = ada.send(invite(ada.meeting, ada.letter, title="Ada and Ben", now=(now := next(clock)))[0], now)
    assert ben.take(mail, next(clock)).what is What.CHANGED
    assert (ben.agreed_for, ben.meeting.counter_start, ben.meeting.sequence) == (TUESDAY, None, 2)

    cancel(ada.talk, closes=False, today=TODAY)
    mail = ada.send(tell_cancelled(ada.meeting, ada.letter, now=(now := next(clock)))[0], now)
    assert ben.take(mail, next(clock)).what is What.CALLED_OFF
    assert ben.take(mail, next(clock)).what is What.SAME
    assert (ada.agreed_for, ben.agreed_for) == (None, None)
    assert ben.meeting.cancelled_at
