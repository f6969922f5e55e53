"""Hosts: the page on which others ask for a half hour, and what was asked for there."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from halfhour.domain.hosting import Change, change_of
from halfhour.domain.scheduling.spans import Span
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import Kept, KeptQuerySet, new_id
from halfhour.records.people import Person
from halfhour.records.scheduling import Meeting


def new_key() -> str:
    """The secret part of an address, some 156 bits."""
    return new_id() + new_id()


def usual_lengths() -> list[int]:
    """What a host offers at first, in minutes."""
    return [15, 20, 30]


class BookingPage(Kept):
    """A page under a secret address on which guests choose a half hour of a host."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="booking_pages")
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    name = models.CharField(max_length=120)
    host_name = models.CharField(max_length=120)
    greeting = models.TextField(blank=True)
    boundaries = models.TextField(blank=True)
    """What the host cannot help with, in their own words."""
    lengths = models.JSONField(default=usual_lengths)
    zone = models.CharField(max_length=64, default="UTC")
    week = models.JSONField(default=dict, blank=True)
    """Hours for guests in the form of `Availability.week`; empty takes the host's working hours."""
    notice_hours = models.PositiveIntegerField(default=48)
    days_ahead = models.PositiveIntegerField(default=28)
    before_minutes = models.PositiveIntegerField(default=10)
    after_minutes = models.PositiveIntegerField(default=10)
    most_a_day = models.PositiveIntegerField(default=1)
    most_a_week = models.PositiveIntegerField(default=2)
    most_a_month = models.PositiveIntegerField(default=3)
    """Half hours given in a calendar month of the host's zone (field.md: a host's cap of three)."""
    repeat_days = models.PositiveIntegerField(default=90)
    """Days between two half hours with the same guest (field.md: no repeat pair for three months)."""
    answer_days = models.PositiveIntegerField(default=7)
    """Within how many days the host answers (field.md: within a week)."""
    keep_days = models.PositiveIntegerField(default=365)
    """How long what guests wrote is kept after the half hour."""
    intake = models.JSONField(default=list, blank=True)
    """Questions beside the usual ones: `[{"key", "asks", "is_must"}]`."""
    place = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=500, blank=True)
    is_at_once = models.BooleanField(default=False)
    """A booking stands at once, and the letters of this page leave without waiting; otherwise the host accepts it first."""
    site = models.CharField(max_length=200, blank=True)
    """How guests reach this machine, such as `https://hours.example.org`; empty takes the address under which they came."""
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_until = models.DateField(null=True, blank=True)
    """The first day on which it opens again by itself; empty stays paused."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.name


class BookingQuerySet(KeptQuerySet):
    """Questions about bookings."""

    def standing(self) -> Self:
        """Those that take the host's time: asked for or accepted, neither declined nor cancelled."""
        return self.present().filter(declined_at=None, cancelled_at=None)

    def changed(self, now: datetime) -> Self:
        """Those ahead that guests moved or cancelled since their host last looked, by the time at which they are or were to be."""
        rows = self.present().filter(known_start__isnull=False, start__gt=now, declined_at=None)
        return rows.filter(erased_at=None, page__removed_at=None).order_by("start", "id")


class Booking(Kept):
    """A half hour that a guest asked for, from the page to what became of it; facts, never a status."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="bookings")
    page = models.ForeignKey(BookingPage, on_delete=models.CASCADE, related_name="bookings")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.SET_NULL, null=True, blank=True, related_name="bookings"
    )
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="bookings")
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="bookings")
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    """The secret part of the guest's own address, where it is moved and cancelled."""
    page_key = models.CharField(max_length=32, blank=True, editable=False)
    """The page's secret when it was asked for: the guest's address outlives a change of it."""
    form = models.CharField(max_length=16, blank=True, db_index=True, editable=False)
    """Which opened form it came from, so that pressing twice is once."""
    guest_name = models.CharField(max_length=120)
    guest_address = models.CharField(max_length=320)
    guest_zone = models.CharField(max_length=64, default="UTC")
    site = models.CharField(max_length=200, blank=True)
    """Under which address the guest came."""
    asked_at = models.DateTimeField()
    start = models.DateTimeField()
    minutes = models.PositiveIntegerField(default=30)
    who = models.TextField(blank=True)
    learn = models.TextField(blank=True)
    references = models.JSONField(default=list, blank=True)
    """Three things that the guest read or knows of the host."""
    answers = models.JSONField(default=dict, blank=True)
    """To the questions of the page, by key."""
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_words = models.TextField(blank=True)
    redirect = models.TextField(blank=True)
    """Who or what may help instead."""
    proposed = models.JSONField(default=list, blank=True)
    """Other times that the host proposes, ISO moments in UTC."""
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_words = models.TextField(blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    """When the letter of the day before was written for the time that stands."""
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_from = models.DateTimeField(null=True, blank=True)
    known_start = models.DateTimeField(null=True, blank=True)
    """When it was to be as the host last knew it, where the guest has moved or cancelled it since; empty once they have seen that."""
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by_guest = models.BooleanField(default=False)
    missed_at = models.DateTimeField(null=True, blank=True)
    became = models.TextField(blank=True)
    """What became of it, as the guest wrote back."""
    became_at = models.DateTimeField(null=True, blank=True)
    became_seen_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    """When what the guest wrote was erased; what is left says that a half hour was given."""

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "start"],
                condition=Q(declined_at=None, cancelled_at=None, removed_at=None),
                name="one_booking_per_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.guest_name} at {self.start:%Y-%m-%d %H:%M} UTC"

    @property
    def is_standing(self) -> bool:
        """It takes the host's time: neither declined nor cancelled."""
        return self.declined_at is None and self.cancelled_at is None

    @property
    def is_waiting(self) -> bool:
        """The host has not answered yet."""
        return self.is_standing and self.accepted_at is None

    def as_change(self) -> Change:
        """What the guest did with it last, where it is one of `changed`."""
        return change_of(self.accepted_at, self.moved_at, self.cancelled_at)

    def as_span(self) -> Span:
        """From when to when."""
        return Span(self.start, self.start + timedelta(minutes=self.minutes))


class Knock(Kept):
    """A try at a booking page, by a mark that changes daily and tells nothing about who it was; kept for a day."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="knocks")
    page = models.ForeignKey(BookingPage, on_delete=models.CASCADE, related_name="knocks")
    mark = models.CharField(max_length=32)
    at = models.DateTimeField(db_index=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "id"]
        indexes = [models.Index(fields=["page", "at"], name="knocks_at_a_page")]

    def __str__(self) -> str:
        return f"knock at {self.at}"
