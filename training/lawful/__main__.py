"""Makes models/lawful.npz, the linear part: does a question touch protected ground, which, how openly, for what need?

`python -m training.lawful --meetings FOLDER` measures across styles (what one author wrote is judged by what the others taught) and writes
the model. Sentences of meetings are examples of what is said when no employer asks.
"""

import argparse
import random
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from halfhour.domain.lawful.cues import read_cues
from halfhour.domain.lawful.law import Law, read_law
from halfhour.domain.lawful.model import LawfulModel
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from training.encoders.mixing import meeting_sentences
from training.lawful.fit import Seen, best_scores, fit, seen, with_threshold
from training.lawful.read import STYLES, Line, lines, listed_questions, talk_turns
from training.lessons import MODELS

PHRASES = MODELS.parent / "phrases"
ENOUGH = -1.25
"""From which score of the deep encoder a text is flagged (models/lawful.md)."""
MEETINGS = 3_000
LOOKALIKES_FLAGGED = 0.05
"""What the threshold aims at on authors that the model has not seen."""


def main() -> None:
    """Scores each style by the others, sets the threshold there, and fits on everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only measure")
    parser.add_argument("--write", action="store_true", help="only write")
    parser.add_argument("--meetings", type=Path, help="the folder with meetings-with-summaries.jsonl.gz")
    arguments = parser.parse_args()
    cue_table = tomllib.loads((PHRASES / "lawful_cues.toml").read_text(encoding="utf-8"))
    law = read_law(tomllib.loads((PHRASES / "lawful.toml").read_text(encoding="utf-8"))["rule"], cue_table["topic"])
    cues, vectors = read_cues(cue_table), load_vectors()
    said = [*lines(*STYLES), *talk_turns(), *listed_questions(), *said_in_meetings(arguments.meetings)]
    told = [seen(line, cues) for line in said]
    print(f"{len(told)} lines, {sum(one.line.verdict != 'ok' for one in told)} flagged")
    if not arguments.write:
        threshold(told, unseen_scores(told, vectors, law))
    if not arguments.quick:
        model = with_threshold(fit(told, vectors, law), ENOUGH)
        save(model)
        print(f"{len(model.columns)} names, {len(model.needs)} needs, threshold {ENOUGH:.2f}")


def said_in_meetings(folder: Path | None) -> list[Line]:
    """Sentences of meetings as lawful lines; none without a folder."""
    found = meeting_sentences(folder)
    chosen = random.Random(4).sample(found, min(len(found), MEETINGS))
    return [
        Line(f"meeting-{number}", text, "any", "ok", None, None, "ma", "meetings") for number, text in enumerate(chosen)
    ]


def unseen_scores(told: Sequence[Seen], vectors: Vectors, law: Law) -> np.ndarray:
    """The best score of each line, from a model that has not seen its style (of talks and lists: its author)."""
    scores = np.zeros(len(told), dtype=np.float32)
    for style in STYLES:
        learn = [one for one in told if fold(one) != style]
        judge = [place for place, one in enumerate(told) if fold(one) == style]
        model = fit(learn, vectors, law)
        scores[judge] = best_scores([told[place] for place in judge], model, vectors)
    return scores


def fold(one: Seen) -> str:
    """The style with which a line is held out; authors of talks and lists are dealt among the styles."""
    style = one.line.style
    return style if style in STYLES else STYLES[ord(style[-1]) % len(STYLES)]


def threshold(told: Sequence[Seen], scores: np.ndarray) -> float:
    """The score above which no more look-alikes of unseen authors are flagged than aimed at; prints what that gives."""
    part = np.array([one.line.part for one in told])
    verdict = np.array([one.line.verdict for one in told])
    style = np.array([fold(one) for one in told])
    enough = float(np.quantile(scores[part == "lookalikes"], 1 - LOOKALIKES_FLAGGED))
    for name in STYLES:
        here = style == name
        found = {
            "protected": scores[here & (verdict == "protected")],
            "risky": scores[here & (verdict == "risky")],
            "look-alikes": scores[here & (part == "lookalikes")],
            "ordinary": scores[here & (part == "ordinary")],
            "talks": scores[here & (part == "talks")],
            "lists": scores[here & (part == "questions")],
            "meetings": scores[here & (part == "meetings")],
        }
        some = {key: row for key, row in found.items() if len(row)}
        print(name, {key: (len(row), round(float((row >= enough).mean()), 4)) for key, row in some.items()}, flush=True)
    return enough


def save(model: LawfulModel) -> None:
    """Writes the model beside the others."""
    np.savez_compressed(
        MODELS / "lawful.npz",
        names=np.array(sorted(model.columns, key=lambda name: model.columns[name])),
        weights=model.weights.astype(np.float16),
        dense=model.dense.astype(np.float16),
        bias=model.bias,
        needs=np.array(model.needs),
        enough=np.array(model.enough, np.float32),
    )


if __name__ == "__main__":
    main()
