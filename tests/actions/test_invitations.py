"""Invitations told and taken in: each once, in order, and never past the person."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import note_happening, start_conversation
from halfhour.actions.forgetting import forget_person
from halfhour.actions.invitations import (
    Letter,
    What,
    answer_invitation,
    as_sheet,
    ask_again,
    confirm,
    invite,
    keep_ours,
    propose,
    take_in,
    tell_cancelled,
)
from halfhour.actions.invitations.letters import NotOursError, OffAlreadyError
from halfhour.actions.meetings import agree_on, call_off, standing_meeting
from halfhour.actions.outbox import (
    NoSenderError,
    OtherSenderError,
    deliver_waiting,
    edit_parcel,
    fingerprint_of,
    release,
)
from halfhour.actions.today import agenda_of
from halfhour.actions.undo import ChangedSinceError, change, undo
from halfhour.domain.conversations import Note
from halfhour.domain.errors import InputError
from halfhour.domain.follow_up import Workdays
from halfhour.domain.invitations.appointments import Partstat, Who, answered, counter, decline_counter, refresh
from halfhour.domain.invitations.notices import notices_of
from halfhour.domain.invitations.objects import Sheet
from halfhour.domain.outbox import Outgoing
from halfhour.domain.stages import Stage
from halfhour.formats.invitations.appointments import Told, read_told
from halfhour.formats.invitations.reading import read
from halfhour.formats.invitations.writing import write
from halfhour.formats.mail.writing import write as write_mail
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Parcel
from halfhour.records.people import Address
from halfhour.records.revisions import Revision
from halfhour.records.scheduling import Meeting

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 10, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
START = datetime(2026, 4, 1, 13, tzinfo=UTC)
OTHER = datetime(2026, 4, 2, 14, 30, tzinfo=UTC)
LETTER = Letter("ada@example.org", "Our talk", "Dear Ada,\n\nhere it is.\n")


class Post:
    """Mail that always leaves."""

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []

    def deliver(self, letter: Outgoing, leaving: Callable[[], None]) -> None:
        self.sent.append(letter)


@pytest.fixture
def talk() -> Conversation:
    """Ben asked Ada, whose address is known."""
    person = welcome_local_person()
    workspace = person.workspace
    assert workspace
    person.name = "Ben"
    person.save()
    workspace.mail_from = "Ben <ben@example.org>"
    workspace.save()
    conversation = start_conversation(workspace, ["Ada"], zone="Europe/Berlin", asked_on=date(2026, 3, 10))
    Address.objects.create(
        workspace=workspace,
        person=conversation.people.get(),
        way=Address.Way.EMAIL,
        value="ada@example.org",
        plain="ada@example.org",
    )
    return conversation


@pytest.fixture
def meeting(talk: Conversation) -> Meeting:
    """A time that both agreed on."""
    found, _ = agree_on(talk, START, 30, "Europe/Berlin", "America/New_York", "Café Blau", today=TODAY)
    return found


def invited(meeting: Meeting, now: datetime = NOW) -> tuple[Post, Sheet]:
    """The invitation has left; what left, and the calendar in it."""
    parcel, _ = invite(meeting, LETTER, title="Ben and Ada", now=now)
    post = sent(parcel, now=now)
    meeting.refresh_from_db()
    return post, read(post.sent[-1].calendar.encode())


def sent(parcel: Parcel, now: datetime = NOW) -> Post:
    """A letter released and gone."""
    post = Post()
    release([parcel], now=now)
    deliver_waiting(post, now)
    return post


def told_by(sheet: Sheet) -> Told:
    """What a calendar says."""
    found = read_told(sheet)
    assert found
    return found


def reply(
    sheet: Sheet, answer: Partstat = Partstat.ACCEPTED, *, by: str = "ada@example.org", at: datetime = LATER
) -> bytes:
    """Ada's answer as her calendar program sends it."""
    (notice,) = notices_of(None, answered(sheet, Who(by), answer), f"mailto:{by}", at)
    return write(notice.calendar).encode()


