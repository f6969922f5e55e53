"""`halfhour completion`."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_lines(halfhour_command, shell):
    done = halfhour_command("completion", shell)

    assert done.returncode == 0
    assert "_HALFHOUR_COMPLETE" in done.stdout


def test_a_shell_is_told_the_commands():
    asked = {**os.environ, "_HALFHOUR_COMPLETE": "bash_complete", "COMP_WORDS": "halfhour de", "COMP_CWORD": "1"}

    done = subprocess.run(
        [sys.executable, "-m", "halfhour"], env=asked, capture_output=True, text=True, check=False, timeout=30
    )

    assert done.stdout.split() == ["plain,debrief"]
