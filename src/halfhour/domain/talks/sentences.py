"""Talk cut into sentences, each with its place; captions without full stops are cut where a new thought begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from halfhour.domain.talks.transcript import Quote, Transcript

LONGEST_UNSTOPPED = 40
"""Words without a full stop after which a stretch is taken for unpunctuated captions (our own default)."""

_STOP = re.compile(r"[.?!…]+[\"'”’)\]]*(?=\s|$)|[。？！]+")
_NO_STOP_AFTER = re.compile(
    r"(?:^|[\s(\"“])(?:mr|mrs|ms|dr|prof|st|vs|etc|e\.g|i\.e|eg|ie|approx|dept|no|fig|inc|ltd|co|jr|sr|u\.s|u\.k|p\.m|a\.m|[A-Za-z])\.$",
    re.IGNORECASE,
)
_NEW_THOUGHT = re.compile(
    r"\s(?=(?:(?:and|so|but) (?:then|i|we|you|they|he|she|it|that|there|what|the)|because|i mean|you know|anyway|also|well|okay|now)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one thought of an unpunctuated stretch, with its place."""

    quote: Quote
    text: str

    @property
    def turn(self) -> int:
        """The number of its turn, counted from 0."""
        return self.quote.turn


def sentences(transcript: Transcript) -> tuple[Sentence, ...]:
    """All sentences in the order of speaking; empty turns give none."""
    return tuple(
        Sentence(Quote(number, start, end), turn.text[start:end])
        for number, turn in enumerate(transcript.turns)
        for start, end in spans(turn.text)
    )


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a text, without the white space around it."""
    for start, end in _stopped(text):
        if text.count(" ", start, end) >= LONGEST_UNSTOPPED:
            yield from _thoughts(text, start, end)
        else:
            yield start, end


def _stopped(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _STOP.finditer(text):
        if (
            match[0] == "."
            and _NO_STOP_AFTER.search(text, max(start, match.end() - 8), match.end())
            and match.end() < len(text.rstrip())
        ):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _thoughts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts a long stretch before words that begin a new thought, never shorter than six words."""
    begin = start
    for match in _NEW_THOUGHT.finditer(text, start, end):
        if text.count(" ", begin, match.start()) >= 8:
            yield from _trimmed(text, begin, match.start())
            begin = match.start()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
