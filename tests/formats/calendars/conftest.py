"""Calendars written for a test, and what is read from them."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from halfhour.domain.scheduling.events import CalendarReading
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars import read_calendar

BERLIN = ZoneInfo("Europe/Berlin")
MARCH = Span(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC))


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


@pytest.fixture
def read() -> Callable[..., CalendarReading]:
    """Reads events, or a whole text, within March 2026 for somebody in Berlin."""

    def read(*parts: str | bytes, window: Span = MARCH, **more) -> CalendarReading:
        blobs = [part.encode() if isinstance(part, str) else part for part in parts]
        whole = blobs[0] if blobs[0].startswith(b"raw:") else b"\n".join([b"BEGIN:VCALENDAR", *blobs, b"END:VCALENDAR"])
        return read_calendar(whole.removeprefix(b"raw:"), window, BERLIN, **more)

    return read
