"""The `halfhour` group: what it lists, and what it loads."""

import subprocess
import sys

import click
import pytest

import halfhour
from halfhour.cli.group import COMMANDS
from halfhour.cli.group import halfhour as group


def loaded_by(*arguments: str) -> set[str]:
    """The modules in memory after a command has run in a process of its own."""
    script = "import sys; from halfhour.cli import main; sys.argv[0] = 'halfhour'; main(); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stderr.split())


def test_help_lists_every_command_without_importing_any():
    loaded = loaded_by("--help")

    assert not {f"halfhour.cli.{name}" for name in COMMANDS} & loaded
    assert not {"django", "numpy", "rich"} & loaded


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "src/halfhour/samples/tidal-zoom.vtt"),
        ("debrief", "src/halfhour/samples/tidal-zoom.vtt", "--json"),
        ("debrief", "src/halfhour/samples/tidal-zoom.vtt"),
        ("completion", "fish"),
        ("serve", "--help"),
    ],
)
def test_commands_that_need_no_records_load_no_django(arguments):
    assert not [name for name in loaded_by(*arguments) if name.split(".")[0] == "django"]


def test_only_what_answers_pays_for_numpy():
    assert "numpy" not in loaded_by("read", "src/halfhour/samples/bikes-otter.txt")


def test_linear_algebra_waits_on_no_threads_unless_somebody_wants_it():
    script = "import os; from halfhour.cli import main; main(); print(os.environ['OPENBLAS_NUM_THREADS'])"
    command = [sys.executable, "-c", script, "--version"]

    alone = subprocess.run(command, capture_output=True, text=True, check=True, env={})
    asked = subprocess.run(command, capture_output=True, text=True, check=True, env={"OPENBLAS_NUM_THREADS": "3"})

    assert [done.stdout.splitlines()[-1] for done in (alone, asked)] == ["1", "3"]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_says(name):
    command = group.get_command(click.Context(group), name)

    assert command is not None
    assert command.short_help == COMMANDS[name]


def test_the_version_is_that_of_the_package(halfhour_command):
    done = halfhour_command("--version")

    assert done.stdout.strip() == f"halfhour, version {halfhour.__version__}"


def test_an_unknown_command_is_a_wrong_input(halfhour_command):
    done = halfhour_command("debreif")

    assert done.returncode == 2
    assert "debreif" in done.stderr


def test_the_package_runs_as_a_module():
    done = subprocess.run([sys.executable, "-m", "halfhour", "--version"], capture_output=True, text=True, check=True)

    assert halfhour.__version__ in done.stdout
