"""Signs that slots came out which nobody offered so: at odds with one another, said twice, or not settled yet."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise, takewhile

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.composing import Bundle
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.meant import opens_a_house
from halfhour.domain.scheduling.words.nodes import Stretch, Time, Weekday
from halfhour.domain.scheduling.words.values import Slot

WHOLE = timedelta(hours=8)
"""From which length a window is a whole day."""
LEADING = ("to", "at", "between", "until", "by", "from")
"""Links that lead to an hour."""
NUMBERS = frozenset(
    "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
)
HOURS = 24
SECOND = ("or", "and", "/", "(", "\n", "otherwise", "else")
"""What stands between two hours that are both offered."""
TELLING = 2
"""Strange words behind "and" from which it goes on to tell something (our own default)."""
TO_WHOM = ("you", "u", "me", "us")
"""Words behind "for" that tell on whose clock an hour is: "15:00 for you 16:00 for me"."""
PRAISES = (
    "possible",
    "available",
    "free",
    "work",
    "works",
    "suit",
    "suits",
    "fit",
    "fits",
    "do",
    "good",
    "ideal",
    "great",
    "best",
    "fine",
    "convenient",
)
"""Words that offer a time by praising it."""
NOTED = ("pencil", "tentative", "provisional", "penciled")
CONFIRMS = ("i'll confirm", "i will confirm", "we'll confirm", "i'll confirm on", "and i confirm")
"""Words of a writer who has yet to confirm what was noted."""
UP_TO_READER = ("you", "u", "you're", "you'd", "your", "that", "that's", "this", "either", "hear")
"""Words of a condition that is only politeness: "unless you'd rather not", "provided that suits"."""
OTHERS = ("she", "he", "they", "my", "our", "his", "her", "their")
"""Words behind "if" that leave it to somebody else: "if she agrees", "if my manager lets me go"."""


def are_at_odds(slots: Sequence[Slot]) -> bool:
    """Whether nobody would say them together: windows that overlap, an hour inside a window, a whole day beside an hour of another."""
    exact = any(slot.is_exact for slot in slots)
    whole = any(slot.end - slot.start >= WHOLE for slot in slots)
    windows = sorted(slot for slot in slots if not slot.is_exact)
    return (
        (exact and whole)
        or any(other.start < one.end for one, other in pairwise(windows))
        or any(_holds(windows, slot) for slot in slots if slot.is_exact)
    )


def _holds(windows: Sequence[Slot], hour: Slot) -> bool:
    """Whether an hour begins within one of several windows that do not overlap; in order."""
    place = bisect_right(windows, hour.start, key=lambda window: window.start)
    return place > 0 and hour.start <= windows[place - 1].end


def has_a_day_twice(group: Bundle) -> bool:
    """Whether an hour is said of a week and of one of its days at once: "next week is easier, Tuesday at 11" is of no other day."""
    weeks = any(isinstance(each.day, Stretch) for each in group.days)
    names = any(isinstance(each.day, Weekday) for each in group.days)
    return weeks and names and any(time.kind == "at" for time in group.times)


def pairs_a_bound(clause: Clause) -> bool:
    """Whether a bound and an hour are alternatives, so that both may be hours: "I could be with you by 10 or 11"."""
    offers = [part for part in clause.parts if part.does == "offered" and not part.act]
    return any(
        isinstance(one.item.value, Time)
        and isinstance(other.item.value, Time)
        and (one.item.value.kind, other.item.value.kind) == ("before", "at")
        and other.sep == "or"
        for one, other in pairwise(offers)
    )


def may_say_twice(spoken: Sequence[Clause]) -> bool:
    """Whether an hour behind another may be the same one again or correct it: "11 Eastern, which is 9 for you", "2? sry i mean 2:30"."""
    hours = {part.item.start for clause in spoken for part in clause.parts if _is_offered_hour(part)}
    parts = [part.item for clause in spoken for part in clause.parts]
    rest = [item for clause in spoken for item in clause.rest]
    between: list[Item] | None = None
    for item in sorted([*parts, *rest], key=lambda item: item.start):
        if item.start in hours:
            if between is not None and _leads_to_same(between):
                return True
            between = []
        elif between is not None:
            between.append(item)
    return False


def _is_offered_hour(part: Part) -> bool:
    hour = isinstance(part.item.value, Time) and part.item.value.kind == "at"
    return hour and part.does == "offered" and not part.act


def _leads_to_same(between: Sequence[Item]) -> bool:
    """Whether there are words between two hours, none of them of a second choice or of another day."""
    second = any(_is_second(between, place) or item.kind in ("if", "day") for place, item in enumerate(between))
    said = (item.kind not in ("link", "sign", "stop") or item.word in TO_WHOM or item.verb == "be" for item in between)
    return not second and any(said)


def _is_second(between: Sequence[Item], place: int) -> bool:
    """Whether a word leads to a second choice, and to nothing that is only told: "and I have eaten already, we have lunch at 11"."""
    item = between[place]
    told = sum(each.is_strange for each in between[place:]) >= TELLING
    return (item.word in SECOND or item.value in SECOND) and not told


def only_opens_a_house(spoken: Sequence[Clause]) -> bool:
    """Whether all that is offered are the hours of a place: whoever tells them may invite, or only say when the door is open."""
    hours = [clause for clause in spoken if any(map(_offers_a_time, clause.parts)) and not _is_due(clause)]
    return bool(hours) and all(opens_a_house(clause) for clause in hours)


def _offers_a_time(part: Part) -> bool:
    return part.does == "offered" and part.item.kind == "time"


def _is_due(clause: Clause) -> bool:
    """Whether it names by when something is due: "it must reach us by noon on the 31st"."""
    return any(isinstance(part.item.value, Time) and part.item.value.kind == "before" for part in clause.parts)


def hangs_on_more(spoken: Sequence[Clause]) -> bool:
    """Whether what is offered is not settled: a condition of its own stands behind it, or the writer does not know yet."""
    return _is_led_by_condition(spoken) or any(
        _offers_hour(clause)
        and (
            _is_condition(spoken[place + 1 :])
            or _is_known_later(spoken[place + 1 :])
            or _is_pencilled(clause, spoken[place + 1 :])
        )
        for place, clause in enumerate(spoken)
    )


def _is_led_by_condition(spoken: Sequence[Clause]) -> bool:
    """Whether a condition that is not up to the reader leads to the first offer: "only if the road's open: Friday at 1"."""
    first = next((place for place, clause in enumerate(spoken) if _offers_hour(clause)), None)
    if first is None:
        return False
    begins = next((place for place in range(first, 0, -1) if spoken[place].rest[:1] and _leads(spoken[place])), None)
    if begins is None or not all(clause.joined for clause in spoken[begins + 1 : first + 1]):
        return False
    hour = min(part.item.start for part in spoken[first].parts if part.does == "offered")
    said = [item for clause in spoken[begins : first + 1] for item in clause.rest if item.start < hour]
    only = _binds(spoken[begins]) and said[0].word != "unless"
    other = any(_leads(clause) and _says_no(clause) for clause in spoken[first + 1 :] if clause.rest)
    polite = any(item.word in UP_TO_READER for item in said)
    return (only or other) and not polite and any(item.is_strange for item in said)


def _says_no(clause: Clause) -> bool:
    return any(item.kind == "refuses" for item in clause.rest)


def _leads(clause: Clause) -> bool:
    return clause.rest[0].kind == "if" or "binds" in clause.rest[0].kinds


def _offers_hour(clause: Clause) -> bool:
    return any(part.does == "offered" and part.act != "tells" for part in clause.parts)


def _is_condition(following: Sequence[Clause]) -> bool:
    """Whether the sentence goes on with a condition that is not up to the reader, and names nothing for the other case."""
    sentence = list(takewhile(lambda clause: clause.joined, following))
    if any(_is_up_to_others(clause) for clause in sentence):
        return True
    place = next((place for place, clause in enumerate(sentence) if _binds(clause)), None)
    if place is None or any(clause.parts for clause in sentence):
        return False
    condition = sentence[place].rest
    polite = any(item.word in UP_TO_READER or item.kind in ("back", "offers") for item in condition)
    return not polite and any(item.is_strange or item.kind == "refuses" for item in condition[1:])


def _is_up_to_others(clause: Clause) -> bool:
    """Whether it is a condition that neither of the two who write can settle."""
    leads, follows = clause.rest[:1], clause.rest[1:2]
    others = any(item.word in OTHERS or "others" in item.kinds for item in follows)
    return [item.kind for item in leads] == ["if"] and others


def _binds(clause: Clause) -> bool:
    return any("binds" in item.kinds for item in clause.rest[:1])


def _is_known_later(following: Sequence[Clause]) -> bool:
    """Whether the writer goes on to say that they will know later: "I'll know on Friday"."""
    return any("knows" in item.kinds for clause in following[:2] for item in clause.rest)


def _is_pencilled(clause: Clause, following: Sequence[Clause]) -> bool:
    """Whether it is only noted, or held back, and confirmed later: "pencil in Tuesday at 11 and I'll confirm tomorrow"."""
    noted = any("hedges" in item.kinds or item.word.startswith(NOTED) for item in clause.rest)
    confirms = any(_confirms(item, before) for each in (clause, *following[:2]) for item, before in _led(each.rest))
    return noted and confirms


def _led(rest: Sequence[Item]) -> Iterator[tuple[Item, Item | None]]:
    """Each item with the one before it."""
    return zip(rest, [None, *rest], strict=False)


def _confirms(item: Item, before: Item | None) -> bool:
    """Whether the writer, and nobody else, has yet to confirm: "I'll confirm", ", will confirm"."""
    return item.word in CONFIRMS or (item.word == "will confirm" and (before is None or before.kind == "sign"))
