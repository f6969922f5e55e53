"""The times of a message: what it offers where its words allow one reading, else one question with the readings that they allow."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from halfhour.domain.scheduling.words.choices import with_choices
from halfhour.domain.scheduling.words.clause import Clause
from halfhour.domain.scheduling.words.clauses import clauses
from halfhour.domain.scheduling.words.covering import calls_by_numbers, is_uncovered, misses_an_offer
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.items import items
from halfhour.domain.scheduling.words.lexicon import Lexicon
from halfhour.domain.scheduling.words.links.choosing import chosen
from halfhour.domain.scheduling.words.links.composing import Message
from halfhour.domain.scheduling.words.nodes import Ahead, Stretch, Weekday
from halfhour.domain.scheduling.words.offering import Offered, offered
from halfhour.domain.scheduling.words.pieces import Piece, pieces
from halfhour.domain.scheduling.words.polar import with_polar_cues
from halfhour.domain.scheduling.words.portions import with_portions
from halfhour.domain.scheduling.words.quotes import own_words
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.tabled import with_hours_on_table
from halfhour.domain.scheduling.words.tongues import in_english
from halfhour.domain.scheduling.words.values import About, Clue, Means, Proposal, Question, Reading, Situation, Slot

MOST_READINGS = 16
"""Readings that are looked at; a question shows those that differ (our own default)."""
MOST_SHOWN = 4
"""Readings of words in another language that are asked about; more would be no help (our own default)."""
MOST_SLOTS = 200
MOST_LINKED = 600
"""Words and signs of a message up to which the links are asked; a longer one is left to the grammar (our own default)."""
LONG = 12
"""Words of a message from which one word of another language may only be lent (our own default)."""
_WORD = re.compile(r"[^\W\d_]+")
LEADING = tuple(About)
MEANS = {
    "day": Means.DAY, "time": Means.TIME, "zone": Means.ZONE, "length": Means.LENGTH, "back": Means.ANSWER, "open": Means.OPEN,
    "vague": Means.OPEN, "except": Means.EXCEPTION, "instead": Means.EXCEPTION, "refuses": Means.REFUSAL,
}  # fmt: skip


def times_in_words(text: str, situation: Situation, lexicon: Lexicon) -> Proposal:
    """What a message proposes; what can be read in two ways is asked.

    A text without any words for times gives no slots, and a question only where it plainly calls for one.
    """
    own, situation, found = said_in(text, situation, lexicon)
    because = tuple(_clues(found))
    if language := _foreign(own, found, lexicon):
        return Proposal(question=_in_tongue(text, situation, lexicon, language), because=because)
    spoken = clauses(found)
    leaves = list(islice(_leaves(spoken, situation, lexicon, {}), MOST_READINGS))
    grammar = _proposal(leaves, because, spoken)
    if lexicon.links.load is None or len(found) > MOST_LINKED:
        return grammar
    return chosen(grammar, Message(own, situation, spoken, lexicon), lexicon.links.load())


def said_in(text: str, situation: Situation, lexicon: Lexicon) -> tuple[str, Situation, list[Item]]:
    """The words of a message that are its writer's own, the situation with the times that it quotes on the table, and its items."""
    own, quoted = own_words(text)
    if quoted and not situation.before:
        there = replace(situation, speaker=situation.reader, reader=situation.speaker)
        situation = replace(situation, before=times_in_words(quoted, there, lexicon).slots)
    said: Sequence[Piece] = pieces(own, lexicon)
    for marked in (with_hours_on_table, with_portions, with_choices, with_polar_cues):
        said = marked(said, situation)
    return own, situation, lexicon.ear.hears(items(said), own, answers=bool(situation.before))


def leans_on_its_day(text: str, lexicon: Lexicon) -> bool:
    """Whether words of a text mean a day only for who knows when it was written: "tomorrow", "next Tuesday", "this week"."""
    days = (part.item.value for clause in clauses(items(pieces(text, lexicon))) for part in clause.parts)
    return any(
        isinstance(day, Ahead) or (isinstance(day, Weekday | Stretch) and (day.which or getattr(day, "weeks", 0)))
        for day in days
    )


def _in_tongue(text: str, situation: Situation, lexicon: Lexicon, language: str) -> Question:
    """The question whether words of another language mean what we read in them; without readings where we read nothing."""
    tongue = lexicon.tongues.get(language)
    if tongue is None:
        return Question((About.LANGUAGE,), says=language)
    english = in_english(text, tongue)
    spoken = clauses(lexicon.ear.hears(items(pieces(english, lexicon)), english))
    there = replace(situation, day_first=True)
    leaves = list(islice(_leaves(spoken, there, lexicon, {}), MOST_READINGS))
    told = {result.slots: Reading(result.slots, scene.chosen()) for scene, result in leaves if result.slots}
    readings = tuple(told.values()) if len(told) <= MOST_SHOWN else ()
    return Question((About.LANGUAGE,), readings, says=language)


