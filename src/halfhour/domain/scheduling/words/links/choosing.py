"""Which answer a message gets: times, a question, or nothing; weighed by what was learned of both readers (docs/decisions/0036)."""

from collections.abc import Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.link_nets import LinkNets
from halfhour.domain.scheduling.words.links.composing import Message
from halfhour.domain.scheduling.words.links.evidence import Case
from halfhour.domain.scheduling.words.links.linker import outcomes
from halfhour.domain.scheduling.words.links.meanings import Meaning, ends
from halfhour.domain.scheduling.words.values import About, Proposal, Question, Reading, Slot
from halfhour.domain.vectors import Floats

TAKEN, NOTHING = 0.8, 0.5
"""Chances of being right from which times of the grammar are taken, and from which nothing is answered where none are."""
CERTAIN = 0.9
"""The same for times that the grammar does not take, and for nothing where it asks about a date or a clock.

These three were chosen on phrases that taught neither reader (models/times.md).
"""
BEYOND = 1.1
"""A chance that nothing has."""
LIKELY = 0.1
"""Chances of being meant from which times are among the readings to tap (our own default)."""
MOST_SHOWN = 4
"""Readings that are shown where several may be meant (our own default)."""
SOFT = frozenset({About.MEANT, About.DAY, About.VAGUE, About.OPEN, About.WHICH})
"""Questions of the grammar about what is said, which times may answer; those of the calendar and the clocks stay."""
MOST_PAIRS = 600
"""Pairs of a day and an hour up to which a message is read; longer calendars taught nothing (our own default)."""


def chosen(grammar: Proposal, message: Message, nets: LinkNets) -> Proposal:
    """The answer to a message of which the grammar says so much."""
    if len(message.pairs) > MOST_PAIRS:
        return grammar
    case = case_of(grammar, message, nets)
    return answer(case, nets.choice(case.signs()))


def case_of(grammar: Proposal, message: Message, nets: LinkNets) -> Case:
    """What both readers make of a message."""
    return Case(grammar, message, outcomes(message, nets) if message.tokens else [], nets.kinds(message.own))


def answer(case: Case, chances: Floats) -> Proposal:
    """The likeliest answer, or a question where it is not likely enough; the chances are of each meaning, of asking, of nothing."""
    grammar, (*times, _, nothing) = case.grammar, chances
    if grammar.question is not None and not _may_be_answered(grammar.question, case.message):
        return replace(grammar, question=None) if nothing >= CERTAIN else grammar
    ranked = sorted(zip(times, case.meanings, strict=True), key=lambda each: -each[0])
    if ranked and ranked[0][0] >= _enough(ranked[0][1], grammar):
        return _taken(grammar, ranked[0][1].slots, case.message.situation.before)
    if nothing >= NOTHING:
        return replace(grammar, slots=(), question=None, confirms=False)
    return replace(grammar, slots=(), question=_question(grammar, case.message, ranked))


def _may_be_answered(question: Question, message: Message) -> bool:
    """Whether times may answer a question: what becomes of the only time on the table too; none where something is excepted."""
    only = len(message.situation.before) == 1 and bool(question.readings)
    soft = SOFT | {About.EARLIER} if only else SOFT
    return set(question.about) <= soft and not message.excepts and not message.wraps


def _enough(meaning: Meaning, grammar: Proposal) -> float:
    """The chance from which times are taken; where it is asked, none to which no way leads without a doubt of its own."""
    if meaning.is_taken:
        return TAKEN
    doubts = meaning.outcome is not None and meaning.outcome.composed.doubts
    return BEYOND if grammar.question is not None and doubts else CERTAIN


def _taken(grammar: Proposal, slots: tuple[Slot, ...], table: Sequence[Slot]) -> Proposal:
    """The times as the answer; what the grammar says beside other times of its own is said of these."""
    if ends(slots) == ends(grammar.slots):
        return grammar
    refused = tuple(each for each in grammar.refused if not any(_meet(each, slot) for slot in slots))
    return replace(grammar, slots=slots, question=None, confirms=ends(slots) <= ends(table), refused=refused)


def _meet(one: Slot, other: Slot) -> bool:
    return one == other or (one.start < other.end and other.start < one.end)


def _question(grammar: Proposal, message: Message, ranked: Sequence[tuple[float, Meaning]]) -> Question:
    """What is asked: what the grammar asks, or else what is meant; what may be meant is to be tapped, from the likeliest on."""
    told = grammar.question
    shown = [_reading(each, told) for chance, each in ranked if chance >= LIKELY][:MOST_SHOWN]
    if told is None:
        about = About.MEANT if message.tokens else About.EARLIER if message.situation.before else About.OPEN
        return Question((about,), tuple(shown))
    rest = [each for each in told.readings if each.slots not in [reading.slots for reading in shown]]
    return replace(told, readings=(*shown, *rest))


def _reading(meaning: Meaning, told: Question | None) -> Reading:
    """The reading of the question that has the times of a meaning, with what was decided for it; or one with these times alone."""
    if told is not None and meaning.reading is not None:
        return told.readings[meaning.reading]
    return Reading(meaning.slots)
