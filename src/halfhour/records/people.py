"""The people one talks with, and where they work."""

from django.db import models

from halfhour.records.accounts import Workspace
from halfhour.records.kept import Kept, KeptQuerySet


class Organization(Kept):
    """A place where people work or study."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="organizations")
    name = models.CharField(max_length=200)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["workspace", "name"], name="one_organization_per_name")]

    def __str__(self) -> str:
        return self.name


class Person(Kept):
    """Somebody one talks with: one name field plus what to call them, since names cannot be parsed reliably."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="people")
    organization = models.ForeignKey(
        Organization, on_delete=models.SET_NULL, null=True, blank=True, related_name="people"
    )
    name = models.CharField(max_length=200)
    call_me = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=200, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name
