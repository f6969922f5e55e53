"""The page of a meeting: what stands, telling it, and answering what comes."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from halfhour.actions.conversations import start_conversation
from halfhour.actions.feed import calendar_of
from halfhour.actions.invitations import as_sheet, take_in
from halfhour.actions.meetings import agree_on, cancel
from halfhour.domain.follow_up import Workdays
from halfhour.domain.invitations.appointments import Partstat, Who, answered, counter
from halfhour.domain.invitations.notices import notices_of
from halfhour.formats.invitations.writing import write
from halfhour.records.accounts import User, Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Parcel
from halfhour.records.people import Address
from halfhour.records.scheduling import Meeting
from halfhour.records.talks import Upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def start() -> datetime:
    """Half past one (UTC) of the day that is tomorrow for Ada, who is in Berlin."""
    tomorrow = timezone.now().astimezone(ZoneInfo("Europe/Berlin")).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(13, 30), UTC)


@pytest.fixture
def talk(workspace: Workspace, ada: User) -> Conversation:
    """Ada and Ben, whose address is known."""
    workspace.mail_from = "ada@example.org"
    workspace.save()
    ada.name, ada.zone = "Ada", "Europe/Berlin"
    ada.save()
    conversation = start_conversation(workspace, ["Ben Stone"], zone="Europe/Berlin", travel_minutes=15)
    known = {"way": Address.Way.EMAIL, "value": "ben@example.org", "plain": "ben@example.org"}
    Address.objects.create(workspace=workspace, person=conversation.people.get(), **known)
    return conversation


@pytest.fixture
def meeting(talk: Conversation, start: datetime) -> Meeting:
    """A time that both agreed on."""
    today = timezone.localdate()
    found, _ = agree_on(talk, start, 30, "Europe/Berlin", "America/New_York", "Café Blau", today=today)
    return found


def page(client: Client, talk: Conversation, more: str = "") -> str:
    """The page."""
    return " ".join(client.get(f"/conversations/{talk.pk}/meeting/{more}").content.decode().split())


def post(client: Client, talk: Conversation, deed: str, **given: Any) -> Any:
    """A deed, and the page it leads to."""
    return client.post(f"/conversations/{talk.pk}/meeting/{deed}", given, follow=True)


def invitation(start: datetime, **more: str) -> bytes:
    """Ben's invitation as a file."""
    lines = {
        "UID": "ben-1",
        "DTSTAMP": "20260320T100000Z",
        "SEQUENCE": "0",
        "SUMMARY": "Coffee",
        "DTSTART": f"{start.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        "DURATION": "PT30M",
        "ORGANIZER;CN=Ben Stone": "mailto:ben@example.org",
        "ATTENDEE": "mailto:ada@example.org",
        **more,
    }
    body = "\n".join(f"{name}:{value}" for name, value in lines.items())
    return f"BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\n{body}\nEND:VEVENT\nEND:VCALENDAR\n".encode()


def came(talk: Conversation, start: datetime) -> Meeting:
    """Ben's invitation, taken in."""
    now = timezone.now()
    taken = take_in(invitation(start), talk.workspace, conversation=talk, today=timezone.localdate(), now=now)
    assert taken.meeting
    return taken.meeting


def undo(client: Client, told: Any) -> None:
    """Presses the undo of the page that a deed led to."""
    key = told.content.decode().split('action="/undo/')[1].split('"')[0]
    client.post(f"/undo/{key}")


def test_nothing_agreed_yet_offers_the_first_step(client: Client, talk: Conversation) -> None:
    text = page(client, talk)

    assert "Note what you both said yes to" in text
    assert f'href="/conversations/{talk.pk}/times/"' in text


