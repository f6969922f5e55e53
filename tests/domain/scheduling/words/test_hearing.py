"""What is done with a time, heard in the words around it."""

from halfhour.domain.scheduling.words.heard import SILENT, Heard
from halfhour.domain.scheduling.words.hearing import Ear, runs, signs
from halfhour.domain.scheduling.words.items import items
from halfhour.domain.scheduling.words.pieces import pieces
from halfhour.phrases.times_in_words import lexicon


def read(text: str):
    return items(pieces(text, lexicon()))


def test_a_day_and_its_hour_are_one_time():
    text = "Tuesday at 3, or Friday at 10"
    found = read(text)

    assert [text[found[begins].start : found[ends - 1].end] for begins, ends in runs(found)] == [
        "Tuesday at 3",
        "Friday at 10",
    ]


def test_chances_are_of_three_ways():
    said = signs(read("The kiln is fired on Thursday at 8."), (5, 7))

    chances = lexicon().ear.chances(said)

    assert abs(sum(chances) - 1) < 1e-9


def test_what_was_never_listed_sounds_told_or_offered_by_what_stands_around():
    told, offered = (
        [item.heard for item in lexicon().ear.hears(read(text)) if item.is_timed]
        for text in ("I glazed the pots on Thursday at 8 and they came out well.", "Thursday at 8 would be lovely.")
    )

    assert all(heard.differs for heard in told)
    assert all(heard.is_sure for heard in offered)


def test_without_weights_nothing_is_heard():
    assert {item.heard for item in Ear().hears(read("Tuesday at 3"))} == {SILENT}


def test_a_sign_counts_by_its_weight():
    ear = Ear({"begins its sentence": Heard(2.0, 0.0, 0.0)})

    assert ear.chances({"begins its sentence": 1.0}).offers > ear.chances({}).offers
