"""`--jsonl`: an answer a line, in the order of the questions, in memory that does not grow with their number."""

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from halfhour.cli.answers import answer
from halfhour.cli.prints import as_line
from halfhour.domain.errors import HalfhourError, InputError
from halfhour.formats import debriefs, inquiries

LONGEST_LINE = 32 * 1024 * 1024
"""Bytes of one line; a talk of a million words is about 6 MB (our own default)."""
AHEAD = 4
"""Lines read ahead for each process, so that none waits and memory stays small."""


def answer_lines(name: str, jobs: int) -> None:
    """Answers each line of a file (`-` is standard input) on standard output; progress on standard error where it is a terminal."""
    out = sys.stdout.buffer
    with _opened(name) as source, _progress() as advance:
        for answered in _answered(_lines(source), jobs):
            out.write(answered)
            out.flush()
            advance()


def answer_line(line: bytes | None) -> bytes:
    """The answer to one line as a line; an error is an answer too, and the stream goes on. None is a line that was too long."""
    value: dict[str, Any] = {}
    try:
        value = inquiries.parse(_not_too_long(line))
        inquiry = inquiries.read(value)
        return as_line({"id": _id(value), **debriefs.as_json(answer(inquiry), inquiry.transcript)})
    except HalfhourError as error:
        return as_line({"id": _id(value), "error": {"what": error.what, "way_out": error.way_out}})


def _id(value: dict[str, Any]) -> str | int | float | None:
    """The id as given, when it is text or a number; anything else is no name for an answer."""
    name = value.get("id")
    return name if isinstance(name, str | int | float) else None


def _not_too_long(line: bytes | None) -> bytes:
    if line is None:
        raise InputError(
            f"The line is longer than {LONGEST_LINE // 1024 // 1024} MB.",
            "Cut the talk, or leave out what is not speech.",
        )
    return line


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.", "Check the path and try again.") from error


def _lines(source: BinaryIO) -> Iterator[bytes | None]:
    """The lines that are not empty; None stands for one that is too long, whose rest is skipped."""
    while line := source.readline(LONGEST_LINE):
        if line.endswith(b"\n") or len(line) < LONGEST_LINE:
            if line.strip():
                yield line
            continue
        while (rest := source.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None


def _answered(lines: Iterator[bytes | None], jobs: int) -> Iterator[bytes]:
    if jobs == 1:
        yield from map(answer_line, lines)
        return
    waiting: deque[Future[bytes]] = deque()
    with _pool(jobs) as pool:
        for line in lines:
            waiting.append(pool.submit(answer_line, line))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that leave Ctrl-C to the one that reads and writes."""
    return ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))


@contextmanager
def _progress() -> Iterator[Callable[[], None]]:
    """A function to call after each answer; it counts on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} talks"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda: progress.advance(task)
