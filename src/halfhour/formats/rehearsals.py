"""A talk that was led, as JSON."""

from typing import Any

from halfhour.domain.practice.leading import Led


def as_json(led: Led) -> dict[str, Any]:
    """What was seen in one's own words: shares from 0 to 1 (null where nothing was asked or said), minutes, and places of remarks.

    `hidden_left` names what was not found by its topic and by the question that would have found it, and never tells it.
    """
    return {
        "open_share": _rounded(led.open_share),
        "talk_share": _rounded(led.talk_share),
        "questions": led.questions,
        "follow_ups": led.follow_ups,
        "topics": [about.value for about in led.topics],
        "hidden_found": len(led.hidden_found),
        "hidden_left": [{"topic": hidden.about.value, "question": hidden.question} for hidden in led.hidden_left],
        "introduced": led.introduced,
        "closed": led.closing.value,
        "thanked": led.thanked,
        "asked_whom_else": led.asked_whom_else,
        "offered_to_report": led.offered_to_report,
        "minutes": led.minutes,
        "planned_minutes": led.planned,
        "remarks": [
            {"turn": remark.turn, "start": remark.start, "end": remark.end, "sort": remark.sort.value}
            for remark in led.remarks
        ],
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)
