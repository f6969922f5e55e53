"""The hiring team: a role and what it needs, who asks whom about what, and what each of them observed."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import Kept, KeptQuerySet, new_id
from halfhour.records.people import Person


def new_key() -> str:
    """The secret part of an address, some 156 bits."""
    return new_id() + new_id()


class Opening(Kept):
    """A role that is to be filled, with its conversation kit."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="openings")
    name = models.CharField(max_length=200)
    team = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True)
    """Whose law the questions are held against: us, uk, ca, de or eu."""
    season = models.CharField(max_length=60, blank=True)
    """What openings are compared by: a year, a round."""
    minutes = models.PositiveIntegerField(default=40)
    dress = models.CharField(max_length=300, blank=True)
    recorded = models.CharField(max_length=300, blank=True)
    """What is recorded of a talk, as candidates are told."""
    zone = models.CharField(max_length=64, default="UTC")
    """By whose clock the team goes."""
    site = models.CharField(max_length=200, blank=True)
    """Under which address others reach this machine, such as https://talks.example.org."""
    answer_days = models.PositiveIntegerField(default=7)
    """Within how many days after the last talk candidates are promised an answer."""
    keep_days = models.PositiveIntegerField(default=180)
    """How long what was noted of candidates is kept after the answer (our own default; set it by your own law)."""
    closed_on = models.DateField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]

    def __str__(self) -> str:
        return self.name


class Need(Kept):
    """One thing that the role needs, with what weak, solid and strong evidence of it looks like."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="needs")
    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="needs")
    name = models.CharField(max_length=200)
    topic = models.CharField(max_length=20, blank=True)
    """background, experience, communicating, team or clients."""
    weak = models.TextField(blank=True)
    solid = models.TextField(blank=True)
    strong = models.TextField(blank=True)
    place = models.PositiveIntegerField(default=0)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["place", "created_at", "id"]

    def __str__(self) -> str:
        return self.name


class KitQuestion(Kept):
    """A relaxed opener or a follow-up for a need."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="kit_questions")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(max_length=500)
    is_opener = models.BooleanField(default=True)
    place = models.PositiveIntegerField(default=0)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["place", "created_at", "id"]

    def __str__(self) -> str:
        return self.text


class TeamMember(Kept):
    """Somebody who talks to candidates or decides; comes in by a secret address of their own."""

    class Part(models.TextChoices):
        """What they do."""

        RECRUITER = "recruiter"
        INTERVIEWER = "interviewer"
        HIRING_MANAGER = "hiring_manager"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="team")
    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="team_members")
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=320, blank=True)
    part = models.CharField(max_length=16, choices=Part.choices, default=Part.INTERVIEWER)
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    needs = models.ManyToManyField(Need, blank=True, related_name="covered_by")
    """What they cover with every candidate."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.name


class Candidate(Kept):
    """Somebody who is talked to about an opening, and their own page."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="candidates")
    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="candidacies")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.SET_NULL, null=True, blank=True, related_name="candidacies"
    )
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=320, blank=True)
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    members = models.ManyToManyField(TeamMember, blank=True, related_name="candidates")
    """Who talks to them."""
    agreed_for = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveIntegerField(default=40)
    zone = models.CharField(max_length=64, default="UTC")
    """Where the candidate is."""
    place = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=500, blank=True)
    adjustments = models.TextField(blank=True)
    """What they ask for so that they can take part well; seen by whoever arranges it, never by those who note evidence."""
    wishes = models.TextField(blank=True)
    """Another time that they ask for."""
    asked_at = models.DateTimeField(null=True, blank=True)
    """Since when something that they wrote or did waits for the team; None once it is seen to."""
    called_off_at = models.DateTimeField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    erase_on = models.DateField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    """Since then nothing but counts is kept of them."""
    counts = models.JSONField(default=dict, blank=True)
    """What is kept after it, tied to nobody: needs spoken of, questions asked, minutes, days until the answer."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.name or "Erased"

    @property
    def ends_at(self) -> datetime | None:
        """When their talk is over; None while no time is agreed."""
        return self.agreed_for + timedelta(minutes=self.minutes) if self.agreed_for else None


class EvidenceSheet(Kept):
    """What one member of the team noted of one candidate; locked when it is submitted, and only then the others' are shown."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="sheets")
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="sheets")
    member = models.ForeignKey(TeamMember, on_delete=models.CASCADE, related_name="sheets")
    notes = models.TextField(blank=True)
    asked = models.JSONField(default=list, blank=True)
    """Ids of the kit's questions that were asked."""
    minutes = models.PositiveIntegerField(null=True, blank=True)
    """How long they talked."""
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["candidate", "member"], name="one_sheet_each")]

    def __str__(self) -> str:
        return f"{self.member} on {self.candidate}"


class ObservationQuerySet(KeptQuerySet):
    """Questions about observations."""

    def shared(self) -> Self:
        """Those of sheets that are submitted."""
        return self.present().filter(sheet__submitted_at__isnull=False)


class Observation(Kept):
    """What was observed, which need it speaks to, and how the evidence stands against the anchors: of the need, not of the person."""

    class Anchor(models.TextChoices):
        """How the evidence stands."""

        WEAK = "weak"
        SOLID = "solid"
        STRONG = "strong"
        NOT_COVERED = "not_covered"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="observations")
    sheet = models.ForeignKey(EvidenceSheet, on_delete=models.CASCADE, related_name="observations")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="observations")
    anchor = models.CharField(max_length=12, choices=Anchor.choices, blank=True)
    """Empty while a sheet is being written."""
    text = models.TextField(blank=True)
    words = models.TextField(blank=True)
    """As they were said."""

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["sheet", "need"], name="one_observation_a_need")]

    def __str__(self) -> str:
        return self.text[:60] or self.anchor


class Decision(Kept):
    """What people decided about a candidate, with reasons that rest on evidence."""

    class Outcome(models.TextChoices):
        """What it was."""

        GO_ON = "go_on"
        DECLINE = "decline"
        WAIT = "wait"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="decisions")
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    by = models.CharField(max_length=300)
    """Who decided."""
    on = models.DateField()
    reasons = models.TextField()
    rests_on = models.ManyToManyField(Observation, blank=True, related_name="decisions")

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-created_at", "id"]

    def __str__(self) -> str:
        return f"{self.outcome} on {self.on}"


class GroupFigure(Kept):
    """Counts of a group over a season, entered by the organization itself and tied to nobody."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="group_figures")
    season = models.CharField(max_length=60)
    trait = models.CharField(max_length=60)
    """What the groups are told apart by."""
    group = models.CharField(max_length=120)
    talked_to = models.PositiveIntegerField()
    went_on = models.PositiveIntegerField()

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["season", "trait", "group", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(went_on__lte=models.F("talked_to")), name="no_more_went_on_than_came")
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.season}"
