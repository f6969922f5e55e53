"""What may be asked: the verdict on a question, the words that decide, the rule, and a lawful wording."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from halfhour.domain.clauses import plain
from halfhour.domain.language import Profile, language_of
from halfhour.domain.lawful.cues import Cues
from halfhour.domain.lawful.law import Country, Ground, Law, Rule, Verdict
from halfhour.domain.lawful.model import GROUNDS, LawfulModel, ground_of, is_roundabout
from halfhour.domain.lawful.windows import Window, windows
from halfhour.domain.vectors import Floats, Vectors


@dataclass(frozen=True)
class LawfulKnowledge:
    """The model, the cues it looks for, the law, and languages that can be told apart."""

    vectors: Vectors
    model: LawfulModel
    cues: Cues
    law: Law
    languages: tuple[Profile, ...]


@dataclass(frozen=True)
class Judgement:
    """A verdict; unless it is ok, with the ground, the words that decide (characters `start` to `end`), the rule and the likeliest need.

    `need` is a name among those for which the rule has a lawful wording. A question in another language than English is not
    judged: it has no verdict, and `language` names it (ISO 639-1).
    """

    verdict: Verdict | None
    ground: Ground | None = None
    start: int = 0
    end: int = 0
    rule: Rule | None = None
    need: str | None = None
    language: str = "en"

    @property
    def better(self) -> str | None:
        """A lawful wording for the likeliest need; None where nothing has to be put otherwise."""
        return self.rule.better[self.need] if self.rule and self.need else None


_ENGLISH = frozenset(
    "the you your are what how do did have and to with would it that this for any who when where why there from about can of is "
    "we our us they their not be been were if which will should could some here i'm don't you've you'd it's that's like get being "
    "work job time people think know tell feel need want".split()
)
_PLAINLY = 0.3
"""Part of the words that are small English words from which a text need not be told from other languages (our own default)."""

FINE = Judgement(Verdict.OK)


def judge(question: str, country: Country, knowledge: LawfulKnowledge) -> Judgement:
    """What the law of a country makes of a question or remark, said by an employer to a candidate before any offer."""
    return judge_all([(question, country)], knowledge)[0]


def judge_all(questions: Sequence[tuple[str, Country]], knowledge: LawfulKnowledge) -> tuple[Judgement, ...]:
    """Like `judge` for many at once, which is faster; one judgement a question, in order."""
    texts = [plain(question) for question, _ in questions]
    seen = [windows(text, knowledge.cues) for text in texts]
    flat = [window for found in seen for window in found]
    shown = [text[window.start : window.end] for text, found in zip(texts, seen, strict=True) for window in found]
    scores = knowledge.model.scores(flat, shown, knowledge.vectors)
    begins = np.cumsum([0, *(len(found) for found in seen)]).tolist()
    return tuple(
        _judgement(text, country, found, scores[begin : begin + len(found)], knowledge)
        for text, (_, country), found, begin in zip(texts, questions, seen, begins, strict=False)
    )


def _judgement(
    text: str, country: Country, found: Sequence[Window], scores: Floats, knowledge: LawfulKnowledge
) -> Judgement:
    if language := _other_language(text, knowledge):
        return Judgement(None, language=language)
    if not knowledge.model.is_enough(scores):
        return FINE
    best = int(np.argmax(scores[:, 0]))
    window, score = found[best], scores[best]
    ground = ground_of(score)
    rule = knowledge.law.rule(country, ground, text[window.start : window.end])
    verdict = Verdict.RISKY if is_roundabout(score) else rule.asking
    start, end = _place(window, ground, knowledge.cues)
    return Judgement(verdict, ground, start, end, rule, _need(score, rule, knowledge.model))


def _other_language(text: str, knowledge: LawfulKnowledge) -> str | None:
    """The language of a text that is not English; what is plainly English is not weighed against others, which takes longer."""
    words = text.split()
    if sum(word in _ENGLISH for word in words) >= _PLAINLY * len(words):
        return None
    language = language_of(text, knowledge.languages)
    return None if language == "en" else language


def _place(window: Window, ground: Ground, cues: Cues) -> tuple[int, int]:
    """The wording that asks for the ground, else from its first word to its last, else the whole window."""
    for sign, start, end in window.signs:
        if sign == ground:
            return start, end
    told = [unit for unit in window.units if any(cues.grounds.get(concept) == ground for concept in unit.concepts)]
    return (told[0].start, told[-1].end) if told else (window.start, window.end)


def _need(score: Floats, rule: Rule, model: LawfulModel) -> str:
    """The likeliest need among those for which the rule has a wording; the first one where the model knows none of them."""
    first = 2 + len(GROUNDS)
    chances = dict(zip(model.needs, score[first:].tolist(), strict=True))
    return max(rule.better, key=lambda need: chances.get(need, -np.inf))
