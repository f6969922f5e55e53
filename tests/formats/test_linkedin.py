"""Whole archives of LinkedIn."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.domain.errors import InputError
from halfhour.domain.people import Archive, Direction, FactKind, FileKind
from halfhour.formats import linkedin

MATERIAL = Path(__file__).parents[1] / "material" / "people"
MEMBERS = {
    "Basic_LinkedIn/Connections.csv": "connections.csv",
    "Basic_LinkedIn/messages.csv": "messages.csv",
    "../../Invitations.csv": "invitations.csv",
    "Imported Contacts.csv": "contacts.csv",
    "Profile.csv": "profile.csv",
    "Email Addresses.csv": "emails.csv",
    "Phone_Numbers.csv": "phones.csv",
    "Positions.csv": "positions.csv",
    "Education.csv": "education.csv",
    "Company Follows.csv": "follows.csv",
    "Recommendations_Received.csv": "recommendations.csv",
}


def packed(members: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, blob in members.items():
            archive.writestr(name, blob)
    return written.getvalue()


@pytest.fixture(name="archive")
def _archive() -> Archive:
    members = {name: (MATERIAL / file).read_bytes() for name, file in MEMBERS.items()}
    return linkedin.read_archive(
        packed(
            {
                **members,
                "Skills.csv": b"Name\nMending\n",
                "Rich Media.txt": b"none",
                "__MACOSX/._Connections.csv": b"\0",
            }
        )
    )


def test_every_table_is_told_by_its_columns(archive: Archive) -> None:
    kinds = [member.file.kind for member in archive.members if member.file]

    assert len(kinds) == len(MEMBERS) + 1
    assert kinds.count(FileKind.OTHER) == 1


def test_the_owner_is_put_together(archive: Archive) -> None:
    assert archive.owner
    assert (archive.owner.name, archive.owner.profile) == ("Ada Host", "https://www.linkedin.com/in/ada-host")
    assert len(archive.owner.emails) == len(archive.owner.phones) == 2
    assert (len(archive.employments), len(archive.schools), len(archive.follows)) == (2, 1, 1)


def test_what_was_written_becomes_dated_facts_of_each_person(archive: Archive) -> None:
    facts = {
        person.name: [(fact.kind, fact.direction, fact.when.iso_day) for fact in person.facts]
        for person in archive.people
    }

    assert facts == {
        "Zsófia Nagy": [
            (FactKind.CONNECTED, Direction.UNKNOWN, "2024-03-05"),
            (FactKind.MESSAGE, Direction.INCOMING, "2024-03-05"),
            (FactKind.MESSAGE, Direction.OUTGOING, "2024-03-06"),
            (FactKind.MESSAGE, Direction.OUTGOING, "2024-03-07"),
        ],
        "Émile Dubois, PhD": [
            (FactKind.CONNECTED, Direction.UNKNOWN, "2019-12-31"),
            (FactKind.INVITATION, Direction.INCOMING, "2024-03-05"),
        ],
        "林 美玲": [
            (FactKind.CONNECTED, Direction.UNKNOWN, "2021-07-01"),
            (FactKind.MESSAGE, Direction.OUTGOING, "2024-03-07"),
        ],
        "Émile Dubois": [(FactKind.RECOMMENDATION, Direction.UNKNOWN, "2024-03-05")],
        "Sales": [(FactKind.MESSAGE, Direction.INCOMING, "2024-03-09")],
    }


def test_numbers_out_of_telephones_are_kept_apart(archive: Archive) -> None:
    assert [person.name for person in archive.address_book] == ["Zsófia Nagy"]


def test_a_name_that_two_people_have_joins_nobody() -> None:
    connections = b"First Name,Last Name,Connected On\nAda,Roe,05 Mar 2024\nAda,Roe,06 Mar 2024\n"
    letters = b'From,To,Date,Content,Direction\nAda Roe,Me,"3/5/24, 2:02 PM",Hi,INCOMING\n'

    found = linkedin.read_archive(packed({"a.csv": connections, "b.csv": letters}))

    assert [len(person.facts) for person in found.people] == [1, 1, 1]


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        b"PK\x03\x04 broken",
        packed({}),
        packed({"Skills.csv": b"Name\nMending\n"}),
        packed({f"{number}.csv": b"" for number in range(3_001)}),
        packed({f"{number}.csv": b"First Name,Last Name,Connected On\n" + b"\0" * 29_000_000 for number in range(6)}),
    ],
)
def test_no_archive_of_people_is_refused_with_a_way_out(blob: bytes) -> None:
    with pytest.raises(InputError) as refusal:
        linkedin.read_archive(blob)

    assert refusal.value.way_out


def test_one_broken_table_does_not_lose_the_others() -> None:
    found = linkedin.read_archive(
        packed({"a.csv": b"\0\0", "b.csv": b"First Name,Last Name,Connected On\nAda,Roe,05 Mar 2024\n"})
    )

    assert [bool(member.refusal) for member in found.members] == [True, False]
    assert [person.name for person in found.people] == ["Ada Roe"]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(blob: bytes) -> None:
    for bytes_of_file in (blob, packed({"Connections.csv": blob})):
        with pytest.raises(InputError):
            linkedin.read_archive(bytes_of_file)
