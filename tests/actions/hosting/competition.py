"""Twenty guests press at once, in threads, on the database that the environment names: `python -m tests.actions.hosting.competition`.

Prints what came of it as JSON. A process of its own, because the tests' own database lives in a transaction or in memory.
"""

import json
import os
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

GUESTS = 20


def main() -> None:
    """Migrates, makes a page, lets them press, and prints."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "halfhour.server.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    sys.stdout.write(
        json.dumps({"vendor": connection.vendor, **{name: compete(name) for name in ("same", "overlapping")}})
    )


def compete(how: str) -> dict[str, object]:
    """All want the same half hour, or ones that overlap; whatever fails otherwise is named."""
    from halfhour.actions.hosting import SlotTakenError, busy_for, make_page, times_of
    from halfhour.records.accounts import Workspace
    from halfhour.records.hosting import Booking

    now = datetime(2026, 10, 19, 8, tzinfo=UTC)
    workspace = Workspace.objects.create(name=how)
    page, _ = make_page(
        workspace, now=now, name="Half hours", host_name="Ada", zone="Europe/Berlin", most_a_day=0, most_a_week=0
    )
    wished = times_of(page, 30, now=now)[4]
    busy = busy_for(page, now=now)
    ready = Barrier(GUESTS)

    def press(number: int) -> tuple[str, bool]:
        from django.db import connection

        start = wished + timedelta(minutes=15 * (number % 2)) if how == "overlapping" else wished
        try:
            ready.wait()
            booked(page, number, start, busy, now)
        except SlotTakenError as error:
            return "polite", bool(error.instead) and wished not in error.instead
        except Exception as error:  # noqa: BLE001 - whatever it is, the test tells it
            return f"{type(error).__name__}: {error}", False
        finally:
            connection.close()
        return "booked", True

    with ThreadPoolExecutor(GUESTS) as pool:
        came = list(pool.map(press, range(GUESTS)))
    standing = Booking.objects.standing().filter(page=page).count()
    return {
        "came": Counter(word for word, _ in came),
        "standing": standing,
        "all_named_others": all(good for word, good in came if word == "polite"),
    }


def booked(page: object, number: int, start: datetime, busy: object, now: datetime) -> None:
    """One guest presses."""
    from halfhour.actions.hosting import Ask, book

    ask = Ask(f"Guest {number}", f"guest{number}@example.org", "America/New_York", start, 30)
    book(page, ask, busy=busy, now=now)  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
