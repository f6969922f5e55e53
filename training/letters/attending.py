"""Makes models/thanks-reader.onnx: the acts of a thank-you's sentences, each read within its letter by a deep encoder (models/thanks.md).

`tools/train_encoders.sh DATA thanks` in an environment of its own (torch). With `--without STYLE…` it does not see what those authors
wrote, and lands in the folder `--into`, for `python -m benchmarks.outreach`. With `--further STYLE…` it teaches what is shipped a little
further, by everything and once more by the letters of those styles.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from math import ceil
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from halfhour.domain.letters.reading import STEP, WIDEST
from halfhour.domain.thanks import ACTS, Fault, Occasion, head_of
from halfhour.domain.vectors import Floats, Vectors
from halfhour.models import load_vectors
from training.encoders import attending, deep
from training.encoders.attending import BATCH, Attending, Reading, between
from training.letters.acts import MODELS, Marked
from training.letters.thanks import PAIRED, everything

ROUNDS, GOES = 4.5, 2
READER = "thanks-reader"
MORE, SLOWLY = 350, 0.5
"""Steps that are taught further, and at what pace."""
TOLD, MISPLACED = 0.7, 0.2
"""How many letters are read below their occasion, and how many good ones of these below another."""
_JOB = (Occasion.AFTER_JOB_INTERVIEW, Occasion.AFTER_CASUAL)
UNFIT = {
    Occasion.AFTER_JOB_INTERVIEW: (Occasion.AFTER_INFORMATIONAL, Occasion.FOR_HELP),
    Occasion.AFTER_CASUAL: (Occasion.FOR_HELP,),
    Occasion.FOR_HELP: (*_JOB, Occasion.AFTER_INFORMATIONAL),
    Occasion.AFTER_MEETING: _JOB,
}
"""Occasions that good thanks for one cannot be for: nobody thanks for a talk to learn from in words about one's chances."""
WRONG = ACTS.index("wrong")
UNTOLD = np.array([np.nan if act == "wrong" else 1 for act in ACTS], dtype=np.float32)
"""Takes from what is known of a sentence whether it is for another occasion: below a strange head it may be."""
GUEST, SHORTER = 0.5, 0.1
"""How many letters take in a sentence of somebody else, and how many lose one of theirs, each round in other ways."""
SMOOTHED = 0.03
"""Part of what is known that is doubted."""


@dataclass(frozen=True)
class Said:
    """A sentence with what is known of its acts (1, 0, or NaN), and what stands between it and the next."""

    text: str
    acts: Floats
    gap: str = " "


@dataclass(frozen=True)
class Whole:
    """A letter that can be put together anew."""

    before: str
    said: Sequence[Said]
    behind: str
    occasion: Occasion | None = None
    is_other: bool = False
    """Whether it was written for another occasion."""
    is_sound: bool = False
    """Whether nothing is amiss with it."""
    is_paired: bool = False
    """Whether it is there for another occasion too, so that it says nothing without one."""

    def reading(self, vectors: Vectors, dice: random.Random) -> Iterator[Reading]:
        """What is read of it for its sentences: most often below its occasion, now and then below one that it cannot be for."""
        text, places, is_misplaced = "", [], False
        if self.occasion and (self.is_paired or dice.random() < TOLD):
            others = UNFIT.get(self.occasion, ()) if self.is_sound and not self.is_paired else ()
            is_misplaced = bool(others) and dice.random() < MISPLACED
            text = head_of(dice.choice(others) if is_misplaced else self.occasion)
            places.append(((0, len(text)), _head_acts(self.is_other or is_misplaced)))
        text += self.before
        for number, part in enumerate(self.said, start=1):
            places.append(((len(text), len(text) + len(part.text)), part.acts * UNTOLD if is_misplaced else part.acts))
            text += part.text + (part.gap if number < len(self.said) else "")
        return attending.readings(text + self.behind, places, vectors, WIDEST, STEP)


def whole(part: Marked) -> Whole:
    """An invented letter in its parts."""
    text, spans = part.letter.text, part.letter.sentences
    gaps = [text[one.end : other.start] for one, other in pairwise(spans)]
    said = [Said(*each) for each in zip(part.said, part.labels.astype(np.float32), [*gaps, " "], strict=True)]
    occasion, issues = Occasion(part.row["context"]), part.row["issues"]
    is_other, is_paired = Fault.OCCASION in issues, part.style == PAIRED
    return Whole(text[: spans[0].start], said, text[spans[-1].end :], occasion, is_other, not issues, is_paired)


