"""The grammar of clocks, and of whose they are, read from pieces at a place."""

from dataclasses import replace
from itertools import takewhile

from halfhour.domain.scheduling.words.figures import NOON, is_a_number, is_among_dotted_hours, number_at
from halfhour.domain.scheduling.words.looking import Pieces, ends_here, get, link, skip
from halfhour.domain.scheduling.words.naming import zone_at
from halfhour.domain.scheduling.words.nodes import Clock, Half, Zone
from halfhour.domain.scheduling.words.parts import OWNERS, SMALL_HOURS, half_behind
from halfhour.domain.scheduling.words.pieces import Piece

TAGS = ("right", "correct", "no", "yes", "i think", "i guess", "i believe")
"""Words behind an hour on the other's clock with which a writer wants it checked: "3pm for you right?"."""
PEOPLE = {"me": "mine", "us": "mine", "you": "yours", "u": "yours", "yours": "yours", "ours": "mine"}
HOUSES = ("yours", "ours")
HERE = ("here", "over here")
FOR = ("for", "with", "by")
COPULAS = frozenset(
    "it that that's it's this which is be will would should makes means so = i.e. about around at just only then 'll i'm, 's".split()
)
"""Words between an hour and those that tell whose it is: "with you it would be 18:00"."""
AGAIN = frozenset("which that that's this it it's so = i.e. makes means".split())
"""Words that lead from an hour to the same on another clock."""
AFTERNOON = range(13, 18)
"""Hours of 24 in letters that are no century: "fourteen thirty", not "nineteen fifteen"."""
FAR = 12
"""Pieces within which the other of two clocks is named (our own default)."""
CLOSE = 6
"""Pieces within which an hour is said again for somebody else (our own default)."""


def clock_at(pieces: Pieces, at: int, licensed: bool) -> tuple[Clock, int] | None:
    """A clock with its half of the day and its zone."""
    core = None if is_a_number(pieces, at) else _core_at(pieces, at, licensed)
    if core is None:
        return None
    clock, end = core
    end = skip(pieces, end, "clockword", ("oclock", "ish"))
    clock, end = _with_half(pieces, at, clock, end)
    end = skip(pieces, end, "clockword", ("oclock", "ish"))
    zone = (
        zone_at(pieces, end + _leads_to_zone(pieces, end)) or _there(pieces, at, end) or _person_before(pieces, at, end)
    )
    if zone := zone or _for_whom(pieces, at, end) or _place_before(pieces, at, end) or _owner_before(pieces, at, end):
        clock, end = replace(clock, zone=zone[0]), zone[1]
    return clock, end


def _there(pieces: Pieces, at: int, end: int) -> tuple[Zone, int] | None:
    """The other's clock where "there" is set against "here": "9am here, noon there"."""
    there = end < len(pieces) and pieces[end].text == "there"
    near = pieces[max(0, at - FAR) : end + FAR] if there else ()
    return (Zone("whose", "yours"), end + 1) if any(piece.text in HERE for piece in near) else None


def _leads_to_zone(pieces: Pieces, at: int) -> bool:
    """Whether a small word leads from an hour to its zone: "10 in the morning in Lisbon", "10h of my time"."""
    word = pieces[at].text if at < len(pieces) else ""
    place, whose = get(pieces, at + 1, "place"), get(pieces, at + 1, "whose")
    return (word in ("in", "of") and place is not None) or (word == "of" and whose is not None)


def _place_before(pieces: Pieces, at: int, end: int) -> tuple[Zone, int] | None:
    """The place that brackets put before an hour said again: "10am (Dublin 3pm)"."""
    place = get(pieces, at - 1, "place")
    bracketed = place and get(pieces, at - 2, "sign") == "("
    place = place if bracketed else _place_that_says(pieces, at)
    return (Zone("named", str(place)), end) if place else None


def _place_that_says(pieces: Pieces, at: int) -> object:
    """The place that leads from one hour to the same there: "in Spain it is 12:00", "in Cork that will be 3"."""
    near = takewhile(lambda place: pieces[place].text in COPULAS, range(at - 1, max(-1, at - CLOSE), -1))
    words = list(near)
    says = any(pieces[place].text in ("is", "'s", "be", *AGAIN) for place in words)
    lead = words[-1] - 1 if words else -1
    return get(pieces, lead, "place") if says and lead > 0 and pieces[lead - 1].text in ("in", ",") else None


