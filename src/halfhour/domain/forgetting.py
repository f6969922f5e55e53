"""Which words of a text name a person, and the text without them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

SOMEBODY = "somebody"
LEAST_DIGITS = 7
"""Digits from which on a number is taken for a telephone number (our own default)."""
TAIL = 8
"""Digits at the end of a telephone number that tell it from others, with or without its country (our own default)."""

LONGEST_NAME = 60
"""Letters around a name in which a longer one of somebody else is looked for (our own default)."""

_MARKS = re.compile("[\u0300-\u036f]+")
_DIGIT = re.compile(r"\d")
_JOINT = r"""(?:\s{1,2}|[_.\-+,;]|,\s|["'],\s?["']|\s\w\.?\s|%20|)"""
"""What may stand between two words of a name: blanks, the signs of addresses, tables and files, one initial, or nothing."""
_AFTER_INITIAL = r"(?:\.?\s{0,2}|[_.\-+])"
_BEGINS = re.compile(r"(?:^|[.!?:\n]\s*)$")
_NO_NAMES = frozenset("von van de der den del della di da dos du la le al el bin ibn ben y e und and of the".split())
"""Small words of names that name nobody when they stand alone."""
_ALSO_WORDS = frozenset(
    "will may mark grace hope joy faith rose bill bob jack pat sue art frank drew dawn april june august ray rich "
    "guy max long young brown white green black gray grey king price rice page hill field stone wood woods lane "
    "park cook baker carter mason miller taylor smith fisher hunter potter porter ward banks rivers waters love "
    "best good day sharp short small strong wise winter summer bush bird fox wolf lamb bell case chase chance cash "
    "dean earl ernest gene glen heath jade jean josh lance mercy miles nick norm olive pearl penny pierce rob robin "
    "ruby rusty sandy skip sky sterling summit tab tad trinity victor violet ivy lily daisy holly iris fern amber "
    "crystal gold silver noble moss reed".split()
)
"""Names that are also words of every day; in small letters they name nobody (our own list)."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A run of a text that goes, and what stands there instead."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """A text without somebody; `cuts` are places in the text as it was, in order."""

    text: str
    cuts: tuple[Cut, ...] = ()

    def moved(self, place: int) -> int:
        """Where a place of the old text is now; one within a cut moves to its beginning or, from its middle on, to its end."""
        shift = 0
        for cut in self.cuts:
            if place >= cut.end:
                shift += len(cut.instead) - (cut.end - cut.start)
            elif place > cut.start:
                return cut.start + shift + (len(cut.instead) if 2 * place >= cut.start + cut.end else 0)
        return place + shift


@dataclass(frozen=True)
class Named:
    """By what somebody is known.

    `full` are whole names, `short` those by which only people who speak with them would call them; `spared` are names of others that
    begin or end alike. Addresses are as `domain.addresses` writes them.
    """

    full: tuple[str, ...]
    short: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()

    @cached_property
    def far(self) -> "_Search":
        """Whole names and addresses: what names them anywhere."""
        return _search(self.full, self)

    @cached_property
    def near(self) -> "_Search":
        """With short names too: what names them in their own conversations."""
        return _search((*self.full, *self.short), self)


@dataclass(frozen=True, slots=True)
class _Search:
    """A pattern; `clues` of which a text holds one before the pattern need be tried; numbers apart, for they have no clue."""

    pattern: re.Pattern[str]
    clues: tuple[str, ...]
    numbers: re.Pattern[str] | None
    spared: tuple[tuple[tuple[str, ...], str], ...]
    """Names of others with their words; thousands of them would make a slow pattern."""

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking closely; quick, since most texts name nobody."""
        bare = text.lower() if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
        if any(clue in bare for clue in self.clues):
            return True
        return self.numbers is not None and len(_DIGIT.findall(bare)) >= LEAST_DIGITS

    def found(self, folded: str) -> list[tuple[int, int]]:
        """Runs of a folded text, in order, none within another."""
        found = []
        if any(clue in folded for clue in self.clues):
            found = [
                match.span() for match in self.pattern.finditer(folded) if not self._is_spared(folded, *match.span())
            ]
        if self.numbers and len(_DIGIT.findall(folded)) >= LEAST_DIGITS:
            found += [match.span() for match in self.numbers.finditer(folded)]
        return sorted(found)

    def _is_spared(self, folded: str, start: int, end: int) -> bool:
        """Whether the words are part of a longer name of somebody else."""
        first, last = max(0, start - LONGEST_NAME), end + LONGEST_NAME
        around = folded[first:last]
        likely = (name for words, name in self.spared if all(word in around for word in words))
        longer = (match.span() for name in likely for match in re.finditer(_spelt(name), around))
        return any(begin + first <= start and stop + first >= end for begin, stop in longer)


def names_of(name: str, call_me: str = "", *, shared: Iterable[str] = ()) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The whole names and the short ones of somebody; `shared` are words that others nearby are called too, and so name nobody.

    A name of a single word is a short one: it may be many people's.
    """
    others = {_folded(word)[0] for word in shared}
    full, short = [], []
    for given in filter(None, (name, call_me)):
        words = [word for word in re.split(r"[\s,]+", re.sub(r"[(\[\"“”].*?[)\]\"“”]", " ", given)) if word]
        if len(words) > 1:
            full += [" ".join(words), " ".join(reversed(words)), f"{words[-1]} {' '.join(words[:-1])}"]
            full += [f"{words[0]} {words[-1]}", f"{words[-1]} {words[0]}"]
        short += [word.strip(".") for word in words]
    kept = [
        word
        for word in dict.fromkeys(short)
        if len(word) > 1 and _folded(word)[0] not in _NO_NAMES and _folded(word)[0] not in others
    ]
    return tuple(dict.fromkeys(full)), tuple(kept)


def without(text: str, named: Named, *, near: bool = False) -> Redaction:
    """The text with "somebody" where they are named; as it was when they are not."""
    if not text:
        return Redaction(text)
    search = named.near if near else named.far
    if not search.may_be_in(text):
        return Redaction(text)
    folded, places = _folded(text)
    cuts: list[Cut] = []
    for first, last in search.found(folded):
        start, end = (first, last) if places is None else (places[first], places[last])
        is_word = folded[first:last] in _ALSO_WORDS and text[start].islower()
        if end > start and not is_word and (not cuts or start >= cuts[-1].end):
            word = SOMEBODY.capitalize() if _BEGINS.search(text[max(0, start - 8) : start]) else SOMEBODY
            cuts.append(Cut(start, end, word))
    return Redaction(_cut(text, cuts), tuple(cuts)) if cuts else Redaction(text)


def is_named(text: str, named: Named, *, near: bool = False) -> bool:
    """Whether a text names them."""
    return bool(without(text, named, near=near).cuts)


def _cut(text: str, cuts: Iterable[Cut]) -> str:
    pieces, last = [], 0
    for cut in cuts:
        pieces += [text[last : cut.start], cut.instead]
        last = cut.end
    return "".join([*pieces, text[last:]])


def _folded(text: str) -> tuple[str, Sequence[int] | None]:
    """Small letters without accents, and for each of them its place in the text; None where the places are the same."""
    if text.isascii():
        return text.lower(), None
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for sign in unicodedata.normalize("NFKD", letter).casefold():
            if not unicodedata.combining(sign):
                letters.append(sign)
                places.append(place)
    places.append(len(text))
    return "".join(letters), places


def _search(names: Iterable[str], named: Named) -> _Search:
    """What to look for in a folded text, the longest first."""
    wanted = sorted(dict.fromkeys(names), key=len, reverse=True)
    emails = [_folded(email)[0] for email in named.emails]
    pages = [_folded(page)[0] for page in named.pages]
    parts = [rf"(?<![\w.+-]){re.escape(email)}(?![\w-])" for email in emails]
    parts += [rf"(?:https?://)?(?:[\w-]+\.)?{re.escape(page)}(?![\w-])/?" for page in pages]
    parts += [_spelt(name) for name in wanted]
    numbers = [number for number in map(_number, named.phones) if number]
    clues = [max(_words(name), key=len, default="") for name in wanted]
    return _Search(
        re.compile("|".join(parts) or r"(?!)"),
        tuple(dict.fromkeys(filter(None, [*emails, *pages, *clues]))),
        re.compile("|".join(numbers)) if numbers else None,
        tuple((tuple(_words(name)), name) for name in dict.fromkeys(named.spared)),
    )


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", _folded(name)[0])


def _spelt(name: str) -> str:
    """A name with whatever may stand between its words: blanks, a comma, the signs of addresses and files, or nothing."""
    folded = _folded(name)[0]
    words = _words(name)
    joined = "".join(
        re.escape(word) + ("" if place == len(words) - 1 else _AFTER_INITIAL if len(word) == 1 else _JOINT)
        for place, word in enumerate(words)
    )
    # Scripts without blanks between words have no edges to look for.
    edge = r"[^\W\d_]" if any(sign.isalpha() and ord(sign) < 0x0E00 for sign in folded) else r"(?!)"
    return rf"(?<!{edge}){joined}(?!{edge})" if words else r"(?!)"


def _number(phone: str) -> str:
    digits = [sign for sign in phone if sign.isdecimal()]
    if len(digits) < LEAST_DIGITS:
        return ""
    between = r"[\s().\-/]{0,3}"
    return rf"(?<!\d)\+?(?:\(?\d[\s().\-/]{{0,3}}){{0,7}}?{between.join(digits[-TAIL:])}(?!\d)"
