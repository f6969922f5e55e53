"""Conversations in columns by how far they have come, in a number of questions that does not grow."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, Value, When, Window
from django.db.models.functions import RowNumber

from halfhour.domain.stages import FACT_OF, HELD_OR_LATER, Stage
from halfhour.records.conversations import Conversation, ConversationQuerySet

CARDS = 8
"""Cards in a column, the latest changed first; the list has the others (our own default)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A stage with how many are there and the first of them."""

    stage: Stage
    many: int
    cards: list[Conversation]


def board_of(found: ConversationQuerySet) -> list[Column]:
    """A column for each stage, in order."""
    plain = Conversation.objects.filter(pk__in=found.order_by().values("pk")).annotate(at_stage=_stage())
    many = dict(plain.order_by().values_list("at_stage").annotate(Count("pk")))
    order = Window(RowNumber(), partition_by=F("at_stage"), order_by=[F("changed_at").desc(), F("pk")])
    first = plain.annotate(nth=order).filter(nth__lte=CARDS).order_by("nth").prefetch_related("people__organization")
    cards: dict[str, list[Any]] = defaultdict(list)
    for card in first:
        cards[card.at_stage].append(card)
    return [Column(stage, many.get(stage.value, 0), cards[stage.value]) for stage in Stage]


def _stage() -> Case:
    """`stage_of`, asked of the database."""
    held = Q(*((f"{fact}__isnull", False) for fact in HELD_OR_LATER), _connector=Q.OR)
    closed = When(Q(closed_on__isnull=False) & ~held, then=Value(Stage.CLOSED.value))
    facts = [
        When(**{f"{fact}__isnull": False}, then=Value(stage.value)) for stage, fact in reversed(list(FACT_OF.items()))
    ]
    return Case(closed, *facts, default=Value(Stage.IDEA.value), output_field=CharField())
