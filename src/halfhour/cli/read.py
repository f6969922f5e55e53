"""`halfhour read`: the turns of a talk, whatever program wrote the file."""

import click

from halfhour.cli.files import blob_of


@click.command(short_help="Show the turns of a talk, whatever program wrote the file.")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="As JSON: form, turns, and what could not be read.")
def command(file: str, as_json: bool) -> None:
    """Show the turns of a talk, whatever program wrote the FILE (`-` is standard input).

    The form is recognised by what is in the file, not by its name. What cannot be read is listed with its line and
    the reason.
    """
    from halfhour.formats import transcripts, turns

    transcript = transcripts.read(blob_of(file), file)
    if as_json:
        from halfhour.cli.prints import print_json

        print_json(turns.write(transcript))
    else:
        from halfhour.cli.talk_page import print_talk

        print_talk(transcript)
