"""Undo instead of “are you sure?”: changes remember what stood there before."""

from typing import Any, cast

from django.db import transaction
from django.db.models import Field
from django.utils import timezone

from halfhour.domain.errors import RuleError
from halfhour.records.kept import Kept
from halfhour.records.revisions import Revision


class ChangedSinceError(RuleError):
    """A later change stands on this one."""


def change(record: Kept, deed: str, **values: Any) -> Revision:
    """Sets fields of a record and remembers what stood in them."""
    with transaction.atomic():
        stored = type(record)._base_manager.get(pk=record.pk)
        before = {name: getattr(stored, name) for name in values}
        for name, value in values.items():
            setattr(record, name, value)
        record.save(update_fields=[*values, "changed_at"])
        return Revision.objects.note(record, deed, before)


def remove(record: Kept) -> Revision:
    """Takes a record out of sight; undo brings it back."""
    return change(record, "removed", removed_at=timezone.now())


def undo(revision: Revision) -> None:
    """Puts back what stood there before a change; doing it twice does it once.

    Raises:
        ChangedSinceError: the same record was changed again, and that change still stands.
    """
    with transaction.atomic():
        revision = Revision.objects.select_for_update().get(pk=revision.pk)
        if revision.undone_at:
            return
        record = revision.changed_record()
        if Revision.objects.of(record).standing().first() != revision:
            raise ChangedSinceError(
                "This was changed again since, so it cannot be taken back on its own.",
                "Take back the later change first.",
            )
        for name, value in revision.before.items():
            setattr(record, name, cast("Field", record._meta.get_field(name)).to_python(value))
        record.save(update_fields=[*revision.before, "changed_at"])
        revision.undone_at = timezone.now()
        revision.save(update_fields=["undone_at"])
