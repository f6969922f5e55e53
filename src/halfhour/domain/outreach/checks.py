"""The values of the message coach: channels, what is checked, and what a check found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from halfhour.domain.letters.letter import Span


class Channel(StrEnum):
    """How a message travels."""

    EMAIL = "email"
    NOTE = "linkedin-note"
    INMAIL = "inmail"
    SOCIAL = "social"


class Topic(StrEnum):
    """What is checked, in the order in which it is told."""

    PLACEHOLDER = "placeholder"
    JOB_ASK = "job_ask"
    ASK = "ask"
    ASKS = "asks"
    VAGUE = "vague"
    TIME = "time"
    QUESTION = "question"
    SEARCHABLE = "searchable"
    WHY_YOU = "why_you"
    ABOUT_THEM = "about_them"
    GREETING = "greeting"
    SUBJECT = "subject"
    LENGTH = "length"
    ATTACHMENT = "attachment"
    READING = "reading"
    SAMENESS = "sameness"


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found: `reason` is a key of `phrases/outreach.toml`, `facts` are the figures in its words.

    `place` is where in the text it shows; None where it concerns the whole.
    """

    topic: Topic
    ok: bool
    reason: str
    place: Span | None = None
    facts: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a message: to whom it goes (empty when unknown), and own earlier messages, the newest first."""

    recipient: str = ""
    earlier: tuple[str, ...] = ()
