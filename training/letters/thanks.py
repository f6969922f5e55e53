"""Makes models/thanks.npz: which sentence of a thank-you is from the talk, a plan, a new burden… (training/thanks/README.md).

`python -m training.letters.thanks` sets thresholds across styles and writes the model.
"""

from dataclasses import replace

from halfhour.domain.thanks import ACTS
from halfhour.models import load_vectors
from training.letters.acts import Marked, across, fit, marked, save, sentences
from training.letters.outreach import threshold


def everything() -> list[Marked]:
    """Invented thank-yous and single sentences."""
    return marked("thanks", ACTS) + sentences("thanks", ACTS)


def main() -> None:
    """Thresholds across styles, then a model from everything."""
    vectors = load_vectors()
    parts = everything()
    judged = across(parts, ACTS, vectors)
    enough = {act: threshold(judged, column) for column, act in enumerate(ACTS)}
    print({act: round(value, 2) for act, value in enough.items()})
    save(replace(fit(parts, ACTS, vectors), enough=enough), "thanks")


if __name__ == "__main__":
    main()
