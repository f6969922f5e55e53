"""What a small trained model says of a question: its form, grammar and topic, and whether it is out of place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from halfhour.domain.clauses import Build
from halfhour.domain.encoder import Topped
from halfhour.domain.question_marks import Parsed, marks_of, parse, words_of
from halfhour.domain.questions import Form, FormGuess
from halfhour.domain.talks.stems import PLAIN, stem
from halfhour.domain.talks.wordings import Wordings, runs
from halfhour.domain.vectors import Floats, Vectors

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ASKING = frozenset({"who", "whom", "when", "where", "why"})
ALONE = 0.6
"""Chance from which a flag is raised though no pattern points to it (our own default: no question of the bank is flagged)."""
BESIDE = 0.5
"""What the linear scores count beside those of the encoder (chosen on an author whom neither had seen; models/questions.md)."""
SURE, FAR = 0.7, 0.1
"""Chance of its topic from which the linear part is believed alone, if no flag is likelier than the other. That was half of 1,500
questions; nineteen in twenty of those have the topic that the encoder would have heard."""
_AT_ONCE = 512
"""Questions judged together, so that memory stays small (our own default)."""


class Grammar(StrEnum):
    """What kind of answer the grammar of a question asks for."""

    YES_NO = "yes_no"
    WH = "wh"
    EITHER_OR = "either_or"
    OPEN = "open"


class About(StrEnum):
    """What a question is about."""

    PATH = "path"
    WORK = "work"
    ENVIRONMENT = "environment"
    SKILLS = "skills"
    CHALLENGES = "challenges"
    WAYS_IN = "ways_in"
    STUDY = "study"
    CULTURE = "culture"
    ADVICE = "advice"
    PEOPLE = "people"
    PAY = "pay"
    COMPANY = "company"
    MOTIVATION = "motivation"
    BACKGROUND = "background"
    LOGISTICS = "logistics"
    OTHER = "other"


class Flag(StrEnum):
    """Why a question is better not asked as it stands."""

    SEARCHABLE = "searchable"
    JOB_ASK = "job_ask"
    TOO_PERSONAL = "too_personal"


_FORMS, _GRAMMARS, _TOPICS, _FLAGS = tuple(Form), tuple(Grammar), tuple(About), tuple(Flag)
HEARD = (*About, *Flag)
"""What the encoder hears, in the order of its numbers; form and grammar are left to the linear part, which knows the clauses."""


@dataclass(frozen=True)
class Hints:
    """Words that point to a topic (stem → topics) and patterns that point to a flag (phrases/questions.toml)."""

    topics: Mapping[str, tuple[About, ...]]
    flags: Mapping[Flag, tuple[re.Pattern[str], ...]]
    any_of: Mapping[Flag, re.Pattern[str]]
    """All patterns of a flag as one, which is quickly seen not to match."""

    @property
    def patterns(self) -> int:
        """How many patterns there are."""
        return sum(len(row) for row in self.flags.values())

    def of(self, text: str) -> list[float]:
        """For each topic how many different words point there (at most 3, in thirds), for each flag and pattern yes or no."""
        counts = dict.fromkeys(_TOPICS, 0)
        for word in {stem(word) for word in _WORD.findall(text)}:
            for topic in self.topics.get(word, ()):
                counts[topic] += 1
        met = [
            [pattern.search(text) is not None for pattern in self.flags[flag]]
            if self.any_of[flag].search(text)
            else [False] * len(self.flags[flag])
            for flag in _FLAGS
        ]
        return [
            *(min(count, 3) / 3 for count in counts.values()),
            *(float(any(row)) for row in met),
            *(float(one) for row in met for one in row),
        ]


@dataclass(frozen=True, slots=True)
class Judged:
    """One question judged; `start` to `end` are the characters that decide its form."""

    form: Form
    build: Build
    grammar: Grammar
    about: About
    flags: tuple[Flag, ...]
    start: int
    end: int
    sure: float
    """Chance of the form, 0 to 1."""
    asks_from: int = 0
    """Where the part that asks begins; what stands before it is a preface."""


@dataclass(frozen=True)
class QuestionModel:
    """Linear models side by side: forms, grammars, topics, flags (models/questions.md).

    Shapes: `runs` wordings × answers; `dense` (marks, loaded words, hints, two vectors) × answers; `bias` answers; `loaded` the width of
    the vectors and a last number, the weights by which a word is known to judge; `enough` flags: the chance from which one is raised.
    """

    vectors: Vectors
    hints: Hints
    wordings: Wordings
    runs: Floats
    dense: Floats
    bias: Floats
    loaded: Floats
    enough: tuple[float, ...]
    hearing: Topped | None = None
    """A number for each of `HEARD`; None while the linear part is being taught."""

    def judge(self, questions: Iterable[str]) -> tuple[Judged, ...]:
        """Each question judged, in order; the encoder listens where the linear part is in doubt."""
        texts = list(questions)
        return tuple(
            judged
            for start in range(0, len(texts), _AT_ONCE)
            for judged in self._judge([parse(text) for text in texts[start : start + _AT_ONCE]])
        )

    def glance(self, questions: Iterable[str]) -> tuple[Judged, ...]:
        """The same by the linear part alone, which costs less: forms are those of `judge`, topics and flags nearly."""
        return replace(self, hearing=None).judge(questions)

    def forms(self, questions: Sequence[str]) -> tuple[FormGuess, ...]:
        """The form, build and deciding place of each question, in order."""
        return tuple(FormGuess(one.form, one.build, one.start, one.end) for one in self.judge(questions))

    def leanings(self, questions: Iterable[str]) -> tuple[Mapping[About, float], ...]:
        """How far each question is about each topic: 0 to 1, together 1."""
        parsed = [parse(text) for text in questions]
        if not parsed:
            return ()
        scores = self.scores([words_of(one) for one in parsed], self.dense_of(parsed))
        self._listen(parsed, scores, range(len(parsed)))
        first = len(Form) + len(Grammar)
        chances = _softmax(scores[:, first : first + len(About)])
        return tuple(dict(zip(_TOPICS, map(float, row), strict=True)) for row in chances)

    def scores(self, words: list[list[str]], dense: Floats) -> Floats:
        """Questions × answers: how much speaks for each form, grammar, topic and flag, as the linear part sees it."""
        scores: Floats = dense @ self.dense + self.wordings.weigh(words, self.runs) + self.bias
        return scores

    def _listen(self, parsed: Sequence[Parsed], scores: Floats, rows: Sequence[int]) -> None:
        """Adds to some rows of the scores what the encoder hears of topics and flags."""
        if not self.hearing or not rows:
            return
        heard = self.hearing.numbers([parsed[row].text for row in rows], self.vectors)
        scores[rows, -len(HEARD) :] = BESIDE * scores[rows, -len(HEARD) :] + heard

    def _in_doubt(self, scores: Floats) -> list[int]:
        """The rows whose topic is not sure, or of which a flag might be raised."""
        topics = _softmax(scores[:, -len(HEARD) : -len(Flag)]).max(axis=1)
        flags = self.flag_chances(scores).max(axis=1)
        found: list[int] = np.flatnonzero((topics < SURE) | (flags > FAR)).tolist()
        return found

    def _judge(self, parsed: list[Parsed]) -> list[Judged]:
        if not parsed:
            return []
        words = [words_of(one) for one in parsed]
        dense = self.dense_of(parsed)
        scores = self.scores(words, dense)
        self._listen(parsed, scores, self._in_doubt(scores))
        forms, grammars, topics, _ = np.split(scores, np.cumsum([len(Form), len(Grammar), len(About)]), axis=1)
        chances = _softmax(forms)
        raised = self.raised(dense, self.flag_chances(scores))
        return [
            self._judged(one, said, chance, grammar, topic, row)
            for one, said, chance, grammar, topic, row in zip(
                parsed, words, chances, grammars.argmax(1), topics.argmax(1), raised, strict=True
            )
        ]

    def raised(self, dense: Floats, chances: Floats) -> NDArray[np.bool_]:
        """Which flags are raised: questions × flags. Where no pattern points to one, the model must be surer."""
        hints = dense[:, -2 * self.vectors.width - self.hints.patterns - len(Flag) : -2 * self.vectors.width]
        enough = np.array(self.enough, dtype=np.float32)
        flags: NDArray[np.bool_] = chances >= np.where(hints[:, : len(Flag)] > 0, enough, np.maximum(enough, ALONE))
        return flags

    def flag_chances(self, scores: Floats) -> Floats:
        """How sure each flag is: questions × flags. The patterns of phrases/questions.toml are among what is weighed."""
        return _sigmoid(scores[:, -len(Flag) :])

    def _judged(
        self, parsed: Parsed, words: list[str], chances: Floats, grammar: int, topic: int, raised: NDArray[np.bool_]
    ) -> Judged:
        column = int(chances.argmax())
        form = _FORMS[column]
        guess = parsed.guess
        place = (guess.start, guess.end) if guess.form is form else self._place(parsed, words, column)
        return Judged(
            form,
            guess.build,
            _GRAMMARS[grammar],
            _TOPICS[topic],
            tuple(flag for flag, is_raised in zip(_FLAGS, raised, strict=True) if is_raised),
            *place,
            float(chances[column]),
            parsed.asks_from,
        )

    def _place(self, parsed: Parsed, words: list[str], column: int) -> tuple[int, int]:
        """The run of words that speaks most for a form; the whole part that asks when none does."""
        best, weight = "", 0.0
        for run in runs(words, self.wordings.common):
            known = self.wordings.columns.get(run)
            if known is not None and self.runs[known, column] > weight and "~" not in run:
                best, weight = run, float(self.runs[known, column])
        shown = [word for word in best.split() if word not in {"^", "$", ",", "?", "0"}]
        pattern = r"\W+".join(re.escape(word) for word in shown)
        match = re.compile(rf"\b{pattern}\b").search(parsed.text, parsed.asks_from) if shown else None
        return match.span() if match else (parsed.asks_from, len(parsed.text.rstrip()))

    def dense_of(self, parsed: Sequence[Parsed]) -> Floats:
        """What is known of each question beside its wording: questions × columns of `dense`."""
        cores = [one.text[one.asks_from :] for one in parsed]
        loads = self._loads(cores)
        rows = [
            [*marks_of(one), *_load_marks(one, load), *self.hints.of(one.text)]
            for one, load in zip(parsed, loads, strict=True)
        ]
        core = self.vectors.of(cores)
        whole = core.copy()
        prefaced = [row for row, one in enumerate(parsed) if one.asks_from]
        whole[prefaced] = self.vectors.of([parsed[row].text for row in prefaced])
        dense: Floats = np.concatenate([np.array(rows, np.float32), core, whole], axis=1)
        return dense

    def _loads(self, cores: Sequence[str]) -> list[list[float]]:
        """For each part that asks how loaded each of its longer words is, 0 to 1, the most loaded first."""
        rows = [[word for word in _WORD.findall(core) if len(word) > 3] for core in cores]
        flat = sorted({word for row in rows for word in row})
        if not flat:
            return [[] for _ in rows]
        chances = _sigmoid(self.vectors.of(flat) @ self.loaded[:-1] + self.loaded[-1])
        known = dict(zip(flat, chances.tolist(), strict=True))
        return [sorted((known[word] for word in row), reverse=True) for row in rows]


def _load_marks(parsed: Parsed, loads: Sequence[float]) -> list[float]:
    """The two most loaded words, alone and by the build that they stand in."""
    first = loads[0] if loads else 0.0
    second = loads[1] if len(loads) > 1 else 0.0
    account = bool(parsed.heads) and parsed.heads[0].build is Build.ACCOUNT
    return [
        first,
        second,
        float(first > 0.8),
        first * account,
        first * (not parsed.heads),
        first * (bool(parsed.heads) and not account),
    ]


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)
    return chances


def _sigmoid(scores: Floats) -> Floats:
    chances: Floats = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return chances


def read_hints(table: Mapping[str, Mapping[str, object]]) -> Hints:
    """Hints from `phrases/questions.toml`."""
    topics: dict[str, tuple[About, ...]] = {}
    for about in About:
        for root in {stem(word) for word in str(table["topic"][about]).split() if word not in PLAIN or word in _ASKING}:
            topics[root] = (*topics.get(root, ()), about)
    patterns = {flag: _texts(table["flag"][flag]) for flag in Flag}
    return Hints(
        topics,
        {flag: tuple(map(re.compile, patterns[flag])) for flag in Flag},
        {flag: re.compile("|".join(f"(?:{pattern})" for pattern in patterns[flag])) for flag in Flag},
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()
