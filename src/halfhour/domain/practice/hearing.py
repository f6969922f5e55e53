"""What somebody says to a persona: what it asks, how, and whether it picks up what was said before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from halfhour.domain.language import Profile, language_of
from halfhour.domain.question_model import About, Flag, Judged, QuestionModel
from halfhour.domain.questions import Form
from halfhour.domain.talks.stems import PLAIN, matter, words


class Act(StrEnum):
    """What a turn does besides asking."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    MORE_TIME = "more_time"
    WHOM_ELSE = "whom_else"
    REPORT_BACK = "report_back"
    JOB_ASK = "job_ask"
    RUDE = "rude"
    ACKNOWLEDGES = "acknowledges"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a turn. `start` and `end` are its place; `picks_up` are the words of earlier answers that it takes up."""

    start: int
    end: int
    text: str
    form: Form
    about: About
    flags: tuple[Flag, ...]
    picks_up: frozenset[str] = frozenset()
    is_bare: bool = False
    """It asks on without naming anything: "Why?", "How so?", "And then?"."""

    @property
    def is_follow_up(self) -> bool:
        """Whether it takes up what was said."""
        return self.is_bare or bool(self.picks_up)


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn as it was understood; empty for silence."""

    text: str
    asked: tuple[Asked, ...]
    acts: frozenset[Act]
    is_strange: bool = False
    """It holds nothing that the persona could make sense of."""

    @property
    def is_silent(self) -> bool:
        """Whether nothing was said."""
        return not self.text.strip()

    @property
    def main(self) -> Asked | None:
        """The question that is answered: the last one, as people do."""
        return self.asked[-1] if self.asked else None


@dataclass(frozen=True)
class Ear:
    """What is needed to understand a turn."""

    model: QuestionModel
    acts: Mapping[Act, Sequence[re.Pattern[str]]]
    bare: Sequence[re.Pattern[str]]
    invites: Sequence[re.Pattern[str]]
    """How one asks without a question mark: "Tell me about…"."""
    languages: Sequence[Profile]


_SENTENCE = re.compile(r"[^.?!…\n]+[.?!…]*")
LONGEST = 4_000
"""Characters of a turn that are heard (our own default)."""


def heard(text: str, ear: Ear, *, before: str = "", names: frozenset[str] = frozenset()) -> Heard:
    """A turn understood.

    Args:
        before: what the persona said so far that can be picked up, the latest last.
        names: stems that everybody uses here, such as the persona's name; they pick up nothing.
    """
    text = text[:LONGEST]
    acts = frozenset(act for act, patterns in ear.acts.items() if any(each.search(text.lower()) for each in patterns))
    places = [match.span() for match in _SENTENCE.finditer(text) if match[0].strip()]
    asking = [place for place in places if _asks(text[slice(*place)], ear)]
    judged = ear.model.judge([text[slice(*place)].strip() for place in asking])
    told = matter(before) - names
    asked = tuple(_asked(text, place, one, told, ear) for place, one in zip(asking, judged, strict=True))
    return Heard(text, asked, acts, is_strange=not asked and _is_strange(text, ear))


def _asks(sentence: str, ear: Ear) -> bool:
    said = sentence.lower().strip()
    return "?" in said or any(each.search(said) for each in (*ear.invites, *ear.bare))


def _asked(text: str, place: tuple[int, int], judged: Judged, told: frozenset[str], ear: Ear) -> Asked:
    start, end = place
    sentence = text[start:end]
    start += len(sentence) - len(sentence.lstrip())
    said = sentence.strip()
    is_bare = len(words(said)) <= 9 and any(each.search(said.lower()) for each in ear.bare)
    return Asked(start, end, said, judged.form, judged.about, judged.flags, matter(said) & told, is_bare)


def _is_strange(text: str, ear: Ear) -> bool:
    """Signs without words, letters without sense, or another language."""
    said = words(text)
    if not said:
        return bool(text.strip())
    if len(said) >= 3 and not PLAIN.intersection(said):
        return True
    return language_of(text, ear.languages) not in {None, "en"}