def theirs(
    start: datetime = START,
    *,
    sequence: int = 0,
    uid: str = "ada-1",
    stamp: datetime = NOW,
    method: str = "REQUEST",
    **more: str,
) -> bytes:
    """An invitation that Ada sent."""
    lines = {
        "UID": uid,
        "DTSTAMP": f"{stamp:%Y%m%dT%H%M%SZ}",
        "SEQUENCE": str(sequence),
        "SUMMARY": "Coffee",
        "DTSTART": f"{start:%Y%m%dT%H%M%SZ}",
        "DURATION": "PT30M",
        "ORGANIZER;CN=Ada": "mailto:ada@example.org",
        "ATTENDEE;RSVP=TRUE": "mailto:ben@example.org",
        "LOCATION": "Her office",
        **more,
    }
    body = "\n".join(f"{name}:{value}" for name, value in lines.items())
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{method}\nBEGIN:VEVENT\n{body}\nEND:VEVENT\nEND:VCALENDAR\n".encode()


def taken(talk: Conversation, blob: bytes, *, conversation: Conversation | None = None, now: datetime = NOW) -> What:
    """What came of a message."""
    return take_in(blob, talk.workspace, conversation=conversation, today=TODAY, now=now).what


def came(talk: Conversation, **more: object) -> Meeting:
    """The meeting of an invitation that Ada sent."""
    assert taken(talk, theirs(**more), conversation=talk) is What.INVITED  # type: ignore[arg-type]
    return Meeting.objects.get(uid="ada-1")


def test_an_invitation_waits_in_the_outbox_and_says_what_was_agreed(meeting: Meeting) -> None:
    parcel, _ = invite(meeting, LETTER, title="Ben and Ada", now=NOW)

    told = told_by(read(parcel.calendar.encode()))
    assert (parcel.released_at, parcel.calendar_method, parcel.text) == (None, "REQUEST", LETTER.text)
    assert (told.method, told.uid, told.sequence, told.start, told.minutes) == ("REQUEST", meeting.uid, 0, START, 30)
    assert (told.organizer.address, told.people[0][0]) == ("ben@example.org", Who("ada@example.org", "Ada"))
    assert (told.summary, told.place, told.zone) == ("Ben and Ada", "Café Blau", "Europe/Berlin")
    assert "BEGIN:VTIMEZONE" in parcel.calendar


def test_undo_takes_the_letter_out_again(meeting: Meeting) -> None:
    _, done = invite(meeting, LETTER, title="Ben and Ada", now=NOW)

    undo(done)

    assert not Parcel.objects.waiting().exists()


def test_once_it_has_left_they_have_it_and_undo_reaches_no_further(meeting: Meeting) -> None:
    parcel, done = invite(meeting, LETTER, title="Ben and Ada", now=NOW)

    post = sent(parcel)

    meeting.refresh_from_db()
    assert meeting.invited_at == NOW
    assert post.sent[0].calendar_method == "REQUEST"
    with pytest.raises(ChangedSinceError):
        undo(done)


def test_a_second_invitation_replaces_the_one_that_waits(meeting: Meeting) -> None:
    invite(meeting, LETTER, title="Ben and Ada", now=NOW)

    second, _ = invite(meeting, LETTER, title="Ben and Ada", now=LATER)

    assert list(Parcel.objects.waiting()) == [second]


def test_another_time_goes_out_under_the_next_number(meeting: Meeting, talk: Conversation) -> None:
    invited(meeting)

    agree_on(talk, OTHER, 30, "Europe/Berlin", today=TODAY)
    meeting.refresh_from_db()
    _, sheet = invited(meeting, LATER)

    told = told_by(sheet)
    assert (told.uid, told.sequence, told.start, told.stamp) == (meeting.uid, 1, OTHER, LATER)


def test_a_letter_to_another_address_invites_that_address(meeting: Meeting) -> None:
    parcel, _ = invite(meeting, LETTER, title="Ben and Ada", now=NOW)

    edit_parcel(parcel, seen=fingerprint_of(parcel), to="ada@work.example", subject="Our talk", text="Dear Ada,")

    parcel.refresh_from_db()
    told = told_by(read(parcel.calendar.encode()))
    assert [who.address for who, _ in told.people] == ["ada@work.example"]
    sent(parcel)
    meeting.refresh_from_db()
    assert meeting.attendee == "ada@work.example"


