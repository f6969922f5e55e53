"""What a candidate's page shows: nothing of evidence, and all that they are promised."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from halfhour.domain.candidates import answer_promised
from halfhour.phrases.invitations import span_in_words
from halfhour.phrases.kit import kit_topics
from halfhour.records.hiring import Candidate


def talk_page(candidate: Candidate, *, now: datetime) -> dict[str, Any]:
    """When on both clocks, with whom, about what, and until when an answer is promised."""
    opening = candidate.opening
    topics = opening.needs.present().values_list("topic", flat=True)
    named = [kit_topics()[topic].name for topic in dict.fromkeys(topics) if topic in kit_topics()]
    return {
        "candidate": candidate,
        "opening": opening,
        "members": [] if candidate.erased_at else list(candidate.members.present()),
        "topics": named,
        **_when(candidate, now),
    }


def _when(candidate: Candidate, now: datetime) -> dict[str, Any]:
    opening, agreed = candidate.opening, candidate.agreed_for
    if agreed is None:
        return {"answer_by": candidate.answer_by, "is_ahead": candidate.held_on is None}
    there = agreed.astimezone(ZoneInfo(opening.zone))
    is_other = there.utcoffset() != agreed.astimezone(ZoneInfo(candidate.zone)).utcoffset()
    return {
        "when": span_in_words(agreed, candidate.minutes, candidate.zone),
        "when_there": span_in_words(agreed, candidate.minutes, opening.zone) if is_other else "",
        "answer_by": candidate.answer_by or answer_promised(there.date(), opening.answer_days),
        "is_ahead": candidate.held_on is None and candidate.ends_at is not None and now < candidate.ends_at,
    }
