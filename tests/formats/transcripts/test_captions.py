"""WebVTT and SubRip, also where people and programs bend them."""

import pytest

from halfhour.domain.talks.transcript import Unreadable
from halfhour.formats.transcripts import cuetext, read, srt, webvtt
from halfhour.formats.transcripts.source import source_of


def vtt(*cues: str) -> bytes:
    blocks = [f"00:{at:02}.000 --> 00:{at + 1:02}.000\n{cue}\n" for at, cue in enumerate(cues)]
    return ("WEBVTT\n\n" + "\n".join(blocks)).encode()


def said(blob: bytes) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in read(blob).turns]


def test_an_identifier_may_hold_anything_but_an_arrow():
    file = webvtt.parse("WEBVTT\n\n - > odd \n00:01.000 --> 00:02.000\nHello\n")

    assert [(cue.id, cue.text, cue.line) for cue in file.cues] == [(" - > odd ", "Hello", 4)]


@pytest.mark.parametrize(
    "times", ["00:01.00 --> 00:02.000", "0:01.000 --> 00:02.000", "00:01,000 --> 00:02,000", "00:61.000 --> 00:62.000"]
)
def test_a_cue_with_times_against_the_standard_is_set_apart(times):
    file = webvtt.parse(f"WEBVTT\n\n{times}\nHello\n")

    assert file.cues == []
    assert [(broken.times, broken.text) for broken in file.broken] == [(times, "Hello")]


@pytest.mark.parametrize("head", ["webvtt", "WEBVTTx", "\ufeffWEBVTT", " WEBVTT", ""])
def test_without_the_signature_it_is_no_webvtt(head):
    assert webvtt.parse(head + "\n\n00:01.000 --> 00:02.000\nHello\n") is None


def test_settings_are_taken_and_wrong_ones_left_out():
    file = webvtt.parse(
        "WEBVTT\n\nREGION\nid:low\nlines:2\n\n00:01.000 --> 00:02.000 region:low line:-1 size:50% align:up position:7%,center\nHi\n"
    )

    settings = file.cues[0].settings
    assert (settings.line, settings.size, settings.align, settings.position, settings.position_align) == (
        -1,
        50,
        "center",
        7,
        "center",
    )
    assert settings.region.lines == 2


def test_cue_text_becomes_a_tree():
    nodes = cuetext.tree("<v.loud Ada>Hi <i>you</i> &lt;3</v> <nonsense>there")

    assert (nodes[0].tag, nodes[0].classes, nodes[0].annotation) == ("v", ("loud",), "Ada")
    assert [node.words or node.tag for node in nodes[0].children] == ["Hi ", "i", " <3"]
    assert [node.words for node in nodes[1:]] == [" ", "there"]


def test_two_voices_in_one_cue_are_two_turns():
    assert said(vtt("<v Ada>Why?</v>\n<v Ben>Because.</v>")) == [("Ada", "Why?"), ("Ben", "Because.")]


def test_a_voice_that_goes_on_is_one_turn_with_both_times():
    turns = read(vtt("<v Ada>One", "<v Ada>two", "<v Ben>three")).turns

    assert [(turn.speaker, turn.text, turn.start, turn.end) for turn in turns] == [
        ("Ada", "One two", 0, 2),
        ("Ben", "three", 2, 3),
    ]


def test_what_looks_like_a_tag_but_is_none_was_said():
    assert said(vtt("Ada Lee: it was <really> odd, a < b & c", "Ada Lee: <b>yes</b> &amp; no")) == [
        ("Ada Lee", "it was <really> odd, a < b & c yes & no")
    ]


@pytest.mark.parametrize("label", ["Q", "Note", "At 10", "Sure. Q", "http", "So", "The thing is"])
def test_labels_before_a_colon_are_nobody(label):
    cues = [f"{label}: one", "Ada Lee: two", f"{label}: three", "Ben Orr: four", "Ada Lee: five", "Ben Orr: six"]

    assert set(read(vtt(*cues)).speakers) == {"Ada Lee", "Ben Orr"}


@pytest.mark.parametrize(
    "name",
    [
        "李小龙",
        "Zoë van 't Hof",
        "Dr. J. P. O'Neil-Okoye (they/them)",
        "محمد علي",
        "田中 (SL)",
        "+44 20 7946 0000",
        "Speaker 2",
        "SPEAKER_01",
    ],
)
def test_names_of_many_shapes_are_names(name):
    cues = [f"{name}: one", "Ada Lee: two", f"{name}: three", "Ada Lee: four"]

    assert read(vtt(*cues)).speakers == (name, "Ada Lee")


def test_a_sound_in_brackets_is_no_name():
    assert read(vtt("[Music]\nhello there", "(Applause)\nthank you", "[Laughter]\nbye now")).speakers == ()


def test_two_arrows_mean_somebody_else_without_saying_who():
    blob = "".join(
        f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\n{text}\n\n"
        for at, text in enumerate(["Ada: one", "two", ">> three", "Ada: four", "five", "six"])
    )

    assert said(blob.encode()) == [("Ada", "one two"), (None, "three"), ("Ada", "four five six")]


def test_names_without_a_colon_are_found_when_every_cue_begins_with_one():
    assert said(vtt("Ada Lee Why here", "Ben Orr For the work", "Ada Lee And now", "Ben Orr More of it")) == [
        ("Ada Lee", "Why here"),
        ("Ben Orr", "For the work"),
        ("Ada Lee", "And now"),
        ("Ben Orr", "More of it"),
    ]


def test_words_of_a_cue_with_damaged_times_are_kept_and_complained_about():
    talk = read(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>One</v>\n\n00:0x.000 --> ??\n<v Ben>Two</v>\n")

    assert [(turn.speaker, turn.text, turn.start) for turn in talk.turns] == [("Ada", "One", 1), ("Ben", "Two", None)]
    assert talk.unreadable == (Unreadable(6, "the times of this cue are damaged; its words were kept"),)


def test_subrip_may_lack_numbers_blank_lines_and_zeros():
    captions = srt.captions(
        source_of("00:00:1,5 --> 0:00:02.25\none\n\nstill one\n2\n00:00:03,000 -> 00:00:04,000 X1:10\n<i>two</i>\n")
    )

    assert [(caption.start, caption.end, caption.text) for caption in captions] == [
        (1.5, 2.25, "one\n\nstill one"),
        (3, 4, "<i>two</i>"),
    ]


def test_marks_of_subrip_are_not_said():
    assert said(b'1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="red">Hello</font> <i>you</i>\n') == [
        (None, "Hello you")
    ]


def test_minutes_beyond_the_hour_are_minutes_in_a_talk():
    assert read(b"WEBVTT\n\n75:30.000 --> 75:40.000\nHello you\n").turns[0].start == 75 * 60 + 30
