"""Makes models/talk-kinds.npz: how job interviews sound. `python -m training.talk_kinds --meetings FOLDER`, two minutes.

Each talk is judged by what other talks taught; the line over them is drawn on those figures, and the model of turns then fitted on
everything.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from halfhour.domain.clauses import plain
from halfhour.domain.interviews import LONGEST, read_turns, turn_measures
from halfhour.domain.talks.kind import signs
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.stems import words as words_of
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.models import load_vectors
from halfhour.models.encoders import load_topped
from halfhour.phrases import talk_cues
from training.encoders.mixing import meetings
from training.lawful.read import STYLES, lines, listed_questions
from training.letters.acts import MARK_SCALE, MARKS, MODELS, RUN_SCALE, VECTOR_SCALE, features_of, wordings_of
from training.talk_kinds.read import kept_talks, written
from training.talks.read import invented_talks

FOLDS = 5
STRENGTH, LINE_STRENGTH, HEARD = 0.2, 0.5, 0.6
MOST_TURNS, LINES, LISTED, MEETINGS = 70, 1_500, 700, 60
SAID_IN = {"hire": 1, "probe": 1, "answer": 1, "path": 0, "": 2}
"""Where a sentence with an act is said, as a number among `KINDS`."""


@dataclass(frozen=True)
class Talk:
    """A talk, the number of its kind among `KINDS`, and the fold in which it is judged."""

    name: str
    kind: int
    fold: int
    transcript: Transcript


@dataclass(frozen=True)
class Told:
    """A turn with the kind of its talk, what it counts, and the fold that may not learn from it (-1: all may)."""

    text: str
    kind: int
    weight: float
    fold: int
    talk: str = ""


def all_talks(folder: Path | None) -> Iterator[Talk]:
    """Those written for this, the invented ones by author, and meetings, every second of which is only judged."""
    dice = random.Random(1)
    for name, kind, transcript in kept_talks():
        yield Talk(name, _number(kind), dice.randrange(FOLDS), transcript)
    for talk in invented_talks():
        yield Talk(talk.id, _number(talk.kind), (ord(talk.author) - ord("a")) % FOLDS, talk.transcript)
    for number, turns in enumerate(list(meetings(folder))[: 2 * MEETINGS]):
        yield Talk(
            f"meeting-{number}", 2, 0 if number % 2 else -1, Transcript(tuple(Turn(None, text) for text in turns))
        )


def _number(kind: str) -> int:
    return 1 if kind.endswith("_job") else 0 if kind == "informational" else 2


def everything(talks: Sequence[Talk]) -> list[Told]:
    """Turns of the talks, lines of employers and of seekers, and sentences written for this."""
    dice, found = random.Random(0), []
    for talk in talks:
        turns = read_turns(talk.transcript)
        many = 10 if talk.name.startswith("meeting") else MOST_TURNS
        weight = 2.0 if talk.name.startswith(("tk-", "tu-")) else 1.0
        chosen = turns if len(turns) <= many else dice.sample(turns, many)
        found += [Told(turn, talk.kind, weight, talk.fold, talk.name) for turn in chosen]
    employers = [line.text for line in lines(*STYLES) if line.part in {"ordinary", "lookalikes"}]
    found += [Told(_short(text), 1, 0.7, -1) for text in dice.sample(employers, LINES)]
    seekers = [line.text for line in listed_questions()]
    found += [Told(_short(text), 0, 0.7, -1) for text in dice.sample(seekers, LISTED)]
    return found + [Told(_short(text), SAID_IN[done], 1.5, -1) for done, text in written()]


def _short(text: str) -> str:
    return " ".join(plain(text).split()[:LONGEST])


def fitted(features: csr_matrix, kinds: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One linear model a kind, each kind counting alike."""
    share = np.array([weight.sum() / 3 / weight[kinds == kind].sum() for kind in range(3)])[kinds]
    models = [
        LogisticRegression(C=STRENGTH, solver="liblinear").fit(features, kinds == kind, weight * share)
        for kind in range(3)
    ]
    return np.stack([model.coef_[0] for model in models], 1), np.array([model.intercept_[0] for model in models])