def _head_acts(is_other: bool) -> Floats:
    """What is known of the head of a letter: whether the letter is for another occasion, and nothing else."""
    known = np.full(len(ACTS), np.nan, dtype=np.float32)
    known[WRONG] = is_other
    return known


def rounds(parts: Sequence[Marked], vectors: Vectors, seed: int) -> Iterator[list[Reading]]:
    """Round after round: letters, half of them with a sentence of somebody else, so that one sentence is all that spoils them; then the
    sentences that found no letter, one or a few together."""
    dice = random.Random(seed)
    letters = [whole(part) for part in parts if part.row and part.said]
    alone = [Said(part.said[0], part.labels[0].astype(np.float32)) for part in parts if not part.row and part.said]
    while True:
        dice.shuffle(alone)
        guests = iter(alone)
        read = [_changed(letter, guests, dice) for letter in letters]
        while some := list(islice(guests, dice.choice((1, 1, 2, 3)))):
            around = dice.choice(letters) if dice.random() < GUEST else Whole("", (), "")
            read.append(Whole(around.before, some, around.behind))
        yield [reading for letter in read for reading in letter.reading(vectors, dice)]


def _changed(letter: Whole, guests: Iterator[Said], dice: random.Random) -> Whole:
    """The letter as it is, with a guest or two, or without one of its sentences."""
    said, chance, come = list(letter.said), dice.random(), list[Said]()
    if chance < GUEST:
        come = list(islice(guests, dice.choice((1, 1, 2))))
        for guest in come:
            said.insert(dice.randrange(len(said) + 1), guest)
    elif chance < GUEST + SHORTER and len(said) > 3:
        said.pop(dice.randrange(len(said)))
    is_other = letter.is_other or any(guest.acts[WRONG] == 1 for guest in come)
    return replace(letter, said=said, is_other=is_other, is_sound=letter.is_sound and not come)


def taught(parts: Sequence[Marked], vectors: Vectors, seed: int) -> Attending:
    """An encoder that has read them all so often, in an order that the seed decides."""
    torch.manual_seed(seed)
    ear = Attending(len(ACTS), vectors, WIDEST)
    many = int(ROUNDS * ceil(len(next(rounds(parts, vectors, seed))) / BATCH))
    return attending.taught(ear, many, rounds(parts, vectors, seed), _missed, seed)


def further(parts: Sequence[Marked], styles: Sequence[str], vectors: Vectors) -> Attending:
    """What is shipped, once it has read for some steps more of everything, and twice as often of these styles."""
    torch.manual_seed(0)
    some = [*parts, *(part for part in parts if part.style in styles)]
    ear = attending.load(MODELS / f"{READER}.onnx", vectors, WIDEST)
    return attending.taught(ear, MORE, rounds(some, vectors, 0), _missed, pace=SLOWLY)


def _missed(found: torch.Tensor, acts: Sequence[Floats]) -> torch.Tensor:
    known = torch.tensor(np.stack(acts))
    there = ~known.isnan()
    doubted = known[there] * (1 - SMOOTHED) + SMOOTHED / 2
    return functional.binary_cross_entropy_with_logits(found[there], doubted)


def main() -> None:
    """Teaches and writes."""
    parser = argparse.ArgumentParser(prog="python -m training.letters.attending", description=__doc__)
    parser.add_argument("--without", nargs="*", default=[], help="styles that are left out")
    parser.add_argument("--into", type=Path, default=MODELS, help="the folder it is written to")
    parser.add_argument("--further", nargs="+", default=[], help="styles by which what is shipped is taught further")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    vectors, parts = load_vectors(), [part for part in everything() if part.style not in arguments.without]
    if arguments.further:
        ear = further(parts, arguments.further, vectors)
    else:
        ear = between([taught(parts, vectors, seed) for seed in range(GOES)])
    path = arguments.into / f"{READER}{''.join('-' + style for style in arguments.without)}.onnx"
    deep.save(ear, path, ACTS, is_each=True)
    print(path)


if __name__ == "__main__":
    main()
