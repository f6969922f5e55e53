"""What is known beforehand: facts out of a source with their place and dates, and the rare ground that two people share."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from halfhour.domain.names import plain_place
from halfhour.domain.talks.stems import PLAIN, stem

MOST_FACTS = 60
"""Facts taken out of one source (our own default): more are not read before a talk."""
LONGEST_FACT = 300
"""Characters of a fact; a longer sentence is no single thing (our own default)."""
RARE_SHARE = 0.02
"""What more than this part of all known people have in common is not rare (our own default)."""
RARE_COUNT = 3
"""As many others may share it however few people are known (our own default)."""


class Form(StrEnum):
    """What a source is."""

    PROFILE = "profile"
    PDF = "pdf"
    PAGE = "page"
    TEXT = "text"
    NOTE = "note"


class Section(StrEnum):
    """Which part of a profile a block belongs to; a page or a note has only other ones."""

    HEAD = "head"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    SKILLS = "skills"
    LANGUAGES = "languages"
    CERTIFICATIONS = "certifications"
    INTERESTS = "interests"
    CONTACT = "contact"
    OTHER = "other"


class Matter(StrEnum):
    """What a fact is about."""

    WORK = "work"
    STUDY = "study"
    SKILL = "skill"
    LANGUAGE = "language"
    PLACE = "place"
    INTEREST = "interest"
    NEWS = "news"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a document under one heading. `start` is where its text begins in the text of the whole.

    In experience the lines are: organization, title, dates, and place where one is given; in education: school, degree with dates.
    """

    text: str
    start: int
    heading: str = ""
    section: Section = Section.OTHER

    @property
    def end(self) -> int:
        """Where it ends in the text of the whole."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Document:
    """A source as it was read; `day` is the one it speaks for, None where it does not say."""

    form: Form
    title: str
    text: str
    blocks: tuple[Block, ...]
    day: date | None = None
    links: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a document says: its words stand at `start` to `end` of the text. A year alone is its first of January."""

    matter: Matter
    text: str
    start: int
    end: int
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class FactCues:
    """How sentences of a page or note show what they are about, the first that fits counts (phrases/briefs.toml)."""

    cues: tuple[tuple[Matter, re.Pattern[str]], ...]


def read_fact_cues(table: Mapping[str, Sequence[str]]) -> FactCues:
    """The cues of phrases/briefs.toml."""
    return FactCues(
        tuple(
            (Matter(matter), re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE))
            for matter, patterns in table.items()
        )
    )


def findings(document: Document, cues: FactCues, *, keep_all: bool = False) -> tuple[Finding, ...]:
    """The facts of a document in its order; what it says twice is one, with its time where one is given.

    Args:
        keep_all: every sentence is one, as in notes, where a person wrote down nothing but facts.
    """
    found: dict[tuple[Matter, str], Finding] = {}
    for block in document.blocks:
        for one in _of_block(block, cues, keep_all=keep_all):
            known = found.get((one.matter, one.text))
            if known is None or (known.since is None and one.since):
                found[one.matter, one.text] = one
    return tuple(sorted(found.values(), key=lambda one: one.start)[:MOST_FACTS])


def _of_block(block: Block, cues: FactCues, *, keep_all: bool) -> Iterator[Finding]:
    if block.section is Section.EXPERIENCE:
        yield from _employment(block)
    elif block.section is Section.EDUCATION:
        yield from _schooling(block)
    elif block.section in _LISTS:
        yield from _listed(block, _LISTS[block.section])
    elif block.section is Section.HEAD:
        yield from _head(block)
    elif block.section is not Section.CONTACT:
        yield from _told(block, cues, keep_all=keep_all)


_LISTS = {
    Section.SKILLS: Matter.SKILL,
    Section.LANGUAGES: Matter.LANGUAGE,
    Section.CERTIFICATIONS: Matter.SKILL,
    Section.INTERESTS: Matter.INTEREST,
}


def _lines(block: Block) -> list[tuple[str, int]]:
    """The lines of a block with where they begin in the whole."""
    lines, at = [], block.start
    for line in block.text.split("\n"):
        if line.strip():
            lines.append((line.strip(), at + len(line) - len(line.lstrip())))
        at += len(line) + 1
    return lines


