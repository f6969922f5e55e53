"""The people one talks with, and where they work, have worked or learned."""

from typing import Self

from django.db import models
from django.db.models import Q

from halfhour.domain.names import plain_person, plain_place
from halfhour.records.accounts import Workspace
from halfhour.records.kept import Kept, KeptQuerySet, PlainField


class OrganizationQuerySet(KeptQuerySet):
    """Questions about places."""

    def called(self, plain: str) -> Self:
        """Those of exactly this name or alias, as `domain.names.plain_place` writes it: never a part of a longer one."""
        return self.filter(Q(plain=plain) | Q(aliases__plain=plain, aliases__removed_at=None)).distinct()


class Organization(Kept):
    """A place where people work or study, or a field that they belong to."""

    class Sort(models.TextChoices):
        """What kind of place it is."""

        ORGANIZATION = "organization"
        SCHOOL = "school"
        FIELD = "field"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="organizations")
    name = models.CharField(max_length=200)
    plain = PlainField(how=plain_place)
    sort = models.CharField(max_length=12, choices=Sort.choices, default=Sort.ORGANIZATION)
    notes = models.TextField(blank=True)
    dress = models.CharField(max_length=300, blank=True)
    """What is worn there, as somebody saw it."""

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["workspace", "name"], name="one_organization_per_name")]

    def __str__(self) -> str:
        return self.name


class Alias(Kept):
    """Another name of a place."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="aliases")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    plain = PlainField(how=plain_place)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["workspace", "plain"], name="one_place_per_alias")]

    def __str__(self) -> str:
        return self.name


class Group(Kept):
    """People one keeps in touch with in the same rhythm."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=80)
    every_days = models.PositiveIntegerField(default=120)
    """Days between two real contacts."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["workspace", "name"], name="one_group_per_name")]

    def __str__(self) -> str:
        return self.name


class Person(Kept):
    """Somebody one talks with: one name field plus what to call them, since names cannot be parsed reliably."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="people")
    organization = models.ForeignKey(
        Organization, on_delete=models.SET_NULL, null=True, blank=True, related_name="people"
    )
    """Where they are now."""
    name = models.CharField(max_length=200)
    plain = PlainField(how=plain_person)
    call_me = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=2, blank=True)
    """ISO 3166-1, for business days and holidays; empty when unknown."""
    zone = models.CharField(max_length=64, blank=True)
    birthday = models.CharField(max_length=10, blank=True)
    """`1990-03-05`, or `--03-05` where the year is not known."""
    known_from = models.CharField(max_length=200, blank=True)
    """How one knows them, in the person's own words."""
    tie = models.CharField(max_length=10, blank=True, choices=[(word, word) for word in ("close", "some", "weak")])
    met_through = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="led_to")
    group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="people")
    notes = models.TextField(blank=True)
    keep_until = models.DateField(null=True, blank=True)
    """The day after which nothing of them need be kept."""
    rests_until = models.DateField(null=True, blank=True)
    """Keeping in touch pauses until then."""
    at_rest = models.BooleanField(default=False)
    """"Not this person": nothing is suggested about them."""
    own_words = models.JSONField(default=list, blank=True, editable=False)
    """Names of the fields that the user wrote themselves; no import changes them."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "people"
        indexes = [models.Index(fields=["workspace", "removed_at", "name"], name="people_listed")]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """What to call them."""
        return self.call_me or self.name


class Address(Kept):
    """Where somebody is reached: an e-mail address, a telephone number, a page."""

    class Way(models.TextChoices):
        """What it is for."""

        EMAIL = "email"
        PHONE = "phone"
        PAGE = "page"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="addresses")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="addresses")
    way = models.CharField(max_length=6, choices=Way.choices)
    value = models.CharField(max_length=500)
    plain = models.CharField(max_length=500, db_index=True)
    """As it is compared: small letters, no blanks, no tracking part."""
    label = models.CharField(max_length=60, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["way", "created_at", "id"]
        verbose_name_plural = "addresses"
        constraints = [models.UniqueConstraint(fields=["person", "way", "plain"], name="one_address_per_person")]

    def __str__(self) -> str:
        return self.value


class Post(Kept):
    """Where somebody worked, studies or belongs besides where they are now; a day without a day or month is the first."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="posts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="posts")
    title = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    is_over = models.BooleanField(default=False)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["is_over", "-since", "id"]

    def __str__(self) -> str:
        return f"{self.title}, {self.organization}" if self.title else str(self.organization)


class Contact(Kept):
    """One dated touch between two people, on the day it happened; real ones are those in which somebody said something."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="contacts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contacts")
    on = models.DateField()
    way = models.CharField(max_length=20)
    """met, talked, wrote, heard, connected, invited…"""
    is_real = models.BooleanField(default=True)
    """A connection that was clicked is none."""
    words = models.TextField(blank=True)
    key = models.CharField(max_length=64, blank=True, db_index=True)
    """A fingerprint of where it came from, so that the same import adds nothing."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-created_at", "id"]
        indexes = [models.Index(fields=["person", "is_real", "-on"], name="contacts_of_a_person")]

    def __str__(self) -> str:
        return f"{self.way} {self.person} on {self.on}"


class Introduction(Kept):
    """Somebody sent the user to somebody else."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="introductions")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="introductions_given")
    to = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="introductions_to")
    on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    """The introducer heard what became of it."""
    thanked_on = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["by", "to"], condition=Q(removed_at=None), name="one_introduction_between_two"
            ),
            models.CheckConstraint(condition=~Q(by=models.F("to")), name="nobody_introduces_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.by} to {self.to}"
