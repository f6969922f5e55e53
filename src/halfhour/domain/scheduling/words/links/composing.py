"""From links between the days and the hours of a message to slots, by the calendar and the clocks of the grammar."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from halfhour.domain.scheduling.words.alike import fits_several, names_one_of_several
from halfhour.domain.scheduling.words.answers import answered
from halfhour.domain.scheduling.words.bundles import standing_behind
from halfhour.domain.scheduling.words.calendar import numbers_of
from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.composing import Bundle, Placed, group_of, names_after, names_before, with_zones
from halfhour.domain.scheduling.words.halves import windows
from halfhour.domain.scheduling.words.heard import REFUSES, Heard
from halfhour.domain.scheduling.words.learning import learn
from halfhour.domain.scheduling.words.lengths import said_length, with_length, with_own_lengths
from halfhour.domain.scheduling.words.lexicon import Lexicon
from halfhour.domain.scheduling.words.link_nets import NOWHERE
from halfhour.domain.scheduling.words.nodes import Days, From, Later, Recurring, SameDay, Stretch, Time, Weekday, Zone
from halfhour.domain.scheduling.words.offering import as_meant, ask_if_nothing_fixed, spares_something, with_answer
from halfhour.domain.scheduling.words.refusals import Refusals, kept_slots, refused_slots, what_is_left
from halfhour.domain.scheduling.words.remainders import narrowed
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.slots import slots_of
from halfhour.domain.scheduling.words.statements import statements
from halfhour.domain.scheduling.words.tidying import tidied
from halfhour.domain.scheduling.words.unclear import block_unclear
from halfhour.domain.scheduling.words.values import About, Situation, Slot

Role = Literal["none", "as", "after", "before"]
ROLES: tuple[Role, ...] = ("none", "as", "after", "before")
"""What an hour is to a day: nothing, as it was said, or a bound of it ("home at 3" is after 3)."""
BOUNDS = ("after", "before")
WIDE = (Stretch, Days, Recurring, From)
"""Days of which a refusal leaves some; of one day that is named with its hour it leaves all."""


class Place(NamedTuple):
    """Where something stands: in which clause and which statement, between which characters."""

    clause: int
    statement: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A day or an hour of a message, as its statement places it; `sep` is the link or sign before it."""

    value: Placed | Time
    sep: str
    place: Place
    heard: Heard
    until: bool

    @property
    def is_day(self) -> bool:
        """Whether it is a day."""
        return isinstance(self.value, Placed)

    @property
    def node(self) -> object:
        """The day or the time itself."""
        return self.value.day if isinstance(self.value, Placed) else self.value


@dataclass(frozen=True)
class Linked:
    """What is offered: hours with their day and what they are to it, days as a whole; and what is taken away. All by their numbers."""

    links: Mapping[tuple[int, int], Role] = field(default_factory=dict)
    whole: Collection[int] = frozenset()
    away: Collection[int] = ()

    @property
    def used(self) -> set[int]:
        """The tokens that are offered."""
        return {number for pair in self.links for number in pair if number != NOWHERE} | set(self.whole)


@dataclass(frozen=True)
class Composed:
    """The slots, and what had to be decided or asked on the way to them."""

    slots: tuple[Slot, ...]
    doubts: tuple[About, ...] = ()


def roles_of(time: Time) -> Iterator[Role]:
    """What an hour may be to a day."""
    yield "as"
    if time.kind in ("at", "after"):
        yield "before"
    if time.kind in ("at", "before"):
        yield "after"