def _employment(block: Block) -> Iterator[Finding]:
    lines = _lines(block)
    if not lines:
        return
    dated = next((number for number, (line, _) in enumerate(lines) if is_span(line)), None)
    if dated is None:
        yield _finding(Matter.WORK, lines[0][0], lines[:1])
        return
    since, until = span_of(lines[dated][0])
    name, title = lines[0][0], " ".join(line for line, _ in lines[1:dated])
    yield _finding(Matter.WORK, f"{title}, {name}" if title else name, lines[: dated + 1], since, until)
    if dated + 1 < len(lines) and is_place(lines[dated + 1][0]):
        yield _finding(Matter.PLACE, lines[dated + 1][0], lines[dated + 1 : dated + 2], since, until)


def _schooling(block: Block) -> Iterator[Finding]:
    lines = _lines(block)
    if not lines:
        return
    rest = " ".join(line for line, _ in lines[1:])[:LONGEST_FACT]
    since, until = span_of(rest)
    degree = _DATED_TAIL.sub("", rest).strip(" ·,")
    yield _finding(Matter.STUDY, f"{degree}, {lines[0][0]}" if degree else lines[0][0], lines, since, until)


def _listed(block: Block, matter: Matter) -> Iterator[Finding]:
    for line in _lines(block):
        yield _finding(matter, line[0], [line])


def _head(block: Block) -> Iterator[Finding]:
    lines = _lines(block)
    if len(lines) > 1:
        yield _finding(Matter.WORK, " ".join(line for line, _ in lines[1:-1]) or lines[1][0], lines[1:-1] or lines[1:])
    if len(lines) > 2 and is_place(lines[-1][0]):
        yield _finding(Matter.PLACE, lines[-1][0], lines[-1:])


def _told(block: Block, cues: FactCues, *, keep_all: bool) -> Iterator[Finding]:
    for sentence, at in sentences(block.text):
        if not _SHORTEST_FACT <= len(sentence) <= LONGEST_FACT:
            continue
        matter = next((matter for matter, cue in cues.cues if cue.search(sentence)), None)
        if matter or keep_all:
            since, until = years_in(sentence)
            start = block.start + at
            yield Finding(matter or Matter.OTHER, sentence, start, start + len(sentence), since, until)


_SHORTEST_FACT = 8


def _finding(
    matter: Matter,
    text: str,
    lines: Sequence[tuple[str, int]],
    since: date | None = None,
    until: date | None = None,
) -> Finding:
    last, at = lines[-1]
    return Finding(matter, text, lines[0][1], at + len(last), since, until)


_SENTENCE = re.compile(r"[^\n]+?(?:(?<![A-Z])(?<!\b(?:Dr|Mr|Ms|St|No))(?<!\bMrs)[.!?。！？](?=\s|$)|(?=\n|$))")


def sentences(text: str) -> Iterator[tuple[str, int]]:
    """The sentences of a text without their bullets, with where they begin; a line ends one."""
    for match in _SENTENCE.finditer(text):
        bare = match.group().lstrip(" \t-*•–·")
        if bare.strip():
            yield bare.rstrip(), match.end() - len(bare)


# ---- dates as profiles write them ----

_MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
)
_MONTH = {name[:3]: number for row in reversed(_MONTHS) for number, name in enumerate(row.split(), start=1)} | {
    name: number for row in _MONTHS for number, name in enumerate(row.split(), start=1)
}
_NOW = r"present|now|today|heute|présent|aujourd[’']hui|actualidad|presente|o momento|atualmente|heden"
_POINT = r"(?:(?P<m{n}>[^\W\d_]{{3,12}})\.?\s+(?:de\s+)?)?(?P<y{n}>(?:19|20)\d\d)"
_SPAN = re.compile(
    _POINT.format(n=1) + r"(?:\s*[-–—]\s*(?:" + _POINT.format(n=2) + rf"|(?P<now>{_NOW})))?", re.IGNORECASE
)
_ALONE = re.compile(r"\s*(?:\([^)]*\))?\s*")
_DATED_TAIL = re.compile(r"[·,\s]*\(?\s*" + _SPAN.pattern.replace("?P<", "?P<x") + r"\s*\)?\s*$", re.IGNORECASE)


def is_span(line: str) -> bool:
    """Whether a line is nothing but a time: `January 2019 - Present (4 years 2 months)`."""
    match = _SPAN.match(line)
    if not match or not _ALONE.fullmatch(line[match.end() :]):
        return False
    return all(match[name] is None or _month(match[name]) for name in ("m1", "m2"))


