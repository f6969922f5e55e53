"""`halfhour when`: which times does a message propose?"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from time import time
from typing import TYPE_CHECKING, Any

import click

from halfhour.cli.options import in_bulk

if TYPE_CHECKING:  # nothing is read while help is shown
    from halfhour.domain.scheduling.words.values import Situation
    from halfhour.formats.times_in_words import Asked


@click.command(short_help="Which times does a message propose? As slots, or one question.")
@click.argument("file", type=click.Path(allow_dash=True), default="-", metavar="[FILE]")
@click.option("--said-on", metavar="DATE", help="When it was written, like 2026-11-28; today when left out.")
@click.option("--zone", metavar="ZONE", help="My time zone, like Europe/Berlin; that of this machine when left out.")
@click.option("--their-zone", metavar="ZONE", help="The writer's time zone; taken to be mine when left out.")
@click.option(
    "--day-first/--month-first", default=None, help="How the writer writes dates in figures; asked when left out."
)
@click.option("--json", "shape", flag_value="json", help="As JSON, beginnings and ends in UTC.")
@in_bulk
def command(
    file: str,
    said_on: str | None,
    zone: str | None,
    their_zone: str | None,
    day_first: bool | None,
    shape: str | None,
    jobs: int | None,
) -> None:
    """The times that a message or a pasted thread proposes, in both time zones; what can be read in two ways is asked.

    FILE is text or a mail; `-` is standard input. With --jsonl each line is {"id", "text", "said_on", "zone", "their_zone"}; a line
    without any zone is asked about its zone.
    """
    usual = {"said_on": said_on, "zone": zone, "their_zone": their_zone}
    if shape == "jsonl":
        _answer_lines(file, usual, jobs)
        return
    from halfhour import wiring
    from halfhour.cli.files import blob_of
    from halfhour.formats import mail, times_in_words

    blob = blob_of(file)
    found = mail.read(blob)
    usual["zone"] = zone or wiring.machine_zone("")
    usual["said_on"] = said_on or (found.day.isoformat() if found.day else None)
    text = found.text if found.subject_line or found.sender else blob.decode("utf-8", "replace").lstrip("\ufeff")
    asked = times_in_words.read({"text": text, "day_first": day_first}, usual, _today())
    proposal = times_in_words.times_of(asked, wiring.times_lexicon())
    if shape == "json":
        from halfhour.cli.prints import print_json

        print_json(
            {
                "id": None if file == "-" else click.format_filename(file, shorten=True),
                **_as_json(proposal, asked.situation),
            }
        )
    else:
        from halfhour.cli.when_page import print_times

        print_times(proposal, asked)


def _answer_lines(name: str, usual: dict[str, str | None], jobs: int | None) -> None:
    from halfhour.cli.bulk import Answering, answer_lines
    from halfhour.formats import times_in_words
    from halfhour.formats.lines import parse

    read = partial(times_in_words.read, usual=usual, today=_today())
    answer_lines(name, Answering(parse, read, _answers, "messages"), jobs)


def _answers(questions: "Sequence[Asked]") -> list[dict[str, Any]]:
    from halfhour import wiring
    from halfhour.formats.times_in_words import times_of

    return [_as_json(times_of(asked, wiring.times_lexicon()), asked.situation) for asked in questions]


def _as_json(proposal: Any, situation: "Situation") -> dict[str, Any]:
    from halfhour.formats import times_in_words
    from halfhour.phrases.times_asked import question_in_words, slots_in_words

    zones = list(dict.fromkeys(zone for zone in (situation.reader, situation.speaker) if zone)) or [UTC]
    return times_in_words.as_json(proposal, question_in_words, lambda slots: slots_in_words(slots, zones))


def _today() -> date:
    """The day on this machine: the door reads the clock."""
    return datetime.fromtimestamp(time(), UTC).astimezone().date()
