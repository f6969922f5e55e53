"""Questions of a talk, and what came of them."""

import time

import pytest

from halfhour.domain.talks.answers import Answered, Asked, Form, Planned
from halfhour.domain.talks.exchanges import asked
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.transcript import Transcript, Turn


def talk(*lines: str) -> Transcript:
    pairs = [line.split(": ", 1) for line in lines]
    return Transcript(tuple(Turn(speaker, words) for speaker, words in pairs))


def found(transcript: Transcript, *planned: Planned) -> tuple[Asked, ...]:
    return asked(transcript, sentences(transcript), planned)


def quotes(transcript: Transcript) -> list[str]:
    return [question.quote.words_in(transcript) for question in found(transcript)]


def test_a_question_has_its_asker_its_form_and_its_answer() -> None:
    transcript = talk("Ada: Come in.", "Ben: Thank you. How did you get here?", "Ada: By bus, and by luck.")

    (question,) = found(transcript)

    assert (question.by, question.form, question.answer, question.answered) == ("Ben", Form.OPEN, (2,), Answered.YES)
    assert question.quote.words_in(transcript) == "How did you get here?"


@pytest.mark.parametrize(
    "words",
    [
        "It was cold, you know?",
        "Can you hear me?",
        "Does that make sense?",
        "I walk in and she asks me, why are you here?",
        'He looked up and said, "what do you want?"',
        "that's what i do and how it works is simple",
        "the ones who can do the crossing get taken on",
        "We get up at five in the morning and go out. And why? Because the fish do not wait for anybody, so we don't either.",
    ],
)
def test_what_asks_for_nothing_is_no_question(words: str) -> None:
    assert quotes(talk(f"Ada: {words}", "Ben: Mm.")) == []


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("okay and what do you do all day", "what do you do all day"),
        ("i was wondering how you found the job", "i was wondering how you found the job"),
        ("um is it still okay for twenty minutes", "is it still okay for twenty minutes"),
        ("Tell me about your first year.", "Tell me about your first year."),
        ("so how did you learn it then because i never could", "how did you learn it then"),
    ],
)
def test_questions_need_no_question_mark(words: str, quote: str) -> None:
    assert quotes(talk("Ada: hello", f"Ben: {words}", "Ada: well it was hard")) == [quote]


def test_two_sentences_that_ask_one_thing_are_one_question() -> None:
    transcript = talk("Ben: And programming? Do I need to learn it?", "Ada: Yes.")

    assert quotes(transcript) == ["And programming? Do I need to learn it?"]


def test_a_refusal_is_a_dodge_and_a_hedge_is_a_part() -> None:
    transcript = talk(
        "Ben: What does a beginner earn?",
        "Ada: I'd rather not say.",
        "Ben: And is it hard to get in?",
        "Ada: Hard to say. For some.",
    )

    assert [question.answered for question in found(transcript)] == [Answered.DODGED, Answered.PARTLY]


def test_a_question_at_the_end_stays_unanswered() -> None:
    assert found(talk("Ada: Hello.", "Ben: How did you start?"))[0].answered is Answered.DODGED


def test_a_planned_question_is_known_in_other_words_and_never_by_accident() -> None:
    transcript = talk(
        "Ben: So how long did the licence take, for you?", "Ada: Four years.", "Ben: Do you like tea?", "Ada: No."
    )
    planned = (Planned("p1", "How long did your licence take?"), Planned("p2", "Should we move to a bigger town?"))

    first, second = found(transcript, *planned)

    assert (first.planned, second.planned) == ("p1", None)


def test_unknown_speakers_are_left_unknown() -> None:
    transcript = Transcript((Turn(None, "How did you start?"), Turn(None, "With a broom.")))

    (question,) = asked(transcript, sentences(transcript))

    assert (question.by, question.answer) == (None, (1,))


def test_cost_grows_with_length_alone() -> None:
    def seconds(times: int) -> float:
        lines = ["Ben: and what do you do when it rains", "Ada: we sit in the barn and mend what is broken"]
        transcript = talk(*(lines * times))
        said = sentences(transcript)
        began = time.process_time()
        asked(transcript, said)
        return time.process_time() - began

    assert seconds(4_000) < 12 * max(seconds(500), 0.01)


def test_a_sound_check_with_a_greeting_and_leave_to_record_are_no_questions() -> None:
    talk = Transcript(
        (Turn("Ben", "Hi, Ada, can you hear me?"), Turn("Ada", "Yes."), Turn("Ben", "Is it okay if I record this?"))
    )

    assert asked(talk, sentences(talk)) == ()