def main() -> None:
    """Judges, draws the line, fits on everything and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=Path, help="the folder with meetings-with-summaries.jsonl.gz")
    vectors, talks = load_vectors(), list(all_talks(parser.parse_args().meetings))
    encoder = load_topped("lawful-encoder.npz").encoder
    told = everything(talks)
    texts = [one.text for one in told]
    words = [words_of(text) for text in texts]
    wordings = wordings_of(words)

    def seen(some: Sequence[str]) -> csr_matrix:
        linear = features_of(some, [words_of(text) for text in some], wordings, vectors)
        return hstack([linear, csr_matrix(encoder.encode(some, vectors) * HEARD)]).tocsr()

    features, kinds = seen(texts), np.array([one.kind for one in told])
    weight, folds = np.array([one.weight for one in told]), np.array([one.fold for one in told])
    found = {}
    for fold in range(FOLDS):
        coef, bias = fitted(features[folds != fold], kinds[folds != fold], weight[folds != fold])
        for talk in talks:
            if talk.fold == fold:
                scores = seen(read_turns(talk.transcript)) @ coef + bias
                said = sentences(talk.transcript)
                found[talk.name] = [*turn_measures(scores), *signs(talk.transcript, said, talk_cues())]
    judged = [talk for talk in talks if talk.name in found]
    table = np.array([found[talk.name] for talk in judged])
    mean, spread = table.mean(0), table.std(0) + 1e-6
    line = draw_line((table - mean) / spread, judged)
    coef, bias = fitted(features, kinds, weight)
    width = features.shape[1] - 2 * encoder.enter.shape[1]
    dense = coef[: width - len(wordings.columns)].copy()
    dense[:MARKS] *= MARK_SCALE
    dense[MARKS:] *= VECTOR_SCALE
    np.savez_compressed(
        MODELS / "talk-kinds.npz",
        wordings=np.array(list(wordings.columns)),
        common=np.array(sorted(wordings.common)),
        runs=(coef[width - len(wordings.columns) : width] * RUN_SCALE).astype(np.float16),
        dense=dense.astype(np.float32),
        bias=bias.astype(np.float32),
        tops=(coef[width:] * HEARD).astype(np.float16),
        mean=mean.astype(np.float32),
        spread=spread.astype(np.float32),
        weights=line.coef_[0].astype(np.float32),
        line=np.array(line.intercept_[0], np.float32),
    )


def draw_line(table: np.ndarray, talks: Sequence[Talk]) -> LogisticRegression:
    """A line over all talks; prints what lines say of talks that did not draw them."""
    job = np.array([talk.kind == 1 for talk in talks])
    folds = np.array([talk.fold for talk in talks])
    groups = np.array(
        [
            "written" if talk.name.startswith("tk-") else "meetings" if "meeting" in talk.name else "invented"
            for talk in talks
        ]
    )
    margin = np.zeros(len(talks))
    for fold in range(FOLDS):
        away = folds == fold
        margin[away] = _line(table[~away], job[~away]).decision_function(table[away])
    for enough in (0.0, 0.5, 1.0, 1.5):
        parts = []
        for group in ("written", "invented", "meetings"):
            here = groups == group
            hit = f"{np.mean(margin[here & job] >= enough):.2f} of {(here & job).sum()}, " if (here & job).any() else ""
            parts.append(f"{group}: {hit}false {np.mean(margin[here & ~job] >= enough):.3f} of {(here & ~job).sum()}")
        print(
            enough,
            "; ".join(parts),
            [talk.name for talk, one, is_job in zip(talks, margin, job, strict=True) if one >= enough and not is_job],
        )
    return _line(table, job)


def _line(table: np.ndarray, job: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=LINE_STRENGTH, class_weight="balanced").fit(table, job)


if __name__ == "__main__":
    main()
