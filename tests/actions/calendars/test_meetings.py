"""Meetings in a real calendar: written, moved, taken out; changes there are asked about and never resolved in silence."""

from datetime import UTC, date, datetime, timedelta

import pytest

from halfhour.actions.calendars import busy
from halfhour.actions.calendars.adding import choose
from halfhour.actions.calendars.deciding import NothingToDecideError, keep_ours, open_questions, take_theirs
from halfhour.actions.calendars.looking import look, look_where_due
from halfhour.actions.calendars.meetings import with_meetings_to_write
from halfhour.actions.conversations import start_conversation
from halfhour.actions.meetings import agree_on
from halfhour.actions.undo import undo
from halfhour.domain.scheduling.spans import Span
from halfhour.records.scheduling import MeetingCopy
from tests.calendar_servers import event

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
TODAY = date(2026, 3, 2)
THREE = datetime(2026, 3, 5, 15, tzinfo=UTC)


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
def talk(workspace):
    """Half an hour with Ben at three on Thursday."""
    conversation = start_conversation(workspace, ["Ben Guest"], zone="UTC")
    agree_on(conversation, THREE, 30, "UTC", place="Café Aurora", today=TODAY)
    conversation.refresh_from_db()
    return conversation


@pytest.fixture
def written(calendar, talk, doors, server):
    """The same, in the calendar; gives its place there."""
    assert look(calendar, doors, NOW)
    return talk.meetings.get().copy.href


def moved_there(server, href: str, clock: str = "T160000Z", end: str = "T163000Z") -> None:
    """Another program moves it."""
    text = server.text(href).replace("T150000Z", clock).replace("T153000Z", end)
    assert server.ask("PUT", href, text, **{"Content-Type": "text/calendar"}).status_code < 300


def test_a_meeting_that_is_agreed_stands_in_the_calendar_once(calendar, talk, doors, server):
    assert look_where_due(doors, NOW) >= 1
    look(calendar, doors, later(1))

    meeting = talk.meetings.get()
    (item,) = calendar.items.all()
    text = server.text(meeting.copy.href)
    for words in (
        f"UID:{meeting.uid}",
        "DTSTART:20260305T150000Z",
        "DTEND:20260305T153000Z",
        "Ben Guest",
        "Café Aurora",
    ):
        assert words in text
    assert meeting.item == item
    assert with_meetings_to_write(later(2)) == ()


def test_nobody_is_invited_by_what_is_written(calendar, talk, doors, server, written):
    text = server.text(written)

    for word in ("ATTENDEE", "ORGANIZER", "METHOD"):
        assert word not in text


def test_nothing_is_written_before_a_calendar_is_chosen(calendar, workspace, talk, doors, server):
    choose(workspace, busy=[calendar.pk], for_meetings=None)

    look(calendar, doors, NOW)

    assert not MeetingCopy.objects.exists()
    assert not calendar.items.exists()


def test_a_meeting_moved_here_is_moved_there_and_keeps_what_was_put_into_it(calendar, talk, doors, server, written):
    text = server.text(written).replace("END:VEVENT", "CATEGORIES:Harbour\nEND:VEVENT")
    server.ask("PUT", written, text, **{"Content-Type": "text/calendar"})
    agree_on(talk, THREE + timedelta(days=1), 45, "UTC", today=TODAY)
    assert with_meetings_to_write(later(1)) == (calendar,)

    look(calendar, doors, later(1))

    text = server.text(written)
    assert "DTSTART:20260306T150000Z" in text
    assert "DTEND:20260306T154500Z" in text
    assert "CATEGORIES:Harbour" in text
    assert text.count("BEGIN:VEVENT") == text.count("DTSTART") == 1


def test_a_meeting_called_off_here_is_taken_out(calendar, talk, doors, server, written):
    talk.meetings.update(cancelled_at=later(1))

    look(calendar, doors, later(2))

    assert not server.text(written)
    assert not calendar.items.exists()
    assert open_questions(calendar.workspace) == ()


def test_undoing_an_agreement_takes_it_out_too(calendar, workspace, doors, server):
    conversation = start_conversation(workspace, ["Ben Guest"], zone="UTC")
    _, done = agree_on(conversation, THREE, 30, "UTC", today=TODAY)
    look(calendar, doors, NOW)
    href = MeetingCopy.objects.get().href
    assert server.text(href)

    undo(done)
    look(calendar, doors, later(1))

    assert not server.text(href)


def test_a_move_made_there_is_a_question(calendar, workspace, talk, doors, server, written):
    moved_there(server, written)

    look(calendar, doors, later(1))
    look(calendar, doors, later(2))

    (question,) = open_questions(workspace)
    assert question.their_start == THREE + timedelta(hours=1)
    talk.refresh_from_db()
    assert talk.agreed_for == THREE
    assert "T160000Z" in server.text(written)


