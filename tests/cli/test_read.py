"""`halfhour read`."""

import json

from tests.cli.conftest import SAMPLES


def test_turns_are_shown_with_their_speakers_and_times(halfhour_command):
    done = halfhour_command("read", SAMPLES / "tidal-zoom.vtt")

    assert done.returncode == 0
    assert "Ruairi Flett  0:0" in done.stdout
    assert "the cook can say stop" in " ".join(done.stdout.lower().split())


def test_json_holds_form_turns_and_what_could_not_be_read(halfhour_command):
    done = halfhour_command("read", SAMPLES / "bikes-otter.txt", "--json")

    answer = json.loads(done.stdout)
    assert {"form", "turns", "unreadable"} <= set(answer)
    assert {turn["speaker"] for turn in answer["turns"]} == {"Hanneke Vos", "Yusuf Demir", "Sanne Bakker"}
    assert set(answer["turns"][0]) == {"speaker", "text", "start", "end"}


def test_standard_input_is_read_for_a_dash(halfhour_command):
    talk = "Ada: How did you begin?\nBen: By accident.\nAda: And then?\nBen: I stayed.\n"

    done = halfhour_command("read", "-", "--json", given=talk)

    assert [turn["speaker"] for turn in json.loads(done.stdout)["turns"]] == ["Ada", "Ben", "Ada", "Ben"]


def test_control_codes_of_a_file_never_reach_the_terminal(halfhour_command):
    talk = "Ada: Look \x1b[31mhere\x1b[0m.\nBen: Where? \u202eback\nAda: There.\nBen: I see.\n"

    done = halfhour_command("read", "-", given=talk)

    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
