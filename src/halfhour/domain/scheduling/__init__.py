"""Agreeing a time: spans, hours, free times, offers, and proposed times in plain words."""
