"""What is done with a time, heard in the words around it."""

from collections.abc import Sequence

from halfhour.domain.scheduling.words.heard import SILENT, Heard
from halfhour.domain.scheduling.words.hearing import Ear, runs
from halfhour.domain.scheduling.words.items import items
from halfhour.domain.scheduling.words.pieces import pieces
from halfhour.wiring import times_lexicon

OFFERED = Heard(1.0, 0.0, 0.0)


class Fond:
    """An ear to which all sounds offered; it notes what it was given."""

    def __init__(self):
        self.given = []

    def chances(self, text: str, times: Sequence[tuple[int, int]]) -> Sequence[Heard]:
        self.given.append([text[start:end] for start, end in times])
        return [OFFERED] * len(times)


def read(text: str):
    return items(pieces(text, times_lexicon()))


def test_a_day_and_its_hour_are_one_time():
    text = "Tuesday at 3, or Friday at 10"
    found = read(text)

    assert [text[found[begins].start : found[ends - 1].end] for begins, ends in runs(found)] == [
        "Tuesday at 3",
        "Friday at 10",
    ]


def test_an_ear_is_given_each_time_with_its_day():
    text, fond = "The kiln is fired on Thursday at 8, so Friday at 10?", Fond()

    heard = Ear(lambda: fond).hears(read(text), text)

    assert fond.given == [["Thursday at 8", "Friday at 10"]]
    assert {item.heard for item in heard if item.is_timed} == {OFFERED}
    assert {item.heard for item in heard if not item.is_timed} == {SILENT}


def test_without_an_ear_nothing_is_heard():
    assert {item.heard for item in Ear().hears(read("Tuesday at 3"), "Tuesday at 3")} == {SILENT}


def test_an_ear_is_not_loaded_for_a_message_without_times():
    def load():
        raise AssertionError

    assert Ear(load).hears(read("Thank you for the plums."), "Thank you for the plums.")


def test_what_was_never_listed_sounds_told_or_offered_by_what_stands_around():
    told, offered = (
        [item.heard for item in times_lexicon().ear.hears(read(text), text) if item.is_timed]
        for text in ("I glazed the pots on Thursday at 8 and they came out well.", "Thursday at 8 would be lovely.")
    )

    assert all(heard.differs for heard in told)
    assert all(heard.is_sure for heard in offered)


def test_an_ear_is_given_what_points_to_times_only_where_some_are_on_the_table():
    text, fond = "The first one works, and Friday at 10 too.", Fond()

    Ear(lambda: fond).hears(read(text), text)
    heard = Ear(lambda: fond).hears(read(text), text, answers=True)

    assert fond.given == [["Friday at 10"], ["Friday at 10", "The first one"]]
    assert [item.heard for item in heard if item.kind == "back"] == [OFFERED]
