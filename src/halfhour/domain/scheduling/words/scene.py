"""One way of understanding a message: which of the readings is taken wherever it allows several, and where that was."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo
from typing import TypeVar

from halfhour.domain.scheduling.words.lexicon import Lexicon
from halfhour.domain.scheduling.words.nodes import Stretch, Time, Window
from halfhour.domain.scheduling.words.values import About, Situation

T = TypeVar("T")


@dataclass(slots=True)
class Scene:
    """The situation, what is decided (about what → which of the ways), and what was met on the way.

    `moves` says that something is moved, whose hour stays where only a day is named, `moves_on` that it is moved to a later one, and
    `moves_up` to an earlier one;
    `wishes` that it says what would suit, and need not take what was offered; `told_later` that a later day was told of, so that a day
    of today's name is the next one; `is_of_night` that the night or early mornings are spoken of; `own_day` that the writer tells of
    hours of their own day, so that those beside them are on the same clock; `keeps_hour` that a day is asked for at the same hour as
    another; `leaves_day` that the reader may choose among the days; `half` the half of the day that meals and the like tell of, "late"
    where an event of the evening comes before; `refused` are dates that were ruled out; `told` the hours that were only told; `weeks` the
    Monday of each week that was counted from the days before it, and `followed` the day of each name that was. The same doubt is decided
    once for the whole message: who means the afternoon by "4" means it by "4:30" too.
    """

    situation: Situation
    lexicon: Lexicon
    picks: dict[About, int] = field(default_factory=dict)
    met: dict[About, tuple[str, ...]] = field(default_factory=dict)
    blocked: list[About] = field(default_factory=list)
    days: tuple[date, ...] = ()
    day_first: bool | None = None
    refused: tuple[date, ...] = ()
    moves: bool = False
    moves_on: bool = False
    moves_up: bool = False
    wishes: bool = False
    told_later: bool = False
    is_of_night: bool = False
    own_day: bool = False
    keeps_hour: bool = False
    leaves_day: bool = False
    half: str = ""
    places: tuple[tzinfo, ...] = ()
    windows: list[Window] = field(default_factory=list)
    told: tuple[Time, ...] = ()
    weeks: dict[Stretch, date] = field(default_factory=dict)
    followed: dict[int, date] = field(default_factory=dict)

    @property
    def proposed_days(self) -> tuple[date, ...]:
        """The day of the times on the table, where they are all of one day."""
        zone = self.situation.speaker or self.situation.reader or UTC
        days = {slot.start.astimezone(zone).date() for slot in self.situation.before}
        return tuple(days) if len(days) == 1 else ()

    @property
    def proposed(self) -> frozenset[int]:
        """The minutes of the day of the times on the table, where the speaker is."""
        zone = self.situation.speaker or self.situation.reader or UTC
        return frozenset(
            (local := slot.start.astimezone(zone)).hour * 60 + local.minute
            for slot in self.situation.before
            if slot.is_exact
        )

    @property
    def today(self) -> date:
        """The day of writing."""
        return self.situation.today

    def choose(self, about: About, ways: Sequence[tuple[str, T]]) -> T:
        """The way that is taken; with one way only there is no doubt."""
        if len(ways) > 1 and len(ways) > len(self.met.get(about, ())):
            self.met[about] = tuple(label for label, _ in ways)
        return ways[min(self.picks.get(about, 0), len(ways) - 1)][1]

    def block(self, about: About) -> None:
        """Notes that this cannot be understood without asking, and that we have no readings to offer."""
        if about not in self.blocked:
            self.blocked.append(about)

    def chosen(self) -> tuple[tuple[About, str], ...]:
        """What was decided, by its labels."""
        return tuple((about, ways[min(self.picks.get(about, 0), len(ways) - 1)]) for about, ways in self.met.items())
