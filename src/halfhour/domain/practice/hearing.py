"""What somebody says to a persona: what it asks, how, and whether it picks up what was said before."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from halfhour.domain.clauses import Build, heads, plain
from halfhour.domain.language import Profile, language_of
from halfhour.domain.question_model import About, Flag, Judged, QuestionModel
from halfhour.domain.questions import Form
from halfhour.domain.talks.stems import PLAIN, matter, stem, words


class Act(StrEnum):
    """What a turn does besides asking."""

    GREETING = "greeting"
    SMALL_TALK = "small_talk"
    PERMISSION = "permission"
    """It asks whether it may ask, or take notes."""
    AGAIN = "again"
    """It did not catch what was said."""
    YOUR_TURN = "your_turn"
    """It invites the host to ask."""
    THANKS = "thanks"
    THANKS_FOR_TIME = "thanks_for_time"
    """At the beginning a greeting, at the end a goodbye."""
    GOODBYE = "goodbye"
    MORE_TIME = "more_time"
    WHOM_ELSE = "whom_else"
    REPORT_BACK = "report_back"
    JOB_ASK = "job_ask"
    RUDE = "rude"
    ACKNOWLEDGES = "acknowledges"
    RECALLS = "recalls"
    """It names what was said before: "you mentioned"."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a turn. `start` and `end` are its place; `picks_up` are rare words of earlier answers that it takes up."""

    start: int
    end: int
    text: str
    form: Form
    about: About
    flags: tuple[Flag, ...]
    leans: Mapping[About, float] = field(default_factory=dict)
    """How far it is about each topic, by model and by cues; 0 and more."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """Its stems that carry matter, each with its rarity from 0 to 1."""
    echoes: frozenset[str] = frozenset()
    """All stems that were said before, rare or not."""
    picks_up: frozenset[str] = frozenset()
    is_bare: bool = False
    """It asks on without naming anything: "Why?", "How so?", "And then?"."""
    turns_back: bool = False
    """It gives a question back: "And you?"."""
    is_elsewhere: bool = False
    """It leads away from any talk about work: the weather, football, sums."""
    is_manners: bool = False
    """It is small talk, or asks to ask; nothing is lost when it is passed over."""
    is_addressed: bool = False
    """It speaks to whoever is asked, or of people there."""
    is_whom_else: bool = False
    """It asks whom else to talk to."""

    @property
    def is_follow_up(self) -> bool:
        """Whether it takes up what was said."""
        return self.is_bare or bool(self.picks_up)

    @property
    def is_matter(self) -> bool:
        """Whether it asks for something that can be opened or closed, unlike manners and asking for a name."""
        return not (self.is_manners or self.is_whom_else or self.turns_back)


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn as it was understood; empty for silence."""

    text: str
    asked: tuple[Asked, ...]
    acts: frozenset[Act]
    is_strange: bool = False
    """It holds nothing that the persona could make sense of."""
    tells: About | None = None
    """What it tells of the one who speaks."""

    @property
    def is_silent(self) -> bool:
        """Whether nothing was said."""
        return not self.text.strip()

    @property
    def main(self) -> Asked | None:
        """The question that is answered: the last one, as people do."""
        return self.asked[-1] if self.asked else None


@dataclass(frozen=True)
class Rarity:
    """How rare stems are among what people say: how many of them use each, of so many."""

    counts: Mapping[str, int]
    of: int

    def weight(self, root: str) -> float:
        """1 for a word that one alone uses, 0 for one that every third uses."""
        limit = max(3.0, self.of / 3)
        return max(0.0, 1 - math.log(max(1, self.counts.get(root, 1))) / math.log(limit))


def rarity_of(told: Iterable[Sequence[str]]) -> Rarity:
    """The rarity of all stems in what each of some people tells."""
    counts: Counter[str] = Counter()
    number = 0
    for texts in told:
        counts.update(frozenset().union(*map(matter, texts)))
        number += 1
    return Rarity(counts, number)


@dataclass(frozen=True)
class Ear:
    """What is needed to understand a turn."""

    model: QuestionModel
    acts: Mapping[Act, Sequence[re.Pattern[str]]]
    topics: Mapping[About, Sequence[re.Pattern[str]]]
    """Wordings that show a topic for sure."""
    listening: Mapping[str, Sequence[re.Pattern[str]]]
    """`bare`: asks on without naming anything; `invites`: asks without a question mark; `back`: gives a question back; `elsewhere`: leads
    away; `manners`: small talk; `myself`: tells of oneself; `event`: asks what became of something; `job`: words of hiring;
    `general`: asks for the way of people, not for one's own place."""
    languages: Sequence[Profile]
    rarity: Rarity


