"""What the grammar and the links say of a message together (docs/decisions/0035)."""

from collections.abc import Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.checking import is_at_odds_with_itself
from halfhour.domain.scheduling.words.covering import is_uncovered
from halfhour.domain.scheduling.words.link_nets import ASKS, NEITHER, OFFERS, LinkNets
from halfhour.domain.scheduling.words.links.composing import Message
from halfhour.domain.scheduling.words.links.linker import Outcome, outcomes
from halfhour.domain.scheduling.words.values import About, Proposal, Question, Reading, Slot
from halfhour.domain.vectors import Floats

AGREED, LIKELY, SURE, BEYOND = 0.7, 0.8, 0.9, 1.1
"""Chances of times from which they are taken where the grammar asks: of one of its readings, of others, of a reading beside which there
is one without times, and never."""
SETTLED = 0.2
"""Chances that a message calls for a question up to which times are taken."""
NEVER = 0.005
"""Chances of the times of the grammar below which it is asked whether they are meant."""
OPEN = 0.95
"""Chances that a message calls for a question, or for nothing, from which it is asked though the grammar takes times."""
NOTHING = 0.9
"""Chances that a message neither offers nor calls for a question from which none is asked, where the links find nothing either."""
HANGS = 0.8
"""Chances that an hour is not settled, as the ear hears it, from which it is not taken."""
CALLS, OFFERING = 0.9, 0.8
"""Chances that a message calls for a question, or offers something, from which one is asked where the grammar finds nothing.

All these were chosen on fourteen hundred phrases by hands that taught neither reader.
"""
RATHER = 0.5
"""Chances from which a reading stands first where it is asked."""
SOFT = frozenset({About.MEANT, About.DAY, About.EARLIER, About.VAGUE, About.OPEN, About.WHICH, About.RECURRING})
"""Questions of the grammar that the links may answer, but which of the table is meant; of clocks, halves, figures they know no more."""
MOST_PAIRS = 600
"""Pairs of a day and an hour up to which a message is read; longer calendars taught nothing (our own default)."""


def together(grammar: Proposal, message: Message, nets: LinkNets) -> Proposal:
    """What the grammar found, unless it asks what the links are sure of, or finds what they do not believe."""
    if len(message.pairs) > MOST_PAIRS:
        return grammar
    found = outcomes(message, nets) if message.tokens else []
    kinds = nets.kinds(message.own)
    if grammar.slots:
        return _doubted(grammar, found, message, kinds)
    clear = _clear(found, message)
    if grammar.question is not None:
        if kinds[NEITHER] >= NOTHING and not any(each.composed.slots for each in found[:1]):
            return replace(grammar, question=None)
        return _answered(grammar, grammar.question, clear, message, kinds)
    if grammar.confirms or grammar.refuses or grammar.refused:
        return grammar
    return _asked(grammar, clear, message, kinds)


def _doubted(grammar: Proposal, found: Sequence[Outcome], message: Message, kinds: Floats) -> Proposal:
    """What the grammar takes, or the question whether that is meant, where the links find other times and hardly know a way to these."""
    if not found:
        return grammar
    chance = sum(each.chance for each in found if _ends(each.composed.slots) == _ends(grammar.slots))
    best = found[0].composed
    judges = bool(best.slots) and not best.doubts and not message.excepts
    sounds = kinds[ASKS] >= OPEN or (kinds[NEITHER] >= OPEN and not best.slots)
    if (chance >= NEVER or not judges) and not sounds:
        return grammar
    question = Question((About.MEANT,), (Reading(grammar.slots),))
    return replace(grammar, slots=(), question=_with_likeliest(question, _clear(found, message)))


def _answered(grammar: Proposal, question: Question, best: Outcome | None, message: Message, kinds: Floats) -> Proposal:
    """The times that answer the question of the grammar, or the question with what is likeliest first."""
    hard = not set(question.about) <= SOFT or (About.EARLIER in question.about and message.situation.before)
    if best is None or hard or message.excepts or message.wraps or message.hangs(best.linked) >= HANGS:
        return grammar
    agrees = any(_ends(each.slots) == _ends(best.composed.slots) for each in question.readings)
    if best.chance >= _enough(question, agrees=agrees) and kinds[ASKS] <= SETTLED:
        return replace(grammar, slots=best.composed.slots, question=None)
    return replace(grammar, question=_with_likeliest(question, best))


def _enough(question: Question, *, agrees: bool) -> float:
    """The chance from which times answer a question.

    Where one of its readings is without times, or it wonders what is meant and has none, it doubts that anything is offered: of that
    the links know less.
    """
    if not all(each.slots for each in question.readings):
        return SURE if agrees else BEYOND
    if About.MEANT in question.about and not question.readings:
        return BEYOND
    return AGREED if agrees else LIKELY


def _asked(grammar: Proposal, best: Outcome | None, message: Message, kinds: Floats) -> Proposal:
    """What the links are sure of where the grammar finds nothing, or a question where the message calls for one."""
    table = bool(message.situation.before)
    offers = kinds[OFFERS] >= OFFERING
    if offers and best is not None and best.chance >= LIKELY:
        return replace(grammar, slots=best.composed.slots)
    if kinds[ASKS] < CALLS and not (offers and (message.tokens or table)):
        return grammar
    question = Question((About.EARLIER if table else About.MEANT if message.tokens else About.OPEN,))
    return replace(grammar, question=_with_likeliest(question, best))


def _clear(found: Sequence[Outcome], message: Message) -> Outcome | None:
    """The likeliest way, where it comes to times, nothing had to be decided on that way, and no time that was said is left over."""
    if not found or not found[0].composed.slots or found[0].composed.doubts:
        return None
    left = is_uncovered(message.spoken, found[0].composed.slots, message.situation)
    return None if left or any(map(is_at_odds_with_itself, message.spoken)) else found[0]


def _with_likeliest(question: Question, best: Outcome | None) -> Question:
    """The question with what the links think likeliest as its first reading, where they think so rather than not."""
    if best is None or best.chance < RATHER:
        return question
    slots = best.composed.slots
    known = next((each for each in question.readings if _ends(each.slots) == _ends(slots)), Reading(slots))
    return replace(question, readings=(known, *(each for each in question.readings if each is not known)))


def _ends(slots: Sequence[Slot]) -> frozenset[tuple[object, object]]:
    return frozenset((slot.start, slot.end) for slot in slots)
