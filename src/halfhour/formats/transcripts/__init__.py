"""Talks in whatever form another program wrote them."""

from halfhour.formats.transcripts.reading import read

__all__ = ["read"]