_SENTENCE = re.compile(r"(?:[^.?!…\n]|(?<=\d)\.(?=\d))+[.?!…]*")
_HALF = re.compile(
    r"[,;:]?\s+(?:and|or|but)\s+(?:also\s+|then\s+)?(?=(?:what|how|why|who|whom|when|where|which|do|does|did|is|are|was|were|has|have"
    r"|can|could|would|will|should)\b)",
    re.IGNORECASE,
)
LONGEST = 4_000
"""Characters of a turn that are heard (our own default)."""
SURE = 1.0
"""How much a wording that shows a topic adds to what the model says (our own default)."""
NAMELESS = 0.4
"""What the model counts for where only the thing that is named tells the topic (our own default)."""
_ADDRESSED = frozenset({"you", "your", "yours", "yourself", "people", "here", "one", "colleagues"})
_ME = frozenset({"i", "me", "i'd", "i'll", "us"})
SEEKS = 0.5
"""How far a question of somebody's own must be about people, so that it asks whom else to talk to (our own default)."""
RARE = 0.3
"""Rarity from which a word of an earlier answer is picked up (our own default)."""


def heard(text: str, ear: Ear, *, before: str = "", names: frozenset[str] = frozenset()) -> Heard:
    """A turn understood.

    Args:
        before: what the persona said so far that can be picked up, the latest last.
        names: stems that everybody uses here, such as the persona's name and trade; they pick up nothing.
    """
    text = text[:LONGEST].replace("’", "'")
    said = _written_out(text.lower())
    done = frozenset(act for act, patterns in ear.acts.items() if any(each.search(said) for each in patterns))
    asking = [match.span() for match in _SENTENCE.finditer(text) if _asks(match[0], ear)]
    sentences = [text[start:end].strip() for start, end in asking]
    ends = [0, *(end for _, end in asking)]
    told = matter(before) - names
    asked = tuple(
        _asked(text, place, begin, judged, lean, told, names, ear)
        for place, begin, judged, lean in zip(
            asking,
            ends,
            ear.model.judge(sentences),
            ear.model.leanings(_written_out(_answered_half(sentence).lower()) for sentence in sentences),
            strict=False,
        )
    )
    acts = done | {Act.WHOM_ELSE for each in asked if each.is_whom_else}
    return Heard(text, asked, acts, not asked and _is_strange(text, ear), _tells(text, asking, ear))


def _asks(sentence: str, ear: Ear) -> bool:
    said = _written_out(sentence.lower().strip())
    return bool(words(said)) and (
        "?" in said or any(_fits(said, ear, name) for name in ("invites", "bare", "back")) or _asks_unmarked(said)
    )


_POLAR = re.compile(
    r"(?:(?:do|does|did|don't|didn't) (?!not\b)\w+|(?:is|are|was|were|have|has|had|can|could|would|will|should) "
    r"(?:you|i|we|they|he|she|it|there|that|this|any\w*|everyone|everybody|people|one)) \w+"
)
"""A verb before its subject; without a subject it is a half sentence ("would love that")."""
_OF_SUBJECT = re.compile(
    r"(?:and |so |but |then |well |ok )*(?:what|who|which \w+) "
    r"(?!(?:i|you|we|they|he|she|it|people|one|an?|the|my|your)\b)\w+ \w+"
)
"""What or who does it: "what happens when", "who decides here"."""


def _asks_unmarked(said: str) -> bool:
    """Whether a sentence asks by its grammar alone, as people type it in a chat."""
    first = next(iter(heads(plain(said))), None)
    if first is None:
        return _OF_SUBJECT.match(said) is not None
    if first.build in {Build.ACCOUNT, Build.FACT}:
        return True
    return _POLAR.match(said, first.start) is not None


_SHORT = {
    "how'd": "how did",
    "why'd": "why did",
    "where'd": "where did",
    "what'd": "what did",
    "whats": "what's",
    "hows": "how is",
    "how's": "how is",
}
_SHORTENED = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")


def _written_out(said: str) -> str:
    """Small letters with the shortened words of asking written out, as patterns expect them."""
    return _SHORTENED.sub(lambda match: _SHORT[match[0]], said)


