"""A message cut into pieces with types: words of the lexicon, figures in the shapes of clocks and dates, signs, and all other words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from halfhour.domain.scheduling.words.lexicon import Lexicon
from halfhour.domain.scheduling.words.nodes import Clock, DateFigures, Zone

LONGEST = 20_000
"""Characters that are read; no proposal of times is longer (our own default)."""

WRAPPED = 50
"""Characters of a line after which a line break may be only the end of the paper (our own default)."""

_HALF = r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?|(?P<short>[ap])(?!\w))"
_DAY = r"(?P<y>\d{4})-(?P<n>\d{1,2})-(?P<d>\d{1,2})"
_HOUR = r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::\d{2}(?:\.\d+)?)?\s?"
_SHAPES = tuple(
    (name, re.compile(shape, re.IGNORECASE))
    for name, shape in (
        ("moment", _DAY + "T" + _HOUR + r"(?P<z>Z\b|[+-]\d{2}:?\d{2})?"),
        ("moment", _DAY + " " + _HOUR + r"(?P<z>Z\b|\+\d{2}:?\d{2})"),
        ("date", r"(?P<y>\d{4})(?P<s>[-/.])(?P<n>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"),
        ("figures", r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})(?!\d)"),
        ("clock", r"(?P<h>\d{1,2})[:.](?P<m>\d{2})(?::\d{2})?" + _HALF),
        ("zulu", r"(?P<h>[0-2]\d):?(?P<m>[0-5]\d)\s?z\b"),
        ("clock", r"(?P<h>\d{1,2})(?P<m>\d{2})" + _HALF),
        ("clock", r"(?P<h>\d{1,2})" + _HALF),
        ("clock", r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::\d{2})?(?![\d:])"),
        ("day_clock", r"(?P<h>\d{1,2})h(?P<m>\d{2})?(?!\w)"),
        ("day_clock", r"(?P<h>\d{1,2}) h (?P<m>[0-5]\d)(?![\d:])"),
        ("day_clock", r"(?P<h>[0-2]\d)[:.]?(?P<m>[0-5]\d)\s?(?:h|hrs?|hours)\b"),
        ("figures", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/]|[:.]\d|\s?[ap]\.?m)"),
        ("clock", r"(?P<h>\d{1,2})\.(?P<m>1[3-9]|[2-5]\d|00)(?=\.(?:\s|$))"),
        ("clock", r"(?<=at )(?P<h>\d{1,2})\.(?P<m>[0-5]\d)(?=\.(?:\s|$))"),
        ("clock", r"(?P<h>\d{1,2})\.(?P<m>[0-5]\d)(?=\s(?:train|bus|coach|ferry|boat|flight|plane|tram|sailing|service)\b)"),
        ("dotted", r"(?P<a>\d{1,2})\.(?P<b>\d{1,2})(?!\d|\.\d)(?P<dot>\.(?=\s?\S))?"),
        ("ordinal", r"(?P<a>\d{1,2})\s?(?:st|nd|rd|th)\b"),
        ("figures", r"(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<y>\d{4}|\d{2})(?!\d)"),
        ("four", r"\d{4}(?![\d])"),
        ("four", r"[1-9][0-5][05](?![\d])"),
        ("number", r"\d{1,2}(?![\d])"),
        ("other", r"\d+"),
    )
)  # fmt: skip
_OFFSET = re.compile(
    r"(?:utc|gmt)(?:\s?(?P<sign>[+-])\s?(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?(?![\d:]))?(?!\w)|(?P<plus>\+)(?P<hh>\d{2}):?(?P<mm>\d{2})(?!\d)"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SHORTENED = re.compile(
    r"\.(?=,|\)|\s?\d|\s(?:the|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|at|or|and|morning|afternoon)\b)"
)
_SHORT = frozenset(
    "mon tue tues wed weds thu thur thurs fri sat sun jan feb febr mar apr jun jul aug sep sept oct nov dec".split()
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\S+|[a-z][\w-]+(?:\.[a-z][\w-]+)+/\S+")
_IS = re.compile(r"'s(?=\s+[a-z])")
_EACH = re.compile(r"\b(?:each|every|either|any|single|some)\s*$")
"""Words of days behind which "day after" is no day of its own."""
MAKES_ROOM = ("squeeze", "fit", "slip", "slot", "squash", "cram", "sneak", "pencil", "put", "get")
"""Verbs to which an "in" before a length belongs: "I can squeeze in 20 minutes"."""
_MAKES_ROOM = re.compile(rf"\b(?:{'|'.join(MAKES_ROOM)})\s+$")
PARTICLES = ("la",)
"""Words in small letters that only colour a sentence, in Singapore or in Liverpool, and are places in large ones: "Sat at 10 la"."""
_HOUR_NEXT = re.compile(r" (?:\d|half|quarter|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")
_WHICH = re.compile(r"\b(?:next|this|that|same|following|coming)\s+$")
"""Words that say which week, behind which "week on" begins no distance."""
_NAMED = re.compile(r"(?:mon|tues?|wed|thurs?|thu|fri|sat|sun|day),?\.? $")
_I = re.compile(r" i(?:'|\s)")
"""The name of a day before a date like 26.11. and the word behind it that is written large anyway."""
_BREAK = re.compile(r"\n[ \t]*(?=\S)")


Meant = tuple[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a text, and what they can be: kind → value. A piece that means nothing to us has the kind "word"."""

    start: int
    end: int
    text: str
    kinds: Mapping[str, Any]

    def get(self, kind: str) -> Any:
        """The value as that kind; None when it cannot be that."""
        return self.kinds.get(kind)