def test_a_time_is_noted_on_the_clock_beside_it_and_taken_back(client: Client, talk: Conversation) -> None:
    given = {"start": "2027-04-01T15:00", "zone": "Europe/Berlin", "minutes": 30, "their_zone": "America/New_York"}

    told = post(client, talk, "agreement", **given, place="Café Blau")

    talk.refresh_from_db()
    assert talk.agreed_for == datetime(2027, 4, 1, 13, tzinfo=UTC)
    text = told.content.decode()
    assert "15:00 to 15:30" in text
    assert "09:00 to 09:30" in text
    undo(client, told)
    talk.refresh_from_db()
    assert talk.agreed_for is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"start": "", "zone": "Europe/Berlin", "minutes": 30}, "This field is required"),
        ({"start": "2027-03-28T02:30", "zone": "Europe/Berlin", "minutes": 30}, "That hour is skipped there"),
        ({"start": "2027-04-01T15:00", "zone": "Mars/Base", "minutes": 30}, "not one of the available"),
        ({"start": "2027-04-01T15:00", "zone": "Europe/Berlin", "minutes": 2}, "greater than or equal to 5"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    client: Client, talk: Conversation, given: dict[str, Any], said: str
) -> None:
    response = client.post(f"/conversations/{talk.pk}/meeting/agreement", {**given, "place": "Harbour"})

    assert response.status_code == 422
    assert said in response.content.decode()
    assert "Harbour" in response.content.decode()


def test_both_clocks_and_the_time_to_leave_stand_there(client: Client, meeting: Meeting, talk: Conversation) -> None:
    text = page(client, talk)

    assert "Your clock, Berlin" in text
    assert "Their clock, New York" in text
    assert "to be there 10 minutes early" in text
    assert "not sent yet" in text


def test_on_the_day_itself_today_says_when_to_leave(client: Client, talk: Conversation) -> None:
    soon = timezone.now() + timedelta(minutes=90)
    agree_on(talk, soon, 30, "Europe/Berlin", place="Café Blau", today=timezone.localdate())

    text = client.get("/").content.decode()

    assert "Leave at" in text or "leave at" in text


def test_the_invitation_goes_into_the_outbox_with_the_persons_words(
    client: Client, meeting: Meeting, talk: Conversation
) -> None:
    assert "Dear Ben Stone," in page(client, talk)

    told = post(client, talk, "letter", to="ben@example.org", subject="Our talk", text="Dear Ben,\r\nhere.")

    parcel = Parcel.objects.get()
    assert (parcel.text, parcel.released_at, parcel.calendar_method) == ("Dear Ben,\nhere.", None, "REQUEST")
    assert "With it goes a file for calendars: the invitation." in told.content.decode()
    assert "waits in the outbox" in page(client, talk)
    undo(client, told)
    assert not Parcel.objects.waiting().exists()


def test_without_an_address_of_ones_own_nothing_is_put_in_and_the_words_stay(
    client: Client, meeting: Meeting, talk: Conversation, workspace: Workspace
) -> None:
    workspace.mail_from = ""
    workspace.save()

    told = post(client, talk, "letter", to="ben@example.org", subject="Our talk", text="Dear Ben, my own words")

    assert told.status_code == 409
    assert "from which address you write" in told.content.decode()
    assert "my own words" in told.content.decode()


def test_a_time_that_was_noted_before_there_were_meetings_invites_too(
    client: Client, talk: Conversation, start: datetime
) -> None:
    Conversation.objects.filter(pk=talk.pk).update(agreed_for=start)

    post(client, talk, "letter", to="ben@example.org", subject="Our talk", text="Dear Ben,")

    assert Meeting.objects.get().start == start
    assert Parcel.objects.get().calendar_method == "REQUEST"


def invited(meeting: Meeting) -> None:
    """They have the invitation."""
    Meeting.objects.filter(pk=meeting.pk).update(invited_at=timezone.now(), attendee="ben@example.org")
    meeting.refresh_from_db()


def test_calling_off_is_told_by_a_letter_of_its_own(client: Client, meeting: Meeting, talk: Conversation) -> None:
    invited(meeting)

    told = post(client, talk, "cancellation")

    assert "They still have the invitation" in " ".join(told.content.decode().split())
    post(client, talk, "letter", to="ben@example.org", subject="Off", text="Dear Ben,")
    assert Parcel.objects.get().calendar_method == "CANCEL"
    assert "They still have the invitation" not in page(client, talk)


