"""Makes models/outreach.npz: which sentence of a message asks, hopes for a job, says why you… (training/outreach/README.md).

`python -m training.letters.outreach` sets thresholds across styles and writes the model.
"""

from dataclasses import replace

import numpy as np

from halfhour.domain.outreach.wishes import ACTS
from halfhour.models import load_vectors
from training.letters.acts import HERE, Marked, across, fit, from_messages, marked, save, sentences

CAREFUL = {"job": 0.4}
"""Chances below which an act never counts: to suspect somebody of a job ask who made none does more harm than to miss one."""


def everything() -> list[Marked]:
    """Invented messages, single sentences, and what the messages of other authors say of job asks."""
    others = from_messages("job", ACTS, HERE / "outreach" / "seekers.txt")
    return marked("outreach", ACTS) + sentences("outreach", ACTS) + others


def threshold(judged: list[tuple[Marked, np.ndarray]], column: int, *, missing: bool = False) -> float:
    """The chance from which a message does it: the best balance of found and right, where `missing` of those who do not."""
    best, found = 0.0, 0.5
    known = [(part, chances) for part, chances in judged if not np.isnan(part.labels.astype(float)[:, column]).any()]
    truth = np.array([part.labels[:, column].any() for part, _ in known])
    top = np.array([chances[:, column].max(initial=0) for _, chances in known])
    for enough in np.arange(0.2, 0.92, 0.02):
        guess = top >= enough
        if missing:
            guess, wanted = ~guess, ~truth
        else:
            wanted = truth
        score = 2 * (guess & wanted).sum() / max(1, guess.sum() + wanted.sum())
        if score >= best:
            best, found = score, float(enough)
    return found


def main() -> None:
    """Thresholds across styles, then a model from everything."""
    vectors = load_vectors()
    parts = everything()
    judged = across(parts, ACTS, vectors)
    found = {act: threshold(judged, column, missing=act == "want") for column, act in enumerate(ACTS)}
    enough = {act: max(chance, CAREFUL.get(act, 0.0)) for act, chance in found.items()}
    print({act: round(value, 2) for act, value in enough.items()})
    save(replace(fit(parts, ACTS, vectors), enough=enough), "outreach")


if __name__ == "__main__":
    main()
