"""`halfhour coach` and `halfhour thanks`."""

import json
import subprocess
import sys

MESSAGE = "Dear Ana, I would love to pick your brain. Please keep me in mind if anything opens up."


def test_a_message_is_told_what_to_look_at(halfhour_command):
    page = halfhour_command("coach", "-", given=MESSAGE).stdout

    assert "▲ Job ask" in page
    assert "“Please keep me in mind if anything opens up.”" in page


def test_json_names_place_and_reason(halfhour_command):
    answer = json.loads(halfhour_command("coach", "-", "--json", given=MESSAGE).stdout)

    ask = next(check for check in answer["checks"] if check["check"] == "job_ask")
    assert not ask["ok"]
    assert MESSAGE[ask["start"] : ask["end"]] == "Please keep me in mind if anything opens up."


def test_lines_are_answered_in_order_and_errors_are_answers(halfhour_command):
    lines = [
        {"id": "1", "text": MESSAGE, "channel": "linkedin-note"},
        {"id": "2"},
        {"id": "3", "text": MESSAGE, "channel": "pigeon"},
        {"id": "4", "text": "Liebe Ana, ich würde gerne mit dir über deinen Beruf sprechen, wenn du Zeit hast."},
    ]
    given = "\n".join(map(json.dumps, lines)) + "\nnonsense\n"

    answers = [json.loads(line) for line in halfhour_command("coach", "--jsonl", given=given).stdout.splitlines()]

    assert [answer["id"] for answer in answers] == ["1", "2", "3", "4", None]
    assert "no message" in answers[1]["error"]["what"]
    assert "pigeon" in answers[2]["error"]["what"]
    assert answers[3]["language"] == "de"


def test_thanks_have_a_verdict(halfhour_command):
    line = json.dumps({"id": 7, "text": "Dear [Name], thank you for the interview.", "context": "after_job_interview"})

    answer = json.loads(halfhour_command("thanks", "--jsonl", given=line).stdout)

    assert (answer["id"], answer["verdict"]) == (7, "poor")
    assert "placeholder" in [issue["issue"] for issue in answer["issues"]]


def test_thanks_are_compared_with_the_talk(halfhour_command):
    text = "Hi Ines, thank you. Your story about the penguins of Patagonia stayed with me. I signed up for the course."

    page = halfhour_command("thanks", "-", "--talk", "src/halfhour/samples/tidal-zoom.vtt", given=text).stdout

    assert "Not in the talk" in page


def test_no_django_is_loaded():
    code = "import sys; sys.argv=['halfhour','coach','-']; from halfhour.cli import main; main(); print('django' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], input="Hi Ana", capture_output=True, text=True, check=True)

    assert done.stdout.endswith("False\n")
