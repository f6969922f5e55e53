"""In a thread the last word counts."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from halfhour.domain.scheduling.words.thread import Said, last_word
from halfhour.domain.scheduling.words.values import About, Proposal, Situation
from halfhour.wiring import times_lexicon as lexicon

BERLIN = ZoneInfo("Europe/Berlin")
OFFER = Said("Could you do Tuesday at 3pm or Wednesday at 10am?", by_speaker=False)


def word(newest: str, *earlier: Said) -> Proposal:
    return last_word([Said(newest), *earlier], Situation(date(2026, 11, 28), BERLIN, BERLIN), lexicon())


def starts(found: Proposal) -> list[datetime]:
    return [slot.start for slot in found.slots]


TUESDAY, WEDNESDAY = datetime(2026, 12, 1, 14, tzinfo=UTC), datetime(2026, 12, 2, 9, tzinfo=UTC)


def test_one_of_the_times_is_picked():
    assert starts(word("The second one, please.", OFFER)) == [WEDNESDAY]
    assert starts(word("Tuesday works.", OFFER)) == [TUESDAY]
    assert starts(word("The later one suits me.", OFFER)) == [WEDNESDAY]
    assert starts(word("Either works", OFFER)) == [TUESDAY, WEDNESDAY]
    assert word("The second one, please.", OFFER).confirms


def test_a_yes_to_two_times_is_asked_about():
    asked = word("That works!", OFFER)

    assert asked.question.about == (About.EARLIER,)
    assert [reading.slots[0].start for reading in asked.question.readings] == [TUESDAY, WEDNESDAY]


def test_a_no_takes_nothing():
    assert word("Neither works, sorry.", OFFER).slots == ()


def test_a_counter_proposal_counts_and_may_lean_on_what_was_said():
    one = Said("Tuesday at 3pm?", by_speaker=False)

    assert starts(word("Could we do Thursday, same time?", one)) == [datetime(2026, 12, 3, 14, tzinfo=UTC)]
    assert starts(word("Could we make it 4 instead?", one)) == [datetime(2026, 12, 1, 15, tzinfo=UTC)]


def test_an_answer_to_nothing_is_asked_about():
    assert word("The second one, please.").question.about == (About.EARLIER,)


def test_a_yes_to_tomorrow_in_a_quote_without_a_date_is_asked_about():
    undated = Said("Tomorrow at 3pm?", by_speaker=False)
    dated = Said("Tomorrow at 3pm?", by_speaker=False, day=date(2026, 11, 30))

    assert word("That works!", undated).question.about == (About.EARLIER,)
    assert starts(word("That works!", dated)) == [TUESDAY]


def test_a_time_of_a_thread_is_pushed():
    one = Said("Tuesday at 2pm?", by_speaker=False)

    assert starts(word("Could we push it by an hour?", one)) == [TUESDAY]
