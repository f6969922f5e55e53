"""Who may be in the book twice: pairs of people with what they share, found without holding everybody against everybody."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

Nicknames = Mapping[str, frozenset[str]]
"""The names for which each short form may stand, in small letters without accents."""

CROWD = 60
"""People who share a clue up to which each is held against each; a clue that more share tells little (our own default)."""

_LAST_DIGITS = 9
"""Digits at the end of a telephone number that tell two apart; what stands before may be left out at home (our own default)."""

_TOKENS = 5
_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
_LETTERS = str.maketrans(
    dict(zip("øłđðıħŋ", "olddihn", strict=True))
    | {"þ": "th", "æ": "ae", "œ": "oe", "ё": "e"}
    | dict(zip("абвгдезиклмнопрстуфыэіїєґў", "abvgdeziklmnoprstufyeiiegu", strict=True))
    | {
        "ж": "zh",
        "й": "y",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
    }
    | dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True))
    | {"θ": "th", "χ": "ch", "ψ": "ps"}
)
# What different ways to write the same sound come to, in this order.
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("sh", "s"), ("zh", "z"), ("ch", "c"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("ph", "f"),
    ("th", "t"), ("x", "ks"), ("w", "v"), ("y", "i"), ("j", "i"), ("ii", "i"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("iu", "u"),
    ("ia", "a"), ("ie", "e"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")


class Likeness(StrEnum):
    """What two people share."""

    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"
    NAME = "name"
    ORDER = "order"
    """The same names in another order, or written apart and together."""
    ACCENTS = "accents"
    SCRIPT = "script"
    NICKNAME = "nickname"
    INITIAL = "initial"
    PART = "part"
    """One has a middle name or a second surname more."""
    PLACE = "place"


class Sure(StrEnum):
    """How sure it is that two are one, the surest first."""

    ALMOST = "almost"
    LIKELY = "likely"
    PERHAPS = "perhaps"


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as they are compared: `plain` is their name by `domain.names`, the rest as `domain.addresses` compares."""

    id: str
    plain: str
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    birthday: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one, by their ids, with everything they share."""

    one: str
    other: str
    reasons: tuple[Likeness, ...]
    sure: Sure


def possible_duplicates(
    people: Sequence[Somebody], nicknames: Nicknames, apart: Iterable[frozenset[str]] = ()
) -> tuple[Pair, ...]:
    """Pairs who may be one person, the surest first; `apart` are those of whom the user said that they are two.

    Two people who share a name and have different pages at LinkedIn are two, unless they share an address too.
    """
    words = _Words(nicknames)
    told = frozenset(apart)
    found = []
    for one, other in sorted(_candidates(people, words)):
        first, second = people[one], people[other]
        if frozenset({first.id, second.id}) not in told:
            pair = _pair(first, second, words)
            if pair:
                found.append(pair)
    order = list(Sure)
    return tuple(sorted(found, key=lambda pair: order.index(pair.sure)))


def name_likeness(plain: str, other: str, nicknames: Nicknames) -> tuple[Likeness, ...]:
    """How two names are like one another; empty when they are not."""
    return _Words(nicknames).likeness(plain, other)


def _pair(one: Somebody, other: Somebody, words: "_Words") -> Pair | None:
    names = words.likeness(one.plain, other.plain)
    reaches = _shared_reaches(one, other)
    if not names and not reaches:
        return None
    same_place = not one.places.isdisjoint(other.places)
    sure = _sure(names, reaches, same_place, bool(reaches) and words.share_a_word(one.plain, other.plain))
    if sure is None or (not reaches and _are_two(one, other)):
        return None
    return Pair(one.id, other.id, (*reaches, *names, *((Likeness.PLACE,) if same_place else ())), sure)


def _shared_reaches(one: Somebody, other: Somebody) -> tuple[Likeness, ...]:
    found = []
    if not one.emails.isdisjoint(other.emails):
        found.append(Likeness.EMAIL)
    if one.phones and other.phones and not _endings(one.phones).isdisjoint(_endings(other.phones)):
        found.append(Likeness.PHONE)
    if not _profiles(one).isdisjoint(_profiles(other)):
        found.append(Likeness.PROFILE)
    return tuple(found)


def _sure(
    names: tuple[Likeness, ...], reaches: tuple[Likeness, ...], same_place: bool, share_a_word: bool
) -> Sure | None:
    if Likeness.PROFILE in reaches:
        return Sure.ALMOST
    if reaches:
        # People who live or work together share a telephone and sometimes a mailbox; what they do not share is a name.
        return Sure.ALMOST if names else Sure.LIKELY if share_a_word else Sure.PERHAPS
    if not names:
        return None
    if same_place:
        return Sure.LIKELY
    return None if Likeness.INITIAL in names else Sure.PERHAPS


def _are_two(one: Somebody, other: Somebody) -> bool:
    """Whether something says that two of one name are two people."""
    profiles, others = _profiles(one), _profiles(other)
    if profiles and others and not profiles & others:
        return True
    return bool(one.birthday and other.birthday and one.birthday[-5:] != other.birthday[-5:])


def _profiles(somebody: Somebody) -> frozenset[str]:
    if not somebody.pages:
        return somebody.pages
    return frozenset(page for page in somebody.pages if page.startswith("linkedin.com/in/"))


def _endings(phones: Iterable[str]) -> frozenset[str]:
    digits = (phone.lstrip("+") for phone in phones)
    return frozenset(each[-_LAST_DIGITS:] for each in digits if len(each) > 6)


def _candidates(people: Sequence[Somebody], words: "_Words") -> set[tuple[int, int]]:
    """Pairs that share a clue: an address, or two words of their names as they sound."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    short: dict[str, list[int]] = defaultdict(list)
    for number, somebody in enumerate(people):
        for clue in _clues(somebody, words):
            blocks[clue].append(number)
        for clue in words.initial_clues(somebody.plain):
            short[clue].append(number)
    if short:
        for number, somebody in enumerate(people):
            for clue in words.clues_by_initial(somebody.plain):
                if clue in short:
                    blocks["initial", clue].append(number)
        for clue, numbers in short.items():
            blocks["initial", clue].extend(numbers)
    return {pair for numbers in blocks.values() for pair in _pairs(sorted(set(numbers)), people)}


