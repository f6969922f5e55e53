"""What the page of calendars shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from halfhour.actions.calendars.deciding import open_questions, their_span
from halfhour.actions.calendars.meetings import stands
from halfhour.actions.calendars.taken import zones_asked
from halfhour.domain.scheduling.spans import Span
from halfhour.records.accounts import Workspace
from halfhour.records.scheduling import Calendar, MeetingCopy
from halfhour.web.calendars.forms import UseForm, ZoneAnswerForm


@dataclass(frozen=True, slots=True)
class Question:
    """A meeting that stands otherwise in the calendar than here; `here` and `there` are None where it does not stand."""

    copy: MeetingCopy
    here: Span | None
    there: Span | None

    @property
    def name(self) -> str:
        """What the meeting is called."""
        meeting = self.copy.meeting
        return meeting.conversation.name if meeting.conversation else meeting.summary or "A meeting"


@dataclass(frozen=True, slots=True)
class ZoneQuestion:
    """A zone that nobody knows."""

    calendar: Calendar
    name: str
    form: ZoneAnswerForm


def overview(workspace: Workspace, zone: str, now: datetime, form: UseForm | None = None) -> dict[str, Any]:
    """All calendars, what is asked about them, and what they are for."""
    calendars = list(workspace.calendars.present().select_related("account"))
    return {
        "calendars": calendars,
        "questions": [_question(copy) for copy in open_questions(workspace)],
        "zone_questions": [
            ZoneQuestion(calendar, name, ZoneAnswerForm(initial={"name": name, "zone": zone}, also=zone))
            for calendar, name in zones_asked(workspace, now=now)
        ],
        "form": form or UseForm(calendars),
        "is_looking": any(is_looking(calendar, now) for calendar in calendars),
        "own_zone": zone,
        "own_zone_name": zone.replace("_", " "),
        "now": now,
    }


def is_looking(calendar: Calendar, now: datetime) -> bool:
    """Whether somebody looks at it now, or is about to."""
    if calendar.sort == Calendar.Sort.FILE or not (calendar.is_busy or calendar.is_for_meetings):
        return False
    return calendar.next_look_at is None or bool(calendar.claimed_until and calendar.claimed_until > now)


def _question(copy: MeetingCopy) -> Question:
    return Question(copy, copy.meeting.as_span() if stands(copy.meeting) else None, their_span(copy))
