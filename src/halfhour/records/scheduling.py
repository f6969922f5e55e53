"""Agreeing a time: calendars that say when one is busy, times that are offered, and the meeting that comes of it."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from halfhour.domain.scheduling.spans import Span
from halfhour.domain.scheduling.ways import Going
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import Kept, KeptQuerySet, LookedAt


class CalendarAccount(LookedAt):
    """A CalDAV server and who one is there; the password stands elsewhere, under the account's id."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="calendar_accounts")
    name = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=1000)
    user_name = models.CharField(max_length=320, blank=True)
    is_near = models.BooleanField(default=False)
    """The person said that it stands in their own network."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.name or self.address


class Calendar(LookedAt):
    """Something that says when one is busy: a file, an address, or a calendar of an account."""

    class Sort(models.TextChoices):
        """Where it comes from."""

        FILE = "file"
        ADDRESS = "address"
        CALDAV = "caldav"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="calendars")
    account = models.ForeignKey(
        CalendarAccount, on_delete=models.CASCADE, null=True, blank=True, related_name="calendars"
    )
    name = models.CharField(max_length=120)
    sort = models.CharField(max_length=10, choices=Sort.choices)
    address = models.CharField(max_length=1000, blank=True)
    """Where it is fetched; of a CalDAV calendar its collection."""
    is_near = models.BooleanField(default=False)
    """The person said that its address stands in their own network."""
    zone = models.CharField(max_length=64, blank=True)
    """The zone of its floating times and whole days; empty takes the person's own."""
    zones = models.JSONField(default=dict, blank=True)
    """What the person said about zones that nobody knows: its name there, then its name in the zone database."""
    is_busy = models.BooleanField(default=True)
    """Its events take one's time."""
    may_write = models.BooleanField(default=False)
    """Its server lets the person put events into it."""
    is_for_meetings = models.BooleanField(default=False)
    """Meetings are written here; at most one calendar of a workspace."""
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    sync_token = models.CharField(max_length=1000, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    """Somebody looks at it now, and nobody else does before that."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace"],
                condition=Q(is_for_meetings=True, removed_at=None),
                name="one_calendar_for_meetings",
            )
        ]

    def __str__(self) -> str:
        return self.name


class CalendarItem(Kept):
    """One file of a calendar as it came: all of it, or one resource of a CalDAV collection."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="calendar_items")
    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="items")
    href = models.CharField(max_length=1000, blank=True)
    """Where it stands in its collection; empty for a whole file."""
    uid = models.CharField(max_length=300, blank=True, db_index=True)
    etag = models.CharField(max_length=300, blank=True)
    blob = models.BinaryField()
    begins = models.DateTimeField(null=True, blank=True)
    """No event in it takes time before; empty when that is not known."""
    ends = models.DateTimeField(null=True, blank=True)
    """Nor after; empty when that is not known, or it goes on for ever."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["href", "id"]
        constraints = [models.UniqueConstraint(fields=["calendar", "href"], name="one_item_per_place")]
        indexes = [
            models.Index(fields=["calendar", "ends"], name="items_by_their_end"),
            models.Index(fields=["calendar", "changed_at"], name="items_by_their_change"),
        ]

    def __str__(self) -> str:
        return self.href or self.uid or self.pk


class Availability(Kept):
    """When a person is to be had: working hours, times kept for themselves, and room around talks; one a workspace."""

    workspace = models.OneToOneField(Workspace, on_delete=models.CASCADE, related_name="availability")
    week = models.JSONField(default=dict, blank=True)
    """Working hours by day, `{"mon": [["09:00", "17:00"]], …}` on the wall clock; a day that is missing is off; empty takes the usual."""
    focus = models.JSONField(default=dict, blank=True)
    """Times kept free, in the same form."""
    before_minutes = models.PositiveIntegerField(default=10)
    after_minutes = models.PositiveIntegerField(default=10)
    dress_minutes = models.PositiveIntegerField(default=0)
    place = models.CharField(max_length=1000, blank=True)
    """Where one usually sets out, with coordinates or a map link in it."""
    going = models.CharField(
        max_length=10, choices=[(way.value, way.value) for way in Going], default=Going.TRANSIT.value
    )
    """How one usually goes."""
    most_a_day = models.PositiveIntegerField(default=3)
    notice_hours = models.PositiveIntegerField(default=24)
    hold_days = models.PositiveIntegerField(default=5)
    """How long offered times are held."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "availabilities"

    def __str__(self) -> str:
        return f"hours of {self.workspace}"


