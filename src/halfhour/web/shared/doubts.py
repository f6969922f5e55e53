"""Notes about people that their own writer is shown before they count: the place, the reason, what a note of evidence would contain."""

from dataclasses import dataclass

from halfhour.domain.evidence import Concern, doubts_in
from halfhour.phrases.evidence import evidence_cues, observed, said_of
from halfhour.phrases.law import lawful_words
from halfhour.web.shared.pieces import Piece, numbered


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a place is shown, and what a note of evidence would contain."""

    number: int
    words: str
    name: str
    why: str
    better: str


@dataclass(frozen=True, slots=True)
class Doubted:
    """A note with places worth a second look."""

    about: str
    pieces: tuple[Piece, ...]
    reasons: tuple[Reason, ...]


def doubted_in(note: str, about: str = "") -> Doubted | None:
    """A note with the places that are worth a second look; None where there are none."""
    doubts = doubts_in(note, evidence_cues(), observed())
    if not doubts:
        return None
    places = [(number, doubt.place) for number, doubt in enumerate(doubts, start=1)]
    reasons = [
        _reason(number, note[doubt.place.start : doubt.place.end], doubt.concern, doubt.ground)
        for number, doubt in enumerate(doubts, start=1)
    ]
    return Doubted(about, numbered(note, places), tuple(reasons))


def _reason(number: int, words: str, concern: Concern, ground: str) -> Reason:
    said = said_of(concern)
    named = lawful_words()["ground"].get(ground, "").lower()
    return Reason(number, words, said["name"], said["why"].format(ground=named), said["better"])
