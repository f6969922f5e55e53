"""The five-line paragraph: the choice of words said that together cover most of what mattered, five lines of at most 24 words."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.talks.answers import Line, Promised, Slot, Topic
from halfhour.domain.talks.choice import best_choice
from halfhour.domain.talks.clippings import Clipping, clippings
from halfhour.domain.talks.reading import Reading
from halfhour.domain.vectors import Floats

LINES = 5
WORDS = 24
"""At most so many words a line, the speaker's name among them (product.md D2)."""


@dataclass(frozen=True, slots=True)
class Taste:
    """What is worth how much in a line; found on training talks and meetings (docs/reference/measures.md).

    `cost` is taken from the chance of each word, `runs` is for two words that stand together, `keep` for the chance that its
    sentence is one to keep, `slot` for a part of the picture that no other line gives, `turn` for a turn that no other line rests
    on and `turn_keep` for the best chance in it, `vague` is taken where a clipping leans on what stands around it; `enough` is the
    least chance of a sentence that may make a line; the last two bound the search.
    """

    cost: float = 0.15
    runs: float = 0.1
    keep: float = 30.0
    slot: float = 1.0
    turn: float = 1.0
    turn_keep: float = 20.0
    vague: float = 4.0
    enough: float = 0.03
    sentences: int = 80
    candidates: int = 160


INTERVIEW = Taste()
MEETING = Taste(runs=0.6, keep=0.0, slot=0.0, turn=0.0, turn_keep=0.0, vague=1.4, enough=0.0)
"""Where nobody is interviewed, what makes an interview's sentence worth keeping says nothing, and the words alone decide."""


_SLOTS: Mapping[Topic, Slot] = {
    Topic.PATH: Slot.PATH,
    Topic.ENVIRONMENT: Slot.WORK,
    Topic.CULTURE: Slot.WORK,
    Topic.CHALLENGE: Slot.WORK,
    Topic.SKILL: Slot.TAKES,
    Topic.WAY_IN: Slot.TAKES,
    Topic.ADVICE: Slot.ADVICE,
    Topic.RESOURCE: Slot.ADVICE,
    Topic.PERSON: Slot.NEXT,
    Topic.FIGURE: Slot.OTHER,
}
_CLEAR = 0.2
"""Chance of a topic from which on it names the line (our own default)."""


def five_lines(
    reading: Reading,
    stems: Sequence[Sequence[str]],
    words: Mapping[str, float],
    keep: Floats,
    topics: Floats,
    *,
    silent: Collection[str | None] = (),
    promised: Sequence[Promised] = (),
    taste: Taste = INTERVIEW,
) -> tuple[Line, ...]:
    """At most five lines; fewer when too little was said.

    Args:
        stems: the words of each sentence in one form.
        words: the chance of each stem to matter.
        keep: the chance of each sentence to be one to keep.
        topics: sentences × topics, the chances that a sentence is advice, a skill…
        silent: whose words stand in no line, promises apart: the one who asks.
        promised: promises found in the talk.
    """
    slots = _slots(reading, topics, promised)
    pool = _pool(reading, keep, words, stems, slots, silent, taste)
    pieces = [piece for index in pool for piece in _best_clippings(reading, index, slots[index], words)]
    if not pieces:
        return ()
    pairs_seen = Counter(pair for said in stems for pair in pairwise(said))
    concepts = _Concepts(reading, words, pairs_seen, keep, stems, taste)
    lines = _candidates(pieces, concepts, taste)
    rows, weights = concepts.table(lines)
    clashes = _clashes(lines)
    chosen = best_choice(rows, weights, clashes, LINES)
    return tuple(sorted((_line(lines[index], reading) for index in chosen), key=_order))


