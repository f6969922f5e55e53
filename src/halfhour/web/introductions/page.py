"""Introductions with what became of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from halfhour.domain.introductions import Edge, Outcome, outcome_of
from halfhour.records.accounts import Workspace
from halfhour.records.acquaintance import last_contacts
from halfhour.records.conversations import Conversation
from halfhour.records.people import Introduction


@dataclass(frozen=True, slots=True)
class Listed:
    """An introduction with what became of it; `is_owed` says that something came of it and the introducer has not heard."""

    introduction: Introduction
    outcome: Outcome

    @property
    def is_owed(self) -> bool:
        """Whether the introducer waits to hear."""
        return self.outcome is Outcome.TALKED and self.introduction.told_on is None


def edges_of(workspace: Workspace) -> tuple[Edge, ...]:
    """All introductions between people who are there, the earliest first."""
    rows = _present(workspace).order_by("on", "created_at", "pk").values_list("by_id", "to_id")
    return tuple(Edge(by, to) for by, to in rows)


def listed_of(workspace: Workspace, edges: Sequence[Edge], today: date) -> list[Listed]:
    """Introductions of some branches, with what became of each; in questions that do not grow in number."""
    wanted = set(edges)
    rows = _present(workspace).filter(by__in={edge.by for edge in edges}).select_related("by", "to__organization")
    shown = [row for row in rows.order_by("on", "created_at", "pk") if Edge(row.by_id, row.to_id) in wanted]
    people = {row.to_id for row in shown}
    last = last_contacts(workspace, today, people)
    stages = _stages(people)
    return [Listed(row, outcome_of(stages[row.to_id], row.on, last.get(row.to_id), today)) for row in shown]


def _present(workspace: Workspace) -> Any:
    return workspace.introductions.present().filter(by__removed_at=None, to__removed_at=None)


def _stages(people: set[str]) -> dict[str, list[Any]]:
    through: Any = Conversation.people.through
    rows = through.objects.filter(person__in=people, conversation__removed_at=None).select_related("conversation")
    stages: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        stages[row.person_id].append(row.conversation.stage)
    return stages
