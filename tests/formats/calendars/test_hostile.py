"""Whatever stands in a file, it is read or refused in a sentence."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.domain.errors import InputError
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars import read_calendar, read_invitation
from tests.formats.calendars.test_zones import BLOCK

PIECES = [
    "BEGIN:VEVENT\n",
    "END:VEVENT\n",
    "BEGIN:VALARM\n",
    "UID:1\n",
    "SEQUENCE:²\n",
    "DTSTART:20260303T090000Z\n",
    "DTSTART;TZID=X:20260329T023000\n",
    "DTSTART;VALUE=DATE:00010101\n",
    "DTSTART:99991231T235959\n",
    'DTSTART;TZID="X:20200101T000000\n',
    "DTEND:20260303T100000Z\n",
    "DURATION:P99999DT999999H\n",
    "DURATION:PT999999999S\n",
    "RRULE:FREQ=DAILY\n",
    "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;WKST=SU\n",
    "RRULE:FREQ=MONTHLY;BYDAY=-1SU;BYSETPOS=-1\n",
    "RRULE:FREQ=SECONDLY;INTERVAL=999999999\n",
    "RRULE:FREQ=HOURLY;BYYEARDAY=-366;COUNT=99999999\n",
    "EXDATE:99990101\n",
    "RDATE;VALUE=PERIOD:20260303T000000/P1D,20260304T000000Z/00010101T000000\n",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20260304T090000Z\n",
    "BEGIN:VFREEBUSY\nFREEBUSY:99991231T000000Z/P9D,x/y\nEND:VFREEBUSY\n",
    BLOCK.format(name="X") + "\n",
    BLOCK.format(name="X").replace("1601", "9999") + "\n",
    "\x00",
    '"',
    ":",
    "\r",
    "\n ",
    "TZOFFSETTO:-2359\n",
]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=20).map("".join),
    st.sampled_from([1, 1995, 2026, 9999]),
    st.sampled_from([1, 60, 300]),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Tokyo"]),
)
def test_nothing_in_a_file_breaks_the_reader(text, year, days, zone) -> None:
    begin = datetime(year, 1, 1, tzinfo=UTC)
    blob = text.encode("utf-8", "surrogatepass")

    for read in (
        lambda: read_calendar(blob, Span(begin, begin + timedelta(days=days)), ZoneInfo(zone), me=["a@b.c"]).busy,
        lambda: read_invitation(blob),
    ):
        with suppress(InputError):
            read()
