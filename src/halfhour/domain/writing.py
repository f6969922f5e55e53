"""What is looked at in a message, by what it is for and to whom it goes."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from hashlib import sha256

from halfhour.domain.contracts import Contract
from halfhour.domain.outreach.checks import Check, Topic

DORMANT_DAYS = 3 * 365
"""Days without a real contact from which a tie sleeps (Levin, Walter and Murnighan)."""

_ALWAYS = frozenset({Topic.PLACEHOLDER, Topic.JOB_ASK, Topic.GREETING, Topic.SUBJECT, Topic.ATTACHMENT, Topic.READING})
_LOOKED_AT = {
    "ask": frozenset(Topic),
    "follow_up": _ALWAYS | {Topic.ASKS, Topic.SEARCHABLE, Topic.QUESTION, Topic.SAMENESS},
    "confirm": _ALWAYS,
    "report": _ALWAYS | {Topic.ASKS, Topic.SEARCHABLE, Topic.SAMENESS},
    "touch": _ALWAYS | {Topic.ASKS, Topic.SEARCHABLE, Topic.SAMENESS},
}
"""Only who asks for a conversation must say why, how long and what for."""

_JOB_INVITED = re.compile(
    r"\b(?:(?:we|i) (?:have|are|'re) (?:an? |currently |now )?(?:opening|vacanc\w+|role|position|hiring)|"
    r"(?:you should|do|please|feel free to|encourage you to|happy for you to) apply|"
    r"would you be interested in (?:the|a|this) (?:role|position|job))\b",
    re.IGNORECASE,
)
_FILES_INVITED = re.compile(
    r"\b(?:send|share|forward|attach|mail|bring|see|have|like|upload|drop)\b[^.!?\n]{0,40}\b(?:your |a )(?:current |updated |latest )?"
    r"(?:cv|c\.v\.|r[eé]sum[eé]|curriculum vitae|portfolio|cover letter)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:later|not (?:right )?now|busy|swamped|snowed under|another time|(?:try|ask|write|ping|contact) (?:to )?me again|circle back|"
    r"next (?:week|month|quarter|year|spring|summer|autumn|fall|winter)|in (?:a few|some|two|three|four|six) (?:weeks|months)|"
    r"(?:after|once|when) (?:the|my|our|things)\b)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:no need|not|don't|never|without|needn't)\b[^.!?\n]{0,40}$", re.IGNORECASE)


class Situation(StrEnum):
    """How one stands to whoever one asks; keys of the scaffolds in phrases/outreach.toml."""

    REFERRED = "referred"
    LATER = "later"
    DORMANT = "dormant"
    COLD = "cold"


def looked_at(checks: Sequence[Check], purpose: str, *, may_ask_for_job: bool, may_attach: bool) -> tuple[Check, ...]:
    """The checks that matter for a purpose; whoever may ask for a job or send a résumé is not told otherwise."""
    topics = _LOOKED_AT.get(purpose, _ALWAYS)
    if may_ask_for_job:
        topics -= {Topic.JOB_ASK}
    if may_attach:
        topics -= {Topic.ATTACHMENT}
    needless = {"question_none"} if purpose == "follow_up" else set()
    if any(check.topic is Topic.PLACEHOLDER and not check.ok for check in checks):
        needless.add("greeting_wrong")  # a place to fill in is no wrong name
    return tuple(check for check in checks if check.topic in topics and check.reason not in needless)


def may_ask_for_job(contract: Contract | None, heard: Sequence[str]) -> bool:
    """Whether a message may speak of a job: the kind allows it, or they did in one of their messages; unknown kinds do not."""
    return bool(contract and contract.may_ask_for_job) or _invitation(heard, _JOB_INVITED) is not None


def may_attach(contract: Contract | None, heard: Sequence[str]) -> bool:
    """Whether a résumé may go along: the kind allows it, or they asked for it."""
    return bool(contract and contract.may_attach_resume) or _invitation(heard, _FILES_INVITED) is not None


def _invitation(heard: Sequence[str], words: re.Pattern[str]) -> str | None:
    """The words by which one was invited; None when nobody did."""
    for text in heard:
        for match in words.finditer(text):
            if not _NOT.search(text, max(0, match.start() - 60), match.start()):
                return match[0]
    return None


def said_later(heard: Sequence[str]) -> bool:
    """Whether their newest message puts it off; `heard` is the newest first."""
    return bool(heard) and _LATER.search(heard[0]) is not None


def situation(*, referred: bool, later: bool, last_contact: date | None, today: date) -> Situation:
    """Which outline fits best to ask somebody."""
    if later:
        return Situation.LATER
    if referred:
        return Situation.REFERRED
    if last_contact and (today - last_contact).days >= DORMANT_DAYS:
        return Situation.DORMANT
    return Situation.COLD


def asks_for_next_step(*, is_mine: bool, due_on: date | None, is_kept: bool, today: date) -> bool:
    """Whether a follow-up is about the next step that they undertook: it has not come, and no day of theirs is still ahead."""
    return not is_mine and not is_kept and (due_on is None or due_on < today)


def fingerprint(*parts: str) -> str:
    """A short sign that changes whenever one of the texts does."""
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


def letter_text(subject: str, text: str) -> str:
    """Subject line and text as one, as the coach reads a mail."""
    return f"Subject: {subject}\n\n{text}" if subject else text
