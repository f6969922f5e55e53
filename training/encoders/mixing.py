"""The lines on which a small encoder learns from the large one: our own, mixtures of them, and what people say otherwise.

Labels cost nothing here, since the teacher gives them, so that wordings which nobody wrote can be asked about too.
"""

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from halfhour.domain.talks.sentences import spans
from halfhour.domain.vectors import Vectors

HERE = Path(__file__).parent.parent
LONGEST = 42
"""Words of a line that are kept."""
NEIGHBOURS = 12
BARE = 0.2
"""Part of the lines that is turned into captions: small letters, no stops."""
PLAIN = frozenset(
    "the and you your are was were have has had for with that this from what when where which who how why did does would could will can "
    "our not but they them their there here about out off any all some one two just been being into over than then too very most".split()
)


def message_sentences(without: Sequence[str] = ()) -> Iterator[str]:
    """The sentences of all messages, requests and thank-yous written for this project, without those of some styles."""
    for folder in ("messages", "outreach", "thanks"):
        for path in sorted((HERE / folder).glob("*.jsonl")):
            if path.stem[:2] in without:
                continue
            for row in path.read_text(encoding="utf-8").splitlines():
                text = json.loads(row)["text"]
                yield from (text[start:end] for start, end in spans(text) if 3 <= len(text[start:end].split()) <= 40)


def meeting_sentences(folder: Path | None, half: int = 0) -> list[str]:
    """A sentence a turn of every second meeting; nothing without a folder. The other `half` is kept for measuring."""
    found: list[str] = []
    dice = random.Random(5)
    for number, turns in enumerate(meetings(folder)):
        for turn in turns if number % 2 == half else ():
            said = [turn[start:end] for start, end in spans(turn)]
            whole = [sentence for sentence in said if 4 <= len(sentence.split()) <= 40]
            if whole:
                found.append(dice.choice(whole))
    return found


def meetings(folder: Path | None) -> Iterator[list[str]]:
    """The turns of each meeting of QMSum (docs/sources.md); nothing without a folder."""
    if folder is None:
        return
    with gzip.open(folder / "meetings-with-summaries.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            yield [turn["text"] for turn in json.loads(row)["turns"]]


def in_random_order(lines: Sequence[str], dice: random.Random) -> list[str]:
    """All lines without repeats, some of them as captions have them."""
    shown = list(dict.fromkeys(_shown(line, dice) for line in lines))
    dice.shuffle(shown)
    return shown


def _shown(line: str, dice: random.Random) -> str:
    line = " ".join(line.split()[:LONGEST])
    return re.sub(r"[^\w\s']", "", line.lower()) if dice.random() < BARE else line


class Mixer:
    """Makes new lines from old ones: a word for a like one, a word left out, the head of one with the tail of another."""

    def __init__(self, vectors: Vectors, dice: random.Random) -> None:
        self.dice = dice
        self.words = [word for word in vectors.pieces if word.isalpha() and len(word) > 2][:15_000]
        self.meaning = vectors.of(self.words)
        self.places = {word: place for place, word in enumerate(self.words)}
        self.near: dict[str, list[str]] = {}

    def variants(self, text: str, own: Sequence[str], pool: Sequence[str], swaps: int, crossings: int) -> Iterator[str]:
        """So many with like words, and so many crossed with others; four more besides."""
        yield from (self.swapped(text) for _ in range(swaps))
        yield self.swapped(self.swapped(text))
        yield self.thinned(text)
        yield self.thinned(self.swapped(text))
        yield from (self.crossed(text, self.dice.choice(own)) for _ in range(crossings))
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
