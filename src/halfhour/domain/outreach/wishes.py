"""Checks of what a message wants: an ask, how clear and how bounded it is, and whether it is about a job."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from halfhour.domain.clauses import plain
from halfhour.domain.letters.letter import Letter, Span
from halfhour.domain.outreach.checks import Check, Topic
from halfhour.domain.vectors import Floats

WANTS = ("ask", "vague", "job", "search", "want")
KINDS = ("talk", "reading", "writing", "introduction", "thing", "visit", "deed")
"""What is asked for: a talk, an eye on something of theirs, a reference, an introduction, a thing, a visit, another deed."""
ACTS = ("ask", "vague", "job", "why", "search", "want", *KINDS)
MOST_QUESTIONS = 3
"""Questions in one message (Boomerang 2016)."""
LONGEST_MINUTES = 60
"""At most an hour (docs/sources.md#the-two-kinds)."""

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "five": 5, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30,
    "forty": 40, "forty-five": 45, "sixty": 60, "a": 1, "an": 1, "half a": 0.5, "half an": 0.5, "half": 0.5,
}  # fmt: skip
_COUNT = r"(?:\d{1,3}|twenty-five|forty-five|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_DURATION = re.compile(
    rf"\b(?:(?P<quarter>quarter(?: of an|[- ]) ?hour)|(?P<half>half[- ](?:an |a |of an )?hour)|(?P<count>{_COUNT})[- ]?"
    r"(?P<unit>minutes?|mins?\.?|m|hours?|hrs?)(?:'s?|’s?)?(?!\w)"
    r"|(?P<bound>(?:one|two|three|1|2|3|a couple of) (?:\w+ )?questions?\b|one thing\b))"
)
_MEETING = re.compile(
    r"\b(?:call|phone|ring|rang|telephone|talk|speak|chat|conversation|meet|meeting|coffee|tea|lunch|pint|beer|brew|"
    r"visit|zoom|skype|video|"
    r"see (?:you|me)|come by|stop by|drop (?:in|by)|time|catch (?:up|you)|interview|minutes?|sit down|get together|"
    r"whatsapp)\b",
    re.IGNORECASE,
)
_BRAIN = re.compile(r"\bpick(?:ing)? (?:your|ur|you) brains?\b", re.IGNORECASE)


class Act(NamedTuple):
    """The sentence that does something the most, how sure that is, and whether it is sure enough."""

    span: Span | None
    chance: float
    sure: bool


def wish_checks(letter: Letter, chances: Floats, enough: Sequence[float]) -> Iterator[Check]:
    """Checks on top of the acts of sentences (sentences × `ACTS`)."""
    acts = {act: _strongest(letter, chances[:, column], enough[column]) for column, act in enumerate(ACTS)}
    wants = asking(letter, chances, enough)
    yield _job_ask(acts["job"])
    yield _ask(letter, wants)
    yield _asks(wants, [kind for kind in KINDS if acts[kind].sure])
    yield _vague(letter, acts)
    yield _time(letter, wants)
    yield _question(letter, wants)
    yield _searchable(acts["search"])
    yield _why_you(acts["why"])


def asking(letter: Letter, chances: Floats, enough: Sequence[float]) -> list[Span]:
    """The sentences that ask for anything: by the act "want", or by any kind of it."""
    kinds = [ACTS.index(act) for act in WANTS]
    least = np.array([enough[column] for column in kinds])
    return [span for span, row in zip(letter.sentences, chances, strict=True) if (row[kinds] >= least).any()]


def _strongest(letter: Letter, chances: Floats, enough: float) -> Act:
    if not len(chances):
        return Act(None, 0.0, False)
    best = int(chances.argmax())
    return Act(letter.sentences[best], float(chances[best]), bool(chances[best] >= enough))


def _job_ask(act: Act) -> Check:
    return Check(Topic.JOB_ASK, not act.sure, "job_ask" if act.sure else "job_ask_ok", act.span if act.sure else None)


def _ask(letter: Letter, wants: Sequence[Span]) -> Check:
    asked = wants or [span for span in letter.sentences if _asks_you(span.of(letter.text))]
    return Check(Topic.ASK, bool(asked), "ask_ok" if asked else "ask_missing", asked[0] if asked else None)


def _asks_you(sentence: str) -> bool:
    return (
        "?" in sentence[-3:]
        and re.search(r"\b(?:you|your|u|ur|can i|could i|may i|might i)\b", sentence, re.IGNORECASE) is not None
    )


def _asks(wants: Sequence[Span], kinds: Sequence[str]) -> Check:
    """More than one thing asked for: a talk and an introduction, a review and a reference."""
    several = len(kinds) > 1
    place = wants[-1] if several and wants else None
    return Check(Topic.ASKS, not several, "asks" if several else "asks_ok", place, {"count": len(kinds)})


def _vague(letter: Letter, acts: dict[str, Act]) -> Check:
    if match := _BRAIN.search(letter.text, letter.whole.start):
        return Check(Topic.VAGUE, False, "vague", Span(match.start(), match.end()))
    vague, ask = acts["vague"], acts["ask"]
    unclear = vague.sure and not (ask.sure and ask.span != vague.span)
    return Check(Topic.VAGUE, not unclear, "vague" if unclear else "vague_ok", vague.span if unclear else None)


def _time(letter: Letter, wants: Sequence[Span]) -> Check:
    """How long a talk would take is said; where none is asked for, nothing is missing."""
    for match in _DURATION.finditer(plain(letter.text), letter.subject.start if letter.subject else letter.whole.start):
        minutes = _minutes(match)
        if minutes is None or 3 <= minutes <= LONGEST_MINUTES:
            return Check(
                Topic.TIME, True, "time_ok", Span(match.start(), match.end()), {"minutes": round(minutes or 0)}
            )
        if LONGEST_MINUTES < minutes <= 300:
            return Check(Topic.TIME, False, "time_long", Span(match.start(), match.end()), {"minutes": round(minutes)})
    if meeting := next((span for span in wants if _MEETING.search(span.of(letter.text))), None):
        return Check(Topic.TIME, False, "time_missing", meeting)
    return Check(Topic.TIME, True, "time_none", wants[0] if wants else None)


def _minutes(match: re.Match[str]) -> float | None:
    """Minutes of a duration; None for a counted number of questions."""
    if match["bound"]:
        return None
    if match["quarter"] or match["half"]:
        return 15 if match["quarter"] else 30
    count = match["count"].lower()
    number = float(count) if count.isdigit() else _NUMBERS[count]
    return number * (60 if match["unit"][0].lower() == "h" else 1)


def _question(letter: Letter, wants: Sequence[Span]) -> Check:
    asked = [span for span in letter.sentences if span.of(letter.text).rstrip(" )\"”'").endswith("?")]
    count = len(asked)
    if count > MOST_QUESTIONS:
        return Check(Topic.QUESTION, False, "question_many", asked[MOST_QUESTIONS], {"count": count})
    if not asked and not wants:
        return Check(Topic.QUESTION, False, "question_none")
    return Check(Topic.QUESTION, True, "question_ok", (asked or wants)[0], {"count": count or 1})


def _searchable(act: Act) -> Check:
    return Check(
        Topic.SEARCHABLE, not act.sure, "searchable" if act.sure else "searchable_ok", act.span if act.sure else None
    )


def _why_you(act: Act) -> Check:
    return Check(Topic.WHY_YOU, act.sure, "why_you_ok" if act.sure else "why_you", act.span if act.sure else None)
