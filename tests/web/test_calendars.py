"""The pages of one's own calendars."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from halfhour import wiring
from halfhour.actions.calendars import busy
from halfhour.actions.calendars.looking import look
from halfhour.actions.conversations import start_conversation
from halfhour.actions.meetings import agree_on
from halfhour.actions.undo import undo
from halfhour.domain.scheduling.spans import Span
from halfhour.records.accounts import Workspace
from halfhour.records.scheduling import Calendar, CalendarAccount, MeetingCopy
from halfhour.web.calendars.doors import doors
from halfhour.web.calendars.tick import begin_ticking, tick
from tests.bad_servers import bad_server
from tests.calendar_servers import Running, event, radicale
from tests.pocket import Pocket

pytestmark = pytest.mark.django_db

PAGE = "/settings/calendars/"
START = datetime(2026, 3, 3, 10, tzinfo=UTC)


@pytest.fixture
def pocket(monkeypatch: pytest.MonkeyPatch) -> Pocket:
    kept = Pocket()
    monkeypatch.setattr(wiring, "passwords", lambda: kept)
    return kept


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder: Path = tmp_path_factory.mktemp("radicale")
    with radicale(folder) as running:
        yield running


def file(text: str | bytes, name: str = "Work.ics") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def add_file(client: Client, text: str, name: str = "Work.ics"):
    return client.post(f"{PAGE}file", {"chosen": file(text, name)}, follow=True)


def add_account(client: Client, server: Running, **other: str):
    typed = {"address": server.address, "user_name": server.user, "password": server.password, "near": "on"}
    return client.post(f"{PAGE}account", typed | other, follow=True)


def test_the_empty_page_says_what_goes_here_and_offers_the_ways(client: Client, workspace: Workspace) -> None:
    text = client.get(PAGE).content.decode()

    assert "Add the first one" in text
    for way in ("account", "address", "file"):
        assert f'href="{PAGE}{way}"' in text


def test_the_settings_lead_there(client: Client, workspace: Workspace) -> None:
    assert f'href="{PAGE}"' in client.get("/settings/").content.decode()


def test_a_file_takes_time_from_then_on_and_undo_takes_it_away(client: Client, workspace: Workspace) -> None:
    answer = add_file(client, event("one@example.org", "20260303T100000", "20260303T110000"))

    day = Span(START, START + timedelta(days=1))
    assert "“Work” is here" in answer.content.decode()
    assert busy(workspace, day, now=START) == (Span(START, START + timedelta(hours=1)),)
    undo(workspace.revisions.get())
    assert busy(workspace, day, now=START) == ()


def test_a_file_of_the_same_name_takes_the_place_of_the_one_before(client: Client, workspace: Workspace) -> None:
    add_file(client, event("one@example.org", "20260303T100000", "20260303T110000"))
    workspace.calendars.update(is_busy=False)

    add_file(client, event("one@example.org", "20260304T100000", "20260304T110000"))

    (calendar,) = workspace.calendars.present()
    assert b"20260304" in bytes(calendar.items.get().blob)
    assert not calendar.is_busy


def test_what_is_no_calendar_is_refused_with_a_way_out(client: Client, workspace: Workspace) -> None:
    answer = client.post(f"{PAGE}file", {"chosen": file("Dear Ada,", "letter.ics")})

    assert answer.status_code == 422
    assert "no calendar" in answer.content.decode()
    assert not workspace.calendars.exists()


def test_an_address_is_fetched_before_it_is_kept(client: Client, workspace: Workspace, pocket: Pocket) -> None:
    with bad_server() as there:
        there.say("GET", 200, event("one@example.org", "20260303T100000", "20260303T110000"), ETag='"1"')
        typed = {"address": f"{there.address}days.ics", "name": "Choir", "near": "on"}
        client.post(f"{PAGE}address", typed)

    calendar = workspace.calendars.present().get()
    assert (calendar.name, calendar.sort, calendar.etag) == ("Choir", "address", '"1"')
    assert calendar.items.count() == 1


@pytest.mark.parametrize("status", [404, 500])
def test_an_address_that_gives_nothing_leaves_what_was_typed(
    client: Client, workspace: Workspace, pocket: Pocket, status: int
) -> None:
    with bad_server() as there:
        there.say("GET", status)
        answer = client.post(f"{PAGE}address", {"address": f"{there.address}days.ics", "name": "Choir", "near": "on"})

    assert answer.status_code == 422
    text = answer.content.decode()
    assert f"{there.address}days.ics" in text
    assert 'value="Choir"' in text
    assert not workspace.calendars.exists()


def test_an_address_in_ones_own_network_is_asked_only_when_one_says_so(
    client: Client, workspace: Workspace, pocket: Pocket
) -> None:
    with bad_server() as there:
        address = there.address.replace("http:", "https:")
        answer = client.post(f"{PAGE}address", {"address": address, "name": "Choir"})

    assert answer.status_code == 422
    assert "your own network" in answer.content.decode()
    assert there.asked == []


def test_an_account_brings_its_calendars_and_its_password_goes_into_the_keyring(
    client: Client, workspace: Workspace, server: Running, pocket: Pocket
) -> None:
    answer = add_account(client, server)

    account = workspace.calendar_accounts.present().get()
    (calendar,) = account.calendars.present()
    assert (calendar.name, calendar.is_busy, calendar.is_for_meetings) == ("My days", True, False)
    assert pocket.kept == {account.pk: server.password}
    assert server.password not in answer.content.decode()
    assert server.password not in str(list(CalendarAccount.objects.values()))


def test_a_wrong_password_leaves_what_was_typed_but_the_password(
    client: Client, workspace: Workspace, server: Running, pocket: Pocket
) -> None:
    answer = add_account(client, server, password="nonsense")

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "does not accept" in text
    assert server.address in text
    assert "nonsense" not in text
    assert not workspace.calendar_accounts.exists()


def test_a_machine_without_keyring_says_where_the_password_may_stand(
    client: Client, workspace: Workspace, server: Running, pocket: Pocket
) -> None:
    pocket.is_full = True

    text = add_account(client, server).content.decode()

    assert workspace.calendars.present().exists()
    assert "HALFHOUR_PASSWORD_" in text


def test_the_same_account_twice_is_once(client: Client, workspace: Workspace, server: Running, pocket: Pocket) -> None:
    add_account(client, server)
    add_account(client, server)

    assert workspace.calendar_accounts.present().count() == 1
    assert workspace.calendars.present().count() == 1


def test_what_calendars_are_for_is_chosen_and_undone(
    client: Client, workspace: Workspace, server: Running, pocket: Pocket
) -> None:
    add_account(client, server)
    own = workspace.calendars.present().get()

    client.post(PAGE, {"busy": [], "for_meetings": own.pk})
    own.refresh_from_db()
    assert (own.is_busy, own.is_for_meetings) == (False, True)

    undo(workspace.revisions.filter(deed="chosen").first())
    own.refresh_from_db()
    assert (own.is_busy, own.is_for_meetings) == (True, False)


def test_choosing_another_calendar_can_be_undone(client: Client, workspace: Workspace) -> None:
    one, two = (
        workspace.calendars.create(name=name, sort="caldav", may_write=True, is_for_meetings=name == "One")
        for name in ("One", "Two")
    )
    client.post(PAGE, {"busy": [one.pk, two.pk], "for_meetings": two.pk})
    assert list(workspace.calendars.filter(is_for_meetings=True)) == [two]

    undo(workspace.revisions.filter(part_of=None).get())

    assert list(workspace.calendars.filter(is_for_meetings=True)) == [one]


def test_a_calendar_that_cannot_be_written_to_is_not_offered(client: Client, workspace: Workspace) -> None:
    calendar = workspace.calendars.create(name="Choir", sort="address")

    assert "can only be read" in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"for_meetings": calendar.pk}).status_code == 302
    calendar.refresh_from_db()
    assert not calendar.is_for_meetings


def test_trouble_is_told_with_the_next_try(client: Client, workspace: Workspace) -> None:
    workspace.calendars.create(
        name="Choir",
        sort="address",
        trouble="The server has no room left. Make room there.",
        next_look_at=timezone.now() + timedelta(minutes=5),
    )

    text = client.get(PAGE).content.decode()

    assert "The server has no room left." in text
    assert "Tried again" in text


def test_looking_now_makes_it_due(client: Client, workspace: Workspace) -> None:
    calendar = workspace.calendars.create(
        name="Choir", sort="address", next_look_at=timezone.now() + timedelta(days=1), tries=5
    )

    client.post(f"{PAGE}{calendar.pk}/look")

    calendar.refresh_from_db()
    assert (calendar.next_look_at, calendar.tries) == (None, 0)
    assert DBTaskResult.objects.filter(task_path__contains="look_now").exists()


def test_a_calendar_is_renamed_and_removed_with_undo(client: Client, workspace: Workspace) -> None:
    calendar = workspace.calendars.create(name="Choir", sort="file")

    client.post(f"{PAGE}{calendar.pk}/", {"name": "Singing", "zone": "Europe/Lisbon"})
    calendar.refresh_from_db()
    assert (calendar.name, calendar.zone) == ("Singing", "Europe/Lisbon")

    client.post(f"{PAGE}{calendar.pk}/removal")
    assert not workspace.calendars.present().exists()
    undo(workspace.revisions.filter(deed="removed").get())
    assert workspace.calendars.present().exists()


def test_an_account_goes_with_its_calendars_and_comes_back_with_them(
    client: Client, workspace: Workspace, server: Running, pocket: Pocket
) -> None:
    add_account(client, server)
    account = workspace.calendar_accounts.present().get()

    client.post(f"{PAGE}accounts/{account.pk}/removal")
    assert not workspace.calendars.present().exists()

    undo(workspace.revisions.filter(deed="removed", part_of=None).get())
    assert workspace.calendars.present().exists()
    assert pocket.kept


def test_a_zone_that_nobody_knows_is_asked_and_answered_with_one_tap(client: Client, workspace: Workspace) -> None:
    start = timezone.now().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=2)
    text = event("one@example.org", f"{start:%Y%m%dT%H%M%S}", f"{start + timedelta(hours=1):%Y%m%dT%H%M%S}")
    for name in ("DTSTART", "DTEND"):
        text = text.replace(f"{name}:", f"{name};TZID=Ship Time:")
    add_file(client, text.replace("00Z\n", "00\n"))
    calendar = workspace.calendars.present().get()
    assert "Ship Time" in client.get(PAGE).content.decode()

    client.post(f"{PAGE}{calendar.pk}/zone", {"name": "Ship Time", "zone": "Atlantic/Azores"})

    calendar.refresh_from_db()
    assert calendar.zones == {"Ship Time": "Atlantic/Azores"}
    assert "Which time zone" not in client.get(PAGE).content.decode()


def test_what_could_not_be_read_is_named(client: Client, workspace: Workspace) -> None:
    text = event("one@example.org", "20260303T100000", "20260303T110000", "The odd one")
    add_file(client, text.replace("DTSTART:20260303T100000Z", "DTSTART:some day"))
    calendar = workspace.calendars.present().get()

    page = client.get(f"{PAGE}{calendar.pk}/").content.decode()

    assert "What could not be read" in page
    assert "The odd one" in page


@pytest.fixture
def differing(client: Client, workspace: Workspace, server: Running, pocket: Pocket) -> MeetingCopy:
    """A meeting of three o'clock that the calendar has at four."""
    add_account(client, server)
    own = workspace.calendars.present().get()
    client.post(PAGE, {"busy": [own.pk], "for_meetings": own.pk})
    start = timezone.now().replace(hour=15, minute=0, second=0, microsecond=0) + timedelta(days=3)
    meeting = workspace.meetings.create(uid=f"{own.pk}@halfhour", start=start, minutes=30, summary="Ben Guest")
    own.refresh_from_db()
    assert look(own, doors(), timezone.now())
    href = meeting.copy.href
    moved = server.text(href).replace("T150000Z", "T160000Z").replace("T153000Z", "T163000Z")
    server.ask("PUT", href, moved, **{"Content-Type": "text/calendar"})
    assert look(own, doors(), timezone.now())
    copy: MeetingCopy = MeetingCopy.objects.get()
    return copy