def test_nobody_is_invited_from_no_address(meeting: Meeting) -> None:
    workspace = meeting.workspace
    workspace.mail_from = ""
    workspace.save()

    with pytest.raises(NoSenderError):
        invite(meeting, LETTER, title="Ben and Ada", now=NOW)
    assert not Parcel.objects.exists()


def test_calling_off_is_told_under_the_next_number_and_takes_the_event_out(meeting: Meeting) -> None:
    invited(meeting)
    call_off(meeting, part_of=change(meeting, "off", words=""))

    parcel, _ = tell_cancelled(meeting, LETTER, now=LATER)

    told = told_by(read(parcel.calendar.encode()))
    assert (told.method, told.uid, told.sequence, told.is_cancelled) == ("CANCEL", meeting.uid, 1, True)
    assert "STATUS:CANCELLED" in parcel.calendar


def test_what_was_called_off_invites_nobody(meeting: Meeting) -> None:
    call_off(meeting, part_of=change(meeting, "off", words=""))

    with pytest.raises(OffAlreadyError):
        invite(meeting, LETTER, title="Ben and Ada", now=NOW)


def test_a_confirmation_counts_when_it_has_left(meeting: Meeting, talk: Conversation) -> None:
    parcel, _ = confirm(meeting, LETTER)
    assert not talk.events.present().exists()

    sent(parcel)

    meeting.refresh_from_db()
    assert meeting.confirmed_at == NOW
    assert [event.what for event in talk.events.present()] == ["confirmed"]


@pytest.mark.parametrize(
    ("answer", "noted"),
    [
        (Partstat.ACCEPTED, Meeting.Answer.ACCEPTED),
        (Partstat.DECLINED, Meeting.Answer.DECLINED),
        (Partstat.TENTATIVE, Meeting.Answer.TENTATIVE),
    ],
)
def test_their_answer_is_noted_once(meeting: Meeting, talk: Conversation, answer: Partstat, noted: str) -> None:
    _, sheet = invited(meeting)

    assert taken(talk, reply(sheet, answer)) is What.ANSWERED
    assert taken(talk, reply(sheet, answer)) is What.SAME

    meeting.refresh_from_db()
    assert (meeting.answer, meeting.answered_at) == (noted, LATER)


def test_an_answer_in_a_mail_is_found(meeting: Meeting, talk: Conversation) -> None:
    _, sheet = invited(meeting)
    mail = write_mail(
        Outgoing(
            "ada@example.org", "", "ben@example.org", "", "Yes", "Yes", "<1@a>", NOW, reply(sheet).decode(), "REPLY"
        )
    )

    assert taken(talk, mail) is What.ANSWERED


def test_an_answer_to_an_earlier_version_changes_nothing(meeting: Meeting, talk: Conversation) -> None:
    _, sheet = invited(meeting)
    agree_on(talk, OTHER, 30, "Europe/Berlin", today=TODAY)

    assert taken(talk, reply(sheet)) is What.STALE

    meeting.refresh_from_db()
    assert meeting.answer == Meeting.Answer.NONE


def test_an_older_answer_does_not_overtake_a_newer_one(meeting: Meeting, talk: Conversation) -> None:
    _, sheet = invited(meeting)
    taken(talk, reply(sheet, Partstat.DECLINED, at=LATER))

    assert taken(talk, reply(sheet, Partstat.ACCEPTED, at=NOW)) is What.STALE


def test_strangers_answer_for_nobody(meeting: Meeting, talk: Conversation) -> None:
    _, sheet = invited(meeting)

    assert taken(talk, reply(sheet, by="dan@example.org")) is What.STRANGER

    meeting.refresh_from_db()
    assert meeting.answer == Meeting.Answer.NONE


def test_another_time_of_theirs_is_a_question_and_changes_nothing_by_itself(
    meeting: Meeting, talk: Conversation
) -> None:
    _, sheet = invited(meeting)
    proposal = counter(sheet, Who("ada@example.org"), OTHER, 45, "Friday is better", LATER)
    assert proposal

    assert taken(talk, write(proposal).encode()) is What.PROPOSED

    meeting.refresh_from_db()
    talk.refresh_from_db()
    assert (meeting.start, talk.agreed_for) == (START, START)
    assert (meeting.counter_start, meeting.counter_minutes, meeting.counter_words) == (OTHER, 45, "Friday is better")


