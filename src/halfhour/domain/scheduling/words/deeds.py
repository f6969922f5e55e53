"""What a clause does with each of its times: offers it, rules it out, tells of it, or moves it."""

from dataclasses import dataclass, replace
from itertools import pairwise

from halfhour.domain.scheduling.words.acts import Doubt, doubts
from halfhour.domain.scheduling.words.clause import Clause, Does, Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.marks import is_name_of_thing
from halfhour.domain.scheduling.words.nodes import Days, From, Stretch, Time, Weekday
from halfhour.domain.scheduling.words.promises import without_promised
from halfhour.domain.scheduling.words.statements import begins_anew

NEAR = 4
"""Words after a cue like "thanks for" or "back on" within which a time belongs to it (our own default)."""
TIMED = ("day", "time")
SEPARATORS = ("or", "and", ",", "/", "(", "-", "=", ";")
KEEPS = ("take", "keep", "want", "like", "prefer", "do")
FREE = ("free", "available", "i'm free", "i am free", "we're free", "open")
REMAINDER = ("rest of", "the rest of", "remainder of", "the remainder of")
"""Words for what is left of a day or week; that it is full rules out nothing that was offered of it."""
ON_DUTY = ("grid", "radar", "rota", "roster", "schedule", "list", "sheet")
"""What somebody is off who is not to be met."""
YES = ("yes", "yep", "yeah", "aye")
WAS = ("was", "were", "went", "happened")


@dataclass(slots=True)
class _Course:
    """Where the reading of a clause stands: what it does, and what cues before a time do with that time.

    `left` counts the words that the last report reaches over, `beside` is what it does; `without` and `spared` rule out what
    follows, `bare` while nothing has come between; `leaving` is the time that something is moved away from; `returns` says that
    somebody is back from then on.
    """

    does: Does
    moving: bool
    sep: str = ""
    left: int = 0
    beside: Does = "aside"
    without: bool = False
    spared: bool = False
    leaving: bool = False
    due: bool = False
    returns: bool = False
    bare: bool = False


def clause_of(segment: list[Item]) -> Clause:
    """The clause of the items of one segment, in order."""
    found, course = _begun(segment)
    doubt = doubts(segment)
    for number, item in enumerate(segment):
        if item.kind in TIMED:
            course.left = max(course.left, 1) if is_name_of_thing(segment, number) else course.left
            parts = _timed(item, doubt[number], found, course)
            found.parts += [replace(parts[0], anew=begins_anew(segment, number)), *parts[1:]]
            course.sep = ""
            continue
        _follow(segment, number, found, course)
        course.left -= course.left > 0 and item.kind in ("word", "weak", "link", "sign")
        found.rest.append(item)
    if course.moving:
        found.parts = _moved_on(found.parts)
    if _still_takes(found):
        found.parts = [_taken(part) for part in found.parts]
    if found.offers and not found.refuses and _names_hour_for_another(found.parts):
        found.parts = [replace(part, does="offered") if part.item.kind == "day" else part for part in found.parts]
    if not course.moving and _sounds_offered(found.parts) and not _is_under_condition(segment):
        found.parts = [replace(part, does="offered", act="", strange=0) for part in found.parts]
        found.refuses, found.offers = False, True
    found.parts = without_promised(found.parts, segment)
    return found


def _moved_on(parts: list[Part]) -> list[Part]:
    """ "Move our Friday 1 o'clock to Monday, same time": what it is moved from is given up, and lends its hour."""
    target = next(
        (place for place, part in enumerate(parts) if place and part.item.kind == "day" and part.item.until), 0
    )
    left, there = parts[:target], parts[target:]
    if not any(part.item.kind == "day" for part in left):
        return parts
    hours = [part.item.value for part in left if isinstance(part.item.value, Time) and part.item.value.first]
    if len(hours) == 1:
        same = [isinstance(part.item.value, Time) and part.item.value.kind == "same" for part in there]
        there = [
            replace(part, item=replace(part.item, value=hours[0])) if is_same else part
            for part, is_same in zip(there, same, strict=True)
        ]
    return [*(replace(part, does="aside") for part in left), *there]


