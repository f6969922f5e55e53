"""What a clause does with the times of those before it: takes them up, goes on after them, or corrects them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.corrections import FIRST, WAITS, is_same_day
from halfhour.domain.scheduling.words.denials import DAYS_OFF, ON_LEAVE
from halfhour.domain.scheduling.words.departures import with_departures
from halfhour.domain.scheduling.words.endings import with_endings
from halfhour.domain.scheduling.words.following import (
    goes_on_after,
    is_at,
    is_then,
    offer_remainder,
    offer_rest,
    says_remainder,
)
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Recurring, SameDay, Time, Zone
from halfhour.domain.scheduling.words.recalls import Said, take_up
from halfhour.domain.scheduling.words.thereafter import leaves_clear, offer_from_end, says_any_after
from halfhour.domain.scheduling.words.timetables import without_what_fills_days

WISHES = ("i'd", "we'd", "i would", "we would", "would love")
READERS = ("you", "your", "u", "ur")
SEAMS = (",", "-", ":")
FEW = 4
"""Words of a sentence that only says no (our own default)."""
LEADS = ("anything", "anytime", "either", "probably", "best", "that", "only")
"""Words that may stand between "so" and what it leads to."""
THOUGHT = ("i was thinking", "i was going to say", "i'd thought", "i had thought", "i was thinking of")
"""Words for what somebody meant to offer."""
AT_HOME = ("home", "at home", "in the house", "free", "i'm free", "available", "around")
"""What somebody on leave says who may be met all the same."""
SORRY = ("sorry", "oh", "oops", "ah", "argh", "damn", "wait", "no, sorry", "oh no")
"""Words with which somebody sees that what they offered is taken."""


def settle(said: Sequence[Said]) -> list[Clause]:
    """The clauses, after each has done what it does with the times of those before it."""
    for place in range(1, len(said)):
        clause, segment = said[place]
        before = [each for each, _ in said[:place]]
        if _replaces(said, place) or _goes_on(said, place):
            continue
        if _is_only_wished(before[-1], clause):
            before[-1].parts = [replace(part, act="tells") for part in before[-1].parts]
        elif _refuses_only_then(clause, segment):
            before[-1].parts = [
                replace(part, does="offered") if _is_put_aside(part) else part for part in before[-1].parts
            ]
        elif _is_of_one_only(before, clause, segment):
            otherwise = any(_is_whole(each) for each, _ in said if each is not before[-1])
            before[-1].parts = [replace(part, does="refused" if otherwise else "aside") for part in before[-1].parts]
        elif _denies(before[-1], clause, segment) or _is_spoilt(before[-1], clause, segment):
            before[-1].parts = [replace(part, does="refused") for part in before[-1].parts]
            before[-1].refuses = True
        elif _takes_back(clause, segment):
            _correct(before[-1:], before[-1])
        elif days := _days_excused(before[-1], clause, segment):
            before[-1].parts = [replace(part, does="past") for part in before[-1].parts]
            clause.parts = [replace(part, does="refused" if part in days else "aside") for part in clause.parts]
        elif _is_set_against(before[-1], clause):
            clause.parts = [replace(part, act="tells", strange=before[-1].parts[-1].strange) for part in clause.parts]
        elif _concludes(said[place - 1][1], clause, segment):
            _offer(clause)
    without_what_fills_days(said)
    take_up(said)
    with_endings(said)
    with_departures(said)
    return [clause for clause, _ in said]


def _replaces(said: Sequence[Said], place: int) -> bool:
    """Whether a clause takes the place of times before it, which are corrected then."""
    clause, segment = said[place]
    before = [each for each, _ in said[:place]]
    if _corrects(clause, segment) or _is_sorry(before[-1], clause, segment):
        _put_reason_aside(before, [each for each, _ in said[place : place + 2]])
        _correct(before, clause)
    elif _is_thought_better_of(said[max(0, place - 2) : place], clause):
        _correct(before[-2:], clause)
    elif _is_kinder(said[:place], clause):
        _correct(before, clause)
    else:
        return False
    return True


def _said_before(before: Sequence[Clause], clause: Clause) -> Clause:
    """The clause before; the one before that where the sentence goes on without a time between."""
    empty = clause.joined and len(before) > 1 and not before[-1].parts and before[-1].joined
    return before[-2] if empty else before[-1]


def _corrects(clause: Clause, segment: Sequence[Item]) -> bool:
    """Whether it takes back what was said: "No, sorry, make that Tuesday", "Actually 3:30"."""
    words = [item for item in segment if item.kind != "sign"]
    leads = next((number for number, item in enumerate(words) if item.is_timed), 0)
    named = any(part.item.kind == "day" for part in clause.parts)  # "I mean your 3 pm" corrects nothing
    marks = [
        number
        for number, item in enumerate(words[:leads])
        if "corrects" in item.kinds or (named and item.word == "i mean")
    ]
    meant = bool(marks) and (words[marks[0]].word not in FIRST or marks[0] == 0)
    return meant and any(part.does == "offered" for part in clause.parts)


def _is_thought_better_of(before: Sequence[Said], clause: Clause) -> bool:
    """Whether a reason turned the writer to another time: "I was thinking Friday at 10 but the boss moved the rota, so 11?"."""
    if len(before) < 2 or not (clause.joined and before[-1][0].joined) or before[-1][0].parts:
        return False
    reason = bool(before[-1][1]) and before[-1][1][-1].value == "so"
    thought = any(item.word in THOUGHT for item in before[0][0].rest)
    return thought and reason and any(part.does == "offered" for part in clause.parts)


def _is_kinder(said: Sequence[Said], clause: Clause) -> bool:
    """Whether an hour follows from what the one before would be for the reader: "but that's 4am for you! So let's say 5pm"."""
    if not said or not _is_so(said[-1]) or not any(_is_hour_offered(part) for part in clause.parts):
        return False
    spoken = [each for each, segment in said if each.parts or len(segment) > 1]
    refused = spoken[-1].refuses and bool(spoken[-1].parts) if spoken else False
    if len(spoken) < 2 or not spoken[-1].joined or refused or spoken[-1].asks:
        return False
    of_reader = any(map(_speaks_of_reader, spoken[-1].rest)) or any(map(_is_of_reader, spoken[-1].parts))
    offered = any(_is_hour_offered(part) for part in spoken[-1].parts if not _is_of_reader(part))
    return of_reader and not offered and any(_is_hour_offered(part) for part in spoken[-2].parts)


def _speaks_of_reader(item: Item) -> bool:
    """Whether it speaks of the reader, or of what is theirs: "you'll be driving", "your shift"."""
    return item.speech == "you" or any(word.split("'")[0] in READERS for word in item.word.split(" "))


def _goes_on(said: Sequence[Said], place: int) -> bool:
    """Whether a clause offers what those before it leave: days they keep, what follows a bound, the rest of a day, a day off."""
    clause, segment = said[place]
    before = [each for each, _ in said[:place]]
    if days := _days_kept(said[:place], clause):
        clause.parts = [*(replace(part, does="offered") for part in days), *clause.parts]
    elif says_any_after(segment) and offer_from_end(_said_before(before, clause), clause):
        pass
    elif _leaves_clear(said[place - 1 :]) and offer_from_end(before[-1], clause):
        clause.rest, clause.refuses = [], False
    elif says_remainder(segment):
        offer_remainder(_said_before(before, clause), clause)
    elif goes_on_after(segment):
        offer_rest(before[-1] if before[-1].parts else _said_before(before, clause), clause)
    else:
        return _frees_day_off(_said_before(before, clause), before[-1], clause, segment)
    return True


def _frees_day_off(off: Clause, between: Clause, clause: Clause, segment: Sequence[Item]) -> bool:
    """Whether days off, or at home, are free by what follows them, and are offered with it then."""
    if not (_is_hour_of_day_off(off, between, clause, segment) or _is_free_too(off, clause)):
        return False
    for each in (off, clause):
        each.parts = [replace(part, does="offered", strange=0, act="") for part in each.parts]
    off.refuses, off.offers = False, True
    return True


def _is_so(said: Said) -> bool:
    """Whether it ends in "so", or is no more."""
    return bool(said[1]) and said[1][-1].kind == "reason" and said[1][-1].value == "so"


def _is_hour_offered(part: Part) -> bool:
    return is_at(part.item) and part.does == "offered" and part.act != "tells"


def _is_of_reader(part: Part) -> bool:
    """Whether it is an hour on the reader's clock."""
    hour = part.item.value
    return isinstance(hour, Time) and hour.first is not None and hour.first.zone == Zone("whose", "yours")


