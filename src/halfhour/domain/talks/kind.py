"""Which kind of conversation a talk turned out to be, from what was said in it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp

from halfhour.domain.clauses import plain
from halfhour.domain.kinds import Kind
from halfhour.domain.talks.answers import TalkKind
from halfhour.domain.talks.sentences import Sentence
from halfhour.domain.talks.transcript import Quote, Transcript

ENOUGH_JOB = 4.0
"""Evidence from which a talk is a job interview (our own default, set on our training talks and on meetings)."""

ENOUGH_INFORMATIONAL = 3.0
ENOUGH_OTHER = 3.0
MANY = 5
"""More speakers than this make a meeting likelier than an interview."""

_ASKED_BY_ONE = 1.5
_SOME = 5
_PERSONAL = 2
"""Places about this very candidate that a job interview has at least (our own default), and for longer talks one for so many words:"""

_WORDS = 2_500
_MOST_QUOTES = 5


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


def talk_kind(transcript: Transcript, said: Sequence[Sentence], cues: Sequence[Cue]) -> TalkKind:
    """The kind that the talk shows, how sure (0 to 1), and the sentences that say so; unclear when too little speaks.

    Args:
        said: the sentences of this transcript.
        cues: what speaks for which kind, from `phrases/talk_kinds.toml`.
    """
    found = _places(said, cues)
    weight = dict.fromkeys(Kind, 0.0) | {Kind.INFORMATIONAL: _ASKED_BY_ONE * _one_asks(transcript)}
    for cue, places in found.items():
        weight[cue.kind] += cue.weight * min(2.0, 0.5 + 0.5 * len(places))
    personal = sum(len(places) for cue, places in found.items() if cue.personal)
    words = sum(sentence.text.count(" ") + 1 for sentence in said)
    job = weight[Kind.CASUAL_JOB] + weight[Kind.FORMAL_JOB] if personal >= max(_PERSONAL, words / _WORDS) else 0.0
    other = weight[Kind.OTHER] + (2.0 if len(transcript.speakers) > MANY else 0.0)
    kind, margin = _choose(job, weight[Kind.FORMAL_JOB], weight[Kind.INFORMATIONAL], other)
    return TalkKind(kind, 1 / (1 + exp(-margin)) if kind is not Kind.UNCLEAR else 0.0, _evidence(said, found, kind))


def _choose(job: float, formal: float, informational: float, other: float) -> tuple[Kind, float]:
    """The kind, and by how much it leads."""
    against = 0.6 * informational + other
    if job >= ENOUGH_JOB and job > against:
        return (Kind.FORMAL_JOB if formal >= 4.0 and formal * 3 > job else Kind.CASUAL_JOB), job - max(
            ENOUGH_JOB - 1, against
        )
    if informational >= ENOUGH_INFORMATIONAL and informational > other:
        return Kind.INFORMATIONAL, informational - max(job, other, ENOUGH_INFORMATIONAL - 1)
    if other >= ENOUGH_OTHER:
        return Kind.OTHER, other - max(informational, ENOUGH_OTHER - 1)
    return Kind.UNCLEAR, 0.0


def _one_asks(transcript: Transcript) -> bool:
    """Whether one of a few speakers asks most questions and talks less than the others: the shape of an interview by a seeker."""
    asked, spoken = Counter[str](), Counter[str]()
    for turn in transcript.turns:
        if turn.speaker is not None:
            asked[turn.speaker] += turn.text.count("?")
            spoken[turn.speaker] += turn.text.count(" ") + 1
    if len(spoken) not in range(2, MANY) or sum(asked.values()) < _SOME:
        return False
    (name, count), *_ = asked.most_common(1)
    return count * 2 > sum(asked.values()) and spoken[name] * 2 < sum(spoken.values())


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


def _evidence(said: Sequence[Sentence], found: Mapping[Cue, Sequence[int]], kind: Kind) -> tuple[Quote, ...]:
    """The first place of each cue that speaks for the kind, the heaviest cues first, in the order of the talk."""
    wanted = {Kind.CASUAL_JOB, Kind.FORMAL_JOB} if kind in {Kind.CASUAL_JOB, Kind.FORMAL_JOB} else {kind}
    speaking = sorted((cue for cue in found if cue.kind in wanted), key=lambda cue: -cue.weight)
    numbers = dict.fromkeys(found[cue][0] for cue in speaking[:_MOST_QUOTES])
    return tuple(said[number].quote for number in sorted(numbers))