def test_what_is_off_is_told_also_when_another_time_stands(
    client: Client, meeting: Meeting, talk: Conversation, start: datetime
) -> None:
    invited(meeting)
    theirs = came(talk, start + timedelta(days=1))
    post(client, talk, f"{theirs.pk}/answer", answer="ACCEPTED", told="yes")
    assert "Tell them that it is off" in page(client, talk)

    post(client, talk, "letter", to="ben@example.org", subject="Off", text="Dear Ben,")

    assert f"UID:{meeting.uid}" in Parcel.objects.get(calendar_method="CANCEL").calendar
    assert "Tell them that it is off" not in page(client, talk)


def test_calling_off_can_be_taken_back_and_can_close(client: Client, meeting: Meeting, talk: Conversation) -> None:
    told = post(client, talk, "cancellation", closes="yes")

    talk.refresh_from_db()
    assert (talk.agreed_for, talk.closed_why) == (None, "cancelled")
    undo(client, told)
    talk.refresh_from_db()
    assert (talk.agreed_for, talk.closed_on) == (meeting.start, None)


def test_who_did_not_come_is_noted(client: Client, talk: Conversation) -> None:
    past = timezone.now() - timedelta(hours=2)
    agree_on(talk, past, 30, "Europe/Berlin", today=timezone.localdate())
    assert "They did not come" in page(client, talk)

    told = post(client, talk, "absence", who="they")

    assert [(event.what, event.words) for event in talk.events.present()] == [("missed", "They did not come.")]
    undo(client, told)
    assert not talk.events.present().exists()


def test_the_day_before_a_line_confirms_it(client: Client, meeting: Meeting, talk: Conversation) -> None:
    assert "Confirm it the day before" in page(client, talk, "?confirm=yes")

    post(client, talk, "confirmation", to="ben@example.org", subject="Tomorrow", text="Dear Ben, until tomorrow")

    assert (Parcel.objects.get().purpose, Parcel.objects.get().calendar) == ("confirm", "")


def proposed(meeting: Meeting) -> None:
    """Ben proposes the day after."""
    now = timezone.now()
    other = counter(as_sheet(meeting, now), Who("ben@example.org"), meeting.start + timedelta(days=1), 45, "Full", now)
    assert other
    take_in(write(other).encode(), meeting.workspace, today=timezone.localdate(), now=now)


def test_another_time_of_theirs_stands_beside_ours_until_it_is_taken(
    client: Client, meeting: Meeting, talk: Conversation
) -> None:
    invited(meeting)
    proposed(meeting)
    assert "What they propose" in page(client, talk)

    told = post(client, talk, "decision", take="theirs")

    talk.refresh_from_db()
    assert talk.agreed_for == meeting.start + timedelta(days=1)
    assert "Send them the new time" in told.content.decode()


def test_ours_can_be_kept_and_the_word_of_it_waits(client: Client, meeting: Meeting, talk: Conversation) -> None:
    invited(meeting)
    proposed(meeting)

    post(client, talk, "decision", take="ours")

    talk.refresh_from_db()
    assert talk.agreed_for == meeting.start
    assert Parcel.objects.get().calendar_method == "DECLINECOUNTER"
    assert "What they propose" not in page(client, talk)


@pytest.mark.parametrize(
    ("answer", "noted"), [("ACCEPTED", "accepted"), ("TENTATIVE", "tentative"), ("DECLINED", "declined")]
)
def test_an_invitation_of_theirs_is_answered(
    client: Client, talk: Conversation, start: datetime, answer: str, noted: str
) -> None:
    theirs = came(talk, start)
    assert "They invite you: Coffee" in page(client, talk)

    told = post(client, talk, f"{theirs.pk}/answer", answer=answer)

    theirs.refresh_from_db()
    parcel = Parcel.objects.get()
    assert (theirs.answer, parcel.calendar_method, parcel.to) == (noted, "REPLY", "ben@example.org")
    assert f"PARTSTAT={answer}" in parcel.calendar
    undo(client, told)
    theirs.refresh_from_db()
    assert theirs.answer == "needs_action"


def test_who_knows_already_gets_no_letter(client: Client, talk: Conversation, start: datetime) -> None:
    post(client, talk, f"{came(talk, start).pk}/answer", answer="ACCEPTED", told="yes")

    talk.refresh_from_db()
    assert talk.agreed_for == start
    assert not Parcel.objects.exists()


