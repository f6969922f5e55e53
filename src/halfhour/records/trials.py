"""Whether servers answer: tried beside the pages, so that nobody looks at a page that does not come."""

from datetime import datetime, timedelta

from django.db import models

from halfhour.records.accounts import Workspace
from halfhour.records.kept import Kept, KeptQuerySet


class Trial(Kept):
    """One try of an account or an address, from being asked for until its end; passwords never stand in it."""

    class What(models.TextChoices):
        """What is tried."""

        MAIL = "mail"
        MAIL_AGAIN = "mail_again"
        CALENDAR_ADDRESS = "calendar_address"
        CALENDAR_ACCOUNT = "calendar_account"
        CALENDAR_PASSWORD = "calendar_password"  # noqa: S105 - what is tried, not a password

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="trials")
    what = models.CharField(max_length=20, choices=What.choices)
    about = models.CharField(max_length=32, blank=True)
    """The id of the account that is tried, where it is here already."""
    asked = models.JSONField(default=dict, blank=True)
    """What was typed, without the password."""
    steps = models.JSONField(default=list, blank=True)
    """Who is asked, in order: the field that a refusal belongs to, and where."""
    step = models.PositiveIntegerField(default=0)
    """Which of them is being asked."""
    ended_at = models.DateTimeField(null=True, blank=True)
    trouble = models.TextField(blank=True)
    said = models.TextField(blank=True)
    warning = models.TextField(blank=True)
    revision = models.CharField(max_length=32, blank=True)
    """What takes back that it was kept."""
    told_at = models.DateTimeField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]

    def __str__(self) -> str:
        return f"trial of {self.what}"

    @property
    def field(self) -> str:
        """Which field of the form the step belongs to that was asked last; empty for the whole."""
        return str(self.steps[self.step][0]) if self.step < len(self.steps) else ""

    def has_run_for(self, now: datetime) -> timedelta:
        """Since it was asked for."""
        return now - self.created_at
