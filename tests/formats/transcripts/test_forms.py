"""Every form people arrive with is read: who spoke, which words, when."""

from datetime import date

import pytest

from halfhour.formats.transcripts import read
from tests.formats.transcripts.sample_talk import MEI, NADIA, SAMPLES, SPEAKERS, STARTS, TOM, WORDS, sample

NOBODY = (None,) * 6
LETTERS = ("A", "B", "A", "B", "C", "A")
NUMBERS = ("0", "1", "0", "1", "2", "0")
DAY = date(2026, 2, 11)

NAMED = {
    "zoom.vtt": "zoom-vtt",
    "teams.vtt": "teams-vtt",
    "brackets.vtt": "vtt",
    "classes.vtt": "vtt",
    "otter.srt": "srt",
    "name-on-change.srt": "srt",
    "teams.docx": "teams-docx",
    "teams-german.docx": "teams-docx",
    "teams-2021.docx": "teams-docx-2021",
    "teams-2021.txt": "teams-docx-2021",
    "teams.txt": "teams-txt",
    "otter.txt": "otter-txt",
    "otter.docx": "otter-docx",
    "rev.txt": "rev-txt",
    "descript.txt": "timed-lines",
    "descript.md": "descript-md",
    "fireflies.txt": "timed-text",
    "fireflies.json": "fireflies-json",
    "fireflies-list.json": "fireflies-json",
    "tldv.txt": "timed-lines",
    "podcast.json": "podcast-json",
    "podcast.html": "podcast-html",
    "plain-time-in-front.txt": "timed-lines",
    "plain-time-behind.txt": "rev-txt",
    "table.csv": "table",
}
NAMED_WITHOUT_TIMES = {
    "meet-old.txt": "meet-txt",
    "otter-no-times.txt": "otter-txt",
    "transcriptonic.txt": "transcriptonic-txt",
    "plain.txt": "text",
    "plain.md": "markdown",
    "plain-brackets.txt": "text",
    "plain-utf16.txt": "text",
    "plain-cr.txt": "text",
    "wrapped.txt": "text",
    "page.html": "text",
}
OTHERWISE_NAMED = {
    "podcast.vtt": tuple(f"SPEAKER_{number}" for number in NUMBERS),
    "whisperx.json": tuple(f"SPEAKER_0{number}" for number in NUMBERS),
    "aws.json": tuple(f"spk_{number}" for number in NUMBERS),
    "deepgram.json": NUMBERS,
    "deepgram-words.json": NUMBERS,
    "rev-ai.json": NUMBERS,
    "ibm.json": NUMBERS,
    "assemblyai.json": LETTERS,
    "google.json": ("1", "2", "1", "2", "3", "1"),
    "speechmatics.json": ("S1", "S2", "S1", "S2", "S3", "S1"),
    "stream.vtt": NOBODY,
    "whisper.vtt": NOBODY,
    "whisper.srt": NOBODY,
    "whisper.json": NOBODY,
    "whisper.tsv": NOBODY,
    "whispercpp.json": NOBODY,
    "otter-no-names.txt": NOBODY,
    "list.json": NOBODY,
}
TWO_SIDES = {"granola.json", "granola-cache-v3.json", "granola.md", "aws-call.json"}
TESTED_BELOW = {
    "zoom-unknown.vtt",
    "zoom-captions.txt",
    "youtube.vtt",
    "meet.txt",
    "meet.md",
    "meet.docx",
    "rev-behind.txt",
} | {
    "interview.txt",
    "notes.md",
    "whisper.txt",
    "plain-cp1252.txt",
}


@pytest.mark.parametrize(("name", "form"), (NAMED | NAMED_WITHOUT_TIMES).items())
def test_names_and_words_of_each_form_are_right(name, form):
    talk = read(sample(name), name)

    assert tuple(turn.speaker for turn in talk.turns) == SPEAKERS
    assert tuple(turn.text for turn in talk.turns) == WORDS
    assert talk.form == form
    assert talk.unreadable == ()


@pytest.mark.parametrize("name", list(NAMED) + list(OTHERWISE_NAMED))
def test_times_are_seconds_from_the_beginning(name):
    starts = [turn.start for turn in read(sample(name)).turns]

    assert all(got is not None and abs(got - want) < 1 for got, want in zip(starts, STARTS, strict=True))


@pytest.mark.parametrize(("name", "speakers"), OTHERWISE_NAMED.items())
def test_speakers_without_a_name_keep_the_label_of_their_form_or_none(name, speakers):
    talk = read(sample(name))

    assert tuple(turn.speaker for turn in talk.turns) == speakers
    assert tuple(turn.text for turn in talk.turns) == WORDS