class Message:
    """A message with its days and hours, from which links make slots."""

    def __init__(self, own: str, situation: Situation, said: Sequence[Clause], lexicon: Lexicon) -> None:
        self.own, self.situation, self.lexicon = own, situation, lexicon
        spoken = as_meant(said, Scene(situation, lexicon))
        self.minutes = said_length(spoken)
        self.spoken = with_own_lengths(spoken)
        self.tokens = list(_tokens(self.spoken))
        self.days = [number for number, token in enumerate(self.tokens) if token.is_day]
        self.times = [number for number, token in enumerate(self.tokens) if not token.is_day]
        self.pairs = [(day, time) for time in self.times for day in (NOWHERE, *self.days)]

    @property
    def excepts(self) -> bool:
        """Whether it takes something away from what it offers or refuses: "all bar Monday"."""
        return any("except" in (item.kind, item.word) for clause in self.spoken if clause.parts for item in clause.rest)

    @property
    def wraps(self) -> bool:
        """Whether it names days that seem to go over a weekend, as nobody counts working days: "wait, Tuesday - Monday is a holiday"."""
        return any(isinstance(token.node, Days) and _wraps(token.node) for token in self.tokens)

    def hangs(self, linked: Linked) -> float:
        """How likely one of the tokens that are offered is not settled, as it sounds."""
        return max((self.tokens[number].heard.hangs for number in linked.used), default=0.0)

    def scene(self) -> Scene:
        """A new scene that knows the message."""
        scene = Scene(self.situation, self.lexicon)
        learn(self.spoken, scene)
        return scene

    def refused(self, linked: Linked) -> list[int]:
        """What sounds refused and is not offered, beside what is known to be taken away."""
        sounds = (number for number, token in enumerate(self.tokens) if token.heard.refuses >= REFUSES)
        return sorted({*sounds, *linked.away} - linked.used)

    def composed(self, linked: Linked) -> Composed:
        """The slots of some links, on the table and beside what is refused, as the grammar composes those of its clauses."""
        scene = self.scene()
        block_unclear(self.spoken, scene)
        if any(item.kind == "impossible" for clause in self.spoken for item in clause.rest):
            scene.block(About.IMPOSSIBLE)
        made = list(self._made(linked, scene))
        given = [group for _, group, _ in made]
        taken = [
            self._bundle(number, []) if number in self.days else self._hour(number) for number in self.refused(linked)
        ]
        ruled, hours = Refusals(taken, []), Refusals([group for group in taken if not group.days], [])
        broad = [slot for day, _, slots in made if self._is_wide(day) for slot in slots]
        firm = [slot for day, _, slots in made if not self._is_wide(day) for slot in slots]
        slots = [slot for _, _, some in made for slot in some]
        refused = refused_slots(ruled, broad, scene) if broad or not slots else ()
        answer = answered(self.spoken, bool(given), refused, scene)
        if not slots and not given:
            left = what_is_left(ruled, refused, scene, spares=spares_something(self.spoken))
            broad, refused = (left, ()) if left else (broad, refused)
        slots = with_answer(self.spoken, slots or list(broad), answer, scene)
        if not slots and not answer and not scene.blocked:
            ask_if_nothing_fixed(self.spoken, given, scene)
        kept = self._kept(
            slots, firm, (ruled, refused), (hours, refused_slots(hours, firm, scene) if firm else ()), scene
        )
        if fits_several(self.spoken, kept, scene) or names_one_of_several(self.spoken, kept, scene):
            scene.block(About.EARLIER)
        return Composed(kept, (*scene.met, *scene.blocked))

    def _kept(
        self,
        slots: Sequence[Slot],
        firm: Sequence[Slot],
        broadly: tuple[Refusals, Sequence[Slot]],
        hourly: tuple[Refusals, Sequence[Slot]],
        scene: Scene,
    ) -> tuple[Slot, ...]:
        """What refusals leave: of named days with their hours only those of hours take something away."""
        named = [slot for slot in slots if slot in firm]
        others = [slot for slot in slots if slot not in firm]
        kept = [
            slot
            for some, (ruled, refused) in ((named, hourly), (others, broadly))
            if some
            for slot in kept_slots(narrowed(some), tuple(refused), ruled, scene)
        ]
        return with_length(kept, self.minutes)

    def _made(self, linked: Linked, scene: Scene) -> Iterator[tuple[int, Bundle, list[Slot]]]:
        """Each day with its hours and their slots; without a week of which another day is offered at the same hours."""
        made: list[tuple[int, Bundle, list[Slot]]] = []
        run: tuple[Placed, ...] = ()
        for day in (*self.days, NOWHERE):
            hours = self._hours_of(day, linked)
            if hours or day in linked.whole:
                group = self._bundle(day, hours)
                self._lean(day, group, scene)
                run = (*(run if made and self._goes_on(made[-1], day, group) else ()), *group.days)
                before = {slot for _, _, slots in made for slot in slots} if len(run) > 1 else set()
                found = slots_of(replace(group, days=run), self.minutes, scene)
                made.append((day, group, [slot for slot in found if slot not in before]))
        dates = {day: {slot.start.date() for slot in slots} for day, _, slots in made}
        for day, group, slots in made:
            week = day != NOWHERE and isinstance(self.tokens[day].node, Stretch)
            closer = (dates[other] for other, its, _ in made if other != day and its.times == group.times)
            if not (week and any(named and named < dates[day] for named in closer)):
                yield day, group, slots

    def _hours_of(self, day: int, linked: Linked) -> list[tuple[int, Role]]:
        """The hours of a day; a bound has the part of the day that stands beside it: "any morning after 10" ends at noon."""
        hours = {time: role for (of, time), role in linked.links.items() if of == day}
        for number in [number for number in hours if self.time(number).kind in BOUNDS]:
            for part, later in ((number - 1, number), (number + 1, number + 1)):
                if self._is_part_beside(part, later) and not any(time == part for _, time in linked.links):
                    hours[part] = "as"
        return sorted(hours.items())

    def _is_part_beside(self, part: int, later: int) -> bool:
        """Whether a token is a part of the day that sounds offered, with nothing between it and its neighbour."""
        if not 0 <= part < len(self.tokens) or self.tokens[part].is_day or self.time(part).kind != "part":
            return False
        one, two = self.tokens[later - 1], self.tokens[later]
        return self.tokens[part].heard.is_rather and not two.sep and one.place.statement == two.place.statement

    def _goes_on(self, last: tuple[int, Bundle, list[Slot]], day: int, group: Bundle) -> bool:
        """Whether a day is named in one breath with the last one, for the same hours, and lies beside it: "next Monday or Tuesday"."""
        other, its, _ = last
        if day == NOWHERE or other != day - 1 or its.times != group.times:
            return False
        one, two = self.tokens[other], self.tokens[day]
        names = isinstance(one.node, Weekday) and isinstance(two.node, Weekday)
        return names and one.place.statement == two.place.statement

    def _bundle(self, day: int, hours: Sequence[tuple[int, Role]]) -> Bundle:
        """A day with some hours, each as what it is to it."""
        days = [placed] if day != NOWHERE and isinstance(placed := self.tokens[day].value, Placed) else []
        if not hours:
            return Bundle(tuple(days), ())
        run = [
            (self.tokens[number].sep if place else "", turned(self.time(number), role))
            for place, (number, role) in enumerate(hours)
        ]
        return group_of(days, with_zones(run, self._zones(hours[0][0])))

    def _hour(self, number: int) -> Bundle:
        return Bundle((), (self.time(number),))

    def time(self, number: int) -> Time:
        """The time of a token that is no day."""
        value = self.tokens[number].value
        assert isinstance(value, Time)
        return value

    def _zones(self, number: int) -> list[Zone]:
        """The zones named apart from any clock in the clause of a token, or else in the message."""
        clause = self.spoken[self.tokens[number].place.clause]
        return _zones_of([clause]) or _zones_of(self.spoken)

    def _is_wide(self, day: int) -> bool:
        return day == NOWHERE or isinstance(self.tokens[day].node, WIDE)

    def _lean(self, day: int, group: Bundle, scene: Scene) -> None:
        """Tells the scene what "that day" and "the same time" lean on: what is named before, be it offered or not."""
        if day != NOWHERE and isinstance(self.tokens[day].node, SameDay | Later):
            earlier = [
                each for each in self.days if each < day and not isinstance(self.tokens[each].node, SameDay | Later)
            ]
            aside = self.scene()
            list(slots_of(self._bundle(earlier[-1], []), None, aside) if earlier else ())
            scene.days = aside.days or scene.days
        if any(time.kind == "same" for time in group.times) and not scene.windows:
            first = min(number for number in self.times if self.time(number).kind == "same")
            clocks = [number for number in self.times if number < first and self.time(number).first]
            said = with_zones([("", self.time(clocks[-1]))], self._zones(clocks[-1])) if clocks else []
            scene.windows = windows(tuple(time for _, time in said), scene, "") or [] if said else []


