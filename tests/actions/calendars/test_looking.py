"""Looking again and again: nothing is lost, nothing doubled, and what a server does is told."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from halfhour.actions.calendars.adding import add_account, forget_passwords, remove_account
from halfhour.actions.calendars.looking import look, look_again, look_where_due
from halfhour.domain.calendars import DAY, EVERY
from halfhour.domain.errors import OutsideError
from halfhour.records.scheduling import Calendar
from tests.bad_servers import Bad, bad_server
from tests.calendar_servers import event

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
FIRST = event("one@example.org", "20260303T100000", "20260303T110000")
SECOND = event("two@example.org", "20260304T100000", "20260304T110000")


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
def bad() -> Iterator[Bad]:
    with bad_server() as there:
        yield there


@pytest.fixture
def choir(workspace, bad: Bad) -> Calendar:
    """A calendar at an address."""
    bad.say("GET", 200, FIRST, ETag='"1"')
    made: Calendar = workspace.calendars.create(
        name="Choir", sort="address", address=f"{bad.address}days.ics", is_near=True
    )
    return made


def test_a_file_that_is_as_it_was_is_not_fetched_again(choir, doors, bad):
    look(choir, doors, NOW)
    item = choir.items.get()
    bad.say("GET", 304)

    assert look(choir, doors, later(20))

    assert choir.items.get() == item
    assert choir.items.get().changed_at == item.changed_at
    assert bad.asked[-1][2]["If-None-Match"] == '"1"'


def test_a_file_that_changed_takes_the_place_of_the_one_before(choir, doors, bad):
    look(choir, doors, NOW)
    bad.say("GET", 200, SECOND, ETag='"2"')

    look(choir, doors, later(20))

    assert bytes(choir.items.get().blob) == SECOND.encode()


@pytest.mark.parametrize("answer", [(500, ""), (200, "<html>Sign in</html>"), (200, "BEGIN:VCALENDAR\n" * 5000)])
def test_what_cannot_be_read_leaves_the_file_before(choir, doors, bad, answer):
    look(choir, doors, NOW)
    bad.say("GET", *answer)

    assert not look(choir, doors, later(20))

    choir.refresh_from_db()
    assert choir.trouble
    assert bytes(choir.items.get().blob) == FIRST.encode()


def test_a_calendar_is_looked_at_when_it_is_due_and_not_before(choir, doors, bad):
    look_where_due(doors, NOW)
    look_where_due(doors, later(1))
    assert len(bad.asked) == 1

    look_where_due(doors, NOW + EVERY)
    assert len(bad.asked) == 2


def test_pauses_grow_and_end_with_the_first_answer(choir, doors, bad):
    bad.say("GET", 500)
    look(choir, doors, NOW)
    choir.refresh_from_db()
    first = choir.next_look_at - NOW
    look(choir, doors, NOW)
    choir.refresh_from_db()
    assert choir.next_look_at - NOW > first
    assert choir.tries == 2

    bad.say("GET", 200, FIRST)
    look(choir, doors, NOW)

    choir.refresh_from_db()
    assert (choir.tries, choir.trouble, choir.next_look_at) == (0, "", NOW + EVERY)


def test_a_busy_server_is_left_alone(choir, doors, bad):
    bad.say("GET", 503, Retry_After="3600")

    look(choir, doors, NOW)

    choir.refresh_from_db()
    assert choir.next_look_at == NOW + timedelta(hours=1)


def test_a_refusal_is_tried_once_a_day_or_when_the_person_says_so(choir, doors, bad):
    bad.say("GET", 403)
    look(choir, doors, NOW)
    choir.refresh_from_db()
    assert choir.next_look_at == NOW + DAY

    bad.say("GET", 200, FIRST)
    look_again([choir])
    look_where_due(doors, later(1))

    choir.refresh_from_db()
    assert choir.trouble == ""


def test_one_in_trouble_does_not_stop_the_others(choir, workspace, doors, bad):
    other = workspace.calendars.create(
        name="Gone", sort="address", address="http://127.0.0.1:9/", is_near=True, next_look_at=later(-9)
    )

    assert look_where_due(doors, NOW) == 1

    other.refresh_from_db()
    choir.refresh_from_db()
    assert other.trouble
    assert choir.looked_at == NOW


def test_what_counts_for_nothing_is_not_looked_at(choir, doors, bad):
    Calendar.objects.update(is_busy=False)

    look_where_due(doors, NOW)

    assert bad.asked == []


def test_a_calendar_removed_meanwhile_is_left(choir, doors, bad):
    Calendar.objects.update(removed_at=NOW)

    assert not look(choir, doors, NOW)
    assert bad.asked == []


def test_what_is_there_is_kept_once(calendar, server, doors):
    server.put("one", FIRST)
    server.put("two", SECOND)

    look(calendar, doors, NOW)
    look(calendar, doors, later(1))

    assert sorted(calendar.items.values_list("uid", flat=True)) == ["one@example.org", "two@example.org"]
    assert all(item.etag for item in calendar.items.all())


def test_changes_and_deletions_there_arrive(calendar, server, doors):
    one, two = server.put("one", FIRST), server.put("two", SECOND)
    look(calendar, doors, NOW)

    server.ask("DELETE", one)
    server.put("two", SECOND.replace("T100000Z", "T120000Z").replace("T110000Z", "T130000Z"))
    look(calendar, doors, later(1))

    (item,) = calendar.items.all()
    assert item.href == two
    assert b"T120000Z" in bytes(item.blob)


def test_a_lost_token_loses_and_doubles_nothing(calendar, server, doors):
    one = server.put("one", FIRST)
    server.put("two", SECOND)
    look(calendar, doors, NOW)
    before = {item.pk for item in calendar.items.filter(uid="two@example.org")}
    Calendar.objects.filter(pk=calendar.pk).update(sync_token="http://example.org/lost")
    server.ask("DELETE", one)

    look(calendar, doors, later(1))

    assert {item.pk for item in calendar.items.all()} == before
    calendar.refresh_from_db()
    assert "lost" not in calendar.sync_token


def test_a_look_that_breaks_off_goes_on_where_it_stopped(calendar, server, doors, monkeypatch):
    for number in range(5):
        server.put(f"event-{number}", FIRST.replace("one@", f"event-{number}@"))
    monkeypatch.setattr("halfhour.actions.calendars.looking.AT_ONCE", 2)
    opened = doors.server_of(calendar.account)
    monkeypatch.setattr(type(doors), "server_of", lambda *_: opened)
    real, reads = opened.read, []

    def read(address, hrefs):
        reads.append(len(hrefs))
        if len(reads) == 2:
            raise OutsideError("The connection broke off in the middle.")
        return real(address, hrefs)

    monkeypatch.setattr(opened, "read", read)
    assert not look(calendar, doors, NOW)
    calendar.refresh_from_db()
    assert (calendar.items.count(), calendar.sync_token) == (2, "")

    assert look(calendar, doors, later(2))

    assert calendar.items.count() == 5
    assert reads == [2, 2, 2, 1]


def test_a_worker_killed_in_the_middle_is_followed_by_another(calendar, server, doors, monkeypatch):
    server.put("one", FIRST)

    class KilledError(BaseException):
        """No way to say goodbye."""

    def killed(*_):
        raise KilledError

    monkeypatch.setattr("halfhour.actions.calendars.looking.keep_resource", killed)
    with pytest.raises(KilledError):
        look(calendar, doors, NOW)
    monkeypatch.undo()

    assert not look(calendar, doors, later(5))  # its claim still stands
    assert look(calendar, doors, later(11))
    assert calendar.items.count() == 1


def test_a_file_that_cannot_be_read_does_not_stop_the_others(calendar, server, doors, monkeypatch):
    server.put("one", FIRST)
    opened = doors.server_of(calendar.account)
    monkeypatch.setattr(type(doors), "server_of", lambda *_: opened)
    real = opened.read

    def read(address, hrefs):
        from dataclasses import replace

        found = real(address, hrefs)
        return (*found, replace(found[0], href=f"{address}odd.ics", blob=b"\x00\xff nonsense"))

    monkeypatch.setattr(opened, "read", read)

    assert look(calendar, doors, NOW)
    assert calendar.items.count() == 2


def test_a_password_that_nobody_told_here_is_asked_for(calendar, server, doors, pocket):
    if not server.user:
        pytest.skip("this server has no passwords without TLS")
    pocket.kept.clear()

    assert not look(calendar, doors, NOW)

    calendar.refresh_from_db()
    assert "not known on this machine" in calendar.trouble


def test_the_password_of_a_removed_account_is_forgotten_a_day_later(calendar, server, doors, pocket):
    remove_account(calendar.account)
    forget_passwords(doors=doors, now=NOW)
    assert bool(pocket.kept) is bool(server.user)

    forget_passwords(doors=doors, now=timezone.now() + timedelta(days=2))

    assert pocket.kept == {}


def test_an_account_looked_for_again_brings_new_calendars_only(calendar, workspace, server, doors):
    add_account(workspace, server.address, server.user, server.password, near=True, doors=doors, now=NOW)

    assert workspace.calendars.present().filter(address=server.calendar).count() == 1
