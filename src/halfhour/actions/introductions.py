"""Noting who sent one to whom, and that the introducer was told and thanked."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.records.people import Introduction, Person
from halfhour.records.revisions import Revision


class OneselfError(RuleError):
    """Nobody introduces themselves."""


def note_introduction(by: Person, to: Person, *, on: date | None = None, words: str = "") -> Revision:
    """Somebody sent one to somebody else; the same two are noted once. Who was met through nobody yet was met through them.

    Raises:
        OneselfError: both are the same person.
    """
    if by.pk == to.pk:
        raise OneselfError("Nobody introduces themselves.", "Choose the person who named them to you.")
    with transaction.atomic():
        found = Introduction.objects.filter(by=by, to=to).order_by("-removed_at").last()
        standing = Introduction.objects.present().filter(by=by, to=to).first()
        noted = (
            standing
            or found
            or Introduction.objects.create(workspace=by.workspace, by=by, to=to, removed_at=timezone.now())
        )
        done = change(noted, "noted", on=on or noted.on, words=words or noted.words, removed_at=None)
        if to.met_through_id is None:
            change(to, "met through", part_of=done, met_through_id=by.pk)
    return done


def tell(introduction: Introduction, *, on: date | None) -> Revision:
    """The introducer heard what became of it; None says they did not."""
    return change(introduction, "told", told_on=on)


def thank(introduction: Introduction, *, on: date | None) -> Revision:
    """The introducer was thanked; who was thanked was told."""
    told = introduction.told_on or on
    return change(introduction, "thanked", thanked_on=on, told_on=told)
