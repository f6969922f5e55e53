"""Who uses this, and the workspaces that cannot see each other."""

from typing import Self

from django.contrib.auth.models import AbstractUser
from django.db import models

from halfhour.records.kept import new_id

LOCAL = "local"
"""The name of the one user of a machine without accounts."""


class WorkspaceQuerySet(models.QuerySet["Workspace"]):
    """Questions about workspaces."""

    def samples(self) -> Self:
        """Those filled with invented people."""
        return self.filter(is_sample=True)

    def own(self) -> Self:
        """Those that hold a person's real conversations."""
        return self.filter(is_sample=False)


class Workspace(models.Model):
    """A closed room: what is in one is not found from another."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    is_sample = models.BooleanField(default=False)
    follow_up = models.CharField(max_length=20, default="two_and_stop")
    """The preset of phrases/follow_up.toml that conversations follow unless they say otherwise."""
    country = models.CharField(max_length=2, blank=True)
    """Where people are when their own country is not known, for business days; ISO 3166-1."""
    mail_from = models.CharField(max_length=320, blank=True)
    my_addresses = models.JSONField(default=list, blank=True)
    """Mail addresses that are the person's own, in small letters: they say which way a mail went."""
    feed_key = models.CharField(max_length=32, blank=True, db_index=True)
    """The secret part of the calendar feed's address; empty while there is none."""
    digest_hour = models.PositiveSmallIntegerField(null=True, blank=True)
    """From which hour on Today goes as a letter to oneself, on one's own clock; empty for never."""
    digest_on = models.DateField(null=True, blank=True)
    """The last day of which that was decided."""
    created_at = models.DateTimeField(auto_now_add=True)

    objects = WorkspaceQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A person who uses Halfhour."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    name = models.CharField("your name", max_length=120, blank=True)
    zone = models.CharField("time zone", max_length=64, default="UTC")
    zone_is_known = models.BooleanField(default=False)
    """The zone was told by the person or by their browser; until then it is the machine's."""
    workspaces = models.ManyToManyField(Workspace, through="Membership", related_name="people_in_it")
    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    """The one they are in now."""

    def __str__(self) -> str:
        return self.name or self.username


class Membership(models.Model):
    """Somebody belongs to a workspace."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="memberships")
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "workspace"], name="one_membership_per_workspace")]

    def __str__(self) -> str:
        return f"{self.user} in {self.workspace}"
