"""Undo instead of “are you sure?”: changes remember what stood there before."""

from typing import Any, cast

from django.db import transaction
from django.db.models import Field
from django.utils import timezone

from halfhour.domain.errors import RuleError
from halfhour.records.kept import Kept, that_follow
from halfhour.records.revisions import Revision


class ChangedSinceError(RuleError):
    """A later change stands on this one."""


class GoneError(RuleError):
    """What was changed is no longer there."""


def change(record: Kept, deed: str, *, part_of: Revision | None = None, **values: Any) -> Revision:
    """Sets fields of a record and remembers what stood in them; `part_of` is the first change of a deed that has several."""
    with transaction.atomic():
        stored = type(record)._base_manager.get(pk=record.pk)
        before = {name: getattr(stored, name) for name in values}
        for name, value in values.items():
            setattr(record, name, value)
        record.save(update_fields=[*values, *that_follow(record, values), "changed_at"])
        return Revision.objects.note(record, deed, before, part_of=part_of)


def gather(done: Revision, into: Revision) -> None:
    """Makes a deed part of a larger one, so that both are taken back together."""
    done.parts.update(part_of=into)
    Revision.objects.filter(pk=done.pk).update(part_of=into)


def remove(record: Kept) -> Revision:
    """Takes a record out of sight; undo brings it back."""
    return change(record, "removed", removed_at=timezone.now())


def undo(revision: Revision) -> None:
    """Puts back what stood there before a deed, in all records that it changed; doing it twice does it once.

    Raises:
        ChangedSinceError: one of the records was changed again, and that change still stands.
        GoneError: one of the records is no longer kept.
    """
    with transaction.atomic():
        first = Revision.objects.select_for_update().get(pk=revision.pk)
        if first.undone_at:
            return
        for part in (first, *first.parts.select_for_update()):
            _put_back(part)


def _put_back(revision: Revision) -> None:
    record = revision.changed_record()
    if record is None:
        raise GoneError(
            "It was thrown away some time ago and is gone.", "If you still have the file, put it in the box again."
        )
    if Revision.objects.of(record).standing().first() != revision:
        raise ChangedSinceError(
            "This was changed again since, so it cannot be taken back on its own.",
            "Take back the later change first.",
        )
    for name, value in revision.before.items():
        setattr(record, name, cast("Field", record._meta.get_field(name)).to_python(value))
    record.save(update_fields=[*revision.before, *that_follow(record, revision.before), "changed_at"])
    revision.undone_at = timezone.now()
    revision.save(update_fields=["undone_at"])
