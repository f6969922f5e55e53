"""What people agreed to: notes, recording, transcript; when, how and by whose word."""

from django.db import models
from django.db.models import Q

from halfhour.domain.consent import Use
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import Kept, KeptQuerySet
from halfhour.records.people import Person


class Consent(Kept):
    """One person's word on one use of what they said in one conversation."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="consents")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="consents")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    use = models.CharField(max_length=12, choices=[(use.value, use.value) for use in Use])
    given = models.BooleanField()
    noted_on = models.DateField()
    how = models.CharField(max_length=200, blank=True)
    by_word_of = models.CharField(max_length=200, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person", "use"], name="one_word_per_person_and_use"),
            models.CheckConstraint(condition=Q(use__in=[use.value for use in Use]), name="consent_use_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.use}"
