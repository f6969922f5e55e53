"""From clauses to slots under one way of understanding: groups placed in the calendar, refusals taken away, answers looked up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby, pairwise

from halfhour.domain.scheduling.words.alike import fits_several, names_one_of_several, on_the_table
from halfhour.domain.scheduling.words.answers import (
    Picked,
    answered,
    picked_within,
    without_what_is_gone,
)
from halfhour.domain.scheduling.words.booking import hands_over_a_page
from halfhour.domain.scheduling.words.breaks import with_breaks
from halfhour.domain.scheduling.words.bundles import grouped, with_days
from halfhour.domain.scheduling.words.called import (
    with_dates,
    with_days_named_twice,
    with_equal_days,
    with_months,
    with_named_dates,
    with_numbers,
)
from halfhour.domain.scheduling.words.checking import (
    are_at_odds,
    has_a_day_twice,
    is_at_odds_with_itself,
    is_filled_from_a_bound,
    lends_days_of_a_thing,
    may_say_twice,
    only_opens_a_house,
)
from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.composing import Bundle, groups
from halfhour.domain.scheduling.words.dotted import with_dotted_hours
from halfhour.domain.scheduling.words.hanging import hangs_on_more, is_held_back, takes_unsettled
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.learning import learn
from halfhour.domain.scheduling.words.lengths import said_length, with_length, with_own_lengths
from halfhour.domain.scheduling.words.meant import is_full, is_sure
from halfhour.domain.scheduling.words.named_weeks import with_named_weeks
from halfhour.domain.scheduling.words.next_days import with_days_after_picked
from halfhour.domain.scheduling.words.nodes import Days, From, Stretch, Time
from halfhour.domain.scheduling.words.picked_days import with_picked_days
from halfhour.domain.scheduling.words.refusals import (
    kept_slots,
    refusals,
    refused_slots,
    taken_hours,
    what_is_left,
)
from halfhour.domain.scheduling.words.remainders import hides_an_hour, narrowed
from halfhour.domain.scheduling.words.repeats import with_repeats
from halfhour.domain.scheduling.words.returning import after_return
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.set_hours import with_set_hours
from halfhour.domain.scheduling.words.shifting import shifted, with_all_moved
from halfhour.domain.scheduling.words.shifts import Shift
from halfhour.domain.scheduling.words.slots import slots_of
from halfhour.domain.scheduling.words.unclear import block_unclear
from halfhour.domain.scheduling.words.values import About, Slot

SOME_TIME = ("sometime", "some time", "at some point", "some day", "someday", "at some stage", "somewhere")
"""Words for one time of many that is still to be named."""
FEW = 4
"""Words of a sentence that names a month, and no more than how sure it is (our own default)."""
PARTLY = ("most", "half", "part", "some", "bit", "chunk")
"""Words before "of" and a day, of which they leave open which hours are meant."""
OTHER_HOURS = ("later ", "earlier ", "another ", "a different ", "some other ")
"""Beginnings of words for another hour than the one on the table."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered under one way of understanding."""

    slots: tuple[Slot, ...] = ()
    refused: tuple[Slot, ...] = ()
    confirms: bool = False
    refuses: bool = False
    is_gone: bool = False


