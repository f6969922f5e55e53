"""What can be remarked on an answer: on its own words only, each remark with its place, never a better version of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from halfhour.domain.letters.letter import Span
from halfhour.domain.practice.answer_clauses import Clauses, Deed, clauses_of, straight
from halfhour.domain.practice.answer_topics import Topics, is_beside
from halfhour.domain.talks.sentences import spans
from halfhour.domain.talks.stems import words

WORDS_A_MINUTE = 130
"""How fast one speaks in a talk (our own default)."""
FEW, MANY = 25, 2 * WORDS_A_MINUTE
"""Words under which an answer is short, and over which it is long (our own defaults)."""


class Shape(StrEnum):
    """What a question asks for."""

    STORY = "story"
    """One time that happened."""
    ACCOUNT = "account"
    """Something of oneself."""
    SHORT = "short"
    """A plain fact or wish."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A question that interviewers ask; `wants` is what it usually wants to know."""

    key: str
    topic: str
    shape: Shape
    text: str
    wants: str


class Sort(StrEnum):
    """What a remark is about (phrases/answers.toml)."""

    DENIED = "denied"
    OFF = "off"
    SHORT = "short"
    LONG = "long"
    GENERAL = "general"
    NO_OWN_PART = "no_own_part"
    NO_RESULT = "no_result"
    VAGUE = "vague"
    CLAIMS = "claims"
    BLAME = "blame"
    FILLERS = "fillers"
    HEDGES = "hedges"


THIN = (Sort.SHORT, Sort.GENERAL, Sort.NO_OWN_PART, Sort.VAGUE, Sort.CLAIMS, Sort.NO_RESULT)
"""What an interviewer asks on about, what matters most first."""


class Part(StrEnum):
    """The parts of a story."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at, with the places it rests on; at least one."""

    sort: Sort
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """An answer as it was read. `parts` are the sentences in which parts of a story were found, the first of each."""

    words: int
    parts: Mapping[Part, Span]
    remarks: tuple[Remark, ...]
    fillers: int
    hedges: int
    own: int
    """Deeds of one's own."""
    group: int
    """Deeds of a "we", or of nobody named."""

    @property
    def minutes(self) -> float:
        """How long it takes to say."""
        return self.words / WORDS_A_MINUTE


@dataclass(frozen=True)
class Listening:
    """What is needed to read an answer; patterns are matched in small letters."""

    clauses: Clauses
    topics: Topics
    cues: Mapping[str, Sequence[re.Pattern[str]]]
    generic: frozenset[str]
    """Stems that could stand in any answer."""


_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundred|hundreds|thousand|thousands|half|third|quarter|twice|dozen)\b"
)
_NAME = re.compile(r"(?<=[^\s.?!:] )(?!I\b|I'|English\b)[A-Z]\w+")
_OTHERS_END = re.compile(
    r"(?:and |now |but )?(?:he|she|it|they|nobody|everybody|everyone)(?:'s|'ve)? "
    r"(?!was|were|is\b|are\b|had\b|important|good|normal|always|very)\w+"
)
_AND_OTHERS = re.compile(r", (?:and|but|so) (?:the \w+|he|she|they|it|nobody|everybody) (?!was supposed)\w+")
_OWN_STATE = re.compile(r"\bi(?: had|'d had| was| could| did| managed|'ve| have)\b")
_ONE_TIME = re.compile(r"\b(?:last|once|one (?:day|time|evening|morning|night)|(?:19|20)\d\d|yesterday|ago)\b")
A_MINUTE_FILLERS, A_MINUTE_HEDGES = 7.0, 7.0
"""From so many in a minute a listener notices them (our own defaults)."""
LONG_STORY = 6
"""Sentences from which the end of a story may be its last two (our own default)."""
LEAST = 4
"""Fewer fillers or hedges than these are never remarked."""


