"""What is due and why, asked of the records; and what one does about it: done, put off, let rest."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from halfhour.actions.afterwards import NEXT
from halfhour.actions.evidence import awaited
from halfhour.actions.keep_in_touch import touches_due
from halfhour.actions.undo import change
from halfhour.domain.candidates import NEAR
from halfhour.domain.contracts import contract_of
from halfhour.domain.errors import RuleError
from halfhour.domain.follow_up import Deed, Workdays
from halfhour.domain.keep_in_touch import Tie
from halfhour.domain.kinds import Kind
from halfhour.domain.stages import Closing, Facts, Happening, Stage
from halfhour.domain.today import (
    AHEAD,
    PLANNED,
    REPORT_AFTER,
    Day,
    Sort,
    Standing,
    Thing,
    in_order,
    of_advice,
    of_answer,
    of_conversation,
    of_evidence,
    of_introduction,
    of_letters,
    of_meeting,
    of_promise,
    of_request,
    of_retention,
    of_tie,
    of_unreached,
    of_wish,
)
from halfhour.phrases.contracts import contracts
from halfhour.phrases.follow_up import preset
from halfhour.records.accounts import Workspace
from halfhour.records.afterwards import Advice, Promise, Rest
from halfhour.records.conversations import Conversation, Event, PlannedQuestion
from halfhour.records.hosting import Booking
from halfhour.records.letters import Message, Parcel, Purpose
from halfhour.records.people import Introduction
from halfhour.records.revisions import Revision
from halfhour.records.scheduling import Meeting

Calendar = Callable[[str, date], Workdays]
"""Business days of a country around a day; `wiring.workdays`."""
LETTER_FOR = {
    Purpose.ASK: Sort.ASK,
    Purpose.FOLLOW_UP: Sort.FOLLOW_UP,
    Purpose.CONFIRM: Sort.CONFIRM,
    Purpose.THANKS: Sort.THANK,
}
"""Letters that do a thing: while one waits in the outbox, the outbox is what is due."""
MOST = 500
"""Things of a kind that are told unless somebody asks for fewer (our own default)."""
MEANWHILE = timedelta(days=30)
"""Somebody else at a place, asked so shortly before or since, is the second person there (our own default)."""
FACTS = ("asked_on", "answered_on", "agreed_for", "held_on")
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
    today = now.astimezone(zone).date()
    until = today + AHEAD
    parcels = list(
        workspace.parcels.waiting().values_list(
            "conversation_id", "purpose", "released_at", "created_at", "failed_for_good"
        )
    )
    resting = set(workspace.rests.present().filter(until__gt=today).values_list("key", flat=True))
    resting |= {
        f"{LETTER_FOR[purpose]}:{conversation}" for conversation, purpose, *_ in parcels if purpose in LETTER_FOR
    }
    happened = _happened(workspace)
    near = _Near(workspace, resting, happened, now=now, zone=zone, most=most, whole=whole)
    things = [thing for standing in near.standings(calendar) for thing in of_conversation(standing, now, today)]
    acted = list(_acted(workspace))
    advice = [of_advice(pk, on) for pk, on in sorted({(pk, on) for pk, on, _ in acted})]
    reported = {person for _, on, person in acted if on + REPORT_AFTER <= today}
    ties = {
        person: found for person, found in touches_due(workspace, today, until=until).items() if person not in reported
    }
    things += [
        *_promises(workspace, until, zone),
        *advice,
        *_introductions(workspace),
        *_meetings(workspace, now, zone),
        *_requests(workspace, zone),
        *_candidates(workspace, now, until, zone),
        *_unreached(workspace),
        *_keeping(workspace, until),
    ]
    things += [of_tie(person, due) for person, (_, due) in ties.items()]
    held = [(since, failed) for _, _, released, since, failed in parcels if released is None or failed]
    if held:
        things.append(of_letters(min(since for since, _ in held).astimezone(zone).date()))
    return Agenda(
        in_order(things, today, resting=resting),
        today,
        happened.again,
        {person: tie for person, (tie, _) in ties.items()},
        len(held),
        any(failed for _, failed in held),
        happened.missed,
        near.beyond,
    )


def _meetings(workspace: Workspace, now: datetime, zone: tzinfo) -> Iterator[Thing]:
    """Invitations to answer, times that they propose, and changes of which they have not been told; of talks ahead."""
    letters = Parcel.objects.present().filter(meeting=OuterRef("pk"), cancelled_at=None)
    waits, off_told = letters.filter(calendar_method="REQUEST", left_at=None), letters.filter(calendar_method="CANCEL")
    # What was closed asks for nothing any more; who still has an invitation of it is to be told all the same.
    stands, off = Q(cancelled_at=None, conversation__closed_on=None), Q(cancelled_at__isnull=False)
    had_one = Q(sequence__gt=0) | Q(invited_at__isnull=False)
    sort = Case(
        When(stands & Q(copy__asked_at__isnull=False, copy__calendar__removed_at=None), then=Value(Sort.DIFFERS.value)),
        When(stands & Q(is_mine=False, answer=Meeting.Answer.NONE), then=Value(Sort.INVITATION.value)),
        When(stands & Q(is_mine=True, counter_start__isnull=False), then=Value(Sort.PROPOSAL.value)),
        When(
            stands & Q(Q(is_mine=True, sequence__gt=0, invited_at=None), ~Exists(waits)), then=Value(Sort.UNTOLD.value)
        ),
        When(off & Q(is_mine=True) & had_one & ~Exists(off_told), then=Value(Sort.UNTOLD.value)),
        default=Value(""),
    )
    going = Q(conversation__removed_at=None, conversation__held_on=None, conversation__isnull=False)
    rows = workspace.meetings.present().filter(going, start__gt=now).annotate(sort=sort).exclude(sort="")
    when = Case(When(counter_start__isnull=False, is_mine=True, then="counter_start"), default="start")
    columns = ("sort", "conversation_id", "changed_at")
    for kind, about, changed, at in rows.order_by("start").annotate(when=when).values_list(*columns, "when")[:MOST]:
        yield of_meeting(Sort(kind), about, changed.astimezone(zone).date(), at)


def _requests(workspace: Workspace, zone: tzinfo) -> Iterator[Thing]:
    """Half hours that guests asked for and that wait for an answer; where other times were proposed, the guest is to answer."""
    rows = Booking.objects.standing().filter(workspace=workspace, accepted_at=None, proposed=[], page__removed_at=None)
    for pk, asked in rows.order_by("asked_at").values_list("pk", "asked_at")[:MOST]:
        yield of_request(pk, asked.astimezone(zone).date())


def _candidates(workspace: Workspace, now: datetime, until: date, zone: tzinfo) -> Iterator[Thing]:
    """Candidates who ask for something, of whom evidence is awaited, or to whom an answer was promised."""
    rows = workspace.candidates.present().filter(opening__removed_at=None, erased_at=None)
    for pk, since in rows.filter(asked_at__isnull=False).order_by("asked_at").values_list("pk", "asked_at")[:MOST]:
        if since:
            yield of_wish(pk, since.astimezone(zone).date())
    open_ones = rows.filter(called_off_at=None, answered_on=None)
    for candidate in open_ones.filter(Exists(awaited()), agreed_for__lt=now).order_by("agreed_for")[:MOST]:
        ended = candidate.ends_at
        if ended and ended <= now:
            yield of_evidence(candidate.pk, ended.astimezone(zone).date(), ended)
    for pk, by in (
        open_ones.filter(answer_by__lte=until + NEAR).order_by("answer_by").values_list("pk", "answer_by")[:MOST]
    ):
        if by:
            yield of_answer(pk, by)


def _unreached(workspace: Workspace) -> Iterator[Thing]:
    """Conversations that are going and in which the last thing that came is a letter sent back."""
    since = workspace.messages.present().filter(
        conversation=OuterRef("conversation"), created_at__gt=OuterRef("created_at")
    )
    back = workspace.messages.present().filter(
        ~Exists(since), sort=Message.Sort.BOUNCE, conversation__removed_at=None, conversation__closed_on=None
    )
    for pk, on in back.order_by("on").values_list("conversation_id", "on")[:MOST]:
        yield of_unreached(pk, on)


def _keeping(workspace: Workspace, until: date) -> Iterator[Thing]:
    """People of whom one wanted to decide by a day whether what is kept of them is kept longer."""
    people = workspace.people.present().filter(keep_until__lte=until).order_by("keep_until", "pk")
    for pk, on in people.values_list("pk", "keep_until")[:MOST]:
        if on:
            yield of_retention(pk, on)


def _given(workspace: Workspace) -> "QuerySet[Any]":
    """Conversations that began on one's own page: there one is the host, who prepares no questions and is thanked."""
    rows = Booking.objects.present().filter(workspace=workspace, conversation__isnull=False)
    return rows.values("conversation_id")


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