def test_keeping_ours_is_told_to_them(meeting: Meeting, talk: Conversation) -> None:
    _, sheet = invited(meeting)
    proposal = counter(sheet, Who("ada@example.org"), OTHER, 45, "", LATER)
    assert proposal
    taken(talk, write(proposal).encode())
    meeting.refresh_from_db()

    parcel, done = keep_ours(meeting, LETTER, now=LATER)

    assert parcel
    assert (parcel.calendar_method, meeting.counter_start) == ("DECLINECOUNTER", None)
    undo(done)
    meeting.refresh_from_db()
    assert meeting.counter_start == OTHER


def test_taking_theirs_moves_the_talk_and_answers_the_question(meeting: Meeting, talk: Conversation) -> None:
    _, sheet = invited(meeting)
    proposal = counter(sheet, Who("ada@example.org"), OTHER, 45, "", LATER)
    assert proposal
    taken(talk, write(proposal).encode())

    moved, _ = agree_on(talk, OTHER, 45, "Europe/Berlin", today=TODAY)

    assert (moved.start, moved.counter_start, moved.sequence) == (OTHER, None, 1)


def test_who_asks_for_it_once_more_changes_nothing(meeting: Meeting, talk: Conversation) -> None:
    _, sheet = invited(meeting)
    asked = refresh(sheet, Who("ada@example.org"), LATER)
    assert asked

    assert taken(talk, write(asked).encode()) is What.ASKED_AGAIN


def test_ones_own_invitation_that_comes_back_is_left_alone(meeting: Meeting, talk: Conversation) -> None:
    post, _ = invited(meeting)

    assert taken(talk, post.sent[0].calendar.encode()) is What.OWN


def test_an_invitation_of_theirs_stands_beside_the_talk_until_it_is_answered(talk: Conversation) -> None:
    meeting = came(talk)

    talk.refresh_from_db()
    assert (meeting.is_mine, meeting.start, meeting.place, meeting.organizer) == (
        False,
        START,
        "Her office",
        "ada@example.org",
    )
    assert (talk.agreed_for, talk.stage) == (None, Stage.ANSWERED)


def test_the_same_invitation_twice_is_once(talk: Conversation) -> None:
    came(talk)

    assert taken(talk, theirs(), conversation=talk) is What.SAME
    assert Meeting.objects.count() == 1


def test_an_unknown_invitation_names_the_talks_that_may_be_meant(talk: Conversation) -> None:
    found = take_in(theirs(), talk.workspace, today=TODAY, now=NOW)

    assert (found.what, found.conversations) == (What.UNKNOWN, (talk,))
    assert not Meeting.objects.exists()


def test_what_was_taken_in_can_be_taken_back_and_taken_in_again(talk: Conversation) -> None:
    first = take_in(theirs(), talk.workspace, conversation=talk, today=TODAY, now=NOW)
    assert first.revision
    undo(first.revision)
    talk.refresh_from_db()

    assert taken(talk, theirs(), conversation=talk) is What.INVITED
    talk.refresh_from_db()
    assert talk.answered_on == TODAY


def test_yes_agrees_on_the_time_and_the_reply_waits(talk: Conversation) -> None:
    meeting = came(talk)

    parcel, done = answer_invitation(meeting, Partstat.ACCEPTED, LETTER, today=TODAY, now=LATER)

    assert parcel
    talk.refresh_from_db()
    told = told_by(read(parcel.calendar.encode()))
    assert (told.method, told.uid, told.people) == ("REPLY", "ada-1", ((Who("ben@example.org"), Partstat.ACCEPTED),))
    assert (talk.agreed_for, talk.place) == (START, "Her office")
    assert standing_meeting(talk) == meeting
    undo(done)
    talk.refresh_from_db()
    assert talk.agreed_for is None


