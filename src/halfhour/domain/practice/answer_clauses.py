"""Deeds in an answer, and whose they are, by person and tense."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halfhour.domain.letters.letter import Span

# Closed classes of grammar: they do not grow, so they stand here and not in `phrases`.
_BETWEEN = (
    r"(?: (?:also|then|just|even|only|never|always|often|really|finally|first|immediately|quickly|actually|basically|simply|still|"
    r"again|personally|myself|once|already|soon|later|all|both|um|uh|like|you know|kind of|sort of|had|ended up)[,]?|'d)*"
)
_WE = re.compile(rf"\bwe{_BETWEEN},? (?P<verb>[a-z]+)\b")
_I = re.compile(rf"\bi{_BETWEEN},? (?P<verb>[a-z]+)\b")
_AND = re.compile(
    r"(?:\b(?:and|but|then|or|so)|,)(?: (?:also|then|just|even|finally|only|straight|later|immediately))* (?P<verb>[a-z]+)\b"
)
_THEY = re.compile(
    rf"\b(?=(?P<who>he|she|they|it|you|everybody|everyone|nobody|people|who|(?:the|her|his|their|our|my|an?|one|that|this|each|every|all|"
    rf"\w+'s) (?:[a-z-]+ ){{0,2}}?[a-z-]+|[a-z]+){_BETWEEN} (?P<verb>[a-z]+)\b)"
)
_PASSIVE = re.compile(r"\b(?:was|were|got|been) (?:\w+ly |all |both |then )?(?P<verb>[a-z]+)\b")
_BARE = re.compile(r"^(?P<verb>[a-z]+)\b")


@dataclass(frozen=True)
class Clauses:
    """Past forms: those that do not end in -ed, those that are states or feelings, and what only looks like one."""

    irregular: frozenset[str]
    states: frozenset[str]
    not_verbs: frozenset[str]

    def is_deed(self, word: str) -> bool:
        """Whether a word is the past form of something one does."""
        if word in self.states or word in self.not_verbs:
            return False
        return word in self.irregular or (word.endswith("ed") and len(word) > 4)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done in the past: by the one who speaks, or by a "we", others or nobody named."""

    place: Span
    is_mine: bool
    is_theirs: bool = False
    """Others did it, as the end of a story tells."""
    is_ours: bool = False
    """A "we" did it."""


def straight(text: str) -> str:
    """In small letters with straight apostrophes, each at its place."""
    small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return small.replace("’", "'").replace("‘", "'").replace("\n", " ")


def clauses_of(small: str, sentences: Sequence[Span], clauses: Clauses) -> tuple[Deed, ...]:
    """All deeds in their order; each verb counts once, for whom it stands nearest."""
    found: dict[int, Deed] = {}
    for sentence in sentences:
        for deed in _in_sentence(small, sentence, clauses):
            found.setdefault(deed.place.end, deed)
    return tuple(found[end] for end in sorted(found))


def _in_sentence(small: str, sentence: Span, clauses: Clauses) -> Iterator[Deed]:
    part = small[sentence.start : sentence.end]
    mine = [match for match in _I.finditer(part) if clauses.is_deed(match["verb"])]
    ours = [match for match in _WE.finditer(part) if clauses.is_deed(match["verb"])]
    theirs = [
        match
        for match in _THEY.finditer(part)
        if clauses.is_deed(match["verb"]) and not re.search(r"\b(?:i|we|was|were|is|are|been|to|had)\b", match["who"])
    ]
    heads = sorted(
        [(match.end("verb"), match.start(), "i") for match in mine]
        + [(match.end("verb"), match.start(), "we") for match in ours]
        + [(match.end("verb"), match.start("who"), "they") for match in theirs]
    )
    for match in _AND.finditer(part):
        # A verb that follows on "and" belongs to whoever did something last.
        before = [head for head in heads if head[0] <= match.start("verb")]
        if clauses.is_deed(match["verb"]) and before:
            heads.append((match.end("verb"), match.start("verb"), before[-1][2]))
            heads.sort()
    bare = _BARE.match(part)
    if bare and clauses.is_deed(bare["verb"]):
        heads.append((bare.end("verb"), 0, "i"))  # "Told him." leaves out who, which is always oneself
    for match in _PASSIVE.finditer(part):
        if clauses.is_deed(match["verb"]):
            heads.append((match.end("verb"), match.start(), "nobody"))
    for end, start, who in sorted(heads, key=lambda head: ("i", "we", "they", "nobody").index(head[2])):
        yield Deed(Span(sentence.start + start, sentence.start + end), who == "i", who != "i", who == "we")
