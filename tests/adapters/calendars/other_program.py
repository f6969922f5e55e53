"""What another calendar program does, by python-caldav in its own environment: `other_program.py ADDRESS USER PASSWORD DEED …`.

Deeds: `list`; `add UID START END TITLE`; `move UID START END`; `delete UID`. Times as 20260303T100000Z. Prints what is there
afterwards as JSON: UID, start and title of each event.
"""

import json
import sys
from datetime import UTC, datetime

import caldav
import icalendar


def main(address: str, user: str, password: str, deed: str, *words: str) -> None:
    """Does one thing in the first calendar of the account."""
    with caldav.DAVClient(address, username=user or None, password=password or None) as client:
        calendar = client.principal().calendars()[0]
        if deed == "add":
            uid, start, end, title = words
            calendar.save_event(uid=uid, dtstart=moment(start), dtend=moment(end), summary=title)
        elif deed == "move":
            uid, start, end = words
            event = calendar.event_by_uid(uid)
            parsed = icalendar.Calendar.from_ical(event.data)
            for part in parsed.walk("VEVENT"):
                del part["DTSTART"], part["DTEND"]
                part.add("dtstart", moment(start))
                part.add("dtend", moment(end))
            event.data = parsed.to_ical().decode()
            event.save()
        elif deed == "delete":
            calendar.event_by_uid(words[0]).delete()
        sys.stdout.write(json.dumps(sorted(told(event) for event in calendar.events())))


def told(event: caldav.Event) -> list[str]:
    """UID, start and title."""
    (part,) = icalendar.Calendar.from_ical(event.data).walk("VEVENT")
    start = part["DTSTART"].dt.astimezone(UTC)
    return [str(part["UID"]), f"{start:%Y%m%dT%H%M%SZ}", str(part.get("SUMMARY", ""))]


def moment(text: str) -> datetime:
    """A time in UTC."""
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


if __name__ == "__main__":
    main(*sys.argv[1:])
