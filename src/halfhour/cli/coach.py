"""`halfhour coach`: is this message ready to send?"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from halfhour.cli.options import in_bulk

if TYPE_CHECKING:  # nothing is judged while help is shown
    from halfhour.domain.outreach.coach import Unsent

CHANNELS = ["email", "linkedin-note", "inmail", "social"]


@click.command(short_help="Is this message, which asks for a conversation, ready to send?")
@click.argument("file", type=click.Path(allow_dash=True), required=False)
@click.option("--channel", type=click.Choice(CHANNELS), default="email", show_default=True, help="How it travels.")
@click.option(
    "--to", "recipient", default="", metavar="NAME", help="To whom it goes, so that the greeting can be checked."
)
@click.option(
    "--earlier", type=click.Path(), multiple=True, metavar="FILE", help="An earlier message of yours; may be repeated."
)
@click.option("--json", "shape", flag_value="json", help="As JSON, with spans of characters.")
@in_bulk
def command(
    file: str | None, channel: str, recipient: str, earlier: tuple[str, ...], shape: str | None, jobs: int | None
) -> None:
    """What a message has and what it lacks: the ask and its time, why them, job asks, length, and more.

    FILE is the text of the message, with or without a subject line; `-` is standard input. With --jsonl each line of
    the FILE (standard input without one) is {"id", "text"}, with "channel", "recipient" and "earlier" if they are known.
    It never rewrites your message, and nothing leaves this machine.
    """
    from halfhour.domain.outreach.checks import Channel

    if shape == "jsonl":
        _answer_lines(file or "-", Channel(channel), jobs)
        return
    if file is None:
        raise click.UsageError("Which message? Name a file, or - for standard input: halfhour coach FILE")
    from halfhour.cli.files import texts_of

    value = {"text": texts_of([file])[0], "recipient": recipient, "earlier": texts_of(earlier)}
    _print(value, Channel(channel), shape, file)


def _answer_lines(name: str, channel: Any, jobs: int | None) -> None:
    from halfhour.cli.bulk import Answering, answer_lines
    from halfhour.formats import coaching
    from halfhour.formats.lines import parse

    read = partial(coaching.read, channel=channel)
    answer_lines(name, Answering(parse, read, _answers, "messages"), jobs)


def _answers(drafts: "Sequence[Unsent]") -> list[dict[str, Any]]:
    from halfhour import wiring
    from halfhour.domain.outreach.coach import coached
    from halfhour.formats import coaching
    from halfhour.phrases.letters import outreach_words

    return [coaching.as_json(found, outreach_words()) for found in coached(drafts, wiring.coach())]


def _print(value: dict[str, Any], channel: Any, shape: str | None, file: str) -> None:
    from halfhour import wiring
    from halfhour.domain.outreach.coach import coached
    from halfhour.formats import coaching
    from halfhour.phrases.letters import outreach_words

    found = coached([coaching.read(value, channel)], wiring.coach())[0]
    answer = coaching.as_json(found, outreach_words())
    if shape == "json":
        from halfhour.cli.prints import print_json

        print_json({"id": None if file == "-" else click.format_filename(file, shorten=True), **answer})
    else:
        from halfhour.cli.letter_page import print_checks

        print_checks(answer, found.letter.text, outreach_words())
