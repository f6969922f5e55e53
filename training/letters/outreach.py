"""Makes models/outreach.npz: which sentence of a message asks, hopes for a job, says why you… (training/outreach/README.md).

`python -m training.letters.outreach` writes the linear model; `python -m benchmarks.outreach` measures across styles.
"""

from dataclasses import replace

from halfhour.domain.outreach.wishes import ACTS
from halfhour.models import load_vectors
from training.letters.acts import HERE, Marked, fit, from_messages, marked, save, sentences

ENOUGH = {"ask": 0.5, "vague": 0.4, "job": 0.5, "why": 0.03, "search": 0.25, "want": 0.2}
"""Chances from which a sentence counts, chosen for each check on styles that neither the linear part nor the encoder had seen."""


def everything() -> list[Marked]:
    """Invented messages, single sentences, and what the messages of other authors say of job asks."""
    others = from_messages("job", ACTS, HERE / "outreach" / "seekers.txt")
    return marked("outreach", ACTS) + sentences("outreach", ACTS) + others


def main() -> None:
    """A model from everything."""
    save(replace(fit(everything(), ACTS, load_vectors()), enough=ENOUGH), "outreach")


if __name__ == "__main__":
    main()