def _owner_before(pieces: Pieces, at: int, end: int) -> tuple[Zone, int] | None:
    """Whose clock is meant where an hour is explained: "I mean your 10:30", "that's my 3"."""
    at -= at > 1 and get(pieces, at - 1, "weekday") is not None and pieces[at - 2].text in OWNERS  # "your Mon 5pm"
    whose = OWNERS.get(pieces[at - 1].text, "") if at else ""
    lead = at - 2 - (at > 2 and pieces[at - 2].text == "is" and pieces[at - 3].text in AGAIN)
    explains = at > 1 and (
        pieces[lead].text in (*AGAIN, "mean", "meant", "i mean", "i meant") or get(pieces, lead, "sign") == "("
    )
    explains = explains or _lists_theirs(pieces, at - 1, end)
    begins = at == 1 and whose == "yours" and _is_of_nothing(pieces, end)  # "your 9am any day is fine"
    equals = _is_beside_other_owner(pieces, at - 1, end, whose) or (whose and _is_what_another_would_be(pieces, at - 1))
    return (Zone("whose", whose), end) if whose and (explains or begins or equals) else None


def _person_before(pieces: Pieces, at: int, end: int) -> tuple[Zone, int] | None:
    """Whose clock a person before an hour tells, that is said on two: "9.15 CET Thursday, you: 13.45", "me 10.00, you 3.30"."""
    person = at - 1 - (get(pieces, at - 1, "sign") == ":")
    whose = PEOPLE.get(pieces[person].text) if person >= 0 else None
    apart = person == 0 or get(pieces, person - 1, "sign") is not None
    if whose is None or not apart:
        return None
    follows = range(end, min(len(pieces), end + CLOSE))
    other = any(PEOPLE.get(pieces[place].text, whose) != whose and _leads_to_hour(pieces, place) for place in follows)
    return (Zone("whose", whose), end) if other or _is_hour_before(pieces, person - 2) else None


def _leads_to_hour(pieces: Pieces, at: int) -> bool:
    """Whether an hour stands behind a person, perhaps behind a colon."""
    hour = at + 1 + (get(pieces, at + 1, "sign") == ":")
    return get(pieces, at - 1, "sign") is not None and any(
        get(pieces, hour, kind) is not None for kind in ("clock", "number")
    )


def _is_beside_other_owner(pieces: Pieces, at: int, end: int, whose: str) -> bool:
    """Whether an owned hour is what one of the other's is: "your 3pm is my 8am"."""
    follows = pieces[end + 1].text if end + 1 < len(pieces) and pieces[end].text == "is" else ""
    before = pieces[max(0, at - CLOSE) : at - 1] if at > 0 and pieces[at - 1].text == "is" else ()
    return any(OWNERS.get(word, whose) != whose for word in (follows, *(piece.text for piece in before)))


def _lists_theirs(pieces: Pieces, at: int, end: int) -> bool:
    """Whether hours of the reader's are a choice, "at your 9:30 or your 11", or room; one alone may be what they do then."""
    either = [piece.text for piece in pieces[end : end + 2]] == ["or", "your"]
    other = (
        at > 2
        and pieces[at - 1].text == "or"
        and "your" in [piece.text for piece in pieces[max(0, at - CLOSE) : at - 1]]
    )
    room = (
        at > 1 and pieces[at - 1].text == "is" and get(pieces, at - 2, "gap") is not None
    )  # "my window is your 3.30 to 5.30"
    return pieces[at].text == "your" and (either or other or room)


def _is_what_another_would_be(pieces: Pieces, at: int) -> bool:
    """Whether an owned hour is what one said before "would be": "your Friday between 2 and 4 would be my 9 to 11"."""
    would = at > 1 and pieces[at - 1].text == "be" and pieces[at - 2].text in ("would", "will")
    return would and (_is_hour_before(pieces, at - 3) or get(pieces, at - 3, "number") is not None)


def _is_of_nothing(pieces: Pieces, at: int) -> bool:
    """Whether no thing stands here of which an hour could be the name: "your 9am class"."""
    return at >= len(pieces) or pieces[at].get("word") is None


