"""When one is taken: calendars, talks, offers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from halfhour.actions.calendars import busy, events, held, talks
from halfhour.actions.conversations import start_conversation
from halfhour.domain.scheduling.spans import Span
from halfhour.records.accounts import Workspace

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
WEEK = Span(NOW, NOW + timedelta(days=7))
FILE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tests//EN
BEGIN:VEVENT
UID:dentist@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260303T100000Z
DTEND:20260303T110000Z
SUMMARY:Dentist
END:VEVENT
BEGIN:VEVENT
UID:choir@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260101T180000Z
DTEND:20260101T190000Z
RRULE:FREQ=WEEKLY
SUMMARY:Choir
END:VEVENT
END:VCALENDAR
"""


def at(day: int, hour: int, minutes: int = 60) -> Span:
    """A stretch in March."""
    start = datetime(2026, 3, day, hour, tzinfo=UTC)
    return Span(start, start + timedelta(minutes=minutes))


def agreed(workspace: Workspace, span: Span):
    """A conversation with a talk that both said yes to."""
    conversation = start_conversation(workspace, ["Ben Guest"], zone="UTC")
    conversation.agreed_for, conversation.minutes = span.start, 60
    conversation.save()
    return conversation


def test_events_of_a_calendar_take_time(workspace, keep):
    keep(FILE)

    assert busy(workspace, WEEK, now=NOW) == (at(3, 10), at(5, 18))


def test_a_calendar_that_does_not_count_takes_none(workspace, keep):
    keep(FILE, is_busy=False)

    assert busy(workspace, WEEK, now=NOW) == ()


def test_a_removed_calendar_takes_none(workspace, keep):
    keep(FILE, removed_at=NOW)

    assert busy(workspace, WEEK, now=NOW) == ()


def test_agreed_talks_take_time_and_are_named_once(workspace):
    talk = agreed(workspace, at(4, 9))
    talk.meetings.create(workspace=workspace, uid="a@halfhour", start=talk.agreed_for, minutes=60)

    assert talks(workspace, WEEK) == (at(4, 9),)
    assert busy(workspace, WEEK, now=NOW) == (at(4, 9),)


def test_a_talk_that_is_moved_is_not_in_its_own_way(workspace, keep):
    talk = agreed(workspace, at(4, 9))
    talk.meetings.create(workspace=workspace, uid="dentist@example.org", start=talk.agreed_for, minutes=60)
    keep(FILE)

    assert busy(workspace, WEEK, now=NOW, apart_from=talk) == (at(5, 18),)


def test_held_times_are_told_apart_and_end_with_their_offer(workspace):
    talk = start_conversation(workspace, ["Ben Guest"], zone="UTC")
    offer = talk.offers.create(
        workspace=workspace, minutes=60, zone="UTC", their_zone="UTC", held_until=NOW + timedelta(days=2)
    )
    offer.times.create(workspace=workspace, start=at(6, 14).start)

    assert held(workspace, WEEK, now=NOW) == (at(6, 14),)
    assert held(workspace, WEEK, now=NOW + timedelta(days=3)) == ()
    assert held(workspace, WEEK, now=NOW, apart_from=talk) == ()
    assert busy(workspace, WEEK, now=NOW) == ()


def test_what_stands_there_is_named(workspace, keep):
    keep(FILE)

    assert [event.title for event in events(workspace, WEEK, now=NOW)] == ["Dentist", "Choir"]


def test_a_change_of_the_file_is_seen_at_once(workspace, keep):
    calendar = keep(FILE)
    busy(workspace, WEEK, now=NOW)
    item = calendar.items.get()
    item.blob = FILE.replace("T100000Z", "T120000Z").replace("T110000Z", "T130000Z").encode()
    item.save()

    assert busy(workspace, WEEK, now=NOW) == (at(3, 12), at(5, 18))


def test_a_second_question_reads_no_file(workspace, keep, django_assert_num_queries: DjangoAssertNumQueries):
    keep(FILE)
    keep(FILE)
    busy(workspace, WEEK, now=NOW)

    with django_assert_num_queries(6):
        busy(workspace, WEEK, now=timezone.now())


def test_strangers_see_nothing(workspace, keep):
    keep(FILE)
    dans = Workspace.objects.create(name="Dan's")

    assert busy(dans, WEEK, now=NOW) == ()
