"""`halfhour rehearse`: a line a turn, and what was seen at the end."""

import json
import subprocess
import sys

TURNS = "Hello\nHow did you come to radio?\nThank you so much for your time, goodbye!\nnot heard any more\n"


def test_each_line_is_answered_and_the_end_tells_what_was_seen(halfhour_command):
    done = halfhour_command("rehearse", "--persona", "kofi", given=TURNS)

    assert done.returncode == 0
    assert "Kofi: I taught mathematics" in done.stdout
    assert "The one question you asked opened the talk." in done.stdout
    assert "Would have found more:" in done.stdout


def test_the_last_line_of_json_is_what_was_seen(halfhour_command):
    *says, seen = map(
        json.loads, halfhour_command("rehearse", "--persona", "kofi", "--json", given=TURNS).stdout.splitlines()
    )

    assert len(says) == 4
    assert all(line["says"] for line in says)
    assert {"open_share", "talk_share", "follow_ups", "topics", "hidden_left", "closed"} <= set(seen)
    assert seen["closed"] == "in_time"


def test_somebody_who_is_not_there_is_told_with_a_way_out(halfhour_command):
    done = halfhour_command("rehearse", "--persona", "nobody")

    assert done.returncode == 2
    assert "--list" in done.stderr


def test_everybody_is_listed(halfhour_command):
    assert "Marta Lindqvist" in halfhour_command("rehearse", "--list").stdout


def test_django_stays_out():
    script = (
        "import sys\nfrom halfhour.cli.group import halfhour\n"
        "halfhour(['rehearse'], standalone_mode=False)\nassert 'django' not in sys.modules"
    )

    done = subprocess.run([sys.executable, "-c", script], input=TURNS, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