def _slots(reading: Reading, topics: Floats, promised: Sequence[Promised]) -> list[Slot]:
    """What part of the picture each sentence gives."""
    by_slot = {
        slot: [column for column, topic in enumerate(Topic) if _SLOTS[topic] is slot]
        for slot in Slot
        if slot is not Slot.OTHER
    }
    scores = (
        np.stack([topics[:, columns].max(1) for columns in by_slot.values()], axis=1)
        if len(topics)
        else np.zeros((0, 5))
    )
    names = list(by_slot)
    found = [names[int(row.argmax())] if row.max() >= _CLEAR else Slot.OTHER for row in scores]
    places = [promise.quote for promise in promised]
    for index, sentence in enumerate(reading.sentences):
        if any(
            place.turn == sentence.turn and place.start < sentence.quote.end and sentence.quote.start < place.end
            for place in places
        ):
            found[index] = Slot.NEXT
    return found


def _pool(
    reading: Reading,
    keep: Floats,
    words: Mapping[str, float],
    stems: Sequence[Sequence[str]],
    slots: Sequence[Slot],
    silent: Collection[str | None],
    taste: Taste,
) -> list[int]:
    """The sentences worth a line, most promising first."""
    turns = reading.transcript.turns

    def may_stand(index: int) -> bool:
        sentence = reading.sentences[index]
        return (
            keep[index] >= taste.enough
            and not sentence.text.endswith("?")
            and (turns[sentence.turn].speaker not in silent or slots[index] is Slot.NEXT)
        )

    worth = {
        index: taste.keep * float(keep[index])
        + 0.35 * sum(words[word] for word in set(stems[index])) / max(1, len(stems[index])) ** 0.25
        for index in range(len(reading.sentences))
        if may_stand(index)
    }
    return sorted(worth, key=lambda index: (-worth[index], index))[: taste.sentences]


def _best_clippings(
    reading: Reading, sentence: int, slot: Slot, words: Mapping[str, float], most: int = 4
) -> list[Clipping]:
    """The clippings of a sentence that say most for their length, short ones and long ones."""
    speaker = reading.transcript.turns[reading.sentences[sentence].turn].speaker
    room = WORDS - len(spoken_name(speaker).split())
    found = list(clippings(reading, sentence, room, slot))

    def density(piece: Clipping) -> float:
        return sum(words.get(stem, 0.0) for stem in set(piece.stems)) / (len(piece.words) + 3) - 0.1 * piece.leaning

    whole = max(found, key=lambda piece: len(piece.words), default=None)
    dense = sorted(found, key=lambda piece: (-density(piece), piece.words[0].start))[: most - 1]
    return [*dense, *([whole] if whole and whole not in dense else [])]