def _correct(before: Sequence[Clause], clause: Clause) -> None:
    """Takes from earlier clauses the days, the times, or both that a clause names anew."""
    kinds: set[str] = {part.item.kind for part in clause.parts if part.does == "offered"}
    since = _alternative_begins(before[-1].parts, kinds) if clause.joined and before else 0
    for each in before:
        each.parts = [
            replace(part, does="past") if _is_taken_back(part, kinds) and part.item.start >= since else part
            for part in each.parts
        ]


def _alternative_begins(parts: Sequence[Part], kinds: set[str]) -> int:
    """Where the last of several alternatives begins, which alone is taken back in the same breath: "2 or 3, sorry, 4" keeps 2."""
    begins = [part.item.start for part in parts if part.sep in ("or", "and") and _is_taken_back(part, kinds)]
    return begins[-1] if begins else 0


def _is_sorry(before: Clause, clause: Clause, segment: Sequence[Item]) -> bool:
    """Whether a sentence that is sorry begins with no more than another time in the place of the one before: "Sorry, the 16th."."""
    words = [item for item in segment if item.kind not in ("sign", "stop") and item.word not in ("the", "on", "at")]
    begins = [item.word for item in words[:1]] == ["sorry"] and len(words) > 1 and words[1].is_timed
    if not begins or clause.refuses or clause.offers:
        return False
    behind = next((item for item in segment if item.start >= words[1].end), None)
    alone = behind is None or behind.kind in ("sign", "stop")
    return alone and any(part.does == "offered" and part.item.kind == words[1].kind for part in before.parts)


