"""`halfhour people`: your people, found by words or by where they are."""

from typing import Any

import click


@click.command(short_help="Your people: found by words, or by where they are.")
@click.argument("words", nargs=-1)
@click.option(
    "--at", "place", metavar="ORGANIZATION", help="Who do I know there? The whole name, or another name of it."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(words: tuple[str, ...], place: str | None, as_json: bool) -> None:
    """People whose name, work, organization or addresses hold all the WORDS, with the day of the last real contact.

    With --at those who are at an organization, school or field of exactly that name, now and from before. A name that is
    nobody's is said aloud, with those of a near spelling.
    """
    from halfhour.cli import serving

    serving.prepare(sample=False)
    from halfhour.cli.people_page import found  # needs the records, which are there only now

    people = found(" ".join(words), place)
    if as_json:
        from halfhour.cli.prints import print_json

        print_json(people)
    else:
        _print(people, place)


def _print(people: list[dict[str, Any]], place: str | None) -> None:
    from rich.text import Text

    from halfhour.cli.prints import Terminal, shown

    terminal = Terminal()
    if not people:
        terminal.lines(Text(f"Nobody yet at {shown(place)}." if place else "Nobody found."))
    for person in people:
        terminal.lines(Text(shown(person["name"]), style="bold"))
        parts = [person["standing"], person["role"], person["organization"], person["last"] or "never talked"]
        terminal.lines(Text(" · ".join(shown(part) for part in parts if part), style="dim"), indent=2)
