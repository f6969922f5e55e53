"""Where a statement of one day is finished and one of another day begins: "Thursday I'm wide open, and Friday I'm open till 2"."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from halfhour.domain.scheduling.words.clause import Part
from halfhour.domain.scheduling.words.frames import frame_of
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Stretch, Time
from halfhour.domain.scheduling.words.seams import is_seam, stretches_of

JOINS = (",", "-", "and", "or")
"""Seams behind which a statement may begin."""
SPOKEN_OF = ("subject", "third", "you")
"""Words for those of whom something is said or asked."""
WHOLE = ("day", "all_day")
"""Parts of the day that are all of it."""


def statements(parts: Sequence[Part]) -> list[Sequence[Part]]:
    """The parts of a clause, each statement by itself."""
    cuts = [0, *(place for place, part in enumerate(parts) if place and part.anew), len(parts)]
    return [parts[one:other] for one, other in pairwise(cuts)]


def begins_anew(segment: Sequence[Item], place: int) -> bool:
    """Whether a time is the first of a statement with a day and an hour of its own, behind a finished one of another day.

    A day is finished where something is said behind it, "Thursday works, or Friday after 2", where both are said in so many
    words, "I'm free Thursday, and Friday I'm free from 2", and where all of it is named, "any time Thursday, or 2 on Friday".
    In "I'm free Thursday or Friday after 2" the hour is of both.
    """
    seam = next((each for each in range(place - 1, 0, -1) if is_seam(segment[each])), None)
    if seam is None or segment[seam].value not in JOINS or any(item.is_timed for item in segment[seam:place]):
        return False
    last = next((each for each in range(seam - 1, -1, -1) if segment[each].is_timed), None)
    own = list(takewhile(lambda item: item.kind != "except", segment[seam + 1 : _end_of_stretch(segment, place)]))
    if last is None or not _is_of_one_day(own) or isinstance(segment[last].value, Stretch):
        return False  # "the week after, Tuesday at 11 works" names a day of that week
    begins = next((each + 1 for each in range(last, 0, -1) if is_seam(segment[each])), 0)
    head = segment[begins:seam]
    paused = segment[seam].kind == "sign" or segment[seam - 1].kind == "sign"
    if any(map(_is_all_of_a_day, head)):
        return paused or segment[place].kind == "time"
    if segment[last].kind != "day":
        return False
    if last == seam - 1 and not paused and frame_of(own).subject == "time":
        return False  # "I think Monday or Tuesday evening would suit me"
    return _says_of_it(segment[last + 1 : seam]) or (_is_whole_sentence(head) and _is_whole_sentence(own))


def _end_of_stretch(segment: Sequence[Item], place: int) -> int:
    return next(end for begins, end in stretches_of(segment) if begins <= place <= end)


def _is_of_one_day(stretch: Sequence[Item]) -> bool:
    """Whether it names a day and an hour of it; "3pm either day" is of those before."""
    return {"day", "time"} <= {item.kind for item in stretch} and not any(item.value == "all" for item in stretch)


def _is_all_of_a_day(item: Item) -> bool:
    """Whether it is all of a day: "any time", "all day", "whenever you like"."""
    return item.kind == "open" or (isinstance(item.value, Time) and item.value.part in WHOLE)


def _says_of_it(stretch: Sequence[Item]) -> bool:
    """Whether it says something of the day before it: "is good", "works", "which is wide open"."""
    says = any(item.kind in ("offers", "refuses") or item.value == "that" for item in stretch)
    return says or _is_whole_sentence(stretch)


def _is_whole_sentence(stretch: Sequence[Item]) -> bool:
    """Whether somebody or something is spoken of, or asked: "I'm free", "could we say"; not in "would Monday"."""
    asked = any(
        item.speech in SPOKEN_OF or item.word.startswith(("i ", "we ")) or item.word.endswith(" you")
        for item in stretch
    )
    return frame_of(stretch).subject != "" or (asked and any(item.verb or item.kind == "offers" for item in stretch))
