"""A hiring team for tests: a role with two needs, two candidates, and people of each part."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from halfhour.actions.evidence import keep_sheet, submit
from halfhour.domain.evidence import Noted, Standing
from halfhour.records.accounts import Workspace
from halfhour.records.hiring import Candidate, EvidenceSheet, KitQuestion, Need, Opening, TeamMember

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""A Monday; the talks ended half an hour ago."""


@dataclass
class Team:
    """All of it."""

    opening: Opening
    plans: Need
    clients: Need
    question: KitQuestion
    ben: TeamMember
    kemi: TeamMember
    rita: TeamMember
    cleo: TeamMember
    ines: Candidate
    otto: Candidate


def team_in(workspace: Workspace, *, now: datetime = NOW) -> Team:
    """Ben and Kemi interview, Rita recruits, Cleo decides; Ines is talked to by both, Otto by Kemi alone."""
    opening = workspace.openings.create(
        workspace=workspace, name="Harbour planner", team="Quay team", country="uk", zone="Europe/London"
    )
    plans = workspace.needs.create(opening=opening, name="keeps a plan true", topic="experience", place=0)
    clients = workspace.needs.create(opening=opening, name="hears what clients need", topic="clients", place=1)
    question = workspace.kit_questions.create(need=plans, text="Which plan of yours held?")
    members = {
        name: workspace.team.create(opening=opening, name=name, part=part)
        for name, part in (
            ("Ben", TeamMember.Part.INTERVIEWER),
            ("Kemi", TeamMember.Part.INTERVIEWER),
            ("Rita", TeamMember.Part.RECRUITER),
            ("Cleo", TeamMember.Part.HIRING_MANAGER),
        )
    }
    ben, kemi, rita, cleo = members.values()
    ben.needs.set([plans])
    kemi.needs.set([plans, clients])
    start = now - timedelta(minutes=70)
    there: dict[str, Any] = {"agreed_for": start, "minutes": 40, "zone": "Europe/Lisbon", "erase_on": "2027-01-01"}
    ines = workspace.candidates.create(opening=opening, name="Ines Duarte", address="ines@example.org", **there)
    otto = workspace.candidates.create(opening=opening, name="Otto Brandt", **there)
    ines.members.set([ben, kemi])
    otto.members.set([kemi])
    return Team(opening, plans, clients, question, ben, kemi, rita, cleo, ines, otto)


def noted(need: Need, standing: Standing | None = Standing.SOLID, text: str = "Told how the berth plan held.") -> Noted:
    """A whole note on a need."""
    return Noted(need.pk, standing, "" if standing is Standing.NOT_COVERED else text)


def submitted(
    member: TeamMember, candidate: Candidate, *notes: Noted, now: datetime = NOW, **more: Any
) -> EvidenceSheet:
    """A sheet with these notes, submitted."""
    told = {"asked": [], "minutes": 30, "notes": "", **more}
    keep_sheet(member, candidate, notes, **told)
    return submit(member, candidate, now=now)
