"""What follows from a talk: promises of both sides, advice that was acted on."""

from django.db import models

from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import Kept, KeptQuerySet
from halfhour.records.people import Person
from halfhour.records.talks import Talk


class Promise(Kept):
    """Somebody said they would do something. `key` ties it to the debrief that found it, so that it is offered once."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="promises")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="promises")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="promises")
    """Whose it is, or to whom mine was given."""
    talk = models.ForeignKey(Talk, on_delete=models.SET_NULL, null=True, blank=True, related_name="promises")
    turn = models.PositiveIntegerField(null=True, blank=True)
    is_mine = models.BooleanField()
    text = models.CharField(max_length=500)
    due_on = models.DateField(null=True, blank=True)
    kept_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    key = models.CharField(max_length=64, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "created_at", "id"]

    def __str__(self) -> str:
        return self.text


class Advice(Kept):
    """Advice worth following, when it was followed, and when they heard of it."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="advice")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="advice")
    talk = models.ForeignKey(Talk, on_delete=models.SET_NULL, null=True, blank=True, related_name="advice")
    turn = models.PositiveIntegerField(null=True, blank=True)
    text = models.CharField(max_length=500)
    acted_on = models.DateField(null=True, blank=True)
    what_came = models.CharField(max_length=500, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    key = models.CharField(max_length=64, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name_plural = "advice"

    def __str__(self) -> str:
        return self.text


class Rest(Kept):
    """Something on Today that is put off: its key, until when."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="rests")
    key = models.CharField(max_length=80)
    until = models.DateField()

    objects = KeptQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "key"], name="one_rest_per_thing")]

    def __str__(self) -> str:
        return f"{self.key} until {self.until}"