def _for_whom(pieces: Pieces, at: int, end: int) -> tuple[Zone, int] | None:
    """Whose clock "for you" tells behind an hour that is said on two: "10am ET (3pm for you)"; "3pm for you?" tells none."""
    whose = PEOPLE.get(pieces[end + 1].text, "") if is_for_somebody(pieces, end) else ""
    if not whose:
        return _behind_day(pieces, end) or _before_for_whom(pieces, at, end)
    last = end + 2 + (get(pieces, end + 2, "whose") == whose)  # "1pm for me here"
    last += 2 * (last + 1 < len(pieces) and pieces[last].text == "in" and _names_a_place(pieces[last + 1]))
    goes_on = ends_here(pieces, last) or pieces[last].text in (*AGAIN, *TAGS, "and", "or", "if", "on", "though")
    if not (goes_on or is_for_somebody(pieces, last + 1)):
        return None
    begins = _begins_span(pieces, at)
    sign = get(pieces, begins - 1, "sign")
    glosses = sign in ("(", "=") or (sign in (",", "/", "-") and _is_hour_before(pieces, begins - 2))
    others = (
        place for place in range(max(0, at - CLOSE), last + CLOSE) if place != end and is_for_somebody(pieces, place)
    )
    other = any(PEOPLE[pieces[place + 1].text] != whose for place in others)
    if (
        glosses
        or other
        or says_again(pieces, begins)
        or _equals_before(pieces, begins)
        or _is_said_alone(pieces, begins, last)
    ):
        return Zone("whose", whose), last
    return None


def _names_a_place(piece: Piece) -> bool:
    """Whether it is a place that we know, or a word with a capital: "1pm for me in Cork"."""
    return piece.get("place") is not None or str(piece.get("word") or "")[:1].isupper()


def _equals_before(pieces: Pieces, at: int) -> bool:
    """Whether an hour "is" the one that stands here: "8.30 am Eastern on Friday would be 7 pm for you"."""
    near = list(takewhile(lambda place: pieces[place].text in COPULAS, range(at - 1, max(-1, at - CLOSE), -1)))
    is_said = any(pieces[place].text in ("is", "be", "'s", "will", "would") for place in near)
    return is_said and _is_hour_before(pieces, near[-1] - 1)


def _is_hour_before(pieces: Pieces, at: int) -> bool:
    """Whether an hour stands before a comma, its day perhaps behind it: "10am here wed 12th, 3pm for you", "at 10, 4 with you"."""
    near = takewhile(lambda place: not ends_here(pieces, place), range(at, max(-1, at - CLOSE), -1))
    return any(_is_of_hour(pieces, place) for place in near)


def _is_of_hour(pieces: Pieces, at: int) -> bool:
    """Whether a piece of a clock stands here; a figure only where something leads to it."""
    figure = get(pieces, at, "number") is not None and link(pieces, at - 1) == "at"
    return figure or any(get(pieces, at, kind) is not None for kind in ("clock", "fixed", "zone", "whose", "meridiem"))


def _behind_day(pieces: Pieces, end: int) -> tuple[Zone, int] | None:
    """Whose clock words behind the day tell, where the other's follow: "11pm on Tuesday for me, 10pm for you"."""
    day = end + (end < len(pieces) and pieces[end].text == "on")
    person = day + 1 + (get(pieces, day + 1, "part") is not None)
    if get(pieces, day, "weekday") is None or not is_for_somebody(pieces, person):
        return None
    whose = PEOPLE[pieces[person + 1].text]
    others = (place for place in range(person + 1, person + FAR) if is_for_somebody(pieces, place))
    other = any(PEOPLE[pieces[place + 1].text] != whose for place in others)
    return (Zone("whose", whose), end) if other or _is_elsewhere(pieces, person + 2) else None


def _is_elsewhere(pieces: Pieces, at: int) -> bool:
    """Whether "is", an hour and its place follow: "for me is 2 pm in Chennai"."""
    leads = at < len(pieces) and pieces[at].text in ("is", "=", "makes", "means")
    hour = any(get(pieces, at + 1, kind) is not None for kind in ("clock", "number", "fixed"))
    return leads and hour and any(get(pieces, place, "place") is not None for place in range(at + 1, at + CLOSE))


