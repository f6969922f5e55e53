"""`halfhour today`: what is due and why."""

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:  # Django is loaded when the command runs, not for its help
    from datetime import date

    from halfhour.actions.agenda import Item


@click.command(short_help="What is due and why, and what comes in the next seven days.")
@click.option("--json", "as_json", is_flag=True, help="As JSON: `due` and `ahead`, each a list of things.")
def command(as_json: bool) -> None:
    """What is due and why, in the order that matters, and what comes in the next seven days."""
    from halfhour.cli.workspaces import local_person

    user = local_person()
    from zoneinfo import ZoneInfo

    from django.utils import timezone

    from halfhour import wiring
    from halfhour.actions.agenda import told
    from halfhour.actions.today import agenda_of

    assert user.workspace
    now, zone = timezone.now(), ZoneInfo(user.zone)
    agenda = agenda_of(user.workspace, now=now, zone=zone, calendar=wiring.workdays)
    items = told(user.workspace, agenda, [*agenda.day.due, *agenda.day.ahead], now=now, zone=zone)
    due = [item for item in items if item.thing.on <= agenda.today]
    ahead = [item for item in items if item.thing.on > agenda.today]
    if as_json:
        from halfhour.cli.prints import print_json

        print_json({"today": str(agenda.today), "due": [*map(_as_json, due)], "ahead": [*map(_as_json, ahead)]})
    else:
        _print(due, ahead, agenda.today)


def _as_json(item: "Item") -> dict[str, Any]:
    thing = item.thing
    return {
        "key": thing.key,
        "sort": str(thing.sort),
        "what": item.do,
        "why": item.why,
        "on": str(thing.on),
        "at": thing.at.isoformat() if thing.at else None,
        "conversation": item.conversation or None,
        "person": item.person or None,
    }


def _print(due: "list[Item]", ahead: "list[Item]", today: "date") -> None:
    from rich.text import Text

    from halfhour.cli.prints import Terminal, shown
    from halfhour.phrases.today import day_in_words

    terminal = Terminal()
    if not due:
        terminal.lines(Text("Nothing is due today."))
    for item in due:
        terminal.lines(Text(shown(item.do), style="bold"))
        terminal.lines(Text(shown(item.why)), 2)
    if ahead:
        terminal.print()
        terminal.lines(Text("The next seven days", style="bold"))
    for item in ahead:
        day = day_in_words(item.thing.on, today).removeprefix("on ")
        terminal.lines(Text(f"{day[:1].upper()}{day[1:]}: {shown(item.do)}"), 2)