def test_yes_to_theirs_calls_off_ones_own(meeting: Meeting, talk: Conversation) -> None:
    other = came(talk, start=OTHER)

    answer_invitation(other, Partstat.ACCEPTED, None, today=TODAY, now=LATER)

    meeting.refresh_from_db()
    talk.refresh_from_db()
    assert meeting.cancelled_at
    assert (talk.agreed_for, standing_meeting(talk)) == (OTHER, other)


def test_no_takes_back_the_time_that_stood_there(talk: Conversation) -> None:
    meeting = came(talk)
    answer_invitation(meeting, Partstat.ACCEPTED, None, today=TODAY, now=LATER)
    meeting.refresh_from_db()

    answer_invitation(meeting, Partstat.DECLINED, LETTER, today=TODAY, now=LATER)

    talk.refresh_from_db()
    assert (talk.agreed_for, standing_meeting(talk)) == (None, None)


def test_another_time_that_was_agreed_in_words_leaves_their_invitation_as_it_is(talk: Conversation) -> None:
    theirs = came(talk)
    answer_invitation(theirs, Partstat.ACCEPTED, None, today=TODAY, now=LATER)
    talk.refresh_from_db()

    mine, done = agree_on(talk, OTHER, 30, "Europe/Berlin", today=TODAY)

    theirs.refresh_from_db()
    assert (theirs.start, mine.is_mine, mine.start, standing_meeting(talk)) == (START, True, OTHER, mine)
    undo(done)
    talk.refresh_from_db()
    assert standing_meeting(talk) == theirs


def test_another_time_is_proposed_and_theirs_stays_until_they_take_it_up(talk: Conversation) -> None:
    meeting = came(talk)

    parcel, _ = propose(meeting, OTHER, 30, LETTER, now=LATER)

    told = told_by(read(parcel.calendar.encode()))
    assert (told.method, told.start, told.sequence) == ("COUNTER", OTHER, 0)
    assert "X-MS-OLK-ORIGINALSTART:20260401T130000Z" in parcel.calendar
    assert (meeting.start, meeting.counter_start) == (START, OTHER)


def test_a_proposal_that_they_do_not_take_up_is_gone(talk: Conversation) -> None:
    meeting = came(talk)
    propose(meeting, OTHER, 30, LETTER, now=LATER)
    refused = decline_counter(as_sheet(meeting, NOW), Who("ben@example.org"), "", LATER)
    assert refused

    assert taken(talk, write(refused).encode()) is What.KEPT
    meeting.refresh_from_db()
    assert meeting.counter_start is None


def test_a_move_of_theirs_moves_the_talk_and_asks_for_an_answer_again(talk: Conversation) -> None:
    meeting = came(talk)
    answer_invitation(meeting, Partstat.ACCEPTED, None, today=TODAY, now=NOW)

    assert taken(talk, theirs(OTHER, sequence=1, stamp=LATER)) is What.CHANGED

    meeting.refresh_from_db()
    talk.refresh_from_db()
    assert (meeting.start, meeting.answer, talk.agreed_for) == (OTHER, Meeting.Answer.NONE, OTHER)
    assert [event.what for event in talk.events.present()] == ["moved"]


def test_an_older_version_of_theirs_changes_nothing(talk: Conversation) -> None:
    came(talk, sequence=2, start=OTHER)

    assert taken(talk, theirs(START, sequence=1, stamp=LATER)) is What.STALE
    assert taken(talk, theirs(START, sequence=2, stamp=NOW - timedelta(days=1))) is What.STALE
    assert Meeting.objects.get().start == OTHER


def test_their_calling_off_takes_the_time_back(talk: Conversation) -> None:
    meeting = came(talk)
    answer_invitation(meeting, Partstat.ACCEPTED, None, today=TODAY, now=NOW)

    assert taken(talk, theirs(method="CANCEL", sequence=1, stamp=LATER)) is What.CALLED_OFF
    assert taken(talk, theirs(method="CANCEL", sequence=1, stamp=LATER)) is What.SAME

    meeting.refresh_from_db()
    talk.refresh_from_db()
    assert meeting.cancelled_at == NOW
    assert (talk.agreed_for, talk.stage) == (None, Stage.ANSWERED)


def test_nobody_else_moves_what_ada_invited_to(talk: Conversation) -> None:
    came(talk)
    forged = theirs(OTHER, sequence=5).replace(b"mailto:ada@example.org", b"mailto:dan@example.org")

    assert taken(talk, forged) is What.STRANGER
    assert Meeting.objects.get().start == START


