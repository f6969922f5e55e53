"""Which person is meant by a name on the command line."""

import sys
from typing import TYPE_CHECKING

import click

from halfhour.cli.prints import shown
from halfhour.domain.errors import InputError

if TYPE_CHECKING:  # Django is loaded by then, but not for the help of a command
    from halfhour.records.accounts import Workspace
    from halfhour.records.people import Person

MOST = 12
"""People that are offered to choose from (our own default)."""


def somebody_called(workspace: "Workspace", name: str) -> "Person":
    """The one person of this name, or whose name holds all its words; when there are several, the terminal asks which.

    Raises:
        InputError: nobody, or several and no terminal to ask.
    """
    found = _found(workspace, name)
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(f"Nobody among your people is called {name}.", f'Add them first: halfhour add "{name}"')
    choices = [f"{number}  {described(person)}" for number, person in enumerate(found, 1)]
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        listed = "\n".join(f"  {described(person)}" for person in found)
        raise InputError(
            f"More than one person may be meant by {name}:\n{listed}",
            "Write the whole name, or run it in a terminal to choose.",
        )
    click.echo("\n".join(choices), err=True)
    number = click.prompt("Which one", type=click.IntRange(1, len(found)), err=True)
    return found[int(number) - 1]


def described(person: "Person") -> str:
    """A name with what they do and where, as far as it is known."""
    place = person.organization.name if person.organization else ""
    return shown(", ".join(part for part in (person.name, person.role, place) if part))


def _found(workspace: "Workspace", name: str) -> "list[Person]":
    from halfhour.domain.names import plain_person

    people = workspace.people.present().select_related("organization").order_by("name", "pk")
    plain = plain_person(name)
    exactly = list(people.filter(plain=plain)[:MOST])
    if exactly or not plain:
        return exactly
    for word in plain.split():
        people = people.filter(plain__contains=word)
    words = set(plain.split())
    near = list(people[:MOST])
    whole = [person for person in near if words <= set(person.plain.split())]
    return whole or near
