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
    look, _ = _timed(lambda: preview_of(waiting))
    waiting.delete()
    first, taken = _timed(lambda: take_people(workspace, "Connections.csv", blob, now=timezone.now()))
    again, same = _timed(lambda: take_people(workspace, "Connections.csv", blob, now=timezone.now()))
    changes = same.counts["new"] + same.counts["changed"]
    people = workspace.people.present().count()
    back, _ = _timed(lambda: undo_import(taken, now=timezone.now()))
    left = workspace.people.present().count()
    return [
        f"import of {ROWS:,} connections into SQLite, seconds (of them CPU)",
        f"  looked at beforehand   {look}",
        f"  taken in               {first}   {people:,} people, {taken.counts['skipped']:,} rows without anybody",
        f"  the same file again    {again}   {changes} changes",
        f"  taken back             {back}   {left} people left",
    ]


def _timed(deed: Callable[[], Any]) -> tuple[str, Any]:
    begin, begin_cpu = time.perf_counter(), time.process_time()
    found = deed()
    return f"{time.perf_counter() - begin:5.1f} ({time.process_time() - begin_cpu:4.1f})", found


if __name__ == "__main__":
    main()
