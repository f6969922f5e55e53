"""What somebody wants to know the kind of, recognised by content."""

from pathlib import Path

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.mail import Invitation, Mail
from halfhour.domain.talks.transcript import Transcript
from halfhour.formats import which

MATERIAL = Path(__file__).parents[1] / "material"
SAMPLES = Path("src/halfhour/samples")
SAID = ("So tell me about yourself.", "I bake.", "Since when?", "Since 2019.", "And why leave?", "For more people.")


@pytest.mark.parametrize(
    ("path", "form"),
    [
        (MATERIAL / "mail" / "coffee.eml", Mail),
        (MATERIAL / "mail" / "thread.txt", Mail),
        (MATERIAL / "mail" / "chat.ics", Invitation),
        (SAMPLES / "tidal-zoom.vtt", Transcript),
        (SAMPLES / "bikes-otter.txt", Transcript),
        (MATERIAL / "transcripts" / "teams.docx", Transcript),
    ],
)
def test_files_are_known_by_their_content(path: Path, form: type) -> None:
    assert isinstance(which.read(path.read_bytes()), form)


def test_a_message_with_a_few_names_and_colons_is_no_talk() -> None:
    text = "Where: the café\nWhen: Tuesday\nWho: Ada, Ben\n\nSee you there\nNote: bring nothing"

    assert isinstance(which.read_text(text), Mail)


@pytest.mark.parametrize(
    "names", [("Speaker 1", "Speaker 2"), ("speaker_0", "speaker_1"), ("[S1]", "[S2]"), ("Person A", "Person B")]
)
def test_a_short_exchange_between_numbered_speakers_is_a_talk(names: tuple[str, str]) -> None:
    found = which.read_text("\n".join(f"{names[number % 2]}: {words}" for number, words in enumerate(SAID)))

    assert isinstance(found, Transcript)
    assert len(found.speakers) == 2
    assert len(found.turns) == len(SAID)


@pytest.mark.parametrize("dash", ["- ", "– ", "— ", "—"])
def test_a_talk_between_dashes_without_names_is_a_talk(dash: str) -> None:
    found = which.read_text("\n".join(dash + words for words in SAID))

    assert isinstance(found, Transcript)
    assert [turn.text for turn in found.turns] == list(SAID)


@pytest.mark.parametrize(
    "points",
    [
        (
            "How did you begin?",
            "What is a day like?",
            "Whom should I ask?",
            "What do you read?",
            "Why there?",
            "And pay?",
        ),
        ("bring boots", "gate code 4471", "park by the hedge", "no dogs", "lunch is at one", "home by five"),
        (
            "We hire twice a year.",
            "The pay is fair.",
            "Interested?",
            "Write to us.",
            "No letter needed.",
            "See you soon.",
        ),
    ],
)
def test_a_list_of_points_is_a_message(points: tuple[str, ...]) -> None:
    assert isinstance(which.read_text("\n".join(f"- {point}" for point in points)), Mail)


def test_points_in_a_message_make_no_talk() -> None:
    assert isinstance(which.read_text("Dear Ada,\n" + "\n".join(f"- {words}" for words in SAID)), Mail)


@pytest.mark.parametrize("names", [("Interviewer", "Candidate"), ("A", "B"), ("Q1", "A1")])
def test_a_short_exchange_between_the_parts_of_an_interview_is_a_talk(names: tuple[str, str]) -> None:
    text = "\n".join(f"{names[number % 2]}: {words}" for number, words in enumerate(SAID))

    found = which.read_text(text)

    assert isinstance(found, Transcript)
    assert [turn.speaker for turn in found.turns] == [names[0].rstrip("1"), names[1].rstrip("1")] * 3


def test_a_message_stays_as_it_is_so_that_places_count_in_it() -> None:
    text = "Subject: tea\r\n\r\nCome for tea?\r\n"

    found = which.read_text(text)

    assert isinstance(found, Mail)
    assert found.text == text


@pytest.mark.parametrize("blob", [b"", b" \n", b"\xef\xbb\xbf", b"12 34 !", b"\x89PNG\r\n\x1a\n\0\0\0"])
def test_what_holds_no_words_is_refused(blob: bytes) -> None:
    with pytest.raises(InputError) as refusal:
        which.read(blob)

    assert refusal.value.way_out


def test_an_invitation_reads_as_a_message_of_its_organizer() -> None:
    given = which.read((MATERIAL / "mail" / "chat.ics").read_bytes())
    assert isinstance(given, Invitation)

    found = which.mail_of(given)

    assert found.text == "Subject: Just a chat, no agenda\n\nHello\nthere"
    assert found.words_of(found.parts[0]) == "Hello\nthere"
    assert str(found.sender) == "Okoro, Ada; people team"
