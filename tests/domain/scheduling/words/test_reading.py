"""Proposed times in words: right slots or the right question, never a guess."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import About, Proposal, Situation, Slot
from halfhour.wiring import times_lexicon as lexicon
from tests.times import grammar, in_london, judged, phrases, windows_of

BERLIN, NEW_YORK, LONDON = (ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Europe/London"))
SATURDAY = date(2026, 11, 28)
ALL = list(phrases())
WORDS = (
    "monday next friday this week the 12th at 3 or 4:30 half past not except before after noon 03/04 2026-02-30 pm am ET IST "
    "my time your time tomorrow morning between and to - , . ? 9 11 30 minutes second one same time works can't from until "
    "the 31st february week of month every 25:00 12 o'clock \n ( / )"
).split(" ")


def read(
    text: str, speaker: ZoneInfo | None = NEW_YORK, reader: ZoneInfo | None = NEW_YORK, **more: object
) -> Proposal:
    return times_in_words(text, Situation(more.pop("said", SATURDAY), speaker, reader, **more), lexicon())  # type: ignore[arg-type]


def about(proposal: Proposal) -> tuple[About, ...]:
    return proposal.question.about if proposal.question else ()


def at(*parts: int, zone: ZoneInfo = NEW_YORK) -> datetime:
    return datetime(*parts, tzinfo=zone).astimezone(UTC)  # type: ignore[arg-type]


@pytest.mark.parametrize("source", sorted({phrase.source for phrase in ALL}))
def test_nothing_is_guessed_whoever_writes(source: str):
    guessed = [
        each.text
        for each in phrases(source)
        if judged(each, times_in_words(each.text, each.situation, lexicon())) == "guess"
    ]

    assert guessed == []


def test_nearly_all_phrases_get_the_right_times_or_the_right_question():
    some = ALL[::5]
    verdicts = Counter(judged(each, times_in_words(each.text, each.situation, lexicon())) for each in some)

    assert len(some) >= 1_000
    assert verdicts["right"] >= 0.95 * len(some)


def test_next_friday_is_asked_where_the_coming_one_is_another():
    wednesday = read("next Friday at noon", said=date(2026, 12, 2))
    saturday = read("next Friday at noon", said=SATURDAY)

    assert about(wednesday) == (About.WHICH,)
    assert [reading.slots[0].start for reading in wednesday.question.readings] == [
        at(2026, 12, 4, 12),
        at(2026, 12, 11, 12),
    ]
    assert [slot.start for slot in saturday.slots] == [at(2026, 12, 4, 12)]


def test_an_hour_is_taken_in_the_waking_half_of_the_day():
    for text, hour in (
        ("Friday at 3", 15),
        ("Friday at 10", 10),
        ("Friday at 12", 12),
        ("Friday at 8", 8),
        ("Friday 3-ish", 15),
    ):
        assert [slot.start for slot in read(text).slots] == [at(2026, 12, 4, hour)], text


def test_six_and_seven_may_be_of_the_morning_unless_the_message_says_otherwise():
    for text in ("Friday at 6", "Friday at 7"):
        assert about(read(text)) == (About.HOUR,)
    for text in ("Friday evening at 7", "Friday 6-8pm", "Friday at 6 or 7pm", "Friday before 6"):
        assert read(text).slots, text


def test_who_speaks_of_the_night_may_mean_the_night():
    assert about(read("I work the night shift. Friday at 4?")) == (About.HOUR,)


def test_half_three_is_half_past_two_for_many_on_the_continent():
    assert about(read("Friday, half 3", BERLIN, BERLIN)) == (About.HOUR,)
    assert read("Friday, half 3", LONDON, LONDON).slots[0].start == at(2026, 12, 4, 15, 30, zone=LONDON)


def test_who_tells_of_hours_of_their_own_day_means_their_own_clock():
    slots = read("I teach until 2 on Friday, so Friday at 3pm?", NEW_YORK, BERLIN).slots

    assert [slot.start for slot in slots] == [at(2026, 12, 4, 15)]


def test_an_hour_said_again_on_the_other_clock_is_checked_wherever_it_stands():
    agreed = "Could we say 3pm your time on Friday? That's 9am here."

    assert [slot.start for slot in read(agreed, NEW_YORK, BERLIN).slots] == [at(2026, 12, 4, 9)]
    assert about(read(agreed.replace("9am", "10am"), NEW_YORK, BERLIN)) == (About.TWICE,)
    assert about(read("Friday, 9 here, which makes it 4 for you.", NEW_YORK, BERLIN)) == (About.TWICE,)


def test_a_mail_that_only_tells_of_times_offers_none_and_asks_nothing():
    told = read(
        "The workshop runs from 9 to 4 on Friday 4 December and our office opens at 8. I applied on 12 January."
    )

    assert (told.slots, told.question) == ((), None)


def test_a_day_with_its_hour_that_may_be_meant_for_the_reader_is_not_passed_over():
    found = read("Your profile is on our list. The last round of it will be on Friday at 3pm.")

    assert found.question or found.slots


def test_an_hour_takes_the_day_that_was_told_of_with_other_hours():
    slots = read("My train gets in at 8:15 on Friday and I see the bank at 10. That leaves 1 to 3 for a call.").slots

    assert [(slot.start, slot.end) for slot in slots] == [(at(2026, 12, 4, 13), at(2026, 12, 4, 15))]


def test_an_hour_of_leaving_ends_what_an_hour_begins():
    slots = read("Not before 10 on Friday, and I have to leave at noon.").slots

    assert [(slot.start, slot.end) for slot in slots] == [(at(2026, 12, 4, 10), at(2026, 12, 4, 12))]


def test_a_second_choice_under_a_condition_is_taken_too():
    slots = read("Friday at 10. If you can't, Thursday 10 December at 4.").slots

    assert [slot.start for slot in slots] == [at(2026, 12, 4, 10), at(2026, 12, 10, 16)]


def test_an_offer_that_is_to_be_confirmed_is_asked_about():
    assert about(read("I think Friday at 3pm is ok but I will tell you tomorrow.")) == (About.MEANT,)


def test_whose_clock_it_is_is_asked_only_where_the_clocks_differ():
    assert about(read("Friday at 3pm", NEW_YORK, BERLIN)) == (About.WHOSE,)
    assert read("Friday at 3pm", BERLIN, ZoneInfo("Europe/Paris")).slots
    assert read("Friday at 3pm my time", NEW_YORK, BERLIN).slots[0].start == at(2026, 12, 4, 15)
    assert read("Friday at 3pm your time", NEW_YORK, BERLIN).slots[0].start == at(2026, 12, 4, 15, zone=BERLIN)


def test_a_zone_that_nobody_knows_is_asked():
    assert about(read("Friday at noon my time", None, BERLIN)) == (About.ZONE,)
    assert about(read("Friday at noon", None, None)) == (About.ZONE,)
    assert about(read("Friday at noon XQT")) == (About.ZONE,)


def test_the_order_of_a_date_is_decided_by_its_numbers_its_weekday_or_a_word_about_the_person():
    assert about(read("03/04 at 10am")) == (About.ORDER,)
    assert read("13/04 at 10am").slots[0].start == at(2027, 4, 13, 10)
    assert read("Sat 03/04/2027 at 10am").slots[0].start == at(2027, 4, 3, 10)
    assert read("03/04 at 10am", day_first=False).slots[0].start == at(2027, 3, 4, 10)


def test_one_date_that_tells_the_order_tells_it_for_the_whole_message():
    slots = read("04/12 at 10am or 22/12 at 10am").slots

    assert [slot.start for slot in slots] == [at(2026, 12, 4, 10), at(2026, 12, 22, 10)]


def test_a_clock_that_skips_or_repeats_the_hour_is_asked_about():
    assert about(read("28 March 2027 at 2:30am", BERLIN, BERLIN)) == (About.SKIPPED,)
    assert about(read("31 October 2027 at 2:30am", BERLIN, BERLIN)) == (About.DOUBLED,)


def test_a_name_and_a_date_that_disagree_are_asked_about():
    asked = read("Tuesday the 2nd of December at 10am")

    assert about(asked) == (About.WEEKDAY,)
    assert [reading.slots[0].start for reading in asked.question.readings] == [at(2026, 12, 2, 10), at(2026, 12, 1, 10)]


def test_a_time_said_twice_is_checked():
    assert read("Monday 10am PT / 1pm ET").slots == (Slot(at(2026, 11, 30, 13), at(2026, 11, 30, 13)),)
    assert about(read("Monday 10am PT / 2pm ET")) == (About.TWICE,)


def test_letters_of_a_zone_are_asked_about_out_of_season_and_where_several_zones_bear_them():
    assert about(read("noon EST on 7 July 2027", BERLIN)) == (About.LETTERS,)
    assert read("noon EST on 7 December").slots
    assert about(read("noon IST on Friday")) == (About.LETTERS,)
    assert read("noon IST on Friday", ZoneInfo("Asia/Kolkata"), NEW_YORK).slots


def test_letters_of_another_season_are_the_writer_s_own_clock_unless_the_reader_s_bears_them():
    phoenix, denver = ZoneInfo("America/Phoenix"), ZoneInfo("America/Denver")

    assert read("noon EST on 7 July 2027", ZoneInfo("America/Toronto"), BERLIN).slots[0].start == at(2027, 7, 7, 12)
    assert about(read("noon MST on 7 July 2027", denver, phoenix)) == (About.LETTERS,)
    assert about(read("noon GMT on 7 July 2027", LONDON, BERLIN)) == (About.LETTERS,)


def test_a_bare_number_from_which_on_a_named_week_is_offered_is_an_hour():
    assert [slot.start for slot in read("any afternoon next week from 3").slots][:2] == [
        at(2026, 11, 30, 15),
        at(2026, 12, 1, 15),
    ]
    assert read("the week from the 14th, mornings").slots[0].start == at(2026, 12, 14, 9)


def test_a_day_for_the_case_that_another_fails_is_offered_too():
    slots = read("Ring on Tuesday at 10. In case you are away for the holiday, then Wednesday same time.").slots

    assert [slot.start for slot in slots] == [at(2026, 12, 1, 10), at(2026, 12, 2, 10)]


def test_the_hour_after_which_the_writer_is_free_is_offered():
    slots = read("Tuesday or Wednesday, after I feed my kids dinner, like 7:30pm").slots

    assert [slot.start for slot in slots] == [at(2026, 12, 1, 19, 30), at(2026, 12, 2, 19, 30)]


def test_words_are_understood_from_the_day_of_writing():
    assert read("tomorrow at noon", said=date(1996, 10, 15)).slots[0].start == at(1996, 10, 16, 12)


def test_a_reading_that_had_gone_by_when_it_was_said_is_none():
    morning = datetime(2026, 12, 2, 10, tzinfo=NEW_YORK)

    assert read("today at 3?", said=morning).slots[0].start == at(2026, 12, 2, 15)


def test_a_time_that_had_gone_by_is_asked_about():
    afternoon = datetime(2026, 12, 2, 15, tzinfo=NEW_YORK)

    assert about(read("today at 9am", said=afternoon)) == (About.GONE,)
    assert About.GONE in about(read("3 February 2024 at 9am"))


def test_a_length_gives_a_beginning_its_end():
    slot = read("half an hour on Thursday at 2pm").slots[0]

    assert (slot.end - slot.start, slot.minutes, slot.is_exact) == (timedelta(minutes=30), 30, True)


def test_what_is_only_mentioned_is_no_offer():
    for text in ("Thanks for the call on Monday.", "I am back on Monday.", "Let me know by Friday."):
        assert read(text) == Proposal(because=read(text).because), text


def test_the_words_it_rests_on_are_named_in_their_place():
    text = "Sure, Tues or Wed after 2pm my time."

    words = [text[clue.start : clue.end] for clue in read(text).because]

    assert words == ["Tues", "Wed", "after 2pm my time"]


def test_another_language_is_recognised_and_asked():
    for text in ("17/3 um 15 Uhr", "mardi à 14h", "el jueves a las 10", "5月7日 16:00", "во вторник в 15:00"):
        assert about(read(text)) == (About.LANGUAGE,), text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=14),
    st.sampled_from([None, BERLIN, NEW_YORK]),
    st.dates(date(1980, 1, 1), date(2080, 1, 1)),
)
def test_no_order_of_words_breaks_it_or_offers_what_has_gone_by(words: list[str], zone: ZoneInfo | None, said: date):
    found = read(" ".join(words), zone, LONDON, said=said)

    offered = [
        *found.slots,
        *(slot for reading in (found.question.readings if found.question else ()) for slot in reading.slots),
    ]
    assert all(slot.start.utcoffset() == timedelta() and slot.start <= slot.end for slot in offered)
    assert not (found.slots and found.question)
    assert found.question is not None or all(slot.end.date() >= said - timedelta(days=1) for slot in found.slots)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str):
    read(text)


def test_a_long_text_is_read_in_time_that_grows_with_its_length():
    found = read("I could do Tuesday at 3 or Wednesday at 4, or 03/04. " * 300)

    assert found.question


def test_a_day_listed_behind_a_later_one_is_asked_about():
    said = Situation(SATURDAY, NEW_YORK, NEW_YORK)
    asked = times_in_words("Thursday 10 December after 3pm or Friday morning", said, grammar())

    assert about(asked) == (About.WHICH,)
    assert [reading.slots[1].start for reading in asked.question.readings] == [at(2026, 12, 11, 9), at(2026, 12, 4, 9)]


def test_one_zone_at_the_end_of_a_list_may_be_meant_of_all():
    assert about(read("Mon 7 Dec 10:00-10:30\nThu 10 Dec 16:00-16:30 (CET)")) == (About.WHOSE,)
    assert read("Mon 7 Dec 10:00-10:30\nThu 10 Dec 16:00-16:30 (CET)", BERLIN, BERLIN).slots


def test_addresses_and_names_hold_no_times():
    assert len(read("https://example.org/30min - I have openings on 10 December and 15 December.").slots) == 2
    assert read("We moved to 200 King Street West. Could you do 9:15 on Wednesday the 9th?").slots


def test_a_refusal_that_is_over_rules_nothing_out():
    assert read("I was off sick until Monday. How's Friday at 10:30?", said=date(2026, 12, 2)).slots


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Tomorrow, 13 h to 14.30 h?", "Fri 15 13:00-14:30"),
        ("On Tuesday I am free 8 h to 9.15 h.", "Tue 19 08:00-09:15"),
        ("Repairs take 3 h to 4 h, so please come on Tuesday at 9:00.", "Tue 19 09:00-09:00"),
        ("The day after tomorrow is a Saturday, but I don't mind: 11 o'clock?", "Sat 16 11:00-11:00"),
        ("The whole of the 22nd I am working from home, choose freely.", "Fri 22 09:00-17:00"),
        (
            "I said the 20th at 14:00, but then I teach. Can we shift it to the 21st, at the same time?",
            "Thu 21 14:00-14:00",
        ),
    ],
)
def test_what_an_institute_in_central_europe_writes(text: str, window: str):
    assert windows_of(in_london(text, date(2024, 11, 14))) == [window]
