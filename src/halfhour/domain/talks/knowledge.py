"""What a reader of talks has to know: small trained models and phrase books, passed in as one value."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Knowledge:
    """Models and phrases for reading talks; the wiring loads it once."""
