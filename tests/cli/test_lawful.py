"""`halfhour lawful`: a file, JSON, and in bulk."""

import json
import subprocess
import sys

QUESTIONS = (
    "1. How old are you?\n2. Can you work this schedule?\n# a note\n- Have you ever been convicted of a crime?\n"
)


def test_each_question_has_its_verdict_and_the_note_stands_once(halfhour_command):
    done = halfhour_command("lawful", "-", "--country", "uk", given=QUESTIONS)

    assert done.returncode == 0
    assert "■ Do not ask · Age" in done.stdout
    assert "○ Fine to ask" in done.stdout
    assert "△ Risky · Arrests and convictions" in done.stdout
    assert done.stdout.count("not legal advice") == 1


def test_json_names_rule_source_place_and_better_wording(halfhour_command):
    first, second, _ = json.loads(halfhour_command("lawful", "-", "--json", given=QUESTIONS).stdout)

    assert (first["id"], first["verdict"], first["ground"]) == ("1", "protected", "age")
    assert first["text"][first["start"] : first["end"]].lower().startswith("how old are you")
    assert first["rule"]
    assert first["source"]
    assert first["better"]
    assert (second["verdict"], second["ground"], second["better"]) == ("ok", None, None)


def test_in_bulk_each_line_has_its_country_and_errors_are_answers(halfhour_command):
    lines = [
        {"id": 1, "text": "What is your current salary?", "country": "eu"},
        {"id": 2, "text": "What is your current salary?"},
        {"id": 3},
        {"id": 4, "text": "How old are you?", "country": "mars"},
    ]
    done = halfhour_command("lawful", "--jsonl", given="".join(json.dumps(line) + "\n" for line in lines) + "no\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]

    assert [answer["id"] for answer in answers] == [1, 2, 3, 4, None]
    assert [answer.get("verdict") for answer in answers] == ["protected", "risky", None, None, None]
    assert "mars" in answers[3]["error"]["what"]


def test_no_file_is_asked_for(halfhour_command):
    done = halfhour_command("lawful")

    assert done.returncode == 2
    assert "Which questions?" in done.stderr


def test_an_empty_file_is_said_to_be_empty(halfhour_command):
    assert "no question" in halfhour_command("lawful", "-", given="\n\n").stdout


def test_no_django_is_loaded(tmp_path):
    (tmp_path / "questions.txt").write_text(QUESTIONS)
    script = "import sys; from halfhour.cli import main; main(); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", script, "lawful", str(tmp_path / "questions.txt")]

    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)

    assert "django" not in done.stderr.split()
