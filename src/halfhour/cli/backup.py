"""`halfhour backup`: a copy of the whole database, made while it may be in use."""

from pathlib import Path

import click


@click.command(short_help="Copy the whole database, also while Halfhour runs.")
@click.option("--to", "to", type=click.Path(path_type=Path), help="The file; else a dated one in the data folder.")
def command(to: Path | None) -> None:
    """Copy the whole database into one file: everything you keep, with the files as they came.

    One is made every day by itself; 7 days, 4 weeks and 12 months are kept. One that you make with --to is never
    thrown away. `halfhour restore FILE` puts it back.
    """
    from halfhour.cli.workspaces import set_up
    from halfhour.domain.errors import RuleError

    set_up()
    from django.utils import timezone

    from halfhour import wiring
    from halfhour.actions.backups import back_up_when_due, own_tools

    backups = wiring.backups()
    if backups is None:
        raise own_tools()
    if not backups.database.exists():
        raise RuleError("There is nothing to back up yet.", "Start with: halfhour serve")
    if to is not None:
        if to.exists():
            raise RuleError(f"Something stands at {to} already.", "Name another file.")
        path, size = to, backups.copy_to(str(to))
    else:
        made = back_up_when_due(backups, timezone.now(), at_once=True)
        assert made
        path, size = Path(made.path), made.size
    click.echo(f"Everything is in {path} ({size / 1_000_000:,.1f} MB).")
    click.echo(f'  To put it back:  halfhour restore "{path}"')
