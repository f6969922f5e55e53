"""People as they arrive from a file, and what they change of those who are kept."""

from datetime import UTC, date, datetime, time

import pytest

from halfhour.domain.arrivals import Arrival, Known, Work, after, arrivals, change_of, may_be_one, source_of
from halfhour.domain.people import (
    DatedFact,
    Direction,
    Employment,
    FactKind,
    FileKind,
    Labelled,
    ListedPerson,
    PartialDate,
)

PROFILE = "https://www.linkedin.com/in/ngozi"
MARCH = PartialDate(2024, 3, 5)


def ngozi(**more: object) -> ListedPerson:
    """Her, as a file tells of her."""
    told: dict[str, object] = {
        "given": "Ngozi",
        "family": "Okafor",
        "profile": PROFILE,
        "employments": (Employment("Harbour Works", "Engineer"),),
    }
    return ListedPerson("Ngozi Okafor", **(told | more))  # type: ignore[arg-type]


def arrival(**more: object) -> Arrival:
    """The same as an arrival."""
    (found,) = arrivals([ngozi(**more)])
    return found


def test_what_is_told_becomes_fields_and_addresses() -> None:
    found = arrival(
        emails=(Labelled("N@x.example", "Home"), Labelled("ngozi@works.example", "Work", main=True)),
        birthday=PartialDate(None, 3, 5),
        labels=("Choir", "Fair"),
    )

    assert dict(found.fields) == {
        "name": "Ngozi Okafor",
        "call_me": "Ngozi",
        "role": "Engineer",
        "organization": "Harbour Works",
        "birthday": "--03-05",
        "known_from": "Choir, Fair",
    }
    assert [(reach.way, reach.plain) for reach in found.reaches] == [
        ("email", "ngozi@works.example"),
        ("email", "n@x.example"),
        ("page", "linkedin.com/in/ngozi"),
    ]


@pytest.mark.parametrize(
    ("person", "names"),
    [
        (ListedPerson("", emails=(Labelled("only@x.example"),)), ["only@x.example"]),
        (ListedPerson("", nickname="Nonni"), ["Nonni"]),
        (ListedPerson("", profile=PROFILE), []),
        (ListedPerson("  "), []),
    ],
)
def test_who_has_no_name_is_called_by_an_address_or_left_out(person: ListedPerson, names: list[str]) -> None:
    assert [each.name for each in arrivals([person])] == names


def test_two_rows_about_one_person_become_one_arrival() -> None:
    first, second = ngozi(), ngozi(phones=(Labelled("+234 1 555 0100"),), employments=())

    (found,) = arrivals([first, second])

    assert found.fields["role"] == "Engineer"
    assert found.plains("phone") == ("+23415550100",)


def test_two_people_at_one_mailbox_are_two_arrivals() -> None:
    shared = (Labelled("us@x.example"),)

    found = arrivals([ListedPerson("Mia Roe", emails=shared), ListedPerson("Ben Stone", emails=shared)])

    assert [each.name for each in found] == ["Mia Roe", "Ben Stone"]
    assert len({each.keys[0] for each in found}) == 2


def test_the_same_person_is_known_by_the_surest_key_and_by_the_others() -> None:
    with_page = arrival(facts=(DatedFact(FactKind.CONNECTED, MARCH),))
    without = arrival(profile="", facts=(DatedFact(FactKind.CONNECTED, MARCH),))

    assert len(with_page.keys) == 2
    assert without.keys == with_page.keys[1:]


