"""How each change can be taken back: the values that stood there before it."""

from typing import Any, Self

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from halfhour.records.accounts import Workspace
from halfhour.records.kept import Kept, new_id


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Questions about changes."""

    def standing(self) -> Self:
        """Those not taken back."""
        return self.filter(undone_at=None)

    def of(self, record: Kept) -> Self:
        """Those of one record, the latest first."""
        return self.filter(table=record._meta.model_name, record=record.pk)

    def note(self, record: Kept, deed: str, before: dict[str, Any], *, part_of: "Revision | None" = None) -> "Revision":
        """Remembers what stood in the named fields before the deed; `part_of` is the first change of the same deed."""
        return self.create(
            workspace=record.workspace,
            table=record._meta.model_name,
            record=record.pk,
            deed=deed,
            before=before,
            part_of=part_of,
        )


class Revision(models.Model):
    """One change of one record; `before` holds the fields it touched as they were."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="revisions")
    table = models.CharField(max_length=40)
    record = models.CharField(max_length=16)
    deed = models.CharField(max_length=20)
    before = models.JSONField(encoder=DjangoJSONEncoder)
    made_at = models.DateTimeField(auto_now_add=True)
    part_of = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="parts")
    """The first change of the same deed, when one deed changes several records; they are taken back together."""
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["table", "record", "-made_at"], name="revisions_of_a_record")]

    def __str__(self) -> str:
        return f"{self.deed} {self.table}"

    def changed_record(self) -> Kept | None:
        """The record that was changed, removed or not; None when it is gone for good."""
        found: Kept | None = apps.get_model("records", self.table)._base_manager.filter(pk=self.record).first()
        return found
