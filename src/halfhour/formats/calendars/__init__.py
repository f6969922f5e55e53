"""Calendars from any program's .ics: events within a window, or one invitation."""

from halfhour.formats.calendars.invitation import read_invitation
from halfhour.formats.calendars.reading import read_calendar
from halfhour.formats.calendars.text import is_calendar

__all__ = ["is_calendar", "read_calendar", "read_invitation"]
