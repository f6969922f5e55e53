"""A talk as it was recorded: turns in order, with what could not be read beside them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Turn:
    """One person speaking until another does.

    `speaker` is the display name, None when the source does not say. `start` and `end` are seconds from the beginning of
    the talk, None when unknown. `line` is where it stands in the source (1-based line, paragraph or JSON item), None when
    it never stood in a file.
    """

    speaker: str | None
    text: str
    start: float | None = None
    end: float | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A place of the source that could not be read: 1-based line (None for the whole) and the reason as a clause."""

    line: int | None
    why: str


@dataclass(frozen=True)
class Transcript:
    """A talk: at least one turn, in the order of speaking.

    `form` names the shape of the source (`zoom-vtt`, `otter-txt`, `notes`…). `day` is when it was held, if the source says so. `notes`
    holds what stood beside the speech (another product's summary, for instance) and is never taken for speech.
    """

    turns: tuple[Turn, ...]
    form: str = "turns"
    title: str = ""
    day: date | None = None
    unreadable: tuple[Unreadable, ...] = ()
    notes: str = ""

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """The names of those who speak, in order of first appearance; unknown speakers are left out."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker is not None))


@dataclass(frozen=True, slots=True)
class Quote:
    """A place in a talk: characters `start` to `end` (exclusive) of the text of turn number `turn`, counted from 0."""

    turn: int
    start: int
    end: int

    def words_in(self, transcript: Transcript) -> str:
        """The words that stand at this place."""
        return transcript.turns[self.turn].text[self.start : self.end]
