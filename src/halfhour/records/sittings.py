"""The half hour itself: when it began, when it ends, what was noted in it."""

from django.db import models

from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation, PlannedQuestion
from halfhour.records.kept import Kept, KeptQuerySet


class Sitting(Kept):
    """One talk as it is held. `extensions` are [moment, minutes, agreed] in order; the end follows from them."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="sittings")
    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="sitting")
    started_at = models.DateTimeField()
    minutes = models.PositiveIntegerField(default=30)
    extensions = models.JSONField(default=list, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return str(self.conversation)


class Mark(Kept):
    """One tap or note during a talk. `made` is the id that the phone gave it, so that syncing twice keeps it once."""

    class Sort(models.TextChoices):
        """What was marked."""

        NOTE = "note"
        ADVICE = "advice"
        SKILL = "skill"
        SIGNAL = "signal"
        NAME = "name"
        PROMISE = "promise"
        ASKED = "asked"
        """What they asked in a talk about a job."""
        SAID = "said"
        """What one answered there."""
        NEXT = "next"
        """The next step, and its day."""
        TICK = "tick"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="marks")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="marks")
    question = models.ForeignKey(
        PlannedQuestion, on_delete=models.SET_NULL, null=True, blank=True, related_name="marks"
    )
    made = models.CharField(max_length=40)
    sort = models.CharField(max_length=8, choices=Sort.choices)
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    """Counts up with each edit on the phone; the higher one stands."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["at", "created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["conversation", "made"], name="each_mark_once")]

    def __str__(self) -> str:
        return self.text or self.sort
