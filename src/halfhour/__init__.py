"""Halfhour carries a person through the two conversations that start careers."""

__version__ = "0.1.0"
