"""Calendars at addresses, as Google, Outlook and others give them out: asked politely, never more than they hold."""

from halfhour.adapters.calendars.places import typed
from halfhour.adapters.calendars.wire import PATIENCE, Wire, require_well
from halfhour.domain.calendars import Fetched
from halfhour.domain.errors import OutsideError
from halfhour.formats.calendars import is_calendar
from halfhour.formats.transcripts.source import decoded


class WebCalendars:
    """Fetches `.ics` files by https and webcal."""

    def __init__(self, *, patience: float = PATIENCE) -> None:
        self._patience = patience

    def fetch(self, address: str, *, etag: str, last_modified: str, near: bool) -> Fetched | None:
        """The calendar; None when it is as it was. Addresses that stand in the file are never opened.

        Raises:
            InputError: nothing can be fetched from such an address.
            OutsideError: it could not be fetched.
        """
        there = typed(address, near=near)
        headers = {"Accept": "text/calendar, text/plain;q=0.5, */*;q=0.1"}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": last_modified} if last_modified else {}
        with Wire(there, near=near, patience=self._patience) as wire:
            answer = require_well(wire.ask("GET", there, headers=headers), 304)
        if answer.status == 304:
            return None
        if not is_calendar(decoded(answer.body[:400])):
            raise OutsideError(
                "What stands at this address is no calendar.",
                "Copy the address once more; it often ends in .ics, and a page to look at is not it.",
                retry=False,
            )
        etag, modified = answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", "")
        return Fetched(answer.body, etag if len(etag) <= 300 else "", modified if len(modified) <= 100 else "")
