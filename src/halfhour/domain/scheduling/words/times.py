"""The grammar of times of day: clocks, spans, bounds and parts, read from pieces at a place."""

from dataclasses import replace
from itertools import takewhile

from halfhour.domain.scheduling.words.clocks import clock_at
from halfhour.domain.scheduling.words.events import event_bound
from halfhour.domain.scheduling.words.figures import ends_a_span
from halfhour.domain.scheduling.words.looking import Pieces, day_follows, ends_here, get, link, skip
from halfhour.domain.scheduling.words.naming import zone_at
from halfhour.domain.scheduling.words.nodes import Clock, Time
from halfhour.domain.scheduling.words.parts import is_kind_of_thing, tells_which_event, whose_part
from halfhour.domain.scheduling.words.spans import counts_something, is_span_of_figures

FREE = (
    "at my desk",
    "at your desk",
    "desk",
    "free",
    "home",
    "available",
    "around",
    "reachable",
    "done",
    "finished",
    "back",
    "out",
)
"""Words for how somebody is from an hour on, when they are it "by" then."""
PUNCTUAL = ("sharp", "prompt", "on the dot")
"""Words behind an hour with which it is no bound."""
LATEST = ("latest", "the latest", "at the latest", "at latest")
SPANS = frozenset("window windows slot slots block blocks gap gaps stretch span period bracket spell".split())
"""What the hours of a day are called, from one to another."""
NEAR = 3
"""Words before "by" within which a place of the reader's is named (our own default)."""
FRACTIONS = {"half": 30, "quarter": 15}
"""Minutes of the parts of an hour behind its beginning."""


def time_at(pieces: Pieces, at: int, licensed: bool) -> tuple[Time, int] | None:
    """The time of day that begins at a place, and where it ends.

    Args:
        licensed: whether the words around allow a bare figure to be a clock.
    """
    return _bound_at(pieces, at) or _span_at(pieces, at, licensed) or _part_at(pieces, at) or _same_at(pieces, at)


def _bound_at(pieces: Pieces, at: int) -> tuple[Time, int] | None:
    """After, before, between or from a clock."""
    kind = link(pieces, at)
    start = at + 1
    while link(pieces, start) == "at" and kind in ("after", "before", "from", "to"):
        start += 1
    if span := _between_at(pieces, at, start, kind):
        return span
    if (
        pieces[at].text == "since"
        and (begins := clock_at(pieces, start, licensed=True))
        and _is_free_then(pieces, begins[1])
    ):
        return Time("after", begins[0]), begins[1]  # "since 13h30 I'm all yours"
    kind = "before" if _is_latest(pieces, at) else kind
    if kind not in ("after", "before", "from", "to") or (pieces[at].get("sign")):
        return None
    if kind == "after" and pieces[at].text == "past" and at and pieces[at - 1].get("number"):
        return None
    if kind == "to" and get(pieces, start, "points") and (event := _event_at(pieces, start + 1)):
        return Time("before", event[0]), event[1]
    if kind == "to" and counts_something(pieces, at - 1):
        return None  # "10 to 12 chairs"
    if found := clock_at(pieces, start, licensed=True) or event_bound(pieces, at):
        return _bounded(pieces, at, found)
    part = get(pieces, start, "part")
    if part and part != "day" and not tells_which_event(pieces, start):
        return Time("before" if kind in ("before", "to") else "after", part=str(part)), start + 1
    return None


def _is_free_then(pieces: Pieces, at: int) -> bool:
    """Whether somebody is free or says that they can, as speakers of Romance languages say it of an hour behind "since"."""
    subject = at < len(pieces) and pieces[at].text in ("i'm", "i am", "we're", "we are", "i can", "we can")
    return subject and any(get(pieces, place, "offers") is not None for place in (at, at + 1, at + 2))


def _is_latest(pieces: Pieces, at: int) -> bool:
    """Whether "latest" leads to an hour: "earliest 10, latest 12"; behind one it is said of that."""
    begins = at == 0 or get(pieces, at - 1, "sign") is not None or link(pieces, at - 1) == "and"
    return pieces[at].text in LATEST and begins


