"""Form, grammar and topic of a question, and whether it is out of place (questions.md)."""

import numpy as np

from halfhour.domain.question_model import HEARD, Hints, QuestionModel
from halfhour.domain.talks.wordings import Wordings
from halfhour.domain.vectors import Vectors
from halfhour.models.encoders import load_encoder, stored


def load_questions(vectors: Vectors, hints: Hints) -> QuestionModel:
    """The model as it was stored; nothing in it is ever executed."""
    kept = stored("questions.npz")
    return QuestionModel(
        vectors,
        hints,
        Wordings(
            {run: column for column, run in enumerate(kept["wordings"].tolist())}, frozenset(kept["common"].tolist())
        ),
        kept["runs"].astype(np.float32),
        kept["dense"].astype(np.float32),
        kept["bias"],
        kept["loaded"],
        tuple(kept["enough"].tolist()),
        load_encoder("questions-encoder.npz", HEARD),
    )
