"""Evidence side by side."""

import re

from halfhour.domain.evidence import Concern, Seen, Standing, doubts_in, side_by_side


def seen(need: str, member: str, standing: Standing) -> Seen:
    return Seen(f"{need}-{member}", need, member, standing)


def test_disagreements_come_first_then_what_is_missing():
    rows = side_by_side(
        [
            seen("plans", "ada", Standing.SOLID),
            seen("plans", "ben", Standing.SOLID),
            seen("clients", "ada", Standing.WEAK),
            seen("clients", "ben", Standing.STRONG),
            seen("team", "ada", Standing.NOT_COVERED),
        ],
        ["plans", "team", "clients"],
        ["ada", "ben"],
    )

    assert [row.need for row in rows] == ["clients", "team", "plans"]
    assert [row.apart for row in rows] == [2, 0, 0]
    assert rows[1].is_missing


def test_no_total_and_no_order_of_people_exist():
    import halfhour.domain.evidence as room

    assert not [name for name in dir(room) if re.search(r"total|score|rank|recommend", name, re.IGNORECASE)]


def test_a_note_that_judges_sameness_is_shown_where():
    cues = {Concern.SAMENESS: [("likeness", re.compile(r"\bone of us\b"))]}
    note = "Knows the tides. Clearly One of us."

    (doubt,) = doubts_in(note, cues)

    assert note[doubt.place.start : doubt.place.end] == "One of us"
