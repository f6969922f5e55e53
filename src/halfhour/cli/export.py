"""`halfhour export`: everything that is kept, as files that anybody can read."""

from pathlib import Path

import click

from halfhour.cli.working import counting


@click.command(short_help="Everything you keep, as a ZIP or a folder that anybody can read.")
@click.argument("place", type=click.Path(path_type=Path), required=False)
@click.option("--folder", is_flag=True, help="As a folder instead of a ZIP.")
def command(place: Path | None, folder: bool) -> None:
    """Write everything of the workspace you are in to PLACE: a ZIP, or a folder with --folder.

    A page for each person and each conversation, tables, cards, a calendar, every file as it came, and all records
    as JSON. It can be read without Halfhour, and `halfhour import` brings it back. What stands at PLACE is never
    overwritten. Without a PLACE it becomes halfhour-DATE.zip where you are.
    """
    from halfhour.cli.workspaces import local_person
    from halfhour.domain.errors import RuleError

    user = local_person()
    from django.utils import timezone

    from halfhour import wiring
    from halfhour.actions.archive import export

    now = timezone.now()
    place = place or Path(f"halfhour-{timezone.localdate(now):%Y-%m-%d}{'' if folder else '.zip'}")
    if place.is_dir() and not folder:
        raise RuleError(f"{place} is a folder.", f"Name a file such as {place / 'halfhour.zip'}, or add --folder.")
    if place.exists() and not folder:
        raise RuleError(f"Something stands at {place} already.", "Name another file.")
    assert user.workspace
    with counting("records") as progress:
        number = export(user.workspace, wiring.archive_to(place, as_folder=folder), now=now, progress=progress)
    click.echo(f"{number:,} records of “{user.workspace}” are in {place}.")
    click.echo("  Open README.txt in it to see what is where; halfhour import brings it back.")
