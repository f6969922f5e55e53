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
ILL = ("badly", "poorly", "terribly", "awkwardly")
"""How something suits that does not."""
VERBS = ("work", "works", "suit", "suits", "fit", "fits", "fall", "falls")
HINDRANCES = (
    "problem",
    "bother",
    "headache",
    "difficulty",
    "hassle",
    "nuisance",
    "obstacle",
    "snag",
    "stretch",
    "nightmare",
)
"""What a day is called that does not suit."""
ARTICLES = ("a", "an", "any", "much")
BE = frozenset(
    {"be", "is", "are", "isn't", "aren't", "wouldn't", "won't", "will", "would", "that's", "it's", "that'll", "it'll"}
)
DENIES = ("never", "hardly", "no", "not")
HOME = ("home",)
STAYS = frozenset({"am", "be", "i'm", "im", "we're", "are", "is", "i'll", "staying", "just"})
"""Words before "home" with which somebody stays there."""
DAYS_OFF = ("off", "day off", "days off")
"""Words for days on which somebody does not work, and may be free for that very reason."""
ON_LEAVE = (
    "on leave",
    "on holiday",
    "on vacation",
    "on annual leave",
    "annual leave",
    "not working",
    "off work",
    "not in work",
)
"""Words for days on which somebody does not work, and may be away; at home they may be met."""
FAR = 6
"""Words before a hindrance within which something is called so (our own default)."""
DOUBLED = ("no", "why", "reason", "doubt", "nothing")
"""Words that deny a denial: "no reason why it would not be possible"."""


def denied(found: list[Item], place: int) -> Item:
    """The item at a place; a word that offers refuses behind "not", whatever small words stand between: "will not be possible"."""
    item = found[place]
    if item.word in ILL and _is_of_suiting(found[max(0, place - FAR) : place]):
        return replace(item, kind="refuses", value=item.word)
    if _denies(item) and any(_is_called(found, each) for each in range(place + 1, min(place + FAR, len(found)))):
        return replace(item, kind="offers", value="suit")  # "Friday won't be a problem"
    if _denies(item) and _is_spared_hindrance(found, place):
        return replace(item, kind="offers", value=item.word)
    if _is_home_on_leave(found, place):
        return replace(item, kind="offers", value=item.word)
    if _is_called(found, place):
        return replace(item, kind="offers" if _is_no_hindrance(found, place) else "refuses", value=item.word)
    if item.kind != "offers" or item.word not in SUITS or _is_asked(found, place):
        return item
    lead = place - 1
    while lead >= 0 and (found[lead].word in FILLS or found[lead].kind == "weak"):
        lead -= 1
    again = any(each.kind == "not" or each.word in DOUBLED for each in _sentence_before(found, lead))
    turned = 0 <= lead < place - 1 and found[lead].kind == "not" and not again
    return replace(item, kind="refuses", value=item.word) if turned else item


def _is_of_suiting(before: list[Item]) -> bool:
    """Whether words end in what suits, and perhaps whom: "both work", "that suits the shop"."""
    said = list(takewhile(lambda item: item.kind not in ("sign", "stop") and not item.is_timed, reversed(before)))
    return any(item.word.split(" ")[-1] in VERBS or (item.kind == "back" and item.value != "none") for item in said)


def _is_home_on_leave(found: list[Item], place: int) -> bool:
    """Whether somebody who is off work says to be home: "on holiday on Monday and home all morning"; not when they get home."""
    lead = found[place - 1] if place else None
    stays = lead is not None and (lead.value in ("and", ",") or lead.kind == "but" or bool(_words(lead) & STAYS))
    off = any(item.word in (*DAYS_OFF, *ON_LEAVE) for item in _sentence_before(found, place))
    return found[place].word in HOME and stays and off


def _is_called(found: list[Item], place: int) -> bool:
    """Whether something is called a hindrance here: "would be a problem", "is a bit of a problem"."""
    lead = found[max(0, place - FAR) : place]
    articled = bool(lead) and lead[-1].word in ARTICLES
    said = any(_words(item) & BE or item.kind == "back" for item in lead)
    return found[place].word in HINDRANCES and articled and said


def _is_spared_hindrance(found: list[Item], place: int) -> bool:
    """Whether a sentence ends with what is no hindrance, unlike another: "the first is a problem, the second isn't"."""
    ends = place + 1 >= len(found) or found[place + 1].kind == "stop"
    begins = place - len(list(_sentence_before(found, place)))
    return ends and any(_is_called(found, each) for each in range(begins, place))


def _is_no_hindrance(found: list[Item], place: int) -> bool:
    """Whether it is denied or asked whether something is a hindrance: "wouldn't be a problem", "would Friday be a problem?"."""
    return any(map(_denies, found[max(0, place - FAR) : place])) or _is_asked(found, place)


def _denies(item: Item) -> bool:
    """Whether it denies what follows: "not", "never", "won't be"."""
    return item.kind == "not" or any(word in DENIES or word.endswith("n't") for word in _words(item))


def _words(item: Item) -> set[str]:
    return set(item.word.split(" "))


def _sentence_before(found: list[Item], place: int) -> Iterator[Item]:
    """The items of a sentence before a place, the last first."""
    return takewhile(lambda item: item.kind != "stop", reversed(found[: max(place, 0)]))


def _is_asked(found: list[Item], place: int) -> bool:
    """Whether the sentence around a place is a question: "would Friday not be possible?"."""
    return next((item.value for item in found[place:] if item.kind == "stop"), "") == "?"