def span_of(line: str) -> tuple[date | None, date | None]:
    """Since when and until when; None for what is open or not said. A single point is since then."""
    match = next((one for one in _SPAN.finditer(line) if one["y1"]), None)
    if match is None:
        return None, None
    since = date(int(match["y1"]), _month(match["m1"]) or 1, 1)
    until = date(int(match["y2"]), _month(match["m2"]) or 1, 1) if match["y2"] else None
    return since, until


def _month(word: str | None) -> int | None:
    return None if not word else _MONTH.get(word.casefold()) or _MONTH.get(word.casefold()[:3])


_YEARS = re.compile(
    r"\b(?:from|between)\s+(?P<a>(?:19|20)\d\d)\s+(?:to|until|till|and)\s+(?P<b>(?:19|20)\d\d)\b"
    r"|\b(?P<c>(?:19|20)\d\d)\s*[-–—]\s*(?P<d>(?:19|20)\d\d)\b"
    r"|\b(?:since|in|from)\s+(?:[A-Z][a-z]+\s+)?(?P<e>(?:19|20)\d\d)\b"
    r"|\buntil\s+(?P<f>(?:19|20)\d\d)\b"
)


def years_in(sentence: str) -> tuple[date | None, date | None]:
    """The years that a sentence names with a word for time before them; None for none."""
    match = _YEARS.search(sentence)
    if not match:
        return None, None
    first, last = match["a"] or match["c"] or match["e"], match["b"] or match["d"] or match["f"]
    return (date(int(first), 1, 1) if first else None), (date(int(last), 1, 1) if last else None)


_SMALL_OF_PLACES = frozenset("and of de la le les da do dos del di e y und der the area region upon sur am".split())


def is_place(line: str) -> bool:
    """Whether a line may be a place: short, without a sign of a sentence, each word with a capital."""
    words = line.replace(",", " ").split()
    return (
        0 < len(words) <= 7
        and len(line) <= 60
        and line[0] not in "-•*·–"
        and line[-1] not in ".:;!?"
        and not any(sign.isdigit() for sign in line)
        and all(not word[0].islower() or word in _SMALL_OF_PLACES for word in words)
    )


# ---- common ground ----


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing known of somebody: its text, and the exact words of the source. `key` says where it comes from."""

    matter: Matter
    text: str
    words: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Commons:
    """What everybody shares, in the plain form of `names.plain_place`: never common ground (phrases/briefs.toml)."""

    names: frozenset[str]
    stems: frozenset[str]


def read_commons(table: Mapping[str, Any]) -> Commons:
    """The list of phrases/briefs.toml."""
    names = frozenset(plain_place(name) for group in table.values() for name in group)
    return Commons(names, frozenset(stem(word) for name in names for word in name.split()))


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that both have, as both sides say it. `plain` is how it is compared, `label` how it is called."""

    matter: Matter
    plain: str
    label: str
    mine: Trait
    theirs: Trait


@dataclass(frozen=True, slots=True)
class CommonGround:
    """Something shared that is rare: `others` is how many more of the people known have it too."""

    shared: Shared
    others: int


def shared_by(mine: Iterable[Trait], theirs: Iterable[Trait], commons: Commons) -> tuple[Shared, ...]:
    """What two people have in common, word for word, apart from what everybody shares; each thing once."""
    own = [(trait, names_of(trait), _plain_words(trait)) for trait in mine]
    found: dict[str, Shared] = {}
    for trait in theirs:
        names, words = names_of(trait), _plain_words(trait)
        for other, other_names, other_words in own:
            for plain, label in _both(names, words, other_names, other_words).items():
                if not _is_common(plain, commons):
                    found.setdefault(plain, Shared(_nearer(trait, other), plain, label, other, trait))
            if any(one.mine is other and one.theirs is trait for one in found.values()):
                continue
            for word in sorted(_interests(trait) & _interests(other)):
                if word not in commons.stems:
                    found.setdefault(word, Shared(Matter.INTEREST, word, _as_written(word, trait), other, trait))
    return tuple(one for one in found.values() if not _is_within(one, found))


def rare(
    shared: Iterable[Shared], others: Mapping[str, int], people: int, *, most: int = 8
) -> tuple[CommonGround, ...]:
    """The rare part of what is shared, the rarest first.

    Args:
        others: how many of the other people known have it, by its plain form.
        people: how many people are known.
    """
    enough = max(RARE_COUNT, math.floor(people * RARE_SHARE))
    ground = [CommonGround(one, others.get(one.plain, 0)) for one in shared if others.get(one.plain, 0) <= enough]
    order = list(_TELLING)
    ground.sort(key=lambda one: (one.others, order.index(one.shared.matter)))
    return tuple(ground[:most])


