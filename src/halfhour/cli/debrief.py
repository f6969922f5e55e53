"""`halfhour debrief`: what a talk comes to, for one file or in bulk."""

from typing import Any

import click

from halfhour.cli.files import blob_of
from halfhour.cli.options import in_bulk
from halfhour.domain.kinds import Kind
from halfhour.domain.talks.answers import Planned
from halfhour.formats.inquiries import Inquiry, day_of, kind_of

LONGEST_LINE = 32
"""Megabytes of one line; a talk of a million words is about 6 MB (our own default)."""
KINDS = [kind.value for kind in Kind if kind is not Kind.UNCLEAR]


@click.command(short_help="Five lines, what was learned, questions and promises of a talk.")
@click.argument("file", type=click.Path(allow_dash=True), required=False)
@click.option(
    "--planned", type=click.Path(allow_dash=True), metavar="FILE", help="The questions you had prepared, one a line."
)
@click.option("--me", metavar="NAME", help="Which speaker is you.")
@click.option("--kind", type=click.Choice(KINDS), help="What it was; without it the talk itself speaks.")
@click.option("--date", "day", metavar="YYYY-MM-DD", help='When it was held, so that "on Monday" becomes a date.')
@click.option("--markdown", "shape", flag_value="markdown", help="As Markdown.")
@click.option("--json", "shape", flag_value="json", help="As JSON, with turns and spans of characters.")
@in_bulk
def command(
    file: str | None,
    planned: str | None,
    me: str | None,
    kind: str | None,
    day: str | None,
    shape: str | None,
    jobs: int | None,
) -> None:
    """Five lines of a talk with the turns they rest on, what was learned, questions, promises, and how it went.

    FILE is a transcript or notes in any known form; `-` is standard input. With --jsonl each line of the FILE
    (standard input without one) is {"id", "text"} or {"id", "turns": [{"speaker", "text", "start", "end"}]},
    with "planned", "me", "date" and "kind" if they are known.
    """
    if shape == "jsonl":
        _answer_lines(file or "-", jobs or 1)
        return
    if file is None:
        raise click.UsageError("Which talk? Name a file, or - for standard input: halfhour debrief FILE")
    _print(_inquiry(file, planned, me, kind, day), shape, file)


def _answer_lines(name: str, jobs: int) -> None:
    from halfhour.cli.bulk import MEGABYTE, Answering, answer_lines
    from halfhour.formats.inquiries import parse

    answer_lines(name, Answering(parse, _debriefed, list, "talks", at_once=1, longest=LONGEST_LINE * MEGABYTE), jobs)


def _debriefed(value: dict[str, Any]) -> dict[str, Any]:
    """A line is a whole talk, which is answered as it is read."""
    from halfhour.cli.answers import answer
    from halfhour.formats import debriefs, inquiries

    inquiry = inquiries.read(value)
    return debriefs.as_json(answer(inquiry), inquiry.transcript)


def _inquiry(file: str, planned: str | None, me: str | None, kind: str | None, day: str | None) -> Inquiry:
    from halfhour.formats import transcripts

    questions = _planned_in(planned) if planned else ()
    transcript = transcripts.read(blob_of(file), file)
    return Inquiry(transcript, questions, me, day_of(day), kind_of(kind))


def _planned_in(name: str) -> tuple[Planned, ...]:
    from halfhour.formats import planned

    return planned.read(blob_of(name).decode("utf-8", "replace"))


def _print(inquiry: Inquiry, shape: str | None, file: str) -> None:
    from halfhour.cli.answers import answer
    from halfhour.formats import debriefs

    debrief = answer(inquiry)
    if shape == "json":
        from halfhour.cli.prints import print_json

        name = None if file == "-" else click.format_filename(file, shorten=True)
        print_json({"id": name, **debriefs.as_json(debrief, inquiry.transcript)})
    elif shape == "markdown":
        from halfhour.phrases import labels

        click.echo(debriefs.as_markdown(debrief, inquiry.transcript, labels(), inquiry.planned), nl=False)
    else:
        from halfhour.cli.debrief_page import print_debrief

        print_debrief(debrief, inquiry)