def test_both_sides_are_shown(client: Client, differing: MeetingCopy) -> None:
    text = client.get(PAGE).content.decode()

    assert "To decide" in text
    assert "15:00 to 15:30" in text
    assert "16:00 to 16:30" in text


@pytest.mark.parametrize(("wish", "hour"), [("theirs", 16), ("ours", 15)])
def test_one_tap_decides(client: Client, workspace: Workspace, differing: MeetingCopy, wish: str, hour: int) -> None:
    client.post(f"{PAGE}decisions/{differing.pk}", {"wish": wish})

    assert workspace.meetings.get().start.hour == hour
    assert "To decide" not in client.get(PAGE).content.decode()


def test_deciding_twice_is_told(client: Client, differing: MeetingCopy) -> None:
    client.post(f"{PAGE}decisions/{differing.pk}", {"wish": "ours"})

    assert client.post(f"{PAGE}decisions/{differing.pk}", {"wish": "ours"}).status_code == 409


def test_strangers_find_nothing(client: Client, workspace: Workspace, dans: Workspace) -> None:
    account = CalendarAccount.objects.create(workspace=dans, address="https://example.org/")
    calendar = Calendar.objects.create(workspace=dans, name="Dan's", sort="caldav", account=account)
    meeting = dans.meetings.create(uid="dan@halfhour", start=START)
    copy = MeetingCopy.objects.create(workspace=dans, meeting=meeting, calendar=calendar, asked_at=START)

    assert "Dan" not in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}{calendar.pk}/").status_code == 404
    for path in (
        f"{calendar.pk}/look",
        f"{calendar.pk}/removal",
        f"{calendar.pk}/zone",
        f"accounts/{account.pk}/removal",
        f"accounts/{account.pk}/password",
        f"decisions/{copy.pk}",
    ):
        assert client.post(f"{PAGE}{path}").status_code == 404


