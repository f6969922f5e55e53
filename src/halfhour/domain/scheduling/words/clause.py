"""What a clause holds: parts with times, what is done with each, and everything else of it."""

from dataclasses import dataclass, field
from typing import Literal

from halfhour.domain.scheduling.words.acts import Act
from halfhour.domain.scheduling.words.item import Item

Does = Literal["offered", "refused", "aside", "past"]


@dataclass(frozen=True, slots=True)
class Part:
    """An item of a clause, and what the clause does with it; `sep` is the link or sign before it.

    `strange` counts words beside it that we do not know, where nothing beside it offers: it may be the time of something else.
    `act` is what the words beside it tell of, where they offer nothing themselves. `anew` is said of the first time of a
    statement behind one that is finished.
    """

    item: Item
    does: Does
    sep: str = ""
    strange: int = 0
    act: Act = ""
    anew: bool = False


@dataclass(slots=True)
class Clause:
    """Parts with times in order, and everything else of the clause; `turn` is the word with which it goes on from the one before."""

    parts: list[Part] = field(default_factory=list)
    rest: list[Item] = field(default_factory=list)
    refuses: bool = False
    offers: bool = False
    asks: bool = False
    joined: bool = False
    turn: str = ""
