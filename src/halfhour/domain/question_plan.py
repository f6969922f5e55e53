"""Which questions to take along: what earlier talks left open, what suits whom one asks, what is not touched yet; and their order."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from halfhour.domain.kinds import Kind
from halfhour.domain.question_bank import BankQuestion, Role, Stage
from halfhour.domain.question_checks import GROUND, ORDER
from halfhour.domain.question_model import About
from halfhour.domain.talks.answers import Answered, Debrief

SUGGESTED = 6
"""Suggestions at once (our own default): more are a list, and the bank is one."""


class Why(StrEnum):
    """Why a question is suggested; in this order."""

    SKIPPED = "skipped"
    DODGED = "dodged"
    GROUND = "ground"
    SUITS = "suits"


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that an earlier talk left open: its id there, and how it was left."""

    id: str
    text: str
    why: Why


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question of the bank, and why just this one."""

    question: BankQuestion
    why: Why


def gaps_of(debrief: Debrief, planned: Iterable[tuple[str, str]]) -> tuple[Gap, ...]:
    """Questions that were planned for a talk and not asked, or asked and not answered, in their order.

    Args:
        planned: id and text of each.
    """
    skipped = set(debrief.not_asked)
    dodged = {asked.planned for asked in debrief.questions if asked.answered is Answered.DODGED}
    dodged -= {asked.planned for asked in debrief.questions if asked.answered is not Answered.DODGED}
    return tuple(
        Gap(id_, text, Why.SKIPPED if id_ in skipped else Why.DODGED)
        for id_, text in planned
        if id_ in skipped or id_ in dodged
    )


def unticked(planned: Iterable[tuple[str, str]], ticked: Iterable[str]) -> tuple[Gap, ...]:
    """Questions that were not ticked in a talk from which there is nothing to read."""
    done = set(ticked)
    return tuple(Gap(id_, text, Why.SKIPPED) for id_, text in planned if id_ not in done)


def left_open_by(
    debrief: Debrief | None, planned: Iterable[tuple[str, str]], ticked: Collection[str]
) -> tuple[Gap, ...]:
    """What a talk left open, by what was read of it and by the ticks made while it was held.

    Either is enough to say that a question was asked: notes seldom hold the questions, and a tick is forgotten in a good talk.
    What was asked, and dodged by what was read, stays open. Where nothing was read and nothing ticked, nobody knows.
    """
    if debrief is None:
        return unticked(planned, ticked) if ticked else ()
    return tuple(gap for gap in gaps_of(debrief, planned) if gap.why is Why.DODGED or gap.id not in ticked)


def role_of(work: str, cues: Iterable[tuple[Role, re.Pattern[str]]], *, shares_school: bool = False) -> Role | None:
    """In which role somebody is asked, as their work says it in so many words; None when it does not."""
    told = next((role for role, cue in cues if cue.search(work)), None)
    return told or (Role.ALUM if shares_school else None)


def suggestions(
    bank: Iterable[BankQuestion],
    kind: Kind,
    *,
    stage: Stage | None = None,
    role: Role | None = None,
    about: About | None = None,
    touched: Iterable[About] = (),
    taken: Iterable[str] = (),
    most: int = SUGGESTED,
) -> tuple[Suggestion, ...]:
    """Questions to add, a topic each before any has two: first topics of a good half hour that nothing touches yet.

    Args:
        about: only of this topic.
        touched: topics of the questions that are planned, once for each question.
        taken: the questions that are planned; none of them is suggested again.
    """
    known = {_bare(text) for text in taken}
    counts = Counter(touched)
    waiting = [one for one in bank if one.suits(kind, stage, role) and _bare(one.text) not in known]
    waiting = [one for one in waiting if about in (None, one.about)]
    # Within a topic those made for exactly this role and stage come first.
    waiting.sort(key=lambda one: -((role in one.roles) + (stage in one.stages)))
    chosen: list[Suggestion] = []
    while waiting and len(chosen) < most:
        best = min(waiting, key=lambda one: (counts[one.about], one.about not in GROUND, ORDER.index(one.about)))
        missing = counts[best.about] == 0 and best.about in GROUND
        chosen.append(Suggestion(best, Why.GROUND if missing else Why.SUITS))
        counts[best.about] += 1
        waiting.remove(best)
    return tuple(chosen)


def by_topic(topics: Sequence[About | None]) -> tuple[int, ...]:
    """Places in the list, the first to ask first: from what is easy to tell to what asks something of them."""
    last = len(ORDER)
    order = [ORDER.index(topic) if topic else last for topic in topics]
    return tuple(sorted(range(len(topics)), key=lambda place: (order[place], place)))


def moved(count: int, place: int, step: int) -> tuple[int, ...]:
    """The places of a list after one of them went a step up (-1) or down (1); as they are at either end."""
    order = list(range(count))
    other = place + step
    if 0 <= place < count and 0 <= other < count:
        order[place], order[other] = order[other], order[place]
    return tuple(order)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
