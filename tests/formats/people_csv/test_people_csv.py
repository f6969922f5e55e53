"""Tables of people of every kind that we know, and of those that we do not."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from halfhour.domain.errors import InputError
from halfhour.domain.people import (
    ColumnUse,
    Direction,
    FactKind,
    FileKind,
    Labelled,
    ListedPerson,
    PartialDate,
    PeopleFile,
    RowFault,
)
from halfhour.formats import people_csv
from halfhour.formats.people_csv.formulas import guarded, unguarded

MATERIAL = Path(__file__).parents[2] / "material" / "people"
DATES = ["2024-03-05", "2019-12-31", "2021-07-01"]


def read(name: str, *, day_first: bool | None = None) -> PeopleFile:
    return people_csv.read((MATERIAL / name).read_bytes(), day_first=day_first)


def connected(person: ListedPerson) -> str:
    when = person.when(FactKind.CONNECTED)
    return when.iso_day if when else ""


@pytest.mark.parametrize(
    "name",
    [
        "connections.csv",
        "connections-2018.csv",
        "connections-2017.csv",
        "connections-excel.csv",
        "connections-excel-tab.csv",
        "connections-german.csv",
    ],
)
def test_connections_of_all_years_and_spreadsheets_read_alike(name: str) -> None:
    found = read(name)

    assert found.kind is FileKind.LINKEDIN_CONNECTIONS
    assert [person.given for person in found.people[:2]] == ["Zsófia", "Émile"]
    assert [person.name for person in found.people[:2]] == ["Zsófia Nagy", "Émile Dubois, PhD"]
    assert [connected(person) for person in found.people] == DATES
    assert [person.employments[0].title for person in found.people[:2]] == ['Head of "Ideas"', "Analyst, Data"]
    assert found.people[0].emails == (Labelled("zsofia@example.org"),)
    assert found.people[1].employments[0].organization == "=1+1 GmbH"
    assert found.people[2].employments == ()
    assert not found.doubts


def test_a_row_that_names_nobody_is_told_with_its_line() -> None:
    found = read("connections.csv")

    assert [(each.line, each.fault) for each in found.unread] == [(8, RowFault.NOBODY)]
    assert found.counts == {"rows": 4, "people": 3, "nobody": 1}
    assert [person.line for person in found.people] == [5, 6, 7]


def test_messages_know_who_wrote_to_whom_and_when() -> None:
    found = read("messages.csv").correspondence

    assert found[0].sender.profile == "https://www.linkedin.com/in/zsofia-nagy"
    assert found[0].when
    assert found[0].when.iso == "2024-03-05T14:02:11Z"
    assert found[0].text == 'Hello,\n"coffee" next week?'
    assert [party.name for party in found[2].recipients] == ["Zsófia Nagy", "林 美玲"]
    assert [letter.draft for letter in found] == [False, False, False, True, False]
    assert found[4].text == "Buy\n\nnow"


def test_old_messages_say_which_way_they_went() -> None:
    found = read("messages-2018.csv").correspondence

    assert [letter.direction for letter in found] == [Direction.INCOMING, Direction.OUTGOING]
    assert [letter.when.iso for letter in found if letter.when] == ["2018-03-05T14:02:00", "2018-03-06T02:02:00"]


def test_invitations_are_dated_letters() -> None:
    [letter] = read("invitations.csv").correspondence

    assert letter.kind is FactKind.INVITATION
    assert letter.when == PartialDate(2024, 3, 5, letter.when.clock if letter.when else None)
    assert (letter.sender.name, letter.text) == ("Émile Dubois", "Loved your talk")


def test_work_and_schools_know_years_and_months() -> None:
    work, schools = read("positions.csv").employments, read("education.csv").schools

    assert [(each.title, str(each.started), each.current) for each in work] == [
        ("Engineer", "2021-03", True),
        ("Trainee", "2019", False),
    ]
    assert [(str(each.started), str(each.finished)) for each in schools] == [("2015", "2019-03")]


def test_the_owner_is_told_by_profile_addresses_and_numbers() -> None:
    profile, emails, phones = read("profile.csv").owner, read("emails.csv").owner, read("phones.csv").owner

    assert profile
    assert (profile.name, str(profile.birthday), profile.notes) == ("Ada Host", "--03-05", "I mend things")
    assert [each.value for each in profile.websites] == ["https://ada.example", "https://umbra.example"]
    assert emails
    assert [(each.value, each.main) for each in emails.emails] == [
        ("ada@example.org", True),
        ("ada@example.net", False),
    ]
    assert phones
    assert phones.phones[1] == Labelled("+33 1 55 50 10 01 ext. 12", "Work")


def test_contacts_from_telephones_have_all_their_numbers() -> None:
    [person] = read("contacts.csv").people

    assert [each.value for each in person.emails] == ["zsofia@example.org", "z@example.net"]
    assert [each.value for each in person.phones] == ["+36 1 555 0100", "+36 1 555 0101"]
    assert person.when(FactKind.ADDED)
    assert connected(person) == ""


def test_recommendations_and_endorsements_are_dated_facts() -> None:
    [kind_words], [skill] = read("recommendations.csv").people, read("endorsements.csv").people

    assert [(fact.kind, fact.when.iso_day, fact.words) for fact in kind_words.facts] == [
        (FactKind.RECOMMENDATION, "2024-03-05", "Ada is kind, and quick")
    ]
    assert [(fact.kind, fact.when.iso, fact.words) for fact in skill.facts] == [
        (FactKind.ENDORSEMENT, "2021-03-05T14:02:11Z", "Mending")
    ]


def test_followed_organizations_keep_their_day() -> None:
    assert [(each.organization, str(each.since)) for each in read("follows.csv").follows] == [
        ("Umbra", "2024-03-05T14:02:11Z")
    ]


def test_old_google_contacts_keep_labels_stars_and_several_values() -> None:
    found = read("google-old.csv")
    [person] = found.people

    assert found.kind is FileKind.GOOGLE
    assert person.emails == (
        Labelled("zsofia@example.org", "Work", main=True),
        Labelled("z@example.net", "Work"),
        Labelled("home@example.net", "Home"),
    )
    assert person.labels == ("Coffee",)
    assert person.profile == "https://www.linkedin.com/in/zsofia-nagy"
    assert str(person.birthday) == "--03-05"
    assert dict(person.extra) == {"Location": "Pest", "Met": "At the fair"}
    assert person.employments[0].department == "Ideas"


def test_new_google_contacts_may_have_no_name() -> None:
    found = read("google-new.csv")

    assert found.kind is FileKind.GOOGLE
    assert [person.shown_name for person in found.people] == ["Zsófia Éva Nagy", "only@example.org"]
    assert [each.value for each in found.people[0].phones] == ["+36 1 555 0100", "+36 1 555 0101"]
    assert found.people[0].labels == ("Coffee", "Choir")
    assert ("Address 1 - Formatted", "1 Street\nPest") in found.people[0].extra


def test_outlook_says_how_to_address_people_and_has_no_birthday_of_zeros() -> None:
    found = read("outlook.csv")

    assert found.kind is FileKind.OUTLOOK
    assert (found.people[0].prefix, found.people[0].employments[0].title) == ("Dr.", "Analyst")
    assert [str(person.birthday) for person in found.people] == ["1988-02-29", "None"]
    assert [each.label for each in found.people[0].phones] == ["Business Phone", "Mobile Phone"]
    assert found.people[0].labels == ("Coffee", "Choir")
    assert not found.unread


def test_a_german_outlook_reads_like_an_english_one() -> None:
    found = read("outlook-german.csv")
    [person] = found.people

    assert found.kind is FileKind.OUTLOOK
    assert (person.name, person.prefix, str(person.birthday)) == ("Jörg Müßig", "Frau", "1990-03-05")
    assert [each.value for each in person.emails] == ["joerg@example.org", "j@example.net"]
    assert [each.value for each in person.phones] == ["+49 221 555 0100", "+49 170 555 0100"]
    assert (person.employments[0].organization, person.employments[0].title) == ("Umbra GmbH", "Leiter")


@pytest.mark.parametrize("name", ["outlook-com.csv", "google-outlook.csv"])
def test_other_tables_of_outlook(name: str) -> None:
    found = read(name)

    assert found.kind is FileKind.OUTLOOK
    assert (found.people[0].name, str(found.people[0].birthday)) == ("Émile Dubois", "1990-03-05")
    assert found.people[0].emails[0].value == "emile@example.org"
    assert found.people[0].employments[0].title == "Analyst"


def test_one_day_beyond_the_twelfth_decides_the_column() -> None:
    found = read("hubspot.csv")

    assert found.kind is FileKind.HUBSPOT
    assert [fact.when.iso for person in found.people for fact in person.facts] == [
        "2024-03-15T14:30:00",
        "2024-03-04T09:00:00",
    ]
    assert ("Contact owner", "Ada Host") in found.people[0].extra


def test_an_unknown_table_is_guessed_and_can_be_corrected() -> None:
    blob = (MATERIAL / "unknown.csv").read_bytes()
    found = people_csv.read(blob)

    assert found.kind is FileKind.OTHER
    assert found.table
    assert found.table.columns == ("Wer", "Kürzel", "Erreichbar", "Getroffen")
    assert found.table.uses == (ColumnUse.NAME, ColumnUse.KEPT, ColumnUse.EMAIL, ColumnUse.KEPT)
    assert found.table.samples[0] == ("Émile Dubois", "ED", "emile@example.org", "03/04/2024")
    mapping = (ColumnUse.NAME, ColumnUse.NICKNAME, ColumnUse.EMAIL, ColumnUse.CONNECTED)

    corrected = people_csv.read_mapped(blob, mapping)

    assert [person.nickname for person in corrected.people] == ["ED", "ZR"]
    assert [(doubt.column, doubt.example, doubt.day_first) for doubt in corrected.doubts] == [
        ("Getroffen", "03/04/2024", True)
    ]
    answered = people_csv.read_mapped(blob, mapping, day_first=False)
    assert [connected(person) for person in answered.people] == ["2024-03-04", "2024-05-06"]
    assert not answered.doubts


def test_a_header_has_one_key_whatever_its_case_and_separator() -> None:
    tables = [people_csv.read(blob).table for blob in (b"Name,E-Mail\nA,a@b.org\n", b"name;e-mail\nB,;b@b.org\n")]

    assert len({table.key for table in tables if table}) == 1


def test_a_mapping_must_fit_the_table() -> None:
    with pytest.raises(InputError, match="2 columns, but 1"):
        people_csv.read_mapped(b"Name,E-Mail\nA,a@b.org\n", [ColumnUse.NAME])


def test_linkedin_dates_saved_again_without_their_time_are_doubted() -> None:
    head = b"First Name,Last Name,Company,Connected On\n"

    assert not people_csv.read(head + b'Ada,Roe,Umbra,"3/5/24, 9:05 AM"\n').doubts
    assert people_csv.read(head + b"Ada,Roe,Umbra,03/05/2024\n").doubts


def test_a_date_that_is_none_is_told_and_the_person_is_kept() -> None:
    found = people_csv.read(b"Name,E-Mail,Birthday\nAda,a@b.org,31.02.1990\nBen,b@b.org,1990-03-05\n")

    assert [person.name for person in found.people] == ["Ada", "Ben"]
    assert [(each.line, each.fault, each.words) for each in found.unread] == [(2, RowFault.DATE, "31.02.1990")]


def test_a_quote_that_never_closes_costs_one_row() -> None:
    found = people_csv.read(b'Name,E-Mail\n"Ada,a@b.org\nBen,b@b.org\n"Cleo ""C""",c@b.org\n"Dan,d@b.org\n')

    assert [person.name for person in found.people] == ["Ben", 'Cleo "C"']
    assert [(each.line, each.fault) for each in found.unread] == [(2, RowFault.OPEN_QUOTE), (5, RowFault.OPEN_QUOTE)]


