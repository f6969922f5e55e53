"""What the page of Today shows: a calm number of things at once, and where each leads."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator

from halfhour import wiring
from halfhour.actions.agenda import Item, told
from halfhour.actions.today import Agenda, agenda_of
from halfhour.domain.kinds import Kind
from halfhour.domain.today import Sort, Thing
from halfhour.phrases.today import today_words
from halfhour.records.accounts import User, Workspace

OF_A_SORT = 5
"""Things of one sort that Today shows at once; the others are a link away (our own default)."""
AT_ONCE = 20
"""Things that Today shows at once (our own default)."""
OF_A_DAY = 4
"""Things of one day ahead (our own default)."""
ON_A_PAGE = 25
ONE_TAP = frozenset({Sort.HAPPENED, Sort.PROMISE, Sort.THEIRS, Sort.LET_GO})
"""Things that one tap settles."""
WRITING = {
    Sort.THANK: "thanks",
    Sort.FOLLOW_UP: "follow_up",
    Sort.REPORT: "report",
    Sort.TELL: "introducer",
    Sort.ASK: "ask",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A thing with the address that does it, and others, with their words, where the first is not enough."""

    item: Item
    href: str
    others: tuple[tuple[str, str], ...] = ()

    @property
    def thing(self) -> Thing:
        """What it is about."""
        return self.item.thing

    @property
    def is_one_tap(self) -> bool:
        """Whether a tap settles it, so that no page need be opened."""
        return self.thing.sort in ONE_TAP

    @property
    def own(self) -> str:
        """The address under which it is settled or put off."""
        return f"/today/{self.thing.sort}/{self.thing.about}"

    @property
    def is_touch(self) -> bool:
        """Whether it is about keeping in touch."""
        return self.thing.sort is Sort.TOUCH


@dataclass(frozen=True, slots=True)
class More:
    """Things of one sort that are not shown."""

    sort: Sort
    many: int
    words: str


@dataclass(frozen=True, slots=True)
class DayAhead:
    """One of the next days."""

    day: date
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The page: what is due, what else there is of it, and the days ahead."""

    today: date
    due: tuple[Line, ...]
    more: tuple[More, ...]
    days: tuple[DayAhead, ...]


def agenda(user: User, workspace: Workspace, now: datetime, whole: Sort | None = None) -> Agenda:
    """What is due for a person in a workspace; of one sort all of it."""
    return agenda_of(
        workspace, now=now, zone=ZoneInfo(user.zone), calendar=wiring.workdays, most=OF_A_SORT, whole=whole
    )


def shown(user: User, workspace: Workspace, now: datetime) -> Shown:
    """Today, as far as it fits on a calm page."""
    found = agenda(user, workspace, now)
    due = _first(found.day.due)
    ahead = {day: tuple(things) for day, things in groupby(found.day.ahead, key=lambda thing: thing.on)}
    near = [thing for things in ahead.values() for thing in things[:OF_A_DAY]]
    items = told(workspace, found, [*due, *near], now=now, zone=ZoneInfo(user.zone))
    lines = {item.thing: line_of(item) for item in items}
    left = Counter(thing.sort for thing in found.day.due) + found.beyond
    left.subtract(thing.sort for thing in due)
    return Shown(
        found.today,
        tuple(lines[thing] for thing in due if thing in lines),
        tuple(More(sort, left[sort], _more_in_words(sort)) for sort in Sort if left[sort] > 0),
        tuple(
            DayAhead(
                day,
                tuple(lines[thing] for thing in things[:OF_A_DAY] if thing in lines),
                max(0, len(things) - OF_A_DAY),
            )
            for day, things in ahead.items()
        ),
    )


def only(user: User, workspace: Workspace, now: datetime, sort: Sort, number: str | None) -> dict[str, Any]:
    """All that is due of one sort, a page at a time."""
    found = agenda(user, workspace, now, sort)
    things = [thing for thing in found.day.due if thing.sort is sort]
    page: Page = Paginator(things, ON_A_PAGE).get_page(number)
    items = told(workspace, found, list(page.object_list), now=now, zone=ZoneInfo(user.zone))
    return {
        "page": page,
        "lines": [line_of(item) for item in items],
        "words": _more_in_words(sort),
        "sort": sort,
        "today": found.today,
    }


def line_of(item: Item) -> Line:
    """Where a thing leads."""
    own, sort = f"/conversations/{item.conversation}/", item.thing.sort
    if sort in WRITING:
        return Line(item, f"{own}writing/{WRITING[sort]}/")
    match sort:
        case Sort.MEET:
            return Line(item, f"{own}live/" if item.is_now else f"{own}brief/")
        case Sort.PREPARE:
            return Line(item, f"{own}preparing/" if item.kind == Kind.CASUAL_JOB else f"{own}brief/")
        case Sort.CONFIRM:
            return Line(item, f"{own}meeting/?confirm=yes#confirm")
        case Sort.DIFFERS:
            return Line(item, "/settings/calendars/")
        case Sort.INVITATION | Sort.PROPOSAL | Sort.UNTOLD:
            return Line(item, f"{own}meeting/")
        case Sort.AGREE:
            named, noted = f"{own}times/words/", f"{own}meeting/"
            return Line(item, f"{own}times/", ((named, "They named a time"), (noted, "Note the agreed time")))
        case Sort.UNREACHED:
            return Line(item, own)
        case Sort.HAPPENED:
            return Line(item, own, ((f"{own}facts", "No, or on another day"),))
        case Sort.LET_GO:
            return Line(item, own, ((f"{own}writing/follow_up/", "Write once more"),))
        case Sort.THEIRS:
            return Line(
                item, own, ((f"{own}writing/follow_up/", "Write to them"), (f"{own}afterwards/", "All promises"))
            )
        case Sort.PROMISE:
            return Line(item, own, ((f"{own}afterwards/", "All promises"),))
        case Sort.ANSWER:
            return Line(item, f"/hosting/requests/{item.thing.about}/")
        case Sort.CHANGED:
            return Line(item, f"/hosting/#half-hour-{item.thing.about}")
        case Sort.EVIDENCE | Sort.WISH | Sort.CANDIDATE:
            return Line(item, f"/hiring/{item.place}/candidates/{item.thing.about}/")
        case Sort.RELEASE:
            return Line(item, "/outbox/")
        case Sort.TOUCH:
            return Line(item, f"/people/{item.person}/writing/")
        case Sort.KEEP:
            return Line(item, f"/people/{item.person}/#keeping", (("/people/keeping/", "All of them"),))
        case _:
            return Line(item, f"{own}second/")


def _first(things: Sequence[Thing]) -> list[Thing]:
    """The first of each sort, in order, as many as one looks at calmly."""
    taken: Counter[Sort] = Counter()
    found = []
    for thing in things:
        taken[thing.sort] += 1
        if taken[thing.sort] <= OF_A_SORT:
            found.append(thing)
    return found[:AT_ONCE]


def _more_in_words(sort: Sort) -> str:
    return today_words()["more"][sort]


def is_new(workspace: Workspace, lines: Iterable[Sequence[Any]]) -> bool:
    """Whether nobody and nothing is here yet."""
    return not any(lines) and not workspace.people.present().exists() and not workspace.conversations.present().exists()