def _before_for_whom(pieces: Pieces, at: int, end: int) -> tuple[Zone, int] | None:
    """Whose clock words before an hour tell, which is said on two: "for you 3pm, for me 10am", "with you it would be 18:00"."""
    begins = _begins_span(pieces, at)
    near = list(takewhile(lambda place: not ends_here(pieces, place), range(begins - 1, max(-1, begins - CLOSE), -1)))
    lead = next((place for place in near if is_for_somebody(pieces, place)), None)
    if lead is None or any(pieces[place].text not in COPULAS for place in range(lead + 2, begins)):
        return None
    whose = PEOPLE[pieces[lead + 1].text]
    around = range(max(0, begins - FAR), min(len(pieces), end + FAR))
    others = (place for place in around if place != lead and is_for_somebody(pieces, place))
    other = any(PEOPLE[pieces[place + 1].text] != whose for place in others)
    return (Zone("whose", whose), end) if other or lead + 2 < begins else None


def _begins_span(pieces: Pieces, at: int) -> int:
    """Where the span begins that ends in the clock at a place; the place itself where it is no end."""
    if link(pieces, at - 1) != "to":
        return at
    first = at - 2 - (get(pieces, at - 2, "meridiem") is not None)
    return first - (link(pieces, first - 1) == "from")


def says_again(pieces: Pieces, at: int) -> bool:
    """Whether words before an hour lead from one that was said to the same on another clock: "so", "which would be", "that's"."""
    place = at - 1
    while place >= 0 and pieces[place].text in COPULAS:
        if pieces[place].text in AGAIN:
            return True
        place -= 1
    return False


def _is_said_alone(pieces: Pieces, begins: int, end: int) -> bool:
    """Whether it is a sentence of its own that asks nothing, behind an hour with its zone: "10 to 11 in the morning for you."."""
    first = begins == 0 or pieces[begins - 1].text in (".", "!", ";") or get(pieces, begins - 1, "break") is not None
    asks = end < len(pieces) and pieces[end].text == "?"
    return (
        first
        and not asks
        and any(
            get(piece_at, 0, "zone") or get(piece_at, 0, "whose") for piece_at in ([each] for each in pieces[:begins])
        )
    )


def is_for_somebody(pieces: Pieces, at: int) -> bool:
    """Whether "for me", "with you", "by us" or "at yours" stands at a place."""
    if not 0 <= at < len(pieces) - 1 or pieces[at + 1].text not in PEOPLE:
        return False
    return pieces[at].text in FOR or (pieces[at].text == "at" and pieces[at + 1].text in HOUSES)


def _with_half(pieces: Pieces, at: int, clock: Clock, end: int) -> tuple[Clock, int]:
    """A clock with the half of the day that is said behind it, once or twice: "11 am", "5 o'clock evening", "11 am morning"."""
    if (half := get(pieces, end, "meridiem")) and clock.half in ("", "24"):
        late = pieces[end].text.endswith("night") and clock.hour in SMALL_HOURS
        clock, end = _in_half(clock, "am" if half == "am" or late else "pm"), end + 1
    if (worded := half_behind(pieces, at, end, clock.hour)) and clock.half in ("", "24", worded):
        clock, end = _in_half(clock, worded), end + 1
    return clock, end


def _in_half(clock: Clock, half: Half) -> Clock:
    return clock if clock.half or clock.hour > NOON else replace(clock, half=half)


def _core_at(pieces: Pieces, at: int, licensed: bool) -> tuple[Clock, int] | None:
    if fixed := get(pieces, at, "fixed"):
        return Clock(12 if fixed == "noon" else 0, 0, "24"), at + 1
    clock = get(pieces, at, "clock")
    if isinstance(clock, Clock):
        if get(pieces, at, "figures") and not licensed and not is_among_dotted_hours(pieces, at):
            return None
        return clock, at + 1
    return _worded_at(pieces, at) or number_at(pieces, at, licensed)


def _worded_at(pieces: Pieces, at: int) -> tuple[Clock, int] | None:
    """Half past three, quarter to 11, ten past two, half three, three thirty, nine o'clock."""
    fraction = get(pieces, at, "fraction")
    number = get(pieces, at, "number")
    minutes = {"half": 30, "quarter": 15}.get(str(fraction)) if fraction else int(str(number)) if number else None
    if minutes is None:
        return None
    if said := _past_or_to(pieces, at, minutes, is_fraction=bool(fraction)):
        return said
    if fraction == "half" and (hour := get(pieces, at + 1, "number")) and 1 <= int(str(hour)) <= 12:
        return Clock(int(str(hour)), 30, half_of=True), at + 2
    return _hour_and_minutes(pieces, at) or _hour_and_half(pieces, at)


