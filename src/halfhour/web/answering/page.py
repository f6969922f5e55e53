"""What the pages of practised answers show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from halfhour import wiring
from halfhour.actions.answering import Questions, answers_in
from halfhour.domain.practice.answers import Likely, Part, Read, read_answer
from halfhour.domain.practice.interviewing import Interviewer
from halfhour.phrases.answers import interviewers, likely_questions, part_names, said_of
from halfhour.records.practice import Rehearsal
from halfhour.web.shared.curves import Board, Figure, Occasion, board_of
from halfhour.web.shared.pieces import Fault, Piece, numbered

KEPT = 12
"""Rehearsals whose figures are drawn beside each other (our own default)."""
DRAWN = (
    Figure("whole_share", "Stories with your part and an end"),
    Figure("minutes_each", "Minutes an answer", 3.0),
    Figure("fillers_a_minute", "Fillers and hedges a minute", 15.0),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One question with one's answer, its marked places and what was remarked."""

    asked: str
    question: Likely
    read: Read
    pieces: tuple[Piece, ...]
    faults: tuple[Fault, ...]
    parts: tuple[tuple[str, str], ...]
    """For a story: the name of each part, and its first words where it was found."""


def interviewer_of(rehearsal: Rehearsal) -> Interviewer | None:
    """Who asks; None when they are not among us any more."""
    return interviewers().get(rehearsal.persona)


def questions() -> Questions:
    """The likely questions by key."""
    return dict(likely_questions())


def seen_in(rehearsal: Rehearsal) -> list[Seen]:
    """What was remarked on each answer; questions to which nothing was said are left out."""
    return list(_seen(rehearsal))


def _seen(rehearsal: Rehearsal) -> Iterator[Seen]:
    number, asker = 0, interviewer_of(rehearsal)
    wordings = dict(asker.asks) if asker else {}
    for one in answers_in(rehearsal):
        question = likely_questions().get(one.question)
        if question is None or not one.said:
            continue
        read = read_answer(one.text, question, wiring.listening())
        marked = list(enumerate(read.remarks, number + 1))
        number += len(marked)
        pieces = numbered(one.text, [(at, place) for at, remark in marked for place in remark.places])
        faults = tuple(Fault(at, *said_of(remark.sort, question.shape), "", True) for at, remark in marked)
        yield Seen(
            wordings.get(one.question, one.asked),
            question,
            read,
            pieces,
            faults,
            tuple(_parts(one.text, question, read)),
        )


def _parts(text: str, question: Likely, read: Read) -> Iterator[tuple[str, str]]:
    if question.shape == "story":
        for part, name in part_names().items():
            yield name, _first_words(text, read, part)


def _first_words(text: str, read: Read, part: Part) -> str:
    place = read.parts.get(part)
    if place is None:
        return ""
    words = text[place.start : place.end].split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")


def progress(rehearsals: Iterable[Rehearsal]) -> Board | None:
    """The figures of the latest rehearsals by date; None while there are fewer than two."""
    return board_of(DRAWN, map(_practised, rehearsals))


def _practised(rehearsal: Rehearsal) -> Occasion:
    asker, day = interviewer_of(rehearsal), timezone.localtime(rehearsal.began_at).date()
    name = asker.name if asker else rehearsal.persona
    address = reverse("answers-seen", args=[rehearsal.pk])
    return Occasion(day, name, address, is_real=False, figures=rehearsal.figures)


def talk_context(rehearsal: Rehearsal) -> dict[str, Any]:
    """The talk as it stands."""
    return {"rehearsal": rehearsal, "interviewer": interviewer_of(rehearsal), "turns": list(_turns(rehearsal))}


def _turns(rehearsal: Rehearsal) -> Iterator[tuple[bool, str]]:
    for turn in rehearsal.turns:
        yield turn[0] == "me", turn[1]
