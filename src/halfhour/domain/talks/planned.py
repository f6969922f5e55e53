"""Which planned question an asked one is: by shared words weighed by rarity, and by likeness of meaning when that is at hand."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log

from halfhour.domain.talks.answers import Planned
from halfhour.domain.talks.sentences import Sentence
from halfhour.domain.talks.stems import PLAIN, matter, stem, words
from halfhour.domain.vectors import Floats

Likeness = Callable[[Sequence[str], Sequence[str]], Floats]
"""How alike each text of the first list is to each of the second: rows of numbers up to 1, higher for closer meaning."""

ENOUGH = 0.34
"""Weighed share of words from which two questions are taken for the same (our own default, set on our training talks)."""

ENOUGH_ALIKE = 0.62
"""The same for words and likeness of meaning together."""


def planned_ids(
    questions: Sequence[str],
    planned: Sequence[Planned],
    said: Iterable[Sentence],
    likeness: Likeness | None = None,
) -> tuple[str | None, ...]:
    """For each asked question the id of the planned one that it is, None when it arose by itself.

    Args:
        questions: asked questions; what stands before a line break is context and counts half.
        said: the sentences of the talk, which tell how rare a word is.
    """
    if not planned or not questions:
        return (None,) * len(questions)
    rarity = _rarity(planned, said)
    rows = [[_overlap(question, plan.text, rarity) for plan in planned] for question in questions]
    limit = ENOUGH
    if likeness is not None:
        alike = likeness([question.rpartition("\n")[2] for question in questions], [plan.text for plan in planned])
        rows = [
            [0.5 * word + float(near) for word, near in zip(*pair, strict=True)]
            for pair in zip(rows, alike, strict=True)
        ]
        limit = ENOUGH_ALIKE
    return tuple(_best(row, planned, limit) for row in rows)


def _best(row: Sequence[float], planned: Sequence[Planned], limit: float) -> str | None:
    score, number = max((score, -number) for number, score in enumerate(row))
    return planned[-number].id if score >= limit else None


def _rarity(planned: Sequence[Planned], said: Iterable[Sentence]) -> dict[str, float]:
    """The weight of each stem: the rarer in talk and plan, the heavier; grammar weighs a little, so that word order of asking counts."""
    counts: Counter[str] = Counter()
    number = 1
    for sentence in said:
        counts.update(matter(sentence.text))
        number += 1
    plans: Counter[str] = Counter()
    for plan in planned:
        plans.update(matter(plan.text))
    return {word: log(1 + number / (1 + counts[word])) / (1 + 0.5 * (plans[word] - 1)) for word in {*counts, *plans}}


def _overlap(question: str, plan: str, rarity: dict[str, float]) -> float:
    """Weighed share of common words, 0 to 1: the geometric mean of both sides' shares."""
    context, _, core = question.rpartition("\n")
    own = _weights(core, rarity)
    near = {word: weight / 2 for word, weight in _weights(context, rarity).items() if word not in own}
    wanted = _weights(plan, rarity)
    common = sum(weight for word, weight in wanted.items() if word in own)
    around = sum(wanted[word] / 2 for word in near if word in wanted)
    if not common + around:
        return 0.0
    extra = sum(weight for word, weight in own.items() if word not in wanted)
    covered = (common + around) / sum(wanted.values())
    focus = (common + around) / (common + around + extra)
    return float((covered * focus) ** 0.5)


def _weights(text: str, rarity: dict[str, float]) -> dict[str, float]:
    weights = {word: rarity.get(word, 1.0) for word in matter(text)}
    for word in words(text):
        if word in PLAIN and word in _TELLING:
            weights[stem(word)] = 0.8
    return weights


_TELLING = frozenset(
    {"get", "like", "day", "need", "good", "come", "made", "long", "start", "look", "want", "much", "often"}
)