def _put_reason_aside(before: Sequence[Clause], clauses: Sequence[Clause]) -> None:
    """Of a day that another takes the place of no more than the reason is told: "sorry, Friday, Thursday is town council"."""
    gone = [part.item for each in before for part in each.parts if part.does == "offered" and part.item.kind == "day"]
    for clause in clauses:
        first = int(clause is clauses[0])
        places = range(first, len(clause.parts))
        again = next((place for place in places if _is_told_again(clause.parts, place, gone)), None)
        if again is not None:
            told = clause.parts[again:]
            clause.parts = [replace(part, does="past") if part in told else part for part in clause.parts]
            clause.refuses = clause.refuses and again > 0


def _is_told_again(parts: Sequence[Part], place: int, gone: Sequence[Item]) -> bool:
    """Whether a day is named again without an hour of its own."""
    own = parts[place + 1 : place + 2]
    timed = any(part.item.kind == "time" and part.sep == "" and not part.act for part in own)
    return not timed and any(is_same_day(parts[place].item, item) for item in gone)


def _is_taken_back(part: Part, kinds: set[str]) -> bool:
    return part.does == "offered" and part.item.kind in kinds


def _is_hour_of_day_off(before: Clause, between: Clause, clause: Clause, segment: Sequence[Item]) -> bool:
    """Whether an hour without a day follows on days off, which are then free days: "Saturday is my only day off, 10am?"."""
    rests = [item.word for item in before.rest if item.kind == "refuses"]
    days = bool(before.parts) and all(part.item.kind == "day" and part.does == "refused" for part in before.parts)
    hours = bool(clause.parts) and all(
        (part.item.kind == "time" or isinstance(part.item.value, SameDay))
        and ((part.does == "offered" and not part.strange) or (clause.offers and _is_put_aside(part)))
        for part in clause.parts
    )
    home = any(item.word in AT_HOME for item in (*clause.rest, *between.rest))
    off = bool(rests) and all(word in DAYS_OFF or (home and word in ON_LEAVE) for word in rests)
    goes_on = clause.offers or clause.asks or (clause.joined and bool(segment) and segment[0].value in SEAMS)
    return off and days and hours and goes_on and not clause.refuses


