"""30,000 connections of LinkedIn into SQLite: looked at, taken in, the same file again, and taken back.

`python -m benchmarks.imports`. Seconds on this machine, and rows that a second import of the same file changes (none).
"""

import os
import random
import tempfile
import time
from collections.abc import Callable
from typing import Any

ROWS = 30_000
FIRST = "Ada Ben Cleo Dan Efua Farid Gréta Hana Ines Jonas Kemi Lea Mio Noor Olu Pia Quinn Rosa Sami Tove Uma Vik Wen Yara Zoë".split()
LAST = "Abara Brandt Costa Dalton Eriksen Ferrari Gómez Haddad Ito Jansen Kovač Lindqvist Moreau Nwosu Okafor Petrov Quist".split()


def connections(rows: int = ROWS, seed: int = 7) -> bytes:
    """An invented Connections.csv: few addresses, some rows without a name, some without a company."""
    chance = random.Random(seed)
    lines = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    for number in range(rows):
        first, last = chance.choice(FIRST), f"{chance.choice(LAST)}{number % 971}"
        day = f"{chance.randint(1, 28):02} {chance.choice(['Jan', 'Mar', 'Jun', 'Oct'])} 20{chance.randint(10, 25)}"
        if chance.random() < 0.02:
            lines.append(f",,,,,,{day}")
            continue
        email = f"{first.lower()}.{number}@example.org" if chance.random() < 0.03 else ""
        place = f"{chance.choice(LAST)} {chance.choice(['Works', 'Labs', 'Group'])} {chance.randint(1, 2_000)}"
        company = place if chance.random() < 0.85 else ""
        lines.append(
            f"{first},{last},https://www.linkedin.com/in/{first}-{last}-{number},{email},{company},Engineer,{day}"
        )
    return "\n".join(lines).encode()


def main() -> None:
    """Measures in a data folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HALFHOUR_DATA": folder, "DJANGO_SETTINGS_MODULE": "halfhour.server.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        for line in measured(connections()):
            print(line)


def measured(blob: bytes) -> list[str]:
    """The lines to print."""
    from django.utils import timezone

    from halfhour.actions.accounts import welcome_local_person
    from halfhour.actions.imports import bring, preview_of, take_people, undo_import

    workspace = welcome_local_person().workspace
    assert workspace
    (waiting,), _ = bring(workspace, [("Connections.csv", blob)])
    look = _seconds(lambda: preview_of(waiting))
    waiting.delete()
    first, taken = _timed(lambda: take_people(workspace, "Connections.csv", blob, now=timezone.now()))
    again, same = _timed(lambda: take_people(workspace, "Connections.csv", blob, now=timezone.now()))
    changes = same.counts["new"] + same.counts["changed"]
    people = workspace.people.present().count()
    back = _seconds(lambda: undo_import(taken, now=timezone.now()))
    left = workspace.people.present().count()
    return [
        f"import of {ROWS:,} connections into SQLite, seconds",
        f"  looked at beforehand   {look:5.1f}",
        f"  taken in               {first:5.1f}   {people:,} people, {taken.counts['skipped']:,} rows without anybody",
        f"  the same file again    {again:5.1f}   {changes} changes",
        f"  taken back             {back:5.1f}   {left} people left",
    ]


def _seconds(deed: Callable[[], object]) -> float:
    return _timed(deed)[0]


def _timed(deed: Callable[[], Any]) -> tuple[float, Any]:
    begin = time.perf_counter()
    found = deed()
    return time.perf_counter() - begin, found


if __name__ == "__main__":
    main()