def _answered_half(sentence: str) -> str:
    """Of two questions in one the latter, which is what people answer; else the whole."""
    *_, last = _HALF.split(sentence)
    return last if len(words(last)) >= 3 else sentence


def _asked(
    text: str,
    place: tuple[int, int],
    begin: int,
    judged: Judged,
    lean: Mapping[About, float],
    told: frozenset[str],
    names: frozenset[str],
    ear: Ear,
) -> Asked:
    """One question; what was said before it from `begin` on leads up to it: "You spoke of a flood. What was that like?"."""
    start, end = place
    start += len(text[start:end]) - len(text[start:end].lstrip())
    said = text[start:end].strip()
    small = _written_out(said.lower())
    half = _answered_half(said) if judged.form is Form.DOUBLE else said
    is_bare = len(words(said)) <= 9 and _fits(small, ear, "bare")
    led_up = matter(text[begin:start])
    roots = (matter(half) | (led_up & told if _fits(text[begin:start].lower(), ear, "myself") else led_up)) - names
    weights = {root: ear.rarity.weight(root) for root in sorted(roots)}
    echoes = matter(text[begin:end]) & told
    names_it = any(each.search(text[begin:start].lower()) for each in ear.acts[Act.RECALLS])
    leans = _leans(_written_out(half.lower()), lean, ear, names_it=names_it)
    return Asked(
        start,
        start + len(said),
        said,
        judged.form,
        judged.about,
        _flags(judged, small, echoes, ear),
        leans,
        weights,
        echoes,
        frozenset(root for root in echoes if ear.rarity.weight(root) >= RARE),
        is_bare,
        _fits(small, ear, "back"),
        _fits(small, ear, "elsewhere"),
        _fits(small, ear, "manners"),
        bool(_ADDRESSED & set(words(small))),
        any(each.search(small) for each in ear.acts[Act.WHOM_ELSE]) or _seeks_somebody(small, leans),
    )


def _seeks_somebody(said: str, leans: Mapping[About, float]) -> bool:
    """Whether it asks for people rather than for anything else, for oneself: "someone who started late, that I could have a word with?"."""
    people = leans.get(About.PEOPLE, 0.0)
    return people >= SEEKS and people >= max(leans.values()) and bool(_ME & set(words(said)))


def _fits(said: str, ear: Ear, name: str) -> bool:
    return any(each.search(said) for each in ear.listening[name])


def _leans(said: str, lean: Mapping[About, float], ear: Ear, *, names_it: bool) -> Mapping[About, float]:
    """How far it is about each topic; the model counts less where a thing that was said is named before."""
    share = NAMELESS if names_it or _fits(said, ear, "event") else 1.0
    return {
        about: share * chance + SURE * any(each.search(said) for each in ear.topics.get(about, ()))
        for about, chance in lean.items()
    }


def _flags(judged: Judged, said: str, echoes: frozenset[str], ear: Ear) -> tuple[Flag, ...]:
    """What is out of place: nothing is private that they brought up themselves, and the way of people in general is no job ask."""
    dropped = {Flag.TOO_PERSONAL} if echoes else set()
    if (
        not _fits(said, ear, "job")
        or _fits(said, ear, "general")
        or any(each.search(said) for each in ear.acts[Act.YOUR_TURN])
    ):
        dropped.add(Flag.JOB_ASK)
    return tuple(flag for flag in judged.flags if flag not in dropped)


def _tells(text: str, asking: Sequence[tuple[int, int]], ear: Ear) -> About | None:
    """What somebody tells of themselves, by the words that point to a topic; None when they do not speak of themselves."""
    rest = "".join(
        text[match.start() : match.end()] for match in _SENTENCE.finditer(text) if match.span() not in asking
    )
    if not _fits(rest.lower(), ear, "myself"):
        return None
    counts: Counter[About] = Counter()
    for root in {stem(word) for word in words(rest)}:
        counts.update(ear.model.hints.topics.get(root, ()))
    best = [about for about, _ in counts.most_common() if about not in {About.OTHER, About.LOGISTICS}]
    return best[0] if best else About.BACKGROUND


def _is_strange(text: str, ear: Ear) -> bool:
    """Signs without words, letters without sense, or another language."""
    said = words(text)
    if not said or _fits(text.lower(), ear, "elsewhere"):
        return bool(text.strip())
    if not PLAIN.intersection(said) and not any(stem(word) in ear.rarity.counts for word in said):
        return len(said) >= 2 or len(said[0]) > 3
    return language_of(text, ear.languages) not in {None, "en"}
