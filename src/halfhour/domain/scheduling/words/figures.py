"""When a bare figure is an hour, and when it counts or numbers something."""

from halfhour.domain.scheduling.words.looking import Pieces, ends_here, get, link
from halfhour.domain.scheduling.words.nodes import Clock

MONEY = ("£", "$", "€", "#")
NOON = 12
DAY = 24
LONGEST_TALK = 4
"""Hours of the longest length that is said of a talk (our own default)."""
LEADS = ("offers", "weekday", "weekdays", "relday", "month", "figures", "ordinal")
"""Kinds of pieces behind which "9 h to 10 h" are hours of the clock, and no length."""
LOOSE = frozenset(
    {"for", "like", "maybe", "perhaps", "is", "then", "do", "about", "just", "towards", "possibly", "try"}
)
"""Words that stand before many figures which are no time."""
ABOUT = LOOSE | {"around", "approx", "approximately", "roughly", "circa", "say"}
"""The same, when "of" stands behind the figure: "about 9 of these"."""
SOME_OF = (["of", "them"], ["of", "us"], ["of", "you"], ["of", "whom"], ["of", "those"], ["of", "my"], ["of", "our"])
"""Words behind a figure that counts people or things: "nine of them"."""
NUMBERED = frozenset(
    "room rm platform gate suite flat apt floor version section chapter page bus tram line building desk bay ward track "
    "route level no ext extension scale ratio version".split()
)
"""What bears a number that may look like a clock."""


def number_at(pieces: Pieces, at: int, licensed: bool) -> tuple[Clock, int] | None:
    number, four = get(pieces, at, "number"), get(pieces, at, "four")
    if isinstance(four, str) and len(four) < len("0930"):
        return _of_three(pieces, at, four) if licensed else None
    if isinstance(four, str):
        hour, minute = int(four[:2]), int(four[2:])
        follows = get(pieces, at + 1, "clockword") == "hours"
        strong = link(pieces, at - 1) in ("at", "after", "before", "between", "from") or (
            licensed and four[:2] not in ("19", "20")
        )
        if hour < 24 and minute < 60 and (follows or (strong and not _is_year(pieces, at, four))):
            return Clock(hour, minute, "24"), at + 1 + follows
        return None
    if number is None or int(str(number)) > 24:
        return None
    hour = int(str(number))
    if _numbers_a_line(pieces, at) or _is_pronoun(pieces, at) or _is_for(pieces, at) or lacks_its_hour(pieces, at):
        return None
    if get(pieces, at - 1, "sign") in MONEY:
        return None
    if hour > NOON and not pieces[at].text.isdigit() and get(pieces, at + 1, "clockword") not in ("oclock", "hours"):
        return None  # "ten to ten twenty"
    if get(pieces, at + 1, "clockword") == "hours" and hour < DAY and _are_of_the_clock(pieces, at, hour):
        return Clock(hour, 0, "24" if hour > NOON else ""), at + 2
    if hour < DAY and _begins_span_of_hours(pieces, at, hour):
        return Clock(hour, 0, "24" if hour > NOON else ""), at + 2
    said = get(pieces, at + 1, "clockword") in ("oclock", "ish") or (hour <= 12 and get(pieces, at + 1, "meridiem"))
    if not said and (not licensed or hour > 23 or _is_counted(pieces, at)):
        return None
    return Clock(hour, 0, "24" if hour > 12 or hour == 0 else ""), at + 1


def _are_of_the_clock(pieces: Pieces, at: int, hour: int) -> bool:
    """Whether "14 hours" is an hour: behind "at", as an end of a span, and alone behind a day, where it is too long for a talk."""
    if link(pieces, at - 1) == "at" or _ends_in_hours(pieces, at):
        return True
    since = at > 0 and pieces[at - 1].text == "since" and link(pieces, at + 2) == "to"
    day = at - 1 - (get(pieces, at - 1, "sign") == ",")
    named = any(get(pieces, day, kind) is not None for kind in ("weekday", "relday", "month", "ordinal"))
    return since or (named and hour > LONGEST_TALK and ends_here(pieces, at + 2))


