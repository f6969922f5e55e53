"""Who asks and who tells: found from the talk, for two to five speakers, also where both sides ask."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from halfhour.domain.talks.answers import Asked
from halfhour.domain.talks.transcript import Transcript

PART_OF_TELLING = 0.25
"""Part of the best teller's score from which another speaker also tells (our own default)."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Names of those who ask and of those who tell, each in order of first appearance; who does neither is in none.

    In a casual job interview both sides ask; the teller is then the one whose work is talked about.
    """

    askers: tuple[str, ...]
    tellers: tuple[str, ...]


def roles(transcript: Transcript, questions: Sequence[Asked], me: str | None = None) -> Roles:
    """Who asks and who tells in a talk; both empty when no speaker is named.

    Args:
        questions: the questions asked in this talk.
        me: the user's speaker name, who asks and never tells; None lets the talk itself speak.
    """
    if not transcript.speakers:
        return Roles((), ())
    telling = _telling(transcript, questions)
    asking = Counter(question.by for question in questions if question.by is not None)
    asker = me if me in transcript.speakers else _main_asker(transcript, telling, asking)
    candidates = {name: telling[name] for name in transcript.speakers if name != asker}
    most = max(candidates.values(), default=0.0)
    tellers = tuple(name for name, score in candidates.items() if score > 0 and score >= PART_OF_TELLING * most)
    askers = tuple(name for name in transcript.speakers if name == asker or (asking[name] and name not in tellers))
    return Roles(askers, tellers)


def _telling(transcript: Transcript, questions: Sequence[Asked]) -> dict[str, float]:
    """Words that each speaker gives in answer to others, long turns counting more than their length."""
    answering = {turn for question in questions for turn in question.answer}
    score = dict.fromkeys(transcript.speakers, 0.0)
    for number, turn in enumerate(transcript.turns):
        if turn.speaker is not None:
            words = turn.text.count(" ") + 1
            score[turn.speaker] += words * (1.0 if number in answering else 0.5)
    return score


def _main_asker(transcript: Transcript, telling: dict[str, float], asking: Counter[str]) -> str | None:
    """The one who asks most for what they say; None for a monologue or when all speak alike and nobody asks."""
    if len(transcript.speakers) < 2 or not asking:
        return None
    rates = {
        name: (asking[name] + 0.5) / (telling[name] + 60)
        for name in transcript.speakers
        if telling[name] > 25 or asking[name] > 1
    }
    return max(rates, key=lambda name: (rates[name], -telling[name]), default=None)
