"""What is due and why, asked of the records; and what one does about it: done, put off, let rest."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.utils import timezone

from halfhour.actions.keep_in_touch import touches_due
from halfhour.actions.undo import change
from halfhour.domain.contracts import contract_of
from halfhour.domain.errors import RuleError
from halfhour.domain.follow_up import Deed, Workdays
from halfhour.domain.keep_in_touch import Tie
from halfhour.domain.kinds import Kind
from halfhour.domain.stages import Closing, Facts, Happening, Stage, stage_of
from halfhour.domain.today import (
    AHEAD,
    PLANNED,
    Day,
    Sort,
    Standing,
    Thing,
    in_order,
    of_advice,
    of_conversation,
    of_introduction,
    of_letters,
    of_promise,
    of_tie,
)
from halfhour.phrases.contracts import contracts
from halfhour.phrases.follow_up import preset
from halfhour.records.accounts import Workspace
from halfhour.records.afterwards import Advice, Promise, Rest
from halfhour.records.conversations import Conversation, Event, PlannedQuestion
from halfhour.records.letters import Purpose
from halfhour.records.people import Introduction
from halfhour.records.revisions import Revision

Calendar = Callable[[str, date], Workdays]
"""Business days of a country around a day; `wiring.workdays`."""
WRITTEN = {
    Sort.ASK: Purpose.ASK,
    Sort.FOLLOW_UP: Purpose.FOLLOW_UP,
    Sort.CONFIRM: Purpose.CONFIRM,
    Sort.THANK: Purpose.THANKS,
}
"""Letters that do a thing: while one waits in the outbox, the outbox is what is due."""
FACTS = ("asked_on", "answered_on", "agreed_for", "held_on", "thanked_on", "reported_on", "closed_on")
WITH: Any = Conversation.people.through


class NothingToDoError(RuleError):
    """What should be done is done already, or was never there."""


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


def agenda_of(workspace: Workspace, *, now: datetime, zone: tzinfo, calendar: Calendar) -> Agenda:
    """All that is due in a workspace and in the next days; the number of questions does not grow with what is in it.

    Args:
        zone: where the user is, for days.
        calendar: business days by country.
    """
    today = now.astimezone(zone).date()
    until = today + AHEAD
    parcels = list(
        workspace.parcels.waiting().values_list(
            "conversation_id", "purpose", "released_at", "created_at", "failed_for_good"
        )
    )
    written = {(conversation, purpose) for conversation, purpose, *_ in parcels}
    happened = _happened(workspace)
    things = [
        thing
        for standing in _standings(workspace, happened, now=now, zone=zone, calendar=calendar)
        for thing in of_conversation(standing, now, today)
        if (thing.about, WRITTEN.get(thing.sort)) not in written
    ]
    ties = touches_due(workspace, today, until=until)
    things += [*_promises(workspace, until, zone), *_advice(workspace), *_introductions(workspace)]
    things += [of_tie(person, due) for person, (_, due) in ties.items()]
    held = [(since, failed) for _, _, released, since, failed in parcels if released is None or failed]
    if held:
        things.append(of_letters(min(since for since, _ in held).astimezone(zone).date()))
    resting = set(workspace.rests.present().filter(until__gt=today).values_list("key", flat=True))
    return Agenda(
        in_order(things, today, resting=resting),
        today,
        happened.again,
        {person: tie for person, (tie, _) in ties.items()},
        len(held),
        any(failed for _, failed in held),
        happened.missed,
    )


def put_off(workspace: Workspace, thing: Thing, *, until: date, today: date) -> Revision:
    """Not now: the thing comes again on a day.

    Raises:
        NothingToDoError: the day is not ahead.
    """
    if until <= today:
        raise NothingToDoError("That day is not ahead.", "Choose tomorrow or a later day.")
    with transaction.atomic():
        rest, _ = Rest.objects.get_or_create(
            workspace=workspace, key=thing.key, defaults={"until": until, "removed_at": timezone.now()}
        )
        return change(rest, "put off", until=until, removed_at=None)


def settle(workspace: Workspace, sort: Sort, about: str, *, today: date, zone: tzinfo) -> Revision:
    """Notes with one tap that a thing is done: a talk held, a promise kept, a conversation let rest.

    Raises:
        NothingToDoError: the record is not there, or says that it is done already.
    """
    with transaction.atomic():
        if sort in {Sort.PROMISE, Sort.THEIRS}:
            promise = _open(workspace.promises.present().filter(pk=about, kept_on=None, dropped_on=None))
            return change(promise, "kept", kept_on=today)
        conversation = _open(workspace.conversations.present().filter(pk=about))
        if sort is Sort.LET_GO and conversation.stage is Stage.ASKED:
            return change(conversation, "closed", closed_on=today, closed_why=Closing.NO_ANSWER.value)
        if sort is Sort.HAPPENED and conversation.stage is Stage.AGREED:
            held = min(conversation.agreed_for.astimezone(zone).date(), today)
            return change(conversation, "held", held_on=held)
        raise _nothing()


def _open(found: Any) -> Any:
    record = found.select_for_update(of=("self",)).first()
    if record is None:
        raise _nothing()
    return record


def _nothing() -> NothingToDoError:
    return NothingToDoError("That is done already.", "Look at Today again: it may say something else by now.")


@dataclass(slots=True)
class _Happened:
    """Days of what happened more than once, by conversation."""

    again: dict[str, list[date]]
    confirmed: set[str]
    missed: set[str]


def _happened(workspace: Workspace) -> _Happened:
    rows = Event.objects.present().filter(_going("conversation__"), workspace=workspace)
    last: dict[tuple[str, str], date] = {}
    again: dict[str, list[date]] = defaultdict(list)
    for conversation, what, on in rows.order_by("on").values_list("conversation_id", "what", "on"):
        last[conversation, what] = on
        if what == Happening.FOLLOWED_UP:
            again[conversation].append(on)
    return _Happened(again, set(_standing(last, Happening.CONFIRMED)), set(_standing(last, Happening.MISSED)))


def _standing(last: dict[tuple[str, str], date], what: Happening) -> Iterator[str]:
    """Conversations in which something happened that no later move has overtaken."""
    for (conversation, each), on in last.items():
        moved = last.get((conversation, Happening.MOVED.value))
        if each == what and (moved is None or moved <= on):
            yield conversation


def _going(prefix: str = "") -> Q:
    """Conversations that may still ask for something, as `stage_of` sees it."""
    closed = Q(**{f"{prefix}closed_on": None}) | Q(**{f"{prefix}held_on__isnull": False})
    return closed & Q(**{f"{prefix}removed_at": None, f"{prefix}thanked_on": None, f"{prefix}reported_on": None})


def _standings(
    workspace: Workspace, happened: _Happened, *, now: datetime, zone: tzinfo, calendar: Calendar
) -> Iterator[Standing]:
    rows = workspace.conversations.filter(_going()).order_by()
    prepared = _prepared(workspace, now)
    there = _there(workspace)
    seconds = _seconds(workspace, there)
    for pk, kind, follow_up, minutes, begun, *facts in rows.values_list(
        "pk", "kind", "follow_up", "minutes", "created_at", *FACTS
    ):
        what = Facts(*facts)
        standing = Standing(
            pk,
            what,
            preset(follow_up or workspace.follow_up),
            _NO_CALENDAR,
            minutes=minutes,
            thank_within=_thank_within(kind),
            begun_on=begun.astimezone(zone).date(),
        )
        stage = stage_of(what)
        if stage is Stage.ASKED and what.asked_on:
            again = tuple(happened.again.get(pk, ()))
            country = there[pk].country or workspace.country if pk in there else workspace.country
            yield replace(
                standing,
                workdays=calendar(country, max([what.asked_on, *again])),
                again_on=again,
                second_asked=any(on >= what.asked_on for other, on in seconds.get(pk, ()) if other != pk),
            )
        elif stage is Stage.AGREED and what.agreed_for:
            yield replace(
                standing,
                confirmed=pk in happened.confirmed,
                missed=pk in happened.missed,
                is_prepared=pk in prepared,
                agreed_day=what.agreed_for.astimezone(zone).date(),
            )
        else:
            yield standing


_NO_CALENDAR = Workdays()
_DAY = timedelta(hours=24)


def _thank_within(kind: str) -> timedelta | None:
    contract = contract_of(Kind(kind), contracts())
    return contract.thank_within if contract else _DAY


def _prepared(workspace: Workspace, now: datetime) -> set[str]:
    """Conversations ahead that have enough questions."""
    questions = PlannedQuestion.objects.present().filter(workspace=workspace, conversation__agreed_for__gt=now)
    many = questions.order_by().values("conversation").annotate(many=Count("pk")).filter(many__gte=PLANNED)
    return set(many.values_list("conversation", flat=True))


@dataclass(slots=True)
class _There:
    """The first country known of those who were asked, and the places where they are."""

    country: str = ""
    places: set[str] = field(default_factory=set)


def _there(workspace: Workspace) -> dict[str, _There]:
    asked = Q(conversation__asked_on__isnull=False, conversation__answered_on=None, conversation__held_on=None)
    rows = WITH.objects.filter(asked, _going("conversation__"), conversation__workspace=workspace)
    rows = rows.filter(conversation__agreed_for=None, person__removed_at=None).order_by("pk")
    found: dict[str, _There] = defaultdict(_There)
    for pk, country, place in rows.values_list("conversation_id", "person__country", "person__organization_id"):
        one = found[pk]
        one.country = one.country or country
        if place:
            one.places.add(place)
    return found


def _seconds(workspace: Workspace, there: dict[str, _There]) -> dict[str, list[tuple[str, date]]]:
    """Who else was asked at the places of each, and when; asked only where a preset looks for a second person."""
    looking = {workspace.follow_up, *workspace.conversations.order_by().values_list("follow_up", flat=True).distinct()}
    if not any(step.deed is Deed.SECOND_PERSON for name in looking for step in preset(name).steps):
        return {}
    places = {place for one in there.values() for place in one.places}
    rows = WITH.objects.filter(person__organization__in=places, conversation__asked_on__isnull=False)
    by_place: dict[str, list[tuple[str, date]]] = defaultdict(list)
    for pk, place, on in rows.filter(conversation__removed_at=None).values_list(
        "conversation_id", "person__organization_id", "conversation__asked_on"
    ):
        by_place[place].append((pk, on))
    return {pk: [row for place in one.places for row in by_place[place]] for pk, one in there.items()}


def _promises(workspace: Workspace, until: date, zone: tzinfo) -> Iterator[Thing]:
    rows = Promise.objects.present().filter(workspace=workspace, kept_on=None, dropped_on=None)
    rows = rows.filter(Q(due_on=None) | Q(due_on__lte=until), conversation__removed_at=None).order_by()
    for pk, due, mine, held, made in rows.values_list("pk", "due_on", "is_mine", "conversation__held_on", "created_at"):
        yield of_promise(pk, due, mine=mine, made_on=held or made.astimezone(zone).date())


def _advice(workspace: Workspace) -> Iterable[Thing]:
    rows = Advice.objects.present().filter(workspace=workspace, acted_on__isnull=False, reported_on=None)
    rows = rows.filter(conversation__removed_at=None, conversation__reported_on=None).order_by()
    return [of_advice(pk, acted) for pk, acted in rows.values_list("pk", "acted_on")]


def _introductions(workspace: Workspace) -> Iterable[Thing]:
    """Introductions that led to a talk of which the introducer has not heard."""
    led = Conversation.objects.present().filter(people=OuterRef("to"), held_on__isnull=False)
    rows = Introduction.objects.present().filter(Exists(led), workspace=workspace, told_on=None).order_by()
    rows = rows.filter(by__removed_at=None, to__removed_at=None, to__conversations__removed_at=None)
    held = rows.annotate(held=Max("to__conversations__held_on")).values_list("pk", "held")
    return [of_introduction(pk, on) for pk, on in held if on]