def pieces(text: str, lexicon: Lexicon) -> list[Piece]:
    """The pieces of a text in order, text speak in full spelling; nothing but blanks lies between them."""
    spelt, places = lexicon.spelling.spelt(text[:LONGEST])
    found = _pieces(spelt, lexicon)
    return [replace(each, start=places[each.start], end=places[each.end - 1] + 1) for each in found]


def _pieces(text: str, lexicon: Lexicon) -> Iterator[Piece]:
    plain = _plain(text)
    place = 0
    while place < len(plain):
        sign = plain[place]
        if sign in " \t\r":
            place += 1
            continue
        kinds, end = _at(plain, text, place, lexicon)
        is_verb = sign == "'" and end == place + 2
        yield Piece(place, end, "is" if is_verb else plain[place:end], kinds)
        place = end


def _plain(text: str) -> str:
    """The text in lower case with plain signs, each character in its place; lines that only the paper broke are joined."""
    lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    plain = lowered.translate(str.maketrans("’‘`–—−\u2011\xa0\u202f\u2009“”", "'''----   \"\""))
    signs = list(plain)
    for match in _BREAK.finditer(plain):
        line = plain.rfind("\n", 0, match.start()) + 1
        if match.start() - line >= WRAPPED and (text[match.end()].islower() or text[match.end()].isdigit()):
            signs[match.start()] = " "
    return "".join(signs)


def _at(plain: str, text: str, place: int, lexicon: Lexicon) -> tuple[Mapping[str, Any], int]:
    sign = plain[place]
    if (offset := _OFFSET.match(plain, place)) and not (place and plain[place - 1].isalpha()):
        return {"zone": _fixed(offset)}, offset.end()
    if address := _ADDRESS.match(plain, place):
        return {"word": text[place : address.end()]}, address.end()
    if sign == "\n":
        return {"break": "line"}, place + 1
    if place and plain[place - 1].isdigit() and _IS.match(plain, place) and (verb := lexicon.phrase_at("is ", 0)):
        return verb[1], place + 2  # "11's fine"
    if sign.isdigit():
        phrase = lexicon.phrase_at(plain, place)
        figure = _figure(plain, place)
        if phrase and (figure is None or place + len(phrase[0]) > figure[1]):
            return phrase[1], place + len(phrase[0])
        if figure:
            dated = "figures" in figure[0] and _NAMED.search(plain, 0, place) and _I.match(plain, figure[1])
            return figure[0], figure[1] - (not dated and _ends_sentence(plain, text, figure[1], lexicon))
    begins = place == 0 or not plain[place - 1].isalpha() or not sign.isalpha()
    if begins and (phrase := lexicon.phrase_at(plain, place)):
        return _phrase(plain, text, place, _without_bound(plain, place, phrase, lexicon))
    if sign.isalpha():
        match = _LETTERS.match(plain, place)
        end = match.end() if match else place + 1
        return lexicon.mistyped(plain[place:end]) or {"word": text[place:end]}, end
    return {"sign": sign}, place + 1


