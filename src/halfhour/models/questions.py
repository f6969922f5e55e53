"""Form, grammar and topic of a question, and whether it is out of place (questions.md)."""

from importlib import resources

import numpy as np

from halfhour.domain.question_model import Hints, QuestionModel
from halfhour.domain.talks.wordings import Wordings
from halfhour.domain.vectors import Vectors


def load_questions(vectors: Vectors, hints: Hints) -> QuestionModel:
    """The model as it was stored; nothing in it is ever executed."""
    with (
        resources.files("halfhour.models").joinpath("questions.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        known = {run: column for column, run in enumerate(kept["wordings"].tolist())}
        return QuestionModel(
            vectors,
            hints,
            Wordings(known, frozenset(kept["common"].tolist())),
            kept["runs"].astype(np.float32),
            kept["dense"].astype(np.float32),
            kept["bias"],
            kept["loaded"],
            tuple(kept["enough"].tolist()),
        )
