"""Preparing a conversation: questions in their order, facts to refer to, and what earlier talks left open."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from halfhour.actions.undo import change, remove
from halfhour.domain.briefs import REFERENCES
from halfhour.domain.errors import RuleError
from halfhour.domain.question_plan import Gap, left_open_by, moved
from halfhour.records.conversations import Conversation, PlannedQuestion
from halfhour.records.dossiers import Fact, Reference
from halfhour.records.people import Post
from halfhour.records.revisions import Revision
from halfhour.records.sittings import Mark
from halfhour.records.talks import Talk

TICKED = "on"
"""What a tick says that was not taken back."""
EARLIER = 12
"""Earlier talks looked through for what they left open, the latest first (our own default)."""


class EnoughError(RuleError):
    """There are as many facts to refer to as one can bring in."""


class OpenQuestion(NamedTuple):
    """A question left open in an earlier conversation."""

    gap: Gap
    conversation: Conversation


def plan_questions(
    conversation: Conversation, texts: Iterable[str], *, from_where: str, gap_of: PlannedQuestion | None = None
) -> Revision | None:
    """Adds questions at the end, those that are there already apart; None when nothing is new."""
    there = conversation.questions.present()
    known = {" ".join(text.casefold().split()) for text in there.values_list("text", flat=True)}
    place = (there.aggregate(last=Max("place"))["last"] or 0) + 1
    first: Revision | None = None
    with transaction.atomic():
        for number, text in enumerate(dict.fromkeys(texts)):
            if " ".join(text.casefold().split()) in known:
                continue
            question = conversation.questions.create(
                workspace=conversation.workspace,
                text=text[:500],
                place=place + number,
                from_where=from_where,
                gap_of=gap_of,
                removed_at=timezone.now(),
            )
            done = change(question, "added", part_of=first, removed_at=None)
            first = first or done
    return first


def put_in_order(conversation: Conversation, order: Sequence[int]) -> Revision | None:
    """Gives the questions another order: places in the one they have, the first to ask first; None when it is the same."""
    questions = list(conversation.questions.present())
    first: Revision | None = None
    with transaction.atomic():
        for place, number in enumerate(order, start=1):
            if questions[number].place != place:
                done = change(questions[number], "moved", part_of=first, place=place)
                first = first or done
    return first


def move_question(question: PlannedQuestion, step: int) -> Revision | None:
    """One place up (-1) or down (1)."""
    ids = list(question.conversation.questions.present().values_list("pk", flat=True))
    return put_in_order(question.conversation, moved(len(ids), ids.index(question.pk), step))


def reword(question: PlannedQuestion, wordings: Sequence[str]) -> Revision:
    """Puts a better wording in the place of a question; one that was two becomes two."""
    with transaction.atomic():
        first = change(question, "reworded", text=wordings[0][:500])
        for text in wordings[1:]:
            added = question.conversation.questions.create(
                workspace=question.workspace,
                text=text[:500],
                place=question.place,
                is_must=question.is_must,
                from_where=question.from_where,
                removed_at=timezone.now(),
            )
            change(added, "added", part_of=first, removed_at=None)
    return first


def refer_to(conversation: Conversation, text: str, fact: Fact | None = None) -> Revision | None:
    """Notes something to refer to; None when it is there already.

    Raises:
        EnoughError: there are three.
    """
    with transaction.atomic():
        there = list(conversation.references.present())
        if any(one.text == text or (fact and one.fact_id == fact.pk) for one in there):
            return None
        if len(there) >= REFERENCES:
            raise EnoughError("Three things to refer to are enough.", "Take one away first.")
        reference = conversation.references.create(
            workspace=conversation.workspace, text=text[:500], fact=fact, removed_at=timezone.now()
        )
        return change(reference, "added", removed_at=None)


def drop_reference(reference: Reference) -> Revision:
    """Takes a thing to refer to away."""
    return remove(reference)


def left_open(conversation: Conversation) -> tuple[OpenQuestion, ...]:
    """What earlier talks with the same people, or with people of the same organization or field, left open; the latest first.

    Questions that are asked again in this conversation are no longer open.
    """
    earlier = list(_earlier(conversation))
    if not earlier:
        return ()
    again = set(conversation.questions.present().exclude(gap_of=None).values_list("gap_of_id", flat=True))
    mine = {
        " ".join(text.casefold().split()) for text in conversation.questions.present().values_list("text", flat=True)
    }
    planned: dict[str, list[tuple[str, str]]] = {}
    for question in PlannedQuestion.objects.present().filter(conversation__in=earlier):
        planned.setdefault(question.conversation_id, []).append((question.pk, question.text))
    ticks: dict[str, list[str]] = {}
    marks = Mark.objects.present().filter(conversation__in=earlier, sort=Mark.Sort.TICK, text=TICKED)
    for conversation_id, ticked in marks.exclude(question=None).values_list("conversation_id", "question_id"):
        ticks.setdefault(conversation_id, []).append(str(ticked))
    debriefs = _debriefs(earlier)
    found: dict[str, OpenQuestion] = {}
    for one in earlier:
        for gap in left_open_by(debriefs.get(one.pk), planned.get(one.pk, []), ticks.get(one.pk, ())):
            bare = " ".join(gap.text.casefold().split())
            if gap.id not in again and bare not in mine:
                found.setdefault(bare, OpenQuestion(gap, one))
    return tuple(found.values())


def _earlier(conversation: Conversation):
    """Held conversations with these people, their organizations and fields, the latest first."""
    people = list(conversation.people.present())
    posts = Post.objects.present().filter(person__in=people, is_over=False).values_list("organization_id", flat=True)
    places = {*posts, *(person.organization_id for person in people if person.organization_id)}
    # One question each and put together here: asked as one, a database looks through everybody.
    held = Conversation.people.through.objects.filter(
        conversation__workspace=conversation.workspace, conversation__removed_at=None
    )
    days: dict[str, date] = {}
    for near in (
        Q(person__in=people),
        Q(person__organization__in=places),
        Q(person__in=Post.objects.present().filter(organization__in=places).values("person")),
    ):
        found = held.filter(near).values_list("conversation_id", "conversation__held_on")
        days.update((id_, day) for id_, day in found if day)
    days.pop(conversation.pk, None)
    latest = sorted(days, key=lambda id_: (days[id_], id_), reverse=True)[:EARLIER]
    return Conversation.objects.filter(pk__in=latest).order_by("-held_on", "id")


def _debriefs(conversations: Iterable[Conversation]):
    """The latest reading of the latest talk of each, where there is one."""
    talks = Talk.objects.present().filter(conversation__in=list(conversations)).exclude(kept_answer=None)
    read = talks.defer("blob", "turns", "unreadable").select_related("kept_answer").order_by("created_at")
    answers = ((talk.conversation_id, talk.kept_answer.as_debrief()) for talk in read)
    return {conversation: debrief for conversation, debrief in answers if debrief}
