"""`halfhour import`: an archive of Halfhour, or people from any file."""  # noqa: N999 - it is called as the command is

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from halfhour.domain.archive import Arrived
    from halfhour.records.accounts import User, Workspace


@click.command(short_help="Bring an archive back, or people from LinkedIn, Google, Outlook, cards, any table.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--new", is_flag=True, help="An archive into a workspace of its own, not into the present one.")
@click.option("--dry-run", is_flag=True, help="Only say what would come; nothing is changed.")
def command(file: Path, new: bool, dry_run: bool) -> None:
    """Bring FILE in: an archive that Halfhour made (ZIP or folder), or a file of people.

    Bringing the same file again changes nothing. What stands here with other words is never overwritten: the one of
    the archive comes beside it, and both are named. Letters that waited to leave are held.
    """
    from halfhour.cli.workspaces import local_person

    user = local_person()
    from halfhour import wiring
    from halfhour.actions.accounts import start_own_workspace
    from halfhour.actions.archive import is_archive
    from halfhour.domain.errors import InputError

    if not file.exists():
        raise InputError(f"{file} is not there.", "Check the path and try again.")
    workspace = user.workspace
    if not workspace or workspace.is_sample:
        workspace = start_own_workspace(user)
    if file.is_dir() or is_zip(file):
        if is_archive(wiring.archive_from(file)):
            _archive(file, user, None if new else workspace, dry_run=dry_run)
            return
        if file.is_dir():
            raise InputError(
                f"{file} is a folder, and none that Halfhour made.",
                "Choose a folder with archive.json in it, an archive of LinkedIn as it came, or a file of people.",
            )
    _people(file, workspace, dry_run=dry_run)


def is_zip(file: Path) -> bool:
    """Whether a file begins as ZIP archives do."""
    with file.open("rb") as opened:
        return opened.read(4) in {b"PK\x03\x04", b"PK\x05\x06"}


def _archive(file: Path, user: "User", into: "Workspace | None", *, dry_run: bool) -> None:
    from halfhour import wiring
    from halfhour.actions.archive import arrive, look
    from halfhour.cli.working import counting

    source = wiring.archive_from(file)
    if dry_run:
        _tell(look(source, user, into), "would come")
        return
    with counting("records") as progress:
        arrived = arrive(source, user, into, progress=progress)
    _tell(arrived, "came")


def _tell(arrived: "Arrived", verb: str) -> None:
    new, same = arrived.count("new"), arrived.count("same")
    click.echo(f"{new:,} records {verb} new, {same:,} are here already.")
    for names, words in (
        (arrived.doubled, "differ from what is here, and both are kept:"),
        (arrived.stayed, "can be there only once, so the one here stays:"),
    ):
        if names:
            click.echo(f"{len(names):,} {words}")
            for name in names:
                click.echo(f"  {name}")


def _people(file: Path, workspace: "Workspace", *, dry_run: bool) -> None:
    from django.utils import timezone

    from halfhour.actions.imports import take_people
    from halfhour.cli.files import blob_of
    from halfhour.domain.errors import InputError, RuleError

    if dry_run:
        raise RuleError(
            "--dry-run is for archives of Halfhour.", "Look at people in the page: People, Bring people in."
        )
    blob = blob_of(str(file), largest=100 * 1024 * 1024)
    try:
        taken = take_people(workspace, file.name, blob, mapping=None, now=timezone.now())
    except InputError as error:
        raise InputError(
            f"{file} is no archive of Halfhour, and no people could be read from it. {error.what}",
            "It can read: archives of Halfhour, archives and tables of LinkedIn, tables of Google, Outlook and HubSpot, "
            "cards (.vcf), and any table with names in it.",
        ) from error
    told = {name: number for name, number in taken.counts.items() if number}
    counts = ", ".join(f"{number:,} {name}" for name, number in told.items())
    click.echo(f"{file.name}: {counts or 'nobody new'}.")