def test_long_cells_are_read_and_endless_ones_told() -> None:
    note, endless = b"x" * 300_000, b"y" * 1_100_000
    found = people_csv.read(
        b"Name,E-Mail,Notes\nAda,a@b.org," + note + b"\nBen,b@b.org," + endless + b"\nCleo,c@b.org,\n"
    )

    assert [(person.name, len(person.notes)) for person in found.people] == [("Ada", 300_000), ("Cleo", 0)]
    assert [(each.line, each.fault) for each in found.unread] == [(3, RowFault.TOO_LONG)]


@pytest.mark.parametrize(
    "blob",
    [
        b"First Name,Last Name\na\x00b,c\n",
        b"First Name;Last Name;;\r\nab;c;;\r\n;;;\r\n",
        b"sep=;\nFirst Name;Last Name\nab;c\n",
        b"\xef\xbb\xbfFirst Name\tLast Name\rab\tc\r",
        "First Name,Last Name\nab,c\n".encode("utf-16"),
        b'About these contacts\n\n"First Name" , Last Name\nab,c\n',
    ],
)
def test_nuls_spare_commas_separators_and_line_ends(blob: bytes) -> None:
    assert [person.name for person in people_csv.read(blob).people] == ["ab c"]


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        b"\0" * 1000,
        b"\xef\xbb\xbf\n",
        b"caf\xc3",
        b"+ADw-script+AD4-",
        b"PK\x03\x04",
        b"%PDF-1.7",
        b"BEGIN:VCARD\nFN:A\nEND:VCARD\n",
        b"<html><body>a,b</body></html>",
        b'{"people": []}',
        b"Name,Proficiency\nFrench,Native\n",
        b"only words\nand more words\n",
        b"Name,E-Mail\n" + b"\n" * 2_100_000,
    ],
)
def test_what_is_no_table_of_people_is_refused_with_a_way_out(blob: bytes) -> None:
    with pytest.raises(InputError) as refusal:
        people_csv.read(blob)

    assert refusal.value.way_out


