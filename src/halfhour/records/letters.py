"""What was written to and fro, and what waits to leave."""

from typing import Self

from django.db import models
from django.db.models import Q

from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.kept import Kept, KeptQuerySet, LookedAt
from halfhour.records.people import Person


class Purpose(models.TextChoices):
    """What a message is for."""

    ASK = "ask"
    FOLLOW_UP = "follow_up"
    CONFIRM = "confirm"
    THANKS = "thanks"
    REPORT = "report"
    TOUCH = "touch"
    INTRODUCER = "introducer"
    TIMES = "times"
    INVITE = "invite"
    DIGEST = "digest"
    OTHER = "other"


class Message(Kept):
    """Something that was really said in writing, on the day it was; drafts and parcels become one when they have left."""

    class Channel(models.TextChoices):
        """How it went."""

        EMAIL = "email"
        LINKEDIN = "linkedin"
        INMAIL = "inmail"
        SOCIAL = "social"
        PHONE = "phone"
        LETTER = "letter"
        OTHER = "other"

    class Sort(models.TextChoices):
        """Who speaks in it: a person, or a machine for them."""

        WORDS = "words"
        AUTO_REPLY = "auto_reply"
        BOUNCE = "bounce"
        CALENDAR = "calendar"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="messages")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, null=True, blank=True, related_name="messages"
    )
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="messages")
    is_mine = models.BooleanField()
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.EMAIL)
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.OTHER)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    on = models.DateField()
    at = models.DateTimeField(null=True, blank=True)
    """The moment, where it is known."""
    mail_id = models.CharField(max_length=255, blank=True, db_index=True)
    """Message-ID of a mail, so that the same one is kept once."""
    answers = models.CharField(max_length=255, blank=True)
    """Message-ID of the one that it answers."""
    sort = models.CharField(max_length=10, choices=Sort.choices, default=Sort.WORDS)
    blob = models.BinaryField(null=True, blank=True)
    """The mail as it came."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["on", "at", "created_at", "id"]

    def __str__(self) -> str:
        return self.subject or self.text[:60]


class Draft(Kept):
    """A message being written: one for each conversation and purpose, saved as it grows."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="drafts")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="drafts")
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.ASK)
    channel = models.CharField(max_length=10, choices=Message.Channel.choices, default=Message.Channel.EMAIL)
    to = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    tab = models.CharField(max_length=16, blank=True, editable=False)
    """The open page that wrote it last, so that two of them never overwrite each other unseen."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at"]
        constraints = [models.UniqueConstraint(fields=["conversation", "purpose"], name="one_draft_per_purpose")]

    def __str__(self) -> str:
        return self.subject or self.text[:60]


class ParcelQuerySet(KeptQuerySet):
    """Questions about the outbox."""

    def waiting(self) -> Self:
        """Those not yet gone and not called back."""
        return self.present().filter(left_at=None, cancelled_at=None)

    def released(self) -> Self:
        """Those that may leave."""
        return self.waiting().filter(released_at__isnull=False, failed_for_good=False, leaving_at=None)


class Parcel(Kept):
    """Something that waits to leave. It leaves only when the user has released it; `released_at` empty means it is held."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="parcels")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, null=True, blank=True, related_name="parcels"
    )
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="parcels")
    meeting = models.ForeignKey(
        "records.Meeting", on_delete=models.SET_NULL, null=True, blank=True, related_name="parcels"
    )
    """The meeting that its calendar is about."""
    booking = models.ForeignKey(
        "records.Booking", on_delete=models.SET_NULL, null=True, blank=True, related_name="parcels"
    )
    """The half hour on a host's page that it is about."""
    candidate = models.ForeignKey(
        "records.Candidate", on_delete=models.SET_NULL, null=True, blank=True, related_name="parcels"
    )
    """The candidate whom it tells about their talk."""
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.OTHER)
    to = models.CharField(max_length=320)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    mail_id = models.CharField(max_length=255, unique=True)
    """Given when it is put in, so that sending it twice is once."""
    answers = models.CharField(max_length=255, blank=True)
    """Message-ID of the one that it answers."""
    thread = models.TextField(blank=True)
    """Message-IDs of the thread before it, a space between, the oldest first."""
    calendar = models.TextField(blank=True)
    """An iCalendar text that goes with it; empty for none."""
    calendar_method = models.CharField(max_length=16, blank=True)
    """REQUEST, REPLY, CANCEL, COUNTER or REFRESH."""
    released_at = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField(null=True, blank=True)
    leaving_at = models.DateTimeField(null=True, blank=True)
    """Since when nobody but a person can say whether it has left; empty before its last word was handed over, and once that is known."""
    left_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    failed_for_good = models.BooleanField(default=False)

    objects = ParcelQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(released_at__isnull=False), name="nothing_leaves_unreleased"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject or self.purpose} to {self.to}"


class MailAccount(LookedAt):
    """By which servers mail leaves and is looked at; passwords stand elsewhere, under the account's id. One a workspace."""

    class Security(models.TextChoices):
        """How the line is kept private."""

        TLS = "tls"
        STARTTLS = "starttls"
        NONE = "none"

    workspace = models.OneToOneField(Workspace, on_delete=models.CASCADE, related_name="mail_account")
    smtp_host = models.CharField(max_length=255, blank=True)
    smtp_port = models.PositiveIntegerField(default=587)
    smtp_security = models.CharField(max_length=10, choices=Security.choices, default=Security.STARTTLS)
    smtp_user = models.CharField(max_length=320, blank=True)
    imap_host = models.CharField(max_length=255, blank=True)
    imap_port = models.PositiveIntegerField(default=993)
    imap_security = models.CharField(max_length=10, choices=Security.choices, default=Security.TLS)
    imap_user = models.CharField(max_length=320, blank=True)
    imap_folder = models.CharField(max_length=255, default="INBOX")
    most_an_hour = models.PositiveIntegerField(default=20)
    """Letters that leave in an hour (our own default)."""
    seen_uid = models.PositiveBigIntegerField(default=0)
    """The last one that was looked at, in the folder of `uid_validity`."""
    uid_validity = models.PositiveBigIntegerField(default=0)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.smtp_user or self.smtp_host or "mail"