def _is_under_condition(segment: list[Item]) -> bool:
    """Whether a condition of a thing stands before what holds then, without a comma: "if the snow stays away I can make Monday"."""
    begins = bool(segment) and segment[0].kind == "if"
    yours = any(item.speech == "you" for item in segment[:2])  # "if you can't get through try Tuesday at 5"
    named = next((place for place, item in enumerate(segment) if item.is_timed), 0)
    return (
        begins
        and not yours
        and any(item.is_strange for item in segment[:named])
        and not any(item.value == "," for item in segment[:named])
    )


def _names_hour_for_another(parts: list[Part]) -> bool:
    """Whether of its one day an hour is refused and another offered: "23rd: I could but not at 9, it would have to be 9.45"."""
    days = [part for part in parts if part.item.kind == "day"]
    hours = [part.does for part in parts if part.item.kind == "time"]
    return len(days) == 1 and days[0] is parts[0] and days[0].does == "aside" and hours == ["refused", "offered"]


def _sounds_offered(parts: list[Part]) -> bool:
    """Whether a day with its hour, of which the clause does nothing, sounds offered: "if you can't, Wednesday at 4"."""
    kinds = {part.item.kind for part in parts}
    unsaid = all(part.does in ("aside", "past") and not _is_bound(part.item) for part in parts)
    return {*TIMED} == kinds and unsaid and all(part.item.heard.is_likely for part in parts)


def _still_takes(clause: Clause) -> bool:
    """Whether a sentence takes what it tells of the past: "I had chosen Tuesday at 11 and would still take it"."""
    words = [item.word for item in clause.rest]
    takes = any(one in KEEPS and other in ("it", "that") for one, other in pairwise(words))
    return clause.offers and not clause.refuses and "still" in words and takes


def _taken(part: Part) -> Part:
    return replace(part, does="offered", act="", strange=0) if part.does == "past" else part


def _begun(segment: list[Item]) -> tuple[Clause, _Course]:
    """What the clause does as a whole: a refusal that is only a condition or lies in the past rules nothing out."""
    kinds = {item.kind for item in segment}
    asks = any(item.value == "?" for item in segment)
    refuses = _refuses(segment, asks=asks)
    conditional = (refuses and "if" in {item.kind for item in segment[:3]}) or (segment and segment[0].word == "unless")
    over = refuses and any(item.kind == "reports" and item.value in (*WAS, "had") for item in segment)
    conditional = conditional or (refuses and any(_is_remainder(item) for item in segment))
    reason = bool(segment) and segment[-1].kind == "reason" and not refuses and not _is_free(segment)
    does: Does = "past" if over else "aside" if conditional or reason else "refused" if refuses else "offered"
    offers = any(_is_sign_of_offer(item) for item in segment) or _answers_yes(segment)
    clause = Clause(refuses=refuses and not conditional, offers=offers, asks=asks)
    return clause, _Course(does, "moving" in kinds)


def _is_sign_of_offer(item: Item) -> bool:
    """Whether it offers, or points to what is taken; "neither" takes nothing."""
    return item.kind == "offers" or (item.kind == "back" and item.value != "none")


def _answers_yes(segment: list[Item]) -> bool:
    """Whether a line begins with a day that is answered by a "yes": "24th: yes, as you have it"."""
    return [item.kind for item in segment[:2]] == ["day", "sign"] and any(item.word in YES for item in segment[2:3])


def _is_remainder(item: Item) -> bool:
    """Whether it is what is left of a day or a week: "the rest of that day"."""
    return item.word in REMAINDER or (isinstance(item.value, Stretch) and item.value.edge == "rest")


def _is_free(segment: list[Item]) -> bool:
    """Whether somebody says when they are free, which offers though it is a reason too: "free from 11 to 1, so ring then"."""
    return any(item.kind == "offers" and item.word in FREE for item in segment)


def _refuses(segment: list[Item], *, asks: bool) -> bool:
    """Whether the clause rules out; "any time Friday except when I'm teaching" offers, and "Thursday too soon?" asks."""
    spared = next((place for place, item in enumerate(segment) if item.kind == "except"), len(segment))
    reach = segment[:spared] if any(item.kind in TIMED for item in segment[:spared]) else segment
    return _ends_in_no(segment) or any(
        item.kind == "refuses"
        and not (asks and str(item.value).startswith("too "))
        and not _is_off_a_thing(segment, place)
        for place, item in enumerate(reach)
    )


