"""The signs by which one of the answers to a message is chosen: what the grammar and the links make of it, and how both fit together."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property

import numpy as np

from halfhour.domain.scheduling.words.checking import is_at_odds_with_itself
from halfhour.domain.scheduling.words.covering import is_uncovered
from halfhour.domain.scheduling.words.heard import Heard
from halfhour.domain.scheduling.words.links.composing import Message
from halfhour.domain.scheduling.words.links.linker import Outcome
from halfhour.domain.scheduling.words.links.meanings import Meaning, ends, meanings
from halfhour.domain.scheduling.words.values import About, Means, Proposal, Slot
from halfhour.domain.vectors import Floats

LEAST = 1e-4
"""Chances below which none is told from another."""
NOON = time(12)
EARLY, LATE, SOON, WEEKEND = 7, 21, timedelta(days=30), 5
"""Hours before and after which hardly anybody talks, days within which most talks lie, and the first day of a weekend, Monday being 0."""

OF_WAY, WIDTH = 8, 37
"""Signs of the way to some times, and all signs of a meaning."""


@dataclass(frozen=True)
class Case:
    """A message with what the grammar says of it, what its links may come to, and how likely each kind of message is, 0 to 1 each."""

    grammar: Proposal
    message: Message
    found: Sequence[Outcome]
    kinds: Floats

    @cached_property
    def meanings(self) -> list[Meaning]:
        """The times that may be meant."""
        return meanings(self.grammar, self.found, self.message.situation.before)

    def signs(self) -> Floats:
        """A row of signs for each meaning, then one for asking and one for answering nothing."""
        own = _of_message(self)
        answers = [[1.0, 0.0, 0.0, *_of_meaning(self, each)] for each in self.meanings]
        rows = [*answers, [0.0, 1.0, 0.0, *[0.0] * WIDTH], [0.0, 0.0, 1.0, *[0.0] * WIDTH]]
        return np.array([[*own, *row] for row in rows], dtype=np.float32)


def _of_message(case: Case) -> list[float]:
    message, situation = case.message, case.message.situation
    return [
        *_of_grammar(case.grammar),
        float(bool(situation.before)),
        _some(len(situation.before), 4),
        float(_clocks_differ(message)),
        *map(float, case.kinds),
        *(math.log(max(float(kind), LEAST)) for kind in case.kinds),
        float(message.excepts),
        float(message.wraps),
        _some(len(message.tokens), 8),
        _some(len(message.days), 5),
        _some(len(message.times), 5),
        float(not message.tokens),
        float(message.minutes is not None),
        _some(len(message.own.split()), 60),
        float("?" in message.own),
        *_of_links(case.found),
        *_of_sound([token.heard for token in message.tokens]),
        float(any(map(is_at_odds_with_itself, message.spoken))),
    ]


def _of_grammar(grammar: Proposal) -> list[float]:
    about = grammar.question.about if grammar.question else ()
    return [
        float(bool(grammar.slots)),
        float(grammar.question is not None),
        float(grammar.confirms),
        float(grammar.refuses),
        float(bool(grammar.refused)),
        *(float(each in about) for each in About),
        *(float(any(clue.means is each for clue in grammar.because)) for each in Means),
        _some(len(grammar.question.readings), 4) if grammar.question else 0.0,
    ]


def _of_links(found: Sequence[Outcome]) -> list[float]:
    offers = [each.chance for each in found if each.composed.slots]
    return [
        max(offers, default=0.0),
        sum(each.chance for each in found if not each.composed.slots),
        sum(each.chance for each in found),
        float(not found),
    ]


def _of_sound(heard: Sequence[Heard]) -> list[float]:
    return [
        max((each.hangs for each in heard), default=0.0),
        max((each.refuses for each in heard), default=0.0),
        sum(each.offers for each in heard) / 4,
    ]


def _of_meaning(case: Case, meaning: Meaning) -> list[float]:
    message = case.message
    rivals = [each.chance for each in case.meanings if each is not meaning]
    return [
        float(meaning.is_taken),
        float(meaning.reading is not None),
        float(meaning.reading == 0),
        *(float(meaning.rank == rank) for rank in range(2)),
        float(meaning.rank is not None),
        meaning.chance,
        math.log(max(meaning.chance, LEAST)) / 9,
        meaning.chance - max(rivals, default=0.0),
        float(is_uncovered(message.spoken, meaning.slots, message.situation)),
        *_of_way(message, meaning.outcome),
        *_of_slots(message, meaning.slots),
        *_beside_others(case, meaning),
    ]


def _of_way(message: Message, way: Outcome | None) -> list[float]:
    """How the tokens sound that make the times, and those that are left over."""
    if way is None:
        return [0.0] * OF_WAY
    used, heard = way.linked.used, [token.heard for token in message.tokens]
    left = [number for number in range(len(heard)) if number not in used]
    return [
        message.hangs(way.linked),
        _some(len(way.composed.doubts), 3),
        min((heard[number].settles for number in used), default=0.0),
        max((heard[number].tells for number in used), default=0.0),
        max((heard[number].refuses for number in used), default=0.0),
        max((heard[number].offers for number in left), default=0.0),
        max((heard[number].offers for number in left if message.tokens[number].is_day), default=0.0),
        _some(len(used), 8),
    ]


def _of_slots(message: Message, slots: Sequence[Slot]) -> list[float]:
    zone, today = message.situation.speaker, message.situation.today
    local = [(slot.start.astimezone(zone), slot.end.astimezone(zone)) for slot in slots]
    days = {start.date() for start, _ in local}
    hours = sum((end - start) / timedelta(hours=1) for start, end in local)
    return [
        _some(len(slots), 6),
        _some(len(days), 5),
        min(hours, 40.0) / 40,
        float(all(start == end for start, end in local)),
        float(any(start == end for start, end in local)),
        float(any(slot.minutes for slot in slots)),
        float(any(start.hour < EARLY or end.hour > LATE for start, end in local)),
        float(any(start.weekday() >= WEEKEND for start, _ in local)),
        float(min(days) <= today),
        float(max(days) - today > SOON),
        float(len(days) == max(1, len(message.days))),
        float(len(slots) > len(days)),
    ]


def _beside_others(case: Case, meaning: Meaning) -> list[float]:
    """How the times stand to those on the table, and to those that the grammar takes."""
    own, before = ends(meaning.slots), case.message.situation.before
    table, taken = {pair for slot in before for pair in ends([slot])}, ends(case.grammar.slots)
    within = any(each.start <= slot.start and slot.end <= each.end for slot in meaning.slots for each in before)
    return [
        float(bool(own & table)),
        float(own <= table),
        float(own == table),
        float(within),
        float(own < taken),
        float(own > taken),
        float(bool(taken) and not own & taken),
    ]


def _clocks_differ(message: Message) -> bool:
    """Whether writer and reader see another hour on the day of the message."""
    situation = message.situation
    zones = (situation.speaker, situation.reader)
    shown = [zone and datetime.combine(situation.today, NOON, zone).utcoffset() for zone in zones]
    return None not in shown and shown[0] != shown[1]


def _some(many: int, most: int) -> float:
    """A count as a number up to 1."""
    return min(many, most) / most
