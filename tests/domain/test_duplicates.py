"""Who may be in the book twice."""

import time

import pytest

from halfhour.domain.duplicates import Likeness, Pair, Somebody, Sure, name_likeness, possible_duplicates
from halfhour.domain.names import plain_person
from halfhour.phrases.nicknames import nicknames


def like(one: str, other: str) -> list[str]:
    """How two names are like one another, the same from both sides."""
    found = name_likeness(plain_person(one), plain_person(other), nicknames())
    assert found == name_likeness(plain_person(other), plain_person(one), nicknames())
    return [str(each) for each in found]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Ngozi Okafor", "ngozi  OKAFOR", ["name"]),
        ("Prof. Dr. Jane Roe", "Jane Roe, PhD", ["name"]),
        ("🌱 Mia Roe 🚀", "Mia Roe", ["name"]),
        ("Zoë Núñez", "Zoe Nunez", ["name"]),
        ("王小明", "王小明", ["name"]),
        ("Wang Xiaoming", "Xiaoming Wang", ["order"]),
        ("Wang Xiao Ming", "Xiaoming Wang", ["order"]),
        ("小明 王", "王小明", ["order"]),
        ("Nagy, Zsófia", "Zsófia Nagy", ["order"]),
        ("Jean-Pierre Moreau", "Jeanpierre Moreau", ["order"]),
        ("Jürgen Müller", "Juergen Mueller", ["accents"]),
        ("Søren Østergård", "Soren Ostergard", ["accents"]),
        ("Þórdís Jónsdóttir", "Thordis Jonsdottir", ["accents"]),
        ("Владимир Петров", "Vladimir Petrov", ["script"]),
        ("Юлия Чернова", "Julia Chernova", ["script"]),
        ("Γιώργος Παππάς", "Giorgos Pappas", ["script"]),
        ("Bob Dalton", "Robert Dalton", ["nickname"]),
        ("Paco Ferrari", "Francisco Ferrari", ["nickname"]),
        ("Sasha Petrov", "Alexander Petrov", ["nickname"]),
        ("Liz Roe", "Beth Roe", ["nickname"]),
        ("J. Roe", "Jane Roe", ["initial"]),
        ("Roe J", "Jane Roe", ["order", "initial"]),
        ("Jane Q. Roe", "Jane Roe", ["initial"]),
        ("María García López", "María García", ["part"]),
        ("Ana Maria Silva Santos", "Ana Santos", ["part"]),
    ],
)
def test_one_name_written_in_two_ways_is_known_again(one: str, other: str, likeness: list[str]) -> None:
    assert like(one, other) == likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jón Einarsson", "Anna Einarsdóttir"),
        ("Jón Einarsson", "Jóna Einarsdóttir"),
        ("Anna Jónsdóttir", "Arna Jónsdóttir"),
        ("Juan García López", "María García López"),
        ("John Roe", "John Roe Jr."),
        ("Mia Roe", "Mia"),
        ("Mia", "Mia"),
        ("J. Roe", "Mia Roe"),
        ("Wang Wei", "Wang Lei"),
        ("Ngozi Okafor", "Chidi Okafor"),
        ("Jan Kowalski", "Janina Kowalska"),
        ("J. A. Roe", "Jane Maria Roe"),
        ("Jane Q. Roe", "Jane B. Roe"),
        ("王小明", "王小红"),
    ],
)
def test_two_names_are_two(one: str, other: str) -> None:
    assert like(one, other) == []


def somebody(number: int, name: str, **more: object) -> Somebody:
    """A person of this name; values are lists of words."""
    return Somebody(
        str(number), plain_person(name), **{key: frozenset(str(value).split()) for key, value in more.items()}
    )


def pairs(*people: Somebody, apart: list[frozenset[str]] | None = None) -> list[Pair]:
    """What is found among them."""
    return list(possible_duplicates(people, nicknames(), apart or []))


def test_an_address_a_number_and_a_profile_are_almost_certain_when_the_names_fit() -> None:
    one = somebody(1, "Bob Dalton", emails="bob@example.org", phones="+442079460958", pages="linkedin.com/in/bob")
    other = somebody(2, "Robert Dalton", emails="bob@example.org", phones="02079460958", pages="linkedin.com/in/bob")

    assert pairs(one, other) == [
        Pair("1", "2", (Likeness.EMAIL, Likeness.PHONE, Likeness.PROFILE, Likeness.NICKNAME), Sure.ALMOST)
    ]


def test_two_names_at_one_mailbox_are_only_perhaps_one_person() -> None:
    found = pairs(somebody(1, "Mia Roe", emails="us@example.org"), somebody(2, "Ben Stone", emails="us@example.org"))

    assert [(pair.reasons, pair.sure) for pair in found] == [((Likeness.EMAIL,), Sure.PERHAPS)]


def test_the_same_name_at_the_same_place_is_likely_and_alone_only_perhaps() -> None:
    found = pairs(
        somebody(1, "Mia Roe", places="lab"),
        somebody(2, "Mia Roe", places="lab"),
        somebody(3, "Mia Roe", places="works"),
    )

    assert [(pair.one, pair.other, pair.sure) for pair in found] == [
        ("1", "2", Sure.LIKELY),
        ("1", "3", Sure.PERHAPS),
        ("2", "3", Sure.PERHAPS),
    ]


def test_two_profiles_of_one_name_are_two_people() -> None:
    one = somebody(1, "Wei Wang", pages="linkedin.com/in/wei-1", places="lab")
    other = somebody(2, "Wei Wang", pages="linkedin.com/in/wei-2", places="lab")

    assert pairs(one, other) == []


def test_an_initial_counts_only_at_the_same_place() -> None:
    assert pairs(somebody(1, "J. Roe"), somebody(2, "Jane Roe")) == []
    assert pairs(somebody(1, "J. Roe", places="lab"), somebody(2, "Jane Roe", places="lab"))[0].sure is Sure.LIKELY


def test_what_the_user_said_is_two_is_not_offered_again() -> None:
    people = (somebody(1, "Mia Roe"), somebody(2, "Mia Roe"))

    assert pairs(*people, apart=[frozenset({"2", "1"})]) == []


def test_ten_thousand_people_are_looked_through_in_little_more_than_linear_time() -> None:
    first = "Ada Ben Cleo Dan Efua Farid Greta Hana Ines Jonas Kemi Lea Mio Noor Olu Pia Quinn Rosa Sami Tove".split()
    crowd = [
        somebody(
            number,
            f"{first[number % 20]} {chr(97 + number % 26)}{'aeiou'[number % 5]}rk{number // 3}",
            emails=f"p{number}@x",
        )
        for number in range(10_000)
    ]
    crowd += [somebody(20_000 + number, "Maria Silva") for number in range(300)]
    begin = time.perf_counter()

    found = pairs(*crowd, somebody(30_000, "Ada K. Nobody"))

    assert time.perf_counter() - begin < 5
    assert len(found) < 50_000
