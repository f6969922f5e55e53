"""`halfhour which`: which kind of conversation is it?"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from halfhour.cli.options import in_bulk

if TYPE_CHECKING:  # nothing is judged while help is shown
    from halfhour.domain.which import Answer
    from halfhour.formats.which import Given


@click.command(short_help="Which kind of conversation is it? A mail, an invitation, a talk.")
@click.argument("files", type=click.Path(allow_dash=True), nargs=-1, metavar="[FILE]...")
@click.option("--json", "shape", flag_value="json", help="As JSON, with spans of characters; a list for several files.")
@in_bulk
@click.option("--decide", is_flag=True, help="Name the likeliest of the four kinds even when it is not clear.")
def command(files: Sequence[str], shape: str | None, jobs: int | None, decide: bool) -> None:
    """Informational interview, casual job interview, formal interview or something else: with the words that say so.

    FILE is a mail (.eml or pasted), an invitation (.ics), a transcript or any text; `-` is standard input, which is also
    read when no file is named. With --jsonl each line of the FILE is {"id", "text"}. Nothing leaves this machine.
    """
    names = files or ("-",)
    if shape == "jsonl":
        _answer_lines(names, decide, jobs)
    elif shape == "json":
        _print_json(names, decide)
    else:
        _print(names, decide)


def _answer_lines(names: Sequence[str], decide: bool, jobs: int | None) -> None:
    from halfhour.cli.bulk import Answering, answer_lines
    from halfhour.formats.lines import parse

    answering = Answering(parse, _read_line, partial(_answers, decide=decide), "messages")
    for name in names:
        answer_lines(name, answering, jobs)


def _read_line(value: dict[str, Any]) -> "tuple[Given, str]":
    from halfhour.formats import which

    text = which.text_in(value)
    return which.read_text(text), text


def _answers(asked: "Sequence[tuple[Given, str]]", decide: bool) -> list[dict[str, Any]]:
    return [_as_json(_answer(given, decide), text) for given, text in asked]


def _print_json(names: Sequence[str], decide: bool) -> None:
    from halfhour.cli.prints import print_json

    answers = [{"id": _id(name), **_as_json(_answer(given, decide), text)} for name, given, text in map(_given, names)]
    print_json(answers[0] if len(answers) == 1 else answers)


def _print(names: Sequence[str], decide: bool) -> None:
    from halfhour.cli.which_page import print_answer

    for number, name in enumerate(names):
        if number:
            click.echo()
        if len(names) > 1:
            click.secho(_id(name) or "standard input", bold=True)
        _, given, _ = _given(name)
        print_answer(_answer(given, decide), given)


def _given(name: str) -> "tuple[str, Given, str]":
    """What a file holds, and its text as it stands there; empty when it is no text."""
    from halfhour.cli.files import blob_of
    from halfhour.formats import which
    from halfhour.formats.transcripts.source import decoded

    blob = blob_of(name)
    return name, which.read(blob, name), decoded(blob)


def _answer(given: "Given", decide: bool) -> "Answer":
    from halfhour import wiring
    from halfhour.domain.mail import Invitation
    from halfhour.domain.talks.transcript import Transcript
    from halfhour.domain.which import which_mail, which_talk
    from halfhour.formats.which import mail_of

    if isinstance(given, Transcript):
        return which_talk(given, wiring.judging(), decide=decide)
    return which_mail(mail_of(given) if isinstance(given, Invitation) else given, wiring.judging(), decide=decide)


def _as_json(answer: "Answer", text: str) -> dict[str, Any]:
    from halfhour.formats import which
    from halfhour.phrases.kinds import question_between

    ask = question_between(answer.readings) if answer.readings else None
    return which.as_json(answer, ask, text)


def _id(name: str) -> str | None:
    return None if name == "-" else click.format_filename(name, shorten=True)
