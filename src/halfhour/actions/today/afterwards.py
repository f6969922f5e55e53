"""After a talk: promises to keep, and advice to report back."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Case, Q, When

from halfhour.actions.afterwards import NEXT
from halfhour.actions.today.horizon import Horizon
from halfhour.domain.today import REPORT_AFTER, Thing, of_advice, of_promise
from halfhour.records.accounts import Workspace
from halfhour.records.afterwards import Advice, Promise

Followed = tuple[str, date, str]
"""Advice that was followed, when, and whose it is."""


def promises(workspace: Workspace, when: Horizon) -> Iterator[Thing]:
    """Promises of either side that are not kept yet."""
    rows = Promise.objects.present().filter(workspace=workspace, kept_on=None, dropped_on=None)
    rows = rows.filter(Q(due_on=None) | Q(due_on__lte=when.until), conversation__removed_at=None).order_by()
    # The days on which it was made are read only where they count: reading days is what takes time here.
    held = Case(When(due_on=None, then="conversation__held_on"))
    made = Case(When(due_on=None, then="created_at"))
    for pk, due, mine, key, held_on, made_at in rows.annotate(held=held, made=made).values_list(
        "pk", "due_on", "is_mine", "key", "held", "made"
    ):
        made_on = held_on or (when.day_of(made_at) if made_at else when.until)
        yield of_promise(pk, due, mine=mine, made_on=made_on, is_next=key == NEXT)


def followed(workspace: Workspace) -> list[Followed]:
    """Advice that was followed and not reported, once for each person whose it is."""
    rows = Advice.objects.present().filter(workspace=workspace, acted_on__isnull=False, reported_on=None)
    rows = rows.filter(conversation__removed_at=None, conversation__reported_on=None).order_by()
    return [(pk, on, person) for pk, on, person in rows.values_list("pk", "acted_on", "conversation__people") if on]


def reports(advice: Collection[Followed]) -> list[Thing]:
    """Each advice to report back, once."""
    return [of_advice(pk, on) for pk, on in sorted({(pk, on) for pk, on, _ in advice})]


def reported_to(advice: Collection[Followed], when: Horizon) -> set[str]:
    """To whom one is to report by now: reason enough to write to them."""
    return {person for _, on, person in advice if on + REPORT_AFTER <= when.today}
