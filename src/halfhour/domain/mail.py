"""A mail as it was written: who wrote to whom, and its thread from the newest part to the oldest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from halfhour.domain.letters.letter import Span

ENOUGH_WORDS = 40
"""Words from which the newest part is judged alone; a shorter one answers something, which is then read along (our own default)."""


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who writes or is written to; either may be empty."""

    name: str
    address: str = ""

    def __str__(self) -> str:
        return self.name or self.address


@dataclass(frozen=True, slots=True)
class Part:
    """What one person wrote in one go: lines of the shown text without quote marks, the signature apart; at least one line."""

    author: Author | None
    lines: tuple[Span, ...]
    signature: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail or a pasted message.

    `text` is what is shown, and what every span counts in. `parts` go from the newest to the oldest; none for an empty mail.
    `subject_line` is where the subject stands in the text, None when it has none.
    """

    text: str
    parts: tuple[Part, ...]
    subject: str = ""
    subject_line: Span | None = None
    sender: Author | None = None
    recipients: tuple[Author, ...] = ()
    day: date | None = None

    def words_of(self, part: Part) -> str:
        """What a part says, a line each, without its signature."""
        return "\n".join(self.text[line.start : line.end] for line in part.lines)

    def signature_of(self, part: Part) -> str:
        """How a part is signed; empty when it is not."""
        return "\n".join(self.text[line.start : line.end] for line in part.signature)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A calendar event that somebody sent.

    `start` is aware, None for whole days and for zones that nobody knows; `day` is then all that is known. `method` is how it was
    sent (REQUEST, REPLY, CANCEL, COUNTER, PUBLISH), empty when it was not.
    """

    summary: str
    description: str
    organizer: Author | None = None
    attendees: int = 0
    start: datetime | None = None
    day: date | None = None
    duration: timedelta | None = None
    method: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines taken out of a shown text to be read on their own; knows where each of its characters came from."""

    text: str
    lines: tuple[Span, ...]

    def shown(self, start: int, end: int) -> Span:
        """Where characters of the excerpt stand in the text that is shown."""
        return Span(self._origin(start), self._origin(max(start, end - 1)) + (end > start))

    def _origin(self, place: int) -> int:
        done = 0
        for line in self.lines:
            length = line.end - line.start
            if place <= done + length:
                return line.start + place - done
            done += length + 1
        return self.lines[-1].end if self.lines else 0


def excerpt(text: str, lines: Iterable[Span]) -> Excerpt:
    """Lines of a text, joined by line feeds."""
    taken = tuple(lines)
    return Excerpt("\n".join(text[line.start : line.end] for line in taken), taken)


def newest(mail: Mail) -> Excerpt:
    """What decides: subject and newest part; with the parts before it when the newest has few words."""
    if mail.parts and len(mail.words_of(mail.parts[0]).split()) < ENOUGH_WORDS:
        return whole(mail)
    return excerpt(mail.text, _lines(mail, mail.parts[:1]))


def whole(mail: Mail) -> Excerpt:
    """Subject and all parts, the newest first."""
    return excerpt(mail.text, _lines(mail, mail.parts))


def _lines(mail: Mail, parts: Iterable[Part]) -> Iterable[Span]:
    if mail.subject_line:
        yield mail.subject_line
        yield Span(mail.subject_line.end, mail.subject_line.end)
    for number, part in enumerate(parts):
        if number:
            yield Span(part.lines[0].start, part.lines[0].start)
        yield from part.lines
        yield from part.signature
