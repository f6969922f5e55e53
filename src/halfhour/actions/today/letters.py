"""Letters: those that wait in the outbox, and those that came back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from halfhour.actions.today.horizon import MOST, Horizon
from halfhour.domain.today import Sort, Thing, of_letters, of_unreached
from halfhour.records.accounts import Workspace
from halfhour.records.letters import Message, Purpose

LETTER_FOR = {
    Purpose.ASK: Sort.ASK,
    Purpose.FOLLOW_UP: Sort.FOLLOW_UP,
    Purpose.CONFIRM: Sort.CONFIRM,
    Purpose.THANKS: Sort.THANK,
}
"""Letters that do a thing: while one waits in the outbox, the outbox is what is due."""


@dataclass(frozen=True, slots=True)
class Letters:
    """What waits in the outbox: keys of the things that it does, and since when each letter waits for the user.

    `trouble` says that one of them could not leave.
    """

    doing: frozenset[str]
    held: tuple[datetime, ...]
    trouble: bool

    def things(self, when: Horizon) -> Iterator[Thing]:
        """One, however many letters wait for the user; or none."""
        if self.held:
            yield of_letters(when.day_of(min(self.held)))


def letters_in(workspace: Workspace) -> Letters:
    """The outbox of a workspace; a letter waits for the user until it is released, and again when it cannot leave."""
    rows = list(
        workspace.parcels.waiting().values_list(
            "conversation_id", "purpose", "released_at", "created_at", "failed_for_good"
        )
    )
    held = [(since, failed) for _, _, released, since, failed in rows if released is None or failed]
    return Letters(
        frozenset(f"{LETTER_FOR[purpose]}:{about}" for about, purpose, *_ in rows if purpose in LETTER_FOR),
        tuple(since for since, _ in held),
        any(failed for _, failed in held),
    )


def unreached(workspace: Workspace, _when: Horizon) -> Iterator[Thing]:
    """Conversations that are going and in which the last thing that came is a letter sent back."""
    since = workspace.messages.present().filter(
        conversation=OuterRef("conversation"), created_at__gt=OuterRef("created_at")
    )
    back = workspace.messages.present().filter(
        ~Exists(since), sort=Message.Sort.BOUNCE, conversation__removed_at=None, conversation__closed_on=None
    )
    for pk, on in back.order_by("on").values_list("conversation_id", "on")[:MOST]:
        yield of_unreached(pk, on)
