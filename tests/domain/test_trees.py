"""A small forest read from arrays."""

import numpy as np

from halfhour.domain.trees import Trees

ONE_QUESTION = Trees(
    feature=np.array([[1, 0, 0]], dtype=np.int16),
    threshold=np.array([[2.5, 0, 0]], dtype=np.float32),
    left=np.array([[1, 1, 2]], dtype=np.int16),
    right=np.array([[2, 1, 2]], dtype=np.int16),
    value=np.array([[0, -3, 3]], dtype=np.float32),
    depth=1,
    base=0.0,
)


def test_a_value_at_most_the_threshold_goes_left() -> None:
    chances = ONE_QUESTION.chance(np.array([[9, 2.5], [0, 2.6]], dtype=np.float32))

    assert chances[0] < 0.1
    assert chances[1] > 0.9


def test_no_rows_give_no_chances() -> None:
    assert ONE_QUESTION.chance(np.zeros((0, 2), dtype=np.float32)).shape == (0,)
