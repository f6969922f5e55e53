"""Work on archives: small ones at once, large ones by the worker, while a page shows how far it has come."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from django.utils import timezone
from django_tasks import task

from halfhour import wiring
from halfhour.actions.archive import arrive, export, how_many, look
from halfhour.domain.archive import Arrived, Shelved
from halfhour.domain.errors import HalfhourError
from halfhour.records.accounts import User, Workspace

SMALL = 2_000
"""Records up to which an archive is made or looked at while the page waits: about a second (our own default)."""

SMALL_FILE = 2 * 1024 * 1024
"""Bytes up to which the same is true of an archive that is brought."""

PATIENCE = 20
"""Seconds without progress after which a page does the work itself: the worker has stopped, or was never started."""

HEARTBEAT = 1.0
"""Seconds between two words about progress."""


def begin_export(workspace: Workspace) -> Shelved:
    """Makes an archive of a workspace, now or by the worker."""
    number, now = how_many(workspace), timezone.now()
    name = f"halfhour-{timezone.localdate(now):%Y-%m-%d}.zip"
    return _begun(Shelved("", workspace.pk, "out", name, _stamp(now), of=number), large=number > SMALL)


def keep(workspace: Workspace, into: Workspace | None, name: str, pieces: Iterable[bytes]) -> Shelved:
    """Keeps a file that was brought, until it is looked at."""
    note = Shelved("", workspace.pk, "look", name[:200], _stamp(timezone.now()), into=into.pk if into else "")
    return wiring.shelf(workspace.pk).take_in(note, pieces)


def begin_look(note: Shelved, size: int) -> Shelved:
    """Looks at an archive that is kept, now or by the worker."""
    return _started(note, large=size > SMALL_FILE)


def look_again(note: Shelved, into: Workspace | None) -> Shelved:
    """The same archive, for another place."""
    note = replace(note, sort="look", into=into.pk if into else "", counts={}, kept_both=(), stayed=(), trouble="")
    return _started(note, large=note.of > SMALL)


def take(note: Shelved) -> Shelved:
    """Brings in what was looked at."""
    return _started(replace(note, sort="in", done=0), large=note.of > SMALL)


def go_on(note: Shelved) -> Shelved:
    """Does the work when nobody else does; all of it is begun anew, since nothing half is ever kept."""
    at = wiring.shelf(note.workspace).path(note.key).with_suffix(".json")
    if note.state in {"waits", "works"} and time.time() - at.stat().st_mtime > PATIENCE:
        _work(note)
        return wiring.shelf(note.workspace).find(note.key) or note
    return note


def _begun(note: Shelved, *, large: bool) -> Shelved:
    return _started(wiring.shelf(note.workspace).place(note), large=large)


def _started(note: Shelved, *, large: bool) -> Shelved:
    note = replace(note, state="waits")
    wiring.shelf(note.workspace).note(note)
    if large:
        work_by_worker.enqueue(note.workspace, note.key)
    else:
        _work(note)
    return wiring.shelf(note.workspace).find(note.key) or note


@task()
def work_by_worker(workspace: str, key: str) -> None:
    """Does a piece of work to its end; nothing to do when it was done or thrown away meanwhile."""
    note = wiring.shelf(workspace).find(key)
    if note and note.state in {"waits", "works"}:
        _work(note)


def _work(note: Shelved) -> None:
    shelf = wiring.shelf(note.workspace)
    workspace = Workspace.objects.get(pk=note.workspace)
    user = User.objects.filter(memberships__workspace=workspace).first()
    assert user
    try:
        shelf.note(replace(note, state="works"))
        if note.sort == "out":
            number = export(
                workspace, wiring.archive_to(shelf.path(note.key)), now=timezone.now(), progress=_beats(note)
            )
            shelf.note(replace(note, state="ready", done=number, of=number))
            return
        into = user.workspaces.filter(pk=note.into).first() if note.into else None
        source = wiring.archive_from(shelf.path(note.key))
        if note.sort == "look":
            shelf.note(_told(replace(note, state="looked"), look(source, user, into, progress=_beats(note))))
        else:
            arrived = arrive(source, user, into, progress=_beats(note))
            shelf.note(_told(replace(note, state="ready", into=arrived.workspace), arrived))
    except HalfhourError as error:
        shelf.note(replace(note, state="failed", trouble=str(error)))


def _told(note: Shelved, arrived: Arrived) -> Shelved:
    of = sum(sum(counts.values()) for counts in arrived.tables.values())
    return replace(note, counts=arrived.tables, kept_both=arrived.doubled, stayed=arrived.stayed, done=of, of=of)


def _beats(note: Shelved) -> Callable[[int, int], None]:
    """Notes progress, but not more often than somebody could read it."""
    shelf, last = wiring.shelf(note.workspace), [0.0]

    def tell(done: int, of: int) -> None:
        if time.monotonic() - last[0] > HEARTBEAT:
            last[0] = time.monotonic()
            shelf.note(replace(note, state="works", done=done, of=of))

    return tell


def _stamp(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%S}"
