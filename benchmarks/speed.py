"""CPU time and memory of whole processes, beside sumy for the summary alone: `python -m benchmarks.speed [--runs N]`.

Each figure is the median of several runs, with the least and the most; runs of ours and of peers take turns, so that a
busy minute of the machine falls on all of them.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import cycle
from pathlib import Path

from training.talks.read import invented_talks

RUNS = 5
LONG_RUNS = 3
HALFHOUR = (sys.executable, "-m", "halfhour")
PEER = (sys.executable, "-m", "benchmarks.speed", "--peer")
PAPER = (sys.executable, "-m", "benchmarks.speed", "--paper")

OBSERVER = (
    sys.executable,
    "-ISc",
    """import os, sys
told, *command = sys.argv[1:]
_, status, usage = os.wait4(os.spawnv(os.P_NOWAIT, command[0], command), 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss, file=open(told, "w"))""",
)
"""A small process between: Linux counts the memory of whoever starts a program as the program's own."""


@dataclass(frozen=True)
class Run:
    """What one process used: CPU seconds of its own, and memory at the most in MB; what it printed last."""

    seconds: float
    megabytes: float
    said: str


def report(runs: int = RUNS) -> None:
    """All figures; nothing fails when they are large."""
    with tempfile.TemporaryDirectory() as folder:
        short, long = (written(Path(folder), words) for words in (10_000, 200_000))
        debrief = (*HALFHOUR, "debrief", "--json")
        print("whole processes: CPU seconds (least to most), memory at the most")
        show("halfhour --help", [used([*HALFHOUR, "--help"]) for _ in range(2 * runs)])
        used([*debrief, str(short)])  # the first run warms the file cache
        rows: dict[str, list[Run]] = {"debrief, 10,000 words": [], "LexRank": [], "LSA": []}
        for _ in range(runs):
            rows["debrief, 10,000 words"].append(used([*debrief, str(short)]))
            for peer in ("LexRank", "LSA"):
                rows[peer].append(used([*PEER, peer, str(short)]))
        ours, *peers = rows.items()
        show(*ours)
        for name, found in peers:
            show(f"sumy {name}, 10,000 words", found)
        show("debrief, 200,000 words", [used([*debrief, str(long)]) for _ in range(min(runs, LONG_RUNS))])
        print("inside the process, imports apart: CPU seconds")
        for name, found in peers:
            show_inside(f"sumy {name}, 10,000 words, five sentences", found)
        show_inside("debrief of the sample as PDF", [used([*PAPER, folder]) for _ in range(runs)])


def written(folder: Path, words: int) -> Path:
    """A file of about so many words: invented talks one after the other, as `Name: words`, again from the first when they end."""
    path, count = folder / f"{words}.txt", 0
    with path.open("w", encoding="utf-8") as file:
        for speaker, text in spoken():
            file.write(f"{speaker}: {text}\n")
            count += len(text.split())
            if count >= words:
                return path
    return path


def spoken() -> Iterator[tuple[str, str]]:
    """Turns of talks without end; the person asking and the one who tells keep one name each, as in one long talk."""
    for talk in cycle([talk for talk in invented_talks() if talk.use == "test"]):
        for turn in talk.transcript.turns:
            yield ("Ada" if turn.speaker == talk.me else "Ben"), turn.text


def used(command: list[str]) -> Run:
    """Runs a process to its end and asks the system what it used; linear algebra on one thread, so that none waits busily."""
    with tempfile.TemporaryDirectory() as folder:
        out, told = Path(folder, "out"), Path(folder, "told")
        with out.open("wb") as file:
            environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
            subprocess.run([*OBSERVER, str(told), *command], stdout=file, env=environment, check=True)
        code, seconds, kilobytes = told.read_text().split()
        if int(code):
            print(f"  {' '.join(command[2:])} ended with {code}")
        return Run(float(seconds), float(kilobytes) / 1000, out.read_text(encoding="utf-8").strip().rpartition("\n")[2])


def show(name: str, runs: list[Run]) -> None:
    """One line: median, spread, memory."""
    print(
        f"  {name:42} {spread([run.seconds for run in runs])}  {max(run.megabytes for run in runs):4.0f} MB", flush=True
    )


def show_inside(name: str, runs: list[Run]) -> None:
    """One line, from the seconds that the process itself told last."""
    print(f"  {name:42} {spread([float(run.said) for run in runs])}", flush=True)


def spread(seconds: list[float]) -> str:
    """Median, least and most."""
    return f"{statistics.median(seconds):.3f} ({min(seconds):.3f} to {max(seconds):.3f})"


def timed(work: Callable[[], object]) -> None:
    """Prints the CPU seconds of this process for a piece of work."""
    begin = time.process_time()
    work()
    print(f"{time.process_time() - begin:.4f}")


def peer(name: str, path: Path) -> None:
    """A summary of five sentences by sumy; the sentences are found before the clock starts."""
    from benchmarks.five_lines import sumy_sentences
    from halfhour.domain.talks.sentences import sentences
    from halfhour.formats import transcripts

    transcript = transcripts.read(path.read_bytes(), path.name)
    texts = [sentence.text for sentence in sentences(transcript) if len(sentence.text.split()) >= 4]
    sumy_sentences(name, texts[:20], 5)
    timed(lambda: sumy_sentences(name, texts, 5))


def paper(folder: Path) -> None:
    """The debrief of the sample drawn as PDF, the second time; no database is asked."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "halfhour.server.settings", "HALFHOUR_DATA": str(folder)}
    import django

    django.setup()
    from halfhour.domain.talks.debrief import debrief
    from halfhour.formats import transcripts
    from halfhour.records.conversations import Conversation
    from halfhour.records.talks import Talk
    from halfhour.web.talks.page import Page
    from halfhour.web.talks.pdf import as_pdf
    from halfhour.wiring import knowledge

    sample = files("halfhour.samples") / "tidal-zoom.vtt"
    transcript = transcripts.read(sample.read_bytes(), "tidal-zoom.vtt")
    page = Page(
        Talk(conversation=Conversation(name="Ruairi Flett")), transcript, debrief(transcript, knowledge()), (), None
    )
    as_pdf(page)
    timed(lambda: as_pdf(page))


def main() -> None:
    """The report, or one of the small processes that it starts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--peer", nargs=2, metavar=("NAME", "FILE"), help=argparse.SUPPRESS)
    parser.add_argument("--paper", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peer:
        peer(arguments.peer[0], Path(arguments.peer[1]))
    elif arguments.paper:
        paper(arguments.paper)
    else:
        report(arguments.runs)


if __name__ == "__main__":
    main()
