"""Options that several commands share; nothing heavy is imported while help is shown."""

from collections.abc import Callable
from typing import Any

import click

Command = Callable[..., Any]


def in_bulk(command: Command) -> Command:
    """`--jsonl` (as the parameter `shape`) and `--jobs`: an answer a line, by several processes."""
    jsonl = click.option(
        "--jsonl", "shape", flag_value="jsonl", help="In bulk: a JSON object a line in, an answer a line out."
    )
    jobs = click.option(
        "--jobs",
        type=click.IntRange(1, 64),
        metavar="N",
        help="Processes for --jsonl; when left out, one for talks, as many as there are cores for short texts.",
    )
    return jsonl(jobs(command))