def test_a_time_in_a_zone_that_nobody_knows_is_asked_about(talk: Conversation) -> None:
    floating = theirs().replace(b"DTSTART:20260401T130000Z", b"DTSTART;TZID=Customized Time Zone:20260401T130000")

    assert taken(talk, floating, conversation=talk) is What.NO_TIME
    assert not Meeting.objects.exists()


def test_theirs_is_answered_and_not_changed(talk: Conversation) -> None:
    meeting = came(talk)

    with pytest.raises(NotOursError):
        invite(meeting, LETTER, title="", now=NOW)


def test_the_invitation_is_asked_for_once_more(talk: Conversation) -> None:
    parcel, _ = ask_again(came(talk), LETTER, now=LATER)

    assert told_by(read(parcel.calendar.encode())).method == "REFRESH"


@pytest.mark.parametrize("blob", [b"", b"Dear Ben, no calendar at all", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"])
def test_what_is_no_invitation_is_said_so(talk: Conversation, blob: bytes) -> None:
    with pytest.raises(InputError):
        taken(talk, blob)


def test_invitations_of_another_workspace_are_not_found(meeting: Meeting, talk: Conversation) -> None:
    from halfhour.records.accounts import Workspace

    _, sheet = invited(meeting)
    elsewhere = Workspace.objects.create(name="Dan's")

    assert take_in(reply(sheet), elsewhere, today=TODAY, now=LATER).what is What.UNKNOWN


def test_what_leaves_is_folded_and_what_is_kept_is_whole(meeting: Meeting) -> None:
    long = Letter(f"{'ada.' * 12}lovelace@analytical-engines.example", "Our talk", "Dear Ada,")
    parcel, _ = invite(meeting, long, title="Ben and Ada", now=NOW)

    post = sent(parcel)

    assert long.to in parcel.calendar
    assert all(len(line.encode()) <= 75 for line in post.sent[0].calendar.split("\r\n"))
    assert long.to in post.sent[0].calendar.replace("\r\n ", "")


def test_whoever_is_forgotten_stands_in_no_invitation_and_no_letter(talk: Conversation) -> None:
    came(talk)
    agree_on(talk, OTHER, 30, "Europe/Berlin", today=TODAY)
    mine = standing_meeting(talk)
    assert mine
    invited(mine)

    forget_person(talk.people.get(), now=LATER)

    everything = [*Meeting.objects.values(), *Parcel.objects.values(), *Revision.objects.values()]
    assert "ada@example.org" not in repr(everything).lower()
    assert Meeting.objects.exists()


def test_an_invitation_does_not_leave_from_another_address_than_the_one_it_names(meeting: Meeting) -> None:
    parcel, _ = invite(meeting, LETTER, title="Ben and Ada", now=NOW)
    meeting.workspace.mail_from = "ben@elsewhere.example"
    meeting.workspace.save()

    with pytest.raises(OtherSenderError):
        release([parcel], now=NOW)


def test_what_was_closed_asks_for_no_answer_any_more(talk: Conversation) -> None:
    now = timezone.now()  # records say themselves when they were changed
    came(talk, start=now + timedelta(days=3))

    def asked() -> list[str]:
        agenda = agenda_of(talk.workspace, now=now, zone=UTC, calendar=lambda country, day: Workdays())
        return [thing.sort.value for thing in agenda.day.due]

    assert "invitation" in asked()
    note_happening(talk, Note.DECLINED, on=TODAY, today=TODAY)
    assert "invitation" not in asked()


def test_our_invitation_says_where_the_place_lies(meeting: Meeting, talk: Conversation):
    talk.map_link = "https://www.openstreetmap.org/?mlat=52.5&mlon=13.405"
    talk.save()
    meeting.refresh_from_db()

    _, sheet = invited(meeting)

    assert sheet.events[0].value("GEO") == "52.5;13.405"


@pytest.mark.parametrize(
    "line",
    [
        "GEO:52.5;13.405",
        'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=70;X-TITLE="Café, Blau":geo:52.5,13.405',
    ],
)
def test_where_the_place_of_their_invitation_lies_is_kept_with_a_yes(talk: Conversation, line: str):
    taken = take_in(at_a_place(line), talk.workspace, conversation=talk, today=TODAY, now=NOW)
    assert taken.meeting

    _, done = answer_invitation(taken.meeting, Partstat.ACCEPTED, None, today=TODAY, now=NOW)

    talk.refresh_from_db()
    assert talk.map_link == "geo:52.5,13.405"
    undo(done)
    talk.refresh_from_db()
    assert talk.map_link == ""


def at_a_place(*lines: str) -> bytes:
    """An invitation of Ada's with some lines of its own."""
    told = [
        *("BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:ada-place", "DTSTAMP:20260320T090000Z"),
        *("DTSTART:20260401T130000Z", "DTEND:20260401T133000Z", "SUMMARY:Talk", "LOCATION:Café Blau"),
        *("ORGANIZER:mailto:ada@example.org", "ATTENDEE:mailto:ben@example.org", *lines),
        *("END:VEVENT", "END:VCALENDAR"),
    ]
    return "\r\n".join(told).encode()


def weekly(*lines: str, sequence: int = 0) -> bytes:
    """Ada's invitation for every Wednesday since January."""
    told = [
        *("BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:ada-weekly", "DTSTAMP:20260101T090000Z"),
        *("DTSTART:20260107T130000Z", "DTEND:20260107T133000Z", "SUMMARY:Talk", "RRULE:FREQ=WEEKLY"),
        *(f"SEQUENCE:{sequence}", "ORGANIZER:mailto:ada@example.org", "ATTENDEE:mailto:ben@example.org", "END:VEVENT"),
        *lines,
        "END:VCALENDAR",
    ]
    return "\r\n".join(told).encode()


WEDNESDAY = datetime(2026, 3, 25, 13, tzinfo=UTC)


def test_of_an_invitation_that_repeats_the_next_time_is_taken(talk: Conversation):
    come = take_in(weekly(), talk.workspace, conversation=talk, today=TODAY, now=NOW)

    assert come.meeting
    assert come.meeting.start == WEDNESDAY


def test_one_that_repeats_stays_at_its_time_when_it_comes_again_later(talk: Conversation):
    take_in(weekly(), talk.workspace, conversation=talk, today=TODAY, now=NOW)

    again = take_in(weekly(), talk.workspace, today=TODAY, now=NOW + timedelta(days=10))

    assert again.what is What.SAME
    assert Meeting.objects.get(uid="ada-weekly").start == WEDNESDAY


def test_a_change_of_all_later_times_moves_the_one_that_stands(talk: Conversation):
    take_in(weekly(), talk.workspace, conversation=talk, today=TODAY, now=NOW)
    later = (
        *("BEGIN:VEVENT", "UID:ada-weekly", "DTSTAMP:20260321T090000Z", "SEQUENCE:1"),
        *("RECURRENCE-ID;RANGE=THISANDFUTURE:20260318T130000Z", "DTSTART:20260319T150000Z", "DURATION:PT45M"),
        *("ORGANIZER:mailto:ada@example.org", "ATTENDEE:mailto:ben@example.org", "END:VEVENT"),
    )

    moved = take_in(weekly(*later, sequence=1), talk.workspace, today=TODAY, now=NOW)

    assert moved.what is What.CHANGED
    meeting = Meeting.objects.get(uid="ada-weekly")
    assert (meeting.start, meeting.minutes) == (datetime(2026, 3, 26, 15, tzinfo=UTC), 45)


def test_another_time_for_one_of_a_series_is_proposed_for_that_one_alone(talk: Conversation):
    meeting = take_in(weekly(), talk.workspace, conversation=talk, today=TODAY, now=NOW).meeting
    assert meeting

    parcel, _ = propose(meeting, OTHER, 30, LETTER, now=NOW)

    (event,) = read(parcel.calendar.encode()).events
    assert event.value("RECURRENCE-ID") == "20260325T130000Z"
    assert event.value("X-MS-OLK-ORIGINALSTART") == "20260325T130000Z"
    assert event.value("DTSTART") == "20260402T143000Z"
    assert event.line("RRULE") is None