@pytest.mark.parametrize("name", sorted(TWO_SIDES))
def test_two_sides_of_a_call_are_two_speakers(name):
    talk = read(sample(name))

    assert len(talk.speakers) == 2
    assert [turn.text for turn in talk.turns] == [*WORDS[:3], f"{WORDS[3]} {WORDS[4]}", WORDS[5]]


def test_the_name_of_a_file_chooses_no_form():
    assert read(sample("zoom.vtt"), "photo.docx") == read(sample("zoom.vtt"), "talk.json")


def test_a_zoom_cue_without_a_name_has_no_speaker_and_unknown_speaker_is_the_forms_word():
    speakers = [turn.speaker for turn in read(sample("zoom-unknown.vtt")).turns]

    assert speakers == [NADIA, TOM, None, TOM, "Unknown Speaker", NADIA]


def test_captions_with_the_time_of_day_count_from_the_first():
    talk = read(sample("zoom-captions.txt"))

    assert [turn.start for turn in talk.turns] == [0, 6, 58, 67, 3721, 3727]
    assert tuple(turn.speaker for turn in talk.turns) == SPEAKERS


def test_rolling_captions_say_each_line_once():
    talk = read(sample("youtube.vtt"))

    assert " ".join(turn.text for turn in talk.turns) == (
        "thank you for the half hour may I take notes of course mondays are for plans the rest is for people"
    )


@pytest.mark.parametrize("name", ["meet.txt", "meet.md", "meet.docx"])
def test_geminis_notes_are_never_speech(name):
    talk = read(sample(name))

    assert tuple(turn.text for turn in talk.turns) == WORDS
    assert tuple(turn.speaker for turn in talk.turns) == SPEAKERS
    assert "was said to like plans" in talk.notes
    assert (talk.title, talk.day) == ("Coffee with Tom", DAY)
    assert [turn.start for turn in talk.turns] == [4, None, 62, None, 3725, None]


def test_times_inside_the_words_stay_words():
    talk = read(sample("rev-behind.txt"))

    assert [turn.text for turn in talk.turns] == [f"{words} [inaudible 00:01:02]" for words in WORDS]
    assert tuple(turn.speaker for turn in talk.turns) == SPEAKERS


def test_a_printed_interview_has_two_letters_for_speakers():
    assert read(sample("interview.txt")).speakers == ("Q", "A")


def test_notes_without_speakers_are_points_and_paragraphs():
    talk = read(sample("notes.md"))

    assert (talk.form, talk.title, talk.speakers) == ("notes", "Coffee with Tom", ())
    assert talk.turns[1].text == "Weeks differ: plans on Mondays"
    assert talk.turns[-1].text.endswith("took three years and one very patient mentor.")


def test_a_line_a_segment_without_names_is_read_as_notes():
    assert tuple(turn.text for turn in read(sample("whisper.txt")).turns) == WORDS


def test_letters_of_old_windows_files_are_read():
    talk = read(sample("plain-cp1252.txt"))

    assert talk.turns[0].text.endswith("– naïve café")
    assert talk.speakers == ("Nadia Petrovic", TOM, MEI)


@pytest.mark.parametrize(
    "name", ["teams.docx", "teams-german.docx", "teams.txt", "otter.docx", "fireflies.txt", "meet.docx"]
)
def test_title_and_day_are_taken_where_the_form_has_them(name):
    talk = read(sample(name))

    assert (talk.title, talk.day) == ("Coffee with Tom", DAY)


def test_keywords_of_a_summary_stand_beside_the_talk():
    talk = read(sample("otter.docx"))

    assert "weeks, plans, people" in talk.notes


def test_turns_keep_their_place_in_the_source():
    assert [turn.line for turn in read(sample("zoom.vtt")).turns] == [4, 8, 12, 16, 20, 24]
    assert [turn.line for turn in read(sample("teams.docx")).turns] == [5, 6, 7, 8, 9, 10]
    assert [turn.line for turn in read(sample("fireflies.json")).turns] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("path", sorted(set(SAMPLES.iterdir()) - {SAMPLES / "README.md"}), ids=lambda path: path.name)
def test_reading_twice_gives_the_same(path):
    blob = path.read_bytes()

    assert read(blob) == read(blob)
    assert path.name in NAMED | NAMED_WITHOUT_TIMES | OTHERWISE_NAMED or path.name in TWO_SIDES | TESTED_BELOW
