"""What a database says when it cannot keep something, in words and with the way out."""

from django.db import DatabaseError

from halfhour.domain.errors import HalfhourError, OutsideError

_KEPT = "What you typed is still in the form when you go back."
_KNOWN = (
    ("disk is full", "The disk is full, so nothing could be saved.", f"Make room, go back and send it again. {_KEPT}"),
    ("locked", "The database is busy with something else.", f"Wait a moment, go back and send it again. {_KEPT}"),
    (
        "readonly",
        "The data folder may not be written, so nothing could be saved.",
        f"Allow Halfhour to write there, then send it again. {_KEPT}",
    ),
    (
        "disk i/o error",
        "The disk does not answer as it should, so nothing could be saved.",
        f"Make a copy of the data folder on another disk before anything else. {_KEPT}",
    ),
    (
        "malformed",
        "The database is damaged.",
        "Stop Halfhour and put the latest backup back: halfhour restore FILE. What is there now is put aside.",
    ),
)


def in_words(error: DatabaseError) -> HalfhourError | None:
    """What happened and the way out; None for what is a mistake of ours."""
    told = str(error).lower()
    return next((OutsideError(what, way_out) for sign, what, way_out in _KNOWN if sign in told), None)
