"""The words a claim rests on, in their place."""

from itertools import pairwise

from halfhour.domain.talks.answers import How, Line, Slot, Stretch
from halfhour.domain.talks.transcript import Quote, Transcript, Turn
from halfhour.web.talks.evidence import marked, passages
from halfhour.web.talks.ribbon import ribbon

TALK = Transcript(tuple(Turn("Ben" if number % 2 else "Ada", f"turn {number} says this") for number in range(20)))


def test_words_are_marked_where_they_stand() -> None:
    pieces = marked("one two three", [Quote(0, 4, 7)])

    assert [(piece.text, piece.marked) for piece in pieces] == [("one ", False), ("two", True), (" three", False)]


def test_overlapping_places_are_marked_once() -> None:
    pieces = marked("one two three", [Quote(0, 4, 13), Quote(0, 0, 7), Quote(0, 5, 6)])

    assert "".join(piece.text for piece in pieces) == "one two three"
    assert all(piece.marked for piece in pieces)


def test_neighbours_stand_beside_and_gaps_are_counted() -> None:
    shown = passages(TALK, [Quote(2, 0, 4), Quote(10, 0, 4), Quote(99, 0, 4)])

    assert [passage.number for passage in shown] == [1, 2, 3, 9, 10, 11]
    assert [passage.skipped for passage in shown] == [1, 0, 0, 5, 0, 0]
    assert [passage.rests for passage in shown] == [False, True, False, False, True, False]


def test_a_long_turn_is_shortened_round_the_words_and_never_in_them() -> None:
    text = "before " * 200 + "THESE WORDS" + " after" * 200
    talk = Transcript((Turn("Ben", text),))

    (shown,) = passages(talk, [Quote(0, 1400, 1411)])

    assert [piece.text for piece in shown.pieces if piece.marked] == ["THESE WORDS"]
    assert sum(len(piece.text) for piece in shown.pieces) < 600


def test_oneself_is_drawn_above_the_others() -> None:
    stretches = (Stretch("Ada", 0.0, 0.25, 0), Stretch("Ben", 0.25, 1.0, 1))
    how = How((("Ada", 0.25), ("Ben", 0.75)), True, 10.0, 0, 120.0, 0, (), None, stretches)
    line = Line("A line.", Slot.WORK, "Ben", (Quote(1, 0, 4),))

    drawn = ribbon(how, [line], "Ada")

    assert [(bar.above, bar.filling) for bar in drawn.bars] == [(True, 0), (False, 1)]
    assert [(tick.x, tick.number) for tick in drawn.ticks] == [(25.0, 1)]


def test_numbers_over_the_ribbon_do_not_cover_each_other() -> None:
    how = How((("Ben", 1.0),), True, 1.0, None, None, None, (), None, (Stretch("Ben", 0.0, 1.0, 0),))
    lines = [Line("A line.", Slot.WORK, "Ben", (Quote(0, 0, 4),)) for _ in range(5)]

    places = [tick.x for tick in ribbon(how, lines, None).ticks]

    assert all(later - earlier >= 3.5 for earlier, later in pairwise(places))
