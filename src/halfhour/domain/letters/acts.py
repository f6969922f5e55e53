"""What a sentence of a message does: it asks, hopes for a job, says why you… with how sure that is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from halfhour.domain.clauses import plain
from halfhour.domain.encoder import Hears
from halfhour.domain.talks.stems import words as words_of
from halfhour.domain.talks.wordings import Wordings
from halfhour.domain.vectors import Floats, Vectors

ME = frozenset("i i'm i've i'd i'll im my me mine myself we our us we're we've".split())
YOU = frozenset("you your yours you're you've you'd you'll yourself u ur ya".split())
MARKS = 21
"""Columns of outer marks."""
BESIDE = 0.5
"""What the linear score counts beside the one of the encoder (chosen on an author whom neither had seen; models/letters.md)."""


_JOB = re.compile(
    r"\b(?:hir(?:e|ing|ed)|recruit\w*|vacan\w+|openings?|openin|positions?|roles?|jobs?|intern(?:s|ship|ships)?|"
    r"employ\w*|candida\w+|apply|applying|"
    r"applied|application|trainees?|headcount|r[eé]sum[eé]s?|cv|c\.v\.|curriculum|portfolio|biodata|referr?(?:al|"
    r"ed)?|posts?|situations?|seat|spot|"
    r"desk|contract|paid|hands|candidature|sponsorship|placement|shift|work (?:for|with|under|alongside) (?:you|ya|"
    r"u|your)|your (?:team|crew|company|"
    r"organi[sz]ation|group|lab|department|firm|studio|fund|practice|staff|place|lot|dept)|join(?:ing)?|add value|"
    r"asset|immediately available|"
    r"available immediately|opportunit(?:y|ies)|good word|foot in the door|fit in|(?:good|great|perfect|mutual|"
    r"right) fit|if there'?s a fit)\b"
)
_TAKE_ME = re.compile(
    r"\b(?:consider(?:ed|ing|ation)?(?: me| my| us|\b)|(?:keep|have|bear|kept) (?:me |us |being kept )?in mind|"
    r"think(?:ing)? of me|remember me|take me|"
    r"tak(?:e|ing) on|give me (?:a|the) (?:chance|job|try)|giving me a chance|refer me|recommend me|hire me|"
    r"employ me|(?:comes?|opens?|came|falls?|fall) "
    r"(?:up|free|vacant|available|along)|need (?:a|an|any|some|of|more|someone|somebody|anyone|anybody|people|"
    r"extra)|(?:room|use|place|spot) for|short of|"
    r"forward my|pass (?:on )?my|flag my|share my|put in a (?:good )?word|part of (?:your|what)|contribute|"
    r"my (?:skills|services|qualifications)|at your disposal|"
    r"looking for (?:a|an|work|employment|new|opportunit\w+|internship|my (?:next|first))|seek(?:ing)?|open to|"
    r"help me (?:find|get)|find (?:something|a job|work)|"
    r"get (?:hired|me in)|start (?:immediately|at once|on|next)|work for free|unpaid|any(?:thing| job| work|"
    r" position| role| role)|look(?:ing)? forward to "
    r"(?:discuss|work|join)|discuss how|be of use|serve)\b"
)
_VACANT = re.compile(
    r"\b(?:hiring|vacanc\w+|vacant|openings?|recruiting|taking on|take (?:on )?(?:interns|people|trainees)|need(?:s|"
    r"ed)? (?:anyone|anybody|any|people|"
    r"someone|somebody|a \w+)|(?:positions?|posts?|places?|seats?|roles?) (?:open|available|free|going|for me)|"
    r"any (?:work|jobs?|positions?|roles?|"
    r"internships?|shifts?)|jobs? going|(?:have|got) (?:any )?(?:work|shifts|jobs|something for|room for)|"
    r"looking for (?:people|staff|juniors?|"
    r"drivers|someone))\b"
)
_SOFT = re.compile(
    r"\b(?:if|should|in case|whenever|ever|happen|perhaps|maybe|hope|hoping|could|would|wonder\w*|please|pls|kindly)\b"
)
_NOT = re.compile(
    r"\b(?:not|never|no|nor|nothing|none|without|isn|don|won|rather than|instead of|no longer|neither)\b|n't|n’t"
)
_TIME = re.compile(r"\b(?:minutes?|mins?|half an? hour|half[- ]hour|quarter|an hour|coffee|call|phone|zoom|ring)\b")
_HOW = re.compile(r"\b(?:how|why|what|which|whether) (?:you|your|to|one|the|it|made|did|do|is|was|would)\b")

_GOING = re.compile(
    r"\b(?:i|we)(?:'ll|'m going to|'m gonna| will| shall| am going to| plan to| intend to)\b|\b(?:tomorrow|tmrw|"
    r"next (?:week|month|year)|this "
    r"weekend|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|report back|keep you posted|let you know (?:how|what|in))\b"
)
_DONE = re.compile(
    r"\b(?:i|we)(?:'ve| have| did)?(?: already| now| just| today)? (?:\w+ed|bought|begun|began|told|sent|written|"
    r"wrote|rung|rang|spoken|spoke|put|"
    r"made|moved|taken|set|read|rewritten|redone)\b"
)
_REQUEST = re.compile(
    r"\b(?:could|can|would|will|may|might) (?:you|u|i|we|your)\b|\b(?:please|pls|plz|kindly)\b|^(?:so |and |but |"
    r"also )?(?:send|tell|give|lend|"
    r"answer|pass|hook|buy|ask|arrange|forward|let me know|do|when|how much)\b|\bi(?:'d| would) (?:like|appreciate|"
    r"ask)\b|\bi need\b"
)
_HEARD = re.compile(
    r"\byou(?:'d|'re| were| are)? (?:said|told|mentioned|explained|showed|described|let|spoke|gave|recommended|"
    r"suggested|advised|shared|right)\b|"
    r"\byour (?:advice|tip|story|point|idea|remark|rule|example|explanation|words?|suggestion|counsel|question|note|"
    r"hint|list)\b|"
    r"\bhearing (?:about|how|that)|\b(?:learn(?:ed|t|ing)?|understood|realised|realized|known?|knew) (?:that|about|"
    r"how|why)\b"
)

_NAMES = re.compile(r"(?<=\s)(?!I\b)[A-ZÀ-Þ]")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class ActModel:
    """Linear models side by side, one an act (models/outreach.md, models/thanks.md), and what an encoder hears in a sentence alone
    (models/letters.md).

    Shapes: `runs` wordings × acts; `dense` (marks + width of vectors) × acts; `bias` acts; `enough` act → the chance from which it counts.
    """

    acts: tuple[str, ...]
    wordings: Wordings
    runs: Floats
    dense: Floats
    bias: Floats
    enough: Mapping[str, float]
    hearing: Hears | None = None
    """One number an act; None where the linear part stands alone, or beside what is heard in a whole letter (`reading.py`)."""

    def chances(self, sentences: Sequence[str], vectors: Vectors) -> Floats:
        """Sentences × acts: the chance, 0 to 1, that a sentence does it."""
        return chances(self.scores(sentences, vectors))

    def scores(self, sentences: Sequence[str], vectors: Vectors) -> Floats:
        """Sentences × acts: the log odds that a sentence does it."""
        if not sentences:
            return np.zeros((0, len(self.acts)), dtype=np.float32)
        scores = self.linear(sentences, vectors)
        if self.hearing:
            scores = beside(scores, self.hearing.numbers([plain(sentence) for sentence in sentences], vectors))
        return scores

    def linear(self, sentences: Sequence[str], vectors: Vectors) -> Floats:
        """Sentences × acts: the log odds by the linear part alone."""
        words = [words_of(sentence) for sentence in sentences]
        dense = np.concatenate([marks(sentences, words), vectors.of(sentences)], axis=1)
        scores: Floats = dense @ self.dense + self.wordings.weigh(words, self.runs) + self.bias
        return scores


def marks(sentences: Sequence[str], words: Sequence[Sequence[str]]) -> Floats:
    """What shows beside the words: who is spoken of, whether it is a question, names and figures, length."""
    found = np.zeros((len(sentences), MARKS), dtype=np.float32)
    for row, (sentence, said) in enumerate(zip(sentences, words, strict=True)):
        mine = sum(word in ME for word in said)
        yours = sum(word in YOU for word in said)
        names = len(_NAMES.findall(sentence))
        size = len(said)
        found[row] = (
            "?" in sentence[-3:],
            yours > 0,
            mine > 0,
            yours > 0 and mine == 0,
            min(names, 4) / 4,
            _DIGIT.search(sentence) is not None,
            min(size, 40) / 40,
            size <= 5,
            *_frames(sentence.lower().replace("’", "'"), mine > 0),
        )
    return found


def _frames(sentence: str, mine: bool) -> tuple[bool, ...]:
    """Frames in which a job is hoped for, and in which a talk is asked for; a negation takes the first away."""
    job, take = bool(_JOB.search(sentence)), bool(_TAKE_ME.search(sentence))
    denied = _NOT.search(sentence) is not None
    soft = sentence[-1:] == "?" or _SOFT.search(sentence) is not None
    return (
        job and not denied,
        (job or take) and denied,
        take and not denied,
        job and take and not denied,
        job and soft and mine and not denied,
        take and soft and not denied,
        bool(_TIME.search(sentence)),
        bool(_HOW.search(sentence)),
        bool(_GOING.search(sentence)),
        bool(_DONE.search(sentence)),
        bool(_REQUEST.search(sentence)),
        bool(_HEARD.search(sentence)),
        soft and not denied and bool(_VACANT.search(sentence)),
    )


def beside(linear: Floats, heard: Floats) -> Floats:
    """Both scores together."""
    scores: Floats = (BESIDE * linear + heard).astype(np.float32)
    return scores


def chances(scores: Floats) -> Floats:
    """The chances, 0 to 1, of log odds."""
    found: Floats = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return found


def acts_of(messages: Sequence[Sequence[str]], model: ActModel, vectors: Vectors) -> list[Floats]:
    """The chances for the sentences of each message."""
    return [chances(scores) for scores in scores_of(messages, model, vectors)]


def scores_of(messages: Sequence[Sequence[str]], model: ActModel, vectors: Vectors) -> list[Floats]:
    """The log odds for the sentences of each message, computed for all of them at once."""
    scores = model.scores([sentence for said in messages for sentence in said], vectors)
    found, place = [], 0
    for said in messages:
        found.append(scores[place : place + len(said)])
        place += len(said)
    return found


_SMALL = frozenset(
    "the and of to in is that you for i a my your with have would at about on it was are i'm from me this".split()
)
_FOREIGN = re.compile(r"[^\x00-\u024f\u2010-\u203a\u20ac\u2122]")


def is_plain_english(text: str) -> bool:
    """Whether a text is so plainly English that nobody need look closer: its small words are, a quarter of all."""
    said = text[:1500].lower().split()
    return (
        len(said) > 7 and sum(word in _SMALL for word in said) * 4 >= len(said) and not _FOREIGN.search(text, 0, 1500)
    )
