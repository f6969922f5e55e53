"""The shape of a talk: do both sides ask, is the asker asked about themself, is their future here talked about?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from halfhour.domain.clauses import plain
from halfhour.domain.talks.answers import Asked
from halfhour.domain.talks.roles import roles
from halfhour.domain.talks.transcript import Quote, Transcript

_FUTURE = re.compile(
    r"\byou(?:'d|'ll| would| will)\b(?! (?:know|see|think|have thought|say|be surprised|like|mind|understand|find|agree))"
)
_ABOUT_YOU = re.compile(
    r"\b(?:(?:have|did|do|are|were|can|could|would) you|you've|you're|you were|you did|your)\b",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a talk is built, whatever it is about.

    `asked` counts all questions, `back` is the part of them that tellers ask (0 to 1), `about_you` are the places where tellers ask
    about the other's own life, `future` is how often tellers say "you will" and "you would" in a thousand words.
    """

    asked: int
    back: float
    about_you: tuple[Quote, ...]
    future: float


def shape(transcript: Transcript, questions: Sequence[Asked]) -> Shape:
    """The shape of a talk; all zero without named speakers or questions."""
    tellers = frozenset(roles(transcript, questions).tellers)
    back = [question for question in questions if question.by in tellers]
    words = future = 0
    for turn in transcript.turns:
        if turn.speaker in tellers:
            words += turn.text.count(" ") + 1
            future += len(_FUTURE.findall(plain(turn.text)))
    return Shape(
        len(questions),
        len(back) / len(questions) if questions else 0.0,
        tuple(question.quote for question in back if _ABOUT_YOU.search(plain(question.quote.words_in(transcript)))),
        1_000 * future / words if words else 0.0,
    )
