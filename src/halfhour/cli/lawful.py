"""`halfhour lawful`: may an employer ask this?"""

from collections.abc import Sequence
from typing import Any

import click

COUNTRIES = ["us", "uk", "ca", "de", "eu"]


@click.command(short_help="May an employer ask this? Planned questions, by the law of a country.")
@click.argument("file", type=click.Path(allow_dash=True), required=False)
@click.option("--country", type=click.Choice(COUNTRIES), default="us", show_default=True, help="Whose law is asked.")
@click.option("--json", "shape", flag_value="json", help="As JSON, with spans of characters.")
@click.option("--jsonl", "shape", flag_value="jsonl", help="In bulk: a JSON object a line in, an answer a line out.")
def command(file: str | None, country: str, shape: str | None) -> None:
    """Which planned questions touch what an employer may not ask, why, and what may be asked instead.

    FILE holds one question a line; `-` is standard input. With --jsonl each line of the FILE (standard input without
    one) is {"id", "text"}, with "country" where it differs. Guidance with a source, not legal advice.
    """
    if shape == "jsonl":
        _answer_lines(file or "-", country)
        return
    if file is None:
        raise click.UsageError("Which questions? Name a file, or - for standard input: halfhour lawful FILE")
    _print(file, country, shape)


def _answer_lines(name: str, country: str) -> None:
    from halfhour import wiring
    from halfhour.cli.letter_lines import answer_lines
    from halfhour.domain.lawful.judging import judge_all
    from halfhour.domain.lawful.law import Country
    from halfhour.formats import lawful

    default = Country(country)

    def judge(values: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        questions = [lawful.read(value, default) for value in values]
        return [lawful.as_json(found) for found in judge_all(questions, wiring.lawful_knowledge())]

    answer_lines(name, judge, lambda value: lawful.read(value, default))


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