def test_a_table_without_header_has_numbered_columns() -> None:
    found = people_csv.read(b"Ada Roe,ada@example.org\nBen Roe,ben@example.org\n")

    assert found.table
    assert (found.table.columns, found.table.header_line) == (("1", "2"), None)
    assert [(person.name, person.emails[0].value) for person in found.people] == [
        ("Ada Roe", "ada@example.org"),
        ("Ben Roe", "ben@example.org"),
    ]


def test_our_own_table_comes_back_and_cannot_run() -> None:
    person = ListedPerson(
        "=HYPERLINK(1)",
        "@given",
        "+family",
        nickname="'=quoted",
        emails=tuple(Labelled(f"{number}@example.org") for number in range(5)),
        phones=(Labelled("+33 1 55 50 10 00"),),
        birthday=PartialDate(None, 3, 5),
        labels=("Coffee", "Choir"),
        notes="-1\n=2",
    )
    written = people_csv.write([person])

    [back] = people_csv.read(written.encode()).people

    assert "\n'=HYPERLINK" in written
    assert (back.name, back.given, back.family, back.nickname) == ("=HYPERLINK(1)", "@given", "+family", "'=quoted")
    assert [each.value for each in back.emails] == [each.value for each in person.emails]
    assert (back.phones[0].value, str(back.birthday), back.labels, back.notes) == (
        "+33 1 55 50 10 00",
        "--03-05",
        ("Coffee", "Choir"),
        "-1\n=2",
    )


@given(st.text())
@example("\t=1")
@example("''=1")
@example("＝1")
def test_a_guarded_cell_cannot_run_and_comes_back(cell: str) -> None:
    safe = guarded(cell)

    assert safe[:1] == "" or safe[0] not in "=+-@\t\r＝＋－＠"
    assert unguarded(safe) == cell


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"First Name,Last Name,Email,Birthday,Connected On\n", b"From,To,Date,Content,Direction\n"]),
)
def test_any_bytes_are_read_or_refused(blob: bytes, head: bytes) -> None:
    try:
        found = people_csv.read(head + blob)
    except InputError:
        return

    assert found.table


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(['"', ",", "a", "=", "1/2/24", "\n", ";", '""', "é", "05 Mar 2024"]), max_size=12).map(
            "".join
        ),
        max_size=12,
    )
)
def test_any_rows_under_a_header_are_read(rows: list[str]) -> None:
    blob = "\n".join(["Name,E-Mail,Connected On", *rows]).encode()

    found = people_csv.read(blob)

    assert all(1 < person.line <= blob.count(b"\n") + 1 for person in found.people)
    assert found.rows >= len(found.people)
