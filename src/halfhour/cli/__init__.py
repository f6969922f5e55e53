"""What people type: a module a command."""

import os

from halfhour.cli.ends import run


def main() -> int:
    """The `halfhour` command; gives the exit code."""
    # Our tables are small: threads of linear algebra would only wait busily for each other. It is read when numpy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from halfhour.cli.group import halfhour

    return run(halfhour)
