"""Talks in whatever form another program wrote them."""

from halfhour.formats.transcripts.reading import read
from halfhour.formats.transcripts.turns import turns_from

__all__ = ["read", "turns_from"]
