"""The sentences on which the small encoder learns from the large one: our own lines, mixtures of them, and what people say otherwise.

Labels cost nothing here, since the teacher gives them, so that wordings which nobody wrote can be asked about too.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from halfhour.domain.talks.sentences import spans
from halfhour.domain.vectors import Vectors
from training.lawful.read import listed_questions, talk_turns

HERE = Path(__file__).parent.parent
LONGEST = 42
"""Words of a line that are kept."""
SWAPS, CROSSINGS, NEIGHBOURS = 5, 4, 12
BARE = 0.2
"""Part of the lines that is turned into captions: small letters, no stops."""
PLAIN = frozenset(
    "the and you your are was were have has had for with that this from what when where which who how why did does would could will can "
    "our not but they them their there here about out off any all some one two just been being into over than then too very most".split()
)


def transfer_lines(own: Sequence[str], vectors: Vectors, meetings: Sequence[str] = (), *, seed: int = 5) -> list[str]:
    """All lines, without repeats, in a random order that a seed fixes; some 100,000 with the sentences of meetings.

    Args:
        own: the labelled lines.
        meetings: sentences of meetings (docs/sources.md), which show how people talk when no employer asks.
    """
    dice = random.Random(seed)
    pool = [*_others(), *meetings]
    mixer = _Mixer(vectors, dice)
    found = [*own, *(line for text in own for line in mixer.variants(text, own, pool)), *pool]
    lines = list(dict.fromkeys(_shown(line, dice) for line in found))
    dice.shuffle(lines)
    return lines


def _others() -> Iterator[str]:
    """What the asking side says in talks and lists, and the sentences of all messages written here."""
    yield from (line.text for line in (*talk_turns(), *listed_questions()))
    for folder in ("messages", "outreach", "thanks"):
        for path in sorted((HERE / folder).glob("*.jsonl")):
            for row in path.read_text(encoding="utf-8").splitlines():
                text = json.loads(row)["text"]
                yield from (text[start:end] for start, end in spans(text) if 3 <= len(text[start:end].split()) <= 40)


def _shown(line: str, dice: random.Random) -> str:
    line = " ".join(line.split()[:LONGEST])
    return re.sub(r"[^\w\s']", "", line.lower()) if dice.random() < BARE else line


class _Mixer:
    """Makes new lines from old ones: a word for a like one, a word left out, the head of one with the tail of another."""

    def __init__(self, vectors: Vectors, dice: random.Random) -> None:
        self.dice = dice
        self.words = [word for word in vectors.pieces if word.isalpha() and len(word) > 2][:15_000]
        self.meaning = vectors.of(self.words)
        self.places = {word: place for place, word in enumerate(self.words)}
        self.near: dict[str, list[str]] = {}

    def variants(self, text: str, own: Sequence[str], pool: Sequence[str]) -> Iterator[str]:
        """Fifteen or so."""
        yield from (self.swapped(text) for _ in range(SWAPS))
        yield self.swapped(self.swapped(text))
        yield self.thinned(text)
        yield self.thinned(self.swapped(text))
        yield from (self.crossed(text, self.dice.choice(own)) for _ in range(CROSSINGS))
        yield self.dice.choice(pool)[:160] + " " + text

    def swapped(self, text: str) -> str:
        """One or two words for words of like meaning."""
        words = text.split()
        bare = [re.sub(r"\W", "", word.lower()) for word in words]
        free = [place for place, word in enumerate(bare) if word in self.places and word not in PLAIN]
        for place in self.dice.sample(free, min(len(free), self.dice.randint(1, 2))):
            words[place] = words[place].lower().replace(bare[place], self.dice.choice(self._like(bare[place])))
        return " ".join(words)

    def thinned(self, text: str) -> str:
        """One or two words left out."""
        words = text.split()
        if len(words) < 6:
            return text
        place = self.dice.randrange(len(words) - 2)
        return " ".join(words[:place] + words[place + self.dice.randint(1, 2) :])

    def crossed(self, text: str, other: str) -> str:
        """The beginning of one and the end of the other."""
        head, tail = text.split(), other.split()
        return " ".join(head[: self.dice.randint(1, len(head))] + tail[self.dice.randrange(len(tail)) :])

    def _like(self, word: str) -> list[str]:
        if word not in self.near:
            likeness = self.meaning @ self.meaning[self.places[word]]
            nearest = np.argpartition(-likeness, NEIGHBOURS)[:NEIGHBOURS]
            self.near[word] = [self.words[place] for place in nearest if self.words[place] != word]
        return self.near[word]
