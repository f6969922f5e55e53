"""Conversations that may ask for something by the horizon, each with what decides about it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Case, Count, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from halfhour.actions.today.happened import Happened, going
from halfhour.actions.today.horizon import Horizon
from halfhour.actions.today.places import is_second, seconds_of, there_of
from halfhour.domain.contracts import contract_of
from halfhour.domain.follow_up import Workdays
from halfhour.domain.kinds import Kind
from halfhour.domain.stages import Facts
from halfhour.domain.today import PLANNED, Sort, Standing, Thing, of_conversation
from halfhour.phrases.contracts import contracts
from halfhour.phrases.follow_up import preset
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import PlannedQuestion
from halfhour.records.hosting import Booking

Calendar = Callable[[str, date], Workdays]
"""Business days of a country around a day; `wiring.workdays`."""
_NO_CALENDAR = Workdays()
_DAY = timedelta(hours=24)
_BEGAN = {
    Sort.THANK: Q(held_on__isnull=False),
    Sort.HAPPENED: Q(held_on=None, agreed_for__isnull=False),
    Sort.AGREE: Q(held_on=None, agreed_for=None, answered_on__isnull=False),
    Sort.ASK: Q(held_on=None, agreed_for=None, answered_on=None, asked_on=None),
}
"""Things due from the day their stage began, so that the database finds the oldest and counts the others; and that stage."""


class _Row(NamedTuple):
    """What the database tells of a conversation; `always` is the sort that is due whatever else there is, or empty.

    `many` is how many there are of that sort.
    """

    pk: str
    always: str
    many: int
    kind: str
    follow_up: str
    minutes: int
    begun: datetime | None
    asked_on: date | None
    answered_on: date | None
    agreed_for: datetime | None
    held_on: date | None

    @property
    def facts(self) -> Facts:
        return Facts(self.asked_on, self.answered_on, self.agreed_for, self.held_on)

    @property
    def is_asked(self) -> bool:
        return not self.always and self.agreed_for is None


@dataclass(slots=True)
class Near:
    """Conversations that may ask for something: of those always due the oldest, of the others all.

    `resting` are keys of what is not to be told; `beyond` says how many of a sort were counted and not told, once `things` was asked.
    """

    workspace: Workspace
    resting: Collection[str]
    happened: Happened
    when: Horizon = field(kw_only=True)
    most: int = field(kw_only=True)
    whole: Sort | None = field(kw_only=True)
    beyond: Counter[Sort] = field(default_factory=Counter)

    def things(self, calendar: Calendar) -> Iterator[Thing]:
        """What each asks for."""
        for standing in self.standings(calendar):
            yield from of_conversation(standing, self.when.now, self.when.today)

    def standings(self, calendar: Calendar) -> Iterator[Standing]:
        """Each with what decides about it."""
        rows = list(map(_Row._make, self._rows()))
        self._count(rows)
        more = {
            **self._asked([row for row in rows if row.is_asked], calendar),
            **self._agreed([row for row in rows if row.agreed_for]),
        }
        for row in rows:
            yield self._standing(row, more.get(row.pk, {}))

    def _count(self, rows: Iterable[_Row]) -> None:
        for always, many in {row.always: row.many for row in rows if row.always}.items():
            self.beyond[Sort(always)] = 0 if always == self.whole else max(0, many - self.most)

    def _standing(self, row: _Row, more: Mapping[str, Any]) -> Standing:
        return Standing(
            row.pk,
            row.facts,
            preset(row.follow_up or self.workspace.follow_up),
            minutes=row.minutes,
            thank_within=_thank_within(row.kind),
            begun_on=self.when.day_of(row.begun) if row.begun else None,
            **{"workdays": _NO_CALENDAR, **more},
        )

    def _asked(self, rows: Collection[_Row], calendar: Calendar) -> dict[str, dict[str, Any]]:
        """Of those who were asked: their business days, when they were asked again, and whether somebody else was."""
        there = there_of(self.workspace, {row.pk for row in rows})
        seconds = seconds_of(self.workspace, there, {row.follow_up for row in rows})
        found = {}
        for row in rows:
            asked = row.asked_on or self.when.now.date()
            again = tuple(self.happened.again.get(row.pk, ()))
            country = there[row.pk].country or self.workspace.country
            found[row.pk] = {
                "workdays": calendar(country, max([asked, *again])),
                "again_on": again,
                "second_asked": is_second(row.pk, asked, seconds.get(row.pk, ())),
            }
        return found

    def _agreed(self, rows: Collection[_Row]) -> dict[str, dict[str, Any]]:
        """Of those with a moment: whether it was confirmed, missed or prepared, and its day where the user is."""
        ahead = [row.pk for row in rows if not row.always]
        given = set(_given(self.workspace).filter(conversation__in=ahead).values_list("conversation_id", flat=True))
        prepared = _prepared(ahead) | given
        return {
            row.pk: {
                "confirmed": row.pk in self.happened.confirmed or row.pk in given,  # their page writes the reminder
                "missed": row.pk in self.happened.missed,
                "is_prepared": row.pk in prepared,
                "agreed_day": self.when.day_of(row.agreed_for),
            }
            for row in rows
            if row.agreed_for
        }

    def _rows(self) -> "QuerySet[Any]":
        """The always due ones by sort and age, each with how many there are; the others with an empty sort."""
        rows = self.workspace.conversations.filter(going(), *self._not_at_rest()).order_by()
        rows = rows.annotate(always=self._always_due(), begun=Case(When(asked_on=None, then="created_at")))
        # Within a sort all earlier days of this order are empty, so that it is an order by the day the stage began.
        order = ["held_on", "agreed_for", "answered_on", "created_at", "pk"]
        rows = rows.annotate(
            nth=Window(RowNumber(), partition_by="always", order_by=order),
            many=Window(Count("pk"), partition_by="always"),
        )
        few = Q(nth__lte=self.most) | Q(always__in=("", self.whole or ""))
        return rows.filter(few).values_list(*_Row._fields)

    def _always_due(self) -> Case:
        long_over = Q(agreed_for__lt=self.when.now - timedelta(days=1)) & ~Q(pk__in=self.happened.missed)
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


@cache
def _thank_within(kind: str) -> timedelta | None:
    contract = contract_of(Kind(kind), contracts())
    return contract.thank_within if contract else _DAY


def _given(workspace: Workspace) -> "QuerySet[Any]":
    """Conversations that began on one's own page: there one is the host, who prepares no questions and is thanked."""
    rows = Booking.objects.present().filter(workspace=workspace, conversation__isnull=False)
    return rows.values("conversation_id")


def _prepared(agreed: Collection[str]) -> set[str]:
    """Those of some conversations that have enough questions."""
    questions = PlannedQuestion.objects.present().filter(conversation__in=agreed)
    many = questions.order_by().values("conversation").annotate(many=Count("pk")).filter(many__gte=PLANNED)
    return set(many.values_list("conversation_id", flat=True))
