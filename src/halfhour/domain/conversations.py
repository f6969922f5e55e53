"""The one next step of a conversation, and what may be noted of it now."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from halfhour.domain.follow_up import NextStep
from halfhour.domain.stages import Closing, Facts, Stage, stage_of

MINUTES_BEFORE = 60
"""From when on the page for the talk itself is the next step (our own default)."""


class Todo(StrEnum):
    """What is to be done next."""

    ASK = "ask"
    WAIT = "wait"
    FOLLOW_UP = "follow_up"
    SECOND_PERSON = "second_person"
    LET_GO = "let_go"
    AGREE = "agree"
    PREPARE = "prepare"
    TALK = "talk"
    ADD_TALK = "add_talk"
    THANK = "thank"
    REPORT = "report"
    KEEP_IN_TOUCH = "keep_in_touch"
    REOPEN = "reopen"


class Note(StrEnum):
    """What a person notes with one tap; the day is asked beside it."""

    ASKED = "asked"
    FOLLOWED_UP = "followed_up"
    ANSWERED = "answered"
    CONFIRMED = "confirmed"
    MISSED = "missed"
    HELD = "held"
    THANKED = "thanked"
    REPORTED = "reported"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"
    CANCELLED = "cancelled"


USUAL = {
    Stage.IDEA: (Note.ASKED, Note.HELD),
    Stage.ASKED: (Note.ANSWERED, Note.FOLLOWED_UP, Note.DECLINED),
    Stage.ANSWERED: (Note.HELD, Note.DECLINED),
    Stage.AGREED: (Note.HELD, Note.CONFIRMED, Note.MISSED),
    Stage.HELD: (Note.THANKED,),
    Stage.THANKED: (Note.REPORTED,),
    Stage.REPORTED: (),
    Stage.CLOSED: (),
}
"""What is likely noted next at each stage, the likeliest first."""

CLOSINGS = (Note.DECLINED, Note.NO_ANSWER, Note.CANCELLED)

_BY_STAGE = {
    Stage.IDEA: Todo.ASK,
    Stage.ANSWERED: Todo.AGREE,
    Stage.THANKED: Todo.REPORT,
    Stage.REPORTED: Todo.KEEP_IN_TOUCH,
    Stage.CLOSED: Todo.REOPEN,
}


def todo_of(facts: Facts, *, now: datetime, today: date, has_talk: bool, minutes: int, due: NextStep | None) -> Todo:
    """The one next step.

    Args:
        today: the day it is for the person.
        has_talk: what was said is kept already.
        minutes: how long the talk is to be.
        due: what comes next while nobody has answered.
    """
    stage = stage_of(facts)
    if stage is Stage.ASKED:
        return Todo(due.deed.value) if due and due.on <= today else Todo.WAIT
    if stage is Stage.AGREED and facts.agreed_for:
        if now >= facts.agreed_for + timedelta(minutes=minutes):
            return Todo.ADD_TALK
        return Todo.TALK if now >= facts.agreed_for - timedelta(minutes=MINUTES_BEFORE) else Todo.PREPARE
    if stage is Stage.HELD:
        return Todo.THANK if has_talk else Todo.ADD_TALK
    return _BY_STAGE[stage]


def is_answer(facts: Facts, closed_why: str, on: date) -> bool:
    """Whether a word of theirs on a day is the answer that was waited for; a late one, after it was closed for want of one, too."""
    stage = stage_of(facts)
    if stage is Stage.CLOSED and closed_why == Closing.NO_ANSWER:
        since = facts.closed_on if facts.answered_on else facts.asked_on
    elif stage is Stage.ASKED:
        since = facts.asked_on
    else:
        return False
    return since is None or on >= since


def answered(facts: Facts, on: date) -> dict[str, object]:
    """What an answer makes of a conversation: fields with their values; the first answer keeps its day, and what was closed goes on."""
    reopened = {"closed_on": None, "closed_why": ""} if facts.closed_on else {}
    return {"answered_on": facts.answered_on or on, **reopened}
