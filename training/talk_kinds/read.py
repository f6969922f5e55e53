"""Reads the talks written for the question which kind a talk is, and the sentences that teach what is done in job interviews."""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.transcript import Transcript, Turn
from training.lawful.read import STYLES, lines, listed_questions
from training.talks.read import invented_talks

HERE = Path(__file__).parent
ACTS = ("hire", "probe", "path")
"""Terms, places and next steps for this very person; what an employer asks a candidate; what a seeker asks somebody about their way."""
LAWFUL, LISTED, TOLD, MEETINGS = 300, 200, 350, 200
UNKNOWN = float("nan")


def kept_talks() -> Iterator[tuple[str, str, Transcript]]:
    """Name, kind and turns of each talk that was written for measuring: "# name kind" and below it a turn a line."""
    for path in sorted(HERE.glob("tk-*.txt")):
        for block in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, said = block.partition("\n")
            name, kind = head.split()
            turns = (line.partition(": ")[::2] for line in said.splitlines() if line.strip())
            yield name, kind, Transcript(tuple(Turn(speaker, text) for speaker, text in turns))


def said_in_talks(meetings: Sequence[str]) -> list[tuple[str, list[float]]]:
    """Sentences with what is known of each of `ACTS`: 1, 0, or NaN."""
    dice = random.Random(2)
    found = 2 * [(text, [float(act == done) for act in ACTS]) for done, text in _written()]
    asked = [line.text for line in lines(*STYLES) if line.verdict == "ok" and "?" in line.text]
    found += [(text, [UNKNOWN, 1.0, 0.0]) for text in dice.sample(asked, LAWFUL)]
    listed = [line.text for line in listed_questions()]
    found += [(text, [0.0, UNKNOWN, 1.0]) for text in dice.sample(listed, LISTED)]
    told = [sentence for sentence in talk_sentences(informational=True) if "?" not in sentence]
    found += [(text, [0.0, 0.0, 0.0]) for text in dice.sample(told, TOLD)]
    return found + [(text, [0.0, 0.0, 0.0]) for text in dice.sample(list(meetings), min(len(meetings), MEETINGS))]


def talk_sentences(*, informational: bool = False) -> list[str]:
    """What is said in the invented talks that teach, or only in the informational ones of them."""
    return [
        sentence.text
        for talk in invented_talks()
        if talk.use == "train" and (talk.kind == "informational" or not informational)
        for sentence in sentences(talk.transcript)
        if 3 <= len(sentence.text.split()) <= 40
    ]


def _written() -> Iterator[tuple[str, str]]:
    for row in (HERE / "th-sentences.tsv").read_text(encoding="utf-8").splitlines():
        done, _, text = row.partition("\t")
        yield done, text
