"""Turns as JSON values."""

import json

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.talks.transcript import Turn
from halfhour.formats import turns
from tests.debriefs import TALK


def test_turns_keep_their_order_and_their_times():
    read = turns.read([{"speaker": "Ada", "text": "Hello.", "start": 1, "end": 2.5}, {"text": ""}])

    assert read.turns == (Turn("Ada", "Hello.", 1.0, 2.5, 1), Turn(None, "", None, None, 2))


@pytest.mark.parametrize(
    ("items", "word"),
    [
        ({}, "list"),
        ([], "list"),
        (["Hello."], "Turn 0"),
        ([{"text": "a"}, {"speaker": "Ada"}], "Turn 1"),
        ([{"text": "a", "speaker": 7}], "speaker of turn 0"),
        ([{"text": "a", "start": "0:01"}], "start"),
        ([{"text": "a", "end": -1}], "end"),
        ([{"text": "a", "end": True}], "end"),
        ([{"text": "a", "end": 10**400}], "end"),
        ([{"text": "a", "end": float("inf")}], "end"),
    ],
)
def test_what_is_no_turn_is_named(items, word):
    with pytest.raises(InputError, match=word) as told:
        turns.read(items)

    assert told.value.way_out


def test_a_talk_is_written_as_plain_json():
    written = json.loads(json.dumps(turns.write(TALK)))

    assert written["form"] == "zoom-vtt"
    assert written["date"] == "2026-03-02"
    assert written["turns"][0] == {"speaker": "Ada", "text": "How did you begin?", "start": 0.0, "end": 2.0}
    assert written["unreadable"] == [{"line": 17, "why": "the time runs backwards"}]
    assert "notes" not in written


def test_what_was_written_can_be_read():
    assert turns.read(turns.write(TALK)["turns"]).speakers == TALK.speakers
