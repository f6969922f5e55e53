"""Answers to times that are on the table: "the second one", "that works", "neither", "the first works, the second doesn't"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from itertools import takewhile

from halfhour.domain.scheduling.words.alike import shows
from halfhour.domain.scheduling.words.clause import Clause
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.leftovers import besides, left_over, says_what_is_left
from halfhour.domain.scheduling.words.nodes import Time
from halfhour.domain.scheduling.words.remainders import left_of
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.shifting import asks_to_shift
from halfhour.domain.scheduling.words.values import About, Slot

LOOSE = ("that", "all", "yes")
"""Pointers that give way to those that name one of the times."""
REST = ("other", "others", "rest")
"""Pointers to what is left when other times are refused."""
SORRY = ("sorry", "apologies", "afraid", "i'm afraid")
WONDERS = ("is it", "was it", "did you", "do you mean", "you mean", "you meant")
"""Words with which a writer asks what was proposed."""
ALSO = ("also", "too", "as well")
DROPS = ("skip", "drop", "scrap", "ditch", "lose", "scratch", "forget")
"""Verbs with which a time that is pointed to is left out: "skip the first"."""
TWO = 2
ASIDE = ("after_that", "before_that", "none")


@dataclass(frozen=True, slots=True)
class Picked:
    """Which of the times on the table are taken; `adds` where the message offers times of its own beside them."""

    slots: tuple[Slot, ...]
    confirms: bool
    adds: bool = False


def answered(spoken: Sequence[Clause], gives_own: bool, refused: Sequence[Slot], scene: Scene) -> Picked | None:
    """What words that point back pick; None when there are none, or when the message names times of its own instead.

    Args:
        refused: what is ruled out by its name, beside which "the other one" is taken.
    """
    if others := _others(spoken, scene):
        return Picked(others, confirms=True)
    if gives_own:
        return _beside_own(spoken, scene)
    if any(item.value == "none" for clause in spoken for item in clause.rest if item.kind == "back"):
        return Picked((), confirms=False)
    table = scene.situation.before
    if (only := _left_over(spoken, refused, scene)) is not None:
        return Picked((only,), confirms=True)
    taken = [word for word in _pointers(spoken, refuses=False) if table or word != "yes"]
    dropped = [word for word in _pointers(spoken, refuses=True) if _names(word)]
    busy = _busy(spoken)
    dropped += busy if any(word in REST for word in taken) else []
    if not taken and (again := _taken_again(spoken, table, scene)):
        return Picked((again,), confirms=True)
    if not taken and not (dropped and len(table) > 1):
        return None
    if not table and any(item.kind in ("open", "vague") for clause in spoken for item in clause.rest):
        return None  # "some time in spring would be lovely"
    if not table:
        scene.block(About.EARLIER)
        return Picked((), confirms=True)
    if taken and any(_drops_within(clause) for clause in spoken):
        scene.block(About.EARLIER)  # "not the early one on Wednesday, the late one"
    gone = [slot for word in dropped for slot in _picked(word, table, scene)]
    left = [slot for slot in table if slot not in gone and list(left_of([slot], refused))]
    if not taken and all(word.startswith("not") for word in dropped):
        return Picked(tuple(left), confirms=True)  # "all but the last are taken"
    if not taken:
        return Picked(scene.choose(About.MEANT, [("nothing", ()), ("others", tuple(left))]), confirms=False)
    if busy and set(taken) <= set(busy) and not any(map(_takes, spoken)):
        scene.block(About.MEANT)  # "the first is when the bus goes"
    return _confirmed(spoken, _taken(taken, left, scene), scene)


def _others(spoken: Sequence[Clause], scene: Scene) -> tuple[Slot, ...] | None:
    """What "the other" or "the others" leave of the table; None where nothing tells, or another is taken by its place."""
    table = scene.situation.before
    found = [each for clause in spoken for each in _pointed(clause)] if len(table) > 1 else []
    rest = [each for each in found if each.word in ("other", "others") and not each.refused]
    if len(rest) != 1 or any(each.word not in (*REST, "that") and not each.refused for each in found):
        return None
    gone = [slot for each in found if each.refused and _names(each.word) for slot in _picked(each.word, table, scene)]
    left = besides(spoken, rest[0].item, gone, scene)
    return left if len(left) == 1 or rest[0].word == "others" else None


def _left_over(spoken: Sequence[Clause], refused: Sequence[Slot], scene: Scene) -> Slot | None:
    """The one time on the table that is left when something was said of all others; none where one is named behind that."""
    word, table = says_what_is_left(spoken), scene.situation.before
    found = [each for clause in spoken for each in _pointed(clause) if _names(each.word)]
    if word is None or any(each.item.start > word.start for each in found):
        return None
    gone = [slot for each in found for slot in _picked(each.word, table, scene)] if table else []
    return left_over(spoken, gone, refused, scene)


def _drops_within(clause: Clause) -> bool:
    """Whether it refuses one of several times that it names by their day."""
    days = any(part.item.kind == "day" for part in clause.parts)
    return days and any(each.refused and _names(each.word) for each in _pointed(clause))


def _taken_again(spoken: Sequence[Clause], table: Sequence[Slot], scene: Scene) -> Slot | None:
    """The time on the table whose hour is told on the writer's clock and taken: "you said 4 for you. That's 3 here, no bother"."""
    told = [
        part.item.value
        for clause in spoken
        if clause.offers and not clause.refuses
        for part in clause.parts
        if part.does == "offered" and isinstance(part.item.value, Time) and part.item.value.kind == "at"
    ]
    quoted = any(part.does == "past" for clause in spoken for part in clause.parts)
    zone = scene.situation.speaker or scene.situation.reader or UTC
    found = [slot for slot in table if all(shows(slot.start.astimezone(zone), time.first) for time in told)]
    if not (quoted and told and table):
        return None
    if len(found) != 1:
        scene.block(About.EARLIER)
    return found[0] if found else None


