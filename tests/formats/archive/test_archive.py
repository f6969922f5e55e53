"""The parts of an archive that people and programs read."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfhour.domain.errors import InputError
from halfhour.formats.archive import Manifest, Meeting, Page, file_name, read_row, write_meetings, write_page, write_row
from halfhour.formats.archive.manifest import NewerArchiveError, read
from halfhour.formats.archive.names import require_inside
from halfhour.formats.archive.pages import Section
from halfhour.formats.calendars import read_invitation

HEAD = Manifest("2026-03-09T08:00:00+00:00", "Halfhour 0.1.0", {"name": "Mine"}, {"person": 2})


def test_a_head_comes_back():
    assert read(HEAD.write()) == HEAD


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"format": "halfhour archive", "version": "1"}', "[" * 9000])
def test_what_is_no_head_is_refused(text):
    with pytest.raises(InputError):
        read(text)


def test_a_newer_head_is_refused_with_the_way_out():
    with pytest.raises(NewerArchiveError) as told:
        read(HEAD.write().replace('"version": 1', '"version": 2'))

    assert "Update" in told.value.way_out


@given(st.dictionaries(st.text(), st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text()))))
def test_a_row_comes_back_in_one_line(row):
    line = write_row(row)

    assert line.count("\n") == 1
    assert read_row(line.encode("utf-8", "surrogatepass"), "here") == row


def test_times_are_kept_to_the_microsecond():
    assert "09:30:15.123456+00:00" in write_row({"at": datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC)})


@pytest.mark.parametrize("line", [b"{", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_no_row_is_refused_with_its_place(line):
    with pytest.raises(InputError, match="Line 7"):
        read_row(line, "Line 7")


@given(st.text())
def test_names_of_files_are_taken_everywhere(words):
    name = file_name(words)

    assert name
    assert name == name.strip(" .")
    assert not set(name) & set('<>:"/\\|?*\n\0')
    assert len(name.encode("utf-8", "surrogatepass")) < 200
    require_inside(f"people/{name}.md")


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x", "C:/x", "a\\..\\x", "", "a\0b", "\\\\host\\x"])
def test_no_path_leads_out(name):
    with pytest.raises(InputError):
        require_inside(name)


def test_what_somebody_typed_is_no_markup():
    words = "# Big\n* star\n1. one\n<script>x</script> [a](b) `c`\n- d"

    page = write_page(Page("A *B*", (("Known from", words),), (Section("Notes", letters=(("", words),)),)))

    assert page.startswith("# A \\*B\\*\n")
    assert "<script>" not in page
    assert "\n# Big" not in page
    assert "> \\# Big" in page
    assert "> 1\\. one" in page or "> \\1. one" in page


def test_what_is_empty_is_not_shown():
    assert write_page(Page("Ada", (("Does", ""),), (Section("Notes"),))) == "# Ada\n"


def test_a_calendar_of_meetings_is_read_back():
    meeting = Meeting(
        "k",
        "Ada; Ben, נגה 🌊\nBEGIN:VEVENT",
        datetime(2026, 3, 1, tzinfo=UTC),
        datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
        45,
    )

    text = "".join(write_meetings([meeting]))
    found = read_invitation(text.encode())

    assert text.count("\nBEGIN:VEVENT") == 1
    assert found.summary == "Ada; Ben, נגה 🌊\nBEGIN:VEVENT"
    assert found.start == meeting.start
    assert found.duration == timedelta(minutes=45)
