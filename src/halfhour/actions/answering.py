"""Answers that are practised: an invented interviewer asks, and what is remarked is read anew from one's own words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from halfhour.actions.undo import change
from halfhour.domain.errors import RuleError
from halfhour.domain.practice.answers import Likely, Listening, Read, read_answer
from halfhour.domain.practice.interviewing import (
    Answered,
    Interviewer,
    Move,
    Turn,
    answered,
    figures_of,
    first_turn,
    next_turn,
)
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.practice import Rehearsal

ME, THEY = "me", "they"
MOST_TURNS = 60
"""Turns of one's own in a rehearsal (our own default)."""

Questions = dict[str, Likely]


class OverError(RuleError):
    """The talk has ended."""


def begin_answering(
    workspace: Workspace,
    interviewer: Interviewer,
    *,
    seed: int,
    now: datetime,
    conversation: Conversation | None = None,
) -> Rehearsal:
    """They greet and ask the first question."""
    rehearsal: Rehearsal = workspace.rehearsals.create(
        sort=Rehearsal.Sort.ANSWER,
        persona=interviewer.key,
        conversation=conversation,
        minutes=interviewer.minutes,
        seed=seed,
        turns=[_kept(first_turn(interviewer))],
        began_at=now,
    )
    return rehearsal


def answer(
    rehearsal: Rehearsal,
    words: str,
    interviewer: Interviewer,
    questions: Questions,
    listening: Listening,
    *,
    now: datetime,
    spoken: bool = False,
) -> None:
    """One's own turn, and what comes back; after the goodbye the talk is over.

    Args:
        spoken: the browser wrote down what was said aloud.

    Raises:
        OverError: it is over already.
    """

    def read(text: str, question: str) -> Read:
        return read_answer(text, questions[question], listening)

    with transaction.atomic():
        stored = Rehearsal.objects.select_for_update().get(pk=rehearsal.pk)
        if stored.ended_at or len(stored.turns) >= 2 * MOST_TURNS:
            raise OverError("This rehearsal is over.", "See what was remarked, or begin another.")
        stored.spoken = stored.spoken or spoken
        theirs = next_turn(interviewer, _paired(stored.turns), words, read, stored.seed)
        stored.turns = [*stored.turns, [ME, words], _kept(theirs)]
        if theirs.move is Move.GOODBYE:
            stored.ended_at, stored.figures = now, _figures(stored, questions, listening)
        stored.save()


def end_answering(rehearsal: Rehearsal, questions: Questions, listening: Listening, *, now: datetime) -> None:
    """Broken off where it is."""
    with transaction.atomic():
        stored = Rehearsal.objects.select_for_update().get(pk=rehearsal.pk)
        if not stored.ended_at:
            change(stored, "ended", ended_at=now, figures=_figures(stored, questions, listening))


def answers_in(rehearsal: Rehearsal) -> tuple[Answered, ...]:
    """The questions of a rehearsal with all that was said to each."""
    rows = [(turn[0], turn[1], turn[2] if len(turn) > 2 else "") for turn in rehearsal.turns]
    return tuple(answered(rows))


def _figures(rehearsal: Rehearsal, questions: Questions, listening: Listening) -> dict[str, Any]:
    said = [(questions[one.question], one.text) for one in answers_in(rehearsal) if one.question in questions]
    return figures_of([(question, read_answer(text, question, listening)) for question, text in said])


def _kept(turn: Turn) -> list[str]:
    return [THEY, turn.words, turn.question, turn.move.value]


def _paired(turns: Sequence[Sequence[str]]) -> list[tuple[str, Turn]]:
    """Each turn of theirs with what one said to it; the last one is not answered yet."""
    theirs = [Turn(words, question, Move(move)) for who, words, question, move in (t for t in turns if t[0] == THEY)]
    mine = [turn[1] for turn in turns if turn[0] == ME]
    return [(said, turn) for said, turn in zip([*mine, ""], theirs, strict=True)]