def test_both_sides_take_time_while_it_is_open(calendar, workspace, talk, doors, server, written):
    moved_there(server, written)
    look(calendar, doors, later(1))

    day = Span(THREE - timedelta(hours=8), THREE + timedelta(hours=8))

    assert [span.start for span in busy(workspace, day, now=later(1))] == [THREE, THREE + timedelta(hours=1)]


def test_taking_theirs_moves_it_here_and_can_be_undone(calendar, workspace, talk, doors, server, written):
    moved_there(server, written)
    look(calendar, doors, later(1))

    done = take_theirs(open_questions(workspace)[0], today=TODAY)
    look(calendar, doors, later(2))

    talk.refresh_from_db()
    assert talk.agreed_for == THREE + timedelta(hours=1)
    assert talk.meetings.get().start == talk.agreed_for
    assert open_questions(workspace) == ()
    undo(done)
    talk.refresh_from_db()
    assert talk.agreed_for == THREE
    assert len(open_questions(workspace)) == 1


def test_keeping_ours_writes_over_theirs(calendar, workspace, talk, doors, server, written):
    moved_there(server, written)
    look(calendar, doors, later(1))

    keep_ours(open_questions(workspace)[0])
    look_where_due(doors, later(2))

    assert "DTSTART:20260305T150000Z" in server.text(written)
    assert open_questions(workspace) == ()


def test_a_question_is_answered_once(calendar, workspace, talk, doors, server, written):
    moved_there(server, written)
    look(calendar, doors, later(1))
    (question,) = open_questions(workspace)
    keep_ours(question)

    with pytest.raises(NothingToDecideError):
        take_theirs(question, today=TODAY)


def test_moved_on_both_sides_is_a_question_too(calendar, workspace, talk, doors, server, written):
    moved_there(server, written)
    agree_on(talk, THREE + timedelta(days=1), 30, "UTC", today=TODAY)

    look(calendar, doors, later(1))

    (question,) = open_questions(workspace)
    assert question.their_start == THREE + timedelta(hours=1)
    assert "T160000Z" in server.text(written)


def test_moved_to_the_same_time_on_both_sides_is_none(calendar, workspace, talk, doors, server, written):
    moved_there(server, written)
    agree_on(talk, THREE + timedelta(hours=1), 30, "UTC", today=TODAY)

    look(calendar, doors, later(1))

    assert open_questions(workspace) == ()


def test_a_question_goes_when_both_sides_agree_again(calendar, workspace, talk, doors, server, written):
    moved_there(server, written)
    look(calendar, doors, later(1))
    server.ask(
        "PUT",
        written,
        server.text(written).replace("T160000Z", "T150000Z").replace("T163000Z", "T153000Z"),
        **{"Content-Type": "text/calendar"},
    )

    look(calendar, doors, later(2))

    assert open_questions(workspace) == ()


def test_one_deleted_there_is_a_question_and_calling_off_is_one_answer(
    calendar, workspace, talk, doors, server, written
):
    server.ask("DELETE", written)
    look(calendar, doors, later(1))
    (question,) = open_questions(workspace)
    assert question.is_gone_there
    talk.refresh_from_db()
    assert talk.agreed_for == THREE

    done = take_theirs(question, today=TODAY)
    look(calendar, doors, later(2))

    talk.refresh_from_db()
    assert talk.agreed_for is None
    assert open_questions(workspace) == ()
    assert not server.text(written)
    undo(done)
    talk.refresh_from_db()
    assert talk.agreed_for == THREE


def test_one_deleted_there_may_be_written_again(calendar, workspace, talk, doors, server, written):
    server.ask("DELETE", written)
    look(calendar, doors, later(1))

    keep_ours(open_questions(workspace)[0])
    look_where_due(doors, later(2))

    assert "DTSTART:20260305T150000Z" in server.text(written)
    assert open_questions(workspace) == ()


def test_called_off_here_and_moved_there_is_a_question(calendar, workspace, talk, doors, server, written):
    moved_there(server, written)
    talk.meetings.update(cancelled_at=later(1))

    look(calendar, doors, later(1))

    assert len(open_questions(workspace)) == 1
    assert server.text(written)
    keep_ours(open_questions(workspace)[0])
    look_where_due(doors, later(2))
    assert not server.text(written)


def test_called_off_here_and_left_there_is_left_in_peace(calendar, workspace, talk, doors, server, written):
    moved_there(server, written)
    talk.meetings.update(cancelled_at=later(1))
    look(calendar, doors, later(1))

    take_theirs(open_questions(workspace)[0], today=TODAY)
    look(calendar, doors, later(2))

    assert server.text(written)
    assert open_questions(workspace) == ()