def _clues(somebody: Somebody, words: "_Words") -> Iterator[Hashable]:
    yield from (("email", value) for value in somebody.emails)
    yield from (("phone", value) for value in _endings(somebody.phones))
    yield from (("page", value) for value in _profiles(somebody))
    yield from words.clues(somebody.plain)


def _pairs(numbers: list[int], people: Sequence[Somebody]) -> Iterator[tuple[int, int]]:
    """Each against each; of a crowd only those who share a place or the whole name."""
    if len(numbers) <= CROWD:
        yield from combinations(numbers, 2)
        return
    closer: dict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        closer["name", people[number].plain].append(number)
        for place in people[number].places:
            closer["place", place].append(number)
    for few in closer.values():
        if len(few) <= CROWD:
            yield from combinations(few, 2)


class _Words:
    """Words of names as they are compared, each worked out once."""

    def __init__(self, nicknames: Nicknames) -> None:
        self.nicknames = nicknames
        self._sounds: dict[str, str] = {}
        self._likes: dict[tuple[str, str], Likeness | None] = {}
        self._heard: dict[str, frozenset[str] | None] = {}

    def sound(self, word: str) -> str:
        """A word in Latin letters, without what different spellings of one sound differ in."""
        if word not in self._sounds:
            heard = word.translate(_LETTERS)
            for written, spoken in _SOUNDS:
                heard = heard.replace(written, spoken)
            self._sounds[word] = _TWICE.sub(r"\1", heard) or word
        return self._sounds[word]

    def clues(self, plain: str) -> Iterator[Hashable]:
        """What two spellings of one name share: two of its words as they sound, or all of it in one."""
        tokens = plain.split()[:_TOKENS]
        heard = [{self.sound(token), *map(self.sound, self.nicknames.get(token, ()))} for token in tokens]
        for one, other in combinations(heard, 2):
            for first in one:
                for second in other:
                    yield (first, second) if first < second else (second, first)
        if tokens:
            yield from (("joined", joined) for joined in _rotations([self.sound(token) for token in tokens]))

    def initial_clues(self, plain: str) -> Iterator[str]:
        """For names with an initial: that letter with each whole word."""
        tokens = plain.split()[:_TOKENS]
        letters = [token for token in tokens if len(token) == 1 and token.isalpha()]
        whole = [token for token in tokens if len(token) > 1]
        return (f"{letter} {self.sound(word)}" for letter in letters for word in whole)

    def clues_by_initial(self, plain: str) -> Iterator[str]:
        """The same for whole names: the first letter of each word with each other one."""
        tokens = [token for token in plain.split()[:_TOKENS] if len(token) > 1]
        return (f"{one[0]} {self.sound(other)}" for one in tokens for other in tokens if one is not other)

    def share_a_word(self, plain: str, other: str) -> bool:
        """Whether two names have a whole word in common, or a short form of one."""
        words, others = plain.split(), other.split()
        return any(len(word) > 1 and self._word_likeness(word, each) is not None for word in words for each in others)

    def likeness(self, plain: str, other: str) -> tuple[Likeness, ...]:
        """How two names are like one another; empty when they are not."""
        heard, heard_other = self._all_sounds(plain), self._all_sounds(other)
        if heard and heard_other and len(heard) == len(heard_other) and heard != heard_other:
            return ()  # most pairs: whole words, as many in each, and not the same ones
        words, others = plain.split(), other.split()
        if _generation(words) != _generation(others) or not words or not others:
            return ()
        if words == others:
            return (Likeness.NAME,) if len(words) > 1 or not plain.isascii() else ()
        if sorted(words) == sorted(others) or set(_rotations(words)) & set(_rotations(others)):
            return (Likeness.ORDER,)
        return self._word_by_word(*sorted((words, others), key=len))

    def _all_sounds(self, plain: str) -> frozenset[str] | None:
        """How the words of a name sound; None where that alone does not tell: initials, short forms, few or many words in one."""
        if plain not in self._heard:
            words = plain.split()
            is_told = len(words) > 1 and not any(len(word) == 1 or word in self.nicknames for word in words)
            # Short forms are looked up from their side, so that a name of whole words is told by them alone.
            self._heard[plain] = frozenset(map(self.sound, words)) if is_told else None
        return self._heard[plain]

    def _word_by_word(self, few: list[str], many: list[str]) -> tuple[Likeness, ...]:
        """Each word of the shorter name has its like in the longer one; one initial may stand alone where two words agree."""
        left, found = list(enumerate(many)), set()
        whole, alone, last = 0, 0, -1
        for word in few:
            best = self._best(word, left)
            if best is None and len(word) > 1:
                return ()
            if best is None:
                alone += 1
                continue
            place, likeness = best
            at, _ = left.pop(place)
            whole += likeness is not Likeness.INITIAL
            found |= {likeness} if at > last else {likeness, Likeness.ORDER}
            last = max(last, at)
        more = [word for _, word in left if len(word) > 1]
        initials = alone + len(left) - len(more)
        if not whole or len(few) < 2 or (initials and whole < 2) or (alone and left) or initials > 1:
            return ()
        if more and Likeness.INITIAL in found:
            return ()
        found |= {Likeness.PART} if more else {Likeness.INITIAL} if initials else set()
        if len(found) > 1:
            found.discard(Likeness.NAME)
        return tuple(likeness for likeness in Likeness if likeness in found)

    def _best(self, word: str, others: list[tuple[int, str]]) -> tuple[int, Likeness] | None:
        """Where the word most like this one stands, and how like it is."""
        likes = (
            (_RANK[likeness], place, likeness)
            for place, (_, other) in enumerate(others)
            if (likeness := self._word_likeness(word, other)) is not None
        )
        _, place, likeness = min(likes, default=(0, 0, None))
        return (place, likeness) if likeness else None

    def _word_likeness(self, word: str, other: str) -> Likeness | None:
        if (word, other) not in self._likes:
            self._likes[word, other] = self._new_likeness(word, other)
        return self._likes[word, other]

    def _new_likeness(self, word: str, other: str) -> Likeness | None:
        if word == other:
            return Likeness.NAME
        if len(word) == 1 or len(other) == 1:
            is_initial = word[0] == other[0] and word.isalpha() and other.isalpha()
            return Likeness.INITIAL if is_initial else None
        if self.sound(word) == self.sound(other):
            if word.isascii() == other.isascii() or _is_latin(word) == _is_latin(other):
                return Likeness.ACCENTS if _folded(word) == _folded(other) else None
            return Likeness.SCRIPT
        names, others = self.nicknames.get(word, frozenset()) | {word}, self.nicknames.get(other, frozenset()) | {other}
        return Likeness.NICKNAME if names & others else None


_RANK = {
    each: rank
    for rank, each in enumerate((Likeness.NAME, Likeness.ACCENTS, Likeness.SCRIPT, Likeness.NICKNAME, Likeness.INITIAL))
}


def _generation(words: list[str]) -> frozenset[str]:
    return frozenset(words) & _GENERATIONS


def _rotations(words: list[str]) -> list[str]:
    """All of a name in one, as it stands, with the first word last, and with the last word first."""
    return ["".join(words), "".join((*words[1:], words[0])), "".join((words[-1], *words[:-1]))]


def _is_latin(word: str) -> bool:
    return all(sign < "\u0250" for sign in word)


def _folded(word: str) -> str:
    """Without letters that some languages add to the Latin ones, and with umlauts however they are written."""
    latin = word.translate(_LETTERS)
    for written, plain in (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("ph", "f"), ("th", "t")):
        latin = latin.replace(written, plain)
    return latin
