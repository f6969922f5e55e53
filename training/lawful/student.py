"""Makes models/lawful-reader.onnx and talk-encoder.npz: a deep encoder of what employers ask, and a small one for the turns of talks.

A large one teaches both.

`tools/train_encoders.sh FOLDER lawful` runs it in an environment of its own (torch). With `--without STYLE…` neither teacher nor
students see the lines of those authors, and the encoders land in the folder `--into`, for `python -m benchmarks.lawful --readers`.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn import functional

from halfhour.domain.lawful.law import Verdict
from halfhour.domain.lawful.model import GROUNDS
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from training.encoders import deep
from training.encoders.large import Large, taught
from training.encoders.mixing import Mixer, in_random_order, meeting_sentences, message_sentences
from training.encoders.small import Size, learned, save
from training.lawful.read import STYLES, Line, doubtful_turns, lines, listed_questions, talk_turns, told_turns
from training.lessons import MODELS

VERDICTS = (Verdict.OK, Verdict.RISKY, Verdict.PROTECTED)
NUMBERS = len(VERDICTS) + len(GROUNDS)
SIZE = Size(width=192, wide=384, rounds=6)
LAYERS, DEEP_ROUNDS, GLIMPSE = range(6), 2.0, 2
"""Which layers of MiniLM the deep encoder begins with, how often it reads the lines, and after how many layers it has a first glimpse."""
SWAPS, CROSSINGS = 3, 2
TAUGHT_OTHERS, TAUGHT_MEETINGS, TAUGHT_TURNS, OTHERS, TRANSFER = 2_300, 1_500, 2_500, 22_000, 80_000
"""Ordinary lines, sentences of meetings and turns that the teacher reads; others that it labels for the student, and lines in all."""
ORDINARY = 4.0
"""How sure a student is told to be, at least, that nothing is asked of anybody where people talk in meetings and other talks."""
SOFT = 1.5
"""Temperature at which the student listens."""


@dataclass(frozen=True)
class Labelled:
    """Lines with what the teacher said of each (lines × NUMBERS), and the place of its verdict where somebody labelled it, else -1."""

    texts: Sequence[str]
    said: torch.Tensor
    marks: torch.Tensor

    def apart(self, found: torch.Tensor, chosen: Sequence[int]) -> torch.Tensor:
        """How far a student is from it on some of the lines."""
        return _apart(found, self.said[chosen], self.marks[chosen])


def labelled(own: Sequence[Line], vectors: Vectors, meetings: Sequence[str]) -> Labelled:
    """What a teacher says that has read the lines, and what people say when no employer asks."""
    dice = random.Random(1)
    talks, turns = [line.text for line in (*talk_turns(), *listed_questions())], list(dict.fromkeys(told_turns()))
    fine = [
        *dice.sample(talks, TAUGHT_OTHERS),
        *dice.sample(list(meetings), min(len(meetings), TAUGHT_MEETINGS)),
        *dice.sample(turns, TAUGHT_TURNS),
    ]
    teacher, doubtful = _teacher(own, fine), doubtful_turns()
    mixed = in_random_order(list(transfer(own, vectors, [*talks, *meetings, *turns])), random.Random(5))
    texts = [text for text in dict.fromkeys([*(line.text for line in own), *mixed]) if text not in doubtful]
    known = dict.fromkeys([*talks, *meetings, *turns], 0)
    known |= {line.text: VERDICTS.index(Verdict(line.verdict)) for line in own}
    marks = torch.tensor([known.get(text, -1) for text in texts[:TRANSFER]])
    return Labelled(texts[:TRANSFER], corrected(teacher.labels(texts[:TRANSFER]), marks), marks)


def _teacher(own: Sequence[Line], fine: Sequence[str]) -> Large:
    verdicts = torch.tensor([VERDICTS.index(Verdict(line.verdict)) for line in own] + [0] * len(fine))
    grounds = torch.tensor([GROUNDS.index(line.ground) if line.ground else -1 for line in own] + [-1] * len(fine))  # type: ignore[arg-type]

    def loss(found: torch.Tensor, chosen: Sequence[int]) -> torch.Tensor:
        short = functional.cross_entropy(found[:, :3], verdicts[chosen], label_smoothing=0.03)
        known = grounds[chosen] >= 0
        if known.any():
            short = short + 0.5 * functional.cross_entropy(found[known, 3:], grounds[chosen][known])
        return short

    return taught([*(line.text for line in own), *fine], NUMBERS, loss)


def transfer(own: Sequence[Line], vectors: Vectors, others: Sequence[str]) -> Iterator[str]:
    """Mixtures of our lines, and what others say."""
    dice, texts = random.Random(5), [line.text for line in own]
    mixer, pool = Mixer(vectors, dice), [*others, *message_sentences()]
    for text in texts:
        yield from mixer.variants(text, texts, pool, SWAPS, CROSSINGS)
    yield from dice.sample(pool, min(len(pool), OTHERS))


def corrected(said: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
    """The teacher's word, but where a line is known to be fine, it is surely fine."""
    fine = marks == 0
    said = said.clone()
    greatest = said[:, 1:3].max(1)[0]
    said[fine, 0] = torch.maximum(said[fine, 0], greatest[fine] + ORDINARY)
    return said


def _apart(found: torch.Tensor, said: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
    """As near to the teacher as may be: its verdict softly, its scores, the ground where it flags; then the marks themselves."""
    verdict, ground, told, told_ground = found[:, :3], found[:, 3:], said[:, :3], said[:, 3:]
    soft = functional.kl_div(
        functional.log_softmax(verdict / SOFT, 1), functional.softmax(told / SOFT, 1), reduction="batchmean"
    )
    scores = functional.mse_loss(verdict - verdict.mean(1, keepdim=True), told - told.mean(1, keepdim=True))
    flagged = 1 - functional.softmax(told, 1)[:, 0]
    grounds = functional.kl_div(
        functional.log_softmax(ground, 1), functional.softmax(told_ground, 1), reduction="none"
    ).sum(1)
    loss = soft * SOFT**2 + 0.1 * scores + 0.3 * (flagged * grounds).mean()
    known = marks >= 0
    return loss + 0.2 * functional.cross_entropy(verdict[known], marks[known]) if known.any() else loss


def main() -> None:
    """Teaches and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=Path, help="the folder with meetings-with-summaries.jsonl.gz")
    parser.add_argument("--without", nargs="*", default=[], help="styles that are left out")
    parser.add_argument("--into", type=Path, default=MODELS, help="the folder it is written to")
    arguments = parser.parse_args()
    own = [line for line in lines(*STYLES) if line.style not in arguments.without]
    vectors, left_out = load_vectors(), "".join("-" + style for style in arguments.without)
    lessons = labelled(own, vectors, meeting_sentences(arguments.meetings))
    small = learned(lessons.texts, NUMBERS, lessons.apart, vectors, SIZE)
    save(small, arguments.into / f"talk-encoder{left_out}.npz", (*VERDICTS, *GROUNDS))
    reader = deep.learned(lessons.texts, NUMBERS, lessons.apart, vectors, LAYERS, DEEP_ROUNDS, GLIMPSE)
    deep.save(reader, arguments.into / f"lawful-reader{left_out}.onnx", (*VERDICTS, *GROUNDS))


if __name__ == "__main__":
    main()
