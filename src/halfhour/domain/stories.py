"""Stories to tell: which likely questions they answer, which are left open, and who has heard them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from halfhour.domain.practice.answer_topics import Topics
from halfhour.domain.practice.answers import Likely, Shape

NEAR = 0.05
"""How near in meaning a story must be to a question before it is suggested (looked at on stories of our own)."""
MOST, OF_A_TOPIC = 8, 2
"""Suggestions for a story, and how many of them may be of one topic (our own defaults)."""


@dataclass(frozen=True, slots=True)
class Open:
    """A topic of likely questions: how many of them some story answers, of how many that ask for one."""

    topic: str
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody (a key) has heard a story, or it is planned for them; `on` is None while it is only planned."""

    story: str
    person: str
    on: date | None


def suggested(text: str, questions: Iterable[Likely], topics: Topics) -> tuple[str, ...]:
    """Keys of the questions that a story might answer, the nearest in meaning first; only those that ask for one time."""
    asked = [question for question in questions if question.shape is Shape.STORY]
    if not text.strip() or not asked:
        return ()
    likeness = topics.between([text], [f"{one.text} {one.wants} {topics.words[one.topic]}" for one in asked])[0]
    ranked = sorted(zip(likeness.tolist(), asked, strict=True), key=lambda pair: -pair[0])
    return tuple(_mixed(question for near, question in ranked if near >= NEAR))[:MOST]


def _mixed(ranked: Iterable[Likely]) -> Iterator[str]:
    """No topic more than so often, so that what a story shows besides is seen too."""
    seen: Counter[str] = Counter()
    for question in ranked:
        seen[question.topic] += 1
        if seen[question.topic] <= OF_A_TOPIC:
            yield question.key


def open_topics(questions: Iterable[Likely], stories: Iterable[Sequence[str]]) -> tuple[Open, ...]:
    """Each topic in the order of the questions, with how much of it any story answers; topics that ask for no story are left out."""
    held = {key for answers in stories for key in answers}
    asked: dict[str, list[str]] = {}
    for question in questions:
        if question.shape is Shape.STORY:
            asked.setdefault(question.topic, []).append(question.key)
    return tuple(Open(topic, len(held.intersection(keys)), len(keys)) for topic, keys in asked.items())


def heard_before(story: str, people: Iterable[str], tellings: Iterable[Heard]) -> Mapping[str, date | None]:
    """Who among some people has heard a story, or will, and when; None for a day means that it is planned for them."""
    asked = set(people)
    found: dict[str, date | None] = {}
    for one in tellings:
        if one.story == story and one.person in asked:
            found[one.person] = one.on or found.get(one.person)
    return found
