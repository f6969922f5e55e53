"""The agenda: all that is due and what comes, gathered from every sort of record."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from halfhour.actions.today.afterwards import followed, promises, reported_to, reports
from halfhour.actions.today.candidates import answers, evidence, wishes
from halfhour.actions.today.happened import happened_in
from halfhour.actions.today.horizon import MOST, Horizon, horizon_of
from halfhour.actions.today.letters import letters_in, unreached
from halfhour.actions.today.meetings import changes, meetings, requests
from halfhour.actions.today.near import Calendar, Near
from halfhour.actions.today.people import introductions, keeping, ties_due
from halfhour.domain.keep_in_touch import Tie
from halfhour.domain.today import Day, Sort, Thing, in_order, of_tie
from halfhour.records.accounts import Workspace

Gatherer = Callable[[Workspace, Horizon], Iterable[Thing]]
GATHERERS: tuple[Gatherer, ...] = (
    promises,
    introductions,
    meetings,
    requests,
    changes,
    wishes,
    evidence,
    answers,
    unreached,
    keeping,
)
"""What is due of each sort that leaves nothing but things; conversations, letters, advice and ties say more than that."""


@dataclass(slots=True)
class Agenda:
    """What is due and what comes, with what the sentences about it need; the ties of touches by person."""

    day: Day
    today: date
    again: dict[str, list[date]] = field(default_factory=dict)
    ties: dict[str, Tie] = field(default_factory=dict)
    letters: int = 0
    trouble: bool = False
    missed: Collection[str] = ()
    beyond: Counter[Sort] = field(default_factory=Counter)
    """Due things that are counted and not told."""


def agenda_of(
    workspace: Workspace,
    *,
    now: datetime,
    zone: tzinfo,
    calendar: Calendar,
    most: int = MOST,
    whole: Sort | None = None,
) -> Agenda:
    """All that is due in a workspace and in the next days; the number of questions does not grow with what is in it.

    Args:
        zone: where the user is, for days.
        calendar: business days by country.
        most: the oldest things of a kind that are told where there may be very many; the others are counted.
        whole: of this sort all are told.
    """
    when = horizon_of(now, zone)
    letters = letters_in(workspace)
    resting = _put_off(workspace, when) | letters.doing
    happened = happened_in(workspace)
    near = Near(workspace, resting, happened, when=when, most=most, whole=whole)
    conversations = list(near.things(calendar))
    advice = followed(workspace)
    ties = ties_due(workspace, when, reported_to(advice, when))
    touches = (of_tie(person, due) for person, (_, due) in ties.items())
    things = [*conversations, *reports(advice), *_gathered(workspace, when), *touches, *letters.things(when)]
    return Agenda(
        in_order(things, when.today, resting=resting),
        when.today,
        happened.again,
        {person: tie for person, (tie, _) in ties.items()},
        len(letters.held),
        letters.trouble,
        happened.missed,
        near.beyond,
    )


def _put_off(workspace: Workspace, when: Horizon) -> set[str]:
    """Keys of the things that come again on a later day."""
    return set(workspace.rests.present().filter(until__gt=when.today).values_list("key", flat=True))


def _gathered(workspace: Workspace, when: Horizon) -> Iterator[Thing]:
    for gather in GATHERERS:
        yield from gather(workspace, when)
