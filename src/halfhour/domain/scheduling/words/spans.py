"""When two bare figures with a hyphen or "to" between them are hours, from one to the other."""

from halfhour.domain.scheduling.words.clocks import clock_at
from halfhour.domain.scheduling.words.figures import MONEY, NOON, NUMBERED
from halfhour.domain.scheduling.words.looking import Pieces, day_follows, ends_here, get, link
from halfhour.domain.scheduling.words.nodes import Clock

ARE = ("are", "is", "run", "runs", "hours")
"""Words of things behind which two figures are their hours."""
SO = ("so", "then")
"""Words that lead to two figures which are hours where they count nothing: "I'm off, so 11 to 1", not "so 2 to 3 questions"."""
TO = ("to", "till", "til", "'til", "until")
"""Words between two hours; a hyphen stands between other figures, too."""
DAWN = 7
"""The hour from which on a span may go over noon: "10 to 2", and not "lost 3 to 1" (our own default)."""
LONGEST = 10
"""Hours of the longest span whose ends are bare figures (our own default)."""
COUNTED = NUMBERED | frozenset(
    "age aged ages grade year form score question item lesson unit paragraph figure table week".split()
)
"""What is counted by figures that stand right behind it, one or many: "ages 9 to 11", "pages 3 to 5"."""
GOES_ON = frozenset(
    "in and or but which again then only please pls here there every each that is was on at with so if because since as due when "
    "while unless until".split()
)
"""Words behind two figures that count nothing."""
BEHIND = ("weekday", "weekdays", "relday", "zone", "whose", "meridiem", "offers", "refuses", "back", "place", "part")
"""Kinds of words behind two figures that count nothing."""


def is_span_of_figures(pieces: Pieces, at: int) -> bool:
    """Whether "1-3pm" begins here: a bare figure that a clock with its half of the day follows."""
    bare = get(pieces, at, "number") is not None and get(pieces, at + 2, "number") is not None
    begins = (
        at == 0
        or get(pieces, at - 1, "sign") in (",", ":", "(", ".", "?", "!")
        or get(pieces, at - 1, "break") is not None
    )
    begins = begins or pieces[at - 1].text in ARE or bool(get(pieces, at - 1, "offers"))
    begins = begins or (pieces[at - 1].text in SO and get(pieces, at + 3, "word") is None)
    if bare and begins and link(pieces, at + 1) == "to" and pieces[at].text.isdigit() and _reads_as_span(pieces, at):
        return True
    if bare and link(pieces, at + 1) == "to" and (day_follows(pieces, at + 3) or _is_of_event(pieces, at)):
        return True
    if _reads_as_hours(pieces, at) or _is_beside_span(pieces, at):
        return True
    return link(pieces, at + 1) == "to" and (
        isinstance(get(pieces, at + 2, "clock"), Clock) or bool(get(pieces, at + 3, "meridiem"))
    )


def _is_of_event(pieces: Pieces, at: int) -> bool:
    """Whether figures behind the name of a thing are its hours, and nothing more follows: "shift 6 to 2", "the Treasury 11 to 1"."""
    hours = [int(str(get(pieces, place, "number"))) for place in (at, at + 2)]
    named = pieces[at - 1].get("word") is not None and pieces[at + 1].text in ("to", "till", "til", "until")
    return named and max(hours) <= NOON and ends_here(pieces, at + 3)


def _reads_as_span(pieces: Pieces, at: int) -> bool:
    """Whether two figures are hours: "9 to 5"; with a hyphen only behind a word that offers, "free 11-12", or alone in brackets."""
    told = get(pieces, at + 3, "offers") or get(pieces, at + 3, "refuses")
    if pieces[at + 1].text == "to" or get(pieces, at - 1, "offers") or told:
        return not (get(pieces, at + 3, "unit") or get(pieces, at + 3, "length"))
    return get(pieces, at - 1, "sign") == "(" and get(pieces, at + 3, "sign") == ")"


def counts_something(pieces: Pieces, at: int) -> bool:
    """Whether two bare figures that begin here count something or number it: "2 to 3 questions", "grades 9 to 11"."""
    figures = all(get(pieces, place, "number") is not None for place in (at, at + 2))
    things = any(get(pieces, at + 3, kind) is not None for kind in ("word", "unit"))
    return figures and (things or _numbers(pieces, at))


def _reads_as_hours(pieces: Pieces, at: int) -> bool:
    """Whether "2 to 3", "nine till noon" or "1130 to 12" stands here and counts nothing, neither what is before it nor what is behind."""
    worded = at + 1 < len(pieces) and pieces[at + 1].text in TO
    end = _end_of_hours(pieces, at) if worded else None
    return end is not None and not _is_counted(pieces, at, end)


def _is_beside_span(pieces: Pieces, at: int) -> bool:
    """Whether two such spans stand beside each other, which nobody counts by: "9-12 and then 1-4", "10-12 and 2-3:30"."""
    end = _end_of_hours(pieces, at) if get(pieces, at + 1, "sign") == "-" else None
    if end is None or _is_counted(pieces, at, end):
        return False
    other = end
    while link(pieces, other) == "and" or get(pieces, other, "sign") == "," or _goes_on(pieces, other):
        other += 1
    return other > end and get(pieces, other + 1, "sign") == "-" and _end_of_hours(pieces, other) is not None


def _goes_on(pieces: Pieces, at: int) -> bool:
    """Whether a word that leads to the next span stands here."""
    return at < len(pieces) and pieces[at].text in ("then", "again")


def _end_of_hours(pieces: Pieces, at: int) -> int | None:
    """Where two figures end, of which one may be an hour and the other a later one of the same day; None where they cannot be."""
    first, last = _hour_of(pieces, at), clock_at(pieces, at + 2, licensed=True)
    if first is None or last is None:
        return None
    begins, ends = (clock.hour * 60 + clock.minute for clock in (first, last[0]))
    half = NOON * 60
    begins -= half if first.hour == NOON and ends < half else 0
    plainly = begins < ends and (begins >= half or begins < DAWN * 60)
    over_noon = DAWN * 60 <= begins < half and 0 < (ends - begins) % half <= LONGEST * 60
    return last[1] if plainly or over_noon else None


def _hour_of(pieces: Pieces, at: int) -> Clock | None:
    """The hour that a figure would be."""
    number = get(pieces, at, "number")
    if number is not None:
        hour = int(str(number))
        return Clock(hour) if 0 < hour <= 2 * NOON else None
    found = clock_at(pieces, at, licensed=True)
    return found[0] if found and found[1] == at + 1 else None


def _is_counted(pieces: Pieces, at: int, end: int) -> bool:
    """Whether figures up to `end` count something or number it."""
    plain = ends_here(pieces, end) or pieces[end].text in GOES_ON
    return _numbers(pieces, at) or not (plain or any(get(pieces, end, kind) is not None for kind in BEHIND))


def _numbers(pieces: Pieces, at: int) -> bool:
    """Whether a word before figures says what they number, "grades", "page", "£", and no day follows them: "from the bus 2 to 3 Friday"."""
    before = pieces[at - 1].text if at else ""
    if any(get(pieces, at + 3, kind) is not None for kind in ("weekday", "relday")):
        return False
    return before in COUNTED or before.removesuffix("s") in COUNTED or before in MONEY
