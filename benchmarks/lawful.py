"""J2: protected questions found, look-alikes and ordinary turns flagged: `python -m benchmarks.lawful [--meetings FOLDER] [--across]`.

The shipped model, encoder and all, is judged on the styles that taught nobody, and on turns of meetings that did not either. With
`--across` each other style is judged too by models that have not seen it, some minutes more: by the linear part alone, or with
`--readers FOLDER` by deep encoders taught without the styles named in their files (`training.lawful.student --without`).
"""

import argparse
import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from halfhour.domain.clauses import plain
from halfhour.domain.lawful.judging import judge_all
from halfhour.domain.lawful.law import Country, Verdict
from halfhour.domain.lawful.model import Reading, ground_of, longer
from halfhour.models import load_vectors
from halfhour.models.deep_encoders import read_deep_encoder
from halfhour.phrases.law import law, lawful_cues
from halfhour.wiring import lawful_knowledge
from training.encoders.mixing import meetings
from training.lawful.__main__ import fold, threshold
from training.lawful.fit import Seen, fit, seen
from training.lawful.read import KEPT, STYLES, kept_turns, lines, talk_turns

KEYWORDS = re.compile(
    r"\b(?:age|old|young|birth|retire\w*|graduat\w*|married|marital|husband|wife|spouse|child\w*|kids?|pregnan\w*|family|maternity|"
    r"religio\w*|church|mosque|sabbath|holidays|nationality|citizen\w*|native|accent|born|origin\w*|disab\w*|health|illness|sick|"
    r"medical|medication|injur\w*|race|ethnic\w*|colou?r|skin|photo\w*|gay|lesbian|gender|sex\w*|union|strike|political|vote|party|"
    r"arrest\w*|convict\w*|criminal|police|discharge\w*|military|debts?|credit|bankrupt\w*|salary|mortgage)\b"
)
"""A list such as hiring guides print it."""


TURNS = 40
"""Turns that are read of each meeting."""


def main() -> None:
    """The measures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=Path, help="the folder with meetings-with-summaries.jsonl.gz")
    parser.add_argument("--across", action="store_true", help="judge each style by models that have not seen it")
    parser.add_argument("--readers", type=Path, help="a folder of deep encoders that were taught without some styles")
    arguments = parser.parse_args()
    report(arguments.meetings, across=arguments.across or arguments.readers is not None, readers=arguments.readers)


def report(folder: Path | None = None, *, across: bool = False, readers: Path | None = None) -> None:
    """What the shipped model does to strangers, and with `across` what the method does."""
    strangers()
    ordinary(folder)
    told = [seen(line, lawful_cues()) for line in [*lines(*STYLES), *talk_turns()]]
    print(f"  questions a second of processor  {speed(told):6.0f}")
    if across:
        print_across(told, readers)


def print_across(told: Sequence[Seen], readers: Path | None) -> None:
    """One table a style and one for all."""
    scores, grounds, judged = judged_by_others(told, readers)
    told = [told[place] for place in judged]
    enough = threshold(told, scores[judged])
    print(f"\nstyles together, threshold {enough:.2f} (keywords in brackets)")
    found = scores[judged] >= enough
    listed = np.array([KEYWORDS.search(plain(one.line.text)) is not None for one in told])
    for name, rows in groups(told).items():
        if rows.any():
            print(f"  {name:32} {rows.sum():5} {found[rows].mean():6.1%}  ({listed[rows].mean():.1%})")
    right = [grounds[place] == one.line.ground for place, one in zip(judged, told, strict=True) if one.line.ground]
    print(f"  ground right, of flagged lines   {np.mean(right):6.1%}")


def strangers() -> None:
    """The shipped model on the lines that taught nobody."""
    knowledge = lawful_knowledge()
    for style in KEPT:
        rows = lines(style)
        answers = judge_all([(row.text, Country.DE) for row in rows], knowledge)
        for part in ("protected", "lookalikes"):
            both = zip(rows, answers, strict=True)
            flagged = [answer.verdict != Verdict.OK for row, answer in both if row.part == part]
            print(f"  {style}, {part:28} {len(flagged):5} {np.mean(flagged):6.1%}")
    for style, turns in kept_turns().items():
        answers = judge_all([(turn, Country.DE) for turn in turns], knowledge)
        flagged = [answer.verdict != Verdict.OK for answer in answers]
        print(f"  {style + ', ordinary turns':32} {len(flagged):5} {np.mean(flagged):6.1%}")


def ordinary(folder: Path | None) -> None:
    """Turns of the meetings that were kept from training: nobody is asked for anything there."""
    dice, knowledge = random.Random(9), lawful_knowledge()
    turns = [turn for said in list(meetings(folder))[1::2] for turn in dice.sample(said, min(TURNS, len(said)))]
    for name, some in (
        ("turns of meetings", turns),
        ("shorter than 60 words", [turn for turn in turns if len(turn.split()) < 60]),
    ):
        if some:
            answers = judge_all([(turn, Country.DE) for turn in some], knowledge)
            print(
                f"  {name:32} {len(some):5} {np.mean([answer.verdict not in {Verdict.OK, None} for answer in answers]):6.2%}"
            )


def judged_by_others(told: Sequence[Seen], readers: Path | None) -> tuple[np.ndarray, list[str], list[int]]:
    """Score and likeliest ground of each line, from a model that has not seen its style, and the places of those that were judged."""
    judged: list[int] = []
    vectors, scores, grounds = load_vectors(), np.zeros(len(told)), [""] * len(told)
    for style in STYLES:
        reading = reader_without(style, readers) if readers else None
        if readers and reading is None:
            continue
        model = fit([one for one in told if fold(one) != style], vectors, law())
        model = replace(model, reading=_given(reading) if reading else None)
        for place, one in enumerate(told):
            if fold(one) == style:
                rows = model.scores(one.windows, one.texts, vectors)
                scores[place] = rows[:, 0].max() - longer(len(rows))
                grounds[place] = ground_of(rows[rows[:, 0].argmax()])
                judged.append(place)
    return scores, grounds, judged


def _given(reading: Reading) -> Callable[[], Reading]:
    return lambda: reading


def reader_without(style: str, readers: Path) -> Reading | None:
    """The deep encoder that was taught without a style, where the folder has one."""
    for path in sorted(readers.glob("lawful-reader-*-glimpse.onnx")):
        without, _, _ = path.stem.removeprefix("lawful-reader-").rpartition("-")
        if style in without.split("-"):
            return Reading(read_deep_encoder(path, path.with_stem(f"lawful-reader-{without}")))
    return None


def groups(told: Sequence[Seen]) -> dict[str, np.ndarray]:
    """Which lines belong to which row of the table."""
    part = np.array([one.line.part for one in told])
    verdict = np.array([one.line.verdict for one in told])
    ground = np.array([one.line.ground or "" for one in told])
    rows = {name: verdict == name for name in ("protected", "risky")}
    rows |= {name: part == name for name in ("lookalikes", "ordinary", "talks")}
    return rows | {
        f"protected, {name}": (ground == name) & (verdict == "protected") for name in sorted({*ground} - {""})
    }


def speed(told: Sequence[Seen]) -> float:
    """Questions a second of processor time with the shipped model, in batches of 200 as the command does."""
    knowledge = lawful_knowledge()
    questions = [(one.line.text, Country.US) for one in told if one.line.part != "talks"]
    begin = time.process_time()
    for first in range(0, len(questions), 200):
        judge_all(questions[first : first + 200], knowledge)
    return len(questions) / (time.process_time() - begin)


if __name__ == "__main__":
    main()
