"""Conversations: with whom, of which kind, and what happened when."""

from typing import Self

from django.db import models
from django.db.models import Q

from halfhour.domain.consent import Agreement, Use
from halfhour.domain.kinds import Kind
from halfhour.domain.scheduling.spots import Spot
from halfhour.domain.stages import FACT_OF, HELD_OR_LATER, Closing, Facts, Happening, Stage, stage_of
from halfhour.domain.talks.answers import Planned
from halfhour.formats.spots import spot_in
from halfhour.records.accounts import Workspace
from halfhour.records.kept import Kept, KeptQuerySet
from halfhour.records.people import Person


class ConversationQuerySet(KeptQuerySet):
    """Questions about conversations."""

    def about(self, words: str) -> Self:
        """Those whose name, people, their work or organization hold all the words."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(name__icontains=word)
                | Q(people__name__icontains=word)
                | Q(people__role__icontains=word)
                | Q(people__organization__name__icontains=word)
            )
        return found.distinct() if words.strip() else found

    def at(self, stage: Stage) -> Self:
        """Those that have come as far as the stage and no further: `stage_of`, asked of the database."""
        never_held = Q(**{f"{fact}__isnull": True for fact in HELD_OR_LATER})
        closed = Q(closed_on__isnull=False) & never_held
        if stage is Stage.CLOSED:
            return self.filter(closed)
        order = list(FACT_OF)
        reached = Q(**{f"{FACT_OF[stage]}__isnull": False}) if stage in FACT_OF else Q()
        later = order[order.index(stage) + 1 :] if stage in FACT_OF else order
        return self.filter(reached, ~closed, **{f"{FACT_OF[beyond]}__isnull": True for beyond in later})

    def for_list(self) -> Self:
        """Ready to be listed: people and organizations fetched in two questions, however many there are."""
        return self.prefetch_related("people__organization", "talks")


class Conversation(Kept):
    """One informational interview or casual job interview, from the first idea to the thanks."""

    KINDS = tuple((kind.value, kind.value) for kind in Kind)

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="conversations")
    people = models.ManyToManyField(Person, related_name="conversations")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=KINDS, default=Kind.UNCLEAR.value)
    zone = models.CharField(max_length=64, default="UTC")
    asked_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    agreed_for = models.DateTimeField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    thanked_on = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.CharField(max_length=10, blank=True, choices=[(why.value, why.value) for why in Closing])
    minutes = models.PositiveIntegerField(default=30)
    place = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=500, blank=True)
    map_link = models.CharField(max_length=1000, blank=True)
    """A link to a map of the place, or its coordinates, as they were pasted."""
    way_there = models.TextField(blank=True)
    travel_minutes = models.PositiveIntegerField(null=True, blank=True)
    dress = models.CharField(max_length=300, blank=True)
    bring = models.TextField(blank=True)
    aims = models.TextField(blank=True)
    how_it_began = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    follow_up = models.CharField(max_length=20, blank=True)
    """The preset of phrases/follow_up.toml; empty takes the workspace's."""

    objects = ConversationQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "id"]
        indexes = [models.Index(fields=["workspace", "removed_at", "-changed_at"], name="conversations_listed")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="conversation_kind_known")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stage(self) -> Stage:
        """How far it has come, told from the facts."""
        return stage_of(self.as_facts())

    def as_facts(self) -> Facts:
        """What happened when."""
        return Facts(
            self.asked_on,
            self.answered_on,
            self.agreed_for,
            self.held_on,
            self.thanked_on,
            self.reported_on,
            self.closed_on,
        )

    def as_spot(self) -> Spot | None:
        """Where it is on the earth, as far as map, place, link or way tell; None for a talk from afar and where nothing does."""
        return next(filter(None, map(spot_in, (self.map_link, self.place, self.link, self.way_there))), None)

    def as_kind(self) -> Kind | None:
        """What the person says it is; None lets the talk itself speak."""
        return None if self.kind == Kind.UNCLEAR else Kind(self.kind)

    def as_agreements(self, use: Use) -> tuple[Agreement, ...]:
        """Everybody in it, with their noted word on a use or None."""
        noted = {consent.person_id: consent.given for consent in self.consents.present().filter(use=use)}
        return tuple(Agreement(person.name, use, noted.get(person.pk)) for person in self.people.present())

    def as_planned(self) -> tuple[Planned, ...]:
        """The questions prepared for it, in order."""
        return tuple(question.as_planned() for question in self.questions.present())


class PlannedQuestion(Kept):
    """A question prepared beforehand."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="planned_questions")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(max_length=500)
    place = models.PositiveIntegerField(default=0)
    """Where it stands in the order; equal ones by age."""
    is_must = models.BooleanField(default=False)
    topic = models.CharField(max_length=20, blank=True)
    from_where = models.CharField(max_length=10, blank=True)
    """own, bank or gap: where it came from."""
    gap_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="asked_again")

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["place", "created_at", "id"]

    def __str__(self) -> str:
        return self.text

    def as_planned(self) -> Planned:
        """The value that a debrief asks for."""
        return Planned(self.id, self.text)


class Event(Kept):
    """Something that can happen more than once in a conversation: a follow-up, a move, a confirmation, a missed hour."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="events")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="events")
    what = models.CharField(max_length=12, choices=[(what.value, what.value) for what in Happening])
    on = models.DateField()
    words = models.CharField(max_length=300, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["on", "created_at", "id"]

    def __str__(self) -> str:
        return f"{self.what} on {self.on}"
