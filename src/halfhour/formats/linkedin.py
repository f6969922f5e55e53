"""LinkedIn archives: every table inside is read, and what went between people becomes dated facts of each of them."""

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from halfhour.domain.errors import InputError
from halfhour.domain.people import (
    Archive,
    ArchiveMember,
    Correspondence,
    DatedFact,
    Direction,
    FileKind,
    ListedPerson,
    Party,
    PeopleFile,
)
from halfhour.formats import people_csv
from halfhour.formats.transcripts.source import tidy

MAX_BYTES = 100 * 1024 * 1024
MAX_UNPACKED = 150 * 1024 * 1024
"""Bytes of all tables of an archive together: the largest that people show are half of it (our own default)."""

MAX_TABLE = 30 * 1024 * 1024
MAX_MEMBERS = 3_000
MAX_ROWS = 200_000
"""Rows of all tables together (our own default)."""

_WAY_OUT = "Please choose the archive as LinkedIn sent it, or Connections.csv out of it."
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
_OCTET = re.compile(r"%([0-9a-fA-F]{2})")
# What LinkedIn calls people who have left, in the languages we know.
_GONE = frozenset(
    {"linkedin member", "linkedin-mitglied", "membre linkedin", "utilisateur linkedin", "usuario de linkedin"}
)
_TELLING = frozenset({FileKind.LINKEDIN_RECOMMENDATIONS, FileKind.LINKEDIN_ENDORSEMENTS})
_OF_THE_OWNER = (FileKind.LINKEDIN_PROFILE, FileKind.LINKEDIN_EMAILS, FileKind.LINKEDIN_PHONES)


def is_archive(blob: bytes) -> bool:
    """Whether bytes begin as zip archives do."""
    return blob.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read_archive(blob: bytes, *, day_first: bool | None = None) -> Archive:
    """Everything about people in an archive, each table told by its columns; nothing is written anywhere, no address opened.

    Raises:
        InputError: it is no archive, damaged, far larger than an archive of LinkedIn, or holds no table of people.
    """
    if len(blob) > MAX_BYTES:
        raise InputError("This archive is larger than 100 MB.", _WAY_OUT)
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            members = tuple(_members(archive, day_first))
    except _BROKEN as error:
        raise InputError("This archive is damaged or locked and cannot be opened.", _WAY_OUT) from error
    files = [member.file for member in members if member.file]
    if all(file.kind is FileKind.OTHER for file in files):
        raise InputError("This archive holds no table of people.", _WAY_OUT)
    return _joined(members, files)


def _members(archive: zipfile.ZipFile, day_first: bool | None) -> Iterator[ArchiveMember]:
    found = archive.infolist()
    if len(found) > MAX_MEMBERS:
        raise InputError("This archive holds far more files than one of LinkedIn.", _WAY_OUT)
    room, rows = MAX_UNPACKED, 0
    for packed in found:
        name = tidy(packed.filename)[-200:]
        if not _is_table(name):
            continue
        try:
            with archive.open(packed) as opened:
                # The size that an archive claims may be a lie, so the bytes are counted while they come.
                blob = opened.read(min(MAX_TABLE, room) + 1)
        except _BROKEN:
            yield ArchiveMember(name, refusal="It is damaged or locked and cannot be opened.")
            continue
        room -= len(blob)
        if room < 0:
            raise InputError("This archive unpacks to far more than one of LinkedIn.", _WAY_OUT)
        member = _member(name, blob, day_first)
        rows += member.file.rows if member.file else 0
        if rows > MAX_ROWS:
            raise InputError(f"The tables of this archive have more than {MAX_ROWS:,} rows.", _WAY_OUT)
        yield member


def _is_table(name: str) -> bool:
    file = name.replace("\\", "/").rpartition("/")[2]
    return file.lower().endswith((".csv", ".tsv")) and not file.startswith("._")


def _member(name: str, blob: bytes, day_first: bool | None) -> ArchiveMember:
    try:
        return ArchiveMember(name, people_csv.read(blob, day_first=day_first))
    except InputError as refusal:
        return ArchiveMember(name, refusal=str(refusal))


def _joined(members: tuple[ArchiveMember, ...], files: list[PeopleFile]) -> Archive:
    letters = [letter for file in files for letter in file.correspondence]
    owner = _owner(files, letters)
    directed = tuple(_directed(letter, owner) for letter in letters)
    book = _Book(owner)
    for file in files:
        if file.kind is FileKind.LINKEDIN_CONNECTIONS:
            book.add(file.people)
    for file in files:
        if file.kind in _TELLING:
            book.recall(file.people)
    book.tell(directed)
    return Archive(
        members,
        owner,
        book.people(),
        tuple(chain.from_iterable(file.people for file in files if file.kind is FileKind.LINKEDIN_CONTACTS)),
        directed,
        tuple(chain.from_iterable(file.employments for file in files)),
        tuple(chain.from_iterable(file.schools for file in files)),
        tuple(chain.from_iterable(file.follows for file in files)),
    )


