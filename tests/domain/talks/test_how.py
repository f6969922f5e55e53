"""How a talk went."""

import pytest

from halfhour.domain.talks.exchanges import asked
from halfhour.domain.talks.how import how, spoken_seconds
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.transcript import Transcript, Turn


def test_shares_are_exact_with_times() -> None:
    transcript = Transcript((Turn("Ada", "hello there", 0, 30), Turn("Ben", "a b c d e f", 30, 40)))

    assert how(transcript).share == (("Ada", 0.75), ("Ben", 0.25))


def test_a_turn_without_an_end_lasts_to_the_next() -> None:
    transcript = Transcript((Turn("Ada", "hello", 0), Turn("Ben", "hello", 10), Turn("Ada", "bye", 20, 30)))

    assert dict(how(transcript).share)["Ada"] == pytest.approx(2 / 3)


def test_without_times_shares_add_up_and_follow_the_length_of_what_is_said() -> None:
    transcript = Transcript(
        (Turn("Ada", "Extraordinarily complicated negotiations."), Turn("Ben", "It is so."), Turn(None, "Mm."))
    )

    share = dict(how(transcript).share)

    assert sum(share.values()) == pytest.approx(1)
    assert share["Ada"] > 0.7


def test_figures_and_stops_take_time() -> None:
    assert spoken_seconds("2008") > spoken_seconds("two")
    assert spoken_seconds("I see. You go.") > spoken_seconds("I see you go")
    assert spoken_seconds("  ") == 0


def test_interruptions_need_times_and_an_own_name() -> None:
    transcript = Transcript((Turn("Ada", "and so", 0, 10), Turn("Ben", "wait", 8, 12), Turn("Ada", "yes", 12, 13)))

    assert how(transcript, me="Ben").interruptions == 1
    assert how(transcript).interruptions is None


def test_a_follow_up_picks_up_what_was_just_said() -> None:
    transcript = Transcript(
        (
            Turn("Ben", "How did you start?"),
            Turn("Ada", "I repaired harmoniums in a cellar."),
            Turn("Ben", "Who taught you to repair a harmonium?"),
            Turn("Ada", "My aunt."),
        )
    )
    questions = asked(transcript, sentences(transcript))

    assert how(transcript, questions, "Ben").follow_ups == (1,)
    assert how(transcript, questions, "Ben").open_share == 0.5


def test_the_ribbon_fills_the_whole_talk() -> None:
    transcript = Transcript((Turn("Ada", "one"), Turn("Ada", "two"), Turn("Ben", "three")))

    ribbon = how(transcript).ribbon

    assert [stretch.turn for stretch in ribbon] == [0, 2]
    assert (ribbon[0].start, ribbon[-1].end) == (0, pytest.approx(1))
