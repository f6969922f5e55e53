"""What a persona answers a question with: the topic, the telling on it, a small fact, an aside, or what was held back."""

from collections.abc import Iterator
from dataclasses import dataclass

from halfhour.domain.practice.hearing import SURE, Asked
from halfhour.domain.practice.personas import Aside, Hidden, Persona, Way
from halfhour.domain.practice.standing import Standing
from halfhour.domain.question_model import About
from halfhour.domain.questions import Form
from halfhour.domain.talks.stems import matter, stem, words

TRUSTED = 4
"""Trust from which things are told that need it (our own default)."""
ALIKE = 0.6
"""Share of words from which two small questions are the same (our own default)."""
PULL, MOST_PULL, UNTOLD = 0.8, 1.6, 0.7
"""What a rare word of an answer adds to its topic, how much at most, and what part of it if it was not told yet (our own defaults)."""
ENOUGH = 0.3
"""How far a question must be about a topic for an answer (our own default)."""
LEAST = 0.12
"""The same where the question speaks to them: people answer something near rather than own that they do not follow (our own default)."""
NEAR: dict[About, tuple[About, ...]] = {
    About.BACKGROUND: (About.PATH,),
    About.STUDY: (About.WAYS_IN, About.PATH),
    About.COMPANY: (About.ENVIRONMENT, About.WORK),
    About.PEOPLE: (About.ENVIRONMENT,),
    About.MOTIVATION: (About.PATH,),
    About.CULTURE: (About.ENVIRONMENT,),
    About.ENVIRONMENT: (About.WORK,),
    About.WAYS_IN: (About.ADVICE,),
}
"""Where the answer to a topic is looked for when a persona has nothing of its own on it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A telling that is chosen: its topic, its number in it, and its words."""

    about: About
    number: int
    words: str

    @property
    def key(self) -> str:
        """How it is remembered."""
        return f"{self.about}:{self.number}"


def topic_of(asked: Asked, persona: Persona, standing: Standing) -> About | None:
    """The topic that is answered; None when the persona has nothing to say on it.

    A question that asks on stays with what was just said. Rare words of an answer pull back to where they were said, against what
    the model makes of the question; words that everybody uses pull nowhere.
    """
    here = About(standing.about) if standing.about in persona.topics else None
    if asked.is_bare:
        return here
    pulls = _pulls(asked, persona, standing)
    if asked.is_elsewhere and not asked.picks_up:
        return None
    scores: dict[About, float] = {}
    for about, lean in asked.leans.items():
        if home := _home(about, persona):
            scores[home] = max(scores.get(home, 0.0), lean)
    for about, pull in pulls.items():
        scores[about] = scores.get(about, 0.0) + min(MOST_PULL, PULL * pull)
    if here and len(asked.weights) <= 1:
        scores[here] = scores.get(here, 0.0) + 0.2
    best = max(scores, key=lambda about: scores[about], default=None)
    if best and scores[best] >= LEAST and asked.is_addressed and not persona.is_real:
        return best
    other = asked.leans.get(About.OTHER, 0.0) + asked.leans.get(About.LOGISTICS, 0.0)
    if best is None or scores[best] < max(ENOUGH, other):
        return _where_said(asked.echoes, persona, standing) or max(pulls, key=lambda about: pulls[about], default=None)
    return best


def _where_said(echoes: frozenset[str], persona: Persona, standing: Standing) -> About | None:
    """The topic of what was told that holds most of these words, the latest of equals; None when nothing holds any."""
    best: tuple[int, int, About] | None = None
    for key, about, text in _tellable(persona):
        shared = len(echoes & matter(text))
        if shared and key in standing.told:
            best = max(best or (0, 0, about), (shared, standing.told.index(key), about))
    return best[2] if best else None


def _home(about: About, persona: Persona) -> About | None:
    """Where a topic is answered; nothing near is said in the place of somebody real."""
    if about in persona.topics or persona.is_real:
        return about if about in persona.topics else None
    return next((near for near in NEAR.get(about, ()) if near in persona.topics), None)