def test_the_page_asks_as_often_for_many_as_for_few(
    client: Client, workspace: Workspace, django_assert_max_num_queries
) -> None:
    for number in range(12):
        add_file(client, event("one@example.org", "20260303T100000", "20260303T110000"), f"{number}.ics")
    client.get(PAGE)

    with django_assert_max_num_queries(10):
        client.get(PAGE)


def test_a_tick_looks_and_comes_back(workspace: Workspace, pocket: Pocket) -> None:
    with bad_server() as there:
        there.say("GET", 200, event("one@example.org", "20260303T100000", "20260303T110000"))
        calendar = workspace.calendars.create(
            name="Choir", sort="address", address=f"{there.address}days.ics", is_near=True
        )
        begin_ticking()
        tick.func()

    calendar.refresh_from_db()
    assert calendar.looked_at
    assert DBTaskResult.objects.filter(task_path=tick.module_path, status="READY").count() == 1


def test_today_asks_for_the_decision(client: Client, workspace: Workspace) -> None:
    talk = start_conversation(workspace, ["Ben Guest"], zone="UTC")
    meeting, _ = agree_on(talk, timezone.now() + timedelta(days=3), 30, "UTC", today=timezone.localdate())
    own = workspace.calendars.create(name="Own", sort="caldav")
    MeetingCopy.objects.create(workspace=workspace, meeting=meeting, calendar=own, asked_at=timezone.now())

    text = client.get("/").content.decode()

    assert "Decide when you talk with Ben Guest" in text
    assert f'href="{PAGE}"' in text
