"""A turn looked at through windows of one or two sentences, so that small talk around a question does not drown it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from halfhour.domain.lawful.cues import Cues, Unit

READ = 4_000
"""Characters of a question or turn that are read (our own default)."""
LONGEST = 40
"""Words of a sentence that are looked at together; captions without full stops are cut there (our own default)."""

_STOP = re.compile(r"(?<=[.?!…])[\"'”)]*\s+|\n+")
_YOU = frozenset("you your yours yourself u ur ya yer ye".split())
_ME = frozenset("i my me we our us mine".split())
_HAVE = frozenset("have got any a an with has had the".split())
_NEAR = 6
_BEFORE = 3
"""Units within which "you" stands near a word, and within which "your" or "any" stands before it (our own defaults)."""


@dataclass(frozen=True, slots=True)
class Window:
    """One or two sentences: characters `start` to `end` of the text, their units, and the names of what is seen in them."""

    start: int
    end: int
    units: tuple[Unit, ...]
    marks: frozenset[str]
    signs: tuple[tuple[str, int, int], ...]
    """Grounds asked for by their wording, with the characters that do."""


def windows(text: str, cues: Cues) -> tuple[Window, ...]:
    """Each sentence of a text, made plain, and each pair of neighbours; one empty window for an empty text."""
    parts = [_window(text, start, end, cues) for start, end in _sentences(text[:READ])] or [_window("", 0, 0, cues)]
    pairs = [_window(text, first.start, second.end, cues) for first, second in pairwise(parts)]
    return (*parts, *pairs)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in [*_STOP.finditer(text), None]:
        end = len(text) if match is None else match.start()
        yield from _pieces(text, start, end)
        start = end if match is None else match.end()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = [match.start() for match in re.finditer(r"\S+", text[start:end])]
    for first in range(0, len(words), LONGEST):
        last = first + LONGEST
        yield start + words[first], start + words[last] if last < len(words) else end


def _window(text: str, start: int, end: int, cues: Cues) -> Window:
    piece = text[start:end].strip()
    units = tuple(cues.units(piece, start))
    clear = [name for name, pattern in cues.clear.items() if pattern.search(piece)]
    overruled = frozenset().union(*(cues.overruled[name] for name in clear))
    signs = tuple(
        (ground, start + match.start(), start + match.end())
        for ground, pattern in cues.signs.items()
        if ground not in overruled and (match := pattern.search(piece))
    )
    marks = frozenset(_marks(units, [ground for ground, _, _ in signs], clear, cues))
    return Window(start, end, units, marks, signs)


def _marks(units: Sequence[Unit], signs: Sequence[str], clear: Sequence[str], cues: Cues) -> Iterator[str]:
    likes = [unit.like for unit in units]
    roles = list(_roles(likes))
    about = {concept for unit in units for concept in unit.concepts if concept not in cues.grounds}
    touched = {cues.grounds[concept] for unit in units for concept in unit.concepts if concept in cues.grounds}
    setting = [*clear, *sorted(about)]
    yield from roles
    yield from (f"clear {name}" for name in setting)
    yield from _concept_marks(units, likes, cues)
    for ground in signs:
        yield from ("sign", f"sign {ground}")
    for name in setting:
        yield from (f"sign & {name}",) if signs else ()
        yield from (f"touch & {name}",) if touched else ()
        yield from (f"{ground} & {name}" for ground in sorted(touched))
    for role in roles:
        yield from (f"{ground} & {role}" for ground in sorted(touched))
        yield from (f"sign & {role}",) if signs else ()
    yield f"grounds {min(len(touched), 3)}"


def _roles(likes: Sequence[str]) -> Iterator[str]:
    """Who is spoken of, and how long and how the piece is."""
    you, me = not _YOU.isdisjoint(likes), not _ME.isdisjoint(likes)
    yield "you" if you else "me" if me else "nobody"
    if you and me:
        yield "you and me"
    yield "asked" if "?" in likes else "said"
    if len(likes) <= 5:
        yield "short"
    elif len(likes) > 20:
        yield "long"


def _concept_marks(units: Sequence[Unit], likes: Sequence[str], cues: Cues) -> Iterator[str]:
    """Each concept by itself, and with "you", "your" or "any" where they stand by it."""
    for place, unit in enumerate(units):
        if not unit.concepts:
            continue
        before = likes[max(0, place - _BEFORE) : place]
        near = likes[max(0, place - _NEAR) : place + _NEAR]
        ways = [
            way
            for way, is_so in (
                ("near you", not _YOU.isdisjoint(near)),
                ("your", "your" in before or "ur" in before),
                ("any", not _HAVE.isdisjoint(before)),
                ("my", not _ME.isdisjoint(before)),
            )
            if is_so
        ]
        for concept in unit.concepts:
            names = (concept, cues.grounds[concept]) if concept in cues.grounds else (concept,)
            for name in names:
                yield name
                yield from (f"{way} {name}" for way in ways)