def _event_at(pieces: Pieces, at: int) -> tuple[Clock, int] | None:
    """The hour that names something, and where the thing ends: "my 10 am class"."""
    found = clock_at(pieces, at, licensed=True)
    if found is None:
        return None
    clock, end = found
    return clock, end + any(get(pieces, end, kind) is not None for kind in ("word", "aside", "talks"))


def _between_at(pieces: Pieces, at: int, start: int, kind: str) -> tuple[Time, int] | None:
    """A span behind "between" or "from"; "btw" is "between" only before two hours."""
    if pieces[at].text in ("btw", "bet", "bw"):
        return _ends_at(pieces, start, ("and", "to"))
    if pieces[at].text == "since":
        return _ends_at(pieces, start, ("to",))
    start += kind == "between" and start < len(pieces) and pieces[start].text == "the"
    return _ends_at(pieces, start, ("and", "to", "or")) if kind in ("between", "from") else None


def _bounded(pieces: Pieces, at: int, found: tuple[Clock, int]) -> tuple[Time, int]:
    """What a bound at a place says of its clock."""
    clock, end = found
    kind = "before" if _is_latest(pieces, at) else link(pieces, at)
    if kind == "from" and (_has_length(pieces[:at]) or _begins_then(pieces, at)):
        return Time("at", clock), end  # "20 minutes, starting 12.40"
    if pieces[at].text == "by" and pieces[end - 1].text in PUNCTUAL:
        return Time("at", clock), end  # "call me by 4pm sharp"
    if pieces[at].text == "by" and at and pieces[at - 1].text in FREE:
        comes = any(piece.text == "your" for piece in pieces[max(0, at - NEAR) : at])
        # "home by 4" is home from then on, "at your front desk by 4" comes then
        return Time("at" if comes else "after", clock), end
    return Time("after" if kind in ("after", "from") else "before", clock), skip(pieces, end, "link", ("onwards",))


def _begins_then(pieces: Pieces, at: int) -> bool:
    """Whether a talk begins at the hour, and not the time in which one may be: "starting at 10", but "free starting at 10"."""
    before = takewhile(lambda piece: piece.text not in (".", "?", "!"), reversed(pieces[:at]))
    wide = any(piece.text.startswith("any") or piece.text in FREE for piece in before)
    return pieces[at].text in ("starting at", "beginning at") and not wide


def _has_length(before: Pieces) -> bool:
    """Whether a length was said before in the sentence: "20 minutes", "half an hour"."""
    sentence = takewhile(lambda piece: piece.text not in (".", "?", "!") and not piece.get("break"), reversed(before))
    return any(piece.get("length") or (piece.get("unit") in ("minute", "hour")) for piece in sentence)


def _span_at(pieces: Pieces, at: int, licensed: bool) -> tuple[Time, int] | None:
    """A span of clocks with a hyphen or "to"; else one clock, perhaps with "onwards"."""
    if span := _ends_at(pieces, at, ("to",), licensed=licensed):
        return span
    found = None if ends_a_span(pieces, at) else clock_at(pieces, at, licensed)
    if found is None:
        return None
    clock, end = found
    if get(pieces, end, "sign") == "+":
        return Time("after", clock), end + 1
    if link(pieces, end) == "onwards" and (pieces[end].text not in ("on", "plus") or ends_here(pieces, end + 1)):
        return Time("after", clock), end + 1
    if link(pieces, end) == "earlier" or (link(pieces, end) == "before" and pieces[end].text == "at the latest"):
        return Time("before", clock), end + 1
    if link(pieces, end) == "after" and pieces[end].text in ("at the earliest", "earliest", "at the soonest"):
        return Time("after", clock), end + 1
    return Time("at", clock), end


