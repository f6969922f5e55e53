"""Rehearsing: stories to tell, to whom each was told, and talks that were practised."""

from django.db import models

from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import Kept, KeptQuerySet
from halfhour.records.people import Person


class Story(Kept):
    """Something that one did and can tell: what was the matter, what was to be done, what one did, what came of it."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="stories")
    name = models.CharField(max_length=200)
    situation = models.TextField(blank=True)
    task = models.TextField(blank=True)
    action = models.TextField(blank=True)
    result = models.TextField(blank=True)
    learned = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    """What shows that it was so: a number, a name, a link."""
    skills = models.JSONField(default=list, blank=True)
    """What it shows that one can do, in one's own words."""
    traits = models.JSONField(default=list, blank=True)
    """What it shows of one's manner."""
    work = models.CharField(max_length=200, blank=True)
    """The kind of work it comes from."""
    answers = models.JSONField(default=list, blank=True)
    """Keys of likely questions (phrases/likely_questions.toml) that one would answer with it."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.name


class Telling(Kept):
    """A story was told to somebody, or is planned for a conversation, so that nobody hears it twice."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="tellings")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="tellings")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.SET_NULL, null=True, blank=True, related_name="tellings"
    )
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="tellings")
    listener = models.CharField(max_length=120, blank=True)
    """Who heard it in a talk that is not kept here, by name."""
    on = models.DateField(null=True, blank=True)
    """The day; empty while it is only planned."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.story} told"


class Rehearsal(Kept):
    """A talk that was practised: every turn as it was said; what is seen in it is read anew."""

    class Sort(models.TextChoices):
        """Who leads."""

        LEAD = "lead"
        ANSWER = "answer"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="rehearsals")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.SET_NULL, null=True, blank=True, related_name="rehearsals"
    )
    """The real one that it prepares; empty for practice alone."""
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="rehearsals")
    """Whose dossier the persona was made of; empty for one of phrases/personas."""
    sort = models.CharField(max_length=10, choices=Sort.choices)
    persona = models.CharField(max_length=60)
    minutes = models.PositiveIntegerField(default=30)
    seed = models.PositiveIntegerField(default=0)
    """What the wordings are drawn by, so that the same words get the same answers."""
    turns = models.JSONField(default=list, blank=True)
    """`[who, words]` in order, as they were said; who is "me" or "they". Where they ask, theirs are `[who, words, question, move]`."""
    spoken = models.BooleanField(default=False)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    figures = models.JSONField(default=dict, blank=True)
    """What is drawn over several of them; computed when it ended."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at", "id"]

    def __str__(self) -> str:
        return f"rehearsal with {self.persona}"
