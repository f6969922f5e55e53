"""What is known beforehand: sources, and the facts taken from them with their date."""

from django.db import models

from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import Kept, KeptQuerySet
from halfhour.records.people import Organization, Person


class Source(Kept):
    """A page, a profile, a file or a note, as it was found; about a person, a place, or oneself when it is about neither."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="sources")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="sources")
    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="sources"
    )
    form = models.CharField(max_length=20)
    """note, page, pdf, profile…"""
    name = models.CharField(max_length=255)
    address = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    blob = models.BinaryField(null=True, blank=True)
    on = models.DateField()
    """The day it speaks for: that of the page where it says so, else the day it was saved."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "id"]

    def __str__(self) -> str:
        return self.name


class Fact(Kept):
    """One thing that a source says, in its words; places `start` to `end` count in the source's text."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="facts")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="facts")
    topic = models.CharField(max_length=20)
    """work, study, skill, place, interest, news…"""
    text = models.CharField(max_length=500)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["source", "start", "id"]

    def __str__(self) -> str:
        return self.text


class Reference(Kept):
    """A fact that one wants to refer to in a talk, in one's own words; three are enough."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="references")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="references")
    fact = models.ForeignKey(Fact, on_delete=models.SET_NULL, null=True, blank=True, related_name="references")
    text = models.CharField(max_length=500)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.text
