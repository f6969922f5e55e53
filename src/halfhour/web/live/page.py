"""What the live page shows: the time, the parts, the questions, what was marked."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from halfhour.actions.casual import taken_along
from halfhour.actions.sittings import extensions_of
from halfhour.domain.contracts import contract_of
from halfhour.domain.kinds import Kind
from halfhour.domain.timebox import LAST, STEPS, end_of, length, more_minutes, part_at, parts_of
from halfhour.phrases.contracts import contract_words, contracts
from halfhour.records.conversations import Conversation
from halfhour.records.sittings import Mark, Sitting

SORTS = (
    (Mark.Sort.ADVICE, "Advice"),
    (Mark.Sort.SKILL, "Skill"),
    (Mark.Sort.SIGNAL, "Culture signal"),
    (Mark.Sort.NAME, "Name"),
    (Mark.Sort.PROMISE, "Promise"),
)
"""What can be marked with one tap."""
CASUAL = (
    (Mark.Sort.ASKED, "They asked"),
    (Mark.Sort.SAID, "I said"),
    (Mark.Sort.SIGNAL, "Signal"),
    (Mark.Sort.NEXT, "Next step"),
    (Mark.Sort.PROMISE, "Promise"),
)
"""What can be marked with one tap in a talk about a job."""
ON = "on"


def sitting_of(conversation: Conversation) -> Sitting | None:
    """The talk as it is held; None while it was not begun."""
    return Sitting.objects.present().select_related("conversation").filter(conversation=conversation).first()


def state_of(conversation: Conversation, sitting: Sitting | None, now: datetime) -> dict[str, Any]:
    """All that the page on the phone needs to go on, as plain values."""
    noted = extensions_of(sitting) if sitting else ()
    marks = conversation.marks.present()
    return {
        "now": now.isoformat(),
        "started": sitting.started_at.isoformat() if sitting else None,
        "minutes": length(sitting.minutes, noted) if sitting else conversation.minutes,
        "ended": sitting.ended_at.isoformat() if sitting and sitting.ended_at else None,
        "marks": [
            {
                "made": mark.made,
                "sort": mark.sort,
                "text": mark.text,
                "at": mark.at.isoformat(),
                "version": mark.version,
                "question": mark.question_id or "",
            }
            for mark in marks
        ],
    }


def page_of(conversation: Conversation, now: datetime) -> dict[str, Any]:
    """Everything for the template."""
    sitting = sitting_of(conversation)
    noted = extensions_of(sitting) if sitting else ()
    minutes = sitting.minutes if sitting else conversation.minutes
    is_casual = conversation.kind == Kind.CASUAL_JOB
    contract = contract_of(Kind(conversation.kind), contracts())
    parts = parts_of(contract.plan if contract else (), length(minutes, noted))
    marks = list(conversation.marks.present())
    gone = (now - sitting.started_at).total_seconds() / 60 if sitting else 0
    names = contract_words()["plan"]
    current = part_at(parts, gone)
    ends = end_of(sitting.started_at, minutes, noted) if sitting else None
    return {
        "conversation": conversation,
        "sitting": sitting,
        "now": now.isoformat(),
        "started": sitting.started_at.isoformat() if sitting else "",
        "ends": ends.astimezone(ZoneInfo(conversation.zone)) if ends else None,
        "left": max(0, round(((ends or now) - now).total_seconds() / 60)),
        "minutes": length(minutes, noted),
        "last": LAST,
        "parts": [(names[part.name], part, part == current) for part in parts],
        "current": names[current.name] if current else "",
        "more": more_minutes(minutes, noted),
        "steps": STEPS,
        "questions": sorted(conversation.questions.present(), key=lambda question: not question.is_must),
        "ticked": {mark.question_id for mark in marks if mark.sort == Mark.Sort.TICK and mark.text == ON},
        "marks": [mark for mark in reversed(marks) if mark.sort != Mark.Sort.TICK],
        "stories": [telling.story for telling in taken_along(conversation)] if is_casual else [],
        "told": {mark.made for mark in marks if mark.sort == Mark.Sort.TICK and mark.text == ON},
        "sorts": CASUAL if is_casual else SORTS,
        "agreed": conversation.agreed_for if conversation.agreed_for and conversation.agreed_for <= now else None,
    }
