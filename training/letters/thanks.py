"""Makes models/thanks.npz: which sentence of a thank-you is from the talk, a plan, a new burden… (training/thanks/README.md).

`python -m training.letters.thanks` writes the model; `python -m benchmarks.outreach` measures across styles.
"""

from dataclasses import replace

import numpy as np

from halfhour.domain.thanks import ACTS
from halfhour.models import load_vectors
from training.letters.acts import Marked, fit, marked, save, sentences

ENOUGH = {"specific": 0.1, "plan": 0.1, "burden": 0.1, "tone": 0.1, "interest": 0.3, "wrong": 0.2}
"""Chances from which a sentence of a short letter counts, chosen on six kept sets, which taught neither part (models/thanks.md)."""
PAIRED = "sd"
"""A style whose letters are there twice, for the occasion that they fit and for one that they do not."""


def everything() -> list[Marked]:
    """Invented thank-yous and single sentences; job asks of the message coach teach what a burden is, in the same style."""
    return marked("thanks", ACTS) + sentences("thanks", ACTS) + _job_asks()


def of_sentences() -> list[Marked]:
    """What teaches who reads each sentence alone, and does not know its occasion."""
    return [part for part in everything() if part.style != PAIRED]


def _job_asks() -> list[Marked]:
    found = []
    for part in sentences("outreach", ("job",)):
        if part.labels.any():
            labels = np.array([[float(act == "burden") for act in ACTS]])
            labels[0, ACTS.index("interest")] = np.nan
            found.append(replace(part, style="t" + part.style[1:], labels=labels))
    return found


def main() -> None:
    """A model from everything."""
    save(replace(fit(of_sentences(), ACTS, load_vectors()), enough=ENOUGH), "thanks")


if __name__ == "__main__":
    main()
