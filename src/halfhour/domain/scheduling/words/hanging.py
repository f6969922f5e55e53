"""Whether what is offered is settled: as it sounds, and by the plain words of conditions, promises and pencils."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from halfhour.domain.scheduling.words.answers import taking
from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.cues import PROPOSES
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Time
from halfhour.domain.scheduling.words.promises import is_promise
from halfhour.domain.scheduling.words.shifting import asks_to_shift

NOTED = ("pencil", "tentative", "provisional", "penciled")
LEFT_OPEN = ("pending", "permitting", "provisionally", "tentatively")
"""Words that leave open what they stand beside."""
CONFIRMS = ("i'll confirm", "i will confirm", "we'll confirm", "i'll confirm on", "and i confirm")
"""Words of a writer who has yet to confirm what was noted."""
POINTED = 0.96
"""Chances of not being settled from which what points to a time is asked about; the ear was not taught such words (docs/decisions/0032)."""
UP_TO_READER = ("you", "u", "you're", "you'd", "your", "that", "that's", "this", "either", "hear")
"""Words of a condition that is only politeness: "unless you'd rather not", "provided that suits"."""
OTHERS = ("she", "he", "they", "my", "our", "his", "her", "their")
"""Words behind "if" that leave it to somebody else: "if she agrees", "if my manager lets me go"."""
MUST = ("let me", "need to", "have to", "must", "ought to", "got to", "want to")
CHECKS = ("check", "confirm", "ask", "consult", "verify", "clear it", "run it", "see if", "see whether", "make sure")
"""What is still done before a time is settled, behind the words that say it has to be."""
DIARIES = (
    "diary",
    "calendar",
    "rota",
    "roster",
    "schedule",
    "timetable",
    "planner",
    "agenda",
    "book",
    "bookings",
    "shifts",
)
"""What somebody looks into before they promise a time."""
ELSEWHERE = tuple(f"if {who} not {where} " for who in ("i'm", "we're") for where in ("at", "on", "in"))
"""Beginnings of a condition that leaves open where the writer is."""
PLAIN = ("back", "offers", "link", "weak", "sign", "stop", "moving", "shift")
"""Kinds of words in a sentence that takes or moves a time, and says no more."""
DECIDES = frozenset(
    "yet still until till unless whether if depends depend waiting wait agree agrees approve approves approval permission okay ok allow "
    "allows allowed lets say says yes no certain sure know knows decide decides decision settled hope hoping hopefully maybe may might "
    "could would should has have must need needs once when till pending clear cleared sign signed free choose chooses off probably "
    "likely possibly perhaps provisional tentative somebody someone anybody nobody forecast weather".split()
)
"""Words of other sentences with which something may still be decided, so that what is said plainly may hang on it."""
DUTIES = frozenset("have has must need".split())
"""Those of them that only say what somebody has to do, where it has its day."""
SPEAKS = frozenset("ask talk speak hear tell call ring discuss".split())
"""What somebody has to do who decides nothing alone."""
NEAR = 4
"""Words behind "look" within which the diary is named (our own default)."""


def hangs_on_more(spoken: Sequence[Clause], *, answers: bool) -> bool:
    """Whether what is offered is not settled: it sounds so, a condition of its own stands beside it, or the writer does not know yet.

    Args:
        answers: that times are on the table, so that a sentence which only takes or moves one is settled by itself.
    """
    return (
        (_sounds_open(spoken, answers=answers) and not _turns_to_another(spoken))
        or (any(map(_is_if_not_elsewhere, spoken)) and not _turns_to_another(spoken))
        or _is_led_by_condition(spoken)
        or any(
            _offers_hour(clause) and _is_open_behind(clause, spoken[place + 1 :]) for place, clause in enumerate(spoken)
        )
    )


def _turns_to_another(spoken: Sequence[Clause]) -> bool:
    """Whether another offer follows for the case that the writer cannot: "Monday at 10, and if I'm at a birth, Tuesday at 10"."""
    return any(
        one.parts and clause.joined and _is_own_hindrance(clause) and _offers_hour(clause) and _offers_hour(one)
        for one, clause in pairwise(clause for clause in spoken if clause.rest or clause.parts)
    )


def _is_if_not_elsewhere(clause: Clause) -> bool:
    """Whether it hangs on where the writer is then, which nobody knows yet: "Monday at 10 if I'm not at a birth"."""
    words = [item.word for item in clause.rest]
    leads = " ".join(words).startswith(ELSEWHERE) and not any(word in UP_TO_READER for word in words)
    return leads and any(item.is_strange for item in clause.rest)


def _is_own_hindrance(clause: Clause) -> bool:
    """Whether it begins with what the writer may have to do: "if I'm called out"."""
    words = [item.word.split("'")[0] for item in clause.rest[:2]]
    return words in (["if", "i"], ["if", "we"]) and not any(item.kind == "offers" for item in clause.rest)


def _is_open_behind(clause: Clause, following: Sequence[Clause]) -> bool:
    """Whether a condition follows, or that the writer does not know yet, or has only noted it."""
    return (
        _is_condition(following)
        or _is_known_later(following)
        or _is_pencilled(clause, following)
        or _only_promises(clause.rest, behind=_last_said(clause))
        or _is_promised(following)
    )


def _last_said(clause: Clause) -> int:
    """Where the last time that a clause offers or points to ends."""
    said = [part.item for part in clause.parts if part.does == "offered"]
    return max((item.end for item in (*said, *clause.rest) if item.is_timed or item.kind == "back"), default=0)


def _is_promised(following: Sequence[Clause]) -> bool:
    """Whether the next sentence promises the answer, and nothing else: "I'll tell you for sure tomorrow"; not "… if anything changes"."""
    if not following or following[0].asks or any(part.does == "offered" for part in following[0].parts):
        return False
    after = following[1].rest[:1] if len(following) > 1 else []
    return _only_promises(following[0].rest) and [item.kind for item in after] != ["if"]


def _only_promises(rest: Sequence[Item], behind: int = 0) -> bool:
    """Whether words from a place on promise the answer, and nothing else: "I'll tell you for sure", not "I'll tell you the room"."""
    said = [item for item in rest if item.start >= behind]
    promised = any(is_promise(item) for item in said)
    return promised and not any(item.is_strange for item in said if not is_promise(item))


def _sounds_open(spoken: Sequence[Clause], *, answers: bool) -> bool:
    """Whether an offered time sounds as if it hung on what the reader does not decide: "hoping for Tuesday, the boat permitting".

    One that is to be moved a little does so for that alone: "Wednesday's right, but could we do an hour earlier?".
    """
    plainly = answers and not any(map(_may_leave_open, spoken))
    parts = (
        part
        for clause in spoken
        if not (_takes_as_proposed(clause) or (plainly and _is_plain(clause, spoken)))
        for part in clause.parts
        if part.does == "offered" and not _is_told(part)
    )
    return not asks_to_shift(spoken) and any(part.item.heard.is_open for part in parts)


def _is_told(part: Part) -> bool:
    """Whether the grammar and the ear agree that it is no offer, so that nothing hangs on it."""
    return part.act == "tells" and not part.item.heard.is_likely


def _may_leave_open(clause: Clause) -> bool:
    """Whether it tells of something, with a word of conditions, promises, doubts or decisions, or of what has to be asked first."""
    tells = any(item.is_strange or item.kind in ("others", "refuses") for item in clause.rest)
    decides = DECIDES.intersection(word for item in clause.rest for word in item.word.split(" "))
    if tells and decides and not (decides <= DUTIES and _is_of_a_day(clause)):
        return True
    doubts = any(item.kinds.keys() & {"promises", "knows", "binds", "hedges"} for item in clause.rest)
    return doubts or any(item.kind == "if" or item.word in LEFT_OPEN for item in clause.rest) or _must_check(clause)


def _is_of_a_day(clause: Clause) -> bool:
    """Whether it tells what somebody does on a day, and not with whom they have to speak: "I have to go to the dentist tomorrow"."""
    told = bool(clause.parts) and all(part.act == "tells" and part.item.kind == "day" for part in clause.parts)
    return told and not any(item.word.split(" ")[-1] in SPEAKS for item in clause.rest)


def _takes_as_proposed(clause: Clause) -> bool:
    """Whether it takes a day as the reader proposed it, which points to the table as much as "the first" does."""
    words = [item.word for item in clause.rest]
    days = all(part.item.kind == "day" for part in clause.parts)
    return days and any(
        (one, two) == ("as", "you") and verb in PROPOSES
        for one, two, verb in zip(words, words[1:], words[2:], strict=False)
    )


def takes_unsettled(spoken: Sequence[Clause]) -> bool:
    """Whether what takes a time on the table is not settled: "that works, but let me check with my boss"."""
    taken = taking(spoken)
    open_ones = [clause for place, clause in enumerate(spoken) if _leaves_open(clause, spoken[place + 1 :])]
    plainly = not any(map(_may_leave_open, spoken))
    own = [item for clause in spoken if plainly and _is_plain(clause, spoken) for item in clause.rest]
    return any(item.heard.hangs >= POINTED and item not in own for item in taken) or any(
        item in taken for clause in open_ones for item in clause.rest
    )


def _is_plain(clause: Clause, spoken: Sequence[Clause]) -> bool:
    """Whether a sentence of one clause holds its times, what points to some, and small words, none of which leaves anything open."""
    place = next(place for place, each in enumerate(spoken) if each is clause)
    alone = not clause.joined and not (spoken[place + 1 : place + 2] and spoken[place + 1].joined)
    return alone and all(item.kind in PLAIN and not item.kinds.keys() & {"hedges", "binds"} for item in clause.rest)


def _leaves_open(clause: Clause, following: Sequence[Clause]) -> bool:
    """Whether somebody has still to be asked, or a word or what follows leaves open what a clause says."""
    says = any(item.word in LEFT_OPEN for item in clause.rest)
    return says or _must_check(clause) or _is_open_behind(clause, following) or _fails_if(following)


def _fails_if(following: Sequence[Clause]) -> bool:
    """Whether the sentence goes on with what neither of the two decides: "I can make it if my shift gets covered"."""
    conditions = [clause for clause in takewhile(lambda clause: clause.joined, following) if clause.rest[:1]]
    return any(
        _leads(clause)
        and not any(item.word in UP_TO_READER for item in clause.rest)
        and not _is_of_talk(clause)
        and any(item.is_strange or item.kind in ("refuses", "reports", "others") for item in clause.rest[1:])
        for clause in conditions
    )


def _is_of_talk(clause: Clause) -> bool:
    """Whether a condition is about the talk, which both of the two decide: "if we keep it short"."""
    words = [item.word for item in clause.rest]
    return "we" in words and "it" in words


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
    able = any(item.verb == "can" for item in clause.rest[2:3])
    named = any(item.is_capital for item in follows) and len(clause.rest) > len((*leads, *follows))
    named = named and (
        able or not clause.offers
    )  # "if Carol's back by then", "if Mo can mind the till", not "if Zoom works"
    return [item.kind for item in leads] == ["if"] and (others or named)


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


def is_held_back(clause: Clause, following: Clause) -> bool:
    """Whether it holds back, and the same sentence goes on to promise the answer: "I think 3 is ok but I will tell you tomorrow"."""
    holds = any("hedges" in item.kinds for item in clause.rest) or _must_check(following)
    promises = any("promises" in item.kinds for item in following.rest) or _must_check(following)
    says = bool(clause.parts) or any(item.kind == "back" for item in clause.rest)
    return says and not clause.asks and holds and following.joined and promises


def _must_check(clause: Clause) -> bool:
    """Whether somebody has to be asked, or something looked up, first: "let me confirm with my supervisor", "I'd need to ask"."""
    words = [item.word for item in clause.rest if item.word not in ("just", "first", "only")]
    said = " ".join(words)
    hour = any(isinstance(part.item.value, Time) for part in clause.parts)
    checks = any(f"{lead} {deed}" in said for lead in MUST for deed in CHECKS)
    return not hour and (checks or _must_look(said))


def _must_look(said: str) -> bool:
    """Whether a diary is still to be looked into, or what somebody looks at before they promise: not in "I have to look after him"."""
    leads, _, behind = said.partition(" look ")
    must = bool(behind) and leads.endswith(MUST)
    return must and (behind.startswith("before ") or any(word in DIARIES for word in behind.split(" ")[:NEAR]))