def _hour_and_half(pieces: Pieces, at: int) -> tuple[Clock, int] | None:
    """An hour and its half, as speakers of Romance languages say it: "at 8 and half"; "two and a half hours" is a length."""
    number = get(pieces, at, "number")
    words = [piece.text for piece in pieces[at + 1 : at + 3]]
    led = link(pieces, at - 1) in ("at", "from", "between", "to", "after", "before")
    hour = int(str(number)) if number is not None else 0
    counts = any(get(pieces, at + 3, kind) is not None for kind in ("unit", "word", "clockword", "number"))
    counts = counts or (at + 3 < len(pieces) and pieces[at + 3].text == "past")
    return (Clock(hour, 30), at + 3) if led and words == ["and", "half"] and 0 < hour <= NOON and not counts else None


def _hour_and_minutes(pieces: Pieces, at: int) -> tuple[Clock, int] | None:
    """Three thirty, eleven-fifteen."""
    number = get(pieces, at, "number")
    beside = at + 1 + (get(pieces, at + 1, "sign") == "-")
    follows = get(pieces, beside, "number")
    if not number or not follows or pieces[at].text.isdigit() or pieces[beside].text.isdigit():
        return None
    of_24 = int(str(number)) in AFTERNOON and str(follows) in ("15", "30", "45")
    if of_24:
        return Clock(int(str(number)), int(str(follows)), "24"), beside + 1
    if int(str(number)) > NOON or str(follows) not in ("15", "20", "25", "30", "40", "45", "50", "55"):
        return None
    return Clock(int(str(number)), int(str(follows))), beside + 1


def _is_span(pieces: Pieces, at: int) -> bool:
    """Whether "ten till two" is a span and not ten minutes before two, as it is behind "at"."""
    worded = get(pieces, at, "number") in ("5", "10") and not pieces[at].text.isdigit()
    turns = (
        at + 2 < len(pieces) and pieces[at + 1].text in ("till", "til") and get(pieces, at + 2, "number") is not None
    )
    led = get(pieces, at - 1, "link") in ("from", "between") or (at > 0 and pieces[at - 1].text.startswith("any"))
    minutes = at + 1 < len(pieces) and pieces[at + 1].text == "to" and _hour_and_minutes(pieces, at + 2) is not None
    return worded and (turns or led or minutes or _is_beside_spans(pieces, at)) and get(pieces, at - 1, "link") != "at"


def _is_beside_spans(pieces: Pieces, at: int) -> bool:
    """Whether other hours are said from one to the other: "she's got 9 to 11 and I've got 10 to 12, so ten to eleven"."""
    return any(
        place != at and pieces[place + 1].text == "to" and all(get(pieces, place + each, "number") for each in (0, 2))
        for place in range(len(pieces) - 2)
        if pieces[place].text.isdigit()
    )


def _past_or_to(pieces: Pieces, at: int, minutes: int, *, is_fraction: bool) -> tuple[Clock, int] | None:
    """Quarter to 11, ten past two, half past noon; "10 to 11" in figures is a span and not this."""
    turn = at + 1 + (get(pieces, at + 1, "unit") == "minute" or (is_fraction and get(pieces, at + 1, "sign") == "-"))
    word = pieces[turn].text if turn < len(pieces) else ""
    hour, fixed = get(pieces, turn + 1, "number"), get(pieces, turn + 1, "fixed")
    in_figures = (
        pieces[at - 1 if at else 0].text not in ("at", "@")
        and word not in ("past", "of")
        and not is_fraction
        and turn == at + 1
        and pieces[at].text.isdigit()
    )
    if _is_span(pieces, at):
        return None
    fits = minutes < 31 and (is_fraction or minutes % 5 == 0) and not (in_figures and minutes in (5, 10))
    if not (hour or fixed) or word not in ("past", "after", "to", "before", "till", "of") or not fits:
        return None
    base = 12 if fixed == "noon" else 0 if fixed else int(str(hour))
    if base > 24 or (in_figures and (base > 12 or get(pieces, at - 1, "link") in ("from", "between"))):
        return None  # "from 15 to 17" is a span
    total = (base * 60 + (minutes if word in ("past", "after") else -minutes)) % 1440
    sure = bool(fixed) or base > 12
    shown = total if sure else (total - 1) % 720 + 1 if total >= 60 else total + 720
    return Clock(shown // 60, shown % 60, "24" if sure else ""), turn + 2