def test_things_that_happened_are_dated_and_real_only_where_somebody_said_something() -> None:
    at = PartialDate(2024, 3, 6, time(14, 2), utc=True)
    found = arrival(
        facts=(
            DatedFact(FactKind.CONNECTED, MARCH),
            DatedFact(FactKind.INVITATION, MARCH, Direction.OUTGOING),
            DatedFact(FactKind.INVITATION, MARCH, Direction.INCOMING, "Loved your talk"),
            DatedFact(FactKind.MESSAGE, at, Direction.INCOMING, "Welcome"),
            DatedFact(FactKind.MESSAGE, at, Direction.UNKNOWN, "Hello"),
            DatedFact(FactKind.ADDED, MARCH),
            DatedFact(FactKind.CONNECTED, PartialDate(2024)),
        )
    )

    told = [(touch.way, touch.is_real, touch.is_mine) for touch in found.touches]
    assert told == [
        ("connected", False, None),
        ("invited", False, None),
        ("invited", True, None),
        ("wrote", True, False),
        ("wrote", True, None),
    ]
    assert found.touches[3].at == datetime(2024, 3, 6, 14, 2, tzinfo=UTC)
    assert len({touch.key for touch in found.touches}) == 5


def test_positions_besides_the_first_become_posts() -> None:
    earlier = Employment(
        "Stone Group", "Planner", current=False, started=PartialDate(2019), finished=PartialDate(2021, 6)
    )

    found = arrival(employments=(Employment("Harbour Works", "Engineer"), earlier))

    assert found.posts == (Work("Stone Group", "Planner", date(2019, 1, 1), date(2021, 6, 1), is_over=True),)


def test_an_empty_field_is_filled_and_a_told_one_follows_its_source() -> None:
    known = Known({"name": "Ngozi Okafor", "role": "Trainee"}, said={"role": "Trainee"})

    change = change_of(known, arrival())

    assert dict(change.fields) == {
        "call_me": ("", "Ngozi"),
        "role": ("Trainee", "Engineer"),
        "organization": ("", "Harbour Works"),
    }


@pytest.mark.parametrize(
    "known",
    [
        Known({"role": "Trainee"}, own_words=frozenset({"role"}), said={"role": "Trainee"}),
        Known({"role": "My own words"}, said={"role": "Trainee"}),
        Known({"role": "What another file says"}),
    ],
)
def test_what_the_user_or_another_source_wrote_stays_and_is_said(known: Known) -> None:
    change = change_of(known, arrival())

    assert "role" not in change.fields
    assert change.stays["role"] == (known.fields["role"], "Engineer")


def test_what_stays_is_not_said_twice() -> None:
    known = Known({"role": "My own words"}, said={"role": "Engineer"})

    assert "role" not in change_of(known, arrival()).stays


def test_an_organization_is_the_same_under_its_legal_form() -> None:
    known = Known({"organization": "Harbour Works Ltd."}, said={"organization": "Harbour Works Ltd."})

    assert "organization" not in change_of(known, arrival()).fields


def test_who_leaves_a_place_has_been_there() -> None:
    known = Known({"organization": "Stone Group", "role": "Planner"}, said={"organization": "Stone Group"})

    assert change_of(known, arrival()).posts == (Work("Stone Group", "Planner", is_over=True),)


def test_once_a_change_is_made_nothing_is_left_to_change() -> None:
    found = arrival(facts=(DatedFact(FactKind.CONNECTED, MARCH),))
    first = change_of(Known({}), found)

    assert not first.is_nothing
    assert change_of(after(Known({}), found, first), found).is_nothing


@pytest.mark.parametrize(
    ("name", "other", "may"),
    [
        ("Ngozi Okafor", "Okafor, N.", True),
        ("Mia Roe", "Ben Stone", False),
        ("mia@x.example", "Mia Roe", True),
        ("Anna Roe", "Anna Stone", True),
    ],
)
def test_names_can_be_of_one_person_when_they_share_a_word(name: str, other: str, may: bool) -> None:
    assert may_be_one(name, other) is may


def test_all_tables_of_linkedin_are_one_source() -> None:
    assert {source_of(kind) for kind in FileKind if kind.startswith("linkedin")} == {"linkedin"}
    assert source_of(FileKind.OTHER) == "table"