def _begins_span_of_hours(pieces: Pieces, at: int, hour: int) -> bool:
    """Whether "13 h" is the first end of a span: "13 h to 14.30 h", "Tuesday 9 h - 10 h"; "it takes 2 h to 3 h" is a length."""
    hours = at + 1 < len(pieces) and pieces[at + 1].text == "h"
    joined = link(pieces, at + 2) == "to" or (link(pieces, at + 2) == "and" and link(pieces, at - 1) == "between")
    ends = get(pieces, at + 3, "clock") is not None or get(pieces, at + 4, "clockword") == "hours"
    if not (hours and joined and ends):
        return False
    led = link(pieces, at - 1) in ("from", "between") or any(get(pieces, at - 1, kind) is not None for kind in LEADS)
    apart = get(pieces, at - 1, "sign") in (",", ":", "(") and get(pieces, at + 3, "clock") is not None
    return led or apart or hour > NOON


def _of_three(pieces: Pieces, at: int, three: str) -> tuple[Clock, int] | None:
    """A clock typed without its colon, "fri 930", unless something is counted by it: "Friday 120 people"."""
    if get(pieces, at - 1, "sign") in MONEY or get(pieces, at + 1, "unit") or get(pieces, at + 1, "word"):
        return None
    return Clock(int(three[0]), int(three[1:])), at + 1


def is_a_number(pieces: Pieces, at: int) -> bool:
    """Whether a figure is the number of something: "room 2.14", "platform 9"."""
    ratio = at > 0 and pieces[at - 1].text in ("scale", "ratio")
    end = at + 3 if link(pieces, at + 1) == "to" and get(pieces, at + 2, "number") is not None else at + 1
    dated = any(get(pieces, end, kind) is not None for kind in ("weekday", "relday"))  # "call the duty line 4.20 Wed"
    return ratio or (at > 0 and pieces[at - 1].text in NUMBERED and ":" not in pieces[at].text and not dated)


def is_among_dotted_hours(pieces: Pieces, at: int) -> bool:
    """Whether figures with a dot are an hour as others of the message are, of which none can be a date: "ends 10.50, begins 12.10"."""
    dotted = [
        piece for piece in pieces if piece.text[:1].isdigit() and "." in piece.text and piece.get("clock") is not None
    ]
    others = [piece for piece in dotted if piece is not pieces[at] and piece.get("figures") is None]
    dates = [piece for piece in dotted if piece is not pieces[at] and piece.get("figures") is not None]
    return pieces[at] in dotted and bool(others) and not dates


def _is_year(pieces: Pieces, at: int, four: str) -> bool:
    """Whether four figures are a year: 2004, and not 1930 or 2000 beside another time."""
    if four[:2] not in ("19", "20"):
        return False
    return int(four) % 5 != 0 or (link(pieces, at - 1) != "at" and not _day_is_near(pieces, at))


def _day_is_near(pieces: Pieces, at: int) -> bool:
    near = range(max(0, at - 4), min(len(pieces), at + 5))
    kinds = ("weekday", "relday", "ordinal", "month", "figures")
    return any(get(pieces, place, kind) is not None for place in near for kind in kinds)


def _numbers_a_line(pieces: Pieces, at: int) -> bool:
    """Whether a figure numbers a line of a list: "2) May 11", "2 - Tuesday"."""
    if _leads_to_day(pieces, at):
        return True
    if get(pieces, at + 1, "sign") != ")" or get(pieces, at - 1, "sign") == "(":
        return False
    begins = at == 0 or pieces[at].start > pieces[at - 1].end or get(pieces, at - 1, "break") is not None
    return begins and not any(get(pieces, back, "sign") == "(" for back in range(max(0, at - 6), at))


def _leads_to_day(pieces: Pieces, at: int) -> bool:
    """Whether a dash or colon and a day follow a figure that begins a line or stands behind a comma."""
    before = at == 0 or get(pieces, at - 1, "break") is not None or get(pieces, at - 1, "sign") in (",", ";", ":", "|")
    named = any(get(pieces, at + 2, kind) is not None for kind in ("weekday", "relday", "month"))
    return before and get(pieces, at + 1, "sign") in ("-", ":") and named


def _is_pronoun(pieces: Pieces, at: int) -> bool:
    """Whether "one" stands for a time that was named: "the Monday one"."""
    named = any(get(pieces, at - 1, kind) is not None for kind in ("weekday", "part", "clock", "fixed"))
    if pieces[at].text == "one" and get(pieces, at + 1, "part") is not None:
        return True  # "maybe one morning next week"
    if pieces[at].text == "two" and at and pieces[at - 1].text == "the" and link(pieces, at + 1) == "at":
        return True  # "the two at 16h"
    return (
        pieces[at].text == "one"
        and (
            named
            or (at > 0 and pieces[at - 1].text in ("is", "the", "next", "only", "that", "this"))
            or (at + 1 < len(pieces) and pieces[at + 1].text == "at")
        )
        and get(pieces, at + 1, "meridiem") is None
        and get(pieces, at + 1, "clockword") is None
    )


