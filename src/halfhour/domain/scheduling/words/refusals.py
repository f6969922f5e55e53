"""What a message rules out, and what stays of its offers and of the table then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from halfhour.domain.scheduling.words.alike import on_the_table
from halfhour.domain.scheduling.words.breaks import breaks, is_break
from halfhour.domain.scheduling.words.bundles import grouped
from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.composing import Bundle, Placed, groups
from halfhour.domain.scheduling.words.nodes import Dated, From, Recurring, Stretch, Time, Weekday
from halfhour.domain.scheduling.words.remainders import WHOLE, left_of, says_only
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.slots import implied_slots, ruled_out
from halfhour.domain.scheduling.words.values import About, Slot

CONCESSIONS = (
    "that said",
    "having said that",
    "still",
    "even so",
    "all the same",
    "however",
    "nevertheless",
    "nonetheless",
)
"""Beginnings of sentences that name what may be had all the same."""


@dataclass(frozen=True, slots=True)
class Refusals:
    """Bundles that are ruled out, those among them that only a word like "any other day" rules out, and days off."""

    taken: Sequence[Bundle]
    others: Sequence[Bundle]
    off: Sequence[Bundle] = ()

    @property
    def names_days(self) -> bool:
        """Whether one of them rules out days by their names or dates, or hours of any day."""
        return any(
            all(isinstance(each.day, Weekday | Dated | Recurring | From | Stretch) for each in group.days)
            for group in self.taken
        )


def refusals(spoken: Sequence[Clause], scene: Scene) -> Refusals:
    """What is ruled out by the clauses of a message."""
    others = _other_days(spoken) if any(item.word == "other" for clause in spoken for item in clause.rest) else []
    named = [
        (group, clause)
        for group, clause in grouped(spoken, "refused", scene)
        if not (_is_broad(group) and _is_limited(clause, spoken))
    ]
    off = [group for group, clause in named if _is_off(clause)]
    return Refusals([*(group for group, _ in named), *others], others, off)


def _is_off(clause: Clause) -> bool:
    """Whether it only says that somebody is off then, who may be free for that very reason: "I'm off Thursday. Thursday at 11?"."""
    words = [item.word for item in clause.rest if item.kind == "refuses"]
    return bool(words) and all(word in ("off", "day off", "closed", "shut") for word in words)


def _is_broad(group: Bundle) -> bool:
    return bool(group.days) and all(isinstance(each.day, Stretch) for each in group.days)


def _is_limited(clause: Clause, spoken: Sequence[Clause]) -> bool:
    """Whether it goes on with what may be had all the same: "next week is mad but I could do Tuesday", "… is full. Only Tuesday"."""
    place = next(number for number, each in enumerate(spoken) if each is clause)
    following = spoken[place + 1 : place + 2]
    return any(
        part.does == "offered" and part.item.kind == "day"
        for each in following
        if each.joined or says_only(each)
        for part in each.parts
    ) or any(_concedes(one, other) for one, other in pairwise(spoken[place:]))


def _concedes(before: Clause, clause: Clause) -> bool:
    """Whether it gives all the same a day and an hour that sound plainly offered: "… is a squeeze. That said, Friday at 11"."""
    offered = [part.item for part in clause.parts if part.does == "offered" and not part.act]
    lead = before.rest if clause.joined and not before.parts else []  # "however" and "even so" are cut off
    begins = " ".join(item.word for item in (*lead, *clause.rest) if item.kind != "sign").startswith(CONCESSIONS)
    sure = all(item.heard.is_sure for item in offered)
    return clause.offers and begins and sure and {"day", "time"} <= {item.kind for item in offered}


def refused_slots(found: Refusals, slots: Sequence[Slot], scene: Scene) -> tuple[Slot, ...]:
    """The slots that are ruled out; what comes back every week rules out no hour that is plainly named, and what has gone by nothing."""
    blocked = list(scene.blocked)
    exact = bool(slots) and all(slot.is_exact for slot in slots)
    firm = [group for group in found.taken if not _gives_way(group, found)]
    meant = firm if exact else found.taken
    refused = _ruled_out_by(meant, slots, scene)
    if slots and len(firm) < len(meant) and not list(left_of(slots, refused)):
        refused = _ruled_out_by(firm, slots, scene)  # "closed on Mondays, so Monday 26th, 10 to 1"
    scene.blocked = [about for about in scene.blocked if about in blocked or about is not About.GONE or not slots]
    return refused


def _ruled_out_by(groups: Sequence[Bundle], slots: Sequence[Slot], scene: Scene) -> tuple[Slot, ...]:
    return tuple(slot for group in groups for slot in ruled_out(group, slots, scene))


def _gives_way(group: Bundle, found: Refusals) -> bool:
    """Whether a refusal gives way to an hour that is plainly named: what comes back every week, and days off."""
    return group in found.off or (group not in found.others and _is_habit(group))


def taken_hours(spoken: Sequence[Clause], slots: Sequence[Slot], scene: Scene) -> list[Slot]:
    """Hours within a window that is offered of which the writer tells: "from 10 till 4, only that I have the dentist from 12 to 1"."""
    told = [
        part.item.value
        for clause in spoken
        if _is_own(clause)
        for part in clause.parts
        if (part.act or part.does == "aside")
        and part.does != "refused"
        and not part.item.heard.is_rather
        and not is_break(part, clause)
    ]
    times = [time for time in told if isinstance(time, Time) and time.kind == "between"]
    found = [slot for time in times for slot in ruled_out(Bundle((), (time,)), slots, scene)] if slots else []
    within = [slot for slot in slots if any(slot.start < hole.start and hole.end < slot.end for hole in found)]
    if any(slot.end - slot.start >= WHOLE for slot in within):
        # "The 14th suits. I'm in the house from 2 to 4": of a day without hours it may be the hour itself.
        scene.block(About.MEANT)
    filled = _filled_until(spoken, slots, scene)
    return [
        *(hole for hole in found if any(slot.start < hole.start and hole.end < slot.end for slot in within)),
        *breaks(spoken, slots, scene),
        *(hole for hole in filled if any(slot.start == hole.start and hole.end < slot.end for slot in slots)),
    ]


def _filled_until(spoken: Sequence[Clause], slots: Sequence[Slot], scene: Scene) -> list[Slot]:
    """The hours of a day until one that the writer tells of: "Tuesday I've got clinic until 1. Ring me whenever up to 5."."""
    groups_told = [
        Bundle(tuple(Placed(part.item.day) for part in clause.parts if part.item.kind == "day"), (part.item.value,))
        for clause in spoken
        if _is_own(clause) and not clause.offers and sum(part.item.kind == "day" for part in clause.parts) == 1
        for part in clause.parts
        if isinstance(part.item.value, Time) and part.item.value.kind == "before" and _is_told_until(part)
    ]
    return [hole for group in groups_told for hole in ruled_out(group, slots, scene)] if slots else []


def _is_told_until(part: Part) -> bool:
    """Whether it is an hour until which something lasts that is told of."""
    return part.item.until and part.act == "tells" and not part.item.heard.is_rather


def _is_own(clause: Clause) -> bool:
    """Whether the writer says what they have or do."""
    return any(item.word.split(" ")[0].split("'")[0] in ("i", "we") for item in clause.rest)


def what_is_left(found: Refusals, refused: Sequence[Slot], scene: Scene, *, spares: bool = False) -> list[Slot]:
    """What a message that only rules out may offer: the hours after it, or the rest of the table; asked unless it `spares` the rest."""
    if implied := [slot for group in found.taken for slot in implied_slots(group, scene)]:
        return list(scene.choose(About.MEANT, [("after", implied), ("nothing", [])]))
    table = scene.situation.before
    rest = list(left_of(table, refused))
    if spares and 0 < len(rest) < len(table):
        return rest  # "all bar Monday"
    return list(scene.choose(About.MEANT, [("nothing", []), ("others", rest)])) if 0 < len(rest) < len(table) else []


def kept_slots(slots: Sequence[Slot], refused: Sequence[Slot], found: Refusals, scene: Scene) -> tuple[Slot, ...]:
    """What is left of the slots; where the message rules out all that it names to the minute, that is asked about."""
    named = on_the_table(slots, scene)
    kept = tuple(dict.fromkeys(left_of(named, refused)))
    if slots and not kept and found.names_days and all(slot.end - slot.start < WHOLE for slot in slots):
        return tuple(scene.choose(About.MEANT, [("nothing", ()), ("with", tuple(named))]))
    return kept


def _is_habit(group: Bundle) -> bool:
    if not group.days:
        return bool(group.times) and all(time.recurring or time.kind == "part" for time in group.times)
    return all(isinstance(each.day, Recurring) for each in group.days)


def _other_days(spoken: Sequence[Clause]) -> list[Bundle]:
    """The days that come back every week and of which was told, where "any other day" is offered."""
    told = [part for clause in spoken for part in clause.parts if part.act and isinstance(part.item.value, Recurring)]
    return groups([replace(part, does="refused") for part in told], None, ())
