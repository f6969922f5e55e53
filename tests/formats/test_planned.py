"""Questions prepared beforehand."""

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.talks.answers import Planned
from halfhour.formats import planned


def test_a_question_a_line_without_bullets_and_remarks():
    text = "\ufeff# For Ben\n- How did you begin?\n\n2) What is hard?\r\n  * Who else?\n"

    assert planned.read(text) == (
        Planned("1", "How did you begin?"),
        Planned("2", "What is hard?"),
        Planned("3", "Who else?"),
    )


def test_a_json_list_keeps_its_ids():
    text = '[{"id": "a", "text": "Why?"}, {"id": 7, "text": "Who?"}, "Where?"]'

    assert planned.read(text) == (Planned("a", "Why?"), Planned("7", "Who?"), Planned("3", "Where?"))


def test_nothing_is_no_question():
    assert planned.read(" \n") == ()


@pytest.mark.parametrize("text", ["[", '[{"id": 1}]', "[[1]]", '[{"id": [], "text": "Why?"}]', "[" * 5000])
def test_a_list_that_is_none_is_refused_with_the_shape(text):
    with pytest.raises(InputError) as told:
        planned.read(text)

    assert "one question a line" in told.value.way_out
