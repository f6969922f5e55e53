"""When a conversation turns."""

from halfhour.domain.kind_model import Place
from halfhour.domain.kinds import Kind
from halfhour.domain.kinds_shift import Drift, Shift, shift_in_talk, shift_in_text
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.domain.which import Answer
from halfhour.phrases import talk_cues
from halfhour.phrases.contracts import shift_advice, shift_cues


def talk(*lines: str, me: str | None = "Ada", kind: Kind = Kind.INFORMATIONAL) -> tuple[Shift | None, Transcript]:
    pairs = [line.split(": ", 1) for line in lines]
    transcript = Transcript(tuple(Turn(speaker, words) for speaker, words in pairs))
    return shift_in_talk(transcript, kind, shift_cues(), talk_cues(), me=me), transcript


def test_a_seeker_who_asks_for_a_job_drifts_in_their_own_words() -> None:
    shift, transcript = talk("Ada: How did you begin?", "Ben: By accident.", "Ada: And are you hiring at the moment?")

    assert shift
    assert (shift.found, shift.drift, shift.by_me) == (Kind.CASUAL_JOB, Drift.JOB_ASK, True)
    assert shift.quotes[0].turn == 2
    assert "are you hiring" in shift.quotes[0].words_in(transcript)


def test_a_host_who_assesses_is_the_other_side() -> None:
    shift, _ = talk(
        "Ada: How did you begin?",
        "Ben: Before that, walk me through your background.",
        "Ada: I studied physics.",
        "Ben: And what would you say are your weaknesses? What about your salary expectations?",
    )

    assert shift
    assert (shift.drift, shift.by_me) == (Drift.ASSESSING, False)


def test_a_talk_about_learning_stays_one() -> None:
    shift, _ = talk("Ada: How did you begin?", "Ben: By accident.", "Ada: What would you advise me?", "Ben: Read.")

    assert shift is None


def test_nobody_is_blamed_when_nobody_knows_who_is_who() -> None:
    shift, _ = talk("A: Are you hiring at the moment?", "B: Perhaps.", me=None)

    assert shift
    assert shift.by_me is None


def test_a_message_of_another_kind_turns_the_conversation() -> None:
    answer = Answer("We have a role for you.", Kind.CASUAL_JOB, 0.9, (Place(0, 14, Kind.CASUAL_JOB),))

    shift = shift_in_text(answer, Kind.INFORMATIONAL, shift_cues(), by_me=False)

    assert shift
    assert shift.drift is Drift.OPENING
    assert shift.places[0].of(answer.text) == "We have a role"


def test_machinery_turns_a_relaxed_talk_and_mere_insight_turns_it_back() -> None:
    formal = Answer("A panel of three.", Kind.FORMAL_JOB, 0.9)
    learning = Answer("I only want to learn.", Kind.INFORMATIONAL, 0.9)

    turned = [shift_in_text(answer, Kind.CASUAL_JOB, shift_cues(), by_me=None) for answer in (formal, learning)]

    assert [shift and shift.drift for shift in turned] == [Drift.MACHINERY, Drift.LEARNING]


def test_the_same_kind_something_else_and_other_languages_turn_nothing() -> None:
    for answer in (
        Answer("x", Kind.INFORMATIONAL, 0.9),
        Answer("x", Kind.OTHER, 0.9),
        Answer("x", Kind.UNCLEAR, 0.0, language="de"),
    ):
        assert shift_in_text(answer, Kind.INFORMATIONAL, shift_cues(), by_me=None) is None


def test_every_turn_has_advice_for_every_side() -> None:
    assert all(shift_advice(drift, by_me=side) for drift in Drift for side in (True, False, None))
