"""What the pages of a rehearsal show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from halfhour.actions.rehearsals import REAL, somebody_of
from halfhour.domain.letters.letter import Span
from halfhour.domain.practice.leading import Led, Remark, Sort
from halfhour.domain.practice.personas import Persona
from halfhour.domain.practice.standing import Standing
from halfhour.phrases.practice import personas, real_persona, remark_words, told
from halfhour.records.practice import Rehearsal
from halfhour.web.shared.pieces import Piece, numbered


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn in the replay, with what was seen in it; `is_mine` ones have marks."""

    is_mine: bool
    pieces: tuple[Piece, ...]
    remarks: tuple[tuple[int, str, bool], ...] = ()
    """Number, words, and whether it went well."""


GOOD = frozenset({Sort.OPEN, Sort.FOLLOW_UP, Sort.FOUND, Sort.WHOM_ELSE})


def persona_of(rehearsal: Rehearsal) -> Persona | None:
    """Who answers; None when they are not among us any more."""
    if rehearsal.persona != REAL:
        return personas().get(rehearsal.persona)
    person = rehearsal.person
    return real_persona(somebody_of(person), rehearsal.minutes) if person and not person.removed_at else None


def name_of(rehearsal: Rehearsal) -> str:
    """What to call whoever answers, without reading all that is known of them."""
    if rehearsal.persona == REAL:
        return rehearsal.person.name if rehearsal.person else "Somebody who is no longer here"
    persona = personas().get(rehearsal.persona)
    return persona.name if persona else rehearsal.persona


def minute_words(standing: Standing, persona: Persona) -> str:
    """How much time is gone, in words."""
    return f"about {round(standing.minutes)} of {round(standing.until) or persona.minutes} minutes"


def seen_of(led: Led) -> dict[str, Any]:
    """The feedback in sentences, what would have found more, and the replay."""
    return {
        "sentences": list(told(led)),
        "found": [hidden.words for hidden in led.persona.hidden if hidden.key in led.hidden_found],
        "left": [hidden.question for hidden in led.hidden_left],
        "replay": list(_replay(led)),
    }


def _replay(led: Led) -> Iterator[Turn]:
    yield Turn(False, numbered(led.opening, ()))
    number = 0
    for place, exchange in enumerate(led.exchanges):
        remarks = [remark for remark in led.remarks if remark.turn == place]
        marked = list(enumerate(remarks, number + 1))
        number += len(remarks)
        yield Turn(True, _marked(exchange.mine, marked), _remarks(marked))
        if exchange.reply.words:
            yield Turn(False, numbered(exchange.reply.words, ()))


def _marked(text: str, marked: Sequence[tuple[int, Remark]]) -> tuple[Piece, ...]:
    return numbered(text, [(number, Span(remark.start, remark.end)) for number, remark in marked])


def _remarks(marked: Iterable[tuple[int, Remark]]) -> tuple[tuple[int, str, bool], ...]:
    words = remark_words()
    return tuple((number, words[remark.sort], remark.sort in GOOD) for number, remark in marked)
