"""Invitations between calendars (RFC 5546): which messages a change asks for, and what a message makes of an event."""