def _phrase(plain: str, text: str, place: int, phrase: tuple[str, Mapping[str, str]]) -> tuple[Mapping[str, Any], int]:
    """What words of the lexicon are at a place, with what their letters and an "'s" behind them say."""
    end = place + len(phrase[0])
    kinds: dict[str, Any] = dict(phrase[1])
    if text[place:end] in PARTICLES:
        return {"small": "function"}, end
    if "/" not in str(kinds.get("zone", "/")) and text[place + 1 : end].islower() and text[place].isupper():
        kinds = {kind: value for kind, value in kinds.items() if kind != "zone"} or {"word": text[place:end]}
    if "zone" in kinds and text[place:end].islower() and len(phrase[0]) < 5:
        kinds = {**kinds, "lower": True}
    if "month" in kinds or "weekday" in kinds:
        kinds = {**kinds, "upper": not text[place:end].islower()}
    named = "weekday" in kinds or "relday" in kinds
    if named and plain.startswith("'s", end) and not plain[end + 2 : end + 3].isalpha():
        return {**kinds, "owns": True}, end + 2
    return kinds, end + (phrase[0] in _SHORT and _is_shortened(plain, text, place, end))


def _is_shortened(plain: str, text: str, place: int, end: int) -> bool:
    """Whether the dot behind a short name ends only that: before a small letter where the name has a capital, "Thurs. next week"."""
    goes_on = text[place].isupper() and plain[end : end + 2] == ". " and text[end + 2 : end + 3].islower()
    return goes_on or bool(_SHORTENED.match(plain, end))


def _without_bound(plain: str, place: int, phrase: Meant, lexicon: Lexicon) -> Meant:
    """The words at a place, without a last one that leads to what follows: "sometime / after Christmas", "each day / after 3"."""
    words, _, last = phrase[0].rpartition(" ")
    if phrase[0] == "day after" and _EACH.search(plain, 0, place):
        return lexicon.phrase_at(plain[: place + len(words)], place) or phrase
    if phrase[0] == "week on" and _WHICH.search(plain, 0, place):
        return lexicon.phrase_at(plain[: place + len(words)], place) or phrase  # "next week / on Tuesday"
    if phrase[0] == "and any time after" and _HOUR_NEXT.match(plain, place + len(phrase[0])):
        return lexicon.phrase_at(plain[: place + len("and")], place) or phrase  # "and / any time after two"
    if phrase[0].startswith("in ") and phrase[0].endswith("hour") and _MAKES_ROOM.search(plain, 0, place):
        return lexicon.phrase_at(plain[: place + len("in")], place) or phrase  # "fit in / half an hour"
    if last not in ("after", "before") or "link" not in phrase[1]:
        return phrase
    behind = lexicon.phrase_at(plain, place + len(words) + 1)
    vague = behind is not None and "vague" in behind[1]
    shorter = lexicon.phrase_at(plain[: place + len(words)], place) if vague else None
    return shorter or phrase


