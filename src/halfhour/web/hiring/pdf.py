"""The kit on paper: typst draws it, the words come as data and never as markup."""

from halfhour.web.hiring.page import Kit, as_words
from halfhour.web.shared.paper import drawn


def as_pdf(kit: Kit) -> bytes:
    """One sheet, PDF/UA-1, tagged for screen readers; the same kit gives the same bytes."""
    return drawn("halfhour.web.hiring", "kit", as_words(kit))
