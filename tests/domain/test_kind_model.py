"""Which kind of conversation a message is about."""

import itertools

import pytest

from halfhour.domain.kind_model import LONGEST, kind_of
from halfhour.domain.kinds import Kind
from halfhour.wiring import kind_model

ADVICE = (
    "Dear Ms Okafor, I am a second-year student of surveying and read your article on flood maps. Would you have twenty minutes for a "
    "call? I would love to hear how you got into the field and what you would study again."
)
OPENING = (
    "Hi Ben, we are growing the bakery team and your name came up. No forms, no suit: come by on Thursday for a coffee and see if you "
    "like us. Bring your CV along if you have one."
)
PANEL = (
    "Dear Mr Lind, you are invited to the second stage of our selection process on 4 May at 9.30. The panel of four will ask competency "
    "questions, followed by a written test of 45 minutes. Please bring proof of identity and your certificates."
)
SALE = "Hello, our platform saves dental practices 30 % of their invoices. Could I show you a free demo next week?"


@pytest.mark.parametrize(
    ("text", "kind"),
    [(ADVICE, Kind.INFORMATIONAL), (OPENING, Kind.CASUAL_JOB), (PANEL, Kind.FORMAL_JOB), (SALE, Kind.OTHER)],
)
def test_purpose_decides(text: str, kind: Kind) -> None:
    assert kind_of(text, kind_model()).kind is kind


def test_the_deciding_words_are_named_in_their_place() -> None:
    guess = kind_of(PANEL, kind_model())

    named = " ".join(PANEL[place.start : place.end] for place in guess.because)
    assert any(word in named for word in ("panel", "selection", "test", "stage"))
    assert all(place.kind is Kind.FORMAL_JOB for place in guess.because)


def test_a_message_without_words_is_unclear() -> None:
    guess = kind_of("… ?!", kind_model())

    assert guess.kind is Kind.UNCLEAR
    assert guess.because == ()


def test_deciding_names_one_of_the_four() -> None:
    assert kind_of("See you then.", kind_model(), decide=True).kind is not Kind.UNCLEAR


def test_only_the_beginning_of_an_endless_message_is_read() -> None:
    assert kind_of(PANEL + " lunch" * LONGEST, kind_model()) == kind_of(
        (PANEL + " lunch" * LONGEST)[:LONGEST], kind_model()
    )


def test_places_never_overlap() -> None:
    places = sorted(kind_of(ADVICE, kind_model()).because, key=lambda place: place.start)

    assert all(left.end <= right.start for left, right in itertools.pairwise(places))
