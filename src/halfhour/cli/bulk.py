"""`--jsonl`: an answer a line, in the order of the questions, by several processes, in memory that does not grow with their number."""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, BinaryIO

from halfhour.cli.prints import as_line
from halfhour.domain.errors import HalfhourError, InputError

MEGABYTE = 1024 * 1024
AT_ONCE = 200
"""Lines judged together, where nothing else is said: many short texts at once are read faster (our own default)."""
AHEAD = 4
"""Parcels of lines read ahead for each process, so that none waits and memory stays small."""
MOST = 8
"""Processes that are started without being asked for (our own default)."""
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

Value = dict[str, Any]
Parcel = list[bytes | None]
"""Lines that travel together; None stands for one that was too long."""


@dataclass(frozen=True)
class Answering:
    """How lines are answered.

    It crosses to other processes, so its functions stand at the top of a module, or are `functools.partial` of such.
    `parse` makes an object of a line and `read` what it asks; both raise an InputError where they cannot. `judge` answers many of these.
    """

    parse: Callable[[bytes], Value]
    read: Callable[[Value], Any]
    judge: Callable[[Sequence[Any]], Iterable[Value]]
    noun: str
    """What a line holds, in the plural."""
    at_once: int = AT_ONCE
    longest: int = MEGABYTE
    """Bytes of one line."""


def cores() -> int:
    """Processes for as many cores as this program may use, at most `MOST`."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST, usable)


def answer_lines(name: str, answering: Answering, jobs: int | None = None) -> None:
    """Answers each line of a file (`-` is standard input) on standard output; progress on standard error where it is a terminal."""
    out = sys.stdout.buffer
    with _opened(name) as source, _progress(answering.noun) as advance:
        parcels = _parcels(_lines(source, answering.longest), answering.at_once)
        for answered in _answered(parcels, answering, jobs or cores()):
            out.writelines(answered)
            out.flush()
            advance(len(answered))


def answers(parcel: Sequence[bytes | None], answering: Answering) -> list[bytes]:
    """The answers to some lines as lines; an error is an answer too, and the stream goes on."""
    told: list[Value] = []
    asked, places = [], []
    for line in parcel:
        value: Value = {}
        try:
            value = answering.parse(_not_too_long(line, answering))
            asked.append(answering.read(value))
            places.append(len(told))
            told.append({"id": _id(value)})
        except HalfhourError as error:
            told.append(_refused(value, error))
    for place, answer in zip(places, answering.judge(asked), strict=True):
        told[place] |= answer
    return [as_line(answer) for answer in told]


def _refused(value: Value, error: HalfhourError) -> Value:
    return {"id": _id(value), "error": {"what": error.what, "way_out": error.way_out}}


def _id(value: Value) -> str | int | float | None:
    """The id as given, when it is text or a number; anything else is no name for an answer."""
    name = value.get("id")
    return name if isinstance(name, str | int | float) else None


def _not_too_long(line: bytes | None, answering: Answering) -> bytes:
    if line is None:
        size = f"{answering.longest // MEGABYTE} MB"
        raise InputError(f"The line is longer than {size}.", f"Cut the text: {answering.noun} are shorter than that.")
    return line


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.", "Check the path and try again.") from error


def _lines(source: BinaryIO, longest: int) -> Iterator[bytes | None]:
    """The lines that are not empty; None stands for one that is too long, whose rest is skipped."""
    while line := source.readline(longest):
        if line.endswith(b"\n") or len(line) < longest:
            if line.strip():
                yield line
            continue
        while (rest := source.readline(longest)) and not rest.endswith(b"\n"):
            pass
        yield None


def _parcels(lines: Iterator[bytes | None], at_once: int) -> Iterator[Parcel]:
    while parcel := list(islice(lines, at_once)):
        yield parcel


def _answered(parcels: Iterator[Parcel], answering: Answering, jobs: int) -> Iterator[list[bytes]]:
    """The answers to each parcel, in order; a single parcel is not worth other processes."""
    first = list(islice(parcels, 2)) if jobs > 1 else []
    parcels = chain(first, parcels)
    if len(first) < 2:
        yield from (answers(parcel, answering) for parcel in parcels)
        return
    waiting: deque[Future[list[bytes]]] = deque()
    with _pool(jobs) as pool:
        for parcel in parcels:
            waiting.append(pool.submit(answers, parcel, answering))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Fresh processes with a thread each, which leave Ctrl-C to the one that reads and writes."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        ignoring = (signal.SIGINT, signal.SIG_IGN)
        with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=signal.signal, initargs=ignoring) as pool:
            yield pool
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


@contextmanager
def _progress(noun: str) -> Iterator[Callable[[int], None]]:
    """A function to call with the number of new answers; it counts on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} " + noun), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda answered: progress.advance(task, answered)
