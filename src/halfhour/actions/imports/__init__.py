"""Taking people in from files: looked at first, then taken in by batches, and taken back as a whole."""

from halfhour.actions.imports.files import bring, reading_of, say_how_to_read
from halfhour.actions.imports.preview import Preview, preview_of
from halfhour.actions.imports.taking import HaltedError, begin, carry_on, take_people
from halfhour.actions.imports.undoing import undo_import

__all__ = [
    "HaltedError",
    "Preview",
    "begin",
    "bring",
    "carry_on",
    "preview_of",
    "reading_of",
    "say_how_to_read",
    "take_people",
    "undo_import",
]