def test_another_time_is_proposed_to_them(client: Client, talk: Conversation, start: datetime) -> None:
    theirs = came(talk, start)
    refused = client.post(f"/conversations/{talk.pk}/meeting/{theirs.pk}/proposal", {"start": "2020-01-01T10:00"})
    assert refused.status_code == 422
    assert "That time is over" in refused.content.decode()

    post(client, talk, f"{theirs.pk}/proposal", start="2037-01-01T10:00", minutes=45)

    assert "DTSTART:20370101T090000Z" in Parcel.objects.get().calendar


def test_an_invitation_that_does_not_belong_here_is_taken_away(
    client: Client, talk: Conversation, start: datetime
) -> None:
    told = post(client, talk, f"{came(talk, start).pk}/removal")

    assert "They invite you" not in page(client, talk)
    undo(client, told)
    assert "They invite you" in page(client, talk)


def test_an_invitation_is_sent_or_asked_for_once_more(
    client: Client, meeting: Meeting, talk: Conversation, start: datetime
) -> None:
    invited(meeting)
    assert "Send the invitation again" in page(client, talk)

    post(client, talk, "letter", again="yes")
    post(client, talk, f"{came(talk, start).pk}/refreshing")

    assert sorted(Parcel.objects.values_list("calendar_method", "to")) == [
        ("REFRESH", "ben@example.org"),
        ("REQUEST", "ben@example.org"),
    ]


def upload(blob: bytes) -> SimpleUploadedFile:
    """A file of whatever name."""
    return SimpleUploadedFile("download", blob)


def test_an_answer_as_a_file_is_taken_in(client: Client, meeting: Meeting, talk: Conversation) -> None:
    invited(meeting)
    sheet = answered(as_sheet(meeting, timezone.now()), Who("ben@example.org"), Partstat.ACCEPTED)
    (reply,) = notices_of(None, sheet, "mailto:ben@example.org", timezone.now())

    told = post(client, talk, "arrivals", chosen=upload(write(reply.calendar).encode()))

    assert "Their answer is noted." in told.content.decode()
    assert "they said yes" in " ".join(told.content.decode().split())


def test_a_file_that_is_no_invitation_says_so(client: Client, talk: Conversation) -> None:
    told = post(client, talk, "arrivals", chosen=upload(b"hello"))

    assert "There is no invitation in this mail" in told.content.decode()


def test_an_invitation_dropped_on_today_finds_its_conversation(
    client: Client, talk: Conversation, start: datetime
) -> None:
    told = client.post("/", {"text": "", "chosen": upload(invitation(start))}, follow=True)

    text = " ".join(told.content.decode().split())
    assert "This is the invitation of Ben Stone" in text
    kept = Upload.objects.get()
    taken = client.post(f"/invitations/{kept.pk}/", {"conversation": talk.pk, "people": ""}, follow=True)
    assert "They invite you: Coffee" in " ".join(taken.content.decode().split())
    assert not Upload.objects.exists()


def test_an_unknown_invitation_may_begin_a_conversation(
    client: Client, workspace: Workspace, ada: User, start: datetime
) -> None:
    told = client.post("/", {"text": invitation(start).decode()}, follow=True)
    assert "An invitation came" in told.content.decode()

    kept = Upload.objects.get()
    empty = client.post(f"/invitations/{kept.pk}/", {"conversation": "", "people": ""})
    client.post(f"/invitations/{kept.pk}/", {"conversation": "", "people": "Ben Stone"})

    assert empty.status_code == 422
    assert workspace.conversations.get().meetings.get().uid == "ben-1"


def test_the_meeting_as_a_file_names_nobody(client: Client, meeting: Meeting, talk: Conversation) -> None:
    response = client.get(f"/conversations/{talk.pk}/meeting/{meeting.pk}/meeting.ics")

    text = response.content.decode()
    assert response["Content-Type"].startswith("text/calendar")
    assert f"UID:{meeting.uid}" in text
    assert "ORGANIZER" not in text


