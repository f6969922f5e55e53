"""People as files tell of them: who they are, what went between two people, employments and schools, and how each was read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class FileKind(StrEnum):
    """What a file of people is, told by the names of its columns or by its first lines."""

    LINKEDIN_CONNECTIONS = "linkedin-connections"
    LINKEDIN_MESSAGES = "linkedin-messages"
    LINKEDIN_INVITATIONS = "linkedin-invitations"
    LINKEDIN_POSITIONS = "linkedin-positions"
    LINKEDIN_PROFILE = "linkedin-profile"
    LINKEDIN_CONTACTS = "linkedin-contacts"
    LINKEDIN_EDUCATION = "linkedin-education"
    LINKEDIN_RECOMMENDATIONS = "linkedin-recommendations"
    LINKEDIN_ENDORSEMENTS = "linkedin-endorsements"
    LINKEDIN_FOLLOWS = "linkedin-follows"
    LINKEDIN_EMAILS = "linkedin-emails"
    LINKEDIN_PHONES = "linkedin-phones"
    GOOGLE = "google"
    OUTLOOK = "outlook"
    HUBSPOT = "hubspot"
    OURS = "ours"
    VCARD = "vcard"
    OTHER = "other"


class ColumnUse(StrEnum):
    """What a column of a table of people means; the person may choose another one for each column."""

    NAME = "name"
    GIVEN = "given"
    ADDITIONAL = "additional"
    FAMILY = "family"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    EMAIL = "email"
    PHONE = "phone"
    ORGANIZATION = "organization"
    TITLE = "title"
    DEPARTMENT = "department"
    PROFILE = "profile"
    WEBSITE = "website"
    BIRTHDAY = "birthday"
    LABELS = "labels"
    NOTES = "notes"
    CONNECTED = "connected"
    ADDED = "added"
    BOOKMARKED = "bookmarked"
    LABEL_OF_NEXT = "label-of-next"
    KEPT = "kept"
    IGNORED = "ignored"


class FactKind(StrEnum):
    """What happened between the owner of a file and a person on a day."""

    CONNECTED = "connected"
    ADDED = "added"
    BOOKMARKED = "bookmarked"
    MESSAGE = "message"
    INVITATION = "invitation"
    RECOMMENDATION = "recommendation"
    ENDORSEMENT = "endorsement"


class Direction(StrEnum):
    """Whether something came to the owner of a file or went out from them; UNKNOWN where the file does not tell."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    UNKNOWN = "unknown"