_BEGAN = {
    Sort.THANK: Q(held_on__isnull=False),
    Sort.HAPPENED: Q(held_on=None, agreed_for__isnull=False),
    Sort.AGREE: Q(held_on=None, agreed_for=None, answered_on__isnull=False),
    Sort.ASK: Q(held_on=None, agreed_for=None, answered_on=None, asked_on=None),
}
"""Things due from the day their stage began, so that the database finds the oldest and counts the others; and that stage."""


@dataclass(slots=True)
class _Near:
    """Conversations that may ask for something: of those always due the oldest, of the others all."""

    workspace: Workspace
    resting: Collection[str]
    happened: _Happened
    now: datetime = field(kw_only=True)
    zone: tzinfo = field(kw_only=True)
    most: int = field(kw_only=True)
    whole: Sort | None = field(kw_only=True)
    beyond: Counter[Sort] = field(default_factory=Counter)

    def standings(self, calendar: Calendar) -> Iterator[Standing]:
        """Each with what decides about it."""
        rows = list(self._rows())
        asked = {row[0] for row in rows if not row[1] and row[9] is None}
        there = _there(self.workspace, asked)
        seconds = _seconds(self.workspace, there, {row[4] for row in rows if row[0] in asked})
        agreed = [row[0] for row in rows if not row[1] and row[9]]
        given = set(_given(self.workspace).filter(conversation__in=agreed).values_list("conversation_id", flat=True))
        prepared = _prepared(agreed) | given
        counted = set()
        for pk, sort, many, kind, follow_up, minutes, begun, *facts in rows:
            if sort and sort not in counted:
                counted.add(sort)
                self.beyond[Sort(sort)] = 0 if sort == self.whole else max(0, many - self.most)
            what = Facts(*facts)
            more: dict[str, Any] = {}
            if pk in asked:
                more = self._asked(pk, what, there[pk], seconds.get(pk, ()), calendar)
            elif what.agreed_for:
                more = self._agreed(pk, what.agreed_for, prepared)
                more["confirmed"] = more["confirmed"] or pk in given  # their page writes the reminder
            yield Standing(
                pk,
                what,
                preset(follow_up or self.workspace.follow_up),
                more.pop("workdays", _NO_CALENDAR),
                minutes=minutes,
                thank_within=_thank_within(kind),
                begun_on=begun.astimezone(self.zone).date() if begun else None,
                **more,
            )

    def _rows(self) -> "QuerySet[Any]":
        """The always due ones by sort and age, each with how many there are; the others with an empty sort."""
        rows = self.workspace.conversations.filter(_going(), *self._not_at_rest()).order_by()
        rows = rows.annotate(always=self._always_due(), begun=Case(When(asked_on=None, then="created_at")))
        # Within a sort all earlier days of this order are empty, so that it is an order by the day the stage began.
        order = ["held_on", "agreed_for", "answered_on", "created_at", "pk"]
        rows = rows.annotate(
            nth=Window(RowNumber(), partition_by="always", order_by=order),
            many=Window(Count("pk"), partition_by="always"),
        )
        few = Q(nth__lte=self.most) | Q(always__in=("", self.whole or ""))
        columns = ("pk", "always", "many", "kind", "follow_up", "minutes", "begun", *FACTS)
        return rows.filter(few).values_list(*columns)

    def _always_due(self) -> Case:
        long_over = Q(agreed_for__lt=self.now - timedelta(days=1)) & ~Q(pk__in=self.happened.missed)
        return Case(
            When(held_on__isnull=False, then=Value(Sort.THANK.value)),
            When(long_over, then=Value(Sort.HAPPENED.value)),
            When(agreed_for__isnull=False, then=Value("")),
            When(answered_on__isnull=False, then=Value(Sort.AGREE.value)),
            When(asked_on__isnull=False, then=Value("")),
            default=Value(Sort.ASK.value),
        )

    def _not_at_rest(self) -> Iterator[Q]:
        """Without conversations whose one thing is put off, and without those held that need no thanks."""
        thankless = [kind.value for kind in Kind if _thank_within(kind) is None]
        if thankless:
            yield Q(held_on=None) | ~Q(kind__in=thankless)
        yield Q(held_on=None) | ~Q(pk__in=_given(self.workspace))
        for sort, began in _BEGAN.items():
            about = [key.partition(":")[2] for key in self.resting if key.startswith(f"{sort}:")]
            if about:
                yield ~Q(began, pk__in=about)

    def _asked(
        self, pk: str, facts: Facts, there: "_There", others: Iterable[tuple[str, date]], calendar: Calendar
    ) -> dict[str, Any]:
        asked = facts.asked_on or self.now.date()
        again = tuple(self.happened.again.get(pk, ()))
        return {
            "workdays": calendar(there.country or self.workspace.country, max([asked, *again])),
            "again_on": again,
            "second_asked": any(on >= asked - MEANWHILE for other, on in others if other != pk),
        }

    def _agreed(self, pk: str, at: datetime, prepared: Collection[str]) -> dict[str, Any]:
        return {
            "confirmed": pk in self.happened.confirmed,
            "missed": pk in self.happened.missed,
            "is_prepared": pk in prepared,
            "agreed_day": at.astimezone(self.zone).date(),
        }