_TELLING = (
    Matter.STUDY,
    Matter.WORK,
    Matter.INTEREST,
    Matter.PLACE,
    Matter.SKILL,
    Matter.LANGUAGE,
    Matter.NEWS,
    Matter.OTHER,
)
"""What says most about a shared past, first (our own default)."""


def names_of(trait: Trait) -> dict[str, str]:
    """The names that a trait gives, plain form to as written.

    A row of a profile is named by its first line, a place by its first part, a language without its level; a sentence by the names in it.
    """
    first = trait.words.split("\n", 1)[0].strip()
    structured = "\n" in trait.words or len(trait.words) <= _ROW
    if trait.matter is Matter.PLACE and structured and is_place(first):
        return _named([first.split(",")[0].removeprefix("Greater ").removesuffix(" Area")])
    if trait.matter is Matter.LANGUAGE and structured:
        return _named([first.split("(")[0]])
    if trait.matter is Matter.SKILL and structured and not first.endswith("."):
        return _named([first])
    if trait.matter in {Matter.WORK, Matter.STUDY} and "\n" in trait.words:
        return _named([first])
    if trait.matter in {Matter.WORK, Matter.STUDY} and trait.words == trait.text and not first.endswith("."):
        return _named([first, *proper_names(first)])
    return _named(proper_names(trait.words))


_ROW = 60
_PROPER = re.compile(
    r"\b[^\W\d_a-zà-ÿ][\w&’'-]*(?:\s+(?:(?:of|de|da|do|dos|del|la|for|and|the|für|und|di|van|von)\s+){0,2}"
    r"[^\W\d_a-zà-ÿ][\w&’'-]*)+"
    r"|(?<=\bin )[^\W\d_a-zà-ÿ]\w{2,}|(?<=\bat )[^\W\d_a-zà-ÿ]\w{2,}|(?<=\bfrom )[^\W\d_a-zà-ÿ]\w{2,}"
)
_LEADING = re.compile(r"^(?:The|In|At|From|She|He|They|I|We|My|Her|His|Their|After|Since|Before|When|Now|As)\s+")


def proper_names(text: str) -> list[str]:
    """Names of places and organizations as they stand in a sentence: several words with capitals, or one after in, at, from."""
    return [_LEADING.sub("", match.group()) for match in _PROPER.finditer(text)]


def _named(names: Iterable[str]) -> dict[str, str]:
    return {plain: name.strip() for name in names if len(plain := plain_place(name)) > 2}


def _plain_words(trait: Trait) -> str:
    return f" {plain_place(' '.join(trait.words.split()))} "


def _both(names: dict[str, str], words: str, other_names: dict[str, str], other_words: str) -> dict[str, str]:
    """Names of one side that the other side has too, or writes in its words and not as a part of a longer name."""
    found = {plain: label for plain, label in names.items() if plain in other_names}
    found |= {plain: label for plain, label in names.items() if _stands_in(plain, other_words, other_names)}
    return found | {plain: label for plain, label in other_names.items() if _stands_in(plain, words, names)}


def _stands_in(plain: str, words: str, names: Iterable[str]) -> bool:
    return f" {plain} " in words and not any(plain != name and f" {plain} " in f" {name} " for name in names)


def _is_common(plain: str, commons: Commons) -> bool:
    return plain in commons.names or all(word in PLAIN or stem(word) in commons.stems for word in plain.split())


def _nearer(one: Trait, other: Trait) -> Matter:
    return min(one.matter, other.matter, key=_TELLING.index)


def _interests(trait: Trait) -> frozenset[str]:
    if trait.matter is not Matter.INTEREST:
        return frozenset()
    return frozenset(stem(word) for word in _WORD.findall(trait.words.casefold()) if word not in PLAIN)


_WORD = re.compile(r"[^\W\d_]{4,}")


def _as_written(stemmed: str, trait: Trait) -> str:
    return next((word for word in _WORD.findall(trait.words) if stem(word.casefold()) == stemmed), stemmed)


def _is_within(one: Shared, found: Mapping[str, Shared]) -> bool:
    """Whether a longer name that is shared says it already."""
    return any(one.plain != plain and f" {one.plain} " in f" {plain} " for plain in found)
