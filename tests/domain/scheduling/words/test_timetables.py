"""In a calendar typed out, figures behind names of days are dates, and what fills a day offers none of it."""

from datetime import date

from tests.times import in_london, windows_of

SAID_ON = date(2026, 1, 7)


def test_only_what_is_free_in_a_typed_calendar_is_offered():
    text = "Thu 8: blocked. Fri 9: free 3 to 4. Mon 12: blocked till 5, then a farewell. Tue 13: free 10.30 to 12."

    assert windows_of(in_london(text, SAID_ON)) == ["Fri 09 15:00-16:00", "Tue 13 10:30-12:00"]


def test_what_fills_a_day_offers_none_of_it():
    text = "Mon 12 - theatre all day. Tue 13 - free 2 to 3. Wed 14 - ward round. Thu 15 - booked."

    assert windows_of(in_london(text, SAID_ON)) == ["Tue 13 14:00-15:00"]


def test_figures_that_do_not_count_on_as_the_days_do_are_hours():
    text = "Mon 9: free. Tue 2: free. Wed 14th from 3 to 4."

    assert windows_of(in_london(text, SAID_ON)) == ["Mon 12 09:00-09:00", "Tue 13 14:00-14:00", "Wed 14 15:00-16:00"]
