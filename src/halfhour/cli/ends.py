"""How a command ends: its exit code, and what is told when it could not do its work."""

import os
import signal
import sys

import click

from halfhour.domain.errors import (
    AccessError,
    HalfhourError,
    InputError,
    OutsideError,
    RuleError,
    SetupError,
)

EXIT_CODES = {InputError: 2, RuleError: 3, AccessError: 4, OutsideError: 5, SetupError: 6}
INTERRUPTED = 128 + signal.SIGINT
PIPE_CLOSED = 141
"""128 + SIGPIPE, what a shell reports of a program whose reader went away."""


def run(command: click.Command) -> int:
    """Runs a command to its end and gives the exit code; every error family is told in words on standard error."""
    try:
        code = command.main(prog_name="halfhour", standalone_mode=False)
        sys.stdout.flush()
    except HalfhourError as error:
        tell(error)
        return exit_code(error)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _forget_standard_output()
        return PIPE_CLOSED
    return code if isinstance(code, int) else 0


def exit_code(error: HalfhourError) -> int:
    """The exit code of the family that an error belongs to; 1 for none."""
    return next((code for family, code in EXIT_CODES.items() if isinstance(error, family)), 1)


def tell(error: HalfhourError) -> None:
    """Says on standard error what happened and the way out."""
    click.echo(click.style(error.what, bold=True), err=True)
    if error.way_out:
        click.echo(error.way_out, err=True)


def _forget_standard_output() -> None:
    """Keeps Python from complaining at exit that it cannot flush to a closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
