"""Rows of an address book as people."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from halfhour.domain.people import (
    ColumnUse,
    DatedFact,
    Employment,
    Labelled,
    ListedPerson,
    PartialDate,
    RowFault,
    Unread,
)
from halfhour.formats import dates
from halfhour.formats.people_csv.plan import Place, Plan, Read

_NAMES = (ColumnUse.GIVEN, ColumnUse.FAMILY, ColumnUse.ADDITIONAL)
_BETWEEN_EMAILS = re.compile(r"(?::::|[,;\s])+")
_BETWEEN_OTHERS = re.compile(r":::|[;,\n]")


def people(plan: Plan, rows: Iterable[tuple[int, list[str]]], unread: list[Unread]) -> Iterator[ListedPerson]:
    """The person of each row; rows that name nobody are added to `unread`, as are dates that are none."""
    for line, row in rows:
        overflow = row[plan.width :]
        row.append("")
        person = _person(plan, row, line, unread)
        if person is None:
            unread.append(Unread(line, RowFault.NOBODY, " ".join(filter(None, row))[:60]))
        elif any(overflow):
            yield _with_overflow(person, overflow)
        else:
            yield person


def _person(plan: Plan, row: list[str], line: int, unread: list[Unread]) -> ListedPerson | None:
    given, family, additional = (" ".join(row[plan.of(use)].split()) for use in _NAMES)
    name = row[plan.of(ColumnUse.NAME)] or " ".join(filter(None, (given, additional, family)))
    nickname = row[plan.of(ColumnUse.NICKNAME)]
    extra: list[tuple[str, str]] = [
        (row[each.label] or each.called, row[each.at]) for each in plan.kept if row[each.at]
    ]
    emails = _emails(plan, row, extra) if plan.emails else ()
    phones = _values(plan.phones, row, _phones) if plan.phones else ()
    profile, websites = _addresses(plan, row)
    if not (name or nickname or emails or phones or profile):
        return None
    return ListedPerson(
        " ".join(name.split()),
        given,
        family,
        additional,
        row[plan.of(ColumnUse.PREFIX)],
        row[plan.of(ColumnUse.SUFFIX)],
        nickname,
        emails,
        phones,
        tuple(
            Employment(row[organization], row[title], row[department], line=line)
            for organization, title, department in plan.work
            if row[organization] or row[title]
        ),
        profile,
        websites,
        _birthday(plan, row, line, unread),
        tuple(_labels(plan, row)) if plan.labels else (),
        "\n\n".join(row[at] for at in plan.notes if row[at]),
        tuple(_facts(plan, row, line, unread)),
        tuple(extra),
        "",
        line,
    )


def _with_overflow(person: ListedPerson, overflow: list[str]) -> ListedPerson:
    return replace(person, extra=(*person.extra, *(("", cell) for cell in overflow if cell)))


def _emails(plan: Plan, row: list[str], extra: list[tuple[str, str]]) -> tuple[Labelled, ...]:
    """E-mail addresses; what stands in their place but is none (an Exchange path, `n/a`) is kept beside."""
    found = _values(plan.emails, row, _mails)
    extra.extend((each.label, each.value) for each in found if "@" not in each.value)
    return tuple(each for each in found if "@" in each.value)


def _values(places: tuple[Place, ...], row: list[str], parted: Callable[[str], list[str]]) -> tuple[Labelled, ...]:
    found: list[Labelled] = []
    for place in places:
        if row[place.at]:
            label, main = _label(row[place.label] or place.called)
            found.extend(
                Labelled(value, label, main and not number) for number, value in enumerate(parted(row[place.at]))
            )
    return tuple(found)


def _label(text: str) -> tuple[str, bool]:
    """A label, and whether Google's star before it marks the main one."""
    return (text[1:].strip(), True) if text.startswith("*") else (text, False)


def _mails(cell: str) -> list[str]:
    parts = _BETWEEN_EMAILS.split(cell) if cell.count("@") > 1 else [cell]
    return [part.strip("<>").removeprefix("mailto:") for part in parts if part]


def _phones(cell: str) -> list[str]:
    """One number or several; `+1 555 0100, ask for Bob` stays whole."""
    parts = _parted(_BETWEEN_OTHERS.split(cell))
    return parts if all(sum(map(str.isdigit, part)) >= 5 for part in parts) else [cell]


def _parted(parts: Iterable[str]) -> list[str]:
    return [part for part in map(str.strip, parts) if part]


def _addresses(plan: Plan, row: list[str]) -> tuple[str, tuple[Labelled, ...]]:
    """The address at LinkedIn, and all others."""
    profile = next((row[at] for at in plan.profiles if row[at]), "")
    if not plan.websites:
        return profile, ()
    found = _values(plan.websites, row, lambda cell: _parted(cell.split(":::")))
    if not profile:
        profile = next((each.value for each in found if is_profile(each.value)), "")
    return profile, tuple(each for each in found if each.value != profile)


def is_profile(address: str) -> bool:
    """Whether an address leads to a person at LinkedIn."""
    address = address.lower()
    return "linkedin.com/in/" in address or "linkedin.com/pub/" in address


def _labels(plan: Plan, row: list[str]) -> Iterator[str]:
    """Labels, without the one that Google gives to everybody."""
    for at in plan.labels:
        for part in _parted(_BETWEEN_OTHERS.split(row[at])):
            label = _label(part)[0]
            if label and label != "myContacts":
                yield label


def _birthday(plan: Plan, row: list[str], line: int, unread: list[Unread]) -> PartialDate | None:
    cell = row[plan.of(ColumnUse.BIRTHDAY)]
    return _date(cell, plan.birthday, line, unread) if cell else None


def _facts(plan: Plan, row: list[str], line: int, unread: list[Unread]) -> Iterator[DatedFact]:
    for place in plan.facts:
        when = _date(row[place.at], place.read, line, unread) if row[place.at] else None
        if when:
            yield DatedFact(place.kind, when, words=row[place.words])


def _date(cell: str, read: Read, line: int, unread: list[Unread]) -> PartialDate | None:
    found = read(cell)
    if found is None and not dates.is_none(cell):
        unread.append(Unread(line, RowFault.DATE, cell[:60]))
    return found
