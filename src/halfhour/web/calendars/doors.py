"""Calendars elsewhere, as the wiring reaches them."""

from halfhour import wiring
from halfhour.actions.calendars.doors import Doors


def doors() -> Doors:
    """The ports of calendars."""
    return Doors(wiring.calendar_addresses(), wiring.passwords(), wiring.calendar_server)
