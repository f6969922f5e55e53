"""One invitation: who asks for what and when, for those who judge what kind of conversation it is."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from halfhour.domain.errors import InputError
from halfhour.domain.mail import Author, Invitation
from halfhour.domain.scheduling.spans import Span
from halfhour.formats.calendars.components import Component, components
from halfhour.formats.calendars.fields import Fields
from halfhour.formats.calendars.lasting import lasting_of
from halfhour.formats.calendars.lines import TIMES, WORDS, plain_text
from halfhour.formats.calendars.text import unfolded
from halfhour.formats.calendars.zones import Zones

_NAMES = TIMES | WORDS | {"DESCRIPTION", "LOCATION", "ORGANIZER"}
_SAYS = re.compile(r"^[ \t]*(?:SUMMARY|DTSTART)[;:]", re.MULTILINE | re.IGNORECASE)
_METHOD = re.compile(r"^METHOD(?:;[^:\n]*)?:[ \t]*([A-Z-]{1,20})", re.MULTILINE | re.IGNORECASE)
_OUR_TIME = Span(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
"""Between which the changes of a zone that the calendar itself explains are told."""


def read_invitation(blob: bytes) -> Invitation:
    """The first event of a calendar that says anything, as an invitation.

    Raises:
        InputError: the file is too large, or holds no event.
    """
    parts = components(unfolded(blob))
    fields = Fields(_first_event(parts), Zones(parts, UTC, _OUR_TIME), _NAMES)
    start = fields.moment("DTSTART")
    lasting = lasting_of(fields, start)[0] if start else None
    length = lasting.on_clock + lasting.exact if lasting else None
    is_known = start and not (start.is_day or start.is_floating or start.asked)
    return Invitation(
        plain_text(fields.word("SUMMARY")),
        plain_text(fields.word("DESCRIPTION")),
        _organizer(fields),
        len(fields.all("ATTENDEE")),
        start.clock.replace(tzinfo=start.zone) if start and is_known else None,
        start.clock.date() if start else None,
        length if start and not start.is_day and length else None,
        _method(parts),
        plain_text(fields.word("LOCATION")),
    )


def _first_event(parts: Sequence[Component]) -> str:
    texts = [part.text for part in parts if part.name == "VEVENT"]
    if not texts:
        raise InputError("This calendar holds no event.", "Choose the invitation, or paste its words.")
    return next(filter(_SAYS.search, texts), texts[0])


def _method(parts: Sequence[Component]) -> str:
    found = (_METHOD.search(part.text) for part in parts if part.name == "VCALENDAR")
    return next((match[1].upper() for match in found if match), "")


def _organizer(fields: Fields) -> Author | None:
    for line in fields.all("ORGANIZER"):
        address = line.value[7:] if line.value.lower().startswith("mailto:") else ""
        name = plain_text(line.parameters.get("CN", ""))
        return Author(name, address) if name or address else None
    return None
