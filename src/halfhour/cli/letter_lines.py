"""`--jsonl` for messages: an answer a line, read and judged by the hundred, in memory that does not grow with their number."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import click

from halfhour.cli.prints import as_line
from halfhour.domain.errors import HalfhourError, InputError
from halfhour.formats import coaching

AT_ONCE = 200
"""Lines judged together (our own default)."""
LONGEST_LINE = 1024 * 1024
"""Bytes of one line; no message is longer (our own default)."""

Judge = Callable[[Sequence[dict[str, Any]]], list[dict[str, Any]]]


def answer_lines(name: str, judge: Judge, check: Callable[[dict[str, Any]], object]) -> None:
    """Answers each line of a file (`-` is standard input); errors are answers too, and the stream goes on.

    Args:
        judge: answers to many values that can be judged.
        check: raises an InputError for a value that cannot.
    """
    out = sys.stdout.buffer
    done = 0
    with click.open_file(name, "rb") as source:
        lines = _lines(source)
        while batch := list(islice(lines, AT_ONCE)):
            out.writelines(map(as_line, _answers(batch, judge, check)))
            out.flush()
            done += len(batch)
            _tell(done)
    if sys.stderr.isatty():
        click.echo(err=True)


def _answers(
    batch: Sequence[bytes | None], judge: Judge, check: Callable[[dict[str, Any]], object]
) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = []
    good: list[dict[str, Any]] = []
    places: list[int] = []
    for line in batch:
        value: dict[str, Any] = {}
        try:
            value = coaching.parse(_not_too_long(line))
            check(value)
            places.append(len(answers))
            good.append(value)
            answers.append({"id": _id(value)})
        except HalfhourError as error:
            answers.append({"id": _id(value), "error": {"what": error.what, "way_out": error.way_out}})
    for place, answer in zip(places, judge(good), strict=True):
        answers[place] |= answer
    return answers


def _id(value: dict[str, Any]) -> str | int | float | None:
    """The id as given, when it is text or a number; anything else is no name for an answer."""
    name = value.get("id")
    return name if isinstance(name, str | int | float) else None


def _not_too_long(line: bytes | None) -> bytes:
    if line is None:
        raise InputError(f"The line is longer than {LONGEST_LINE // 1024} KB.", "Send the message alone.")
    return line


def _lines(source: Any) -> Iterator[bytes | None]:
    """The lines that are not empty; None stands for one that is too long, whose rest is skipped."""
    while line := source.readline(LONGEST_LINE):
        if line.endswith(b"\n") or len(line) < LONGEST_LINE:
            if line.strip():
                yield line
            continue
        while (rest := source.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None


def _tell(done: int) -> None:
    """A count on standard error, where that is a terminal."""
    if sys.stderr.isatty():
        click.echo(f"\r{done:,} messages", nl=False, err=True)


def texts_of(names: Iterable[str]) -> list[str]:
    """The text of each file."""
    from halfhour.cli.files import blob_of

    return [blob_of(name, largest=LONGEST_LINE).decode("utf-8", "replace").lstrip("\ufeff") for name in names]