_NO_CALENDAR = Workdays()
_DAY = timedelta(hours=24)


@cache
def _thank_within(kind: str) -> timedelta | None:
    contract = contract_of(Kind(kind), contracts())
    return contract.thank_within if contract else _DAY


def _prepared(agreed: Collection[str]) -> set[str]:
    """Those of some conversations that have enough questions."""
    questions = PlannedQuestion.objects.present().filter(conversation__in=agreed)
    many = questions.order_by().values("conversation").annotate(many=Count("pk")).filter(many__gte=PLANNED)
    return set(many.values_list("conversation_id", flat=True))


@dataclass(slots=True)
class _There:
    """The first country known of those who were asked, and the places where they are."""

    country: str = ""
    places: set[str] = field(default_factory=set)


def _there(workspace: Workspace, asked: Collection[str]) -> dict[str, _There]:
    """Countries and places of those who were asked."""
    was_asked = Q(conversation__asked_on__isnull=False, conversation__answered_on=None, conversation__held_on=None)
    rows = WITH.objects.filter(was_asked, conversation__workspace=workspace, conversation__agreed_for=None)
    rows = rows.filter(conversation__closed_on=None, conversation__removed_at=None, person__removed_at=None)
    found: dict[str, _There] = defaultdict(_There, {pk: _There() for pk in asked})
    for pk, country, place in rows.order_by("pk").values_list(
        "conversation_id", "person__country", "person__organization_id"
    ):
        one = found[pk]
        one.country = one.country or country
        if place:
            one.places.add(place)
    return found


