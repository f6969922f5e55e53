"""What is left of the table when something is said of all other times on it: "the first is my leave, you know which one is left"."""

from collections.abc import Sequence
from datetime import UTC, date, timedelta

from halfhour.domain.scheduling.words.clause import Clause
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Ahead, Dated, Day, Weekday
from halfhour.domain.scheduling.words.remainders import left_of
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.values import Slot

LEFT = ("is left", "are left", "that leaves", "which leaves", "leaves us with", "remains", "remain")
"""Words for what nothing was said against."""


def says_what_is_left(spoken: Sequence[Clause]) -> Item | None:
    """The word with which a message goes on to what is left; not in "my wife remains at home"."""
    found = ((item, clause) for clause in spoken for item in clause.rest if item.value == "rest" or item.word in LEFT)
    return next((item for item, clause in found if not clause.parts and not _says_more(clause, item)), None)


def _says_more(clause: Clause, word: Item) -> bool:
    """Whether a clause says something of its own beside the word, behind the pause or reason that leads to it."""
    begins = max((item.end for item in clause.rest if item.end <= word.start and item.value in (",", "-")), default=0)
    return any(item.is_strange and item is not word for item in clause.rest if item.start >= begins)


def left_over(spoken: Sequence[Clause], gone: Sequence[Slot], refused: Sequence[Slot], scene: Scene) -> Slot | None:
    """The one time on the table against which nothing is said, where the message says that it is left; None where it takes another.

    Args:
        gone: the times that are pointed to before that.
        refused: what is ruled out by its name.
    """
    word = says_what_is_left(spoken)
    if word is None or not gone or any(_takes(clause, word) for clause in spoken):
        return None
    left = [slot for slot in scene.situation.before if slot not in gone and list(left_of([slot], refused))]
    return left[0] if len(left) == 1 else None


def _takes(clause: Clause, word: Item) -> bool:
    """Whether a clause points to a time before the word and says nothing against it: "the first suits", "the first one, please"."""
    before = [item for item in clause.rest if item.start < word.start]
    told = clause.refuses or any(item.is_strange or item.points for item in before)
    offers = any(item.kind == "offers" for item in before) and not clause.refuses
    return offers or (any(item.kind == "back" for item in before) and not told)


def besides(spoken: Sequence[Clause], others: Item, gone: Sequence[Slot], scene: Scene) -> tuple[Slot, ...]:
    """The times on the table besides those which a message names by their day before "the others"; none where it takes one of those.

    Args:
        gone: the times that are ruled out by their place.
    """
    zone = scene.situation.speaker or scene.situation.reader or UTC
    named = [(part, clause) for clause in spoken for part in clause.parts if part.item.kind == "day"]
    offered = [part for part, _ in named if part.does == "offered" and not part.act]
    taken = [part for part, clause in named if part in offered and (clause.offers or part.item.start > others.start)]
    days = [part.item.day for part, _ in named if part.item.start < others.start]
    starts = [(slot, slot.start.astimezone(zone).date()) for slot in scene.situation.before]
    lost = [slot for slot, start in starts if slot in gone or any(_is_on(start, day, scene) for day in days)]
    return () if taken or not lost else tuple(slot for slot, _ in starts if slot not in lost)


def _is_on(date_of: date, day: Day, scene: Scene) -> bool:
    """Whether a date is what a day calls by its name or its number."""
    match day:
        case Weekday(number=number):
            return date_of.weekday() == number
        case Dated(day=number, month=month):
            return date_of.day == number and month in (None, date_of.month)
        case Ahead(days=days):
            return date_of == scene.today + timedelta(days=days)
    return False
