"""Competitions: people who press in the same moment, in threads, on a database of their own.

Each is a module that is run as a process, because the tests' own database lives in a transaction or in memory: `run` is its body,
`came_of` starts it and hears what came of it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

ROOT = Path(__file__).parents[1]
Came = TypeVar("Came")


def came_of(module: str, folder: Path, url: str) -> dict[str, Any]:
    """What a competition printed; its data are in a folder, its database is the one of the address, or SQLite without one."""
    ran = subprocess.run(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env={**os.environ, "HALFHOUR_DATA": str(folder), "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def run(compete: Callable[[], dict[str, Any]]) -> None:
    """Makes the tables in the database that the environment names, lets them compete, and prints what came of it as JSON."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "halfhour.server.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    sys.stdout.write(json.dumps({"vendor": connection.vendor, **compete()}))


def at_once(deeds: Collection[Callable[[Barrier], Came]]) -> list[Came]:
    """What each deed gave, in order; each has a thread and a connection, and waits at the barrier for all others."""
    together = Barrier(len(deeds))

    def one(deed: Callable[[Barrier], Came]) -> Came:
        from django.db import connection

        try:
            return deed(together)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(one, deeds))