def lacks_its_hour(pieces: Pieces, at: int) -> bool:
    """Whether minutes stand here without their hour: "at five to"."""
    ends = at + 2 >= len(pieces) or get(pieces, at + 2, "sign") is not None or get(pieces, at + 2, "break") is not None
    turns = at + 1 < len(pieces) and pieces[at + 1].text in ("to", "past") and ends
    return turns and get(pieces, at, "number") in ("5", "10", "20", "25")


def ends_a_span(pieces: Pieces, at: int) -> bool:
    """Whether a bare figure ends a span whose beginning was not taken for an hour: "9-10 class"."""
    return (
        get(pieces, at - 1, "sign") == "-"
        and get(pieces, at - 2, "number") is not None
        and pieces[at - 2].text.isdigit()
    )


def _is_for(pieces: Pieces, at: int) -> bool:
    """Whether "4" stands for "for": "ok 4 mon 3pm"."""
    day = get(pieces, at + 1, "weekday") is not None or get(pieces, at + 1, "relday") is not None
    clock = get(pieces, at + 2, "clock")
    return pieces[at].text == "4" and day and isinstance(clock, Clock) and bool(clock.half)


def _is_of_compound(pieces: Pieces, at: int) -> bool:
    """Whether a hyphen joins a figure to what it counts: "a three-day meeting", "two-bed flat"."""
    joined = get(pieces, at + 1, "sign") == "-" and at + 2 < len(pieces) and pieces[at].end == pieces[at + 1].start
    follows = pieces[at + 2] if joined else None
    return (
        follows is not None and follows.start == pieces[at + 1].end and bool(follows.get("unit") or follows.get("word"))
    )


def _ends_in_hours(pieces: Pieces, at: int) -> bool:
    """Whether "hours" stands behind a span of clocks: "from 10 to 12 hours", "Thursday, 15 to 17 hours", "since 9 hours until 11 hours"."""
    hours = get(pieces, at + 1, "clockword") == "hours"
    first = at - 2 - (get(pieces, at - 2, "clockword") == "hours")
    day = first - 1 - (get(pieces, first - 1, "sign") == ",")
    led = link(pieces, first - 1) in ("from", "between") or (first > 0 and pieces[first - 1].text == "since")
    led = led or any(get(pieces, day, kind) is not None for kind in LEADS)
    return hours and link(pieces, at - 1) in ("to", "and") and get(pieces, first, "number") is not None and led


def _is_counted(pieces: Pieces, at: int) -> bool:
    """Whether a figure counts something ("3 people", "10 minutes") or is part of an address ("3 Baker Street")."""
    if at + 1 >= len(pieces):
        return False
    follows = pieces[at + 1]
    if follows.get("unit") and follows.text != "m":
        return not _ends_in_hours(pieces, at)
    return _is_counted_by(pieces, at) or _counts_a_noun(pieces, at)


def _is_counted_by(pieces: Pieces, at: int) -> bool:
    """Whether words that we know make a number of a figure: "nine of them", "3 May", "two and a half", "4 times"."""
    follows, before = pieces[at + 1], pieces[at - 1].text if at else ""
    behind = [piece.text for piece in pieces[at + 1 : at + 4]]
    if _is_of_compound(pieces, at) or behind[:2] in SOME_OF or behind == ["and", "a", "half"]:
        return True
    dated = follows.get("sign") == "/" and get(pieces, at + 2, "number") is not None
    if get(pieces, at + 1, "month") is not None or follows.get("sign") == "%" or dated:
        return True
    if follows.text in ("a", "an", "per", "times") and at and before not in ("at", "@", "after", "before"):
        return True
    people = follows.text in ("years", "year", "yrs", "people", "questions")
    return people or (follows.text == "of" and before in ABOUT)


def _counts_a_noun(pieces: Pieces, at: int) -> bool:
    """Whether a word that we do not know is counted: "3 Baker Street", "2 miles from the station"."""
    word = pieces[at + 1].get("word")
    if not word or (str(word)[:1].isupper() and at + 2 < len(pieces) and pieces[at + 2].text == "time"):
        return False  # "11 Campinas time"
    if get(pieces, at - 1, "sign") == "," and str(word).endswith("s"):
        return True
    return str(word)[:1].isupper() or at == 0 or pieces[at - 1].text in LOOSE
