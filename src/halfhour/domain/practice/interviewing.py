"""An invented interviewer: asks as people do, asks on where an answer is thin, and now and then says nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from halfhour.domain.practice.answers import THIN, Likely, Read, Sort


class Manner(StrEnum):
    """How somebody listens."""

    FRIENDLY = "friendly"
    SILENT = "silent"
    QUICK = "quick"
    WANDERING = "wandering"
    SCEPTICAL = "sceptical"


@dataclass(frozen=True, slots=True)
class Interviewer:
    """Somebody invented; `asks` are keys of likely questions with this person's own wording, in their order."""

    key: str
    name: str
    age: int
    work: str
    place: str
    manner: Manner
    minutes: int
    card: str
    opening: str
    asks: tuple[tuple[str, str], ...]
    says: Mapping[str, tuple[str, ...]]
    """Lines by occasion."""


class Move(StrEnum):
    """What an interviewer does with a turn."""

    ASK = "ask"
    FOLLOW_UP = "follow_up"
    WAIT = "wait"
    """They say nothing and look at you."""
    CLOSE = "close"
    GOODBYE = "goodbye"


@dataclass(frozen=True, slots=True)
class Turn:
    """What an interviewer says, and which question (a key) it belongs to; empty words are a silence."""

    words: str
    question: str
    move: Move


@dataclass(frozen=True, slots=True)
class Answered:
    """A question as it was asked, with all that was said to it, in order; empty turns are left out."""

    question: str
    asked: str
    said: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.said)


CLOSING = "anything_for_us"
"""The question with which every talk ends."""
Reader = Callable[[str, str], Read]
"""An answer and the key of its question, read."""

_CURIOUS = {
    Manner.FRIENDLY: THIN,
    Manner.SCEPTICAL: THIN,
    Manner.WANDERING: THIN,
    Manner.SILENT: THIN,
    Manner.QUICK: THIN[:4],
}
"""What each asks on about; whoever has no time lets the end of a story go."""


def read_interviewers(table: Mapping[str, Any]) -> dict[str, Interviewer]:
    """The people of `phrases/interviewers.toml` by key, in their order."""
    return {key: _interviewer(key, row, table["says"]) for key, row in table["interviewer"].items()}


def _interviewer(key: str, row: Mapping[str, Any], says: Mapping[str, Any]) -> Interviewer:
    manner = Manner(row["manner"])
    return Interviewer(
        key,
        row["name"],
        row["age"],
        row["work"],
        row["place"],
        manner,
        row["minutes"],
        row["card"],
        row["opening"],
        tuple((question, words) for question, words in row["asks"]),
        {occasion: tuple(lines) for occasion, lines in says[manner].items()},
    )


def first_turn(interviewer: Interviewer) -> Turn:
    """How they begin: a greeting and the first question."""
    question, words = interviewer.asks[0]
    return Turn(f"{interviewer.opening} {words}", question, Move.ASK)


def next_turn(interviewer: Interviewer, turns: Sequence[tuple[str, Turn]], mine: str, read: Reader, seed: int) -> Turn:
    """What they say to one's turn.

    Args:
        turns: so far, each of theirs with what one said to it; the last one is what `mine` answers.
        read: how an answer is read.
        seed: where their lines begin, so that two talks are not word for word alike.
    """
    last = turns[-1][1]
    if last.move is Move.CLOSE:
        asked = f"{_line(interviewer, 'asked', seed, 0)} " if "?" in mine else ""
        return Turn(f"{asked}{_line(interviewer, 'goodbye', seed, 0)}", CLOSING, Move.GOODBYE)
    said = [answer for answer, turn in turns if turn.question == last.question and answer] + [mine]
    since = [turn.move for _, turn in turns if turn.question == last.question]
    if not mine.strip() and last.words and Move.WAIT not in since:
        return Turn(_line(interviewer, "silence", seed, len(turns)), last.question, Move.WAIT)
    if Move.FOLLOW_UP not in since and Move.WAIT not in since and mine.strip():
        if thin := _thin(interviewer, read("\n".join(said), last.question)):
            words = _line(interviewer, thin.value, seed, len(turns))
            return Turn(words, last.question, Move.FOLLOW_UP if words else Move.WAIT)
        if _waits(interviewer, len(turns), seed):
            return Turn("", last.question, Move.WAIT)
    return _onward(interviewer, turns, seed)


def _thin(interviewer: Interviewer, read: Read) -> Sort | None:
    """What they ask on about."""
    found = {remark.sort for remark in read.remarks}
    return next((sort for sort in _CURIOUS[interviewer.manner] if sort in found), None)


def _waits(interviewer: Interviewer, turn: int, seed: int) -> bool:
    """Whoever is silent by nature waits after every second good answer, to hear whether there is more."""
    return interviewer.manner is Manner.SILENT and (turn + seed) % 2 == 0


def _onward(interviewer: Interviewer, turns: Sequence[tuple[str, Turn]], seed: int) -> Turn:
    asked = {turn.question for _, turn in turns}
    taking_in = _line(interviewer, "taking_in", seed, len(asked))
    for question, words in interviewer.asks:
        if question not in asked:
            return Turn(f"{taking_in} {words}".strip(), question, Move.ASK)
    return Turn(f"{taking_in} {_line(interviewer, 'closing', seed, 0)}".strip(), CLOSING, Move.CLOSE)


def _line(interviewer: Interviewer, occasion: str, seed: int, number: int) -> str:
    lines = interviewer.says[occasion]
    return lines[(seed + number) % len(lines)]


def answered(turns: Sequence[tuple[str, str, str]]) -> Iterator[Answered]:
    """The questions of a talk with all that was said to each; `turns` are (who, words, key of the question) in order."""
    asked: dict[str, str] = {}
    said: dict[str, list[str]] = {}
    question = ""
    for who, words, key in turns:
        if who == "they":
            question = key
            asked.setdefault(key, words)
            said.setdefault(key, [])
        elif question and words.strip():
            said[question].append(words)
    for key, words in asked.items():
        yield Answered(key, words, tuple(said[key]))


def figures_of(reads: Sequence[tuple[Likely, Read]]) -> dict[str, float | None]:
    """What is drawn over several rehearsals: of stories, the shares with a part of one's own and with a result; minutes an answer; and
    fillers and hedges a minute. None where nothing was said that it could be told of."""
    told = [(question, read) for question, read in reads if read.words]
    stories = [read for question, read in told if question.shape == "story"]
    minutes = sum(read.minutes for _, read in told)
    with_parts = [read for read in stories if {"action", "result"} <= set(read.parts)]
    return {
        "whole_share": len(with_parts) / len(stories) if stories else None,
        "minutes_each": minutes / len(told) if told else None,
        "fillers_a_minute": sum(read.fillers + read.hedges for _, read in told) / minutes if minutes else None,
    }
