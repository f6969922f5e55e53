"""Pages on which the reader may choose a time themselves: "grab whatever suits you: calendly.com/orla"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from halfhour.domain.scheduling.words.clause import Clause

PAGES = re.compile(r"(?:https?://|www\.|.*/).*")
"""Addresses, as they stand in a message."""
BOOKS = re.compile(
    r"calend|cal\.com|doodle|schedul|booking|/book\b|appointment|tidycal|savvycal|zcal|meetings\.|bookwhen"
)
"""What stands in the address of a page where times are chosen."""
NAMES = frozenset({"calendly", "calendly.com", "doodle", "cal.com"})
"""Such pages as they are called."""
KINDS = frozenset({"booking", "scheduling", "calendar", "calendly", "doodle"})
LINKS = frozenset({"link", "links", "page", "poll"})
"""What such a page is, behind what it is for: "my scheduling link"."""


def hands_over_a_page(spoken: Sequence[Clause]) -> bool:
    """Whether a message leaves the choice to a page, so that nothing need be asked of who wrote it."""
    words = [item.word for clause in spoken for item in clause.rest]
    named = any(word in NAMES or (PAGES.fullmatch(word) and BOOKS.search(word)) for word in words)
    return named or any(one in KINDS and other in LINKS for one, other in pairwise(words))
