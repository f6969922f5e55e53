"""Any file of people, told apart by content."""

from pathlib import Path

import pytest

from halfhour.domain.errors import InputError
from halfhour.domain.people import ColumnUse
from halfhour.formats import people_files

PEOPLE = Path(__file__).parent.parent / "material" / "people"
OWN = {"education.csv", "emails.csv", "follows.csv", "phones.csv", "positions.csv", "profile.csv"}


@pytest.mark.parametrize("path", sorted(PEOPLE.glob("*.[cv]*")), ids=lambda path: path.name)
def test_every_sample_brings_people_or_says_that_it_tells_of_its_owner(path: Path) -> None:
    if path.name in OWN:
        with pytest.raises(InputError, match="about yourself"):
            people_files.read(path.read_bytes())
    else:
        assert people_files.read(path.read_bytes()).people


def test_messages_alone_become_people_with_what_was_written() -> None:
    found = people_files.read((PEOPLE / "messages.csv").read_bytes())

    assert [(person.name, len(person.facts)) for person in found.people] == [
        ("Zsófia Nagy", 3),
        ("林 美玲", 1),
        ("Sales", 1),
    ]


def test_tables_that_are_packed_together_are_read_together() -> None:
    names = ("Connections.csv", "messages.csv", "broken.csv")
    blobs = [(PEOPLE / name.lower()).read_bytes() for name in names[:2]] + [b""]

    found = people_files.read(people_files.packed(zip(names, blobs, strict=True)))

    assert found.form == people_files.ARCHIVE
    assert len(next(person for person in found.people if person.name == "Zsófia Nagy").facts) == 4
    assert [name for name, _ in found.unread] == ["0/Connections.csv"]
    assert [name for name, _ in found.refused] == ["2/broken.csv"]


def test_an_unknown_table_is_given_with_its_columns_and_read_as_said() -> None:
    blob = (PEOPLE / "unknown.csv").read_bytes()

    guessed = people_files.read(blob)
    said = people_files.read(
        blob, columns=[ColumnUse.IGNORED, ColumnUse.NAME, ColumnUse.EMAIL, ColumnUse.CONNECTED], day_first=True
    )

    assert guessed.table
    assert len(guessed.table.columns) == 4
    assert [person.name for person in said.people] == ["ED", "ZR"]


def test_only_tables_of_linkedin_are_put_together() -> None:
    told = {
        path.name: people_files.is_linkedin_table(path.read_bytes())
        for path in (PEOPLE / name for name in ("connections.csv", "messages.csv", "google-new.csv", "apple.vcf"))
    }

    assert told == {"connections.csv": True, "messages.csv": True, "google-new.csv": False, "apple.vcf": False}


def test_cards_without_anybody_are_told_with_their_line() -> None:
    cards = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Mia Roe\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:nobody\r\nEND:VCARD\r\n"

    found = people_files.read(cards)

    assert [person.name for person in found.people] == ["Mia Roe"]
    assert [str(each.fault) for _, each in found.unread] == ["nobody"]
