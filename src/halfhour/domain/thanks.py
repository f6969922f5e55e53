"""Is this thank-you ready? Right person, something from the talk, what will be done with it, and no new burden."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from halfhour.domain.language import Profile, language_of
from halfhour.domain.letters.acts import ActModel, beside, chances, is_plain_english, scores_of
from halfhour.domain.letters.faults import placeholder, wrong_name
from halfhour.domain.letters.letter import Letter, Span, read_letter
from halfhour.domain.letters.occasions import apologises, asks_another, offers_help, only_thanks, other_occasion
from halfhour.domain.letters.reading import heard
from halfhour.domain.place_reader import PlaceReader
from halfhour.domain.talks.stems import matter
from halfhour.domain.vectors import Floats, Vectors

ACTS = ("specific", "plan", "burden", "tone", "interest", "wrong")
SHORTEST, LONGEST = 6, 250
"""Words of a thank-you (our own default): fewer is a nod, more does not go on one page and asks for reading time."""
FEW = 3
"""Sentences up to which a letter is short: in a longer one something sounds like a fault by chance more easily (models/thanks.md)."""
ELSEWHERE = 0.5
"""Chance from which the whole of a letter is for another occasion."""
SHARED = 2
"""Word families that a sentence must share with the talk to come from it (our own default)."""


class Occasion(StrEnum):
    """What the thanks are for."""

    AFTER_JOB_INTERVIEW = "after_job_interview"
    AFTER_CASUAL = "after_casual"
    AFTER_INFORMATIONAL = "after_informational"
    AFTER_MEETING = "after_meeting"
    FOR_HELP = "for_help"


class Verdict(StrEnum):
    """How ready it is."""

    GOOD = "good"
    MIXED = "mixed"
    POOR = "poor"


class Fault(StrEnum):
    """What can be wrong; those of `GRAVE` make it poor, the others mixed."""

    PLACEHOLDER = "placeholder"
    WRONG_NAME = "wrong_name"
    OCCASION = "occasion"
    BURDEN = "burden"
    TONE = "tone"
    HASTE = "haste"
    NO_THANKS = "no_thanks"
    GENERIC = "generic"
    NOT_IN_TALK = "not_in_talk"
    NO_PLAN = "no_plan"
    LONG = "long"


GRAVE = frozenset({Fault.PLACEHOLDER, Fault.WRONG_NAME, Fault.OCCASION, Fault.BURDEN, Fault.TONE, Fault.HASTE})

JOB = frozenset({Occasion.AFTER_JOB_INTERVIEW, Occasion.AFTER_CASUAL})
"""Occasions at which interest in the work is right."""

_HEADS = {
    Occasion.AFTER_JOB_INTERVIEW: "thanks after a job interview:",
    Occasion.AFTER_CASUAL: "thanks after a relaxed talk about a job:",
    Occasion.AFTER_INFORMATIONAL: "thanks after an informational talk:",
    Occasion.AFTER_MEETING: "thanks after a meeting:",
    Occasion.FOR_HELP: "thanks for help:",
}
"""What is read above a letter, in words that the encoder was taught with."""

_THANKS = re.compile(
    r"\b(?:thank\w*|thnx|thx|tysm|ty|tx|cheers|grateful|gratitude|appreciat\w+|obliged|indebted|much obliged|merci|"
    r"grazie|danke|gracias|asante|"
    r"ta|bless you|how (?:good|kind) of you|in your debt|saved me|owe (?:you|u)|you were (?:so |very |"
    r"most )?(?:kind|patien\w+|generous))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault with its place; None where it concerns the whole."""

    fault: Fault
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on a thank-you and its issues, the gravest first; `specific` and `plan` are the sentences that make it good.

    A text in another language is named in `language` and has no verdict.
    """

    verdict: Verdict | None
    issues: tuple[Issue, ...] = ()
    specific: Span | None = None
    plan: Span | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Note:
    """A thank-you before it leaves; `to` and `talk` (all that was said) are empty when unknown."""

    text: str
    occasion: Occasion | None = None
    to: str = ""
    talk: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to judge: word vectors, the acts of sentences by their words and within their letter (models/thanks.md), and
    languages by their small words."""

    vectors: Vectors
    acts: ActModel
    languages: tuple[Profile, ...]
    ear: PlaceReader | None = None
    """None while the linear part is measured alone."""
    enough: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "enough", tuple(self.acts.enough[act] for act in ACTS))


@dataclass(frozen=True, slots=True)
class _Done:
    """What a letter does: the chance of each act, sentences × `ACTS`, and that the whole of it is for another occasion."""

    acts: Floats
    other: float = 0.0


def judged(notes: Sequence[Note], reader: Reader) -> list[Judged]:
    """A verdict on each, computed together."""
    letters = [read_letter(note.text) for note in notes]
    done = _done_in(letters, [note.occasion for note in notes], reader)
    return [_judged(*each, reader) for each in zip(notes, letters, done, strict=True)]


def head_of(occasion: Occasion | None) -> str:
    """What is read above a letter for it, nothing where it is not known."""
    return _HEADS[occasion] + "\n" if occasion else ""


def _done_in(letters: Sequence[Letter], occasions: Sequence[Occasion | None], reader: Reader) -> list[_Done]:
    """Of each letter, by what its words say, and by what is heard of its sentences within it and below its occasion."""
    said = scores_of([letter.said() for letter in letters], reader.acts, reader.vectors)
    if reader.ear is None:
        return [_Done(chances(scores)) for scores in said]
    done = []
    for letter, occasion, scores in zip(letters, occasions, said, strict=True):
        sentences, head = heard(letter, reader.ear, ACTS, head_of(occasion))
        done.append(_Done(chances(beside(scores, sentences)), float(chances(head)[ACTS.index("wrong")])))
    return done