def _is_off_a_thing(segment: list[Item], place: int) -> bool:
    """Whether somebody is off a thing and may be met then, as it sounds: "I'm off the boat after 1 on Wednesday"."""
    thing = segment[place].word == "off" and any(item.points for item in segment[place + 1 : place + 2])
    named = thing and any(item.is_strange and item.word not in ON_DUTY for item in segment[place + 2 : place + 3])
    timed = [item for item in segment if item.is_timed]
    return named and {item.kind for item in timed} == {*TIMED} and all(item.heard.is_sure for item in timed)


def _follow(segment: list[Item], number: int, found: Clause, course: _Course) -> None:
    """Notes what a cue does with the times behind it, or with the one before."""
    item = segment[number]
    course.due = course.due or "due" in item.kinds
    course.returns = course.returns or item.word.startswith("back")
    match item.kind:
        case "reports" if str(item.value).split()[0] in WAS and found.parts and not found.offers:
            found.parts = [replace(part, does="past") if part.does == "offered" else part for part in found.parts]
        case "reports" if segment[0].kind == "if":
            pass  # "if we talked on Monday": no report, a polite form
        case "reports" | "aside":
            if not (number + 1 < len(segment) and segment[number + 1].value in ("call", "slot", "time", "times")):
                course.left, course.beside = NEAR + 1, "past" if item.kind == "reports" else "aside"
        case "offers" if item.word == "work" and number and segment[number - 1].kind == "aside":
            pass  # "I finish work at 6"
        case "offers" if item.value != "soft" or course.beside != "past":
            course.left, course.without, course.spared = 0, False, False
        case "except" | "instead":
            course.without, course.bare, course.left = True, True, 0
        case "not":
            course.spared = course.spared or _is_before_day(segment, number)
        case "link" | "sign":
            _join(item, found, course)
            if course.sep == "," and _ends_condition(segment[:number], found):
                course.does = "offered"
        case "word" | "weak" | "refuses" | "moving" | "if":
            course.bare = False
            course.sep = course.sep or " "


def _ends_condition(head: list[Item], found: Clause) -> bool:
    """Whether a comma ends a condition: "Monday, unless it snows, at 10", "if that is bad, Tuesday at 10"."""
    return head[:1] != [] and (head[0].word == "unless" or (_fails(head) and not found.parts))


def _fails(head: list[Item]) -> bool:
    """Whether it is the condition that what was offered before fails: "if you can't", "and if that is no good"."""
    begins = next((item.kind for item in head if item.kind != "link"), "") == "if"
    return begins and any(item.kind == "refuses" for item in head)


def _join(item: Item, found: Clause, course: _Course) -> None:
    course.sep = str(item.value) if item.value in SEPARATORS else course.sep
    if item.value == ":":
        course.due, course.left = False, 0  # "please answer by Saturday: Tuesday at 11?"
    course.spared = course.spared and item.value not in (",", "-")
    if course.sep == "," and found.parts and found.parts[-1].does == course.beside:
        course.left = 0


def _timed(item: Item, doubt: Doubt, found: Clause, course: _Course) -> list[Part]:
    """The part of a time; two where something is moved from one to another."""
    course.without = course.without and not _ends_exception(item, found, course)
    does = _does(item, doubt, found, course)
    parts = _moved(item, does, course.sep) if course.moving else [Part(item, does, course.sep)]
    found.offers = found.offers or (doubt.offers and does == "offered")
    return [replace(part, strange=doubt.strange, act=doubt.act) for part in parts]


def _ends_exception(item: Item, found: Clause, course: _Course) -> bool:
    """Whether a time no longer belongs to what is excepted, or is said of all."""
    if not found.parts:
        return False
    if course.sep == "," and not any(part.does == "offered" for part in found.parts):
        return True  # "rather than Friday, Monday at 10"
    last, refused = found.parts[-1].item, found.parts[-1].does == "refused"
    if isinstance(item.value, Stretch) and isinstance(last.value, Weekday):
        return True  # "any day but Friday next week"
    if course.sep == "and" and _is_open(item) and last.kind == "day":
        return True  # "any day but Friday, and not before 10"
    if item.kind == "time":
        return course.sep in (",", "-") and (
            refused or not course.bare
        )  # "any day but Friday, mornings", "bar Easter, 9 to 11"
    has_day = any(part.item.kind == "day" for part in found.parts)
    return (
        refused and not has_day and any(part.does == "offered" for part in found.parts)
    )  # "10 instead of 9 on the Monday"


