"""What is done with each time of a message, as an ear hears it in the words around (models/times.md)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from halfhour.domain.scheduling.words.heard import Heard
from halfhour.domain.scheduling.words.item import Item

Run = tuple[int, int]
POINTER = "back"
"""The kind of words that point to times on the table: "the first one", "that works"."""


class Hears(Protocol):
    """What hears in a message what is done with its times."""

    def chances(self, text: str, times: Sequence[tuple[int, int]]) -> Sequence[Heard]:
        """For each time, from one character to another, the chances of what is done with it."""


@dataclass(frozen=True, slots=True)
class Ear:
    """An ear that is loaded where a message first names a time; without one nothing is heard, and all is left to the grammar."""

    load: Callable[[], Hears] | None = None

    def hears(self, found: Sequence[Item], text: str, *, answers: bool = False) -> list[Item]:
        """The items of a text, each time with the chances of what is done with it.

        Args:
            answers: that times are on the table, to which words like "the first" point; these are heard too.
        """
        heard, times = list(found), [*runs(found), *(pointers(found) if answers else ())]
        if self.load is None or not times:
            return heard
        chances = self.load().chances(text, [(found[begins].start, found[ends - 1].end) for begins, ends in times])
        for (begins, ends), chance in zip(times, chances, strict=True):
            for place in range(begins, ends):
                sounds = found[place].is_timed or found[place].kind == POINTER
                heard[place] = replace(found[place], heard=chance) if sounds else found[place]
        return heard


def runs(found: Sequence[Item]) -> list[Run]:
    """Where times stand that are one: a day with its hour, small words between them and nothing else."""
    places: list[Run] = []
    kinds: set[str] = set()
    for place, item in enumerate(found):
        if not item.is_timed:
            kinds = kinds if item.kind in ("link", "zone") else {"day", "time"}
        elif places and item.kind not in kinds:
            places[-1] = (places[-1][0], place + 1)
            kinds.add(item.kind)
        else:
            places.append((place, place + 1))
            kinds = {item.kind}
    return places


def pointers(found: Sequence[Item]) -> list[Run]:
    """Where words stand that point to times on the table."""
    return [(place, place + 1) for place, item in enumerate(found) if item.kind == POINTER]
