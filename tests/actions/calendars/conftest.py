"""Ada with calendars, and servers that are real."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.calendars.adding import add_account, choose
from halfhour.actions.calendars.doors import Doors
from halfhour.adapters.calendars.address import WebCalendars
from halfhour.adapters.calendars.caldav import CalDavServer
from halfhour.records.accounts import Workspace
from halfhour.records.scheduling import Calendar
from tests.calendar_servers import SERVERS, Running
from tests.pocket import Pocket

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def pocket() -> Pocket:
    return Pocket()


@pytest.fixture
def doors(pocket: Pocket) -> Doors:
    def server(address: str, **who: object) -> CalDavServer:
        return CalDavServer(address, patience=2.0, **who)

    return Doors(WebCalendars(patience=2.0), pocket, server)


@pytest.fixture
def workspace(db: None, settings) -> Workspace:
    settings.SECRET_KEY = "a key for tests"
    ada = welcome_local_person()
    ada.zone = "UTC"
    ada.save()
    assert ada.workspace
    return ada.workspace


@pytest.fixture(scope="session", params=sorted(SERVERS))
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Radicale, then Xandikos."""
    folder: Path = tmp_path_factory.mktemp(request.param)
    with SERVERS[request.param](folder) as there:
        yield there


@pytest.fixture
def server(running: Running) -> Iterator[Running]:
    """The same, and empty again at the end."""
    yield running
    client = CalDavServer(running.address, user=running.user, password=running.password, near=True)
    for href in client.changes(running.calendar, "", since=datetime(1990, 1, 1, tzinfo=UTC)).present:
        running.ask("DELETE", href)


@pytest.fixture
def calendar(workspace: Workspace, server: Running, doors: Doors) -> Calendar:
    """Ada's own calendar on the server; it counts as busy, and meetings are written to it."""
    add_account(workspace, server.address, server.user, server.password, near=True, doors=doors, now=NOW)
    own: Calendar = workspace.calendars.get(address=server.calendar)
    choose(workspace, busy=[own.pk], for_meetings=own.pk)
    own.refresh_from_db()
    return own


@pytest.fixture
def keep(workspace: Workspace) -> Callable[..., Calendar]:
    """A calendar with one file in it."""

    def keeping(text: str, **values: object) -> Calendar:
        made: Calendar = workspace.calendars.create(name="Own", sort="file", **values)
        made.items.create(workspace=workspace, blob=text.replace("\n", "\r\n").encode())
        return made

    return keeping
