"""Copies of the whole database: one a day by itself, one whenever it is asked for, and putting one back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from halfhour.domain.backups import Backup, is_due, to_keep, unknown_steps
from halfhour.domain.errors import RuleError, SetupError
from halfhour.ports import Backups


class OwnToolsError(RuleError):
    """The database is PostgreSQL, which is copied by tools of its own."""


class NewerDatabaseError(SetupError):
    """A newer version of Halfhour has made or changed this database."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """What came of putting a backup back: where the database that stood there is now, None if there was none."""

    aside: str | None


def own_tools() -> OwnToolsError:
    """How PostgreSQL is copied and put back."""
    return OwnToolsError(
        "Your records are in PostgreSQL, which Halfhour does not copy itself.",
        'Back up with  pg_dump --format=custom --file=halfhour.dump "$DATABASE_URL"  and put back with  '
        'pg_restore --clean --if-exists --dbname="$DATABASE_URL" halfhour.dump  while Halfhour is stopped.',
    )


def back_up_when_due(backups: Backups, now: datetime, *, at_once: bool = False) -> Backup | None:
    """The backup of the day where there is none yet; then those are thrown away whose time is over.

    The new one is never among them, whatever the clock says.

    Raises:
        OutsideError: it could not be made; then none is thrown away.
    """
    there = backups.all()
    if not at_once and not is_due([backup.moment for backup in there], now):
        return None
    made = backups.make(now)
    there = backups.all()
    kept = to_keep([backup.moment for backup in there], now)
    for backup in there:
        if backup.moment not in kept and backup.name != made.name:
            backups.remove(backup)
    return made


def restore(backups: Backups, path: str, now: datetime) -> PutBack:
    """Puts a backup in the place of the database, once it is known to be whole and not newer than this Halfhour.

    Raises:
        RuleError: the pages are being served.
        InputError: it is no backup of ours, or damaged.
        NewerDatabaseError: a newer Halfhour made it.
        OutsideError: the disk is full or cannot be written; then everything stands as before.
    """
    with backups.alone():
        require_known(backups.steps_of(path), "This backup")
        connection.close()
        return PutBack(backups.put_back(path, now))


def require_known(taken: Iterable[str], what: str = "Your database") -> None:
    """The database is not newer than this Halfhour.

    Raises:
        NewerDatabaseError: it has taken steps that this version does not know.
    """
    loader = MigrationLoader(None)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    ours = [step for step in taken if step.split(".")[0] in loader.migrated_apps]
    if unknown := unknown_steps(ours, known):
        raise NewerDatabaseError(
            f"{what} was made by a newer Halfhour (it knows “{unknown[-1].partition('.')[2]}”, this one does not).",
            "Update Halfhour and start again; or put an older backup back: halfhour restore FILE. Nothing was changed.",
        )


def steps_taken() -> tuple[str, ...]:
    """The steps that the database in use has taken; none when it is new."""
    return tuple(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
