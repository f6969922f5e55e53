"""`halfhour when`."""

import json


def test_times_are_shown_on_both_clocks(halfhour_command, tmp_path) -> None:
    file = tmp_path / "mail.txt"
    file.write_text("Tues or Wed after 2 my time")

    done = halfhour_command(
        "when", file, "--said-on", "2026-11-28", "--zone", "Europe/Berlin", "--their-zone", "America/New_York"
    )

    assert done.returncode == 0
    assert "Tue 1 Dec 2026, 20:00 to 23:00" in done.stdout
    assert "14:00 to 17:00" in done.stdout


def test_json_has_slots_in_utc_or_one_question(halfhour_command, tmp_path) -> None:
    file = tmp_path / "mail.txt"
    file.write_text("Friday at 7?")

    answer = json.loads(
        halfhour_command("when", file, "--said-on", "2026-11-28", "--zone", "Europe/Berlin", "--json").stdout
    )

    assert answer["slots"] == []
    assert answer["question"]["about"] == ["hour"]
    assert [reading["slots"][0]["start"] for reading in answer["question"]["readings"]] == [
        "2026-12-04T18:00:00Z",
        "2026-12-04T06:00:00Z",
    ]


def test_lines_are_answered_one_by_one(halfhour_command, tmp_path) -> None:
    file = tmp_path / "lines.jsonl"
    line = {"id": "a", "text": "Friday at 15:00", "said_on": "2026-11-28", "zone": "Europe/Berlin"}
    file.write_text(
        "\n".join(map(json.dumps, [line, {"id": "b", "text": "noon Friday"}, {"id": "c", **line, "zone": "Nowhere"}]))
    )

    first, second, third = map(json.loads, halfhour_command("when", file, "--jsonl").stdout.splitlines())

    assert first["slots"] == [{"start": "2026-12-04T14:00:00Z", "end": "2026-12-04T14:00:00Z", "minutes": None}]
    assert second["question"]["about"] == ["zone"]
    assert "no time zone" in third["error"]["what"]


def test_in_a_pasted_thread_the_last_word_counts(halfhour_command, tmp_path) -> None:
    file = tmp_path / "mail.txt"
    file.write_text(
        "The second one, please.\n\nOn Thu, Nov 26, 2026 at 3:12 PM Ben Lind <ben@example.org> wrote:\n"
        "> Could you do Tuesday at 3pm or Wednesday at 10am?\n"
    )

    answer = json.loads(
        halfhour_command("when", file, "--said-on", "2026-11-28", "--zone", "Europe/Berlin", "--json").stdout
    )

    assert [slot["start"] for slot in answer["slots"]] == ["2026-12-02T09:00:00Z"]
    assert answer["confirms"]


def test_a_date_that_is_none_ends_in_a_sentence(halfhour_command, tmp_path) -> None:
    file = tmp_path / "mail.txt"
    file.write_text("tomorrow")

    done = halfhour_command("when", file, "--said-on", "yesterday")

    assert done.returncode == 2
    assert "is no date" in done.stderr
