"""`halfhour questions`: does each question open the talk, and what do they cover together?"""

from collections.abc import Sequence
from typing import Any

import click

from halfhour.cli.options import in_bulk


@click.command(short_help="Does each question open the talk? Form, topic, and a better wording.")
@click.argument("file", type=click.Path(allow_dash=True), required=False)
@click.option("--json", "shape", flag_value="json", help="As JSON, with spans of characters.")
@in_bulk
def command(file: str | None, shape: str | None, jobs: int | None) -> None:
    """Which questions open a talk, which close, lead or ask two things, what they are about, and how to ask better.

    FILE holds one question a line; `-` is standard input. With --jsonl each line of the FILE (standard input without
    one) is {"id", "text"}.
    """
    if shape == "jsonl":
        _answer_lines(file or "-", jobs)
        return
    if file is None:
        raise click.UsageError("Which questions? Name a file, or - for standard input: halfhour questions FILE")
    _print(file, shape)


def _answer_lines(name: str, jobs: int | None) -> None:
    from halfhour.cli.bulk import Answering, answer_lines
    from halfhour.formats import questions
    from halfhour.formats.lines import parse

    answer_lines(name, Answering(parse, questions.read, _answers, "questions"), jobs)


def _answers(asked: Sequence[str]) -> list[dict[str, Any]]:
    from halfhour import wiring
    from halfhour.domain.question_checks import checked
    from halfhour.formats import questions

    return [questions.as_json(check) for check in checked(asked, wiring.question_knowledge())]


def _print(file: str, shape: str | None) -> None:
    from halfhour import wiring
    from halfhour.cli.files import blob_of
    from halfhour.domain.question_checks import checked
    from halfhour.formats import planned, questions

    listed = planned.read(blob_of(file).decode("utf-8", "replace"))
    checks = checked([question.text for question in listed], wiring.question_knowledge())
    if shape == "json":
        from halfhour.cli.prints import print_json

        rows = zip(listed, checks, strict=True)
        print_json([{"id": one.id, "text": one.text, **questions.as_json(check)} for one, check in rows])
    else:
        from halfhour.cli.questions_page import print_checks

        print_checks(checks)