def _ends_sentence(plain: str, text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the dot that a clock ends in ends its sentence too: "at 7pm. We", and not "at 7 p.m. Tuesday"."""
    if plain[end - 1] != ".":
        return False
    start = end
    while start < len(plain) and plain[start] in " \t\r":
        start += 1
    if start >= len(plain) or plain[start] == "\n":
        return True
    phrase = lexicon.phrase_at(plain, start)
    timed = phrase is not None and any(kind in phrase[1] for kind in ("weekday", "month", "zone", "place", "relday"))
    plainly = plain[end - 3] != "." and plain[end - 2] == "m"  # "11am." is no "11 a.m."
    return start > end and (
        (plainly and (plain[start].isdigit() or text[start].isupper())) or (text[start].isupper() and not timed)
    )


def _figure(plain: str, place: int) -> tuple[Mapping[str, Any], int] | None:
    for name, shape in _SHAPES:
        if (match := shape.match(plain, place)) and (kinds := _kinds(name, match)):
            return kinds, match.end()
    return None


def _kinds(name: str, match: re.Match[str]) -> Mapping[str, Any] | None:
    found = match.groupdict()
    match name:
        case "clock" | "day_clock":
            return _clock(found, match.group(), whole=name == "day_clock")
        case "moment":
            day = DateFigures(int(found["d"]), int(found["n"]), int(found["y"]), sure=True)
            clock = Clock(int(found["h"]), int(found["m"]), "24")
            return {"moment": (day, clock, _iso_zone(found["z"]))} if clock.hour < 24 and clock.minute < 60 else None
        case "zulu":
            return {"clock": Clock(int(found["h"]) % 24, int(found["m"]), "24", zone=Zone("fixed"))}
        case "date":
            return {"figures": DateFigures(int(found["d"]), int(found["n"]), int(found["y"]), sure=True)}
        case "figures" | "dotted":
            return _date(name, found)
        case "ordinal":
            return {"ordinal": found["a"]} if 0 < int(found["a"]) < 32 else None
        case "four":
            return {"four": match.group()}
        case "number":
            return {"number": match.group()}
    return {"word": match.group()}


def _clock(found: Mapping[str, str | None], text: str, *, whole: bool) -> Mapping[str, Any]:
    hour, minute = int(found["h"] or 0), int(found.get("m") or 0)
    half = found.get("half") or found.get("short")
    if hour > 23 or minute > 59:
        return {"impossible": text}
    if half:
        if hour > 12 or (hour == 0 and half == "p"):
            return {"impossible": text} if half == "a" and hour > 12 else {"clock": Clock(hour, minute, "24")}
        return {"clock": Clock(hour, minute, "am" if half == "a" else "pm")}
    sure = whole or hour >= 12 or hour == 0
    return {"clock": Clock(hour % 24, minute, "24" if sure else "", padded=(found["h"] or "").startswith("0"))}


def _date(name: str, found: Mapping[str, str | None]) -> Mapping[str, Any] | None:
    first, second = int(found["a"] or 0), int(found["b"] or 0)
    year = _year(found["y"]) if found.get("y") else None
    kinds: dict[str, Any] = {}
    if min(first, second) > 0 and (first < 32 and second < 32) and (first < 13 or second < 13):
        dotted = name == "dotted" or found.get("s") == "."
        if not dotted or second < 13:
            kinds["figures"] = DateFigures(first, second, year, dotted=dotted)
    elif year or name == "figures":
        kinds["impossible"] = f"{first}/{second}"
    if name == "dotted" and not found.get("dot") and len(found["b"] or "") == 2 and first < 24 and second < 60:
        kinds["clock"] = Clock(first, second, "24" if first >= 12 else "", padded=(found["a"] or "").startswith("0"))
    return kinds or None


def _year(text: str | None) -> int:
    year = int(text or 0)
    return year if year > 99 else (1900 if year > 69 else 2000) + year


def _iso_zone(text: str | None) -> Zone | None:
    if not text:
        return None
    if text in "zZ":
        return Zone("fixed", minutes=0)
    sign = -1 if text[0] == "-" else 1
    return Zone("fixed", minutes=sign * (int(text[1:3]) * 60 + int(text[-2:])))


def _fixed(match: re.Match[str]) -> Zone:
    if match["plus"]:
        return Zone("fixed", minutes=int(match["hh"]) * 60 + int(match["mm"]))
    if not match["sign"]:
        return Zone("letters", "UTC" if match.group().lower().startswith("utc") else "GMT")
    minutes = int(match["h"]) * 60 + int(match["m"] or 0)
    return Zone("fixed", minutes=minutes if match["sign"] == "+" else -minutes)
