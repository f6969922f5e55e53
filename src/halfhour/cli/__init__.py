"""What people type: a module a command."""

from halfhour.cli.ends import run


def main() -> int:
    """The `halfhour` command; gives the exit code."""
    from halfhour.cli.group import halfhour

    return run(halfhour)
