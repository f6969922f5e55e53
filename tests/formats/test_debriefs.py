"""A debrief as JSON and as Markdown."""

import json

from halfhour.formats import debriefs
from halfhour.phrases import labels
from tests.debriefs import DEBRIEF, PLANNED, TALK


def test_every_line_names_its_turns_and_quotes_exact_words():
    answer = debriefs.as_json(DEBRIEF, TALK)

    assert answer["five_lines"][0]["turns"] == [1]
    assert answer["five_lines"][0]["because"][0]["quote"] == TALK.turns[1].text
    assert answer["learned"][0]["quote"] == TALK.turns[1].text[13:36]


def test_the_answer_is_plain_json():
    answer = debriefs.as_json(DEBRIEF, TALK)

    again = json.loads(json.dumps(answer))
    assert again["kind"]["kind"] == "informational"
    assert again["promises"][0]["due"] == "2026-03-06"
    assert again["planned_not_asked"] == ["p2"]
    assert again["how"]["share"] == {"Ada": 0.4, "Ben": 0.6}


def test_markdown_holds_all_parts_in_words():
    page = debriefs.as_markdown(DEBRIEF, TALK, labels(), PLANNED)

    for part in ("# Ada & Ben", "## In five lines", "### Figures", "## Questions", "- [ ] **Ben to Ada**"):
        assert part in page
    assert "What would you do differently?" in page
    assert "Ada 40%, Ben 60%" in page


def test_nothing_that_was_said_acts_as_markup():
    page = debriefs.as_markdown(DEBRIEF, TALK, labels(), PLANNED)

    assert r"\*eleven\*" in page
    assert "stayed *eleven*" not in page


def test_every_value_of_a_debrief_has_a_word():
    from halfhour.domain.kinds import Kind
    from halfhour.domain.talks.answers import Answered, Form, Slot, Topic

    for group, values in {"kind": Kind, "slot": Slot, "topic": Topic, "form": Form, "answered": Answered}.items():
        assert set(labels()[group]) == {value.value for value in values}