Leaf = tuple[Scene, Offered]


def _leaves(
    spoken: Sequence[Clause], situation: Situation, lexicon: Lexicon, picks: dict[About, int]
) -> Iterator[Leaf]:
    """Every way to understand the message: each doubt is decided in each way, as it is met."""
    scene = Scene(situation, lexicon, picks)
    result = offered(spoken, scene)
    doubt = next((about for about in LEADING if about in scene.met and about not in picks), None)
    if doubt is None:
        yield scene, result
        return
    for number in range(len(scene.met[doubt])):
        yield from _leaves(spoken, situation, lexicon, {**picks, doubt: number})


def _proposal(leaves: list[Leaf], because: tuple[Clue, ...], spoken: Sequence[Clause]) -> Proposal:
    blocked = tuple(about for about in LEADING if any(about in scene.blocked for scene, _ in leaves))
    ahead = _still_ahead(leaves)
    told: dict[tuple[Slot, ...], Reading] = {}
    for scene, result in ahead:
        told.setdefault(result.slots, Reading(result.slots, scene.chosen()))
    question = None
    if blocked:
        question = Question(blocked, tuple(reading for reading in told.values() if reading.slots))
    elif len(told) > 1:
        question = Question(_differing(ahead), tuple(told.values()))
    elif any(_has_gone(slot, leaves[0][0]) for slots in told for slot in slots):
        question = Question((About.GONE,), tuple(told.values()))
    elif any(is_uncovered(spoken, slots, leaves[0][0].situation) for slots in told):
        question = Question((About.MEANT,), tuple(told.values()))
    elif calls_by_numbers(spoken, leaves[0][0].situation, nothing=not any(told)):
        question = Question((About.EARLIER,))
    elif not any(told) and not _answers(leaves[0][1]) and misses_an_offer(spoken):
        question = Question((About.MEANT,))
    slots = () if question else next(iter(told))[:MOST_SLOTS]
    first = leaves[0][1]
    return Proposal(slots, question, because, first.refused, first.confirms, first.refuses)


def _answers(result: Offered) -> bool:
    """Whether it says something of the times on the table."""
    return result.confirms


def _still_ahead(leaves: list[Leaf]) -> list[Leaf]:
    """Without readings that had gone by when it was said, where others had not: nobody proposes those."""
    kept = [leaf for leaf in leaves if not leaf[1].is_gone or About.GONE in leaf[0].met]
    return kept or leaves


def _has_gone(slot: Slot, scene: Scene) -> bool:
    """Whether it lay behind when it was said: before the day, or before the moment where that is known."""
    said_at = scene.situation.said_at
    if isinstance(said_at, datetime) and said_at.tzinfo:
        return slot.end < said_at
    return slot.end.date() < scene.today - timedelta(days=1)


def _differing(leaves: list[Leaf]) -> tuple[About, ...]:
    """The doubts that change what is offered: two readings that differ in it alone give other slots."""
    found = tuple(about for about in LEADING if any(_tells(about, one, other) for one in leaves for other in leaves))
    return found or tuple(about for about in LEADING if about in leaves[0][0].met)


def _tells(about: About, one: Leaf, other: Leaf) -> bool:
    mine, theirs = one[0].picks, other[0].picks
    if about not in mine or about not in theirs or mine[about] == theirs[about] or one[1].slots == other[1].slots:
        return False
    return all(mine[key] == theirs[key] for key in mine.keys() & theirs.keys() if key != about)


def _foreign(text: str, found: Sequence[Item], lexicon: Lexicon) -> str | None:
    """The language of words for times that are not English; "" is one of another script."""
    code = lexicon.language_of(text.lower().replace("’", "'"))
    words = [word.group().lower() for word in _WORD.finditer(text)]
    lent = len(words) > LONG and sum(word in lexicon.foreign for word in words) == 1
    if code and not (lent and any(item.kind == "day" for item in found)):
        return code
    if text.isascii() or not _is_of_other_letters(text):
        return None
    timed = any(sign.isdigit() for sign in text) or any(item.is_timed for item in found)
    named = any(word in text.lower() for word, each in lexicon.foreign.items() if each == "other")
    return "other" if timed or named else None


def _is_of_other_letters(text: str) -> bool:
    """Whether more than a third of it is of another script than ours."""
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and sum(ord(sign) > 0x24F for sign in letters) * 3 > len(letters)


def _clues(found: Sequence[Item]) -> Iterator[Clue]:
    last = None
    for item in found:
        means = MEANS.get(item.kind)
        if means and (item.start, item.end) != last:
            last = (item.start, item.end)
            yield Clue(item.start, item.end, means)
