"""Where in the rows of an address book each part of a person stands: found once from the columns, followed for each row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from halfhour.domain.people import ColumnUse, FactKind, FileKind, PartialDate
from halfhour.formats.people_csv.words import GENERIC, numberless, plain

MISSING = -1
"""The place of a column that a table does not have: the empty cell that stands behind each row."""

Read = Callable[[str], PartialDate | None]

_SINGLE = (
    ColumnUse.NAME,
    ColumnUse.GIVEN,
    ColumnUse.ADDITIONAL,
    ColumnUse.FAMILY,
    ColumnUse.PREFIX,
    ColumnUse.SUFFIX,
    ColumnUse.NICKNAME,
    ColumnUse.BIRTHDAY,
)
_WORK = (ColumnUse.ORGANIZATION, ColumnUse.TITLE, ColumnUse.DEPARTMENT)
_FACTS = {
    ColumnUse.CONNECTED: FactKind.CONNECTED,
    ColumnUse.ADDED: FactKind.ADDED,
    ColumnUse.BOOKMARKED: FactKind.BOOKMARKED,
}
# What is told by a row of these files: on which day (a column), as what, in which words (another column).
_TOLD = {
    FileKind.LINKEDIN_RECOMMENDATIONS: ("creationdate", FactKind.RECOMMENDATION, "text"),
    FileKind.LINKEDIN_ENDORSEMENTS: ("endorsementdate", FactKind.ENDORSEMENT, "skillname"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A column of values: its place, that of its label, and what it is called when it has no label."""

    at: int
    label: int = MISSING
    called: str = ""


@dataclass(frozen=True, slots=True)
class FactPlace:
    """A column of days: its place, what happened then, the place of the words that go with it, and how its dates are read."""

    at: int
    kind: FactKind
    words: int
    read: Read


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of a whole table; `width` is how many columns have names."""

    width: int
    single: dict[ColumnUse, int]
    emails: tuple[Place, ...]
    phones: tuple[Place, ...]
    websites: tuple[Place, ...]
    profiles: tuple[int, ...]
    labels: tuple[int, ...]
    notes: tuple[int, ...]
    work: tuple[tuple[int, int, int], ...]
    facts: tuple[FactPlace, ...]
    birthday: Read
    kept: tuple[Place, ...]

    def of(self, use: ColumnUse) -> int:
        """The place of a part that each person has once."""
        return self.single.get(use, MISSING)


def plan_of(
    columns: Sequence[str], uses: Sequence[ColumnUse], kind: FileKind, reader: Callable[[int, bool], Read]
) -> Plan:
    """The plan of a table; `reader` gives how the dates of a column are read, told whether they are birthdays."""
    places: dict[ColumnUse, list[int]] = {}
    for at, use in enumerate(uses):
        places.setdefault(use, []).append(at)
    single = {use: places[use][0] for use in _SINGLE if use in places}
    work, spare = _work(columns, uses)
    told = _told(columns, kind)
    spare.update(places.get(ColumnUse.KEPT, ()), *(places[use][1:] for use in single))
    facts = told or [(at, fact, MISSING) for use, fact in _FACTS.items() for at in places.get(use, ())]
    spare.difference_update(*((at, words) for at, _, words in told))
    return Plan(
        width=len(columns),
        single=single,
        emails=_reached(columns, uses, ColumnUse.EMAIL),
        phones=_reached(columns, uses, ColumnUse.PHONE),
        websites=_reached(columns, uses, ColumnUse.WEBSITE),
        profiles=tuple(places.get(ColumnUse.PROFILE, ())),
        labels=tuple(places.get(ColumnUse.LABELS, ())),
        notes=tuple(places.get(ColumnUse.NOTES, ())),
        work=work,
        facts=tuple(FactPlace(at, fact, words, reader(at, False)) for at, fact, words in facts),
        birthday=reader(single.get(ColumnUse.BIRTHDAY, MISSING), True),
        kept=tuple(Place(at, _label_before(uses, at), columns[at]) for at in sorted(spare)),
    )


def _work(columns: Sequence[str], uses: Sequence[ColumnUse]) -> tuple[tuple[tuple[int, int, int], ...], set[int]]:
    """Organization, title and department of each numbered group, and the columns that found their place taken."""
    groups: dict[str, list[int]] = {}
    spare: set[int] = set()
    for at, use in enumerate(uses):
        if use in _WORK:
            number = "".join(sign for sign in plain(columns[at]) if sign.isdigit())
            group = groups.setdefault(number, [MISSING] * len(_WORK))
            if group[_WORK.index(use)] == MISSING:
                group[_WORK.index(use)] = at
            else:
                spare.add(at)
    return tuple((organization, title, department) for organization, title, department in groups.values()), spare


def _told(columns: Sequence[str], kind: FileKind) -> list[tuple[int, FactKind, int]]:
    if kind not in _TOLD:
        return []
    names = [plain(column) for column in columns]
    day, fact, words = _TOLD[kind]
    at, said = (names.index(name) if name in names else MISSING for name in (day, words))
    return [(at, fact, said)]


def _reached(columns: Sequence[str], uses: Sequence[ColumnUse], wanted: ColumnUse) -> tuple[Place, ...]:
    return tuple(
        Place(at, _label_before(uses, at), "" if numberless(columns[at]) in GENERIC else columns[at])
        for at, use in enumerate(uses)
        if use is wanted
    )


def _label_before(uses: Sequence[ColumnUse], at: int) -> int:
    return at - 1 if at and uses[at - 1] is ColumnUse.LABEL_OF_NEXT else MISSING
