"""What the pages of a rehearsal show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from halfhour.domain.letters.letter import Span
from halfhour.domain.practice.leading import Led, Remark, Sort
from halfhour.domain.practice.personas import Persona
from halfhour.domain.practice.standing import Standing
from halfhour.phrases.practice import personas, remark_words, told
from halfhour.records.practice import Rehearsal
from halfhour.web.shared.pieces import Piece, numbered

KEPT = 12
"""Rehearsals whose figures are drawn beside each other (our own default)."""
DRAWN = (
    ("open_share", "Questions that open"),
    ("follow_up_share", "Questions that pick up"),
    ("talk_share", "Your share of the words"),
)


@dataclass(frozen=True, slots=True)
class Point:
    """One rehearsal in a small drawing: places of 0 to 1 from the left and from the top, and its words."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Curve:
    """One figure over rehearsals, the earliest first; `last` is the latest in words."""

    name: str
    points: tuple[Point, ...]
    last: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn in the replay, with what was seen in it; `is_mine` ones have marks."""

    is_mine: bool
    pieces: tuple[Piece, ...]
    remarks: tuple[tuple[int, str, bool], ...] = ()
    """Number, words, and whether it went well."""


GOOD = frozenset({Sort.OPEN, Sort.FOLLOW_UP, Sort.FOUND})


def persona_of(rehearsal: Rehearsal) -> Persona | None:
    """Who answers; None when they are not among us any more."""
    return personas().get(rehearsal.persona)


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


def curves(rehearsals: Iterable[Rehearsal]) -> list[Curve]:
    """The figures of the latest rehearsals, the earliest first; none while there are fewer than two."""
    rows = [row for row in reversed(list(rehearsals)) if row.figures]
    if len(rows) < 2:
        return []
    return [curve for key, name in DRAWN if (curve := _curve(name, key, rows))]


def _curve(name: str, key: str, rows: Sequence[Rehearsal]) -> Curve | None:
    values = [(row, row.figures[key]) for row in rows if row.figures.get(key) is not None]
    if len(values) < 2:
        return None
    step = 1 / (len(values) - 1)
    points = tuple(
        Point(number * step, 1 - value, f"{value:.0%} on {row.began_at.day} {row.began_at:%B}")
        for number, (row, value) in enumerate(values)
    )
    return Curve(name, points, points[-1].words)
