"""Scores hostile texts and files: texts come back, files are read or refused within limits of time and memory."""

import html
import json
import re
import resource
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks import cases_people
from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.spans import Span
from halfhour.formats import people_csv, turns, vcard
from halfhour.formats.calendars import read_calendar
from halfhour.formats.invitations.mails import calendar_in, holds_calendar
from halfhour.formats.mail import envelope, reading
from halfhour.formats.mail.machine import arrival_of
from halfhour.formats.mail.replies import own_words_in
from halfhour.formats.transcripts import read
from halfhour.formats.transcripts.source import tidy

COVERED = frozenset({"vtt", "srt", "docx", "txt", "json", "md", "html", "tsv", "csv", "vcf", "ics", "eml"})
SOME_YEARS = Span(datetime(1995, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC))


def text_comes_back(case: dict[str, object], blob: bytes) -> dict[str, bool]:
    """`json` and `vtt`: the words said by a turn are these, but for control characters and runs of blanks.

    `csv` and `vcf`: the same of the notes about a person; no cell of the table runs as a formula.
    """
    del blob
    words = str(case["text"])
    return {
        "json": _through_json(words),
        "vtt": _through_vtt(words),
        "csv": cases_people.through_csv(words),
        "vcf": cases_people.through_vcf(words),
    }


def ends_kindly(case: dict[str, object], blob: bytes) -> dict[str, bool] | None:
    """`ended`: read or refused with a way out, in a process of its own, within the limits of the case."""
    if case.get("format") not in COVERED:
        return None
    limits = case["expected"]
    return {"ended": run_within(blob, f"case.{case['format']}", limits["seconds"], limits["megabytes"])}


def run_within(blob: bytes, name: str, seconds: float, megabytes: int) -> bool:
    """Whether reading these bytes ends well within time and memory."""
    try:
        run = subprocess.run(
            [sys.executable, "-m", "benchmarks.cases_hostile", name],
            input=blob,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    if run.returncode:
        return False
    return json.loads(run.stdout)["megabytes"] <= megabytes


def main() -> None:
    """Reads standard input as what its name says, and prints how it ended and the most memory that was used."""
    try:
        ended = _ended(sys.stdin.buffer.read(), sys.argv[1])
    except InputError as error:
        ended = str(error)
    print(json.dumps({"ended": ended, "megabytes": _most_memory()}))


def _ended(blob: bytes, name: str) -> str:
    if name.endswith(".csv"):
        return f"{people_csv.read(blob).rows} rows"
    if name.endswith(".vcf"):
        return f"{len(vcard.read(blob).cards)} cards"
    if name.endswith(".ics"):
        return f"{read_calendar(blob, SOME_YEARS, ZoneInfo('Europe/Berlin')).number} events"
    if name.endswith(".eml"):
        return _mail_ended(blob)
    return f"{len(read(blob, name).turns)} turns"


def _mail_ended(blob: bytes) -> str:
    """As a dropped mail is read: what it is, who wrote it, its own words, and the calendar that it carries."""
    sort, letter, words = arrival_of(blob).sort, reading.read(blob), own_words_in(blob)
    envelope.read(blob)
    calendar = "with a calendar" if holds_calendar(blob) and calendar_in(blob) else "without a calendar"
    return f"{sort}, {len(letter.text)} characters, {len(words)} of its own, {calendar}"


def _most_memory() -> float:
    """The most megabytes this process held; the parent's own size, which `getrusage` would count too, is left out."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _through_json(words: str) -> bool:
    return turns.read([{"speaker": "Ada", "text": words}]).turns[0].text == words


def _through_vtt(words: str) -> bool:
    said = tidy(words.replace("\0", ""))
    if not said or "-->" in said:
        return True
    file = f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>{html.escape(said, quote=False)}</v>\n\n00:03.000 --> 00:04.000\n<v Ben>Yes.</v>\n"
    said_by = read(file.encode("utf-8", errors="replace")).turns
    # Two arrows before words mark a change of speaker in captions, so they are taken for that.
    return said_by[0].speaker == "Ada" and said_by[0].text == tidy(re.sub(r"\s*>{2,3}\s*", " ", said))


if __name__ == "__main__":
    main()