class RowFault(StrEnum):
    """Why a row or a card was not read, or not wholly."""

    NOBODY = "nobody"
    """It names nobody, as rows of deleted members do, and gives no way to reach anybody."""
    OPEN_QUOTE = "open-quote"
    """A quotation mark is opened and never closed."""
    TOO_LONG = "too-long"
    """A cell is longer than anything that people write."""
    DATE = "date"
    """The row was read, but a date in it is none."""
    NO_PROPERTY = "no-property"
    """A line of a card is no property, and was left out."""
    NO_END = "no-end"
    """A card has no end; what stands before the next one, or before the end of the file, was read."""
    PHOTO = "photo"
    """A picture is too large or damaged, and was left out."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as somebody wrote it down: a birthday may lack its year, a post its day or month.

    `clock` is the time of day where one was told; `utc` says that it is in UTC, else nobody knows its zone.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: time | None = None
    utc: bool = False

    @property
    def iso(self) -> str:
        """As ISO 8601 writes it: `2024-03-05`, `--03-05`, `2024-03`, `2024` or `2024-03-05T14:02:11Z`."""
        if self.clock is None:
            return self.iso_day
        return f"{self.iso_day}T{self.clock.isoformat('seconds')}{'Z' if self.utc else ''}"

    @property
    def iso_day(self) -> str:
        """The same without its time of day."""
        year = "-" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    def __str__(self) -> str:
        return self.iso


@dataclass(frozen=True, slots=True)
class Labelled:
    """An address, number or link with what it was called (`Work`, `Mobile`); `main` when it was marked as the first choice."""

    value: str
    label: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Employment:
    """Where somebody works or worked, and as what."""

    organization: str
    title: str = ""
    department: str = ""
    current: bool = True
    started: PartialDate | None = None
    finished: PartialDate | None = None
    location: str = ""
    description: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Schooling:
    """Where and what somebody studied."""

    school: str
    degree: str = ""
    started: PartialDate | None = None
    finished: PartialDate | None = None
    notes: str = ""
    activities: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Follow:
    """An organization that the owner of a file follows."""

    organization: str
    since: PartialDate | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class DatedFact:
    """Something that happened with a person at a time; `words` is what was written then, if anything."""

    kind: FactKind
    when: PartialDate
    direction: Direction = Direction.UNKNOWN
    words: str = ""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person as a file tells of them. What is not told is empty.

    `name` is the whole name as it is shown, given or put together from its parts. `profile` is an address at LinkedIn. `extra`
    holds what we have no field for, by the file's own names. `line` is where it begins in the file, from 1.
    """

    name: str
    given: str = ""
    family: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    emails: tuple[Labelled, ...] = ()
    phones: tuple[Labelled, ...] = ()
    employments: tuple[Employment, ...] = ()
    profile: str = ""
    websites: tuple[Labelled, ...] = ()
    birthday: PartialDate | None = None
    labels: tuple[str, ...] = ()
    notes: str = ""
    facts: tuple[DatedFact, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    uid: str = ""
    line: int = 0

    @property
    def shown_name(self) -> str:
        """What to call them: their name, else an address, a number, or where they work; empty when nothing is known."""
        reaches = (self.name, self.nickname, *(each.value for each in (*self.emails, *self.phones)))
        return next(
            (words for words in (*reaches, *(employment.organization for employment in self.employments)) if words), ""
        )

    def when(self, kind: FactKind) -> PartialDate | None:
        """When something of a kind first stands in the file; None when it does not."""
        return next((fact.when for fact in self.facts if fact.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture out of a card: its bytes, or an address that is never opened by us."""

    content: bytes = b""
    media_type: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A vCard: the person, and what only cards have.

    `formatted` is the name as the card itself gives it (FN), empty when it gives none. A `kind` other than `individual` is a
    group, an organization or a place; `members` are the UIDs of a group. `revised` is when the card says it was changed.
    """

    person: ListedPerson
    version: str = ""
    formatted: str = ""
    kind: str = "individual"
    members: tuple[str, ...] = ()
    photo: Photo | None = None
    revised: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One end of a message or an invitation; either may be empty."""

    name: str
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A message or an invitation to connect that went between people.

    `kind` is MESSAGE or INVITATION. `when` is None where the file gives no time that can be read.
    """

    kind: FactKind
    sender: Party
    recipients: tuple[Party, ...] = ()
    when: PartialDate | None = None
    subject: str = ""
    text: str = ""
    direction: Direction = Direction.UNKNOWN
    conversation: str = ""
    folder: str = ""
    draft: bool = False
    extra: tuple[tuple[str, str], ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read: the line in the file, from 1, why, and the column or the words in question (short)."""

    line: int
    fault: RowFault
    words: str = ""


@dataclass(frozen=True, slots=True)
class DateDoubt:
    """A column whose dates can be read two ways. They were read as `day_first` says; a person should be asked.

    `example` is a date as it stands in the file, `rows` how many such dates the column has.
    """

    column: str
    example: str
    day_first: bool
    rows: int


@dataclass(frozen=True, slots=True)
class Table:
    """How a table was understood, for a person to look at and to correct.

    `uses` has one entry for each of `columns`. `key` is the same for every file with these columns in this order, so that a
    correction can be remembered. `samples` are the first rows. `header_line` is None when no line names the columns.
    """

    columns: tuple[str, ...]
    uses: tuple[ColumnUse, ...]
    key: str
    samples: tuple[tuple[str, ...], ...] = ()
    header_line: int | None = None


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """What stands in a file of people, in the order of the file; `rows` counts all rows that hold anything.

    `owner` is whose file it is, as far as it tells. A file of kind OTHER was read as `table` guesses, which a person should see.
    """

    kind: FileKind
    people: tuple[ListedPerson, ...] = ()
    correspondence: tuple[Correspondence, ...] = ()
    employments: tuple[Employment, ...] = ()
    schools: tuple[Schooling, ...] = ()
    follows: tuple[Follow, ...] = ()
    owner: ListedPerson | None = None
    unread: tuple[Unread, ...] = ()
    doubts: tuple[DateDoubt, ...] = ()
    rows: int = 0
    table: Table | None = None

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of each there are, and how many rows were left out, by reason; what is none is not named."""
        found = {
            "rows": self.rows,
            "people": len(self.people),
            "messages": sum(each.kind is FactKind.MESSAGE for each in self.correspondence),
            "invitations": sum(each.kind is FactKind.INVITATION for each in self.correspondence),
            "employments": len(self.employments),
            "schools": len(self.schools),
            "follows": len(self.follows),
            **Counter(str(each.fault) for each in self.unread),
        }
        return {name: number for name, number in found.items() if number}


@dataclass(frozen=True, slots=True)
class CardFile:
    """The cards of a file, in its order."""

    cards: tuple[Card, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def people(self) -> tuple[ListedPerson, ...]:
        """Those that are individuals and say who they are or how to reach them."""
        return tuple(
            card.person
            for card in self.cards
            if card.kind == "individual" and (card.person.shown_name or card.person.profile)
        )


@dataclass(frozen=True, slots=True)
class ArchiveMember:
    """One file inside an archive: what was read, or in a sentence why it was not."""

    name: str
    file: PeopleFile | None = None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Archive:
    """A LinkedIn archive.

    `people` are connections and everybody with whom something was written, each with what happened as dated facts, oldest first.
    `address_book` are contacts that were uploaded from a phone or mail program: other people's private numbers, so kept apart.
    `correspondence` has its direction where the owner is known.
    """

    members: tuple[ArchiveMember, ...]
    owner: ListedPerson | None = None
    people: tuple[ListedPerson, ...] = ()
    address_book: tuple[ListedPerson, ...] = ()
    correspondence: tuple[Correspondence, ...] = ()
    employments: tuple[Employment, ...] = ()
    schools: tuple[Schooling, ...] = ()
    follows: tuple[Follow, ...] = ()