class _Concepts:
    """What lines can cover: words, pairs of words, sentences to keep, parts of the picture, turns; each with its worth."""

    def __init__(
        self,
        reading: Reading,
        words: Mapping[str, float],
        pairs_seen: Counter[tuple[str, str]],
        keep: Floats,
        stems: Sequence[Sequence[str]],
        taste: Taste,
    ) -> None:
        self.reading, self.words, self.keep, self.stems, self.taste = reading, words, keep, stems, taste
        self.pairs_seen = pairs_seen
        self.worth: dict[object, float] = {}
        self.best_of_turn = np.zeros(len(reading.transcript.turns), dtype=np.float32)
        np.maximum.at(self.best_of_turn, reading.turn, keep)

    def of(self, piece: Clipping) -> list[object]:
        """The concepts of one clipping; their worth is noted."""
        name = spoken_name(piece.speaker).lower()
        found: list[object] = [*dict.fromkeys(piece.stems), ("by", name), ("turn", piece.turn)]
        for stem in piece.stems:
            self.worth.setdefault(stem, self.words.get(stem, 0.0) - self.taste.cost)
        self.worth.setdefault(("by", name), 0.3)
        self.worth.setdefault(
            ("turn", piece.turn), self.taste.turn + self.taste.turn_keep * float(self.best_of_turn[piece.turn])
        )
        for pair in dict.fromkeys(pairwise(piece.stems)):
            left, right = self.words.get(pair[0], 0.0), self.words.get(pair[1], 0.0)
            self.worth.setdefault(pair, self.taste.runs * left * right * float(np.log1p(self.pairs_seen[pair])))
            found.append(pair)
        if piece.slot is not Slot.OTHER:
            self.worth.setdefault(piece.slot, self.taste.slot)
            found.append(piece.slot)
        own = ("keep", piece.sentence, len(piece.words), piece.words[0].start)
        self.worth[own] = (
            self.taste.keep * float(self.keep[piece.sentence]) * self._part(piece) - self.taste.vague * piece.leaning
        )
        return [*found, own]

    def _part(self, piece: Clipping) -> float:
        """How much of what the sentence says the clipping holds, 0 to 1."""
        said = set(self.stems[piece.sentence])
        whole = sum(self.words.get(stem, 0.0) for stem in said)
        return min(1.0, sum(self.words.get(stem, 0.0) for stem in set(piece.stems)) / whole) if whole else 0.0

    def value(self, pieces: Sequence[Clipping]) -> float:
        """Worth of some clippings together."""
        return sum(
            self.worth[concept] for concept in dict.fromkeys(concept for piece in pieces for concept in self.of(piece))
        )

    def table(self, lines: Sequence[tuple[Clipping, ...]]) -> tuple[Floats, Floats]:
        """Lines × concepts, 1 where a line holds a concept; and the worth of each concept."""
        held = [list(dict.fromkeys(concept for piece in line for concept in self.of(piece))) for line in lines]
        column = {
            concept: index for index, concept in enumerate(dict.fromkeys(c for concepts in held for c in concepts))
        }
        rows = np.zeros((len(lines), len(column)), dtype=np.float32)
        for row, concepts in zip(rows, held, strict=True):
            row[[column[concept] for concept in concepts]] = 1
        return rows, np.array([self.worth[concept] for concept in column], dtype=np.float32)


def _candidates(pieces: Sequence[Clipping], concepts: _Concepts, taste: Taste) -> list[tuple[Clipping, ...]]:
    """Lines that could be: one clipping, or two by the same speaker on the same part of the picture; the worthiest of them."""
    value = {id(piece): concepts.value([piece]) for piece in pieces}
    found: list[tuple[float, tuple[Clipping, ...]]] = [(value[id(piece)], (piece,)) for piece in pieces]
    for left, right in combinations(pieces, 2):
        if left.speaker == right.speaker and left.slot is right.slot and left.sentence != right.sentence:
            room = WORDS - len(spoken_name(left.speaker).split())
            if len(left.words) + len(right.words) <= room:
                first, second = sorted((left, right), key=lambda piece: (piece.turn, piece.words[0].start))
                found.append((value[id(left)] + value[id(right)], (first, second)))
    found.sort(key=lambda item: (-item[0], item[1][0].turn, item[1][0].words[0].start))
    return [line for _, line in found[: taste.candidates]]


def _clashes(lines: Sequence[tuple[Clipping, ...]]) -> NDArray[np.bool_]:
    """Lines × lines: whether two use the same sentence."""
    uses = [{piece.sentence for piece in line} for line in lines]
    return np.array([[bool(left & right) for right in uses] for left in uses], dtype=np.bool_)


def _line(pieces: tuple[Clipping, ...], reading: Reading) -> Line:
    text = " ".join(piece.text(reading) for piece in pieces)
    return Line(text, pieces[0].slot, pieces[0].speaker, tuple(piece.quote for piece in pieces))


def _order(line: Line) -> tuple[int, int, int]:
    return list(Slot).index(line.slot), line.quotes[0].turn, line.quotes[0].start


_ASIDE = re.compile(r"\s*\([^)]*\)")


def spoken_name(speaker: str | None) -> str:
    """A speaker's name without what stands in brackets, empty for nobody."""
    return _ASIDE.sub("", speaker or "").strip()
