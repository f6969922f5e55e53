"""Tables of a LinkedIn archive that are no address books: messages, invitations, work, schools, and what the owner has."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from halfhour.domain.errors import InputError
from halfhour.domain.people import (
    Correspondence,
    Direction,
    Employment,
    FactKind,
    Follow,
    Labelled,
    ListedPerson,
    PartialDate,
    Party,
    RowFault,
    Schooling,
    Unread,
)
from halfhour.formats import dates
from halfhour.formats.mail.markup import text_of

_MARKUP = re.compile(r"</(?:p|div|span|a|b|i|strong|ul|li)>|<br\s*/?>", re.IGNORECASE)
_LONGEST_MARKUP = 100_000
_BETWEEN_NAMES = re.compile(r"[,;]\s+|;")
_BETWEEN_ADDRESSES = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row whose cells are asked for by the plain names of their columns; what is not there is empty."""

    line: int
    cells: list[str]
    places: Mapping[str, int]

    def __call__(self, *names: str) -> str:
        """The first of these cells that holds anything."""
        for name in names:
            if (at := self.places.get(name)) is not None and self.cells[at]:
                return self.cells[at]
        return ""

    def beside(self, used: frozenset[str]) -> tuple[tuple[str, str], ...]:
        """What stands in all other columns, by their plain names."""
        return tuple((name, self.cells[at]) for name, at in self.places.items() if name not in used and self.cells[at])


@dataclass(frozen=True, slots=True)
class Dates:
    """Reads dates by the plain name of their column, and notes those that are none."""

    readers: Callable[[str], Callable[[str], PartialDate | None]]
    unread: list[Unread]

    def of(self, row: Row, *names: str) -> PartialDate | None:
        """The first date in these columns; None when there is none."""
        for name in names:
            if cell := row(name):
                found = self.readers(name)(cell)
                if found is None and not dates.is_none(cell):
                    self.unread.append(Unread(row.line, RowFault.DATE, cell[:60]))
                return found
        return None


_MESSAGE = frozenset(
    "from to date subject content direction folder conversationid conversationtitle senderprofileurl recipientprofileurls "
    "ismessagedraft sentat message inviterprofileurl inviteeprofileurl".split()
)


def correspondence(rows: Iterable[Row], kind: FactKind, when: Dates) -> Iterator[Correspondence]:
    """Messages or invitations; rows between nobody are noted as unread."""
    for row in rows:
        sender = Party(row("from"), row("senderprofileurl", "inviterprofileurl"))
        recipients = _parties(row("to"), row("recipientprofileurls", "inviteeprofileurl"))
        if not (sender.name or sender.profile or recipients):
            when.unread.append(Unread(row.line, RowFault.NOBODY, row("content", "message")[:60]))
            continue
        title = row("conversationtitle")
        yield Correspondence(
            kind,
            sender,
            recipients,
            when.of(row, "date", "sentat"),
            row("subject"),
            _plain_text(row("content", "message")),
            _direction(row),
            row("conversationid"),
            row("folder"),
            row("ismessagedraft").casefold() in {"yes", "true"},
            (*((("conversationtitle", title),) if title else ()), *row.beside(_MESSAGE)),
            row.line,
        )


def _parties(names: str, addresses: str) -> tuple[Party, ...]:
    """Recipients by name and address. Names may hold commas, so they are parted only into as many as there are addresses."""
    profiles = [address for address in _BETWEEN_ADDRESSES.split(addresses) if address]
    parted = [name for part in _BETWEEN_NAMES.split(names) if (name := part.strip())]
    if len(profiles) > 1 and len(parted) == len(profiles):
        return tuple(map(Party, parted, profiles))
    if len(profiles) > 1:
        return (*((Party(names),) if names else ()), *(Party("", profile) for profile in profiles))
    return (Party(names, "".join(profiles)),) if names or profiles else ()


def _direction(row: Row) -> Direction:
    said = row("direction").casefold()
    if said in {"incoming", "outgoing"}:
        return Direction(said)
    return Direction.OUTGOING if row("folder").casefold() in {"sent", "sent items"} else Direction.UNKNOWN


def _plain_text(text: str) -> str:
    """The words of a message; sponsored ones come as HTML."""
    if "<" not in text or len(text) > _LONGEST_MARKUP or not _MARKUP.search(text):
        return text
    try:
        return text_of(text)
    except InputError:
        return text


def employments(rows: Iterable[Row], when: Dates) -> Iterator[Employment]:
    """Where the owner works and worked; current while it has no end."""
    for row in rows:
        started, finished = when.of(row, "startedon"), when.of(row, "finishedon")
        if row("companyname", "title"):
            yield Employment(
                row("companyname"),
                row("title"),
                current=not row("finishedon"),
                started=started,
                finished=finished,
                location=row("location"),
                description=row("description"),
                line=row.line,
            )
        else:
            when.unread.append(Unread(row.line, RowFault.NOBODY))


def schools(rows: Iterable[Row], when: Dates) -> Iterator[Schooling]:
    """Where the owner learned."""
    for row in rows:
        yield Schooling(
            row("schoolname"),
            row("degreename"),
            when.of(row, "startdate"),
            when.of(row, "enddate"),
            row("notes"),
            row("activities"),
            row.line,
        )


def follows(rows: Iterable[Row], when: Dates) -> Iterator[Follow]:
    """Organizations that the owner follows."""
    for row in rows:
        yield Follow(row("organization"), when.of(row, "followedon"), row.line)


_OWN = frozenset("firstname lastname summary websites birthdate".split())


def profile(row: Row, when: Dates) -> ListedPerson:
    """The owner, with headline, industry and places among `extra`."""
    given, family = row("firstname"), row("lastname")
    return ListedPerson(
        " ".join(f"{given} {family}".split()),
        given,
        family,
        websites=tuple(Labelled(*_site(each)) for each in re.split(r"[,;\s]+(?=\[|http|www)", row("websites")) if each),
        birthday=when.of(row, "birthdate"),
        notes=row("summary"),
        extra=row.beside(_OWN),
        line=row.line,
    )


def _site(words: str) -> tuple[str, str]:
    """An address and its label out of `[PORTFOLIO:https://…]`."""
    label, colon, address = words.strip("[]").partition(":")
    return (address, label) if colon and label.isupper() else (words.strip("[]"), "")


def own_emails(rows: Iterable[Row]) -> ListedPerson:
    """The owner as their e-mail addresses tell: no name, the main address marked."""
    found = [
        Labelled(row("emailaddress"), "", row("primary").casefold() == "yes") for row in rows if row("emailaddress")
    ]
    return ListedPerson("", emails=tuple(found))


def own_phones(rows: Iterable[Row]) -> ListedPerson:
    """The owner as their telephone numbers tell."""
    found = [
        Labelled(
            f"{row('number')} ext. {row('extension')}" if row("extension") else row("number"), row("type").capitalize()
        )
        for row in rows
        if row("number")
    ]
    return ListedPerson("", phones=tuple(found))
