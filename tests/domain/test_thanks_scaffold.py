"""A note is made of what was said, with room for one's own words."""

from halfhour.domain.kinds import Kind
from halfhour.domain.thanks_scaffold import Followed, Owed, Part, Said, scaffold_for
from halfhour.phrases.thanks_scaffold import part_words

LESSONS = [Said("Go and stand on the quay at night.", 4)]


def _parts(scaffold):
    return [piece.part for piece in scaffold.parts]


def test_thanks_rest_on_what_was_said_and_leave_room() -> None:
    scaffold = scaffold_for("thanks", Kind.INFORMATIONAL, "Ngozi", LESSONS, [Owed("send the chart", True, None, 9)])

    moment = next(piece for piece in scaffold.parts if piece.part is Part.MOMENT)
    assert moment.material == (Said("Go and stand on the quay at night.", 4),)
    assert moment.is_blank
    assert Part.MINE in _parts(scaffold)
    assert Part.THEIRS not in _parts(scaffold)


def test_only_a_job_interview_says_again_what_interests_and_what_is_next() -> None:
    informational = _parts(scaffold_for("thanks", Kind.INFORMATIONAL, "Ngozi"))
    casual = _parts(scaffold_for("thanks", Kind.CASUAL_JOB, "Ngozi"))

    assert {Part.INTEREST, Part.NEXT} <= set(casual)
    assert not {Part.INTEREST, Part.NEXT} & set(informational)


def test_a_report_tells_what_was_done_and_what_came_of_it() -> None:
    scaffold = scaffold_for("report", Kind.INFORMATIONAL, "Ngozi", advice=[Followed("Stand there", "I saw it", 4)])

    material = {piece.part: piece.material for piece in scaffold.parts}
    assert material[Part.DID] == (Said("Stand there", 4),)
    assert material[Part.CAME] == (Said("I saw it", 4),)


def test_the_introducer_hears_little_of_what_was_said() -> None:
    scaffold = scaffold_for("introducer", Kind.INFORMATIONAL, "Ada", LESSONS * 3)

    assert [len(piece.material) for piece in scaffold.parts if piece.part is Part.TOLD] == [1]


def test_each_part_has_words() -> None:
    assert set(part_words()) == {part.value for part in Part}
