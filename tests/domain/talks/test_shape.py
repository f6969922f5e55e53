"""The shape of a talk."""

from halfhour.domain.talks.exchanges import asked
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.shape import Shape, shape
from halfhour.domain.talks.transcript import Transcript, Turn

LONG = "In winter you'd weigh the leaf and wash the cups, and after a year you'll be asked what you think of it."


def test_a_teller_who_asks_back_about_the_other_shows_in_the_shape() -> None:
    transcript = Transcript(
        (
            Turn("Ada", LONG + " Do you drive?"),
            Turn("Ben", "Yes. What does one earn?"),
            Turn("Ada", LONG + " Have you worked with tea?"),
            Turn("Ben", "Never. And where would I live?"),
        )
    )

    built = shape(transcript, asked(transcript, sentences(transcript)))

    assert (built.asked, round(built.back, 2), len(built.about_you)) == (4, 0.5, 2)
    assert built.future > 10


def test_a_talk_without_names_has_no_shape() -> None:
    transcript = Transcript((Turn(None, LONG),))

    assert shape(transcript, ()) == Shape(0, 0.0, (), 0.0)