def _beside_own(spoken: Sequence[Clause], scene: Scene) -> Picked | None:
    """What is taken beside times that the message offers itself: "either of those or Monday at 10"; None where those replace it."""
    table = scene.situation.before
    own = [part.item.start for clause in spoken for part in clause.parts if part.does == "offered" and not part.act]
    found = [each for clause in spoken for each in _pointed(clause)] if own and table else []
    taken = [each for each in found if not (each.refused or each.told) and each.item.start < own[0]]
    if not taken or not _are_added(spoken, taken[-1].item.start, own[0]):
        return None
    gone = [slot for each in found if each.refused and _names(each.word) for slot in _picked(each.word, table, scene)]
    left = [slot for slot in table if slot not in gone]
    return Picked(_taken([each.word for each in taken], left, scene), confirms=True, adds=True)


def taken_beside_hours(spoken: Sequence[Clause], hour: int, scene: Scene) -> tuple[Slot, ...]:
    """The times on the table that a message takes for other hours, whose place is given; none where it offers those beside them."""
    table = scene.situation.before
    found = [each for clause in spoken for each in _pointed(clause)] if len(table) > 1 else []
    taken = [each for each in found if not (each.refused or each.told) and each.word not in ("that", "yes", "none")]
    if not taken or any(each.word in REST for each in taken) or _are_added(spoken, taken[0].item.start, hour):
        return ()
    gone = [slot for each in found if each.refused and _names(each.word) for slot in _picked(each.word, table, scene)]
    return _taken([each.word for each in taken], [slot for slot in table if slot not in gone], scene)


def _are_added(spoken: Sequence[Clause], pointer: int, own: int) -> bool:
    """Whether times of the writer's own are added to what is pointed to: behind "or" or a bare "and", or by "also"."""
    between = [item for clause in spoken for item in clause.rest if pointer < item.start < own]
    joins = any(item.value == "or" and item.word != "either" for item in between)
    bare = any(item.value == "and" for item in between) and all(item.kind in ("link", "sign") for item in between)
    too = (clause for clause in spoken if any(part.item.start >= own for part in clause.parts))
    return joins or bare or any(item.word in ALSO for clause in too for item in clause.rest)


def _confirmed(spoken: Sequence[Clause], picked: tuple[Slot, ...], scene: Scene) -> Picked:
    """What is taken; asked where the message is sorry."""
    plain = any(_takes_one(clause) for clause in spoken)
    if any(_is_excused(clause) for clause in spoken) and not plain:
        picked = scene.choose(About.MEANT, [("taken", picked), ("nothing", ())])
    return Picked(picked, confirms=True)


def _is_excused(clause: Clause) -> bool:
    """Whether it points to times and is sorry, and takes nothing in so many words: "both times I am in the field, sorry"."""
    first = next((place for place, item in enumerate(clause.rest) if item.kind == "back"), None)
    points = first is not None and (first == 0 or clause.rest[first - 1].word != "only")  # "only the first, sorry"
    return points and not _takes(clause) and any(item.word in SORRY for item in clause.rest)


def _takes_one(clause: Clause) -> bool:
    """Whether it takes times by their place among them in so many words: "the first two are fine"."""
    named = any(_names(each.word) and not (each.refused or each.told) for each in _pointed(clause))
    return named and _takes(clause) and not clause.refuses


