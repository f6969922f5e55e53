"""`--jsonl`: order, ids, errors as answers, by one process or several."""

import json

import pytest

from halfhour.cli import bulk

TALK = {"turns": [{"speaker": "Ada", "text": "How did you begin?"}, {"speaker": "Ben", "text": "By accident."}]}


def lines(*values: object) -> str:
    """Values as lines of JSON; texts as they are."""
    return "".join((value if isinstance(value, str) else json.dumps(value)) + "\n" for value in values)


@pytest.mark.parametrize("jobs", [1, 2])
def test_answers_keep_the_order_and_the_ids(halfhour_command, jobs):
    given = lines(*({"id": f"talk {number}", **TALK} for number in range(12)))

    done = halfhour_command("debrief", "--jsonl", "--jobs", jobs, given=given)

    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [f"talk {number}" for number in range(12)]
    assert done.stderr == ""


@pytest.mark.parametrize("command", ["which", "questions", "lawful", "coach", "thanks", "when"])
def test_many_short_texts_are_answered_in_order_by_several_processes(halfhour_command, command):
    many = 2 * bulk.AT_ONCE + 7
    given = lines(*({"id": number, "text": f"Could we talk on Friday at {number}?"} for number in range(many)), "no")

    done = halfhour_command(command, "--jsonl", "--jobs", 2, given=given)

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [*range(many), None]
    assert "error" in answers[-1]
    assert not any("error" in answer for answer in answers[:-1])
    assert done.stderr == ""


def test_an_error_is_an_answer_and_the_stream_goes_on(halfhour_command):
    done = halfhour_command("debrief", "--jsonl", given=lines("{broken", {"id": 2}, {"id": 3, **TALK}))

    first, second, third = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert first["id"] is None
    assert set(first["error"]) == {"what", "way_out"}
    assert second["id"] == 2
    assert "neither" in second["error"]["what"]
    assert "five_lines" in third


def test_empty_lines_are_no_questions(halfhour_command):
    done = halfhour_command("debrief", "--jsonl", given=lines("", {"id": 1, **TALK}, "   "))

    assert len(done.stdout.splitlines()) == 1


def test_a_last_line_without_an_end_is_answered(halfhour_command):
    done = halfhour_command("debrief", "--jsonl", given=json.dumps({"id": 1, **TALK}))

    assert json.loads(done.stdout)["id"] == 1


def test_a_line_that_is_too_long_is_refused_and_the_next_one_read(tmp_path):
    file = tmp_path / "talks.jsonl"
    file.write_text("x" * 200 + "\n" + '{"id": 1, "turns": [{"text": "Hello."}]}\n')

    with file.open("rb") as source:
        read = list(bulk._lines(source, longest=60))

    assert read == [None, b'{"id": 1, "turns": [{"text": "Hello."}]}\n']


def test_text_is_read_like_a_file(halfhour_command):
    talk = "Ada: How did you begin?\nBen: By accident.\nAda: And then?\nBen: I stayed.\n"

    done = halfhour_command("debrief", "--jsonl", given=lines({"id": 1, "text": talk, "me": "ada"}))

    assert json.loads(done.stdout)["me"] == "Ada"


def test_letters_of_any_script_come_back_as_they_are(halfhour_command):
    done = halfhour_command("debrief", "--jsonl", given=lines({"id": "Łódź 東京", **TALK}))

    assert '"Łódź 東京"' in done.stdout


def test_half_a_letter_still_gives_json(halfhour_command):
    done = halfhour_command("debrief", "--jsonl", given='{"id": "\\ud800", "turns": [{"text": "Hello."}]}\n')

    assert json.loads(done.stdout)["id"] == "\ud800"
