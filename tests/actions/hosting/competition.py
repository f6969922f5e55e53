"""Twenty guests press at once: `python -m tests.actions.hosting.competition` (see `tests.competitions`)."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Barrier

from tests.competitions import at_once, run

GUESTS = 20


def main() -> None:
    """For one half hour, and for such as overlap."""
    run(lambda: {name: compete(name) for name in ("same", "overlapping")})


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

    def press(number: int, together: Barrier) -> tuple[str, bool]:
        start = wished + timedelta(minutes=15 * (number % 2)) if how == "overlapping" else wished
        try:
            together.wait()
            booked(page, number, start, busy, now)
        except SlotTakenError as error:
            return "polite", bool(error.instead) and wished not in error.instead
        except Exception as error:  # noqa: BLE001 - whatever it is, the test tells it
            return f"{type(error).__name__}: {error}", False
        return "booked", True

    came = at_once([partial(press, number) for number in range(GUESTS)])
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
    main()