def answers_the_table(spoken: Sequence[Clause], scene: Scene) -> bool:
    """Whether a time on the table is taken by its number or its place among them, or asked for a little earlier or later."""
    if not scene.situation.before:
        return False
    return asks_to_shift(spoken) or any(map(_names, _pointers(spoken, refuses=False)))


def _busy(spoken: Sequence[Clause]) -> list[str]:
    """The pointers to times of something else, beside which the rest is taken: "the second is when we milk. I'll have the other"."""
    return [each.word for clause in spoken for each in _pointed(clause) if each.is_busy and _names(each.word)]


def taking(spoken: Sequence[Clause]) -> list[Item]:
    """The words that take a time on the table: "the first", "that works"."""
    return [each.item for each in _chosen(spoken, refuses=False)]


def _pointers(spoken: Sequence[Clause], *, refuses: bool) -> list[str]:
    return [each.word for each in _chosen(spoken, refuses=refuses)]


def _chosen(spoken: Sequence[Clause], *, refuses: bool) -> list["_Pointed"]:
    """The pointers that are refused, or those that are not; one of which something is told counts only where no other does."""
    found = [each for clause in spoken for each in _pointed(clause) if each.refused == refuses]
    found = [each for each in found if not each.is_busy] or found
    return [each for each in found if not each.told] or [each for each in found if each.word != "other"] or found


@dataclass(frozen=True, slots=True)
class _Pointed:
    """A pointer, whether it is refused, and whether something is told of it: "during the first my daughter swims".

    It `is_busy` where something else is said to be then: "the first is when we milk".
    """

    item: Item
    refused: bool
    told: bool
    is_busy: bool = False

    @property
    def word(self) -> str:
        """What it points to."""
        return str(self.item.value)


def _pointed(clause: Clause) -> Iterator[_Pointed]:
    """The pointers of a clause; refused by the clause, behind "but not", or behind "not" itself."""
    excepted, before = False, ""
    places = [place for place, item in enumerate(clause.rest) if item.kind == "back" and item.value not in ASIDE]
    for place, item in enumerate(clause.rest):
        excepted = excepted or item.kind == "except"
        if place in places:
            beside = takewhile(lambda each: each.value != ",", clause.rest[place:]) if len(places) > 1 else clause.rest
            dropped = place > 0 and clause.rest[place - 1].word in DROPS
            denied = (before == "not" and not clause.asks) or _is_denied(clause.rest[place + 1 :])
            reached = clause.refuses and not _is_out_of_reach(clause.rest, place)
            refused = excepted or reached or dropped or denied
            is_of_more = item.value == "other" and any(each.verb for each in clause.rest[place + 1 : place + 2])
            told = _tells(list(beside)) or (is_of_more and not _takes(clause))
            yield _Pointed(item, refused, told, _is_busy(clause.rest[place + 1 :]))
        before = before if item.word == "to" and before == "not" else item.kind  # "no to the second"


def _is_out_of_reach(said: Sequence[Item], place: int) -> bool:
    """Whether a refusal is of something else than the pointer at a place, a comma away: "the first two are fine, the last isn't".

    So it is where the pointer's own words take it, or only somebody else's doings are refused: "either of the two, my boss is away".
    """
    commas = [number for number, item in enumerate(said) if item.value == ","]
    begins = max((number for number in commas if number < place), default=-1) + 1
    ends = min((number for number in commas if number > place), default=len(said))
    own, others = said[begins:ends], [*said[:begins], *said[ends:]]
    if len(own) == len(said) or any(item.kind in ("refuses", "not", "except") for item in own):
        return False
    return any(item.kind == "offers" for item in own) or any(item.is_strange for item in others)


def _is_denied(behind: Sequence[Item]) -> bool:
    """Whether a bare "no" stands behind a pointer: "the first one no, I'm on shift"."""
    ends = len(behind) == 1 or (len(behind) > 1 and behind[1].kind in ("sign", "stop"))
    return ends and behind[0].kind == "not" and behind[0].word in ("no", "nope")


def _is_busy(behind: Sequence[Item]) -> bool:
    """Whether words behind a pointer tell what else is then, and take nothing: "is when I pick up the kids", "is my sister's recital"."""
    own = list(takewhile(lambda each: each.kind != "back" and each.value != ",", behind))
    said = [item for item in own if item.verb != "be" and item.word not in ("right", "just", "exactly")]
    event = said[:1] != [] and (said[0].word == "when" or said[0].kind == "others")
    return event and not any(item.kind == "offers" for item in own)


def _tells(words: Sequence[Item]) -> bool:
    """Whether words beside a pointer tell of something, and take nothing."""
    return any(item.is_strange for item in words) and not any(item.kind == "offers" for item in words)