def test_killed_after_writing_it_is_not_written_twice(calendar, workspace, talk, doors, server, written):
    """The file stands there, and nothing of it was noted here."""
    MeetingCopy.objects.all().delete()
    calendar.items.all().delete()
    workspace.calendars.update(sync_token="", claimed_until=later(1))

    look(calendar, doors, later(2))

    assert talk.meetings.get().copy.href == written
    assert open_questions(workspace) == ()
    assert calendar.items.count() == 1


def test_killed_in_the_middle_of_writing_the_next_worker_goes_on(calendar, workspace, talk, doors, server, monkeypatch):
    """The server took the file, and the worker did not live to hear it."""
    opened = doors.server_of(calendar.account)
    monkeypatch.setattr(type(doors), "server_of", lambda *_: opened)
    real = opened.put

    class KilledError(BaseException):
        """No way to say goodbye."""

    def put(*args, **more):
        real(*args, **more)
        raise KilledError

    monkeypatch.setattr(opened, "put", put)
    with pytest.raises(KilledError):
        look(calendar, doors, NOW)
    monkeypatch.undo()
    assert look_where_due(doors, later(5)) == 0  # its claim still stands

    look_where_due(doors, later(11))

    (item,) = calendar.items.all()
    assert server.text(item.href)
    assert talk.meetings.get().copy.href == item.href
    assert open_questions(workspace) == ()


def test_changed_there_in_the_same_moment_nothing_is_written_over(
    calendar, workspace, talk, doors, server, written, monkeypatch
):
    """It changes between our look and our writing (412)."""
    agree_on(talk, THREE + timedelta(days=1), 30, "UTC", today=TODAY)
    opened = doors.server_of(calendar.account)
    real = opened.put

    def put(*args, **more):
        moved_there(server, written)
        return real(*args, **more)

    monkeypatch.setattr(opened, "put", put)
    monkeypatch.setattr(type(doors), "server_of", lambda *_: opened)
    look(calendar, doors, later(1))
    monkeypatch.undo()

    assert "T160000Z" in server.text(written)
    look_where_due(doors, later(5))
    (question,) = open_questions(workspace)
    assert question.their_start == THREE + timedelta(hours=1)


def test_two_workers_write_it_once(calendar, talk, doors, server):
    workspace = calendar.workspace
    workspace.calendars.filter(pk=calendar.pk).update(claimed_until=later(5))

    assert not look(calendar, doors, NOW)
    assert look(calendar, doors, later(6))


def test_another_calendar_for_meetings_takes_them_over(calendar, workspace, talk, doors, server, written):
    other = f"{server.calendar.rstrip('/')}-two/"
    made = server.ask("MKCALENDAR", other)
    if made.status_code != 201:
        pytest.skip("this server makes no second calendar")
    try:
        second = workspace.calendars.create(
            account=calendar.account, sort="caldav", name="Two", address=other, may_write=True, is_near=True
        )
        choose(workspace, busy=[calendar.pk], for_meetings=second.pk)
        for minute in (1, 2, 3):
            look_where_due(doors, later(minute))

        assert not server.text(written)
        assert f"UID:{talk.meetings.get().uid}" in server.text(talk.meetings.get().copy.href)
        assert talk.meetings.get().copy.href.startswith(other)
    finally:
        server.ask("DELETE", other)


def test_an_invitation_that_is_not_answered_is_not_written(calendar, workspace, doors, server):
    meeting = workspace.meetings.create(uid="theirs@example.org", start=THREE, is_mine=False, summary="A talk")
    look(calendar, doors, NOW)
    assert not MeetingCopy.objects.exists()

    workspace.meetings.filter(pk=meeting.pk).update(answer="accepted")
    look(calendar, doors, later(1))

    assert MeetingCopy.objects.get().href


def test_one_that_stands_there_already_is_taken_as_it_is(calendar, workspace, doors, server):
    href = server.put("theirs", event("theirs@example.org", "20260305T150000", "20260305T153000", "Their words"))
    workspace.meetings.create(uid="theirs@example.org", start=THREE, is_mine=False, answer="accepted", summary="A talk")

    look(calendar, doors, NOW)

    assert MeetingCopy.objects.get().href == href
    assert "Their words" in server.text(href)


def test_what_is_over_is_asked_about_no_more(calendar, workspace, talk, doors, server, written):
    server.ask("DELETE", written)

    look(calendar, doors, THREE + timedelta(days=1))

    assert open_questions(workspace) == ()
    assert with_meetings_to_write(THREE + timedelta(days=1, minutes=1)) == ()
