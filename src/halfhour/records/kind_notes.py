"""What words said about the kind of a conversation, and what the person said to it."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from halfhour.domain.kinds import Kind
from halfhour.domain.kinds_shift import Drift
from halfhour.phrases.contracts import shift_advice
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import Kept, KeptQuerySet
from halfhour.records.talks import Talk

LONGEST = 600
"""Characters of words that are kept (our own default)."""


class KindNoteQuerySet(KeptQuerySet):
    """Questions about notes of a kind."""

    def unanswered(self) -> Self:
        """Those that say something else than the conversation, which the person has not answered yet; the latest first."""
        standing = self.present().filter(said="").exclude(found=F("conversation__kind"))
        return standing.filter(Q(talk=None) | Q(talk__removed_at=None))


class KindNote(Kept):
    """Some words speak for a kind. `said` is the person's own reading, empty until they gave it; `turn` counts from 0."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="kind_notes")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="kind_notes")
    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, null=True, blank=True, related_name="kind_notes")
    turn = models.PositiveIntegerField(null=True, blank=True)
    words = models.CharField(max_length=LONGEST, blank=True)
    found = models.CharField(max_length=20, choices=Conversation.KINDS)
    said = models.CharField(max_length=20, choices=Conversation.KINDS, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    drift = models.CharField(max_length=20, blank=True)
    by_me = models.BooleanField(null=True, blank=True)

    objects = KindNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(found__in=[kind.value for kind in Kind]), name="kind_note_found_known"),
            models.CheckConstraint(
                condition=Q(said__in=["", *(kind.value for kind in Kind)]), name="kind_note_said_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation}: {self.found}"

    @property
    def advice(self) -> str:
        """What to do on one's own side."""
        return shift_advice(Drift(self.drift), by_me=self.by_me) if self.drift else ""