def offered(spoken: Sequence[Clause], scene: Scene) -> Offered:
    """The slots of all clauses, in the order in which they were said."""
    spoken = as_meant(spoken, scene)
    learn(spoken, scene)
    minutes = said_length(spoken)
    spoken = with_own_lengths(spoken)
    ruled_out = refusals(spoken, scene)
    given = with_days(grouped(spoken, "offered", scene), spoken, scene)
    _block(spoken, scene)
    if any(_is_some_time_of(group, clause) for clause in spoken if _speaks_of_some(clause) for group in given):
        scene.block(About.VAGUE)
    slots = [slot for group in given for slot in slots_of(group, minutes, scene)]
    refused = refused_slots(ruled_out, slots, scene)
    answer = answered(spoken, bool(given), refused, scene)
    if not slots and not given and (left := what_is_left(ruled_out, refused, scene, spares=spares_something(spoken))):
        slots, refused = left, ()
    if not slots and not given and not refused and not (answer and answer.slots):
        slots = _half_offered(spoken, minutes, scene)
    refused = (*refused, *taken_hours(spoken, slots, scene))
    slots = with_answer(spoken, slots, answer, scene)
    if not slots and not answer and not scene.blocked:
        ask_if_nothing_fixed(spoken, given, scene)
    if not slots and hands_over_a_page(spoken):
        scene.blocked = [about for about in scene.blocked if about not in (About.OPEN, About.VAGUE)]
    if _asks_for_other_hours(spoken) and slots and _names_none_of_its_own(slots, scene):
        scene.block(About.VAGUE)
    kept = with_length(kept_slots(narrowed(slots), refused, ruled_out, scene), minutes)
    if fits_several(spoken, kept, scene) or names_one_of_several(spoken, kept, scene):
        scene.block(About.EARLIER)
    several = sum(slot.is_exact for slot in kept) > 1 and may_say_twice(spoken)
    if (
        several
        or are_at_odds(kept, names_whole=all(group.times for group in given))
        or (kept and (hangs_on_more(spoken, answers=bool(scene.situation.before)) or only_opens_a_house(spoken)))
        or (answer and answer.slots and takes_unsettled(spoken))
        or any(map(is_at_odds_with_itself, spoken))
        or (kept and (is_filled_from_a_bound(spoken) or lends_days_of_a_thing(spoken)))
        or any(has_a_day_twice(group) for group in given)
        or hides_an_hour(on_the_table(narrowed(slots), scene), refused)
    ):
        scene.block(About.MEANT)
    refuses = any(clause.refuses for clause in spoken)
    return Offered(kept, refused, bool(answer and answer.confirms), refuses, _is_gone(kept, scene))


