"""`halfhour restore`: a backup in the place of the database."""

from pathlib import Path

import click


@click.command(short_help="Put a backup back; what is there now is put aside, never deleted.")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Put the backup FILE in the place of the database.

    It is looked through first: whole, of Halfhour, and not of a newer version. The database that is there now is put
    aside under a dated name and never deleted. Halfhour must not be running meanwhile.
    """
    from halfhour.cli.workspaces import set_up

    set_up()
    from django.utils import timezone

    from halfhour import wiring
    from halfhour.actions.backups import own_tools, restore

    backups = wiring.backups()
    if backups is None:
        raise own_tools()
    done = restore(backups, str(file), timezone.now())
    click.echo(f"{file.name} is back in its place. Start with: halfhour serve")
    if done.aside:
        click.echo(f"  What was there before is in {done.aside}")