def _judged(note: Note, letter: Letter, done: _Done, reader: Reader) -> Judged:
    language = "en" if is_plain_english(note.text) else language_of(note.text, reader.languages) or "en"
    if language != "en":
        return Judged(None, language=language)
    found = {act: _place(letter, done.acts[:, column], reader.enough[column]) for column, act in enumerate(ACTS)}
    for act, others in _faults(note.occasion):
        found[act] = _place(letter, _sooner(done.acts, act, *others), _surely(reader.enough[ACTS.index(act)], letter))
    if done.other >= ELSEWHERE and found["wrong"] is None:
        found["wrong"] = letter.whole
    _acquit(letter, found)
    issues = tuple(sorted(_issues(note, letter, found), key=lambda issue: list(Fault).index(issue.fault)))
    return Judged(_verdict(issues), issues, found["specific"], found["plan"])


def _faults(occasion: Occasion | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The acts that are faults, each with what a sentence may rather do: interest in the work is no burden after talks about a job."""
    yield "tone", ("specific", "plan", "interest")
    yield "wrong", ("specific", "plan", "interest")
    yield "burden", ("interest",) if occasion in JOB else ()


def _acquit(letter: Letter, found: dict[str, Span | None]) -> None:
    """Takes back what only sounds like a burden or impatience: an offer, a request to somebody else, an apology, thanks."""
    burden, tone = (span.of(letter.text) if span else "" for span in (found["burden"], found["tone"]))
    if offers_help(burden) or asks_another(burden):
        found["burden"] = None
    if apologises(tone) or only_thanks(tone):
        found["tone"] = None


def _sooner(chances: Floats, act: str, *others: str) -> Floats:
    """The chances of an act, none for the sentences that rather do something else."""
    own, rather = chances[:, ACTS.index(act)], chances[:, [ACTS.index(other) for other in others]]
    sooner: Floats = np.where(own > rather.max(axis=1, initial=0), own, np.float32(0))
    return sooner


def _surely(enough: float, letter: Letter) -> float:
    """The chance from which something is a fault: the longer the letter, the nearer to certain, so that length alone faults nobody."""
    return 1 - (1 - enough) * FEW / max(FEW, len(letter.sentences))


def _place(letter: Letter, chances: Floats, enough: float) -> Span | None:
    if not len(chances) or chances.max() < enough:
        return None
    return letter.sentences[int(chances.argmax())]


def _verdict(issues: Sequence[Issue]) -> Verdict:
    if any(issue.fault in GRAVE for issue in issues):
        return Verdict.POOR
    return Verdict.MIXED if issues else Verdict.GOOD


def _issues(note: Note, letter: Letter, found: dict[str, Span | None]) -> list[Issue]:
    return [*_about_person(note, letter, found), *_burdens(letter, found), *_missing(note, letter, found)]


def _about_person(note: Note, letter: Letter, found: dict[str, Span | None]) -> list[Issue]:
    """Is it for this person, and for what happened?"""
    issues = []
    if place := placeholder(note.text):
        issues.append(Issue(Fault.PLACEHOLDER, place))
    if note.to and wrong_name(letter, [note.to]):
        issues.append(Issue(Fault.WRONG_NAME, letter.greeting))
    after_job, goes_on = note.occasion in {*JOB, None}, bool(found["plan"] or found["interest"])
    if place := other_occasion(note.text, after_job=after_job, goes_on=goes_on) or found["wrong"]:
        issues.append(Issue(Fault.OCCASION, place))
    return issues


def _burdens(letter: Letter, found: dict[str, Span | None]) -> list[Issue]:
    """Does it ask for more, complain, or hurry past?"""
    issues = [Issue(fault, found[act]) for fault, act in ((Fault.BURDEN, "burden"), (Fault.TONE, "tone")) if found[act]]
    words = len(letter.whole.of(letter.text).split())
    if words < SHORTEST:
        issues.append(Issue(Fault.HASTE, letter.whole))
    if words > LONGEST:
        issues.append(Issue(Fault.LONG))
    if not _THANKS.search(letter.text) and not found["specific"]:
        issues.append(Issue(Fault.NO_THANKS))
    return issues


def _missing(note: Note, letter: Letter, found: dict[str, Span | None]) -> list[Issue]:
    """Is there something of the talk in it, and what becomes of it?"""
    issues = []
    if found["specific"] is None:
        issues.append(Issue(Fault.GENERIC))
    elif note.talk and not _is_from(found["specific"].of(letter.text), note.talk):
        issues.append(Issue(Fault.NOT_IN_TALK, found["specific"]))
    if not _goes_on(note.occasion, found):
        issues.append(Issue(Fault.NO_PLAN))
    return issues


def _goes_on(occasion: Occasion | None, found: dict[str, Span | None]) -> bool:
    """Whether it says what follows, where something should: interest is enough after talks about a job, help needs none."""
    if occasion is Occasion.FOR_HELP:
        return True
    if occasion in {*JOB, None}:
        return bool(found["plan"] or found["interest"])
    return found["plan"] is not None


def _is_from(sentence: str, talk: str) -> bool:
    """Whether the matter of a sentence was spoken of."""
    said = matter(sentence)
    return len(said & matter(talk)) >= min(SHARED, len(said))