def test_meetings_of_others_are_not_found(client: Client, ada: User, dans: Workspace, start: datetime) -> None:
    theirs = start_conversation(dans, ["Ben"], zone="UTC")
    found, _ = agree_on(theirs, start, 30, "UTC", today=timezone.localdate())

    assert client.get(f"/conversations/{theirs.pk}/meeting/").status_code == 404
    assert client.get(f"/conversations/{theirs.pk}/meeting/{found.pk}/meeting.ics").status_code == 404
    assert client.post(f"/conversations/{theirs.pk}/meeting/cancellation").status_code == 404


def test_today_says_when_to_leave_and_what_waits_for_a_word(
    client: Client, meeting: Meeting, talk: Conversation
) -> None:
    invited(meeting)
    assert "Café Blau; leave at " in client.get("/").content.decode()

    proposed(meeting)
    assert "Decide about another time with Ben Stone" in client.get("/").content.decode()

    agree_on(talk, meeting.start + timedelta(days=1), 30, "Europe/Berlin", today=timezone.localdate())
    assert "Tell Ben Stone what has changed" in client.get("/").content.decode()


def test_today_asks_for_an_answer_until_there_is_one(client: Client, talk: Conversation, start: datetime) -> None:
    theirs = came(talk, start)
    assert "Answer the invitation of Ben Stone" in client.get("/").content.decode()

    post(client, talk, f"{theirs.pk}/answer", answer="TENTATIVE", told="yes")

    assert "Answer the invitation of Ben Stone" not in client.get("/").content.decode()


def test_today_tells_that_a_calling_off_was_not_told(client: Client, meeting: Meeting, talk: Conversation) -> None:
    invited(meeting)
    cancel(talk, closes=False, today=timezone.localdate())

    assert "Tell Ben Stone what has changed" in client.get("/").content.decode()
    post(client, talk, "letter", to="ben@example.org", subject="Off", text="Dear Ben,")
    assert "Tell Ben Stone what has changed" not in client.get("/").content.decode()


def feed(workspace: Workspace) -> str:
    """The calendar under the secret address."""
    return calendar_of(workspace, now=timezone.now(), calendar=lambda country, day: Workdays())


def test_the_feed_carries_the_meeting_its_number_and_an_alarm_that_counts_the_way(
    meeting: Meeting, talk: Conversation, workspace: Workspace
) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(sequence=3)

    text = feed(workspace)

    assert f"UID:{meeting.uid}" in text
    assert "SEQUENCE:3" in text
    assert "TRIGGER:-PT25M" in text


def test_what_was_called_off_stands_in_the_feed_as_such_for_a_while(
    meeting: Meeting, talk: Conversation, workspace: Workspace
) -> None:
    cancel(talk, closes=False, today=timezone.localdate())

    assert "STATUS:CANCELLED" in feed(workspace)
    Meeting.objects.filter(pk=meeting.pk).update(cancelled_at=timezone.now() - timedelta(days=31))
    assert meeting.uid not in feed(workspace)


def test_questions_to_the_database_do_not_grow_with_invitations_and_letters(
    client: Client, meeting: Meeting, talk: Conversation, django_assert_max_num_queries: Any
) -> None:
    page(client, talk)
    for number in range(8):
        blob = invitation(meeting.start + timedelta(days=number)).replace(b"UID:ben-1", f"UID:ben-{number}".encode())
        take_in(blob, talk.workspace, conversation=talk, today=timezone.localdate(), now=timezone.now())

    with django_assert_max_num_queries(22):
        assert "They invite you" in page(client, talk)


def test_an_invitation_that_repeats_says_so_with_the_days_that_follow(client: Client, talk: Conversation) -> None:
    first = (timezone.now() - timedelta(days=10)).replace(hour=13, minute=0, second=0, microsecond=0)
    chosen = SimpleUploadedFile("invitation.ics", invitation(first, RRULE="FREQ=WEEKLY"))

    client.post(f"/conversations/{talk.pk}/meeting/arrivals", {"chosen": chosen})

    shown = page(client, talk)
    assert Meeting.objects.get().start == first + timedelta(days=14)
    assert "this is its next time; then " in shown
    assert "and so on" in shown
    assert "Your answer is for all of them." in shown
