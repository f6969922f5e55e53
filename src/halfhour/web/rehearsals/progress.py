"""What is drawn over time: rehearsals, and beside them the real talks whose debrief is at hand."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from halfhour.domain.talks.answers import Debrief
from halfhour.records.accounts import Workspace
from halfhour.records.practice import Rehearsal
from halfhour.records.talks import Talk
from halfhour.web.rehearsals.page import name_of
from halfhour.web.shared.curves import Board, Figure, Occasion, board_of

KEPT = 12
"""Rehearsals, and real talks, that are drawn beside each other (our own default)."""
DRAWN = (
    Figure("open_share", "Questions that open"),
    Figure("follow_up_share", "Questions that pick up"),
    Figure("talk_share", "Your share of the words"),
)


def progress(rehearsals: Iterable[Rehearsal], workspace: Workspace) -> Board | None:
    """The figures of the latest rehearsals and real talks by date; None while there are fewer than two."""
    return board_of(DRAWN, [*map(_practised, rehearsals), *_held(workspace)])


def _practised(rehearsal: Rehearsal) -> Occasion:
    day, address = timezone.localtime(rehearsal.began_at).date(), reverse("rehearsal-seen", args=[rehearsal.pk])
    return Occasion(day, name_of(rehearsal), address, is_real=False, figures=rehearsal.figures)


def _held(workspace: Workspace) -> Iterator[Occasion]:
    """Real talks that were read since they last changed; nothing is read anew for a drawing."""
    talks = workspace.talks.present().filter(
        kept_answer__answer__isnull=False, kept_answer__asked_at__gte=F("changed_at"), conversation__removed_at=None
    )
    talks = talks.order_by(F("conversation__held_on").desc(nulls_last=True), "-created_at", "pk")
    for talk in talks.select_related("kept_answer", "conversation").defer("blob", "turns")[:KEPT]:
        if found := talk.kept_answer.as_debrief():
            address = reverse("debrief", args=[talk.conversation_id])
            yield Occasion(_day(talk), talk.conversation.name, address, is_real=True, figures=_shares(found))


def _day(talk: Talk) -> date:
    day: date = talk.conversation.held_on or talk.day or timezone.localtime(talk.created_at).date()
    return day


def _shares(debrief: Debrief) -> dict[str, float | None]:
    """The same figures as of a rehearsal: one's own side only; none while nobody has said which speaker one is."""
    if not debrief.me:
        return {}
    how, own = debrief.how, [each for each in debrief.questions if each.by == debrief.me]
    return {
        "open_share": how.open_share,
        "follow_up_share": len(how.follow_ups) / len(own) if own else None,
        "talk_share": dict(how.share).get(debrief.me),
    }
