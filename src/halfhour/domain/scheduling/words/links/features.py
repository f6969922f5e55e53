"""What is told of a message without its words: how each day and hour sounds and what it is, and how each pair stands to each other."""

import re
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from halfhour.domain.scheduling.words.composing import Placed
from halfhour.domain.scheduling.words.link_nets import NOWHERE, Signs
from halfhour.domain.scheduling.words.links.composing import Message
from halfhour.domain.scheduling.words.nodes import (
    Ahead,
    Dated,
    DateFigures,
    Days,
    From,
    Later,
    Nth,
    Recurring,
    SameDay,
    Stretch,
    Time,
    Weekday,
)

DAYS = (Dated, DateFigures, Weekday, Ahead, Stretch, Days, From, Recurring, Nth, SameDay, Later)
KINDS = ("at", "between", "after", "before", "part", "same")
PARTS = ("morning", "afternoon", "evening", "lunch", "day", "all_day")
SEPS = ("", ",", "and", "or", "/", "(", "-", ";", ":", "to")
BETWEEN = (".", "?", "!", ",", "\n", ";", ":", " and ", " or ", " but ")
SEVERAL = re.compile(r"\b(both|each|either|every|all|same|any|whichever|respectively|days)\b")
"""Words for several days of which one hour may be said."""
JOINT = re.compile(r"[,/&;()]|\b(and|or|the|on|either|also|then|else|otherwise|even|maybe|plus|with|at)\b")
"""What may stand between days that are listed."""
BACK, ON = 60, 30
"""Characters before and behind an hour in which words for several days are looked for (our own default)."""
OFFERED = 0.5
"""Chances from which a token counts as offered."""
WIDTH = 45
"""Numbers of how a day and an hour stand to each other."""


def signs_of(message: Message) -> Signs:
    """The places of its tokens, a row of numbers a token, and one a pair of an hour with each day and with none."""
    return _Signs(message).all()


