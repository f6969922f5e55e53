"""The links: which hour belongs to which day, what comes of that, and what they say beside the grammar."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from halfhour.domain.scheduling.words.clauses import clauses
from halfhour.domain.scheduling.words.link_nets import Chances, Links, Signs
from halfhour.domain.scheduling.words.links.composing import ROLES, Linked, Message
from halfhour.domain.scheduling.words.links.evidence import Case
from halfhour.domain.scheduling.words.links.features import signs_of
from halfhour.domain.scheduling.words.links.linker import outcomes
from halfhour.domain.scheduling.words.reading import said_in, times_in_words
from halfhour.domain.scheduling.words.values import About, Proposal, Situation
from halfhour.domain.vectors import Floats
from halfhour.wiring import times_lexicon
from tests.times import LONDON, windows_of

MONDAY = Situation(date(2027, 3, 8), LONDON, LONDON)
BOTH = "Tuesday at 11, or the Thursday. Both at the café."
BOTH_AT_ELEVEN = ["Tue 09 11:00-11:00", "Thu 11 11:00-11:00"]


LAST, ASKING, NOTHING = -3, -2, -1
"""Answers by their place: the last of the times that may be meant, a question, and nothing."""


class Nets:
    """Nets that think some links certain, and one of the answers so likely; the others share what is left."""

    def __init__(self, links=(), whole=(), answer: int = ASKING, chance: float = 1.0):
        self.links, self.whole, self.answer, self.chance = dict(links), whole, answer, chance

    def chances(self, text: str, signs: Signs) -> Chances:
        roles = [[float(self.links.get(pair, "none") == role) for role in ROLES] for pair in signs.pairs]
        whole = [float(number in self.whole) for number in range(len(signs.tokens))]
        return Chances(np.array(roles), np.array(whole), np.zeros(len(signs.tokens)))

    def kinds(self, text: str) -> list[float]:
        return [1.0, 0.0, 0.0]

    def choice(self, signs: Floats) -> Floats:
        chances = np.full(len(signs), (1 - self.chance) / (len(signs) - 1))
        chances[self.answer] = self.chance
        return chances


def message(text: str) -> Message:
    own, situation, found = said_in(text, MONDAY, times_lexicon())
    return Message(own, situation, clauses(found), times_lexicon())


def composed(text: str, links=(), whole=()) -> list[str]:
    return windows_of(Proposal(message(text).composed(Linked(dict(links), frozenset(whole))).slots))


def read(text: str, nets: Nets | None) -> Proposal:
    """What the grammar says beside such nets; alone where there are none."""
    return times_in_words(text, MONDAY, replace(times_lexicon(), links=Links((lambda: nets) if nets else None)))


def readings(proposal: Proposal) -> list[list[str]]:
    return [windows_of(Proposal(each.slots)) for each in proposal.question.readings]


def test_an_hour_may_belong_to_several_days():
    assert composed(BOTH, {(0, 1): "as", (2, 1): "as"}) == BOTH_AT_ELEVEN


def test_a_day_lies_beside_the_one_that_is_named_in_one_breath_with_it():
    made = composed("Friday or Monday at 10.", {(0, 2): "as", (1, 2): "as"})

    assert made == ["Fri 12 10:00-10:00", "Mon 15 10:00-10:00"]


@pytest.mark.parametrize(
    ("role", "meant"),
    [("as", "Thu 11 15:00-15:00"), ("after", "Thu 11 15:00-17:00"), ("before", "Thu 11 09:00-15:00")],
)
def test_an_hour_is_a_moment_or_a_bound_of_its_day(role, meant):
    assert composed("Thursday, home at 3.", {(0, 1): role}) == [meant]


def test_all_of_a_day_may_be_offered_and_its_hour_be_that_of_something_else():
    assert composed("Thursday, home at 3.", whole={0}) == ["Thu 11 09:00-17:00"]


def test_a_bound_ends_with_the_part_of_the_day_beside_it():
    assert composed("Thursday, any morning from ten.", {(0, 2): "as"}) == ["Thu 11 10:00-12:00"]


def test_times_of_different_lengths_keep_their_own():
    made = composed("Tuesday at 10 for 20 minutes, or Thursday at 2 for an hour.", {(0, 1): "as", (2, 3): "as"})

    assert made == ["Tue 09 10:00-10:20", "Thu 11 14:00-15:00"]


def test_each_pair_of_an_hour_and_a_day_has_its_signs_and_an_hour_alone_too():
    signs = signs_of(message(BOTH))

    assert signs.pairs == [(-1, 1), (0, 1), (2, 1)]
    assert signs.of_pairs.shape[0] == 3 == len(signs.tokens)


def test_ways_that_come_to_the_same_count_together():
    found = outcomes(message(BOTH), times_lexicon().links.load())

    assert windows_of(Proposal(found[0].composed.slots)) == BOTH_AT_ELEVEN
    assert 0.5 < found[0].chance <= sum(each.chance for each in found) < 1.01


def test_times_that_are_likely_enough_answer_the_question_of_the_grammar():
    sure = Nets({(0, 1): "as", (2, 1): "as"}, answer=LAST)

    assert read(BOTH, None).question
    assert windows_of(read(BOTH, sure)) == BOTH_AT_ELEVEN


def test_where_no_times_are_likely_enough_the_likeliest_stand_first():
    asked = read(BOTH, Nets({(0, 1): "as", (2, 1): "as"}, answer=LAST, chance=0.7))

    assert readings(asked) == [BOTH_AT_ELEVEN, *readings(read(BOTH, None))]


def test_times_of_the_grammar_that_are_not_believed_are_asked_about():
    asked = read("Tuesday at 11 or 12 would be good.", Nets({(0, 1): "after"}, chance=0.7))

    assert asked.question.about == (About.MEANT,)
    assert ["Tue 09 11:00-11:00", "Tue 09 12:00-12:00"] in readings(asked)


@pytest.mark.parametrize("chance", [0.4, 0.9])
def test_no_question_is_put_where_nothing_is_likely_to_be_offered(chance):
    text = "Judo is on Tuesday at 5."

    assert read(text, None).question
    assert bool(read(text, Nets(answer=NOTHING, chance=chance)).question) == (chance < 0.5)


def test_what_the_calendar_asks_is_not_answered_by_what_was_learned():
    text = "Tuesday 10 March at 11 would suit me."

    assert read(text, None).question.about == (About.WEEKDAY,)
    assert read(text, Nets({(0, 1): "as"}, answer=0)) == read(text, None)


def test_words_without_a_time_that_call_for_a_question_get_one():
    text = "I'd love to hear how one gets into forestry. Could I pick your brain over a coffee?"

    assert read(text, Nets(answer=ASKING)).question.about == (About.OPEN,)
    assert read(text, Nets(answer=NOTHING)) == read(text, None)
    assert times_in_words(text, MONDAY, times_lexicon()).question


def test_times_that_both_readers_find_are_one_answer_beside_asking_and_nothing():
    text = "Tuesday at 11 would be good."
    case = Case(read(text, None), message(text), outcomes(message(text), Nets({(0, 1): "as"})), np.ones(3) / 3)

    assert [(each.is_taken, each.rank, each.chance) for each in case.meanings] == [(True, 0, pytest.approx(1))]
    assert len(case.signs()) == 3


def test_a_message_without_times_has_as_many_signs_as_any_other():
    cases = [Case(read(text, None), message(text), [], np.ones(3) / 3) for text in ("Many thanks!", BOTH)]

    assert len({case.signs().shape[1] for case in cases}) == 1


def test_what_sounds_unsettled_is_not_taken():
    text = "I might manage one evening the week of the 15th, it all hangs on who's covering the chip shop."

    assert message(text).hangs(Linked({(1, 0): "as"})) > 0.8
    assert times_in_words(text, MONDAY, times_lexicon()).question
