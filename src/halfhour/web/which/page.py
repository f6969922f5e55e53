"""The answer in the words of its page."""

from dataclasses import dataclass

from halfhour import wiring
from halfhour.domain.letters.letter import Span
from halfhour.domain.mail import Invitation, Mail
from halfhour.domain.talks.transcript import Transcript
from halfhour.domain.which import Answer, hiring_in, which_mail, which_talk
from halfhour.formats.which import Given, mail_of
from halfhour.phrases.kinds import hiring_cues, kind_words, question_between, sure_in_words
from halfhour.web.shared.pieces import Piece, numbered

AROUND = 700
"""Characters shown before and after the deciding words (our own default: some ten lines)."""


@dataclass(frozen=True, slots=True)
class Page:
    """One answer to be shown; `hiring` are words by which the writer shows that they can hire."""

    answer: Answer
    given: Given
    pieces: tuple[Piece, ...]
    hiring: tuple[str, ...]

    @property
    def sure(self) -> str:
        """How sure, in words."""
        return sure_in_words(self.answer.sure)

    @property
    def means(self) -> str:
        """What the kind means."""
        return str(kind_words()["means"][self.answer.kind])

    @property
    def steps(self) -> list[str]:
        """What to do now."""
        return list(kind_words()["now"][self.answer.kind])

    @property
    def ask(self) -> str:
        """The polite question that would settle it; empty when it is clear."""
        return question_between(self.answer.readings) if self.answer.readings else ""

    @property
    def words(self) -> str:
        """The deciding words in one line."""
        return " … ".join(self.answer.text[place.start : place.end] for place in self.answer.because)

    @property
    def writer(self) -> str:
        """Who sent it, by name if there is one; empty when nobody is named."""
        sender = self.given.sender if isinstance(self.given, Mail) else None
        organizer = self.given.organizer if isinstance(self.given, Invitation) else None
        return str(sender or organizer or "")

    @property
    def mail(self) -> Mail | None:
        """The mail that was read."""
        return self.given if isinstance(self.given, Mail) else None

    @property
    def invitation(self) -> Invitation | None:
        """The invitation that was read."""
        return self.given if isinstance(self.given, Invitation) else None

    @property
    def minutes(self) -> int | None:
        """The length of an invitation."""
        length = self.given.duration if isinstance(self.given, Invitation) else None
        return int(length.total_seconds() // 60) if length else None


def page_of(given: Given) -> Page:
    """Judges what was given."""
    hiring: tuple[str, ...] = ()
    if isinstance(given, Transcript):
        answer = which_talk(given, wiring.judging())
    else:
        mail = mail_of(given) if isinstance(given, Invitation) else given
        answer = which_mail(mail, wiring.judging())
        hiring = tuple(place.of(mail.text) for place in hiring_in(mail, hiring_cues()))
    places = [(number, Span(place.start, place.end)) for number, place in enumerate(answer.because, 1)]
    return Page(answer, given, _shortened(numbered(answer.text, places)), hiring)


def _shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Long stretches without deciding words keep what stands next to some."""
    last = len(pieces) - 1
    return tuple(
        piece if piece.numbers else Piece(_around(piece.text, after=place > 0, before=place < last))
        for place, piece in enumerate(pieces)
    )


def _around(text: str, *, after: bool, before: bool) -> str:
    if len(text) <= AROUND * 2:
        return text
    head = text[:AROUND].rsplit(" ", 1)[0] + " …" if after or not before else ""
    tail = "… " + text[-AROUND:].split(" ", 1)[-1] if before else ""
    return "\n\n".join(filter(None, (head, tail)))
