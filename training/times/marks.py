"""Messages with each of their times marked by what is done with it, and how well somebody hears that."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from halfhour.domain.scheduling.words.heard import Heard
from halfhour.domain.scheduling.words.hearing import pointers, runs
from halfhour.domain.scheduling.words.items import items
from halfhour.domain.scheduling.words.pieces import pieces
from halfhour.phrases.times_in_words import lexicon

HERE = Path(__file__).parent
MARK = re.compile(r"\[([otru]) ([^\]]*)\]")
WAYS = "otru"
FOLDS = 5
SURE = (0.5, 0.8, 0.9, 0.95)


@dataclass(frozen=True)
class Marked:
    """One time of a message, or words that point to one: from which character to which, and its way among `WAYS`."""

    place: tuple[int, int]
    way: int


@dataclass(frozen=True)
class Message:
    """A message without its marks, and its times that have one."""

    author: str
    text: str
    times: Sequence[Marked]


def messages() -> Iterator[Message]:
    """All messages with a mark."""
    for path in sorted(HERE.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            author, text = line.split("\t")
            message = read_message(author, text.replace("\\n", "\n"))
            if message.times:
                yield message


def read_message(author: str, text: str) -> Message:
    """The message and its times; one over which two marks lie is left out."""
    marks, bare, done = [], "", 0
    for mark in MARK.finditer(text):
        bare += text[done : mark.start()]
        marks.append((len(bare), len(bare) + len(mark[2]), WAYS.index(mark[1])))
        bare, done = bare + mark[2], mark.end()
    bare += text[done:]
    times, found = [], items(pieces(bare, lexicon()))
    for begins, ends in [*runs(found), *pointers(found)]:
        start, end = found[begins].start, found[ends - 1].end
        ways = {way for first, last, way in marks if first < end and start < last}
        if len(ways) == 1:
            times.append(Marked((start, end), ways.pop()))
    return Message(author, bare, times)


def folds_of(said: Sequence[Message]) -> dict[str, int]:
    """Whole authors in fifths of like size; what the engineer wrote for the model always teaches and never judges."""
    sizes: dict[str, int] = {}
    for message in said:
        sizes[message.author] = sizes.get(message.author, 0) + len(message.times)
    filled, folds = [0] * FOLDS, {}
    for author in sorted(sizes, key=lambda name: (-sizes[name], name)):
        if not author.startswith("engineer-"):
            folds[author] = filled.index(min(filled))
            filled[folds[author]] += sizes[author]
    return folds


def told(found: np.ndarray, right: np.ndarray) -> None:
    """Prints how many chances are right, and how many of those that are sure."""
    print(f"{len(right)} times, right {np.mean(found.argmax(axis=1) == right):.3f}")
    for way, name in enumerate(Heard._fields):
        said = found.argmax(axis=1) == way
        print(f"  {name:8} precision {np.mean(right[said] == way):.3f}, recall {np.mean(said[right == way]):.3f}")
    for sure in SURE:
        there = found.max(axis=1) >= sure
        print(
            f"  sure of {sure:.2f}: {there.mean():.2f} of all, right {np.mean(found.argmax(axis=1)[there] == right[there]):.3f}"
        )
