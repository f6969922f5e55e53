"""Where one thing ends and another begins within a sentence."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from halfhour.domain.scheduling.words.item import Item

TIMED = ("day", "time")
SUBJECTS = ("subject", "third")


def stretches_of(segment: Sequence[Item]) -> list[tuple[int, int]]:
    cuts = [-1, *(place for place in range(len(segment)) if _cuts(segment, place)), len(segment)]
    return [(one + 1, other) for one, other in pairwise(cuts)]


def _cuts(segment: Sequence[Item], place: int) -> bool:
    item, before = segment[place], segment[place - 1] if place else None
    follows = segment[place + 1] if place + 1 < len(segment) else None
    if not is_seam(item) or follows is None:
        return is_seam(item)
    if before and {before.kind, follows.kind} == set(TIMED):
        has_day = before.kind == "time" and any(each.kind == "day" for each in _back_to_seam(segment, place - 1))
        return has_day and item.kind == "sign"  # no cut in "Wednesday 2 December, 2pm", one in "Mon 9 to 5, Tue"
    named = follows.points or follows.word.startswith("the ")
    joins = follows.is_timed or (
        follows.kind == "link" and follows.speech not in SUBJECTS and not (named and _says_more(segment, place + 1))
    )
    return not (item.kind == "link" and joins)


def _says_more(segment: Sequence[Item], start: int) -> bool:
    """Whether a thing that is named has a verb of its own: "and the rest of the day is free"."""
    ahead = list(takewhile(lambda item: not is_seam(item), segment[start:]))
    verb = next((place for place, item in enumerate(ahead) if item.verb in ("be", "have", "will")), None)
    return verb is not None and not any(item.is_timed for item in ahead[:verb])


def _back_to_seam(segment: Sequence[Item], place: int) -> list[Item]:
    return list(takewhile(lambda item: not is_seam(item), reversed(segment[:place])))


def is_seam(item: Item) -> bool:
    """Whether one thing may end and another begin here: a comma, a dash, "and", "or"."""
    return (item.kind == "sign" and item.value in (",", "-", ":", "(")) or (
        item.kind == "link" and item.value in ("and", "or")
    )
