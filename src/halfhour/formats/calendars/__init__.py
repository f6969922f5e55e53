"""Calendars read whole: events within a window, from any program's .ics."""

from halfhour.formats.calendars.reading import read_calendar

__all__ = ["read_calendar"]
