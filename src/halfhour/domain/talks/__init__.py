"""Talks: what was said, and what it comes to."""
