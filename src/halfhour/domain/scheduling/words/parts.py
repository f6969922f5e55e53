"""Parts of the day beside an hour or a person: the half of the day that they tell, and whose morning it is."""

from halfhour.domain.scheduling.words.looking import Pieces, get, link
from halfhour.domain.scheduling.words.nodes import Half, Zone

OWNERS = {"my": "mine", "our": "mine", "your": "yours", "ur": "yours"}
KINDS = frozenset(
    "shift shifts crew desk nurse nurses porter class classes course service duty duties bus train school team owl market".split()
)
"""What a part of the day is only the kind of: "the night shift"."""
BEHIND: dict[str, Half] = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}
"""Parts of the day that tell the half of an hour right before them."""
DETERMINERS = ("my", "our", "your", "his", "her", "their", "the", "a", "an")
"""Words that begin what an event is called."""
FOLLOWS = ("following", "once", "during")
"""Beginnings of words that lead to an event beside or behind which something is."""
SMALL_HOURS = (1, 2, 3, 4, 5)
"""Hours of the night that are of the next morning."""
CLOSE = 6
"""Pieces within which the part of the day of the other is told, so that none is offered (our own default)."""
LEADS = (
    "of",
    "in",
    "during",
    "at",
    "or",
    "and",
    "is",
    "for",
    "=",
    "any",
    "either",
    "some",
    "early",
    "late",
    "mid",
    "by",
)
"""Words behind which somebody's part of the day is named as a time."""


def is_kind_of_thing(pieces: Pieces, at: int) -> bool:
    """Whether a part of the day that ends here only tells the kind of what follows: "the night shift"."""
    return get(pieces, at, "word") is not None and pieces[at].text in KINDS


def tells_which_event(pieces: Pieces, at: int) -> bool:
    """Whether a part of the day only tells which event is meant: "I have a morning class", "after the morning rush"."""
    if get(pieces, at, "part") not in BEHIND or not _names_event(pieces, at + 1):
        return False
    owned = at > 0 and pieces[at - 1].text in DETERMINERS
    lead = at - 1 - owned
    if link(pieces, lead) in ("after", "before", "between") or (lead >= 0 and pieces[lead].text.startswith(FOLLOWS)):
        return True
    return owned and pieces[at + 1].text in KINDS


def _names_event(pieces: Pieces, at: int) -> bool:
    """Whether a noun stands here that may be what happens; "preferably" is none."""
    named = any(get(pieces, at, kind) is not None for kind in ("word", "aside", "talks", "meals", "night"))
    return named and pieces[at].text.isalpha() and not pieces[at].text.endswith("ly")


def half_behind(pieces: Pieces, at: int, end: int, hour: int) -> Half:
    """The half of the day that a part of it tells right behind an hour, as in India: "10 o'clock morning", "4.30 evening", "9 night".

    Not behind a number in letters ("one morning"), nor one that may be a date ("Monday 8 evening").
    """
    half = BEHIND.get(pieces[end].text, "") if end < len(pieces) and get(pieces, end, "part") else ""
    bare = end == at + 1 and get(pieces, at, "number") is not None
    counts = bare and (not pieces[at].text.isdigit() or get(pieces, at - 1, "weekday") is not None)
    if not half or counts or _is_of_thing(pieces, end + 1):
        return ""
    return "am" if pieces[end].text == "night" and hour in SMALL_HOURS else half


def _is_of_thing(pieces: Pieces, at: int) -> bool:
    """Whether a thing follows of which the part of the day is the kind: "4 evening slots"."""
    word = str(get(pieces, at, "word") or "")
    return word[:1].islower() or any(get(pieces, at, kind) is not None for kind in ("gap", "talks", "unit"))


def whose_part(pieces: Pieces, at: int, end: int) -> Zone | None:
    """Whose part of the day is offered: "Friday, your morning", "in my evening"; not "your morning class", nor where both are told."""
    named = at - (get(pieces, at - 1, "weekday") is not None)
    if named < at and named > 1 and not _begins(pieces, named - 1):
        return None  # "Tuesday 9pm, your Wednesday morning"
    whose = OWNERS.get(pieces[named - 1].text, "") if named else ""
    near = {OWNERS.get(piece.text, whose) for piece in pieces[max(0, at - CLOSE) : end + CLOSE]}
    if not whose or len(near) > 1 or not _is_led_to(pieces, named - 1) or _names_a_thing(pieces, end):
        return None
    return Zone("whose", whose)


def _is_led_to(pieces: Pieces, at: int) -> bool:
    """Whether it begins its part of the sentence, or a day or a small word stands before it."""
    begins = at == 0 or any(get(pieces, at - 1, kind) is not None for kind in ("sign", "break", "weekday", "relday"))
    return (
        begins or pieces[at - 1].text in LEADS or link(pieces, at - 1) in ("at", "after", "before", "between", "from")
    )


def _begins(pieces: Pieces, at: int) -> bool:
    """Whether a sentence begins here."""
    return at == 0 or pieces[at - 1].get("break") is not None or pieces[at - 1].text in (".", "!", "?")


def _names_a_thing(pieces: Pieces, at: int) -> bool:
    """Whether a thing stands behind a part of the day that is somebody's: "my morning round"."""
    return any(get(pieces, at, kind) is not None for kind in ("word", "talks", "meals", "weak")) and (
        pieces[at].text not in ("please", "pls", "time")
    )
