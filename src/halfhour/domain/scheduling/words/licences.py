"""When a bare figure may be a clock."""

from collections.abc import Sequence
from itertools import takewhile

from halfhour.domain.scheduling.words.bare_hours import stands_as_hour
from halfhour.domain.scheduling.words.clocks import is_for_somebody, says_again
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.looking import get, link
from halfhour.domain.scheduling.words.nodes import Clock
from halfhour.domain.scheduling.words.parts import half_behind
from halfhour.domain.scheduling.words.pieces import Piece
from halfhour.domain.scheduling.words.tabled import TABLED

TAKES = ("please", "pls", "then", "sounds")
"""Words behind a figure at the beginning that takes an hour from the table: "9 please"."""
LEADS = ("at", "after", "before", "between", "from", "except", "instead")
"""Links that lead to an hour."""
TAKEN = ("take", "choose", "pick")
"""Words behind which a figure that ends the sentence is an hour: "you offer 9 to 11, I take 10"."""
EACH = ("both", "each", "each day", "every day", "daily")
YES = ("yes", "yep", "yeah", "ya", "yup", "yea", "aye", "ok", "okay", "sure", "fine", "great", "perfect", "agreed")
"""Words before a figure that takes an hour from the table: "ok 11"."""
ASKS = (
    "how's",
    "how is",
    "hows",
    "how about",
    "what about",
    "is",
    "say",
    "i'd say",
    "i would say",
    "let's say",
    "shall we say",
    "do",
    "make",
)
"""Words before a figure and a day that ask or propose: "how's 7 on Monday?"."""
PASSED = ("link", "sign", "zone", "not")
COMPARES = ("better", "easier", "rather", "sooner", "nicer", "safer", "simpler", "kinder", "prefer")
"""Words that set one hour before another."""
CONCLUDES = ("so", "then", "but", "hence", "therefore")
"""Words that lead from what was said to an hour that is asked for."""
DOES = ("make", "manage", "do")
"""Words between "can't" and an hour."""
CLOSE = 6
"""Pieces between such a word and the hour behind "than" (our own default)."""
WHICH = ("which", "either", "any", "each", "every", "that", "this", "no", "other", "another")
"""Words behind which "one" is one of several."""
NEAR = 8
"""Characters between a day and a bare figure that is its hour (our own default)."""
BEFORE_TABLED = (",", ";", "-", ":", "so", "the", "not", "but", "and", "or", "then", *YES)
"""What may stand right before a figure that is an hour on the table."""
BEHIND_TABLED = frozenset("is it i i'm we only then both and or instead please sounds would".split())
"""Words that may stand right behind one."""
SUITS = ("work", "works", "suit", "suits", "fit", "fits")


def is_licensed(pieces: Sequence[Piece], at: int, before: list[Item]) -> bool:
    """Whether a bare figure here may be a clock: behind "at" and its kin, beside a day or a time, or in a list of them."""
    if is_pronoun(pieces, at) or _counts_times(pieces, at):
        return False
    if half_behind(pieces, at, at + 1, 0) and (_begins(pieces, at) or link(pieces, at - 1) in ("or", "and")):
        return True  # "10 morning or 5 evening"
    if _is_led_to(pieces, at) or _is_judged(pieces, at) or _is_answer(pieces, at) or _corrects(pieces, at, before):
        return True
    if link(pieces, at + 1) in ("and", "to") and _is_clock(pieces, at + 2):
        return True  # "2 and 3 pm"
    if (
        _is_said_for(pieces, at)
        or _is_on_a_day(pieces, at)
        or _is_asked(pieces, at)
        or _is_asked_of(pieces, at)
        or _offers_follow(pieces, at)
        or _refuses_follow(pieces, at)
        or _is_alternative(pieces, at, before)
        or _are_free(pieces, at)
        or _is_elsewhere(pieces, at)
        or _is_contrasted(pieces, at)
        or _is_on_table(pieces, at)
        or stands_as_hour(pieces, at)
    ):
        return True
    return _is_near(pieces, at, before) or _time_follows(pieces, at + 1)


