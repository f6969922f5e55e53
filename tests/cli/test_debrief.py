"""`halfhour debrief` for one file."""

import json

import pytest

from halfhour.cli.debrief_page import print_debrief, ribbon
from halfhour.formats.inquiries import Inquiry
from tests.cli.conftest import SAMPLES
from tests.debriefs import DEBRIEF, PLANNED, TALK

TIDAL = SAMPLES / "tidal-zoom.vtt"


@pytest.fixture
def page(capsys, monkeypatch) -> str:
    """The debrief made by hand, as the terminal shows it."""
    monkeypatch.setenv("COLUMNS", "90")
    print_debrief(DEBRIEF, Inquiry(TALK, PLANNED, "Ada"))
    return capsys.readouterr().out


def test_each_line_stands_above_its_evidence(page):
    line = page.index("Ben began by accident")
    evidence = page.index("turn 1, Ben: “By accident.")

    assert page.index("Who they are") < line < evidence


def test_lessons_questions_and_promises_are_in_words(page):
    for words in (
        "Figures",
        "leading, not answered, arose by itself",
        "Planned, and not asked",
        "Ben → Ada: send the list",
    ):
        assert words in page


def test_what_could_not_be_read_is_said(page):
    assert "line 17: the time runs backwards" in page


def test_nothing_stands_behind_the_end_of_a_line(page):
    assert not [line for line in page.splitlines() if line != line.rstrip()]


def test_the_ribbon_shows_who_speaks_by_shape():
    cells = ribbon(DEBRIEF.how).plain

    assert cells == "█" * 12 + "░" * 24 + "█" * 12 + "░" * 12


def test_json_is_the_debrief_with_the_name_of_the_file(halfhour_command):
    answer = json.loads(halfhour_command("debrief", TIDAL, "--me", "ines", "--json").stdout)

    assert answer["id"] == "tidal-zoom.vtt"
    assert answer["me"] == "Ines Marchetti"
    assert {"kind", "five_lines", "learned", "questions", "planned_not_asked", "promises", "how"} <= set(answer)


def test_planned_questions_come_from_a_file_a_line_each(halfhour_command):
    done = halfhour_command("debrief", TIDAL, "--planned", SAMPLES / "tidal-planned.txt", "--json")

    answer = json.loads(done.stdout)
    assert set(answer["planned_not_asked"]) <= {str(number) for number in range(1, 7)}


def test_markdown_is_one_page(halfhour_command):
    done = halfhour_command("debrief", TIDAL, "--markdown")

    assert done.stdout.startswith("# ")
    assert "## In five lines" in done.stdout


def test_somebody_who_does_not_speak_is_asked_about(halfhour_command):
    done = halfhour_command("debrief", TIDAL, "--me", "Zoe")

    assert done.returncode == 2
    assert "Ines Marchetti, Ruairi Flett" in done.stderr


def test_a_day_that_is_none_is_refused(halfhour_command):
    done = halfhour_command("debrief", TIDAL, "--date", "tomorrow")

    assert done.returncode == 2
    assert "YYYY-MM-DD" in done.stderr


def test_without_a_talk_the_way_out_is_said(halfhour_command):
    done = halfhour_command("debrief")

    assert done.returncode == 2
    assert "halfhour debrief FILE" in done.stderr
