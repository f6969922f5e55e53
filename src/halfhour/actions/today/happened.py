"""What happened more than once in conversations that are going."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from halfhour.domain.stages import Happening
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Event


@dataclass(frozen=True, slots=True)
class Happened:
    """Days of what happened more than once, by conversation."""

    again: dict[str, list[date]]
    confirmed: set[str]
    missed: set[str]


def happened_in(workspace: Workspace) -> Happened:
    """When each was asked again, and of which the moment that stands is confirmed, or was missed."""
    rows = Event.objects.present().filter(going("conversation__"), workspace=workspace)
    last: dict[tuple[str, str], date] = {}
    again: dict[str, list[date]] = defaultdict(list)
    for conversation, what, on in rows.order_by("on").values_list("conversation_id", "what", "on"):
        last[conversation, what] = on
        if what == Happening.FOLLOWED_UP:
            again[conversation].append(on)
    return Happened(again, set(_standing(last, Happening.CONFIRMED)), set(_standing(last, Happening.MISSED)))


def _standing(last: dict[tuple[str, str], date], what: Happening) -> Iterator[str]:
    """Conversations in which something happened that no later move has overtaken."""
    for (conversation, each), on in last.items():
        moved = last.get((conversation, Happening.MOVED.value))
        if each == what and (moved is None or moved <= on):
            yield conversation


def going(prefix: str = "") -> Q:
    """Conversations that may still ask for something, as `stage_of` sees it."""
    closed = Q(**{f"{prefix}closed_on": None}) | Q(**{f"{prefix}held_on__isnull": False})
    return closed & Q(**{f"{prefix}removed_at": None, f"{prefix}thanked_on": None, f"{prefix}reported_on": None})