def as_meant(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with each time as it is meant beside the others and in the calendar."""
    spoken = with_picked_days(with_days_after_picked(spoken, scene), scene)
    spoken = with_named_weeks(spoken, scene)
    spoken = with_dotted_hours(with_equal_days(with_repeats(spoken, scene), scene), scene)
    spoken = with_days_named_twice(with_dates(spoken, scene), scene)
    spoken = _without_past_years(with_named_dates(with_numbers(spoken, scene), scene), scene)
    spoken = without_what_is_gone(after_return(with_months(spoken, scene), scene), scene)
    return list(with_all_moved(with_set_hours(with_breaks(spoken))))


def _speaks_of_some(clause: Clause) -> bool:
    return any(_is_some_time(item) or item.word in PARTLY for item in clause.rest)


def _is_some_time_of(group: Bundle, clause: Clause) -> bool:
    """Whether it offers no more than "sometime next week" or "half of Thursday", which names no hour; "any time next week" offers all."""
    days = [each.day for each in group.days]
    said = [part for part in clause.parts if part.does == "offered" and part.item.value in days and not group.times]
    weeks = any(isinstance(part.item.value, Stretch | Days) for part in said)
    some = any(_is_some_time(item) for item in clause.rest)
    return (weeks and some) or any(_is_partly(part, clause) for part in said)


def _is_partly(day: Part, clause: Clause) -> bool:
    """Whether only some of a day is spoken of: "most of Thursday", "part of next week"."""
    before = [item for item in clause.rest if item.end <= day.item.start and item.word != "the"][-2:]
    return [item.word in PARTLY for item in before[:1]] == [True] and [item.word for item in before[1:]] == ["of"]


def _is_some_time(item: Item) -> bool:
    return item.word.startswith(SOME_TIME) or item.value in SOME_TIME


def _without_past_years(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses with what lies in a year that is over as past: "we moved here in January 2020"."""
    return [
        replace(clause, parts=[replace(part, does="past") if _is_over(part, scene) else part for part in clause.parts])
        for clause in spoken
    ]


def _is_over(part: Part, scene: Scene) -> bool:
    year = getattr(part.item.value, "year", None)
    return part.act != "" and year is not None and 100 < year < scene.today.year


def spares_something(spoken: Sequence[Clause]) -> bool:
    """Whether what is ruled out is only excepted from the rest: "all bar Monday"."""
    return any(item.kind == "except" for clause in spoken for item in clause.rest)


def _block(spoken: Sequence[Clause], scene: Scene) -> None:
    """Notes what cannot be placed in the calendar, or does not exist there."""
    block_unclear(spoken, scene)
    if any(_only_asks(clause) for clause in spoken):
        scene.block(About.OPEN)
    if any(is_held_back(one, other) for one, other in pairwise(clause for clause in spoken if clause.rest)):
        scene.block(About.MEANT)
    if any(_doubts_the_clock(clause) for clause in spoken):
        scene.block(About.WHOSE)
    if any(item.word == "respectively" for clause in spoken for item in clause.rest):
        scene.block(About.MEANT)
    sure = any(is_sure(clause) for clause in spoken)
    if not sure and any(_is_deadline(one, other) for clause in spoken for one, other in pairwise(clause.parts)):
        scene.block(About.MEANT)
    if any(item.kind == "impossible" for clause in spoken if clause.parts or not sure for item in clause.rest):
        scene.block(About.IMPOSSIBLE)


def _is_deadline(day: Part, hour: Part) -> bool:
    """Whether a day is a deadline to the hour: "please call by Friday, 5 pm"."""
    due = day.item.until and isinstance(day.item.value, From) and day.item.value.kind == "before"
    clock = isinstance(hour.item.value, Time) and hour.item.value.kind == "at"
    return (
        due
        and clock
        and hour.does == "offered"
        and hour.act != "tells"
        and day.does in ("offered", "aside")
        and hour.sep in ("", ",")
    )


def _doubts_the_clock(clause: Clause) -> bool:
    """Whether it leaves open in which of two zones a time is: "Boston time or Bucharest time"."""
    kinds = [("or" if item.value == "or" else item.kind) for item in clause.rest if item.kind != "weak"]
    return any(kinds[place : place + 3] == ["zone", "or", "zone"] for place in range(len(kinds)))


def _asks_for_other_hours(spoken: Sequence[Clause]) -> bool:
    """Whether it wants a time later or earlier than one on the table, and does not say by how much: "later on Monday?"."""
    rest = [item for clause in spoken for item in clause.rest]
    told = {start for clause in spoken for start in _told_behind_an_answer(clause)}
    shifts = any(isinstance(item.value, Shift) for item in rest)
    turns = any(
        (item.word in ("later", "earlier", "later on") and item.start not in told)
        or str(item.value).startswith(OTHER_HOURS)
        for item in rest
    )
    return turns and not shifts


def _told_behind_an_answer(clause: Clause) -> Iterator[int]:
    """Where the words begin of what is told of somebody's day behind what is taken: "the first one please, my kid has hockey later"."""
    takes = False
    for pause, words in groupby(clause.rest, key=lambda item: item.value == ","):
        stretch = list(words)
        somebody = any(item.kind == "others" for item in stretch)
        owns = any(item.points for item in stretch)
        things = sum(item.is_strange for item in stretch)
        tells = (somebody and things > 0) or (owns and things > 1)
        if takes and tells and not pause:
            yield from (item.start for item in stretch)
        takes = takes or any(item.kind == "back" for item in stretch)


def _names_none_of_its_own(slots: Sequence[Slot], scene: Scene) -> bool:
    """Whether slots are no more than what is on the table, or days without an hour: "a bit earlier, 7am" names its own."""
    before = scene.situation.before
    hours = not before and any(slot.is_exact for slot in slots)
    return not hours and set(on_the_table(slots, scene)) <= set(before)


def _only_asks(clause: Clause) -> bool:
    """Whether it asks about a time and offers none: "what time on Friday?", "why Friday?", "which Friday?"."""
    words = [item.word for item in clause.rest if item.word and item.kind != "sign"]
    wonders = clause.asks and bool(clause.parts) and words[:1] in (["why"], ["who"], ["which"], ["when"], ["what"])
    return wonders and not any(item.kind == "offers" or item.value == ":" for item in clause.rest)


def _half_offered(spoken: Sequence[Clause], minutes: int | None, scene: Scene) -> list[Slot]:
    half = [slot for group in _half_said(spoken) for slot in slots_of(group, minutes, scene)]
    return list(scene.choose(About.MEANT, [("nothing", []), ("with", half)])) if half else []


def with_answer(spoken: Sequence[Clause], slots: list[Slot], answer: Picked | None, scene: Scene) -> list[Slot]:
    """The slots, or what is moved or picked of the times on the table."""
    same = all(part.item.value == Time("same") for clause in spoken for part in clause.parts)
    named = [] if same else on_the_table(slots, scene)
    picks = answer is not None and len(answer.slots) == 1 < len(scene.situation.before)
    if answer is not None and picks and not named and not any(map(_comes, spoken)):
        named = list(answer.slots)  # "the second, but half an hour later"
    within = list(picked_within(spoken, named, scene))
    named = within or named
    moved = shifted(spoken, named, scene)
    picked = moved if moved is not None else answer.slots if answer is not None else ()
    if moved is None and answer is not None and answer.adds:
        return [*picked, *slots]
    return list(picked) or within or slots


def _comes(clause: Clause) -> bool:
    """Whether it says when somebody comes: "I'll be there ten minutes earlier" moves nothing."""
    return any(item.word in ("there", "arrive", "arriving", "come", "coming", "here") for item in clause.rest)


def _half_said(spoken: Sequence[Clause]) -> list[Bundle]:
    """Day and time of a clause that offers under a condition or beside something else, where nothing else is offered."""
    found = []
    for clause in spoken:
        parts = [replace(part, does="offered") for part in clause.parts if part.does == "aside"]
        if clause.offers and is_full(parts):
            found += groups(parts, None, ())
    return found


def _is_gone(slots: Sequence[Slot], scene: Scene) -> bool:
    said_at = scene.situation.said_at
    if not slots or not isinstance(said_at, datetime) or said_at.tzinfo is None:
        return False
    return all(slot.end < said_at for slot in slots)


def _is_vague(clause: Clause) -> bool:
    """Whether it wants a talk at a time that we cannot place; who promises to look into a diary then wants none yet."""
    over = bool(clause.parts) and all(part.does == "past" for part in clause.parts)
    vague = not over and any(item.kind == "vague" for item in clause.rest)
    talks = any(item.kinds.keys() & {"talks", "bids"} for item in clause.rest)
    return vague and (talks or not any("promises" in item.kinds for item in clause.rest))


def _names_a_month(clause: Clause) -> bool:
    """Whether it is no more than a month, and as vague: "so June, sort of"."""
    words = [item for item in clause.rest if item.kind not in ("sign", "stop")]
    bare = 0 < len(words) <= FEW and "month" in words[0].kinds and not any(item.verb or item.points for item in words)
    return bare and not clause.parts and all(item.value not in ("and", "or") for item in words)


def ask_if_nothing_fixed(spoken: Sequence[Clause], given: Sequence[Bundle], scene: Scene) -> None:
    """Says what has to be asked when no time came out: everything is open, or too vague."""
    kinds = {item.kind for clause in spoken for item in clause.rest}
    if given:
        return
    if {"moving", "length"} <= kinds:
        scene.block(About.EARLIER)  # "push it by half an hour": from when?
    some = any(_is_some_time(item) for clause in spoken if clause.offers and not clause.parts for item in clause.rest)
    if some or any(_is_vague(clause) for clause in spoken):
        left = any(item.kind == "open" and not _is_some_time(item) for clause in spoken for item in clause.rest)
        scene.block(About.OPEN if left else About.VAGUE)  # "when things calm down we'll find a time" leaves all open
    elif any(_names_a_month(clause) for clause in spoken):
        scene.block(About.VAGUE)
    elif "vague" in kinds:
        return  # all of it promised: "I'll look at my diary when I'm back"
    elif (
        "open" in kinds
        or ("except" in kinds and any(clause.offers for clause in spoken))
        or any(
            part.item.value in (Time("part", part="day"), Time("part", part="all_day"))
            for clause in spoken
            for part in clause.parts
        )
    ):
        scene.block(About.OPEN)
