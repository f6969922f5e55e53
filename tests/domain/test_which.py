"""Which conversation is it, with the shipped model: only cases that no model may miss."""

from halfhour import wiring
from halfhour.domain.kinds import Kind
from halfhour.domain.which import hiring_in, which_mail, which_talk
from halfhour.formats import transcripts
from halfhour.formats.mail import read_text
from halfhour.phrases.kinds import hiring_cues
from tests.cli.conftest import SAMPLES

FORMAL = (
    "Dear Ada,\n\nThank you for your application. We invite you to a panel interview for the post of junior planner on Tuesday at "
    "10:00. The panel will ask all candidates the same questions, and there will be a written test.\n\nHuman resources team"
)


def test_the_newest_part_decides_and_its_places_stand_in_the_shown_text() -> None:
    mail = read_text(f"{FORMAL}\n\n> Could I ask you\n> about your career over coffee?")

    answer = which_mail(mail, wiring.judging())

    assert answer.kind is Kind.FORMAL_JOB
    assert answer.text == mail.text
    assert all(0 <= place.start < place.end <= len(FORMAL) for place in answer.because)
    assert [span.of(mail.text).lower() for span in hiring_in(mail, hiring_cues())] == ["human resources"]


def test_another_language_is_named_unless_a_decision_is_forced() -> None:
    mail = read_text(
        "Sehr geehrte Frau Meier, ich würde mich freuen, wenn wir uns über Ihren Beruf unterhalten könnten."
    )

    assert which_mail(mail, wiring.judging()).language == "de"
    assert which_mail(mail, wiring.judging(), decide=True).kind is not Kind.UNCLEAR


def test_no_words_are_unclear() -> None:
    assert which_mail(read_text("…"), wiring.judging()).kind is Kind.UNCLEAR


def test_a_talk_is_judged_by_what_was_said() -> None:
    talk = transcripts.read((SAMPLES / "bikes-otter.txt").read_bytes())

    answer = which_talk(talk, wiring.judging())

    assert answer.kind is Kind.CASUAL_JOB
    assert answer.because
    assert all(answer.text[place.start : place.end].strip() for place in answer.because)