def _wraps(days: Days) -> bool:
    first, last = days.first, days.last
    return isinstance(first, Weekday) and isinstance(last, Weekday) and last.number < first.number


def turned(time: Time, role: Role) -> Time:
    """An hour as what it is to its day."""
    return time if role in ("as", "none") or time.kind == role else replace(time, kind=role)  # type: ignore[arg-type]


def _zones_of(spoken: Sequence[Clause]) -> list[Zone]:
    zones = [
        item.value for clause in spoken for item in clause.rest if item.kind == "zone" and isinstance(item.value, Zone)
    ]
    return sorted(zones, key=lambda zone: zone.kind == "whose")


def _tokens(spoken: Sequence[Clause]) -> Iterator[Token]:
    """All days and hours of a message that do not lie behind, each day in the week or month that its clause places it in."""
    standing: Stretch | None = None
    number = 0
    for place, clause in enumerate(spoken):
        for statement in statements([part for part in clause.parts if part.does != "past"]):
            number += 1
            yield from _tokens_of(tidied(statement), standing, place, number)
            standing = standing_behind([replace(part, does="offered") for part in statement], standing)


def _tokens_of(parts: Sequence[Part], standing: Stretch | None, clause: int, statement: int) -> Iterator[Token]:
    within = _within(parts)
    stretches = any(isinstance(part.item.value, Stretch) for part in parts)
    for number, part in enumerate(parts):
        value = part.item.value
        if part.item.kind == "day":
            leans = not stretches and numbers_of(part.item.day) and not isinstance(value, Recurring)
            value = Placed(part.item.day, within.get(number, standing if leans else None))
        if isinstance(value, Placed | Time):
            place = Place(clause, statement, part.item.start, part.item.end)
            yield Token(value, part.sep, place, part.item.heard, part.item.until)


def _within(parts: Sequence[Part]) -> dict[int, Stretch]:
    """The weeks and months beside names of days, by the numbers of these."""
    found: dict[int, Stretch] = {}
    for number, part in enumerate(parts):
        if isinstance(part.item.value, Stretch):
            before, after = names_before(parts, number), names_after(parts, number)
            leads = bool(after) and after[0] == number + 1 and part.sep == "," and parts[number + 1].sep == ""
            found |= dict.fromkeys(after if leads or not before else before, part.item.value)
    return found
