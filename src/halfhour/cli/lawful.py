"""`halfhour lawful`: may an employer ask this?"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from halfhour.cli.options import in_bulk

if TYPE_CHECKING:  # nothing is judged while help is shown
    from halfhour.domain.lawful.law import Country

COUNTRIES = ["us", "uk", "ca", "de", "eu"]


@click.command(short_help="May an employer ask this? Planned questions, by the law of a country.")
@click.argument("file", type=click.Path(allow_dash=True), required=False)
@click.option("--country", type=click.Choice(COUNTRIES), default="us", show_default=True, help="Whose law is asked.")
@click.option("--json", "shape", flag_value="json", help="As JSON, with spans of characters.")
@in_bulk
def command(file: str | None, country: str, shape: str | None, jobs: int | None) -> None:
    """Which planned questions touch what an employer may not ask, why, and what may be asked instead.

    FILE holds one question a line; `-` is standard input. With --jsonl each line of the FILE (standard input without
    one) is {"id", "text"}, with "country" where it differs. Guidance with a source, not legal advice.
    """
    if shape == "jsonl":
        _answer_lines(file or "-", country, jobs)
        return
    if file is None:
        raise click.UsageError("Which questions? Name a file, or - for standard input: halfhour lawful FILE")
    _print(file, country, shape)


def _answer_lines(name: str, country: str, jobs: int | None) -> None:
    from halfhour.cli.bulk import Answering, answer_lines
    from halfhour.domain.lawful.law import Country
    from halfhour.formats import lawful
    from halfhour.formats.lines import parse

    read = partial(lawful.read, country=Country(country))
    answer_lines(name, Answering(parse, read, _answers, "questions"), jobs)


def _answers(asked: "Sequence[tuple[str, Country]]") -> list[dict[str, Any]]:
    from halfhour import wiring
    from halfhour.domain.lawful.judging import judge_all
    from halfhour.formats import lawful

    return [lawful.as_json(found) for found in judge_all(asked, wiring.lawful_knowledge())]


def _print(file: str, country: str, shape: str | None) -> None:
    from halfhour import wiring
    from halfhour.cli.files import blob_of
    from halfhour.domain.lawful.judging import judge_all
    from halfhour.domain.lawful.law import Country
    from halfhour.formats import lawful, planned

    questions = planned.read(blob_of(file).decode("utf-8", "replace"))
    found = judge_all([(question.text, Country(country)) for question in questions], wiring.lawful_knowledge())
    if shape == "json":
        from halfhour.cli.prints import print_json

        rows = zip(questions, found, strict=True)
        print_json([{"id": one.id, "text": one.text, **lawful.as_json(judged)} for one, judged in rows])
    else:
        from halfhour.cli.lawful_page import print_judgements

        print_judgements([one.text for one in questions], found, country)
