"""Candidates: what they ask for, evidence that is awaited of them, and answers that they were promised."""

from collections.abc import Iterator

from django.db.models import Exists, QuerySet

from halfhour.actions.evidence import awaited
from halfhour.actions.today.horizon import MOST, Horizon
from halfhour.domain.candidates import NEAR
from halfhour.domain.today import Thing, of_answer, of_evidence, of_wish
from halfhour.records.accounts import Workspace
from halfhour.records.hiring import Candidate


def wishes(workspace: Workspace, when: Horizon) -> Iterator[Thing]:
    """Candidates who ask for something."""
    rows = _kept(workspace).filter(asked_at__isnull=False).order_by("asked_at")
    for pk, since in rows.values_list("pk", "asked_at")[:MOST]:
        if since:
            yield of_wish(pk, when.day_of(since))


def evidence(workspace: Workspace, when: Horizon) -> Iterator[Thing]:
    """Candidates of whom evidence is awaited, once their talk is over."""
    rows = _open(workspace).filter(Exists(awaited()), agreed_for__lt=when.now)
    for candidate in rows.order_by("agreed_for")[:MOST]:
        ended = candidate.ends_at
        if ended and ended <= when.now:
            yield of_evidence(candidate.pk, when.day_of(ended), ended)


def answers(workspace: Workspace, when: Horizon) -> Iterator[Thing]:
    """Candidates to whom an answer was promised."""
    rows = _open(workspace).filter(answer_by__lte=when.until + NEAR).order_by("answer_by")
    for pk, by in rows.values_list("pk", "answer_by")[:MOST]:
        if by:
            yield of_answer(pk, by)


def _kept(workspace: Workspace) -> "QuerySet[Candidate]":
    return workspace.candidates.present().filter(opening__removed_at=None, erased_at=None)


def _open(workspace: Workspace) -> "QuerySet[Candidate]":
    """Those who did not call off and have no answer yet."""
    return _kept(workspace).filter(called_off_at=None, answered_on=None)
