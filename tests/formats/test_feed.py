"""A calendar that others follow."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from halfhour.formats.calendars.lines import lines, plain_text
from halfhour.formats.calendars.text import unfolded
from halfhour.formats.feed import Entry, escaped, folded, write

STAMP = datetime(2026, 11, 28, 9, tzinfo=UTC)


def lines_of(text: str, name: str) -> list[str]:
    """Values of all properties of a name."""
    return [line.value for _, line in lines(unfolded(text.encode()), frozenset({name}))]


def test_a_talk_is_written_in_utc_with_its_length_and_place() -> None:
    start = datetime(2026, 12, 1, 9, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))

    text = write([Entry("talk-1@halfhour", STAMP, "Ngozi", start, 45, "Harbour café", "https://meet.example/1")])

    assert "DTSTART:20261201T040000Z\r\nDTEND:20261201T044500Z\r\n" in text
    assert lines_of(text, "LOCATION") == ["Harbour café"]
    assert lines_of(text, "URL") == ["https://meet.example/1"]
    assert lines_of(text, "DTSTAMP") == ["20261128T090000Z"]


def test_a_due_thing_is_a_whole_day_that_takes_nobodys_time() -> None:
    text = write([Entry("due-1@halfhour", STAMP, "Thank Ngozi", date(2026, 12, 31))])

    assert "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\nTRANSP:TRANSPARENT\r\n" in text


def test_a_text_cannot_write_properties_of_its_own() -> None:
    text = write(
        [Entry("a@halfhour", STAMP, "Tea\r\nEND:VEVENT; a,b\\n", date(2026, 12, 1), link="https://x.example/\r\nX:1")]
    )

    assert text.count("END:VEVENT\r\n") == 1
    assert "X:1" not in lines_of(text, "URL")
    assert plain_text(lines_of(text, "SUMMARY")[0]) == "Tea\nEND:VEVENT; a,b\\n"


def test_an_empty_calendar_is_a_calendar() -> None:
    assert write([]).startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert write([]).endswith("END:VCALENDAR\r\n")


@given(st.text())
def test_no_line_is_longer_than_the_standard_allows_and_none_is_cut_in_a_character(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"

    pieces = folded(line).split("\r\n")

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
