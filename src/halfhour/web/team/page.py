"""What a member's pages show: lines of talks, and notes worth a second look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from halfhour.actions.evidence import DECIDES, noting_of
from halfhour.domain.candidates import Noting
from halfhour.phrases.invitations import span_in_words
from halfhour.records.hiring import Candidate, EvidenceSheet, TeamMember
from halfhour.web.shared.doubts import Doubted, doubted_in
from halfhour.web.team.finding import talks_to


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate as a member sees them; `noting` is None where they do not talk to each other."""

    candidate: Candidate
    when: str
    noting: Noting | None
    decides: bool
    is_ahead: bool
    """Whether the talk is still to come."""

    @property
    def is_due(self) -> bool:
        """Whether something is best noted now."""
        return self.noting in {Noting.RATE, Noting.WORDS, Noting.LATE}


def lines_of(member: TeamMember, candidates: Sequence[Candidate], *, now: datetime) -> list[Line]:
    """Candidates in the order in which they were added."""
    rows = member.sheets.present().filter(candidate__in=[one.pk for one in candidates])
    sheets = {sheet.candidate_id: sheet for sheet in rows}
    zone = member.opening.zone
    return [
        Line(
            one,
            span_in_words(one.agreed_for, one.minutes, zone) if one.agreed_for else "",
            noting_of(one, sheets.get(one.pk), now) if talks_to(member, one) else None,
            member.part in DECIDES,
            is_ahead=one.ends_at is not None and one.ends_at > now,
        )
        for one in candidates
    ]


def doubts_of(sheet: EvidenceSheet) -> list[Doubted]:
    """Notes of a sheet that its own writer is shown before submitting, and nobody else."""
    if sheet._state.adding:
        return []
    rows = sheet.observations.present().select_related("need").order_by("need__place")
    notes = [(one.need.name, one.text) for one in rows] + [("What else bears on the needs", sheet.notes)]
    return [doubted for about, note in notes if (doubted := doubted_in(note, about))]
