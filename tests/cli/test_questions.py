"""`halfhour questions`: a file, JSON, and in bulk."""

import json
import subprocess
import sys

QUESTIONS = (
    "1. Do you like working nights?\n2. How did you become a pilot?\n# a note\n- Could you pass my CV to your boss?\n"
)


def test_questions_are_shown_in_a_good_order_with_what_they_leave_out(halfhour_command):
    done = halfhour_command("questions", "-", given=QUESTIONS)

    assert done.returncode == 0
    assert done.stdout.startswith("1 of 3 open the talk")
    assert done.stdout.index("2. How did") < done.stdout.index("3. Could you")
    assert "It opens up as: What is working nights like for you?" in done.stdout
    assert "Not touched:" in done.stdout


def test_json_has_form_type_topic_flags_and_better(halfhour_command):
    first, second, third = json.loads(halfhour_command("questions", "-", "--json", given=QUESTIONS).stdout)

    assert (first["id"], first["form"], first["type"]) == ("1", "closed", "yes_no")
    assert first["better"] == "What is working nights like for you?"
    assert (second["form"], second["type"], second["topic"], second["better"]) == ("open", "wh", "path", None)
    assert third["flags"] == ["job_ask"]


def test_in_bulk_errors_are_answers_and_other_languages_are_named(halfhour_command):
    lines = [
        {"id": 1, "text": "How did you become a pilot?"},
        {"id": 2},
        {"id": 3, "text": "Welche Sprachen sprechen Sie zu Hause mit Ihrer Familie?"},
    ]
    done = halfhour_command("questions", "--jsonl", given="".join(json.dumps(line) + "\n" for line in lines) + "no\n")

    one, two, three, four = (json.loads(line) for line in done.stdout.splitlines())
    assert (one["id"], one["form"], one["flags"]) == (1, "open", [])
    assert "text" in two["error"]["what"]
    assert (three["form"], three["language"]) == (None, "de")
    assert four["error"]["way_out"]


def test_a_file_without_questions_and_no_file_are_said(halfhour_command):
    assert "no question" in halfhour_command("questions", "-", given="# nothing\n").stdout
    assert halfhour_command("questions").returncode == 2


def test_django_stays_out():
    script = (
        "import sys\nfrom halfhour.cli.group import halfhour\n"
        "halfhour(['questions', '-'], standalone_mode=False)\nassert 'django' not in sys.modules"
    )

    done = subprocess.run([sys.executable, "-c", script], input=QUESTIONS, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
