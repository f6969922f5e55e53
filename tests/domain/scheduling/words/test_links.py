"""The links: which hour belongs to which day, what comes of that, and what they say beside the grammar."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from halfhour.domain.scheduling.words.clauses import clauses
from halfhour.domain.scheduling.words.link_nets import Chances, Links, Signs
from halfhour.domain.scheduling.words.links.composing import ROLES, Linked, Message
from halfhour.domain.scheduling.words.links.features import signs_of
from halfhour.domain.scheduling.words.links.linker import outcomes
from halfhour.domain.scheduling.words.reading import said_in, times_in_words
from halfhour.domain.scheduling.words.values import About, Proposal, Situation
from halfhour.wiring import times_lexicon
from tests.times import LONDON, windows_of

MONDAY = Situation(date(2027, 3, 8), LONDON, LONDON)
BOTH = "Tuesday at 11, or the Thursday. Both at the café."
BOTH_AT_ELEVEN = ["Tue 09 11:00-11:00", "Thu 11 11:00-11:00"]


class Nets:
    """Nets that think some links certain, and how likely it is that a message calls for a question or offers times."""

    def __init__(self, links=(), whole=(), asks: float = 0.0, neither: float = 0.0):
        self.links, self.whole, self.of_message = dict(links), whole, [1 - asks - neither, asks, neither]

    def chances(self, text: str, signs: Signs) -> Chances:
        roles = [[float(self.links.get(pair, "none") == role) for role in ROLES] for pair in signs.pairs]
        whole = [float(number in self.whole) for number in range(len(signs.tokens))]
        return Chances(np.array(roles), np.array(whole), np.zeros(len(signs.tokens)))

    def kinds(self, text: str) -> list[float]:
        return self.of_message


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


def test_what_the_links_are_sure_of_answers_the_question_of_the_grammar():
    sure = {(0, 1): "as", (2, 1): "as"}

    assert read(BOTH, None).question
    assert windows_of(read(BOTH, Nets(sure))) == BOTH_AT_ELEVEN


def test_where_a_message_calls_for_a_question_the_likeliest_stands_first():
    asked = read(BOTH, Nets({(0, 1): "as", (2, 1): "as"}, asks=0.6))

    assert readings(asked) == [BOTH_AT_ELEVEN, *readings(read(BOTH, None))]


def test_times_that_the_links_do_not_believe_are_asked_about():
    asked = read("Tuesday at 11 or 12 would be good.", Nets({(0, 1): "after"}))

    assert asked.question.about == (About.MEANT,)
    assert ["Tue 09 11:00-11:00", "Tue 09 12:00-12:00"] in readings(asked)


def test_a_way_that_leaves_an_hour_over_is_no_reading():
    assert readings(read("Tuesday at 11 would be good.", Nets(whole={0}))) == [["Tue 09 11:00-11:00"]]


def test_of_exceptions_the_links_know_nothing():
    text = "Any afternoon next week except Thursday."

    assert read(text, Nets()) == read(text, None)


def test_a_doubt_whether_anything_is_offered_stays():
    assert read("I don't think Friday at 3 works.", Nets({(0, 1): "as"})).question


def test_a_message_that_neither_offers_nor_asks_calls_for_no_question():
    text = "I'm afraid Wednesday is no good after all. I'll write when I know how things stand."

    assert read(text, Nets(neither=0.5)) == read(text, None)
    assert read(text, Nets(neither=0.95)).question is None


def test_times_of_a_message_that_offers_nothing_are_asked_about():
    assert read("Tuesday at 11 would be good.", Nets(neither=1)).question


def test_what_sounds_unsettled_is_not_taken():
    text = "I might manage one evening the week of the 15th, it all hangs on who's covering the chip shop."

    assert message(text).hangs(Linked({(1, 0): "as"})) > 0.8
    assert read(text, Nets({(1, 0): "as"})).question


@pytest.mark.parametrize("asks", [0.95, 0.5])
def test_words_without_a_time_that_call_for_a_question_get_one(asks):
    text = "I'd love to hear how one gets into forestry. Could I pick your brain over a coffee?"

    assert bool(read(text, Nets(asks=asks)).question) == (asks > 0.9)


def test_the_same_hour_of_something_told_is_that_of_the_offer():
    text = "Judo is on Tuesday at 5. Friday then, same hour."

    assert read(text, None).question
    assert windows_of(times_in_words(text, MONDAY, times_lexicon())) == ["Fri 12 17:00-17:00"]