def _seconds(
    workspace: Workspace, there: dict[str, _There], presets: Iterable[str]
) -> dict[str, list[tuple[str, date]]]:
    """Who else was asked at the places of each, and when; asked only where a preset looks for a second person."""
    names = {name or workspace.follow_up for name in presets}
    if not any(step.deed is Deed.SECOND_PERSON for name in names for step in preset(name).steps):
        return {}
    places = {place for one in there.values() for place in one.places}
    rows = WITH.objects.filter(person__organization__in=places, conversation__asked_on__isnull=False)
    by_place: dict[str, list[tuple[str, date]]] = defaultdict(list)
    for pk, place, on in rows.filter(conversation__removed_at=None).values_list(
        "conversation_id", "person__organization_id", "conversation__asked_on"
    ):
        by_place[place].append((pk, on))
    return {pk: [row for place in one.places for row in by_place[place]] for pk, one in there.items()}


def second_asked(conversation: Conversation) -> bool:
    """Whether somebody else at the place was asked shortly before or since, as the preset of a conversation looks for it."""
    if conversation.asked_on is None:
        return False
    there = _there(conversation.workspace, {conversation.pk})
    others = _seconds(conversation.workspace, {conversation.pk: there[conversation.pk]}, [conversation.follow_up])
    return any(
        pk != conversation.pk and on >= conversation.asked_on - MEANWHILE for pk, on in others.get(conversation.pk, ())
    )


def _promises(workspace: Workspace, until: date, zone: tzinfo) -> Iterator[Thing]:
    rows = Promise.objects.present().filter(workspace=workspace, kept_on=None, dropped_on=None)
    rows = rows.filter(Q(due_on=None) | Q(due_on__lte=until), conversation__removed_at=None).order_by()
    # The days on which it was made are read only where they count: reading days is what takes time here.
    held = Case(When(due_on=None, then="conversation__held_on"))
    made = Case(When(due_on=None, then="created_at"))
    for pk, due, mine, key, held_on, made_at in rows.annotate(held=held, made=made).values_list(
        "pk", "due_on", "is_mine", "key", "held", "made"
    ):
        made_on = held_on or (made_at.astimezone(zone).date() if made_at else until)
        yield of_promise(pk, due, mine=mine, made_on=made_on, is_next=key == NEXT)


def _acted(workspace: Workspace) -> "QuerySet[Any, Any]":
    """Advice that was followed and not reported, when, and whose it is: reporting back is reason enough to write to them."""
    rows = Advice.objects.present().filter(workspace=workspace, acted_on__isnull=False, reported_on=None)
    rows = rows.filter(conversation__removed_at=None, conversation__reported_on=None).order_by()
    return rows.values_list("pk", "acted_on", "conversation__people")


def _introductions(workspace: Workspace) -> Iterable[Thing]:
    """Introductions that led to a talk of which the introducer has not heard."""
    rows = Introduction.objects.present().filter(workspace=workspace, told_on=None, by__removed_at=None)
    rows = rows.filter(to__removed_at=None, to__conversations__held_on__isnull=False)
    held = rows.filter(to__conversations__removed_at=None).order_by("to__conversations__held_on")
    latest = {pk: on for pk, on in held.values_list("pk", "to__conversations__held_on") if on}
    return [of_introduction(pk, on) for pk, on in sorted(latest.items())]