def _is_open(item: Item) -> bool:
    """Whether it is an hour after or before which something may be."""
    return isinstance(item.value, Time) and item.value.kind in ("after", "before") and item.value.first is not None


def _does(item: Item, doubt: Doubt, found: Clause, course: _Course) -> Does:
    does: Does = course.does
    anew = doubt.offers and course.beside == "aside" and course.sep in ("and", ",")  # "I'm back and at 11 I have a gap"
    if course.left > 0 and not anew and (does != "refused" or course.returns):
        does = course.beside
    elif course.without or (course.spared and not _is_contrasted(item, found)):
        does = "refused"
    if does == "offered" and doubt.is_past:
        does = "past"
    if does == "offered" and doubt.is_refused:
        does = "aside"
    if course.due and (_is_bound(item) or (found.parts and found.parts[-1].does == "aside" and course.sep == "")):
        return "aside"
    if does == "offered" and _is_until(item) and not found.offers and not course.moving:
        does = "aside"
    course.left = NEAR if course.left > 0 else course.left
    bare, course.bare = course.bare, False
    from_here = isinstance(item.value, From) and item.value.kind == "from"
    course.leaving = from_here or (course.leaving and item.kind == "time")
    told = (
        does == "refused" and doubt.act != "" and not (course.without and (course.sep == "(" or _spares(item, found)))
    )
    if told and bare:
        return "past"  # "we're at the market all days except Sunday": neither offered nor ruled out
    return "aside" if told or (course.moving and course.leaving) else does


def _is_contrasted(item: Item, found: Clause) -> bool:
    """Whether an hour stands behind the wrong day, and is that of the right one: "Friday, not Thursday, at 1"."""
    days = [part for part in found.parts[-2:] if part.item.kind == "day"]
    return item.kind == "time" and [part.does for part in days] == ["offered", "refused"] and found.parts[-2:] == days


def _spares(item: Item, found: Clause) -> bool:
    """Whether an exception takes a day or hours from what was offered, whatever is told of it: "mornings, except Wednesday (court)"."""
    span = isinstance(item.value, Time) and item.value.kind == "between"
    return (item.kind == "day" or span) and any(part.does == "offered" and not part.act for part in found.parts)


def _is_bound(item: Item) -> bool:
    """Whether it says by when: "by Wednesday", "before noon"."""
    return isinstance(item.value, From | Time) and item.value.kind == "before"


def _is_until(item: Item) -> bool:
    """Whether it says until which day something lasts, which offers nothing by itself."""
    return isinstance(item.value, From) and item.value.kind == "before" and item.until


def _ends_in_no(segment: list[Item]) -> bool:
    """Whether a day or a number is answered by "no" and nothing more: "Fri no", "first no"."""
    words = [item for item in segment if item.kind != "sign"]
    named = any(item.kind in (*TIMED, "back") for item in words[:-1])
    return named and words[-1].kind == "not"


def _is_before_day(segment: list[Item], number: int) -> bool:
    follows = [item for item in segment[number + 1 : number + 3] if item.kind != "link"]
    return bool(follows) and follows[0].kind in TIMED


def _moved(item: Item, does: Does, sep: str) -> list[Part]:
    """ "Move it from Tuesday to Wednesday" names no range: the first is given up, the second offered."""
    match item.value:
        case From(kind="before", day=day):
            return [Part(replace(item, value=day), does, sep)]
        case Days(first=first, last=last):
            return [Part(replace(item, value=first), "aside", sep), Part(replace(item, value=last), does, "")]
        case Time(kind="before", first=clock) if clock:
            return [Part(replace(item, value=Time("at", clock)), does, sep)]
        case Time(kind="between", first=begins, last=ends):
            return [
                Part(replace(item, value=Time("at", begins)), "aside", sep),
                Part(replace(item, value=Time("at", ends)), does, ""),
            ]
    return [Part(item, does, sep)]
