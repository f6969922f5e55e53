"""The grammar of times of day: clocks, spans, bounds and parts, read from pieces at a place."""

from collections.abc import Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.nodes import Clock, Half, Time, Zone
from halfhour.domain.scheduling.words.pieces import Piece

Pieces = Sequence[Piece]

LOOSE = frozenset(
    {"for", "like", "maybe", "perhaps", "is", "then", "do", "about", "just", "towards", "possibly", "try"}
)
"""Words that stand before many figures which are no time."""
ABOUT = LOOSE | {"around", "approx", "approximately", "roughly", "circa", "say"}
"""The same, when "of" stands behind the figure: "about 9 of these"."""

NUMBERED = frozenset(
    "room rm platform gate suite flat apt floor version section chapter page bus tram line building desk bay ward track route level no ext extension".split()
)
"""What bears a number that may look like a clock."""

KINDS = frozenset(
    "shift shifts crew desk nurse nurses porter class classes course service duty duties bus train school team owl market".split()
)
"""What a part of the day is only the kind of: "the night shift"."""


def get(pieces: Pieces, at: int, kind: str) -> object:
    """The value of the piece at a place as a kind; None when there is none."""
    return pieces[at].get(kind) if 0 <= at < len(pieces) else None


def link(pieces: Pieces, at: int) -> str:
    """Which link stands at a place: or, to, between, at…; a hyphen is a "to" too."""
    if get(pieces, at, "sign") == "-":
        return "to"
    return str(get(pieces, at, "link") or "")


def time_at(pieces: Pieces, at: int, licensed: bool) -> tuple[Time, int] | None:
    """The time of day that begins at a place, and where it ends.

    Args:
        licensed: whether the words around allow a bare figure to be a clock.
    """
    return _bound_at(pieces, at) or _span_at(pieces, at, licensed) or _part_at(pieces, at) or _same_at(pieces, at)


def zone_at(pieces: Pieces, at: int) -> tuple[Zone, int] | None:
    """The zone that begins at a place, in brackets or not."""
    start = at + (get(pieces, at, "sign") in ("(", "[", ","))
    start += link(pieces, start) == "on" and get(pieces, start + 1, "place") is not None
    said = get(pieces, start, "zone")
    if isinstance(said, Zone):
        found = said
    elif isinstance(said, str):
        found = Zone("named", said) if "/" in said else Zone("letters", said)
    elif whose := get(pieces, start, "whose"):
        found = Zone("whose", str(whose))
    elif (place := get(pieces, start, "place")) and start == at:
        found = Zone("named", str(place))
    else:
        return None
    end = start + 1
    end += get(pieces, end, "weak") == "time" and found.kind == "letters"
    end += start > at and get(pieces, end, "sign") in (")", "]")
    return found, end


def clock_at(pieces: Pieces, at: int, licensed: bool) -> tuple[Clock, int] | None:
    """A clock with its half of the day and its zone."""
    core = None if _is_a_number(pieces, at) else _core_at(pieces, at, licensed)
    if core is None:
        return None
    clock, end = core
    end = _skip(pieces, end, "clockword", ("oclock", "ish"))
    if end < len(pieces) and (half := get(pieces, end, "meridiem")) and clock.half in ("", "24"):
        if not clock.half and clock.hour <= 12:
            clock = replace(clock, half=_half(half))
        end += 1
    end = _skip(pieces, end, "clockword", ("oclock", "ish"))
    if zone := zone_at(pieces, end):
        clock, end = replace(clock, zone=zone[0]), zone[1]
    return clock, end


def _is_a_number(pieces: Pieces, at: int) -> bool:
    """Whether a figure is the number of something: "room 2.14", "platform 9"."""
    return at > 0 and pieces[at - 1].text in NUMBERED and ":" not in pieces[at].text


def _half(value: object) -> Half:
    return "am" if value == "am" else "pm"


