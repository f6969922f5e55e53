"""Words that point to a time on the table, and those that look alike and do not."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import About, Proposal, Situation, Slot
from halfhour.wiring import times_lexicon as lexicon

CHICAGO = ZoneInfo("America/Chicago")
FIRST, SECOND = (
    Slot(moment, moment) for moment in (datetime(2027, 9, 24, 15, tzinfo=UTC), datetime(2027, 9, 27, 19, tzinfo=UTC))
)


def read(text: str) -> Proposal:
    return times_in_words(text, Situation(date(2027, 9, 14), CHICAGO, CHICAGO, before=(FIRST, SECOND)), lexicon())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I'd take the earlier, if you don't mind.", (FIRST,)),
        ("I'd rather have the later.", (SECOND,)),
        ("The earlier the better.", ()),
        ("The earlier train is always late. The second one please.", (SECOND,)),
    ],
)
def test_the_earlier_points_where_nothing_is_named_behind_it(text: str, meant: tuple[Slot, ...]):
    assert read(text).slots == meant


@pytest.mark.parametrize(
    "text", ["Your two mornings are lovely, I take the first.", "I teach Year 9 till then, so the first suits."]
)
def test_a_number_that_counts_or_names_a_class_leaves_nothing_open(text: str):
    assert read(text).slots == (FIRST,)


def test_what_may_also_be_after_an_hour_is_asked():
    assert read("Tuesday at 10 or anytime after that.").question is not None


@pytest.mark.parametrize(
    "text", ["Let me know when and I'll see.", "Happy to talk. Tell me when.", "Just say when, I'm easy."]
)
def test_when_alone_leaves_it_to_the_reader(text: str):
    question = times_in_words(text, Situation(date(2027, 9, 14), CHICAGO, CHICAGO), lexicon()).question

    assert question is not None
    assert question.about == (About.OPEN,)


def test_when_before_a_sentence_leaves_nothing_open():
    assert read("The second one please. Let me know when you arrive.").slots == (SECOND,)
