"""Which kind a talk turned out to be."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from halfhour.domain.kinds import Kind
from halfhour.domain.talks.answers import TalkKind
from halfhour.domain.talks.kind import AGAINST, talk_kind
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.phrases import talk_cues


@dataclass(frozen=True)
class Ear:
    """Hears in every talk what it is told to."""

    heard: float | None

    def margin(self, transcript: Transcript, signs: Sequence[float]) -> float | None:
        return self.heard


def read(*lines: str, ear: Ear | None = None) -> tuple[TalkKind, Transcript]:
    pairs = [line.split(": ", 1) for line in lines]
    transcript = Transcript(tuple(Turn(speaker, words) for speaker, words in pairs))
    interviews = None if ear is None else lambda: ear
    return talk_kind(transcript, sentences(transcript), talk_cues(), interviews=interviews), transcript


def test_an_employer_who_asks_for_experience_and_notice_interviews() -> None:
    kind, transcript = read(
        "Ada: Thanks for coming in. Tell me a bit about yourself.",
        "Ben: I ran the night desk for three years.",
        "Ada: And what would be your notice period?",
        "Ben: A month. What would I be doing in this role?",
        "Ada: You'd be working with Cleo. We'll let you know by Friday.",
    )

    assert kind.kind is Kind.CASUAL_JOB
    assert any("notice period" in quote.words_in(transcript) for quote in kind.because)


@pytest.mark.parametrize(
    ("heard", "is_interview"), [(AGAINST - 0.1, False), (AGAINST, True), (None, True), (3.0, True)]
)
def test_words_of_an_interview_are_nothing_where_it_sounds_like_another_talk(
    heard: float | None, is_interview: bool
) -> None:
    kind, _ = read(
        "Ada: Thanks for coming in. Tell me a bit about yourself, and what would be your notice period?",
        "Ben: A month. What would I be doing in this role?",
        "Ada: You'd be working with Cleo. We'll let you know by Friday.",
        ear=Ear(heard),
    )

    assert (kind.kind is Kind.CASUAL_JOB) == is_interview


def test_competency_questions_before_a_panel_are_formal() -> None:
    kind, _ = read(
        "Ada: You are before an interview panel of three, and we will score your answers.",
        "Ada: Tell us about a time when you disagreed with a colleague.",
        "Ben: Last year, on the ward.",
        "Cleo: Give us an example of how you plan. And why do you want to work here?",
        "Ben: I plan on paper.",
        "Ada: Do you have any questions for the panel?",
    )

    assert kind.kind is Kind.FORMAL_JOB


def test_a_seeker_who_asks_for_the_way_in_is_no_candidate() -> None:
    kind, _ = read(
        "Ben: Thank you so much for making time. How did you get into conservation?",
        "Ada: By accident, I interviewed for a role at the archive and they took me.",
        "Ben: What does a typical day look like? And what advice would you give someone like me?",
        "Ada: Bring a portfolio when you apply.",
    )

    assert kind.kind is Kind.INFORMATIONAL


def test_talk_about_an_interview_is_none() -> None:
    kind, _ = read(
        "Ada: The interview panel scored everybody, and the next round was in May.",
        "Ben: Ha. And this role was new?",
        "Ada: The position was new, yes, all the candidates said so.",
    )

    assert kind.kind not in {Kind.CASUAL_JOB, Kind.FORMAL_JOB}


def test_somebody_written_down_as_candidate_is_interviewed_for_a_job() -> None:
    kind, _ = read(
        "Interviewer: So you bake. What is the largest number of loaves?",
        "Candidate: Two hundred a night.",
        "Interviewer: We pay fourteen an hour.",
        "Candidate: That is fine.",
    )

    assert kind.kind is Kind.CASUAL_JOB


def test_a_candidate_before_examiners_is_interviewed_for_no_job() -> None:
    kind, _ = read(
        "Examiner: So you bake. What is the largest number of loaves?",
        "Candidate: Two hundred a night.",
        "Second examiner: And at which heat?",
        "Candidate: Two hundred and thirty.",
    )

    assert kind.kind not in {Kind.CASUAL_JOB, Kind.FORMAL_JOB}


def test_too_little_stays_unclear() -> None:
    assert read("Ada: Hello.", "Ben: Hello.")[0].kind is Kind.UNCLEAR