def _core_at(pieces: Pieces, at: int, licensed: bool) -> tuple[Clock, int] | None:
    if fixed := get(pieces, at, "fixed"):
        return Clock(12 if fixed == "noon" else 0, 0, "24"), at + 1
    clock = get(pieces, at, "clock")
    if isinstance(clock, Clock):
        if get(pieces, at, "figures") and not licensed:
            return None
        return clock, at + 1
    return _worded_at(pieces, at) or _number_at(pieces, at, licensed)


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
        return Clock(int(str(hour)), 30), at + 2
    beside = at + 1 + (get(pieces, at + 1, "sign") == "-")
    follows = get(pieces, beside, "number")
    if not number or not follows or pieces[at].text.isdigit() or pieces[beside].text.isdigit():
        return None
    if int(str(number)) > 12 or str(follows) not in ("15", "20", "25", "30", "40", "45", "50", "55"):
        return None
    return Clock(int(str(number)), int(str(follows))), beside + 1


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
    fits = minutes < 31 and (is_fraction or minutes % 5 == 0) and not (in_figures and minutes in (5, 10))
    if not (hour or fixed) or word not in ("past", "after", "to", "before", "till", "of") or not fits:
        return None
    base = 12 if fixed == "noon" else 0 if fixed else int(str(hour))
    if base > 24:
        return None
    total = (base * 60 + (minutes if word in ("past", "after") else -minutes)) % 1440
    sure = bool(fixed) or base > 12
    shown = total if sure else (total - 1) % 720 + 1 if total >= 60 else total + 720
    return Clock(shown // 60, shown % 60, "24" if sure else ""), turn + 2


def _number_at(pieces: Pieces, at: int, licensed: bool) -> tuple[Clock, int] | None:
    number, four = get(pieces, at, "number"), get(pieces, at, "four")
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
    if _numbers_a_line(pieces, at) or _is_pronoun(pieces, at):
        return None
    said = get(pieces, at + 1, "clockword") in ("oclock", "ish") or (hour <= 12 and get(pieces, at + 1, "meridiem"))
    if not said and (not licensed or hour > 23 or _is_counted(pieces, at)):
        return None
    return Clock(hour, 0, "24" if hour > 12 or hour == 0 else ""), at + 1


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
    """Whether a figure numbers a line of a list: "2) May 11"."""
    if get(pieces, at + 1, "sign") != ")" or get(pieces, at - 1, "sign") == "(":
        return False
    begins = at == 0 or pieces[at].start > pieces[at - 1].end or get(pieces, at - 1, "break") is not None
    return begins and not any(get(pieces, back, "sign") == "(" for back in range(max(0, at - 6), at))


def _is_pronoun(pieces: Pieces, at: int) -> bool:
    """Whether "one" stands for a time that was named: "the Monday one"."""
    return (
        pieces[at].text == "one"
        and (get(pieces, at - 1, "weekday") is not None or (at > 0 and pieces[at - 1].text == "is"))
        and get(pieces, at + 1, "meridiem") is None
        and get(pieces, at + 1, "clockword") is None
    )


def _is_counted(pieces: Pieces, at: int) -> bool:
    """Whether a figure counts something ("3 people", "10 minutes") or is part of an address ("3 Baker Street")."""
    if at + 1 >= len(pieces):
        return False
    follows = pieces[at + 1]
    if follows.get("unit") and follows.text != "m":
        return True
    if get(pieces, at + 1, "month") is not None or follows.get("sign") in ("%", "/"):
        return True
    if [piece.text for piece in pieces[at + 1 : at + 4]] == ["and", "a", "half"]:
        return True
    if follows.text in ("a", "an", "per", "times") and at and pieces[at - 1].text not in ("at", "@", "after", "before"):
        return True
    if follows.text == "of" and at and pieces[at - 1].text in ABOUT:
        return True
    word = follows.get("word")
    if not word:
        return False
    return str(word)[:1].isupper() or at == 0 or pieces[at - 1].text in LOOSE


def _bound_at(pieces: Pieces, at: int) -> tuple[Time, int] | None:
    """After, before, between or from a clock."""
    kind = link(pieces, at)
    start = at + 1
    while link(pieces, start) == "at" and kind in ("after", "before", "from", "to"):
        start += 1
    if kind in ("between", "from") and (span := _ends_at(pieces, start, ("and", "to", "or"))):
        return span
    if kind not in ("after", "before", "from", "to") or (pieces[at].get("sign")):
        return None
    if kind == "after" and pieces[at].text == "past" and at and pieces[at - 1].get("number"):
        return None
    if found := clock_at(pieces, start, licensed=True):
        clock, end = found
        return Time("after" if kind in ("after", "from") else "before", clock), _skip(pieces, end, "link", ("onwards",))
    part = get(pieces, start, "part")
    if part and kind in ("after", "before", "from", "to") and part != "day":
        return Time("before" if kind in ("before", "to") else "after", part=str(part)), start + 1
    return None


def _span_at(pieces: Pieces, at: int, licensed: bool) -> tuple[Time, int] | None:
    """A span of clocks with a hyphen or "to"; else one clock, perhaps with "onwards"."""
    if span := _ends_at(pieces, at, ("to",), licensed=licensed):
        return span
    found = clock_at(pieces, at, licensed)
    if found is None:
        return None
    clock, end = found
    if get(pieces, end, "sign") == "+":
        return Time("after", clock), end + 1
    if link(pieces, end) == "onwards" and (pieces[end].text not in ("on", "plus") or _ends_here(pieces, end + 1)):
        return Time("after", clock), end + 1
    if link(pieces, end) == "earlier" or (link(pieces, end) == "before" and pieces[end].text == "at the latest"):
        return Time("before", clock), end + 1
    if link(pieces, end) == "after" and pieces[end].text in ("at the earliest", "earliest"):
        return Time("after", clock), end + 1
    return Time("at", clock), end


def _ends_here(pieces: Pieces, at: int) -> bool:
    """Whether nothing more follows that "on" could lead to: "from 3 pm on." and not "3 pm on the ninth"."""
    return at >= len(pieces) or get(pieces, at, "sign") is not None or get(pieces, at, "break") is not None


def _day_follows(pieces: Pieces, at: int) -> bool:
    while at < len(pieces) and pieces[at].text in ("on", "the", "of", "in"):
        at += 1
    return any(
        get(pieces, at, kind) is not None
        for kind in ("weekday", "month", "ordinal", "relday", "figures", "mod", "weekdays", "number")
    )


def _ends_at(pieces: Pieces, at: int, joins: tuple[str, ...], licensed: bool = True) -> tuple[Time, int] | None:
    first = clock_at(pieces, at, licensed or _is_span_of_figures(pieces, at))
    if first is None or link(pieces, first[1]) not in joins:
        return None
    start = first[1] + 1
    while link(pieces, start) == "at":
        start += 1
    last = clock_at(pieces, start, licensed=True)
    if last is None:
        return None
    return Time("between", first[0], last[0]), last[1]


def _is_span_of_figures(pieces: Pieces, at: int) -> bool:
    """Whether "1-3pm" begins here: a bare figure that a clock with its half of the day follows."""
    bare = get(pieces, at, "number") is not None and get(pieces, at + 2, "number") is not None
    if bare and link(pieces, at + 1) == "to" and _day_follows(pieces, at + 3):
        return True
    return link(pieces, at + 1) == "to" and (
        isinstance(get(pieces, at + 2, "clock"), Clock) or bool(get(pieces, at + 3, "meridiem"))
    )


def _part_at(pieces: Pieces, at: int) -> tuple[Time, int] | None:
    at += get(pieces, at, "link") == "any"
    if parts := get(pieces, at, "parts"):
        found = Time("part", part=str(parts), recurring=True)
        end = at + 1
    elif part := get(pieces, at, "part"):
        if str(part) in ("night", "evening") and get(pieces, at + 1, "word") and pieces[at + 1].text in KINDS:
            return None
        found, end = Time("part", part=str(part)), at + 1
    elif (half := get(pieces, at, "meridiem")) and not (
        pieces[at].text == "am" and (at == 0 or get(pieces, at - 1, "word") or pieces[at - 1].text in ("i", "who"))
    ):
        found, end = Time("part", part="morning" if half == "am" else "afternoon"), at + 1
        if "evening" in pieces[at].text or "night" in pieces[at].text:
            found = Time("part", part="evening")
    else:
        return None
    if zone := zone_at(pieces, end):
        return replace(found, first=Clock(0, zone=zone[0])), zone[1]
    return found, end


def _same_at(pieces: Pieces, at: int) -> tuple[Time, int] | None:
    back = get(pieces, at, "back")
    if back == "same_time":
        return Time("same"), at + 1
    return None


def _skip(pieces: Pieces, at: int, kind: str, values: tuple[str, ...]) -> int:
    if get(pieces, at, "sign") == "-" and get(pieces, at + 1, kind) in values:
        at += 1
    while get(pieces, at, kind) in values:
        if kind == "link" and (
            _day_follows(pieces, at + 1) or (pieces[at].text in ("on", "plus") and not _ends_here(pieces, at + 1))
        ):
            break
        at += 1
    return at
