"""Calendars elsewhere: at addresses, and on CalDAV servers."""
