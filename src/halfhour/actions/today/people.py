"""People: whom to write to again, whom to tell of their introduction, and of whom to decide whether they are kept."""

from collections.abc import Collection, Iterator
from datetime import date

from halfhour.actions.keep_in_touch import touches_due
from halfhour.actions.today.horizon import MOST, Horizon
from halfhour.domain.keep_in_touch import Tie
from halfhour.domain.today import Thing, of_introduction, of_retention
from halfhour.records.accounts import Workspace
from halfhour.records.people import Introduction


def ties_due(workspace: Workspace, when: Horizon, but: Collection[str]) -> dict[str, tuple[Tie, date]]:
    """Whom to write to again, but for some people; with how it stands and since when."""
    due = touches_due(workspace, when.today, until=when.until)
    return {person: found for person, found in due.items() if person not in but}


def introductions(workspace: Workspace, _when: Horizon) -> list[Thing]:
    """Introductions that led to a talk of which the introducer has not heard."""
    rows = Introduction.objects.present().filter(workspace=workspace, told_on=None, by__removed_at=None)
    rows = rows.filter(to__removed_at=None, to__conversations__held_on__isnull=False)
    held = rows.filter(to__conversations__removed_at=None).order_by("to__conversations__held_on")
    latest = {pk: on for pk, on in held.values_list("pk", "to__conversations__held_on") if on}
    return [of_introduction(pk, on) for pk, on in sorted(latest.items())]


def keeping(workspace: Workspace, when: Horizon) -> Iterator[Thing]:
    """People of whom one wanted to decide by a day whether what is kept of them is kept longer."""
    people = workspace.people.present().filter(keep_until__lte=when.until).order_by("keep_until", "pk")
    for pk, on in people.values_list("pk", "keep_until")[:MOST]:
        if on:
            yield of_retention(pk, on)
