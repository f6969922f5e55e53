"""Clauses and what they do with the times in them: offer, rule out, or only mention."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from halfhour.domain.scheduling.words.acts import Act, Doubt, doubts, is_seam
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Days, From, Stretch, Time, Weekday

Does = Literal["offered", "refused", "aside", "past"]
MANY_DAYS = 3
NEAR = 4
"""Words after a cue like "thanks for" or "back on" within which a time belongs to it (our own default)."""
SOME_WORDS = 3
"""Strange words from which a clause only mentions its times when another one offers some (our own default)."""
MANY_WORDS = 5
"""Strange words from which a clause without any cue may only mention its times (our own default)."""
TIMED = ("day", "time")
REASONING = ("word", "refuses", "aside")


@dataclass(frozen=True, slots=True)
class Part:
    """An item of a clause, and what the clause does with it; `sep` is the link or sign before it.

    `strange` counts words beside it that we do not know, where nothing beside it offers: it may be the time of something else.
    `act` is what the words beside it tell of, where they offer nothing themselves.
    """

    item: Item
    does: Does
    sep: str = ""
    strange: int = 0
    act: Act = ""


@dataclass(slots=True)
class Clause:
    """Parts with times in order, and everything else of the clause."""

    parts: list[Part] = field(default_factory=list)
    rest: list[Item] = field(default_factory=list)
    refuses: bool = False
    offers: bool = False
    asks: bool = False
    joined: bool = False


def clauses(items: Sequence[Item]) -> list[Clause]:
    """The clauses of a message; those without times or answers too."""
    found = []
    for sentence, joined in _sentences(items):
        for number, segment in enumerate(_segments(sentence)):
            found.append(_clause(segment))
            found[-1].joined = joined or number > 0
    return found


def _sentences(items: Sequence[Item]) -> Iterator[tuple[list[Item], bool]]:
    """Sentences, cut at words like "but" and "if" too; whether each goes on with the sentence before."""
    sentence: list[Item] = []
    joined = False
    for item in items:
        if item.kind not in ("stop", "but", "if", "reason"):
            sentence.append(item)
            continue
        if item.value == "?" or (item.kind == "reason" and any(each.kind in REASONING for each in sentence)):
            sentence.append(item)
        yield sentence, joined
        joined = item.kind != "stop"
        sentence = [item] if item.kind == "if" else []
    yield sentence, joined


def _segments(sentence: list[Item]) -> Iterator[list[Item]]:
    """The parts of a sentence that do one thing: each day of a listed week by itself, else cut where cues turn."""
    listed = _listed_days(sentence)
    if listed:
        yield from listed
    else:
        yield from _turns(sentence)


def _listed_days(sentence: list[Item]) -> list[list[Item]]:
    """ "Mon full, Tue 9-10, Wed travelling, Thu open after 11": the parts, when three or more begin with their day; else none."""
    parts: list[list[Item]] = [[]]
    for item in sentence:
        if item.kind == "sign" and item.value in (",", ":"):
            parts.append([])
        parts[-1].append(item)
    days = [
        part
        for part in parts
        if len(part) > 1 and next((item.kind for item in part if item.kind != "sign"), "") == "day"
    ]
    said_no = [part for part in days if any(item.kind in ("refuses", "not") for item in part[1:])]
    return parts if len(days) >= MANY_DAYS and said_no else []


def _turns(sentence: list[Item]) -> Iterator[list[Item]]:
    """Cuts where one cue offers and the next refuses: between them, at the last comma or link."""
    cues = [number for number, item in enumerate(sentence) if item.kind in ("offers", "refuses")]
    cuts = [0]
    for one, other in pairwise(cues):
        if sentence[one].kind == sentence[other].kind:
            continue
        between = range(one + 1, other)
        timed = any(sentence[place].kind in TIMED for place in between)
        seams = [place for place in between if is_seam(sentence[place])]
        early = [place for place in range(cuts[-1], one) if sentence[place].kind in TIMED]
        if seams and (timed or early):
            cuts.append(_seam(sentence, seams, one, bool(early)))
        elif timed:
            cuts.append(other)
    for start, end in zip(cuts, [*cuts[1:], len(sentence)], strict=True):
        yield from _after_refusal(sentence[start:end])


def _after_refusal(segment: list[Item]) -> Iterator[list[Item]]:
    """Cuts behind "Monday is bad," where more follows: a refusal that stands behind its times does not reach over the comma."""
    refusal = next((place for place, item in enumerate(segment) if item.kind == "refuses"), None)
    comma = None
    if refusal is not None and any(item.kind in TIMED for item in segment[:refusal]):
        signs = [
            place
            for place in range(refusal, len(segment))
            if segment[place].kind == "sign" and segment[place].value in (",", "-")
        ]
        comma = signs[0] if signs and any(item.kind in TIMED for item in segment[signs[0] :]) else None
        if comma is not None and any(item.kind in TIMED for item in segment[refusal:comma]):
            comma = None
    if comma is None:
        yield segment
    else:
        yield segment[:comma]
        yield segment[comma:]


def _seam(sentence: list[Item], seams: list[int], cue: int, told: bool) -> int:
    """Where the second clause begins: the first seam when the cue stands behind its times, else the last."""
    if told:
        return seams[0]
    timed = [place for place in range(cue, seams[-1]) if sentence[place].kind in TIMED]
    return seams[-1] if timed else seams[0]


def _clause(segment: list[Item]) -> Clause:
    kinds = {item.kind for item in segment}
    asks = any(item.value == "?" for item in segment)
    refuses = _ends_in_no(segment) or any(
        item.kind == "refuses" and not (asks and str(item.value).startswith("too ")) for item in segment
    )
    conditional = bool(segment) and "if" in {item.kind for item in segment[:3]} and refuses
    found = Clause(refuses=refuses and not conditional, offers=bool(kinds & {"offers", "back"}))
    found.asks = any(item.value == "?" for item in segment)
    over = refuses and any(item.kind == "reports" and item.value in ("was", "were", "had") for item in segment)
    does: Does = (
        "past"
        if over
        else (
            "aside"
            if conditional or (segment and segment[-1].kind == "reason" and not refuses)
            else "refused"
            if refuses
            else "offered"
        )
    )
    left, sep, without, spared = 0, "", False, False
    moving = "moving" in kinds
    doubt = doubts(segment)
    leaving = False
    beside: Does = "aside"
    for number, item in enumerate(segment):
        match item.kind:
            case "reports" if item.value in ("was", "were") and found.parts and found.parts[-1].does == "offered":
                found.parts[-1] = replace(found.parts[-1], does="past")
            case "reports" if segment[0].kind == "if":
                pass  # "if we talked on Monday": no report, a polite form
            case "reports" | "aside":
                if not (number + 1 < len(segment) and segment[number + 1].value in ("call", "slot", "time", "times")):
                    left, beside = NEAR + 1, "past" if item.kind == "reports" else "aside"
            case "offers":
                left, without, spared = 0, False, False
            case "except" | "instead":
                without, left = True, 0
            case "not":
                spared = spared or _is_before_day(segment, number)
            case "link" | "sign":
                sep = str(item.value) if item.value in ("or", "and", ",", "/", "(", "-", "=", ";") else sep
                spared = spared and sep not in (",", "-")
                left = 0 if sep == "," and found.parts and found.parts[-1].does == beside else left
            case "day" | "time":
                if (
                    without
                    and isinstance(item.value, Stretch)
                    and found.parts
                    and isinstance(found.parts[-1].item.value, Weekday)
                ):
                    without = False  # "any day but Friday next week"
                mine: Does = beside if left > 0 and does != "refused" else "refused" if without or spared else does
                if _is_until(item) and not found.offers and not moving:
                    mine = "aside" if mine == "offered" else mine
                left = left if left <= 0 else NEAR
                leaving = (isinstance(item.value, From) and item.value.kind == "from") or (
                    leaving and item.kind == "time"
                )
                mine = "aside" if moving and leaving else mine
                if mine == "refused" and item.kind == "time" and doubt[number].act == "tells":
                    mine = "aside"
                new = (
                    [_doubted(part, doubt[number]) for part in _moved(item, mine, sep)]
                    if moving
                    else [_doubted(Part(item, mine, sep), doubt[number])]
                )
                found.parts += new
                sep = ""
                continue
            case "word" | "weak" | "refuses" | "moving" | "if":
                sep = sep or " "
            case _:
                pass
        left -= left > 0 and item.kind in ("word", "weak", "link", "sign")
        found.rest.append(item)
    return found


def _doubted(part: Part, doubt: Doubt) -> Part:
    return replace(part, strange=doubt.strange, act=doubt.act)


def _is_until(item: Item) -> bool:
    """Whether it says until which day something lasts, which offers nothing by itself."""
    return isinstance(item.value, From) and item.value.kind == "before" and item.until


def _ends_in_no(segment: list[Item]) -> bool:
    """Whether a day is answered by "no" and nothing more: "Fri no"."""
    return len(segment) > 1 and segment[-1].kind == "not" and any(item.kind in TIMED for item in segment[:-1])


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


def is_name(part: Part) -> bool:
    """Whether it is the name of a day, which a week or month beside it may place."""
    return isinstance(part.item.value, Weekday)


def is_stretch(part: Part) -> bool:
    """Whether it is a week, weekend or month."""
    return isinstance(part.item.value, Stretch)
