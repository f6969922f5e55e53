"""What a debrief is made of: values only, each with the place in the talk that it rests on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from halfhour.domain.kinds import Kind
from halfhour.domain.questions import Form
from halfhour.domain.talks.transcript import Quote


class Slot(StrEnum):
    """What a line of the five is about."""

    PATH = "path"
    WORK = "work"
    TAKES = "takes"
    ADVICE = "advice"
    NEXT = "next"
    OTHER = "other"


class Topic(StrEnum):
    """Types of what was learned; `training/talks/GUIDE.md` says what each is and is not."""

    ADVICE = "advice"
    SKILL = "skill"
    PATH = "path"
    ENVIRONMENT = "environment"
    CULTURE = "culture"
    CHALLENGE = "challenge"
    WAY_IN = "way_in"
    PERSON = "person"
    RESOURCE = "resource"
    FIGURE = "figure"


class Answered(StrEnum):
    """What became of a question."""

    YES = "yes"
    PARTLY = "partly"
    DODGED = "dodged"


@dataclass(frozen=True, slots=True)
class Line:
    """One of the five lines: at most 24 words, every word from the quotes it rests on, save the speaker's name."""

    text: str
    slot: Slot
    speaker: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """How a culture signal may be read (phrases/signals.toml): never a score, never about a person's character."""

    reading: str
    other_reading: str
    check: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something learned: its topic, who said it, the exact words, how sure (0 to 1); a signal for culture only."""

    topic: Topic
    speaker: str | None
    quote: Quote
    sure: float
    signal: Signal | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A question prepared beforehand."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked; `planned` is the id of the prepared question that it is, None when it arose by itself."""

    quote: Quote
    by: str | None
    form: Form
    planned: str | None
    answered: Answered
    answer: tuple[int, ...]
    """Turns that answer it, counted from 0."""


@dataclass(frozen=True, slots=True)
class Promised:
    """What somebody undertook to do for another; `due` only when the talk and its date say so."""

    by: str | None
    to: str | None
    what: str
    due: date | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of talk by one person, for the ribbon: positions as parts of the whole, 0 to 1, and the turn it is."""

    speaker: str | None
    start: float
    end: float
    turn: int


@dataclass(frozen=True, slots=True)
class How:
    """How it went: the user's own side in full, the others only as share of talk.

    `share` is by name in order of appearance, 0 to 1, summing to 1; by seconds where every turn has times, by words otherwise
    (`by_time` says which). `minutes` is the length, None without times. `follow_ups` are the user's questions that
    picked up what had just been said (numbers into the questions). `pace` is the user's words a minute, None without times.
    `interruptions` counts where the user began before the other had ended, None without times.
    """

    share: tuple[tuple[str, float], ...]
    by_time: bool
    minutes: float | None
    longest_own_turn: int | None
    pace: float | None
    interruptions: int | None
    follow_ups: tuple[int, ...]
    open_share: float | None
    ribbon: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class TalkKind:
    """Which kind the talk turned out to be, how sure (0 to 1) and the places that say so."""

    kind: Kind
    sure: float
    because: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """All that a talk left: recomputed until somebody keeps it.

    `language` is an ISO 639-1 code; where it is not `en` only the turns, shares of talk and marks independent of language are given.
    `me` is the user's speaker name, None as long as nobody said which one; `thin` says that there was too little in it for five lines.
    """

    kind: TalkKind
    language: str
    me: str | None
    tellers: tuple[str, ...]
    lines: tuple[Line, ...]
    thin: bool
    lessons: tuple[Lesson, ...]
    questions: tuple[Asked, ...]
    not_asked: tuple[str, ...]
    promises: tuple[Promised, ...]
    how: How
