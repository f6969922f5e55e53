"""A debrief comes back as it was written."""

import json

import pytest

from halfhour.domain.talks.debrief import debrief
from halfhour.formats import kept_debriefs, transcripts
from halfhour.wiring import knowledge
from tests.web import example


@pytest.mark.parametrize("me", [example.ME, None])
def test_what_was_read_comes_back_whole(me: str | None) -> None:
    found = debrief(transcripts.read(example.BLOB, example.NAME), knowledge(), me=me)

    assert kept_debriefs.read(json.loads(json.dumps(kept_debriefs.write(found)))) == found


def test_days_signals_and_plans_come_back_too() -> None:
    found = example.example(transcripts.read(example.BLOB, example.NAME), planned=("a", "b", "c", "d", "e"))

    again = kept_debriefs.read(json.loads(json.dumps(kept_debriefs.write(found))))

    assert again == found
    assert again.promises[1].due == found.promises[1].due
