"""The hosts there are."""

from collections import Counter

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.practice.personas import Manner, Persona, Way, read_persona
from halfhour.domain.talks.stems import matter, stem
from halfhour.phrases.practice import personas

EVERYBODY = list(personas().values())


def test_there_are_many_and_of_every_manner_and_age():
    manners = Counter(persona.manner for persona in EVERYBODY)

    assert len(EVERYBODY) >= 24
    assert set(manners) == set(Manner)
    assert max(manners.values()) - min(manners.values()) <= 1
    assert min(persona.age for persona in EVERYBODY) <= 25
    assert max(persona.age for persona in EVERYBODY) >= 70


def test_nobody_is_like_another():
    for each in ("name", "field", "place", "introduction"):
        assert len({getattr(persona, each) for persona in EVERYBODY}) == len(EVERYBODY)
    told = Counter(text for persona in EVERYBODY for text in persona.texts())
    assert max(told.values()) == 1


@pytest.mark.parametrize("persona", EVERYBODY, ids=lambda persona: persona.key)
def test_each_is_whole(persona: Persona):
    assert 3 <= len(persona.hidden) <= 5
    assert {hidden.about for hidden in persona.hidden} <= set(persona.topics)
    assert {aside.about for aside in persona.asides} <= set(persona.topics)
    assert len(persona.topics) >= 10
    assert all(told.tellings and told.short for told in persona.topics.values())
    assert all(hidden.question.endswith("?") for hidden in persona.hidden)
    assert all(len(lines) >= 2 for lines in persona.says.values())


@pytest.mark.parametrize("persona", EVERYBODY, ids=lambda persona: persona.key)
def test_what_a_follow_up_has_to_pick_up_is_told_first(persona: Persona):
    for hidden in persona.hidden:
        if hidden.way is Way.FOLLOW_UP:
            tellings = matter(" ".join(persona.topics[hidden.about].tellings))
            assert len({stem(word) for word in hidden.after} & tellings) >= 2


def test_a_table_that_lacks_something_is_told():
    with pytest.raises(InputError, match="nobody"):
        read_persona("nobody", {"manner": "warm"}, {}, {}, {})