def read_answer(text: str, question: Likely, listening: Listening) -> Read:
    """All that there is to remark; a good answer may get no remark at all."""
    small = straight(text)
    sentences = tuple(Span(start, end) for start, end in spans(small))
    deeds = clauses_of(small, sentences, listening.clauses)
    own = [deed for deed in deeds if deed.is_mine]
    group = [deed for deed in deeds if not deed.is_mine]
    results = _results(small, sentences, deeds, listening)
    spoken = {name: _found(small, listening.cues[name]) for name in ("fillers", "hedges")}
    told = _Told(text, small, question, sentences, own, group, results, spoken, len(words(text)))
    return Read(
        told.words,
        _parts(told, listening),
        tuple(_remarks(told, listening)),
        len(spoken["fillers"]),
        len(spoken["hedges"]),
        len(own),
        len(group),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    text: str
    small: str
    question: Likely
    sentences: tuple[Span, ...]
    own: Sequence[Deed]
    group: Sequence[Deed]
    results: Sequence[Span]
    spoken: Mapping[str, Sequence[Span]]
    words: int


def _remarks(told: _Told, listening: Listening) -> Iterator[Remark]:
    if not told.words:
        return
    yield from _of_matter(told, listening)
    if told.words > MANY:
        yield Remark(Sort.LONG, (_where_it_runs_over(told),))
    if blamed := _found(told.small, listening.cues["blame"]):
        yield Remark(Sort.BLAME, blamed)
    for sort, most in ((Sort.FILLERS, A_MINUTE_FILLERS), (Sort.HEDGES, A_MINUTE_HEDGES)):
        places = told.spoken[sort.value]
        if len(places) >= LEAST and len(places) * WORDS_A_MINUTE / told.words >= most:
            yield Remark(sort, tuple(places))


def _of_matter(told: _Told, listening: Listening) -> Iterator[Remark]:
    """What is told: the first thing that stands in the way of the others is remarked alone."""
    if told.question.shape is Shape.SHORT:
        return
    denied = [
        place for place in _found(told.small, listening.cues["denied"]) if place.end <= told.sentences[:3][-1].end
    ]
    if denied and told.words < 3 * FEW:
        yield Remark(Sort.DENIED, tuple(denied))
    elif told.words < FEW:
        yield Remark(Sort.SHORT, (Span(told.sentences[0].start, told.sentences[-1].end),))
    elif is_beside(told.text, told.question.topic, listening.topics):
        yield Remark(Sort.OFF, told.sentences[:1])
    elif told.question.shape is Shape.STORY:
        yield from _of_a_story(told, listening)
    elif claims := _bare_claims(told, listening):
        yield Remark(Sort.CLAIMS, claims)


def _bare_claims(told: _Told, listening: Listening) -> tuple[Span, ...]:
    """Praise of oneself, twice or more, where nothing was done."""
    claims = _found(told.small, listening.cues["claims"])
    return claims if len(claims) > 1 and not told.own else ()


def _of_a_story(told: _Told, listening: Listening) -> Iterator[Remark]:
    if not told.group and (claims := _bare_claims(told, listening)):
        yield Remark(Sort.CLAIMS, claims)
        return
    if not told.own and len(told.group) < 2:
        habits = _found(told.small, listening.cues["general"])
        is_one = _OWN_STATE.search(told.small) or _ONE_TIME.search(told.small)
        if habits and not told.group and not is_one:
            yield Remark(Sort.GENERAL, _sentences_of(habits, told.sentences))
        return
    if not told.own and not _OWN_STATE.search(told.small):
        ours = [deed for deed in told.group if deed.is_ours] or told.group
        yield Remark(Sort.NO_OWN_PART, tuple(deed.place for deed in ours[:4]))
    elif told.own and _is_pale(told, listening):
        yield Remark(Sort.VAGUE, (_sentence_at(told.own[0].place.start, told.sentences),))
    if not told.results:
        yield Remark(Sort.NO_RESULT, told.sentences[-1:])


def _is_pale(told: _Told, listening: Listening) -> bool:
    """No number, no name, and hardly a word that could not stand in any answer."""
    if _NUMBER.search(told.small) or _NAME.search(told.text):
        return False
    stems = listening.topics.matter(told.text)
    own = stems - listening.generic
    return len(own) <= max(2, len(stems) * 0.2)


def _results(small: str, sentences: Sequence[Span], deeds: Sequence[Deed], listening: Listening) -> tuple[Span, ...]:
    """Sentences after the first deed that say what came of it; the last one counts too when others do something in it."""
    if not deeds:
        return ()
    first = deeds[0].place.start
    habits = _sentences_of(_found(small, listening.cues["habits"]), sentences)
    cued = [
        place
        for place in _found(small, listening.cues["results"])
        if place.start > first and _sentence_at(place.start, sentences) not in habits
    ]
    last = sentences[-1]
    if len(sentences) > 1 and (
        _OTHERS_END.match(small, last.start, last.end) or _AND_OTHERS.search(small, last.start, last.end)
    ):
        cued.append(last)
    closing = sentences[-2] if len(sentences) >= LONG_STORY else last
    theirs = [deed.place for deed in deeds if deed.place.start >= closing.start and deed.is_theirs]
    return _sentences_of([*cued, *theirs], sentences)


def _parts(told: _Told, listening: Listening) -> dict[Part, Span]:
    """Where the parts of a story were found."""
    found: dict[Part, Span] = {}
    settings = _sentences_of(_found(told.small, listening.cues["settings"]), told.sentences)
    tasks = _sentences_of(_found(told.small, listening.cues["tasks"]), told.sentences)
    actions = _sentences_of([deed.place for deed in told.own], told.sentences)
    for part, places in (
        (Part.SITUATION, settings[:1]),
        (Part.TASK, tasks[:1]),
        (Part.ACTION, actions[:1]),
        (Part.RESULT, told.results[-1:]),
    ):
        if places:
            found[part] = places[0]
    return found


def _found(small: str, patterns: Sequence[re.Pattern[str]]) -> tuple[Span, ...]:
    """Places in the order of the text, each word once."""
    found = sorted(
        (match.start(), match.end()) for pattern in patterns for match in pattern.finditer(small) if match.group()
    )
    kept: list[Span] = []
    for start, end in found:
        if not kept or start >= kept[-1].end:
            kept.append(Span(start, end))
    return tuple(kept)


def _sentences_of(places: Sequence[Span], sentences: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(
        sentence for sentence in sentences if any(sentence.start <= place.start < sentence.end for place in places)
    )


def _sentence_at(place: int, sentences: Sequence[Span]) -> Span:
    return next(sentence for sentence in sentences if place < sentence.end)


def _where_it_runs_over(told: _Told) -> Span:
    seen = list(re.finditer(r"[^\W_]+(?:['’][^\W\d_]+)?", told.text))
    return _sentence_at(seen[MANY].start(), told.sentences)
