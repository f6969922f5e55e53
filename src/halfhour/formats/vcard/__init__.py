"""vCards of any version into people, and people into vCard 4.0."""

from halfhour.formats.vcard.reading import is_cards, read
from halfhour.formats.vcard.writing import write

__all__ = ["is_cards", "read", "write"]
