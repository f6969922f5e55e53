"""`halfhour thanks`: is this thank-you ready to send?"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from halfhour.cli.options import in_bulk

if TYPE_CHECKING:  # nothing is judged while help is shown
    from halfhour.domain.thanks import Note

CONTEXTS = ["after_job_interview", "after_casual", "after_informational", "after_meeting", "for_help"]


@click.command(short_help="Is this thank-you ready to send?")
@click.argument("file", type=click.Path(allow_dash=True), required=False)
@click.option("--context", type=click.Choice(CONTEXTS), help="What the thanks are for.")
@click.option("--to", "recipient", default="", metavar="NAME", help="To whom it goes, so that the name can be checked.")
@click.option(
    "--talk", type=click.Path(), metavar="FILE", help="The transcript or notes: is what you name really in there?"
)
@click.option("--json", "shape", flag_value="json", help="As JSON, with spans of characters.")
@in_bulk
def command(
    file: str | None, context: str | None, recipient: str, talk: str | None, shape: str | None, jobs: int | None
) -> None:
    """Good, nearly there or not ready, with the reasons: the right person and occasion, something from the talk, what
    you will do with it, no new request, tone.

    FILE is the text; `-` is standard input. With --jsonl each line of the FILE (standard input without one) is
    {"id", "text"}, with "context", "recipient" and "talk" (its words) if they are known. The grammar of a second
    language is never a fault.
    """
    from halfhour.domain.thanks import Occasion

    occasion = Occasion(context) if context else None
    if shape == "jsonl":
        _answer_lines(file or "-", occasion, jobs)
        return
    if file is None:
        raise click.UsageError("Which thank-you? Name a file, or - for standard input: halfhour thanks FILE")
    from halfhour.cli.files import texts_of
    from halfhour.formats import coaching

    value = {"text": texts_of([file])[0], "recipient": recipient, "talk": _talk_in(talk)}
    _print(value["text"], _answers([coaching.read_note(value, occasion)])[0], shape, file)


def _answer_lines(name: str, occasion: Any, jobs: int | None) -> None:
    from halfhour.cli.bulk import Answering, answer_lines
    from halfhour.formats import coaching
    from halfhour.formats.lines import parse

    read = partial(coaching.read_note, occasion=occasion)
    answer_lines(name, Answering(parse, read, _answers, "messages"), jobs)


def _talk_in(name: str | None) -> str:
    """All that was said, whatever program wrote the file."""
    if name is None:
        return ""
    from halfhour.cli.files import blob_of
    from halfhour.formats import transcripts

    return "\n".join(turn.text for turn in transcripts.read(blob_of(name), name).turns)


def _answers(notes: "Sequence[Note]") -> list[dict[str, Any]]:
    from halfhour import wiring
    from halfhour.domain.thanks import judged
    from halfhour.formats import coaching
    from halfhour.phrases.letters import thanks_words

    return [coaching.note_as_json(found, thanks_words()) for found in judged(notes, wiring.thanks_reader())]


def _print(text: str, answer: dict[str, Any], shape: str | None, file: str) -> None:
    if shape == "json":
        from halfhour.cli.prints import print_json

        print_json({"id": None if file == "-" else click.format_filename(file, shorten=True), **answer})
    else:
        from halfhour.cli.letter_page import print_thanks
        from halfhour.phrases.letters import thanks_words

        print_thanks(answer, text, thanks_words())
