"""One's own calendars: added, looked at, chosen from, and where they and Halfhour differ."""