def _is_free_too(before: Clause, clause: Clause) -> bool:
    """Whether days off are free days, since others are offered too: "I'm off on Thursday afternoon, and Friday morning is good too"."""
    rests = [item.word for item in before.rest if item.kind == "refuses"]
    off = (
        bool(rests) and all(word in DAYS_OFF for word in rests) and all(part.does == "refused" for part in before.parts)
    )
    too = any(item.word in ("too", "as well", "also") for item in clause.rest)
    return off and bool(before.parts) and too and clause.offers and not clause.refuses and bool(clause.parts)


def _refuses_only_then(clause: Clause, segment: Sequence[Item]) -> bool:
    """Whether it rules out no more than what comes after or before an hour: "10am at the stall, after that I'm slammed"."""
    words = [item for item in segment if item.kind != "sign" and item.value != "and"]
    return clause.refuses and clause.joined and not clause.parts and bool(words) and is_then(words[0])


def _is_put_aside(part: Part) -> bool:
    """Whether it is not offered only since it sounds refused."""
    return part.does == "aside" and not part.act


def _denies(before: Clause, clause: Clause, segment: Sequence[Item]) -> bool:
    """Whether it answers no to what the writer has just asked: "Friday at 3? Can't, sorry."."""
    words = [item for item in segment if item.word and item.kind != "sign"]
    no = bool(words) and words[0].kind in ("refuses", "not") and len(words) <= FEW
    over = clause.joined and bool(words) and words[0].word in ("no longer", "not any more", "not anymore")
    return no and (before.asks or over) and bool(before.parts) and not clause.parts and not clause.asks


def _days_excused(before: Clause, clause: Clause, segment: Sequence[Item]) -> list[Part]:
    """The day that was just offered, of which a writer is sorry to see what else it holds: "Oh sorry, Friday I have my root canal"."""
    words = [item.word for item in segment if item.kind != "sign"]
    offered = [part.item.value for part in before.parts if part.item.kind == "day" and part.does == "offered"]
    told = [part for part in clause.parts if part.item.value in offered and part.act]
    sorry = any(word in SORRY for word in words[:2])
    return told if sorry and len(offered) == 1 and not (clause.offers or clause.asks) else []


def _is_set_against(before: Clause, clause: Clause) -> bool:
    """Whether it is a day that takes the place of a wrong one in what was told: "the service is not on the 9th but on the 8th"."""
    bare = bool(clause.parts) and all(item.kind in ("link", "sign", "reason") for item in clause.rest)
    told = bool(before.parts) and before.parts[-1].act == "tells" and not before.offers
    denied = any(item.word in ("not", "not on", "isn't", "wasn't") for item in before.rest)
    days = all(part.item.kind == "day" for part in (*before.parts[-1:], *clause.parts))
    return bare and told and denied and days and clause.joined


def _is_of_one_only(before: Sequence[Clause], clause: Clause, segment: Sequence[Item]) -> bool:
    """Whether somebody else cannot, or the writer, what was just said to be possible: "on the 18th I can but Paolo can't"."""
    words = [
        item for item in segment if item.word and item.kind not in ("sign", "but", "reason") and item.value != "and"
    ]
    no = 1 < len(words) < FEW and words[-1].kind in ("refuses", "not") and clause.joined and not clause.parts
    somebody = no and (words[0].is_strange or words[0].kind == "others" or words[0].speech in ("subject", "third"))
    return somebody and bool(before[-1].parts) and before[-1].offers


