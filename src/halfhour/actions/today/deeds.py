"""What one does about a thing: it is put off, or noted as done with one tap."""

from datetime import date, tzinfo
from typing import Any

from django.db import transaction
from django.utils import timezone

from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.domain.stages import Closing, Stage
from halfhour.domain.today import Sort, Thing
from halfhour.records.accounts import Workspace
from halfhour.records.afterwards import Rest
from halfhour.records.revisions import Revision


class NothingToDoError(RuleError):
    """What should be done is done already, or was never there."""


def put_off(workspace: Workspace, thing: Thing, *, until: date, today: date) -> Revision:
    """Not now: the thing comes again on a day.

    Raises:
        NothingToDoError: the day is not ahead.
    """
    if until <= today:
        raise NothingToDoError("That day is not ahead.", "Choose tomorrow or a later day.")
    with transaction.atomic():
        rest, _ = Rest.objects.get_or_create(
            workspace=workspace, key=thing.key, defaults={"until": until, "removed_at": timezone.now()}
        )
        return change(rest, "put off", until=until, removed_at=None)


def settle(workspace: Workspace, sort: Sort, about: str, *, today: date, zone: tzinfo) -> Revision:
    """Notes with one tap that a thing is done: a talk held, a promise kept, a conversation let rest.

    Raises:
        NothingToDoError: the record is not there, or says that it is done already.
    """
    with transaction.atomic():
        if sort in {Sort.PROMISE, Sort.THEIRS}:
            promise = _open(workspace.promises.present().filter(pk=about, kept_on=None, dropped_on=None))
            return change(promise, "kept", kept_on=today)
        conversation = _open(workspace.conversations.present().filter(pk=about))
        if sort is Sort.LET_GO and conversation.stage is Stage.ASKED:
            return change(conversation, "closed", closed_on=today, closed_why=Closing.NO_ANSWER.value)
        if sort is Sort.HAPPENED and conversation.stage is Stage.AGREED:
            held = min(conversation.agreed_for.astimezone(zone).date(), today)
            return change(conversation, "held", held_on=held)
        raise _nothing()


def _open(found: Any) -> Any:
    record = found.select_for_update(of=("self",)).first()
    if record is None:
        raise _nothing()
    return record


def _nothing() -> NothingToDoError:
    return NothingToDoError("That is done already.", "Look at Today again: it may say something else by now.")
