"""When a conversation turns into another kind: the words, who said them, and what turned."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from halfhour.domain.kinds import Kind
from halfhour.domain.letters.letter import Span
from halfhour.domain.talks.kind import Cue, talk_kind
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.transcript import Quote, Transcript
from halfhour.domain.which import Answer

JOBS = (Kind.CASUAL_JOB, Kind.FORMAL_JOB)
MOST_PLACES = 3
ENOUGH_ASSESSING = 2
"""Assessing questions from which somebody assesses; one may be curiosity (our own default)."""


class Drift(StrEnum):
    """What turned."""

    JOB_ASK = "job_ask"
    ASSESSING = "assessing"
    OPENING = "opening"
    MACHINERY = "machinery"
    LEARNING = "learning"


Cues = Mapping[Drift, Sequence[re.Pattern[str]]]


@dataclass(frozen=True, slots=True)
class Shift:
    """Evidence of another kind than the one agreed.

    `by_me` says whether the person's own words turned it, None when nobody knows. `places` are where, in a text; `quotes` in a talk.
    """

    found: Kind
    drift: Drift
    by_me: bool | None
    places: tuple[Span, ...] = ()
    quotes: tuple[Quote, ...] = ()


def shift_in_text(answer: Answer, kind: Kind, cues: Cues, *, by_me: bool | None) -> Shift | None:
    """What a later message makes of a conversation of a kind; None when it stays what it is.

    Args:
        answer: what the message was judged to be.
        by_me: whether the person wrote it.
    """
    if answer.language:
        return None
    if found := _turned(kind, answer.kind):
        places = tuple(Span(place.start, place.end) for place in answer.because[:MOST_PLACES])
        return Shift(found, _drift(answer.text, found, cues), by_me, places)
    asks = _places(answer.text, cues[Drift.JOB_ASK])
    if kind is Kind.INFORMATIONAL and asks:
        return Shift(Kind.CASUAL_JOB, Drift.JOB_ASK, by_me, asks[:MOST_PLACES])
    return None


def shift_in_talk(
    transcript: Transcript, kind: Kind, cues: Cues, talk_cues: Sequence[Cue], *, me: str | None
) -> Shift | None:
    """What was said that makes another kind of a conversation; None when it stayed what it was.

    Args:
        me: which speaker is the person; None when nobody said so.
    """
    if kind is Kind.INFORMATIONAL and (shift := _job_in(transcript, cues, me)):
        return shift
    whole = talk_kind(transcript, sentences(transcript), talk_cues)
    found = _turned(kind, whole.kind)
    if not found or not whole.because:
        return None
    quotes = whole.because[:MOST_PLACES]
    text = "\n".join(quote.words_in(transcript) for quote in quotes)
    return Shift(found, _drift(text, found, cues), _by_me(transcript, quotes, me), quotes=quotes)


def _turned(kind: Kind, found: Kind) -> Kind | None:
    """The other kind, where it asks for something else from the person."""
    if kind is Kind.INFORMATIONAL and found in JOBS:
        return found
    if kind is Kind.CASUAL_JOB and found in (Kind.FORMAL_JOB, Kind.INFORMATIONAL):
        return found
    return Kind.INFORMATIONAL if kind is Kind.FORMAL_JOB and found is Kind.INFORMATIONAL else None


def _drift(text: str, found: Kind, cues: Cues) -> Drift:
    """What turned, by the words that show it, else by what the new kind means."""
    if found is Kind.INFORMATIONAL:
        return Drift.LEARNING
    order = (Drift.JOB_ASK, Drift.ASSESSING) if found is Kind.CASUAL_JOB else ()
    usual = Drift.OPENING if found is Kind.CASUAL_JOB else Drift.MACHINERY
    return next((drift for drift in order if _places(text, cues[drift])), usual)


def _job_in(transcript: Transcript, cues: Cues, me: str | None) -> Shift | None:
    """A job that somebody asks for, or assessing questions, in a talk that was to be about learning."""
    for drift, enough in ((Drift.JOB_ASK, 1), (Drift.ASSESSING, ENOUGH_ASSESSING)):
        quotes = tuple(
            Quote(number, place.start, place.end)
            for number, turn in enumerate(transcript.turns)
            for place in _places(turn.text, cues[drift])
        )[:MOST_PLACES]
        if len(quotes) >= enough:
            return Shift(Kind.CASUAL_JOB, drift, _by_me(transcript, quotes, me), quotes=quotes)
    return None


def _by_me(transcript: Transcript, quotes: Sequence[Quote], me: str | None) -> bool | None:
    """Whether the person said most of it."""
    speakers = [transcript.turns[quote.turn].speaker for quote in quotes]
    return None if not me else speakers.count(me) * 2 > len(speakers)


def _places(text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[Span, ...]:
    found = {(match.start(), match.end()) for pattern in patterns for match in pattern.finditer(text)}
    return tuple(Span(start, end) for start, end in sorted(found))
