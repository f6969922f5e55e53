"""Meaning of short texts as vectors."""

import numpy as np

from halfhour.domain.vectors import Vectors, folded


def small_table() -> Vectors:
    pieces = {"work": 0, "##ing": 1, "night": 2, "cafe": 3}
    table = np.array([[100, 0], [0, 50], [0, 100], [70, 70]], dtype=np.int8)
    return Vectors(pieces, table, np.full(4, 0.01, dtype=np.float32))


def test_a_text_is_the_sum_of_its_pieces_at_length_one() -> None:
    vector = small_table().of(["Work night"])[0]

    assert np.allclose(vector, np.array([1, 1]) / np.sqrt(2), atol=1e-6)


def test_an_unknown_word_is_cut_into_known_pieces() -> None:
    assert small_table().ids("working") == [0, 1]


def test_a_word_with_an_unknown_part_says_nothing() -> None:
    assert small_table().ids("workshop") == []


def test_accents_and_capitals_do_not_matter() -> None:
    assert folded("Café") == "cafe"
    assert small_table().ids("CAFÉ") == [3]


def test_a_text_without_known_words_has_no_direction() -> None:
    assert not small_table().of(["???", ""]).any()


def test_no_texts_give_no_rows() -> None:
    assert small_table().of([]).shape == (0, 2)


def test_texts_between_empty_ones_keep_their_place() -> None:
    rows = small_table().of(["", "work", "", "night", ""])

    assert rows[1].tolist() == [1, 0]
    assert rows[3].tolist() == [0, 1]
    assert not rows[[0, 2, 4]].any()