class _Signs:
    """The numbers of a message while they are counted."""

    def __init__(self, message: Message) -> None:
        self.message = message

    def all(self) -> Signs:
        """All of them."""
        places = [(token.place.start, token.place.end) for token in self.message.tokens]
        tokens = [self._token(number) for number in range(len(self.message.tokens))]
        of_pairs = [self._pair(day, time) for day, time in self.message.pairs]
        return Signs(
            places, np.array(tokens, dtype=np.float32), self.message.pairs, np.array(of_pairs, dtype=np.float32)
        )

    def _token(self, number: int) -> list[float]:
        message, token = self.message, self.message.tokens[number]
        node = token.node
        there = token.place.statement
        found = [
            float(token.is_day),
            float(token.until),
            *_which(token.sep, SEPS),
            *(float(isinstance(node, kind)) for kind in DAYS),
        ]
        found += _which(node.kind if isinstance(node, Time) else "", KINDS) + _which(getattr(node, "part", ""), PARTS)
        found += [float(isinstance(token.value, Placed) and token.value.within is not None)]
        found += [float(number == 0), float(number == len(message.tokens) - 1)]
        found += [_some(len(message.days), 5), _some(len(message.times), 5)]
        found += [
            _some(sum(message.tokens[each].place.statement == there for each in some), 3)
            for some in (message.times, message.days)
        ]
        return [*found, float(bool(message.situation.before)), *token.heard]

    def _pair(self, day: int, time: int) -> list[float]:
        if day == NOWHERE:
            return [1.0, float(not self.message.days), *self._of_time(time), *[0.0] * WIDTH]
        return [0.0, 0.0, *self._of_time(time), *self._apart(day, time), *self._neighbours(day, time)]

    def _of_time(self, time: int) -> list[float]:
        """What an hour has beside it, whatever its day."""
        before = [day for day in self._offered_days if day < time]
        after = [day for day in self._offered_days if day > time]
        said, place = self.message.own.lower(), self.message.tokens[time].place
        near = said[max(0, place.start - BACK) : place.end + ON]
        counts = [float(not self._offered_days), float(len(self._offered_days) == 1)]
        counts += [
            _some(len(self._offered_days), 5),
            _some(len(self._offered_times), 5),
            float(not before),
            float(not after),
        ]
        return [
            *counts,
            float(bool(SEVERAL.search(said))),
            float(bool(SEVERAL.search(near))),
            _some(self._run_of(time), 4),
        ]

    def _apart(self, day: int, time: int) -> list[float]:
        """How far they stand apart, and what stands between them."""
        message = self.message
        one, other = message.tokens[day].place, message.tokens[time].place
        first, last = sorted((day, time))
        ends, begins = message.tokens[first].place.end, message.tokens[last].place.start
        said = message.own[ends:begins].lower()
        days = sum(message.tokens[number].is_day for number in range(first + 1, last))
        times = last - first - 1 - days
        found = [
            float(time < day),
            *(float(last - first == apart) for apart in (1, 2, 3)),
            _some(last - first, 8),
            min(len(said), 200) / 100,
        ]
        found += [
            float(one.clause == other.clause),
            float(one.statement == other.statement),
            _some(abs(one.clause - other.clause), 5),
        ]
        found += [
            float(not days),
            _some(days, 4),
            float(not times),
            _some(times, 4),
            *(float(sign in said) for sign in BETWEEN),
        ]
        same = [each for each in message.days if message.tokens[each].place.statement == other.statement]
        return [*found, float(same == [day]), float(not same), float(one.statement < other.statement and not same)]

    def _neighbours(self, day: int, time: int) -> list[float]:
        """Whether they are each other's nearest, or stand in a list with those that are."""
        before, after = _nearest(self.message.days, time)
        nearer, next_one = _nearest(self._offered_days, time)
        hour, next_hour = _nearest(self._offered_times, day)
        runs, hours = self._runs
        found = [float(each == day) for each in (before, after, nearer, next_one)]
        found += [float(each is None) for each in (before, after)]
        found += [float(each is not None and runs[each] == runs[day]) for each in (before, after, nearer, next_one)]
        found += [float(each == time) for each in (hour, next_hour)] + [
            float(each is None) for each in (hour, next_hour)
        ]
        found += [float(each is not None and hours[each] == hours[time]) for each in (hour, next_hour)]
        between = any(min(day, time) < each < max(day, time) for each in self._offered_days)
        return [*found, _some(self._run_of(day), 4), float(day in self._offered_days), float(not between)]

    @cached_property
    def _offered_days(self) -> list[int]:
        return [number for number in self.message.days if self.message.tokens[number].heard.offers >= OFFERED]

    @cached_property
    def _offered_times(self) -> list[int]:
        return [number for number in self.message.times if self.message.tokens[number].heard.offers >= OFFERED]

    @cached_property
    def _runs(self) -> tuple[dict[int, int], dict[int, int]]:
        """In which list of days, and of hours, each token stands."""
        return self._lists(self.message.days), self._lists(self.message.times)

    def _run_of(self, number: int) -> int:
        """How many stand in its list."""
        runs = self._runs[0 if self.message.tokens[number].is_day else 1]
        return sum(each == runs[number] for each in runs.values())

    def _lists(self, numbers: Sequence[int]) -> dict[int, int]:
        """Tokens of one kind, each with the number of its list: those with nothing but a joint between them."""
        found: dict[int, int] = {}
        last, run = None, 0
        for number in numbers:
            if last is not None:
                ends, begins = self.message.tokens[last].place.end, self.message.tokens[number].place.start
                run += bool(JOINT.sub("", self.message.own[ends:begins].lower()).strip()) or number - last > 1
            found[number], last = run, number
        return found


def _nearest(numbers: Sequence[int], to: int) -> tuple[int | None, int | None]:
    """The last of some tokens before one, and the first behind it."""
    before, after = [each for each in numbers if each < to], [each for each in numbers if each > to]
    return (before[-1] if before else None), (after[0] if after else None)


def _which(said: object, of: Sequence[str]) -> list[float]:
    return [float(said == each) for each in of]


def _some(many: int, most: int) -> float:
    """A count as a number up to 1."""
    return min(many, most) / most
