"""Which kind of conversation a talk turned out to be, from what was said in it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, sqrt
from typing import Protocol

from halfhour.domain.clauses import plain
from halfhour.domain.kinds import Kind
from halfhour.domain.talks.answers import Asked, TalkKind
from halfhour.domain.talks.exchanges import asked
from halfhour.domain.talks.sentences import Sentence
from halfhour.domain.talks.shape import Shape, shape
from halfhour.domain.talks.transcript import Quote, Transcript

ENOUGH_JOB = 4.0
"""Evidence from which a talk is a job interview (our own default, set on our training talks and on meetings)."""

ENOUGH_INFORMATIONAL = 3.0
ENOUGH_OTHER = 3.0
MANY = 5
"""More speakers than this make a meeting likelier than an interview."""

_HIRED = re.compile(
    r"\b(?:candidate|applicant|hiring manager|bewerber(?:in)?|candidato|candidata|candidat)\b", re.IGNORECASE
)
"""Names of speakers that are parts in a job interview: whoever wrote the talk down knew what it was."""
_EXAMINING = re.compile(
    r"\b(?:examiner|invigilator|admissions|moderator|voter|prüfer(?:in)?|examinador|examinadora|examinateur)\b",
    re.IGNORECASE,
)
"""Names of those before whom somebody is a candidate for something else: a certificate, a place to study, an office."""
_NAMED_HIRED = 4.0
_ASKED_BY_ONE = 1.5
_ONE_SIDED = 6.0
"""Evidence that words must give where hardly anybody asks back: much that is said about interviews is said in none."""

ENOUGH_SHAPE = 2.0
"""Evidence of shape from which a talk is a job interview (our own default, set on our training talks)."""

ENOUGH_SOUNDS = 0.5
"""From which margin a talk sounds like a job interview, whatever its words (models/talk-kinds.md)."""
AGAINST = -0.5
"""Below which it sounds like another talk in which such words are said: somebody tells of an interview, or practises one."""
_MOST_FUTURE = 8.0

_NAMED = 1.5
"""Evidence of words that the shape needs beside it, and as much again for each further stretch of a long talk."""

_BACK = 0.36
_ASKED = 6
_SOME = 5
_PERSONAL = 2
"""Places about this very candidate that a job interview has at least (our own default), and for longer talks one for so many words:"""

_WORDS = 2_500
_MOST_QUOTES = 5


class Ear(Protocol):
    """What hears job interviews whatever their words (`domain.interviews`)."""

    def margin(self, transcript: Transcript, signs: Sequence[float]) -> float | None:
        """By how much a talk is above the line, None where there is too little to hear; `signs` are those of this module."""
        ...


@dataclass(frozen=True, slots=True)
class Cue:
    """Something said that speaks for a kind: each occurrence is a place; `weight` counts once, half again for a second place."""

    name: str
    kind: Kind
    weight: float
    pattern: re.Pattern[str]
    personal: bool = False
    """Whether it is about this very candidate: without one such place a talk is about interviews, not one itself."""
    times: int = 1
    """Places that it needs before it counts."""


def read_cues(table: Sequence[Mapping[str, object]]) -> tuple[Cue, ...]:
    """Cues from rows of `phrases/talk_kinds.toml`, patterns compiled."""
    return tuple(
        Cue(
            str(row["name"]),
            Kind(str(row["kind"])),
            float(str(row["weight"])),
            re.compile(str(row["pattern"])),
            bool(row.get("personal", False)),
            int(str(row.get("times", 1))),
        )
        for row in table
    )


def talk_kind(
    transcript: Transcript,
    said: Sequence[Sentence],
    cues: Sequence[Cue],
    questions: Sequence[Asked] | None = None,
    interviews: Callable[[], Ear] | None = None,
) -> TalkKind:
    """The kind that the talk shows, how sure (0 to 1), and the places that say so; unclear when too little speaks.

    Args:
        said: the sentences of this transcript.
        cues: what speaks for which kind, from `phrases/talk_kinds.toml`.
        questions: the questions asked in this talk; found here when not given.
        interviews: gives what knows how job interviews sound.
    """
    found = _places(said, cues)
    built = shape(transcript, asked(transcript, said) if questions is None else questions)
    weight = _weights(transcript, found)
    if len(transcript.speakers) > MANY:
        weight[Kind.OTHER] += _ASKED_BY_ONE
    personal = sum(len(places) for cue, places in found.items() if cue.personal) + _PERSONAL * _is_cast(transcript)
    words = sum(sentence.text.count(" ") + 1 for sentence in said)
    length = words / _WORDS
    named = weight[Kind.CASUAL_JOB] + weight[Kind.FORMAL_JOB] >= _NAMED * max(1.0, length)
    job = _job(
        weight, built, personal=personal >= max(_PERSONAL, length), shaped=named and len(transcript.speakers) <= MANY
    )
    if interviews and len(transcript.speakers) <= MANY:
        job = _heard(job, interviews().margin(transcript, _signs(transcript, said, found, built)))
    kind, margin = _choose(job, weight)
    return TalkKind(
        kind, 1 / (1 + exp(-margin)) if kind is not Kind.UNCLEAR else 0.0, _evidence(said, found, kind, built)
    )


def signs(transcript: Transcript, said: Sequence[Sentence], cues: Sequence[Cue]) -> tuple[float, ...]:
    """What an `Ear` is told of a talk beside its turns."""
    return _signs(transcript, said, _places(said, cues), shape(transcript, asked(transcript, said)))


def _signs(
    transcript: Transcript, said: Sequence[Sentence], found: Mapping[Cue, Sequence[int]], built: Shape
) -> tuple[float, ...]:
    """Words for jobs, places about this very candidate by length, words for the other kinds, who asks back, the future, one asker."""
    weight = _weights(transcript, found)
    asks = _one_asks(transcript)
    thousands = max(1, sum(sentence.text.count(" ") + 1 for sentence in said)) / 1_000
    personal = sum(len(places) for cue, places in found.items() if cue.personal)
    return (
        weight[Kind.CASUAL_JOB] + weight[Kind.FORMAL_JOB],
        personal / sqrt(thousands),
        weight[Kind.INFORMATIONAL] - _ASKED_BY_ONE * asks,
        weight[Kind.OTHER],
        built.back,
        min(built.future, _MOST_FUTURE),
        float(asks),
    )


def _weights(transcript: Transcript, found: Mapping[Cue, Sequence[int]]) -> dict[Kind, float]:
    """What the cues come to for each kind."""
    weight = dict.fromkeys(Kind, 0.0) | {Kind.INFORMATIONAL: _ASKED_BY_ONE * _one_asks(transcript)}
    weight[Kind.CASUAL_JOB] += _NAMED_HIRED * _is_cast(transcript)
    for cue, places in found.items():
        weight[cue.kind] += cue.weight * min(2.0, 0.5 + 0.5 * len(places))
    return weight


def _is_cast(transcript: Transcript) -> bool:
    """Whether the names of those who speak say that somebody is interviewed for a job."""
    names = transcript.speakers
    return (
        len(names) in range(2, MANY + 1)
        and any(_HIRED.search(name) for name in names)
        and not any(_EXAMINING.search(name) for name in names)
    )


def _job(weight: Mapping[Kind, float], built: Shape, *, personal: bool, shaped: bool) -> float:
    """By how much a talk is above a job interview's line: by its words, or by its shape, where both sides ask.

    The shape: tellers ask at least a third back, about the other's life, and speak of the other's future; casual talks of unusual trades
    use none of the known words.
    """
    words = weight[Kind.CASUAL_JOB] + weight[Kind.FORMAL_JOB]
    against = 0.6 * weight[Kind.INFORMATIONAL] + weight[Kind.OTHER]
    by_words = words - max(ENOUGH_JOB if built.back >= _BACK else _ONE_SIDED, against) if personal else -1.0
    if not shaped or built.asked < _ASKED or built.back < _BACK:
        return by_words
    by_shape = 6 * (built.back - 0.3) + 0.3 * min(built.future, 6.0) + 0.15 * min(len(built.about_you), 6)
    by_shape += 0.3 * (words - weight[Kind.INFORMATIONAL]) - 0.5 * weight[Kind.OTHER]
    return max(by_words, by_shape - ENOUGH_SHAPE)


def _heard(job: float, sounds: float | None) -> float:
    """By how much a talk is above the line of its words, or of its sound where that is surer; its words are nothing against its sound."""
    if sounds is None:
        return job
    above = sounds - ENOUGH_SOUNDS
    return above if sounds < AGAINST else max(job, above)


def _choose(job: float, weight: Mapping[Kind, float]) -> tuple[Kind, float]:
    """The kind, and by how much it leads."""
    formal, informational, other = weight[Kind.FORMAL_JOB], weight[Kind.INFORMATIONAL], weight[Kind.OTHER]
    if job >= 0:
        return (
            Kind.FORMAL_JOB if formal >= 4.0 and formal > 0.5 * weight[Kind.CASUAL_JOB] else Kind.CASUAL_JOB
        ), job + 0.5
    if informational >= ENOUGH_INFORMATIONAL and informational > other:
        return Kind.INFORMATIONAL, informational - max(other, ENOUGH_INFORMATIONAL - 1)
    if other >= ENOUGH_OTHER:
        return Kind.OTHER, other - max(informational, ENOUGH_OTHER - 1)
    return Kind.UNCLEAR, 0.0


def _one_asks(transcript: Transcript) -> bool:
    """Whether one of a few speakers asks most questions and talks less than the others: the shape of an interview by a seeker."""
    marks, spoken = Counter[str](), Counter[str]()
    for turn in transcript.turns:
        if turn.speaker is not None:
            marks[turn.speaker] += turn.text.count("?")
            spoken[turn.speaker] += turn.text.count(" ") + 1
    if len(spoken) not in range(2, MANY) or sum(marks.values()) < _SOME:
        return False
    (name, count), *_ = marks.most_common(1)
    return count * 2 > sum(marks.values()) and spoken[name] * 2 < sum(spoken.values())


def _places(said: Sequence[Sentence], cues: Sequence[Cue]) -> dict[Cue, list[int]]:
    """For each cue the numbers of the sentences where it stands."""
    lines = [plain(sentence.text) for sentence in said]
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    text = "\n".join(lines)
    found: dict[Cue, list[int]] = {}
    for cue in cues:
        places = [bisect_right(starts, match.start()) - 1 for match in cue.pattern.finditer(text)]
        if len(places) >= cue.times:
            found[cue] = list(dict.fromkeys(places))
    return found


def _evidence(
    said: Sequence[Sentence], found: Mapping[Cue, Sequence[int]], kind: Kind, built: Shape
) -> tuple[Quote, ...]:
    """The first place of each cue that speaks for the kind, the heaviest first, and what the asker was asked; in the order of the talk."""
    jobs = {Kind.CASUAL_JOB, Kind.FORMAL_JOB}
    wanted = jobs if kind in jobs else {kind}
    speaking = sorted((cue for cue in found if cue.kind in wanted), key=lambda cue: -cue.weight)
    quotes = [said[found[cue][0]].quote for cue in speaking]
    if kind in jobs:
        quotes.extend(built.about_you)
    return tuple(sorted(dict.fromkeys(quotes[:_MOST_QUOTES]), key=lambda quote: (quote.turn, quote.start)))
