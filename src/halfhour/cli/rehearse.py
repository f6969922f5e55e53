"""`halfhour rehearse`: a talk with an invented host, a line a turn."""

import sys
from collections.abc import Iterator

import click

from halfhour.domain.errors import InputError

ANY = "any"


@click.command(short_help="Practise leading a talk, with an invented host who answers.")
@click.option("--persona", "key", default=ANY, metavar="NAME", help="Who answers: a name of --list, or any.")
@click.option("--seed", type=click.IntRange(0, 9_999), default=0, help="Other wordings, and with `any` another host.")
@click.option("--list", "is_list", is_flag=True, help="Who there is to talk to.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line: each answer, and last what was seen.")
def command(key: str, seed: int, is_list: bool, as_json: bool) -> None:
    """Lead a talk with somebody invented: each line that you write, or that stands on standard input, is a turn of yours.

    They open up to open questions and to those that pick up what they said, and have their own time to keep. The talk
    ends with goodbye, at the end of the input, or when they leave. Then you see what was seen in your own words only.
    """
    from halfhour.phrases.practice import personas

    if is_list:
        _print_all()
        return
    every = personas()
    name = list(every)[seed % len(every)] if key == ANY else key
    if name not in every:
        raise InputError(f"There is nobody called {name} to talk to.", "See who there is: halfhour rehearse --list")
    _rehearse(name, seed, as_json=as_json)


def _rehearse(name: str, seed: int, *, as_json: bool) -> None:
    from halfhour import wiring
    from halfhour.cli.rehearse_page import Page
    from halfhour.domain.practice.leading import Talk
    from halfhour.phrases.practice import personas

    talk = Talk(personas()[name], wiring.ear(), seed=seed)
    page = Page(talk.persona, as_json=as_json)
    page.opening(talk.opening)
    for words in _turns():
        page.answer(talk.say(words))
        if talk.standing.ended:
            break
    page.feedback(talk.led())


def _turns() -> Iterator[str]:
    """Lines of standard input; at a terminal each is asked for."""
    is_asked = sys.stdin.isatty()
    while True:
        if is_asked:
            click.echo("> ", nl=False, err=True)
        line = sys.stdin.readline()
        if not line:
            return
        yield line.rstrip("\r\n")


def _print_all() -> None:
    from halfhour.cli.rehearse_page import print_personas
    from halfhour.phrases.practice import personas

    print_personas(personas().values())