def _names(pointer: str) -> bool:
    """Whether it names one of several times: by its number or its place among them."""
    return pointer not in (*LOOSE, *REST)


def _taken(pointers: Sequence[str], left: Sequence[Slot], scene: Scene) -> tuple[Slot, ...]:
    """What pointers take; loose ones only where none names a time, and numbers count in the whole table."""
    named = [word for word in pointers if word not in LOOSE]
    if not named:
        return _picked(pointers[0], left, scene)
    found = [slot for word in named for slot in _picked(word, left if word in REST else scene.situation.before, scene)]
    return tuple(dict.fromkeys(found))


def _picked(pointer: str, table: Sequence[Slot], scene: Scene) -> tuple[Slot, ...]:
    word, _, number = pointer.partition("_")
    match word:
        case "nth" | "not":
            place = len(table) if number == "last" else int(number)
            if not 0 < place <= len(table):
                scene.block(About.EARLIER)
                return ()
            return (table[place - 1],) if word == "nth" else (*table[: place - 1], *table[place:])
        case "two":
            return tuple(table[:2] if number == "first" else table[-2:])
        case "later" | "earlier" if len(table) > 1:
            return (max(table) if word == "later" else min(table),)
        case "later" | "earlier":
            scene.block(About.EARLIER)
            return ()
        case "middle":
            return (table[len(table) // 2],)
        case "all" | "rest" | "others":
            return tuple(table)
    if len(table) > 1:
        return scene.choose(About.EARLIER, [(str(number), (slot,)) for number, slot in enumerate(table)])
    return tuple(table)


def picked_in(clause: Clause, scene: Scene) -> tuple[Slot, ...]:
    """The times on the table that a clause takes by their place among them."""
    words = [each.word for each in _pointed(clause) if not (each.refused or each.told) and _names(each.word)]
    return tuple(dict.fromkeys(slot for word in words for slot in _picked(word, scene.situation.before, scene)))


def picked_within(spoken: Sequence[Clause], named: Sequence[Slot], scene: Scene) -> tuple[Slot, ...]:
    """What is picked among those times on the table that a clause names by their day: "the late one on Wednesday"."""
    words = [word for clause in spoken if _names_days_only(clause) for word in _pointers([clause], refuses=False)]
    words = [word for word in words if _names(word) and not word.startswith("not")]
    if len(named) < TWO or len(words) != 1 or not set(named) <= set(scene.situation.before):
        return ()
    if sum(part.does == "offered" for clause in spoken for part in clause.parts) > 1:
        scene.block(About.EARLIER)  # "the later slot on Wednesday, and the Friday too"
    among = _picked(words[0], named, scene)
    whole = _picked(words[0], scene.situation.before, scene) if words[0].startswith("nth") else among
    ways = [("among", among), *[("whole", whole)] * (whole != among and set(whole) <= set(named))]
    return scene.choose(About.EARLIER, ways)


def _names_days_only(clause: Clause) -> bool:
    """Whether all times that a clause takes are days."""
    return bool(clause.parts) and all(part.item.kind == "day" and part.does == "offered" for part in clause.parts)


def without_what_is_gone(spoken: Sequence[Clause], scene: Scene) -> list[Clause]:
    """The clauses without times on the table that are only asked about, "is it the 18 or the 19?", or from which the talk is moved."""
    if not scene.situation.before:
        return list(spoken)
    moved = [number for number, clause in enumerate(spoken) if any(item.kind == "moving" for item in clause.rest)]
    gone = [
        _asks_which(clause) or (_is_lost(clause) and number < max(moved, default=0))
        for number, clause in enumerate(spoken)
    ]
    left = (clause for clause, lost in zip(spoken, gone, strict=True) if not lost)
    if any(map(_asks_which, spoken)) and not any(clause.parts or clause.offers for clause in left):
        scene.block(About.EARLIER)
    return [_past(clause) if lost else clause for clause, lost in zip(spoken, gone, strict=True)]


def _past(clause: Clause) -> Clause:
    return replace(clause, parts=[replace(part, does="past") for part in clause.parts])


def _is_lost(clause: Clause) -> bool:
    """Whether it only tells of its times, as before a sentence that moves the talk: "tomorrow at 11 has been swallowed by a meeting"."""
    return bool(clause.parts) and all(part.act for part in clause.parts)


def _asks_which(clause: Clause) -> bool:
    """Whether the writer asks which of two times was meant."""
    said = " ".join(item.word for item in clause.rest)
    either = any(part.sep == "or" for part in clause.parts)
    return clause.asks and either and any(words in said for words in WONDERS) and not _takes(clause)


def _takes(clause: Clause) -> bool:
    return any(item.kind == "offers" for item in clause.rest)
