"""Teaches the shipped deep encoder further: `python -m training.lawful.further --meetings FOLDER --new STYLE… [--into FOLDER]`.

On styles that it has not read, by their labels alone; on what it knew, by its own word too, so that it forgets nothing; and on what is
surely ordinary, above all sentences of meetings that it took for questions about a person. A quarter of an hour of two cores, and no large
teacher.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn import functional

from halfhour.domain.clauses import plain
from halfhour.domain.lawful.cues import Cues
from halfhour.domain.lawful.law import Verdict
from halfhour.domain.lawful.model import GROUNDS
from halfhour.domain.lawful.windows import windows
from halfhour.models import load_vectors
from halfhour.phrases.law import lawful_cues
from training.encoders import deep
from training.encoders.mixing import Mixer, meetings
from training.lawful.read import STYLES, Line, lines, listed_questions, talk_turns, told_turns
from training.lawful.student import SOFT, VERDICTS, corrected
from training.lessons import MODELS

ROUNDS, PACE = 1.3, 0.55
TURNS, LISTED, SAID, MIXED = 5_000, 1_500, 5_500, 3_500
"""Windows of told turns, of listed questions and of meetings that are taught as ordinary; older lines of which mixtures are made."""
MISHEARD = -2.0
"""Score from which a sentence of a meeting is taught three times: it was taken, or nearly, for what it is not."""
OWN_WORD, GROUND = 1.0, 0.4
"""What its own word, and the ground, count beside the verdict."""
GONE = 0.6
"""How far it goes from what it was to what it has become: the weights between both know more than either (models/lawful.md)."""


@dataclass(frozen=True)
class Lessons:
    """Lines with what the encoder said of each (lines × numbers), and the places of verdict and ground, -1 where nobody labelled them."""

    texts: Sequence[str]
    said: torch.Tensor
    verdicts: torch.Tensor
    grounds: torch.Tensor
    is_known: torch.Tensor
    """Whether its own word is to be kept."""

    def apart(self, found: torch.Tensor, chosen: Sequence[int]) -> torch.Tensor:
        """How far it is from the labels, and from its own word where that counts."""
        verdicts, grounds, known = self.verdicts[chosen], self.grounds[chosen], self.is_known[chosen]
        short = functional.cross_entropy(found[:, :3], verdicts, ignore_index=-1, label_smoothing=0.03, reduction="sum")
        short = short + GROUND * functional.cross_entropy(found[:, 3:], grounds, ignore_index=-1, reduction="sum")
        mine, told = found[known], self.said[chosen][known]
        verdict = functional.kl_div(
            functional.log_softmax(mine[:, :3] / SOFT, 1), functional.softmax(told[:, :3] / SOFT, 1), reduction="sum"
        )
        ground = functional.kl_div(
            functional.log_softmax(mine[:, 3:], 1), functional.softmax(told[:, 3:], 1), reduction="none"
        )
        flagged = 1 - functional.softmax(told[:, :3], 1)[:, 0]
        return (short + OWN_WORD * verdict + 0.3 * (flagged * ground.sum(1)).sum()) / len(chosen)


def lessons(reader: deep.Deep, new: Sequence[str], folder: Path) -> Lessons:
    """What it is taught, in the order: known lines, mixtures, new lines, and what is ordinary."""
    dice, styles = random.Random(7), [style for style in STYLES if style not in new]
    known, fresh = lines(*styles), lines(*new)
    mixtures = list(_mixtures(dice.sample(known, min(MIXED, len(known))) + fresh, dice))
    fine = [*_ordinary(folder, dice), *_misheard(reader, folder) * 3]
    labelled = [*known, *[None] * len(mixtures), *fresh]
    texts = [*(line.text for line in known), *mixtures, *(line.text for line in fresh), *fine]
    verdicts = torch.tensor([*(_verdict(line) for line in labelled), *[0] * len(fine)])
    said, own = torch.zeros((len(texts), len(VERDICTS) + len(GROUNDS))), len(known) + len(mixtures)
    said[:own] = corrected(deep.numbers_of(reader, texts[:own]), verdicts[:own])
    grounds = torch.tensor([*(_ground(line) for line in labelled), *[-1] * len(fine)])
    return Lessons(texts, said, verdicts, grounds, torch.arange(len(texts)) < own)


def _verdict(line: Line | None) -> int:
    return VERDICTS.index(Verdict(line.verdict)) if line else -1


def _ground(line: Line | None) -> int:
    return [*GROUNDS].index(line.ground) if line and line.ground else -1  # type: ignore[arg-type]


def _mixtures(some: Sequence[Line], dice: random.Random) -> Iterator[str]:
    """Of each line one with other words and one with the end of another; what they ask, its own word tells."""
    mixer = Mixer(load_vectors(), dice)
    for line in some:
        yield dice.choice([mixer.swapped, mixer.thinned])(line.text)
        yield mixer.crossed(line.text, dice.choice(some).text)


def _ordinary(folder: Path, dice: random.Random) -> Iterator[str]:
    """Windows, as the encoder will be given them, of what people say when they ask nobody for what they may not."""
    cues, listed = lawful_cues(), [line.text for line in (*talk_turns(), *listed_questions())]
    for texts, many in ((list(told_turns()), TURNS), (listed, LISTED), (_said(folder), SAID)):
        for text in dice.sample(texts, min(many, len(texts))):
            yield dice.choice(_windows(text, cues))


def _misheard(reader: deep.Deep, folder: Path) -> list[str]:
    """Windows of meetings that it takes, or nearly, for questions about a person."""
    cues = lawful_cues()
    shown = [window for turn in _said(folder) for window in _windows(turn, cues)]
    numbers = deep.numbers_of(reader, shown)
    touched = torch.logaddexp(numbers[:, 1], numbers[:, 2]) - numbers[:, 0]
    return [shown[place] for place in (touched > MISHEARD).nonzero().flatten().tolist()]


def _windows(text: str, cues: Cues) -> list[str]:
    said = plain(text)
    return [said[window.start : window.end] for window in windows(said, cues)]


def _said(folder: Path) -> list[str]:
    """Turns of every second meeting; the others are kept for measuring."""
    return [turn for turns in list(meetings(folder))[::2] for turn in turns if len(turn.split()) > 3]


def main() -> None:
    """Teaches and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=Path, required=True, help="the folder with meetings-with-summaries.jsonl.gz")
    parser.add_argument("--new", nargs="+", required=True, help="styles that it has not read")
    parser.add_argument("--into", type=Path, default=MODELS, help="the folder it is written to")
    arguments = parser.parse_args()
    torch.manual_seed(0)
    reader = deep.load(MODELS / "lawful-reader.onnx", load_vectors())
    told = lessons(reader, arguments.new, arguments.meetings)
    print(f"{len(told.texts)} lines", flush=True)
    before = {name: weight.clone() for name, weight in reader.state_dict().items()}
    deep.taught(reader, told.texts, told.apart, ROUNDS, PACE)
    after = reader.state_dict()
    reader.load_state_dict({name: torch.lerp(weight, after[name], GONE) for name, weight in before.items()})
    deep.save(reader, arguments.into / "lawful-reader.onnx", (*VERDICTS, *GROUNDS))


if __name__ == "__main__":
    main()
