"""Words that call a time good and refuse it behind "not", whatever small words stand between: "will not be possible"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from halfhour.domain.scheduling.words.item import Item

SUITS = frozenset(
    "possible available free convenient good ideal suitable feasible doable workable practical manageable realistic fine great".split()
)
"""Words that call a time good, and that refuse it behind "not"."""
FILLS = (
    "be",
    "been",
    "going to be",
    "really",
    "looking",
    "proving",
    "actually",
    "currently",
    "quite",
    "very",
    "so",
    "going",
    "to",
    "going to",
    "now",
    "then",
    "sadly",
    "unfortunately",
    "longer",
)
"""Small words between "not" and what is denied."""
DOUBLED = ("no", "why", "reason", "doubt", "nothing")
"""Words that deny a denial: "no reason why it would not be possible"."""


def denied(found: list[Item], place: int) -> Item:
    """The item at a place; a word that offers refuses behind "not", whatever small words stand between: "will not be possible"."""
    item = found[place]
    if item.kind != "offers" or item.word not in SUITS or _is_asked(found, place):
        return item
    lead = place - 1
    while lead >= 0 and (found[lead].word in FILLS or found[lead].kind == "weak"):
        lead -= 1
    again = any(each.kind == "not" or each.word in DOUBLED for each in _sentence_before(found, lead))
    turned = 0 <= lead < place - 1 and found[lead].kind == "not" and not again
    return replace(item, kind="refuses", value=item.word) if turned else item


def _sentence_before(found: list[Item], place: int) -> Iterator[Item]:
    """The items of a sentence before a place, the last first."""
    return takewhile(lambda item: item.kind != "stop", reversed(found[: max(place, 0)]))


def _is_asked(found: list[Item], place: int) -> bool:
    """Whether the sentence around a place is a question: "would Friday not be possible?"."""
    return next((item.value for item in found[place:] if item.kind == "stop"), "") == "?"
