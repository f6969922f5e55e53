"""What a program asks about one talk."""

from datetime import date

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.kinds import Kind
from halfhour.formats import inquiries

TURNS = [{"speaker": "Ada", "text": "Hello."}]


def test_all_that_is_known_is_read():
    value = {
        "turns": TURNS,
        "planned": [{"id": "a", "text": "Why?"}],
        "me": "Ada",
        "date": "2026-03-02T09:00",
        "kind": "casual_job",
    }

    inquiry = inquiries.read(value)

    assert inquiry.day == date(2026, 3, 2)
    assert inquiry.kind is Kind.CASUAL_JOB
    assert inquiry.me == "Ada"
    assert [question.id for question in inquiry.planned] == ["a"]


@pytest.mark.parametrize("line", [b"{", b"[]", b"7", b'{"id": NaN}', b"[" * 100_000, b"\xff\xfe", b"1" * 5000])
def test_a_line_that_is_no_object_is_refused(line):
    with pytest.raises(InputError):
        inquiries.parse(line)


@pytest.mark.parametrize(
    "field",
    [{"me": 7}, {"date": "yesterday"}, {"date": [1]}, {"kind": "chat"}, {"kind": ["other"]}, {"planned": {"a": 1}}],
)
def test_a_field_that_cannot_be_read_is_refused(field):
    with pytest.raises(InputError) as told:
        inquiries.read({"turns": TURNS, **field})

    assert told.value.way_out


def test_unclear_lets_the_talk_itself_speak():
    assert inquiries.kind_of("unclear") is None