def _pulls(asked: Asked, persona: Persona, standing: Standing) -> dict[About, float]:
    """For each topic how much the question takes up of one thing that was told on it, or that could be."""
    pulls: dict[About, float] = {}
    texts = [(key, about, matter(text)) for key, about, text in _tellable(persona)]
    # A word that runs through all that they tell points nowhere.
    weights = {
        root: weight / max(1, sum(root in roots for _, _, roots in texts)) ** 0.5
        for root, weight in asked.weights.items()
    }
    for key, about, roots in texts:
        pull = sum(weight for root, weight in weights.items() if root in roots)
        if key not in standing.told:
            pull *= UNTOLD
        if pull > 0:
            pulls[about] = max(pulls.get(about, 0.0), pull)
    return pulls


def _tellable(persona: Persona) -> Iterator[tuple[str, About, str]]:
    """What can be told without being found: key, topic, and words."""
    for about, told in persona.topics.items():
        for number, text in enumerate(told.tellings):
            yield f"{about}:{number}", about, text
    for number, aside in enumerate(persona.asides):
        if aside.about in persona.topics:
            yield f"aside-{number}", aside.about, aside.words


def telling_on(about: About, asked: Asked, persona: Persona, standing: Standing) -> Passage | None:
    """The telling that holds most of what the question asks, else the next in order; None when all were told."""
    best: tuple[float, Passage] | None = None
    for number, text in enumerate(persona.topics[about].tellings):
        telling = Passage(about, number, text)
        if telling.key in standing.told:
            continue
        held = sum(asked.weights.get(root, 0.0) for root in asked.weights.keys() & matter(text))
        # A later telling leans on those before it, so that a word or two in common are not enough to jump ahead.
        score = (held if held >= 0.7 else 0.0) - 0.2 * number
        if best is None or score > best[0]:
            best = score, telling
    return best[1] if best else None


def fact_for(asked: Asked, persona: Persona) -> str | None:
    """A small fact that the question asks for in nearly the words of one of its askings."""
    wanted, roots = words(asked.text), matter(asked.text)
    for fact in persona.facts:
        for way in fact.asks:
            known, needed = words(way), matter(way)
            shared = set(known) & set(wanted)
            if len(shared) >= ALIKE * len(set(known) | set(wanted)):
                return fact.words
            if needed and known[:2] == wanted[:2] and needed <= roots and len(roots) <= len(needed) + 1:
                return fact.words
    return None


def aside_for(asked: Asked, about: About | None, persona: Persona, standing: Standing) -> tuple[str, Aside] | None:
    """What they add when a word of their card or of an answer is taken up; each is told once, and needs one rare word or two others.

    A question that shows another topic for sure is answered on that.
    """
    is_sure = about is not None and asked.leans.get(about, 0.0) >= SURE
    best: tuple[float, str, Aside] | None = None
    for number, aside in enumerate(persona.asides):
        key = f"aside-{number}"
        shared = aside.on & asked.weights.keys()
        weight = sum(max(0.3, asked.weights[root]) for root in shared)
        if is_sure and aside.about is not about:
            continue
        if key not in standing.told and weight >= 0.5 and (best is None or weight > best[0]):
            best = weight, key, aside
    return (best[1], best[2]) if best else None


def to_be_found(asked: Asked, about: About, persona: Persona, standing: Standing) -> Hidden | None:
    """What this question brings to light; one thing at a time, and nothing that was told."""
    for hidden in persona.hidden:
        if hidden.key not in standing.told and _is_found(hidden, asked, about, standing):
            return hidden
    return None


def _is_found(hidden: Hidden, asked: Asked, about: About, standing: Standing) -> bool:
    if asked.form in {Form.LEADING, Form.DOUBLE} or standing.trust < 0 or not standing.told:
        return False
    is_here = hidden.about is about
    if hidden.way is Way.OPEN:
        return is_here and asked.form is Form.OPEN
    if hidden.way is Way.TRUST:
        return is_here and standing.trust >= TRUSTED and (asked.form is Form.OPEN or asked.is_follow_up)
    cues = {stem(word) for word in hidden.after}
    if asked.is_bare:
        return is_here and (not cues or bool(cues & matter(standing.last)))
    if not cues:
        return is_here and asked.is_follow_up
    return bool(cues & (asked.echoes if is_here else asked.picks_up))
