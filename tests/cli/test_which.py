"""`halfhour which`."""

import json
from pathlib import Path

MAIL = Path("tests/material/mail")


def test_a_mail_is_told_in_words(halfhour_command) -> None:
    done = halfhour_command("which", MAIL / "coffee.eml")

    assert done.returncode == 0
    assert "What to do now" in done.stdout
    assert "Talent partner" in done.stdout


def test_json_has_the_kind_and_places_in_its_text(halfhour_command) -> None:
    answer = json.loads(halfhour_command("which", MAIL / "coffee.eml", "--json", "--decide").stdout)

    assert set(answer) == {"id", "kind", "sure", "because", "ask", "text"}
    assert answer["id"] == "coffee.eml"
    assert answer["kind"] in {"informational", "casual_job", "formal_job", "other"}
    assert all(answer["text"][place["start"] : place["end"]].strip() for place in answer["because"])


def test_several_files_give_a_list(halfhour_command) -> None:
    answers = json.loads(halfhour_command("which", MAIL / "coffee.eml", MAIL / "chat.ics", "--json").stdout)

    assert [answer["id"] for answer in answers] == ["coffee.eml", "chat.ics"]


def test_lines_are_answered_in_order_and_places_count_in_the_given_text(halfhour_command) -> None:
    text = "Subject: tea\n\nWould you have twenty minutes to tell me how you became a baker?\n\n> old"
    given = "\n".join([json.dumps({"id": 1, "text": text}), "{broken", json.dumps({"id": "c", "text": ""})])

    first, second, third = map(
        json.loads, halfhour_command("which", "--jsonl", "--decide", given=given).stdout.splitlines()
    )

    assert first["id"] == 1
    assert "text" not in first
    assert all(text[place["start"] : place["end"]].strip() for place in first["because"])
    assert set(second["error"]) == set(third["error"]) == {"what", "way_out"}


def test_an_empty_file_is_refused_in_a_sentence(halfhour_command) -> None:
    done = halfhour_command("which", "-", given="  ")

    assert done.returncode == 2
    assert "nothing in it" in done.stderr


def test_terminal_codes_do_not_get_through(halfhour_command) -> None:
    done = halfhour_command(
        "which", "-", given="Hi Ben, would you have time for \x1b[31mcoffee\x1b[0m and a chat about bridges?"
    )

    assert "\x1b[31m" not in done.stdout
