"""Promises, with their deeds and days."""

from datetime import date

import pytest

from halfhour.domain.talks.answers import Promised
from halfhour.domain.talks.promises import promises
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.transcript import Transcript, Turn

DAY = date(2026, 3, 5)  # a Thursday


def found(*lines: str) -> tuple[Promised, ...]:
    pairs = [line.split(": ", 1) for line in lines]
    transcript = Transcript(tuple(Turn(speaker, words) for speaker, words in pairs))
    return promises(transcript, sentences(transcript), DAY)


def test_a_promise_names_who_whom_what_and_when() -> None:
    (promise,) = found("Ben: Thank you.", "Ada: I'll send you the reading list on Monday.")

    assert (promise.by, promise.to, promise.what, promise.due) == (
        "Ada",
        "Ben",
        "send you the reading list",
        date(2026, 3, 9),
    )


@pytest.mark.parametrize(
    "words",
    [
        "I'll introduce you to Cleo.",
        "I can put you in touch with her, I'll write tonight.",
        "I'm happy to forward you the form.",
        "okay i'll text you his number tomorrow",
        "I'll ask Cleo to call you.",
    ],
)
def test_a_deed_for_the_other_is_a_promise(words: str) -> None:
    assert len(found("Ben: That would help.", f"Ada: {words}")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "I'll be honest, it was hard.",
        "I'll tell you what, nobody reads them.",
        "I'm going to apply in the autumn.",
        "We should have coffee some day.",
        "I sent her the book last year.",
        "If you came here I would show you the yard.",
        "And my boss said, I'll send you to Leeds.",
        "Most days I'll call the customer and tell him the price.",
        "I'll give you an example.",
        "I'll think about it.",
    ],
)
def test_talk_about_deeds_is_no_promise(words: str) -> None:
    assert found("Ben: I see.", f"Ada: {words}") == ()


def test_a_yes_to_a_request_is_a_promise() -> None:
    (promise,) = found("Ben: Could you send me the list?", "Ada: Sure, will do.")

    assert (promise.by, promise.to) == ("Ada", "Ben")


def test_a_promise_said_twice_is_one() -> None:
    assert (
        len(found("Ben: Please.", "Ada: I'll send you the link.", "Ben: Thanks.", "Ada: I'll send it tomorrow.")) == 1
    )


def test_without_a_day_nothing_is_due() -> None:
    transcript = Transcript((Turn("Ben", "Please."), Turn("Ada", "I'll send you the link by Friday.")))

    assert promises(transcript, sentences(transcript))[0].due is None
