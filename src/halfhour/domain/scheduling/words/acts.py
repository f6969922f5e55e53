"""What a stretch of words does with the times in it: offers them, tells of something else, or speaks for somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Clock, Time

Act = Literal["", "tells", "others"]
TIMED = ("day", "time")
SUBJECTS = ("subject", "third")
SEVERAL = 2
"""Strange words before a time from which they are taken for somebody's or something's doing (our own default)."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a time may not be offered: strange words beside it, and what the stretch does; nothing where it plainly offers."""

    strange: int = 0
    act: Act = ""


def doubts(segment: Sequence[Item]) -> list[Doubt]:
    """For each item the doubt of its stretch between commas and links; none where a cue stands or something is asked."""
    found = [Doubt()] * len(segment)
    told, doubt = False, Doubt()
    for begins, end in _stretches(segment):
        stretch = segment[begins:end]
        goes_on = bool(stretch) and stretch[0].kind in TIMED and begins > 1 and segment[begins - 2].kind in TIMED
        told = _is_told(segment, begins, end) or (told and goes_on)
        if not (doubt.act == "tells" and _adds_an_hour(stretch)):
            doubt = Doubt(act="others" if _is_others(stretch) else "") if told else _doubt(segment, begins, end)
        found[begins:end] = [doubt] * (end - begins)
        found[begins:end] = [
            Doubt(SEVERAL, "tells") if _is_night(segment[place]) else found[place] for place in range(begins, end)
        ]
        _mark_relative(segment, begins, end, found)
    return found


def _adds_an_hour(stretch: Sequence[Item]) -> bool:
    """Whether it only says at what time that happens of which was told: "readings on the 5th and the 9th, both at 7pm"."""
    kinds = {item.kind for item in stretch}
    return "time" in kinds and not kinds & {"day", "offers", "refuses"} and all(item.value != "?" for item in stretch)


def _stretches(segment: Sequence[Item]) -> list[tuple[int, int]]:
    cuts = [-1, *(place for place in range(len(segment)) if _cuts(segment, place)), len(segment)]
    return [(one + 1, other) for one, other in pairwise(cuts)]


def _cuts(segment: Sequence[Item], place: int) -> bool:
    item, before = segment[place], segment[place - 1] if place else None
    follows = segment[place + 1] if place + 1 < len(segment) else None
    if not is_seam(item) or follows is None:
        return is_seam(item)
    if before and {before.kind, follows.kind} == set(TIMED):
        return False  # "Wednesday 2 December, 2pm"
    joins = follows.kind in TIMED or (follows.kind == "link" and follows.speech not in SUBJECTS)
    return not (item.kind == "link" and joins)


def is_seam(item: Item) -> bool:
    """Whether one thing may end and another begin here: a comma, a dash, "and", "or"."""
    return (item.kind == "sign" and item.value in (",", "-", ":", "(")) or (
        item.kind == "link" and item.value in ("and", "or")
    )


def _is_told(segment: Sequence[Item], begins: int, end: int) -> bool:
    """Whether a cue or a question mark stands in it; one like "maybe" says little beside what somebody does."""
    stretch = segment[begins:end]
    if any(item.kind in ("refuses", "back") or _is_firm(item) for item in stretch):
        return True
    if all(item.kind != "offers" and item.value != "?" for item in stretch):
        return False
    does = any(
        _is_strange(segment[place], first=False) and _is_of_something(segment, place) for place in range(begins, end)
    )
    if any(item.value == "?" for item in stretch):
        return not (does and any(_is_firm(item) for item in segment[:begins]))
    return not does


def _is_thing(segment: Sequence[Item], place: int) -> bool:
    """Whether something that is open or good is spoken of, not a time: "the museum is open"."""
    return (
        place > 0
        and segment[place - 1].word in ("the", "our")
        and place + 1 < len(segment)
        and segment[place + 1].word in ("is", "are")
    )


def _is_firm(item: Item) -> bool:
    return item.kind == "offers" and item.value != "soft"


def _doubt(segment: Sequence[Item], begins: int, end: int) -> Doubt:
    strange = [
        place
        for place in range(begins, end)
        if _is_strange(segment[place], first=place == 0 or segment[place - 1].value == "on")
    ]
    timed = next((place for place in range(begins, end) if segment[place].kind in TIMED), end)
    before = [place for place in strange if place < timed]
    tells = len(before) >= SEVERAL or any(_is_of_something(segment, place) for place in before)
    tells = tells or any(_is_own_plan(segment, place) for place in range(begins, timed))
    tells = tells or any(item.kind == "others" for item in segment[begins:timed])
    return Doubt(max(len(strange), int(tells)), "tells" if tells else "")


def _is_of_something(segment: Sequence[Item], place: int) -> bool:
    return _is_doing(segment, place) or _is_thing(segment, place)


def _is_own_plan(segment: Sequence[Item], place: int) -> bool:
    """Whether a word that we know from talks is somebody's own doing: "I speak on the 8th", and not "I speak with you"."""
    follows = segment[place + 1] if place + 1 < len(segment) else None
    with_you = follows is not None and (follows.speech == "you" or follows.word == "with")
    alone = place > 0 and segment[place - 1].word not in ("we", "to", "will", "i'll", "we'll")
    return segment[place].speech == "doing" and alone and not with_you and _is_doing(segment, place)


def _is_doing(segment: Sequence[Item], place: int) -> bool:
    """Whether a strange word says what a subject does or has: "I catch", "we have surgery", "it ships"."""
    back = place - 1
    while back >= 0 and segment[back].speech == "between":
        back -= 1
    return back >= 0 and segment[back].speech in SUBJECTS


def _is_night(item: Item) -> bool:
    """Whether it is a span through the night, as of a shift: "8pm-8am"."""
    match item.value:
        case Time(first=Clock(half="pm"), last=Clock(half="am")):
            return True
    return False


def _is_others(stretch: Sequence[Item]) -> bool:
    """Whether the offer is somebody else's: "my colleague is free on Friday", "she can do two"."""
    first = next((item.kind for item in stretch if item.kind in ("others", "offers", *TIMED)), "")
    near = any(
        item.speech == "third" and _can_do_it(stretch[place + 1 : place + 6]) for place, item in enumerate(stretch)
    )
    return first == "others" or near


def _can_do_it(behind: Sequence[Item]) -> bool:
    """Whether "she" is followed by what she can do, and not by "can see you"."""
    return any(item.kind == "offers" for item in behind[:2]) and all(item.speech != "you" for item in behind)


def _mark_relative(segment: Sequence[Item], begins: int, end: int, found: list[Doubt]) -> None:
    """ "Wednesday, when I see the dentist at 10": what follows tells of the day."""
    for place in range(max(begins, 1), end - 1):
        behind, follows = segment[place - 1], segment[place + 1]
        if segment[place].speech != "relative" or behind.kind not in (*TIMED, "sign") or follows.speech not in SUBJECTS:
            continue
        if not any(item.kind in ("offers", "back") for item in segment[place:end]):
            found[place:end] = [Doubt(SEVERAL, "tells")] * (end - place)


def _is_strange(item: Item, *, first: bool) -> bool:
    """Whether it is a word with a thing of its own; names are not, but the first word of a sentence may be any."""
    word = item.value
    if item.kind == "aside":
        return True
    if item.kind != "word" or not isinstance(word, str) or len(word) < 2:
        return False
    return word[:1].islower() or (first and word[1:].islower())