def _is_whole(clause: Clause) -> bool:
    """Whether it offers a day and an hour."""
    offers = {part.item.kind for part in clause.parts if part.does == "offered" and not part.act}
    return {"day", "time"} <= offers


def _is_spoilt(before: Clause, clause: Clause, segment: Sequence[Item]) -> bool:
    """Whether it says that the day which was spoken of is no good: "I'm back tomorrow but it'll be chaos"."""
    of_it = bool(segment) and segment[0].word.split("'")[0] in ("it", "that", "which", "those", "these", "they")
    days = bool(before.parts) and all(part.item.kind == "day" for part in before.parts)
    return of_it and days and clause.joined and clause.refuses and not clause.parts


def _takes_back(clause: Clause, segment: Sequence[Item]) -> bool:
    """Whether it only takes back what was just offered: "or no, hang on, that's the funeral"."""
    begins = zip([None, *segment], segment[:FEW], strict=False)
    takes = ("corrects" in item.kinds and not (before and _goes_before(before, item)) for before, item in begins)
    return not clause.parts and any(takes)  # but "if you can wait that long"


def _days_kept(said: Sequence[Said], clause: Clause) -> list[Part]:
    """The day of an offer that was taken back, where another hour alone takes its place: "Wednesday at 2. No, that's the vet. 3.30."."""
    hours = bool(clause.parts) and all(_is_hour_offered(part) for part in clause.parts)
    back = list(takewhile(lambda each: not each[0].parts, reversed(said)))
    gone = said[len(said) - len(back) - 1][0].parts if len(back) < len(said) else []
    taken = any(_takes_back(*each) for each in back) and all(part.does == "past" for part in gone)
    own = any(part.item.kind == "time" for part in gone) and not any(
        "day" in item.word for _, each in back for item in each
    )
    return [part for part in gone if part.item.kind == "day"] if hours and taken and own else []


def _leaves_clear(said: Sequence[Said]) -> bool:
    """Whether nothing follows on what is told until an hour, and no hour of that day is named behind it: "call me any time till 6"."""
    parts = (
        part
        for clause, _ in said[2:]
        if not any(part.item.kind == "day" for part in clause.parts)
        for part in clause.parts
    )
    return leaves_clear(said[0][1], said[1][1]) and not any(part.does == "offered" for part in parts)


def _goes_before(before: Item, item: Item) -> bool:
    """Whether the word before makes a word that corrects one of another thing: "if you can wait", "I'll wait by the gate"."""
    return before.kind == "offers" or (item.word in WAITS and before.kind not in ("sign", "not"))


def _is_only_wished(before: Clause, clause: Clause) -> bool:
    """Whether what stands in its way follows: "I'd do it tomorrow but the boiler man is coming"."""
    wished = any(item.word.startswith(WISHES) for item in before.rest) and not before.refuses
    strange = sum(item.is_strange for item in clause.rest)
    habit = strange > 0 and any(isinstance(part.item.value, Recurring) for part in clause.parts)
    return wished and clause.joined and (strange > 1 or habit) and not clause.offers and not clause.refuses


def _concludes(before: Sequence[Item], clause: Clause, segment: Sequence[Item]) -> bool:
    """Whether it gives a day and an hour behind a reason: "we open at 10, so 9am on Friday before the crowds"."""
    words = [item for item in segment if item.kind not in ("sign", "link") and item.word not in LEADS]
    reason = bool(before) and before[-1].kind == "reason" and before[-1].value == "so"
    kinds = {item.kind for item in words[:2]}
    return (
        reason
        and kinds == {"day", "time"}
        and not clause.refuses
        and all(part.does == "offered" for part in clause.parts)
    )


def _offer(clause: Clause) -> None:
    kinds = {part.item.kind for part in clause.parts if part.act != "tells"}
    full = {"day", "time"} <= kinds  # "so Tuesday at 10 in Vienna, which is 11 for you" offers ten
    clause.parts = [part if full and part.act == "tells" else replace(part, strange=0, act="") for part in clause.parts]
    clause.offers = True
