"""Openings and their kits: what is needed, how it is asked, who covers it, who is talked to."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from halfhour.actions.undo import change
from halfhour.domain.kits import Topic
from halfhour.records.hiring import KitQuestion, Need, Opening, TeamMember, new_key
from halfhour.records.kept import Kept
from halfhour.records.revisions import Revision


def add_need(opening: Opening, name: str, topic: str, kit: Topic | None) -> tuple[Need, Revision]:
    """One thing that the role needs, with anchors and questions to begin with; one undo takes all of it back."""
    weak, solid, strong = kit.anchors if kit else ("", "", "")
    with transaction.atomic():
        need = Need.objects.create(
            workspace=opening.workspace,
            opening=opening,
            name=name,
            topic=topic,
            weak=weak,
            solid=solid,
            strong=strong,
            place=opening.needs.count(),
            removed_at=timezone.now(),
        )
        done = change(need, "added", removed_at=None)
        if kit:
            _ask(need, kit.openers[:1], is_opener=True)
            _ask(need, kit.follow_ups[:2], is_opener=False)
    return need, done


def _ask(need: Need, texts: Sequence[str], *, is_opener: bool) -> None:
    for text in texts:
        KitQuestion.objects.create(
            workspace=need.workspace, need=need, text=text, is_opener=is_opener, place=need.questions.count()
        )


def add(record: Kept) -> Revision:
    """Something new of an opening, so that undo takes it away again."""
    record.removed_at = timezone.now()
    record.save()
    return change(record, "added", removed_at=None)


def keep_member(member: TeamMember, needs: Sequence[Need], **values: Any) -> Revision:
    """Who somebody of the team is, and what they cover."""
    with transaction.atomic():
        done = add(member) if member._state.adding else change(member, "changed", **values)
        member.needs.set(needs)
    return done


def another_key(record: Kept) -> Revision:
    """Another secret address; the one before leads nowhere from now on."""
    return change(record, "address", key=new_key())
