"""How commands end: exit codes, words on standard error, and silence where silence is right."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import click
import pytest

from halfhour.cli.ends import exit_code, run
from halfhour.domain.errors import (
    AccessError,
    HalfhourError,
    InputError,
    OutsideError,
    RuleError,
    SetupError,
)


class SlotTakenError(RuleError):
    """A leaf of a family."""


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError("a"), 2),
        (RuleError("a"), 3),
        (SlotTakenError("a"), 3),
        (AccessError("a"), 4),
        (OutsideError("a"), 5),
        (SetupError("a"), 6),
        (HalfhourError("a"), 1),
    ],
)
def test_each_family_has_its_exit_code(error, code):
    assert exit_code(error) == code


def test_an_error_says_what_happened_and_the_way_out_on_standard_error(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["halfhour"])

    @click.command()
    def failing():
        raise InputError("This is no talk.", "Export it as text.")

    code = run(failing)

    told = capsys.readouterr()
    assert code == 2
    assert told.out == ""
    assert told.err == "This is no talk.\nExport it as text.\n"


def test_a_file_that_is_not_there_is_named(halfhour_command):
    done = halfhour_command("read", "nowhere.vtt")

    assert done.returncode == 2
    assert "nowhere.vtt" in done.stderr
    assert "Check the path" in done.stderr


def test_a_folder_is_no_talk(halfhour_command, tmp_path):
    assert halfhour_command("read", tmp_path).returncode == 2


def test_a_reader_that_goes_away_is_no_error():
    done = subprocess.run(
        f"{sys.executable} -m halfhour read src/halfhour/samples/tidal-zoom.vtt | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C is heard, also where the tests run in the background of a shell, which ignores it for all that is started there."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_ends_quietly_with_130():
    waiting = subprocess.Popen(
        [sys.executable, "-m", "halfhour", "debrief", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    waiting.stdin.write(b'{"id": 1, "turns": [{"text": "Hello."}]}\n')
    waiting.stdin.flush()
    waiting.stdout.readline()
    time.sleep(0.1)

    waiting.send_signal(signal.SIGINT)
    _, told = waiting.communicate(timeout=20)

    assert waiting.returncode == 130
    assert told.strip() == b""