def _owner(files: list[PeopleFile], letters: list[Correspondence]) -> ListedPerson | None:
    """Whose archive it is: by its profile; their address at LinkedIn by what they wrote and got, their name too if need be."""
    told = [file.owner for kind in _OF_THE_OWNER for file in files if file.kind is kind and file.owner]
    name = next((each.name for each in told if each.name), "")
    seen = _always_there(letters, name)
    if not told and seen is None:
        return None
    owner = next((each for each in told if each.name), ListedPerson(seen.name if seen else ""))
    return replace(
        owner,
        profile=seen.profile if seen else "",
        emails=tuple(email for each in told for email in each.emails),
        phones=tuple(phone for each in told for phone in each.phones),
    )


def _always_there(letters: list[Correspondence], name: str) -> Party | None:
    """The one who is part of most of what was written, under this name if it is known; None where two are."""
    parties = Counter(
        party
        for letter in letters
        for party in {letter.sender, *letter.recipients}
        if (party.profile or party.name) and (not name or _plain(party.name) == _plain(name))
    )
    ranks = parties.most_common(2)
    if not ranks:
        return None
    first, most = ranks[0]
    alone = most > 1 and 2 * most > len(letters) and (len(ranks) == 1 or ranks[1][1] < most)
    return first if name or alone else None


def _directed(letter: Correspondence, owner: ListedPerson | None) -> Correspondence:
    """A message with its direction, as far as the owner is known."""
    if letter.direction is not Direction.UNKNOWN or owner is None:
        return letter
    if _is(letter.sender, owner):
        return replace(letter, direction=Direction.OUTGOING)
    if any(_is(party, owner) for party in letter.recipients):
        return replace(letter, direction=Direction.INCOMING)
    return letter


def _is(party: Party, person: ListedPerson) -> bool:
    if party.profile and person.profile:
        return _slug(party.profile) == _slug(person.profile)
    return bool(party.name) and _plain(party.name) == _plain(person.name)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _slug(profile: str) -> str:
    """What tells one profile from another: without scheme, country, query and the slash behind it."""
    path = profile.casefold().partition("?")[0].partition("linkedin.com/")[2] or profile.casefold()
    octets = _OCTET.sub(lambda match: chr(int(match[1], 16)), path.strip("/ "))
    try:
        return octets.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return octets


@dataclass(slots=True)
class _Book:
    """People by profile and by name, and what happened with each; a name that two people have tells nobody apart."""

    owner: ListedPerson | None
    known: list[ListedPerson] = field(default_factory=list)
    facts: list[list[DatedFact]] = field(default_factory=list)
    by_profile: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, int | None] = field(default_factory=dict)

    def add(self, people: Iterable[ListedPerson]) -> None:
        """Connections, each of them somebody of their own unless the same profile was there already."""
        for person in people:
            if not person.profile or _slug(person.profile) not in self.by_profile:
                self._append(person)

    def recall(self, people: Iterable[ListedPerson]) -> None:
        """People of whom a table tells by name what they did, whether we know them or not."""
        for person in people:
            place = self._place(Party(person.name, person.profile))
            if place is None:
                self._append(person)
            else:
                self.facts[place].extend(person.facts)

    def tell(self, letters: Iterable[Correspondence]) -> None:
        """What was written, to each of those with whom it was; drafts were never sent."""
        for letter in letters:
            if letter.when is None or letter.draft:
                continue
            fact = DatedFact(letter.kind, letter.when, letter.direction, letter.text or letter.subject)
            for party in self._others(letter):
                place = self._place(party)
                if place is None:
                    place = self._append(ListedPerson(party.name, profile=party.profile, line=letter.line))
                self.facts[place].append(fact)

    def people(self) -> tuple[ListedPerson, ...]:
        """Everybody, in the order in which they were met, each with their facts from the oldest."""
        return tuple(
            replace(person, facts=tuple(sorted(facts, key=lambda fact: fact.when.iso)))
            for person, facts in zip(self.known, self.facts, strict=True)
        )

    def _others(self, letter: Correspondence) -> Iterator[Party]:
        parties = {
            Direction.INCOMING: (letter.sender,),
            Direction.OUTGOING: letter.recipients,
            Direction.UNKNOWN: (letter.sender, *letter.recipients),
        }[letter.direction]
        for party in dict.fromkeys(parties):
            is_gone = not party.profile and _plain(party.name) in _GONE
            if (party.name or party.profile) and not is_gone and not (self.owner and _is(party, self.owner)):
                yield party

    def _place(self, party: Party) -> int | None:
        """Where somebody stands: by profile, else by a name that is theirs alone and has no other profile."""
        if party.profile and (found := self.by_profile.get(_slug(party.profile))) is not None:
            return found
        place = self.by_name.get(_plain(party.name)) if party.name else None
        if place is None or (party.profile and self.known[place].profile):
            return None
        return place

    def _append(self, person: ListedPerson) -> int:
        place = len(self.known)
        self.known.append(person)
        self.facts.append(list(person.facts))
        if person.profile:
            self.by_profile.setdefault(_slug(person.profile), place)
        if person.name:
            self.by_name[_plain(person.name)] = None if _plain(person.name) in self.by_name else place
        return place
