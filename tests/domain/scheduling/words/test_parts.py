"""Parts of the day tell the half of an hour before them and whose clock is meant; meals tell it too, and teatime is asked."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import About, Proposal, Situation
from halfhour.wiring import times_lexicon as lexicon

SINGAPORE, BERLIN = ZoneInfo("Asia/Singapore"), ZoneInfo("Europe/Berlin")


def read(text: str, reader: ZoneInfo = SINGAPORE) -> Proposal:
    return times_in_words(text, Situation(date(2028, 2, 16), SINGAPORE, reader), lexicon())


def starts(proposal: Proposal) -> list[str]:
    return [f"{slot.start.astimezone(SINGAPORE):%a %H:%M}" for slot in proposal.slots]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Sunday 10 o'clock morning or 5 o'clock evening", ["Sun 10:00", "Sun 17:00"]),
        ("10 morning or 4.30 evening on Sunday", ["Sun 10:00", "Sun 16:30"]),
        ("Saturday 11 am morning", ["Sat 11:00"]),
        ("Call me on Saturday at 9 night", ["Sat 21:00"]),
        ("I have 2 morning slots on Friday: 9 and 11.", ["Fri 09:00", "Fri 11:00"]),
        ("Maybe one morning this Friday", ["Fri 09:00"]),
    ],
)
def test_a_part_of_the_day_right_behind_an_hour_tells_its_half(text: str, hours: list[str]):
    assert starts(read(text)) == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Friday, your morning, 9 to 11", ["Fri 16:00"]),
        ("Friday in my afternoon, 4 to 5", ["Fri 16:00"]),
        ("Friday 4pm, your morning", ["Fri 16:00"]),
        ("I won't spoil your morning, so 3pm on Friday my time?", ["Fri 15:00"]),
    ],
)
def test_somebody_s_part_of_the_day_is_on_their_clock(text: str, hours: list[str]):
    assert starts(read(text, BERLIN)) == hours


@pytest.mark.parametrize("text", ["Friday at 9, your morning", "Friday 10 to 11, your morning"])
def test_a_bare_hour_before_somebody_s_part_of_the_day_may_be_on_either_clock(text: str):
    assert read(text, BERLIN).question.about == (About.WHOSE,)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("I could manage breakfast on Friday. 7.30 at the Bridge Cafe?", ["Fri 07:30"]),
        ("We could have dinner on Friday. 7.30 at the Bridge Cafe?", ["Fri 19:30"]),
        ("Friday teatime, 4.30?", ["Fri 16:30"]),
    ],
)
def test_meals_tell_the_half_of_the_day(text: str, hours: list[str]):
    assert starts(read(text)) == hours


@pytest.mark.parametrize("text", ["Give me a bell Sunday teatime", "Friday after tea time would do"])
def test_teatime_is_asked_about_since_houses_differ(text: str):
    assert read(text).question.about == (About.HOUR,)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("After my morning class on Thursday, at 2 my time", ["Thu 14:00"]),
        ("I have a morning class on Friday, how about 3?", ["Fri 15:00"]),
        ("After my evening rehearsal on Thursday, at 9", ["Thu 21:00"]),
    ],
)
def test_the_part_of_the_day_of_an_event_is_not_that_of_the_hour_behind_it(text: str, hours: list[str]):
    assert starts(read(text)) == hours


@pytest.mark.parametrize("head", ["Morning Sam,\n\n", "Afternoon Ingrid! "])
def test_a_part_of_the_day_that_greets_somebody_by_name_is_no_time(head: str):
    proposal = read(f"{head}I'm in the office Friday all day bar 10 to 11.", SINGAPORE)

    assert starts(proposal) == ["Fri 09:00", "Fri 11:00"]
