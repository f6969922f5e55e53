"""`halfhour note`: one had to do with somebody."""

from collections.abc import Sequence
from datetime import datetime

import click

WAYS = ("talked", "met", "heard", "wrote")


@click.command(short_help="Note that you had to do with somebody, in a few words.")
@click.argument("name")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day it was; today when left out."
)
@click.option("--way", type=click.Choice(WAYS), default=WAYS[0], show_default=True, help="How you had to do with them.")
def command(name: str, words: Sequence[str], on: datetime | None, way: str) -> None:
    """Note a contact with NAME, on the day it was, in a few WORDS; keeping in touch counts from it.

    A part of a name is enough where only one person has it: halfhour note Okafor moved to Lagos --on 2026-03-02
    """
    from halfhour.cli.somebody import somebody_called
    from halfhour.cli.workspaces import local_person

    user = local_person()
    from zoneinfo import ZoneInfo

    from django.utils import timezone

    from halfhour.actions.people import note_contact
    from halfhour.cli.prints import shown
    from halfhour.phrases.today import day_in_words

    assert user.workspace
    today = timezone.localdate(timezone=ZoneInfo(user.zone))
    day = on.date() if on else today
    person = somebody_called(user.workspace, name)
    note_contact(person, on=day, way=way, words=" ".join(words), today=today)
    click.echo(f"Noted with {shown(person.name)}, {day_in_words(day, today)}.")
