"""Cards of all versions, and those that we write."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from halfhour.domain.errors import InputError
from halfhour.domain.people import Card, CardFile, Employment, Labelled, ListedPerson, PartialDate, Photo, RowFault
from halfhour.formats import vcard

MATERIAL = Path(__file__).parents[1] / "material" / "people"


def read(name: str) -> CardFile:
    return vcard.read((MATERIAL / name).read_bytes())


def test_an_old_card_in_quoted_printable_and_two_character_sets() -> None:
    [card] = read("android.vcf").cards
    person = card.person

    assert (card.version, person.name, person.given, person.family) == ("2.1", "Zsófia Nagy", "Zsófia", "Nagy")
    assert person.phones == (Labelled("+36 1 555 0100", "cell", main=True), Labelled("+36 1 555 0101", "work fax"))
    assert person.emails == (Labelled("zsofia@example.org", "home"),)
    assert person.employments == (Employment("Mühle", "Head", "Lab", line=9),)
    assert person.notes == "one\ntwo\nthree"
    assert card.photo
    assert card.photo.media_type == "image/jpeg"
    assert str(person.birthday) == "1990-03-05"


def test_groups_labels_and_a_birthday_without_its_year() -> None:
    found = read("apple.vcf")
    person = found.cards[0].person

    assert (person.name, person.additional, person.prefix) == ("Dr. Émile Dubois", "Jean Luc", "Dr.")
    assert person.emails == (Labelled("emile@example.org", "Other", main=True), Labelled("e@example.net", "work"))
    assert person.employments[0].organization == "Umbra, Ltd."
    assert str(person.birthday) == "--03-05"
    assert person.profile == "http://www.linkedin.com/in/emile-d"
    assert person.websites == (Labelled("https://emile.example", "HomePage", main=True),)
    assert person.notes == "A long note that is folded in the middle of a word, with a comma\nand a line."
    assert found.cards[0].photo == Photo(address="https://pictures.example/emile.jpg")
    assert ("ADR home", "1 Rue, Lyon, 69001, France") in person.extra


def test_a_group_of_people_is_no_person() -> None:
    found = read("apple.vcf")

    assert (found.cards[1].kind, found.cards[1].members) == ("group", ("apple-1",))
    assert [person.name for person in found.people] == ["Dr. Émile Dubois"]


def test_a_new_card_with_telephone_address_and_labels() -> None:
    [card] = read("nextcloud.vcf").cards

    assert card.person.phones == (Labelled("+886-2-555-0100 ext. 12", "work", main=True),)
    assert card.person.labels == ("Coffee", "Choir, old")
    assert (str(card.person.birthday), card.person.uid, card.revised) == ("--03-05", "4fbe8971", "20240305T140211Z")


def test_cards_without_version_formatted_name_end_or_folds() -> None:
    found = read("bare.vcf")

    assert [(card.formatted, card.person.name) for card in found.cards] == [("", "Zoë Roe"), ("", "Ben")]
    assert found.cards[1].person.notes == "first line\nsecond line without a fold"
    assert [(each.line, each.fault) for each in found.unread] == [(1, RowFault.NO_END)]


@pytest.mark.parametrize("name", ["android.vcf", "apple.vcf", "nextcloud.vcf"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_of_a_file_changes_nothing(name: str, encoding: str) -> None:
    text = (MATERIAL / name).read_text(encoding="utf-8")
    if encoding == "cp1252" and not text.isascii() and name == "nextcloud.vcf":
        return

    assert vcard.read(text.encode(encoding)) == read(name)


def test_the_card_of_an_agent_is_nobody_of_ours() -> None:
    blob = b"BEGIN:VCARD\nVERSION:2.1\nFN:Ada\nAGENT:\nBEGIN:VCARD\nFN:Agent\nEND:VCARD\nEMAIL:ada@example.org\nEND:VCARD\n"

    [card] = vcard.read(blob).cards

    assert (card.formatted, card.person.emails[0].value) == ("Ada", "ada@example.org")


def test_a_card_pasted_with_an_indent_is_read() -> None:
    [card] = vcard.read(b"\n  BEGIN:VCARD\n  FN:Ada\n  EMAIL:ada@exam\n   ple.org\n  END:VCARD\n").cards

    assert (card.formatted, card.person.emails[0].value) == ("Ada", "ada@example.org")


def test_letters_folded_in_their_middle_are_whole() -> None:
    octets = "Zoë".encode()

    [card] = vcard.read(b"BEGIN:VCARD\nFN:" + octets[:3] + b"\r\n " + octets[3:] + b"\r\nEND:VCARD\n").cards

    assert card.formatted == "Zoë"


def test_a_picture_too_large_is_left_out_and_told() -> None:
    found = vcard.read(b"BEGIN:VCARD\nFN:Ada\nPHOTO;ENCODING=b:" + b"/9j/" * 500_000 + b"\nEND:VCARD\n")

    assert found.cards[0].photo is None
    assert [(each.line, each.fault) for each in found.unread] == [(3, RowFault.PHOTO)]


def test_addresses_of_pictures_are_kept_as_words_only() -> None:
    [card] = vcard.read(b"BEGIN:VCARD\nFN:a\nPHOTO:file:///etc/passwd\nKEY:http://127.0.0.1:9/\nEND:VCARD\n").cards

    assert card.photo == Photo(address="file:///etc/passwd")


@pytest.mark.parametrize("blob", [b"", b"\0\0", b"X:\x9e'", b"---BEGIN:VCARD\nFN:Ada\nEND:VCARD\n", b"a,b\n1,2\n"])
def test_what_holds_no_card_is_refused_with_a_way_out(blob: bytes) -> None:
    with pytest.raises(InputError) as refusal:
        vcard.read(blob)

    assert refusal.value.way_out


def test_written_cards_fold_and_escape() -> None:
    person = ListedPerson("Zoë; Roe, PhD", notes="é" * 200 + "\nand \\ more\x07", birthday=PartialDate(None, 3, 5))

    written = vcard.write([Card(person)])

    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
    assert "FN:Zoë\\; Roe\\, PhD\r\n" in written
    assert "BDAY:--0305\r\n" in written
    assert "\x07" not in written


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=60)
PERHAPS = st.just("") | WORDS
LABELLED = st.builds(
    Labelled,
    WORDS.filter(lambda text: text[:4].lower() != "tel:"),
    st.sampled_from(["", "work", "home fax", "School"]),
    st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(
    st.builds(
        ListedPerson,
        name=WORDS,
        given=PERHAPS,
        family=WORDS,
        nickname=st.just(""),
        phones=st.lists(LABELLED, max_size=3).map(tuple),
        employments=st.lists(st.builds(Employment, WORDS, PERHAPS, PERHAPS), max_size=2).map(tuple),
        labels=st.lists(WORDS, max_size=3).map(tuple),
        notes=PERHAPS,
        birthday=st.sampled_from(
            [None, PartialDate(None, 2, 29), PartialDate(1990, 3, 5), PartialDate(1990, 3), PartialDate(1990)]
        ),
    )
)
def test_a_written_card_comes_back(person: ListedPerson) -> None:
    [card] = vcard.read(vcard.write([Card(person)]).encode()).cards
    back = card.person

    assert (back.name, back.given, back.family, back.notes) == (person.name, person.given, person.family, person.notes)
    assert (back.phones, back.labels, back.birthday) == (person.phones, person.labels, person.birthday)
    assert [(job.organization, job.title, job.department) for job in back.employments] == [
        (job.organization, job.title, job.department) for job in person.employments
    ]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
@example(b"N:a\\")
@example(b"PHOTO;ENCODING=b:A")
@example(b'TEL;TYPE="a:b')
def test_any_bytes_in_a_card_are_read(blob: bytes) -> None:
    found = vcard.read(b"BEGIN:VCARD\n" + blob + b"\nEND:VCARD\n")

    assert found.cards


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "BEGIN:VCARD",
                "END:VCARD",
                "BEGIN:X",
                "END:X",
                "AGENT:",
                "FN:Ada",
                "NOTE:a",
                "junk",
                " fold",
                "N;ENCODING=QUOTED-PRINTABLE:=41=",
            ]
        ),
        max_size=30,
    )
)
def test_any_nesting_is_read_or_refused(lines: list[str]) -> None:
    try:
        found = vcard.read("\n".join(lines).encode())
    except InputError:
        assert "BEGIN:VCARD" not in lines
    else:
        assert 0 < len(found.cards) <= lines.count("BEGIN:VCARD")
