"""The calendar in a mail: whatever way a program sends it along."""

from email import message_from_bytes
from email.errors import MessageError

from halfhour.domain.errors import InputError
from halfhour.domain.invitations.objects import Block, address_of
from halfhour.domain.invitations.plans import SERVERS_OWN
from halfhour.formats.calendars import is_calendar
from halfhour.formats.invitations.reading import read
from halfhour.formats.invitations.writing import write_whole
from halfhour.formats.mail.mime import require_sane
from halfhour.formats.transcripts.source import decoded

CALENDARS = ("text/calendar", "application/ics")

_HEAD = 20_000


def holds_calendar(blob: bytes) -> bool:
    """Whether a file is a calendar, or a mail that carries one, by how it begins and by its parts' names."""
    return is_calendar(decoded(blob[:_HEAD])) or any(kind.encode() in blob.lower() for kind in CALENDARS)


def calendar_in(blob: bytes) -> bytes:
    """The first calendar of a mail; a file that is one itself is given as it is.

    Raises:
        InputError: there is none, or the mail cannot be taken apart.
    """
    if is_calendar(decoded(blob[:_HEAD])):
        return blob
    require_sane(blob)
    try:
        for part in message_from_bytes(blob).walk():
            inner = part.get_payload(decode=True) if part.get_content_type() in CALENDARS else None
            if isinstance(inner, bytes) and inner.strip():
                return inner
    except (MessageError, LookupError, ValueError, RecursionError) as error:
        raise InputError("This mail is damaged and cannot be taken apart.", "Save its invitation alone.") from error
    raise InputError(
        "There is no invitation in this mail.", "Choose the mail that carries it, or the file of it alone."
    )


def readdressed(calendar: str, old: str, new: str) -> str:
    """An invitation that goes to another address than the one it was written for."""
    sheet = read(calendar.encode())
    return write_whole(_readdressed(sheet.calendar, f"mailto:{old.lower()}", f"mailto:{new.lower()}"))


def _readdressed(block: Block, old: str, new: str) -> Block:
    lines = []
    for line in block.lines:
        if line.name == "ATTENDEE" and address_of(line) == old:
            lines.append(type(line)(line.name, new, line.without_parameters("CN", *SERVERS_OWN).parameters))
        else:
            lines.append(line)
    return Block(block.name, tuple(lines), tuple(_readdressed(inner, old, new) for inner in block.blocks))