def _ends_at(pieces: Pieces, at: int, joins: tuple[str, ...], licensed: bool = True) -> tuple[Time, int] | None:
    first = clock_at(pieces, at, licensed or is_span_of_figures(pieces, at))
    if first is None or link(pieces, first[1]) not in joins:
        return None
    start = first[1] + 1
    while link(pieces, start) == "at" or (start < len(pieces) and pieces[start].text == "the"):
        start += 1
    last = clock_at(pieces, start, licensed=True) or _within_hour(pieces, start, first[0])
    if last is None:
        return None
    return Time("between", first[0], last[0]), last[1]


def _within_hour(pieces: Pieces, at: int, first: Clock) -> tuple[Clock, int] | None:
    """The end of a span that lies in the hour in which it begins: "10 to half past"."""
    minute = FRACTIONS.get(str(get(pieces, at, "fraction")), 0)
    past = at + 1 < len(pieces) and pieces[at + 1].text == "past"
    return (replace(first, minute=minute), at + 2) if past and minute > first.minute else None


def _part_at(pieces: Pieces, at: int) -> tuple[Time, int] | None:
    at += get(pieces, at, "link") == "any"
    if parts := get(pieces, at, "parts"):
        found = Time("part", part=str(parts), recurring=True)
        end = at + 1
    elif part := get(pieces, at, "part"):
        if str(part) in ("night", "evening") and is_kind_of_thing(pieces, at + 1):
            return None
        if tells_which_event(pieces, at):
            return None
        found, end = Time("part", part=str(part)), at + 1
    elif (half := get(pieces, at, "meridiem")) and not _is_verb(pieces, at):
        found, end = Time("part", part="morning" if half == "am" else "afternoon"), at + 1
        if "evening" in pieces[at].text or "night" in pieces[at].text:
            found = Time("part", part="evening")
    else:
        return None
    if zone := zone_at(pieces, end):
        return replace(found, first=Clock(0, zone=zone[0])), zone[1]
    owner = whose_part(pieces, at, end)
    return (replace(found, first=Clock(0, zone=owner)) if owner else found), end


def _is_verb(pieces: Pieces, at: int) -> bool:
    """Whether "am" is the verb and no half of the day: "who am", "so am I", "and am free then"; not in "pm and am on Friday"."""
    if pieces[at].text != "am":
        return False
    if at and pieces[at - 1].text in ("and", "but") and not (ends_here(pieces, at + 1) or day_follows(pieces, at + 1)):
        return True
    behind = get(pieces, at + 1, "speech") == "subject"
    return behind or at == 0 or bool(get(pieces, at - 1, "word")) or pieces[at - 1].text in ("i", "who", "so", "nor")


def _moves_on(pieces: Pieces, at: int) -> bool:
    """Whether a day by its distance follows: "next week", "tomorrow"."""
    return get(pieces, at, "relday") is not None or (
        get(pieces, at, "mod") == "next" and get(pieces, at + 1, "unit") == "week"
    )


def _same_at(pieces: Pieces, at: int) -> tuple[Time, int] | None:
    back = get(pieces, at, "back")
    if back == "same_time":
        return Time("same"), at + 1
    if (
        at + 1 < len(pieces)
        and pieces[at].text == "this"
        and pieces[at + 1].text == "time"
        and _moves_on(pieces, at + 2)
    ):
        return Time("same"), at + 2  # "this time next week"
    if pieces[at].text == "same" and (end := _names_hours(pieces, at + 1)):
        return Time("same"), end
    return None


def _names_hours(pieces: Pieces, at: int) -> int | None:
    """Where words behind "same" end that mean the hours of another day: "the same window on Tuesday", "the same on Monday"."""
    if at < len(pieces) and pieces[at].text in SPANS:
        return at + 1
    before = at > 1 and pieces[at - 2].text == "the"
    if before and get(pieces, at - 3, "weekday") is not None and ends_here(pieces, at):
        return at  # "Wednesday afternoon, or Thursday the same"
    on_a_day = at < len(pieces) and pieces[at].text in ("on", "for") and day_follows(pieces, at + 1)
    return at if before and on_a_day else None
