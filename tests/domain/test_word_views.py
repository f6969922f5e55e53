"""Words looked at in several ways."""

import numpy as np

from halfhour.domain.word_views import BITS, FIGURE, NAME, RARE, View, known_runs, run_keys, words_in


def test_words_figures_and_question_marks_are_seen_with_their_place() -> None:
    words = words_in("Can we talk at 9?")

    assert words.said == ["can", "we", "talk", "at", "9", "?"]
    assert (words.starts[2], words.ends[2]) == (7, 11)
    assert words.capital[:2] == [True, False]


def test_in_a_view_of_likes_unknown_words_still_count() -> None:
    view = View({"talk": 7}, np.zeros(0, np.int64), 1, 0, likes=True)

    assert view.seen(words_in("Okafor might talk at 9")).tolist() == [NAME, RARE, 7, RARE, FIGURE]


def test_known_runs_are_found_where_they_stand() -> None:
    pair = (4 << BITS) | 5
    view = View({"half": 4, "hour": 5}, np.array([4, pair]), 2, 10)

    runs = known_runs(words_in("half an hour, half hour"), [view])

    found = sorted(zip(runs.rows.tolist(), runs.begins.tolist(), runs.ends.tolist(), strict=True))
    assert found == [(10, 0, 0), (10, 3, 3), (11, 3, 4)]


def test_a_text_shorter_than_a_run_has_no_run_of_that_length() -> None:
    assert [(keys.tolist(), length) for keys, length in run_keys(np.array([4]), 3)] == [([4], 1), ([], 2), ([], 3)]
