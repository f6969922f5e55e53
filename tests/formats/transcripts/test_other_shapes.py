"""Shapes of smaller programs and of human hands, which the same few rules read."""

import pytest

from halfhour.formats.transcripts import read

TWO_TURNS = {
    "time, dash, name": "00:00:03 - Ada Lee\nHello there\n\n00:00:09 - Ben Orr\nHi you\n",
    "name, time in brackets": "Ada Lee (0:03)\nHello there\n\nBen Orr (0:09)\nHi you\n",
    "name, time in square brackets": "Ada Lee [0:03]\nHello there\nBen Orr [0:09]\nHi you\n",
    "name, comma, time": "Ada Lee, 00:03\nHello there\n\nBen Orr, 00:09\nHi you\n",
    "time in brackets, name": "[00:03] Ada Lee\nHello there\n\n[00:09] Ben Orr\nHi you\n",
    "a span of time": "[Ada Lee] (0:03 - 0:08)\nHello there\n\n[Ben Orr] (0:09 - 0:20)\nHi you\n",
    "name above its time": "Ada Lee\n0:03\nHello there\nBen Orr\n0:09\nHi you\n",
    "headings": "# Talk\n\n## Ada Lee (00:00:03)\n\nHello there\n\n## Ben Orr (00:00:09)\n\nHi you\n",
    "quotes": "> **Ada Lee** [00:03]: Hello there\n>\n> **Ben Orr** [00:09]: Hi you\n",
    "bars": "0:03 | Ada Lee | Hello there\n0:09 | Ben Orr | Hi you\n",
    "bold and a time": "**Ada Lee** (00:03):\nHello there\n\n**Ben Orr** (00:09):\nHi you\n",
    "subtitles with names in brackets": (
        "1\n00:00:03,000 --> 00:00:04,000\n[Ada Lee] Hello there\n\n2\n00:00:09,000 --> 00:00:10,000\n[Ben Orr] Hi you\n"
    ),
    "subtitles with commas": "0:00:03.000,0:00:04.000\nAda Lee: Hello there\n\n0:00:09.000,0:00:10.000\nBen Orr: Hi you\n",
}


@pytest.mark.parametrize("text", TWO_TURNS.values(), ids=TWO_TURNS.keys())
def test_a_name_and_a_time_are_found_in_any_order(text):
    turns = read(text.encode()).turns

    assert [(turn.speaker, turn.text, turn.start) for turn in turns] == [
        ("Ada Lee", "Hello there", 3),
        ("Ben Orr", "Hi you", 9),
    ]


NAMES = {
    "wide colons": ("田中：はい\n佐藤：ええ\n田中：では\n佐藤：どうぞ\n", ("田中", "佐藤")),
    "written from right to left": ("دانا: سلام.\nرضا: خوبم.\nدانا: عالی.\nرضا: بله.\n", ("دانا", "رضا")),
    "all in capitals": ("ADA: HELLO\nBEN: HI\nADA: OK: FINE\nBEN: YES\n", ("ADA", "BEN")),
    "all in small letters": ("ada: hello\nben: hi\nada: so\nben: yes\n", ("ada", "ben")),
    "dashes in front": ("- Ada: Hello\n- Ben: Hi\n- Ada: So\n- Ben: Yes\n", ("Ada", "Ben")),
    "roles": (
        "Interviewer: Why?\nParticipant 1: Work.\nInterviewer: And?\nParticipant 1: People.\n",
        ("Interviewer", "Participant 1"),
    ),
    "two letters": ("I: Why?\n\nR: Work.\n\nI: And?\n\nR: People.\n", ("I", "R")),
    "a block with a head": ("---\ntitle: Coffee\n---\n\nAda: Hello\nBen: Hi\nAda: so\nBen: Ok\n", ("Ada", "Ben")),
}


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES.keys())
def test_names_before_a_colon_are_found(text, names):
    assert read(text.encode()).speakers == names


def test_times_without_names_have_no_speakers():
    talk = read(b"[00:00:00.000 --> 00:00:03.000]   Hello there.\n[00:00:03.000 --> 00:00:05.000]   Fine: and you?\n")

    assert [(turn.speaker, turn.text, turn.start) for turn in talk.turns] == [
        (None, "Hello there.", 0),
        (None, "Fine: and you?", 3),
    ]


def test_the_last_line_of_meet_is_dropped_in_any_language():
    front = "📖 文字起こし\nお茶 - 文字起こし\n\n00:00:03\n \n"
    talk = read(f"{front}田中 太郎: はい\n李 小龙: ええ\n田中 太郎: では\n\n00:01:02 に終了しました\n".encode())

    assert [turn.text for turn in talk.turns] == ["はい", "ええ", "では"]
    assert talk.title == "お茶"