def is_pronoun(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "one" is what was called by its hour, or one of several: "the 8 o'clock one", "which one"; and no hour itself."""
    if pieces[at].text == "one" and at and pieces[at - 1].text in WHICH:
        return True
    called = any(get(pieces, at - 1, kind) is not None for kind in ("clock", "clockword", "meridiem", "part", "number"))
    return pieces[at].text == "one" and called and "the" in [piece.text for piece in pieces[max(0, at - NEAR) : at]]


def _is_led_to(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the word before leads to an hour: "at 4", "class at 4", "make that 11", "both 9-10"."""
    if link(pieces, at - 1) == "between" and _counts_things(pieces, at):
        return False
    if link(pieces, at - 1) in LEADS:
        return True
    if not at:
        return False
    if pieces[at - 1].text == "than" and _is_compared(pieces, at):
        return True  # "4:45 is better than 4"
    if pieces[at - 1].text in (",", ":") and at > 1 and (pieces[at - 2].text == "no" or pieces[at - 2].get("corrects")):
        return True  # "no, 11", "correction: 11"
    if _is_asked_to_be(pieces, at):
        return True  # "could it be 11?"
    each = pieces[at - 1].text in EACH and link(pieces, at + 1) == "to"
    still = pieces[at - 1].text == "still" and _ends(pieces, at + 1)  # "push it to Thursday, still 11?"
    taken = pieces[at - 1].text.endswith(TAKEN) and pieces[at].text.isdigit() and _ends(pieces, at + 1)
    does = pieces[at - 1].text in DOES and at > 1
    cannot = get(pieces, at - 1 - does, "refuses") is not None and _ends(pieces, at + 1)  # "I can't make 3"
    return (
        each
        or cannot
        or still
        or taken
        or pieces[at - 1].text.endswith((" at", " by", " until", " till"))
        or get(pieces, at - 1, "corrects") is not None
    )


def _is_asked_to_be(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it is asked at the end of a question whether something can be at that hour: "but could it be 11?"."""
    words = [piece.text for piece in pieces[max(0, at - 3) : at]]
    asks = words[:1] in (["can"], ["could"], ["would"], ["might"]) and words[1:] in (["it", "be"], ["that", "be"])
    return asks and get(pieces, at + 1, "sign") == "?"


def _corrects(pieces: Sequence[Piece], at: int, before: Sequence[Item]) -> bool:
    """Whether a figure is all that stands behind "sorry", and an hour was said before: "at 4 on Monday, sorry, 5"."""
    lead = at - 1 - (get(pieces, at - 1, "sign") == ",")
    ends = _ends(pieces, at + 1) or pieces[at + 1].text == ","
    sorry = lead >= 0 and pieces[lead].text == "sorry" and ends
    return sorry and any(item.kind == "time" for item in before)


def _counts_things(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a number in letters counts what follows: "between two doors"."""
    follows = any(get(pieces, at + 1, kind) is not None for kind in ("word", "weak", "talks"))
    return pieces[at].text.isalpha() and follows and not get(pieces, at + 1, "offers")


def _counts_times(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it counts what the times on the table are called by their day: "your two Thursday slots"."""
    owned = (
        at > 1 and pieces[at - 1].text in ("your", "these", "those") and pieces[at - 2].text in ("of", "from", "out of")
    )
    hour = any(get(pieces, at + 1, kind) is not None for kind in ("clockword", "meridiem", "part", "sign"))
    if owned and pieces[at].text.isalpha() and (not hour or pieces[at + 1].text == ","):
        return True  # "of your three I can only make the last"
    named = at + 2 < len(pieces) and pieces[at + 2].text in ("times", "slots", "options", "ones", "dates", "offers")
    return named and get(pieces, at + 1, "weekday") is not None and link(pieces, at - 1) not in LEADS


def _is_compared(pieces: Sequence[Piece], at: int) -> bool:
    """Whether words before it set one hour before another: "I would rather have 11 than 10"."""
    near = pieces[max(0, at - CLOSE) : at]
    return any(word in COMPARES for piece in near for word in piece.text.split())


def _is_elsewhere(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it is an hour that is another one elsewhere: "11 in Athens is 9 in London"."""
    there = at + 1 < len(pieces) and pieces[at + 1].text == "in" and get(pieces, at + 2, "place") is not None
    if there and _begins(pieces, at) and (_on_a_day(pieces, at + 3 + (get(pieces, at + 3, "sign") == ","))):
        return True  # "Eleven in Frankfurt, on Tuesday"
    beside = get(pieces, at + 1, "place") is not None and any(
        get(pieces, place, "number") is not None and get(pieces, place + 1, "place") is not None
        for place in (at - 3, at + 3)
    )
    if beside:
        return True  # "3 Lagos, 4 Kigali"
    return there and any(
        place >= 0 and place < len(pieces) and pieces[place].text == "is" for place in (at - 1, at + 3)
    )


def _is_contrasted(pieces: Sequence[Piece], at: int) -> bool:
    """Whether another hour is denied behind it: "so 11 not 11:30"; not where things are counted."""
    denies = at + 1 < len(pieces) and pieces[at + 1].text == "not"
    hour = get(pieces, at + 2, "clock") is not None or (
        get(pieces, at + 2, "number") is not None and not _counts_things(pieces, at + 2)
    )
    return denies and hour and get(pieces, at + 3, "word") is None


def _are_free(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it begins spans of figures that are called free: "I've 9-10 and 3-4 free tomorrow"."""
    place = at
    while get(pieces, place, "number") and get(pieces, place + 1, "sign") == "-" and get(pieces, place + 2, "number"):
        place += 3 + (link(pieces, place + 3) in ("and", "or"))
    return place > at and place < len(pieces) and pieces[place].text in ("free", "open", "available", "clear")


def _is_on_table(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it is an hour of the table that stands for itself: "ten it is", "not the 9", "eleven is when we eat"."""
    if get(pieces, at, TABLED) is None:
        return False
    begins = _begins(pieces, at) or pieces[at - 1].text in BEFORE_TABLED
    behind = at + 1
    said = behind < len(pieces) and (pieces[behind].text in BEHIND_TABLED or pieces[behind].get("sign") is not None)
    return begins and (said or _ends(pieces, behind) or get(pieces, behind, "offers") is not None)


def _is_alternative(pieces: Sequence[Piece], at: int, before: list[Item]) -> bool:
    """Whether it is the other of two hours, under a condition: "4.30 would do, or 5 if you are still there"."""
    hours = any(item.kind == "time" for item in before[-2 * NEAR :])
    behind = (at + 1 < len(pieces) and pieces[at + 1].text == "if") or _ends(pieces, at + 1)
    return hours and behind and (link(pieces, at - 1) == "or" or _is_behind_condition(pieces, at))


def _is_behind_condition(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a comma before it ends a condition: "at 10, or if the ferry is late, 11"."""
    said = list(
        takewhile(lambda piece: piece.text not in (".", "?", "!"), reversed(pieces[max(0, at - 1 - NEAR) : at - 1]))
    )
    comma = at > 0 and pieces[at - 1].text == ","
    return comma and any(piece.text == "if" for piece in said)


def _is_judged(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it is said of the figure that it suits or not, or is taken for another: "so 10 is perfect", "11 instead of 10"."""
    compared = at + 1 < len(pieces) and pieces[at + 1].text == "than" and _is_compared(pieces, at)
    if link(pieces, at + 1) == "instead" or (compared and get(pieces, at + 2, "number") is not None):
        return True
    says = at + 2 < len(pieces) and pieces[at + 1].text == "is"
    begins = _begins(pieces, at) or pieces[at - 1].text in (",", "so", "but", "then", *YES)
    begins = begins or is_for_somebody(pieces, at - 2)  # "for me 10 is good"
    return says and begins and bool(pieces[at + 2].get("offers") or pieces[at + 2].get("refuses"))


def _is_answer(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a figure takes or asks for an hour by itself: "9 please", "ok 11", "how about 4?"."""
    if _begins(pieces, at) and at + 1 < len(pieces) and pieces[at + 1].text in TAKES:
        return True
    if _begins(pieces, at) and _ends(pieces, at + 1) and (_hours_before(pieces, at) or _is_beside_day(pieces, at)):
        return True  # "You wrote 9 or 10 on the 22nd. Ten."
    if _begins(pieces, at) and at + 1 < len(pieces) and pieces[at + 1].text == "instead" and _ends(pieces, at + 2):
        return True  # "10 instead?"
    if at and pieces[at - 1].text in YES and _begins(pieces, at - 1) and _ends(pieces, at + 1):
        return True
    asked = get(pieces, at + 1, "sign") == "?" and at > 0
    leads = at > 0 and pieces[at - 1].text in CONCLUDES  # "you have your class, so 4?"
    return asked and (
        leads or get(pieces, at - 1, "sign") in (".", "!", "?", ",") or bool(get(pieces, at - 1, "offers"))
    )


def _is_said_for(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a figure is an hour on somebody's clock: "11 for me, 10 for you", "which makes it 10 for you"."""
    again = says_again(pieces, at)
    if again and is_for_somebody(pieces, at - 3):
        return True  # "for me that's 10"
    if not is_for_somebody(pieces, at + 1):
        return False
    near = range(max(0, at - NEAR), min(len(pieces), at + NEAR))
    return again or any(place != at + 1 and is_for_somebody(pieces, place) for place in near)


def _hours_before(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the same figure was one of several before."""
    said = get(pieces, at, "number")
    return any(
        get(pieces, place, "number") == said and (link(pieces, place + 1) == "or" or link(pieces, place - 1) == "or")
        for place in range(at - 1)
    )


def _offers_follow(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a cue that offers stands behind the figure: "11 would be better"."""
    if at + 1 >= len(pieces) or not (pieces[at + 1].get("offers") or pieces[at + 1].get("back") == "that"):
        return False
    free = _begins(pieces, at) or pieces[at - 1].get("word") is None
    return free or pieces[at + 1].text in SUITS or pieces[at - 1].text in ("though", "although", "however", "but")


def _refuses_follow(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a figure begins a sentence that rules it out: "3 doesn't work for me"."""
    return _begins(pieces, at) and pieces[at].text.isdigit() and get(pieces, at + 1, "refuses") is not None


def _is_beside_day(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it is a sentence beside one that is no more than a day: "Eleven. Tuesday.", "Tuesday. 11."; "3. Tuesday" is a line."""
    worded = not pieces[at].text.isdigit()
    named = [get(pieces, place, "weekday") or get(pieces, place, "relday") for place in (at - 2, at + 2)]
    before = named[0] is not None and _begins(pieces, at - 2) and at > 1
    return before or (worded and named[1] is not None and _ends(pieces, at + 3))


def _is_near(pieces: Sequence[Piece], at: int, before: list[Item]) -> bool:
    """Whether a day or a time stands just before it, with no more than a link between."""
    kept = (item for item in reversed(before) if item.kind not in PASSED or item.speech == "subject")
    last = next(kept, None)
    return last is not None and last.kind in ("time", "day") and pieces[at].start - last.end < NEAR


def _begins(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a sentence or a line begins here."""
    return at == 0 or pieces[at - 1].get("break") is not None or pieces[at - 1].text in (".", "!", "?")


def _ends(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a message or a line ends here, a sign left out."""
    return at >= len(pieces) or get(pieces, at, "break") is not None or pieces[at].text in (".", "!", "?")


def _is_on_a_day(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a figure that begins its part stands before "on" and a day: "so 10 on Tuesday?"."""
    begins = _begins(pieces, at) or pieces[at - 1].text in (
        ",",
        ":",
        "so",
        "but",
        "and",
        "though",
        "then",
        "or",
        "maybe",
        "perhaps",
        *ASKS,
    )
    on_each = get(pieces, at + 2, "back") == "all" and pieces[at + 1].text == "on"  # "10 on either day?"
    return begins and (on_each or _on_a_day(pieces, at + 1))


def _on_a_day(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "on" and the name of a day stand here."""
    on = at < len(pieces) and pieces[at].text == "on"
    if get(pieces, at, "back") == "same_day" or (on and get(pieces, at + 1, "back") == "same_day"):
        return True
    same = (
        at
        + on
        + (at + on + 1 < len(pieces) and pieces[at + on].text in ("the", "that") and pieces[at + on + 1].text == "same")
    )
    if same < len(pieces) and pieces[same].text in ("same", "that") and get(pieces, same + 1, "part") is not None:
        return True  # "would ten the same morning do?"
    named = at + 1 + (at + 1 < len(pieces) and pieces[at + 1].text == "the")
    return on and any(get(pieces, named, kind) is not None for kind in ("weekday", "relday"))


def _is_clock(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an hour with its half of the day stands here: "3 pm"."""
    clock = get(pieces, at, "clock")
    said = isinstance(clock, Clock) and clock.half in ("am", "pm")
    return said or (get(pieces, at, "number") is not None and get(pieces, at + 1, "meridiem") is not None)


def _is_asked(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a list of bare figures stands behind a comma or begins, and ends in a question mark: "calmer, 10 or 11?"."""
    if not (_begins(pieces, at) or get(pieces, at - 1, "sign") in (",", "-", ":")):
        return False
    place = at
    while get(pieces, place, "number") is not None and link(pieces, place + 1) == "or":
        place += 2
    return place > at and get(pieces, place, "number") is not None and get(pieces, place + 1, "sign") == "?"


def _is_asked_of(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it stands between a cue and its verb: "would 10 be", "does 9 work"."""
    before, follows = pieces[at - 1] if at else None, pieces[at + 1].text if at + 1 < len(pieces) else ""
    asks = before is not None and (before.get("offers") is not None or before.text in ("does", "will"))
    asks = asks or (before is not None and before.text == "be" and at > 1 and pieces[at - 2].text in ("it", "that"))
    either = follows == "on" and at + 2 < len(pieces) and pieces[at + 2].text in ("either", "both")
    return asks and (either or follows in ("be", "do", *SUITS) or _on_a_day(pieces, at + 1))


def _time_follows(pieces: Sequence[Piece], at: int, *, listed: bool = False) -> bool:
    """Whether a day or another clock comes next: "4 on Thursday", "4 or 4:30"."""
    if get(pieces, at, "sign") == "-" or link(pieces, at) == "or" or get(pieces, at, "sign") in (",", "/"):
        after = at + 1
        listed = listed or at == 1
        hour = any(get(pieces, after, kind) is not None for kind in ("clock", "fixed"))
        if hour or get(pieces, after + 1, "meridiem") or get(pieces, after + 1, "clockword") == "oclock":
            return True
        if get(pieces, after, "number") is None:
            return False
        return _on_a_day(pieces, after + 1) or _time_follows(pieces, after + 1, listed=listed)
    begins = listed or (at == 1 and any(get(pieces, 0, kind) is not None for kind in ("number", "four")))
    while link(pieces, at) == "on" or (begins and at < len(pieces) and pieces[at].text == "on"):
        at += 1
    dated = (
        at > 0
        and pieces[at - 1].text in ("on", "the")
        and any(get(pieces, at, kind) is not None for kind in ("figures", "ordinal"))
    )
    at += get(pieces, at, "mod") is not None
    return (
        dated
        or any(get(pieces, at, kind) is not None for kind in ("weekday", "relday", "weekdays", "zone"))
        or get(pieces, at, "whose") in ("mine", "yours")
        or get(pieces, at, "part") == "tonight"
    )