class TimeOffer(Kept):
    """Times offered to somebody in one conversation, held until a moment."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="offers")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="offers")
    minutes = models.PositiveIntegerField(default=30)
    zone = models.CharField(max_length=64)
    their_zone = models.CharField(max_length=64)
    held_until = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    """Given up, or answered: its times are free again."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]

    def __str__(self) -> str:
        return f"times offered in {self.conversation}"


class OfferedTimeQuerySet(KeptQuerySet):
    """Questions about times that are offered."""

    def held(self, now: datetime) -> Self:
        """Those that nobody else may have now."""
        return self.present().filter(offer__released_at=None, offer__removed_at=None, offer__held_until__gt=now)


class OfferedTime(Kept):
    """One of the times of an offer."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="offered_times")
    offer = models.ForeignKey(TimeOffer, on_delete=models.CASCADE, related_name="times")
    start = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = OfferedTimeQuerySet.as_manager()

    class Meta:
        ordering = ["start", "id"]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M} UTC"

    def as_span(self) -> Span:
        """From when to when."""
        return Span(self.start, self.start + timedelta(minutes=self.offer.minutes))


class Meeting(Kept):
    """What was agreed, as calendars know it: its UID and SEQUENCE, who invited whom, and what they answered.

    The conversation's `agreed_for`, `minutes`, `zone`, `place` and `link` say the same of a meeting that stands.
    """

    class Answer(models.TextChoices):
        """What the other person said to the invitation (RFC 5545, PARTSTAT)."""

        NONE = "needs_action"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        TENTATIVE = "tentative"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="meetings")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, null=True, blank=True, related_name="meetings"
    )
    uid = models.CharField(max_length=300)
    sequence = models.PositiveIntegerField(default=0)
    is_mine = models.BooleanField(default=True)
    """I invited; otherwise I was invited."""
    start = models.DateTimeField()
    minutes = models.PositiveIntegerField(default=30)
    zone = models.CharField(max_length=64, default="UTC")
    their_zone = models.CharField(max_length=64, blank=True)
    summary = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    place = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=500, blank=True)
    organizer = models.CharField(max_length=320, blank=True)
    attendee = models.CharField(max_length=320, blank=True)
    answer = models.CharField(max_length=14, choices=Answer.choices, default=Answer.NONE)
    """Of the one invited: theirs when I invited, mine when I was."""
    answered_at = models.DateTimeField(null=True, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    """When the invitation of this SEQUENCE was released or came."""
    counter_start = models.DateTimeField(null=True, blank=True)
    """Another time that they propose; empty while there is none."""
    counter_minutes = models.PositiveIntegerField(null=True, blank=True)
    counter_words = models.TextField(blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    missed_at = models.DateTimeField(null=True, blank=True)
    calendar = models.TextField(blank=True)
    """The last invitation as it came, when I was invited."""
    item = models.ForeignKey(CalendarItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="meetings")
    """Where it stands in one's own calendar."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["start", "id"]
        constraints = [models.UniqueConstraint(fields=["workspace", "uid"], name="one_meeting_per_uid")]

    def __str__(self) -> str:
        return self.summary or f"meeting at {self.start:%Y-%m-%d %H:%M} UTC"

    def as_span(self) -> Span:
        """From when to when."""
        return Span(self.start, self.start + timedelta(minutes=self.minutes))


class MeetingCopy(Kept):
    """How a meeting stands in the calendar that meetings are written to, and what was found there that differs."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="meeting_copies")
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="copy")
    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="copies")
    href = models.CharField(max_length=1000, blank=True)
    """Where it was written; empty before it was, and when it is to be written anew."""
    says = models.JSONField(default=dict, blank=True)
    """What both sides last agreed on, by field; the one that differs from it is the one that changed."""
    their_start = models.DateTimeField(null=True, blank=True)
    their_minutes = models.PositiveIntegerField(null=True, blank=True)
    is_gone_there = models.BooleanField(default=False)
    """It was deleted there, not here."""
    asked_at = models.DateTimeField(null=True, blank=True)
    """Since when the person is asked which side holds; empty when both agree."""
    next_try_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name_plural = "meeting copies"

    def __str__(self) -> str:
        return f"copy of {self.meeting}"
