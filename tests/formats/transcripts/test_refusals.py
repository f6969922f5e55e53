"""What holds no talk is refused by name, with a way out; nothing breaks the reader or keeps it busy."""

import json
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from halfhour.domain.errors import InputError
from halfhour.domain.talks.transcript import Transcript
from halfhour.formats.transcripts import read


@pytest.mark.parametrize(
    ("blob", "what"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"\0" * 1000, "empty"),
        (b"%PDF-1.7\n%more", "PDF"),
        (b"\x89PNG\r\n\x1a\n rest", "picture"),
        (b"\xff\xd8\xff\xe0 rest", "picture"),
        (b"ID3\x04 rest of it", "recording"),
        (b"\0\0\0\x20ftypisom rest", "recording"),
        (b"{\\rtf1 Hello}", "rich-text"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "calendar"),
        (b"BEGIN:VCARD\nFN:Ada\n", "contact"),
        (b"From: a@example.org\nTo: b@example.org\nSubject: Hi\n\nHello there", "e-mail"),
        (b"Received: by x\nMessage-ID: <a@b>\nDate: today\n\nHello", "e-mail"),
        (b"First Name,Last Name,Email Address\nAda,Lee,a@example.org\nBen,Orr,b@example.org\n", "table"),
        (b"<!doctype html><html><head><title>x</title></head><body></body></html>", "words"),
        (b"<?xml version='1.0'?><feed/>", "markup"),
        (b"WEBVTT\n\nNOTE nothing\n", "no words"),
        (b'{"a": 1}', "no turns"),
        (b'{"segments": [', "damaged near line 1"),
        (b"[" * 100_000, "deeper"),
        (b'["' + b"a" * 100, "damaged"),
        (b"!!! ??? ...", "no words"),
        (bytes(range(128, 256)) * 20, "text"),
        (b"a" * (20 * 1024 * 1024 + 1), "20 MB"),
        (b"ab " * 2_000_000, "one line"),
        (b"a\n" * 200_000, "lines"),
    ],
)
def test_what_is_no_talk_is_refused_by_name(blob, what):
    with pytest.raises(InputError, match=what) as told:
        read(blob)

    assert told.value.way_out


def outcome(blob: bytes) -> Transcript | InputError:
    """The talk, or the refusal; anything else is a fault of the reader."""
    try:
        return read(blob)
    except InputError as error:
        return error


def is_good(found: Transcript | InputError) -> bool:
    """Whether a talk has turns with words, or a refusal says what is wrong and the way out."""
    if isinstance(found, InputError):
        return bool(found.what and found.way_out)
    return bool(found.turns) and all(turn.text == turn.text.strip() != "" for turn in found.turns)


@given(st.binary(max_size=300))
@example(b"\xff\xfea\0b")
@example(b"caf\xc3")
@example(b"\xed\xa0\x80")
@example(b"PK\x03\x04")
@settings(deadline=None, max_examples=300)
def test_any_bytes_are_read_or_refused_with_a_way_out(blob):
    found = outcome(blob)

    assert is_good(found)
    assert isinstance(found, InputError) or found == outcome(blob)


PIECES = st.sampled_from(
    [
        "WEBVTT\n\n",
        "00:01.000 --> 00:02.000",
        "00:00:01,000 --> 00:00:02,000",
        "\n",
        "\n\n",
        "Ada: ",
        "Ben Orr  0:03  ",
        "<v Ada>",
        "</v>",
        "**",
        "[",
        "]",
        "(00:03)",
        "# ",
        "Transcript",
        "- ",
        "{",
        "}",
        '"text"',
        ":",
        ",",
        "&lt;",
        "\t",
        "word ",
        "Q: ",
        "📖",
        "Attendees",
        "1",
        "-->",
        "<time>",
        "<p>",
        "\r",
        "\u202e",
        "é",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(deadline=None, max_examples=400)
def test_shreds_of_forms_are_read_or_refused(text):
    assert is_good(outcome(text.encode()))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "segments",
                        "text",
                        "start",
                        "end",
                        "speaker",
                        "results",
                        "items",
                        "alternatives",
                        "words",
                        "type",
                        "content",
                        "transcript",
                        "utterances",
                        "body",
                        "cache",
                        "monologues",
                        "elements",
                        "Transcript",
                        "Content",
                        "channels",
                        "timestamps",
                        "transcription",
                        "offsets",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=25,
    )
)
@settings(deadline=None, max_examples=400)
def test_any_json_is_read_or_refused(value):
    assert is_good(outcome(json.dumps(value).encode()))


@pytest.mark.parametrize(
    "line",
    [
        "a" * 230 + " 1:23",
        "(" * 200 + "1:23",
        "[" * 200 + "a:",
        " " * 200 + "1:2 :34",
        "*" * 200 + "1:23",
        "# " * 100 + "1:23",
        "a (1/2/26, 09:30 " * 12,
        "<!---->" * 800,
        "<v " * 500,
        "&" * 1000,
        "Ada - " * 40 + "1:23",
        "a, " * 70 + ": b",
    ],
)
def test_lines_made_to_keep_patterns_busy_cost_little(line):
    blob = ("Ada Lee  0:03\n" + (line + "\n") * (100_000 // len(line))).encode()

    began = time.process_time()
    found = outcome(blob)

    assert is_good(found)
    assert time.process_time() - began < 3


def test_endless_numbers_are_no_times():
    talk = read(
        b'{"segments": [{"start": '
        + b"9" * 100_000
        + b', "end": -1, "text": "Hello you"}, {"start": 1e999, "end": NaN, "text": "there"}]}'
    )

    assert [(turn.start, turn.end) for turn in talk.turns] == [(None, None), (None, None)]


def test_control_characters_are_stripped_and_emoji_kept():
    talk = read("Ada\u202e: one\x07 👩‍🔬\nBen: שלום\x00 two\nAda\u202e: three\nBen: four\n".encode())

    assert [(turn.speaker, turn.text) for turn in talk.turns[:2]] == [("Ada", "one 👩‍🔬"), ("Ben", "שלום two")]


def test_half_of_a_pair_of_code_units_can_be_written_down_again():
    assert read(b'[{"speaker": "Ada", "text": "Hello \\ud800 you"}]').turns[0].text.encode() == b"Hello you"
