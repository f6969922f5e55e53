"""What came from files: which import brought whom, how columns were read, which two were made one, who was forgotten."""

from django.db import models

from halfhour.records.accounts import Workspace
from halfhour.records.kept import Kept, KeptQuerySet
from halfhour.records.people import Person


class Import(Kept):
    """One file of people that was taken in; `counts` tells new, changed, same, skipped and unreadable."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="imports")
    name = models.CharField(max_length=255, blank=True)
    form = models.CharField(max_length=40)
    blob = models.BinaryField()
    mapping = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    unreadable = models.JSONField(default=list, blank=True)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    """Rows taken in so far, and in all."""
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    look_asked_at = models.DateTimeField(null=True, blank=True)
    """When the worker was asked to look at it; `done` and `of` tell meanwhile how far it has come."""
    looked_at = models.DateTimeField(null=True, blank=True)
    look = models.JSONField(default=dict, blank=True)
    """What the page shows of a large file before it is taken in, as it was at `looked_at`."""
    undo_asked_at = models.DateTimeField(null=True, blank=True)
    """When the worker was asked to take it back; it is whole until `undone_at`."""
    undone_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    """Why it stopped, in words, when it did."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]

    def __str__(self) -> str:
        return self.name or self.form


class Origin(models.Model):
    """A person as a source has them: its key there, a fingerprint of what it said last, and what stood before it changed anything."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="origins")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="origins")
    brought_by = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="origins")
    source = models.CharField(max_length=20)
    key = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    is_new = models.BooleanField(default=False)
    before = models.JSONField(default=dict, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "source", "key", "brought_by"], name="one_origin")]
        indexes = [models.Index(fields=["workspace", "source", "key"], name="origins_by_key")]

    def __str__(self) -> str:
        return f"{self.person} in {self.source}"


class ColumnMapping(Kept):
    """How the columns of a table with this header were read the last time."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="column_mappings")
    header = models.CharField(max_length=64)
    """A fingerprint of the header."""
    columns = models.JSONField()

    objects = KeptQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "header"], name="one_mapping_per_header")]

    def __str__(self) -> str:
        return ", ".join(self.columns)


class Merge(Kept):
    """Two records of one person made one; `before` holds what is needed to take them apart again."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="merges")
    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    before = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]

    def __str__(self) -> str:
        return f"{self.gone} is {self.kept}"


class NotTheSame(Kept):
    """Two people who look like one and are two: they are not offered for merging again."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="not_the_same")
    one = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    objects = KeptQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="one_word_per_two_people")]

    def __str__(self) -> str:
        return f"{self.one} is not {self.other}"


class Forgetting(models.Model):
    """Somebody was forgotten: when, and how many records that touched, without a word of what they held."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="forgettings")
    on = models.DateTimeField()
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-on"]

    def __str__(self) -> str:
        return f"somebody, on {self.on:%Y-%m-%d}"
