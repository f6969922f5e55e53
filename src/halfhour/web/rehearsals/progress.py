"""What is drawn over time: rehearsals, and beside them the real talks whose debrief is at hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halfhour.domain.talks.answers import Debrief
from halfhour.records.accounts import Workspace
from halfhour.records.practice import Rehearsal
from halfhour.records.talks import Talk

KEPT = 12
"""Rehearsals, and real talks, that are drawn beside each other (our own default)."""
DRAWN = (
    ("open_share", "Questions that open"),
    ("follow_up_share", "Questions that pick up"),
    ("talk_share", "Your share of the words"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of one talk: shares of 0 to 1, None where there is nothing to share."""

    on: date
    is_real: bool
    shares: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Point:
    """One talk in a small drawing: places of 0 to 1 from the left and from the top, and its words."""

    x: float
    y: float
    words: str
    is_real: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """One figure over talks, the earliest first; `last` is the latest in words."""

    name: str
    points: tuple[Point, ...]
    last: str


def curves(rehearsals: Iterable[Rehearsal], workspace: Workspace) -> list[Curve]:
    """The figures of the latest rehearsals and real talks by date; none while there are fewer than two."""
    practised = [_practised(row) for row in rehearsals if row.figures]
    if not practised:
        return []
    rows = sorted([*practised, *_held(workspace)], key=lambda row: row.on)
    return [curve for key, name in DRAWN if (curve := _curve(name, key, rows))]


def _practised(rehearsal: Rehearsal) -> Figures:
    return Figures(timezone.localtime(rehearsal.began_at).date(), is_real=False, shares=rehearsal.figures)


def _held(workspace: Workspace) -> Iterator[Figures]:
    """Real talks that were read since they last changed; nothing is read anew for a drawing."""
    talks = workspace.talks.present().filter(kept_answer__answer__isnull=False).select_related("kept_answer")
    for talk in talks[:KEPT]:
        if talk.kept_answer.asked_at >= talk.changed_at and (found := talk.kept_answer.as_debrief()):
            yield Figures(_day(talk), is_real=True, shares=_shares(found))


def _day(talk: Talk) -> date:
    day: date = talk.conversation.held_on or talk.day or timezone.localtime(talk.created_at).date()
    return day


def _shares(debrief: Debrief) -> dict[str, float | None]:
    """The same figures as of a rehearsal: one's own side only."""
    how, own = debrief.how, [each for each in debrief.questions if each.by == debrief.me]
    return {
        "open_share": how.open_share,
        "follow_up_share": len(how.follow_ups) / len(own) if own else None,
        "talk_share": dict(how.share).get(debrief.me) if debrief.me else None,
    }


def _curve(name: str, key: str, rows: Sequence[Figures]) -> Curve | None:
    values = [(row, value) for row in rows if (value := row.shares.get(key)) is not None]
    if len(values) < 2:
        return None
    step = 1 / (len(values) - 1)
    points = tuple(
        Point(number * step, 1 - min(1.0, value), _words(row, value), row.is_real)
        for number, (row, value) in enumerate(values)
    )
    return Curve(name, points, points[-1].words)


def _words(row: Figures, value: float) -> str:
    return f"{value:.0%} on {row.on.day} {row.on:%B}{', a real talk' if row.is_real else ''}"
