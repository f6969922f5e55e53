"""Which words name a person: whole names anywhere, short ones near by, others' longer names never."""

import pytest

from halfhour.domain.forgetting import Named, names_of, without

FULL, SHORT = names_of("Ngozi Okafor", "Gogo")
NGOZI = Named(
    FULL,
    SHORT,
    spared=("Ngozi Adeyemi", "Ngozi Okafor-Bello"),
    emails=("ngozi.okafor@harbour.example", "no@x.example"),
    phones=("+442079460018",),
    pages=("linkedin.com/in/ngo-1",),
)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Met Ngozi Okafor today", "Met somebody today"),
        ("OKAFOR, Ngozi", "Somebody"),
        ("ngozi_okafor.pdf", "Somebody.pdf"),
        ('"Ngozi","Okafor",', '"somebody",'),
        ("Ngozi C. Okafor's book", "Somebody's book"),
        ("write to no@x.example.", "write to somebody."),
        ("call 020 7946 0018 or +44 (0)20-7946-0018", "call somebody or somebody"),
        ("see https://www.linkedin.com/in/ngo-1/ there", "see somebody there"),
        ("Ngozi said so", "Ngozi said so"),
        ("Ngozi Okafor-Bello", "Ngozi Okafor-Bello"),
        ("gozi okaforth", "gozi okaforth"),
        ("", ""),
    ],
)
def test_anywhere_only_whole_names_and_addresses_name_somebody(text: str, becomes: str) -> None:
    assert without(text, NGOZI).text == becomes


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Thank you, Ngozi.", "Thank you, somebody."),
        ("Ms Okafor and Gogo", "Ms somebody and somebody"),
        ("Ngozi Adeyemi and Ngozi", "Ngozi Adeyemi and somebody"),
        ("Gogol wrote", "Gogol wrote"),
    ],
)
def test_near_by_short_names_do_too(text: str, becomes: str) -> None:
    assert without(text, NGOZI, near=True).text == becomes


def test_accents_and_other_scripts() -> None:
    jose, taro = Named(*names_of("José Müller")), Named(*names_of("山田 太郎"))

    assert without("Jose\u0301 Müller, JOSE MULLER", jose).text == "Somebody, somebody"
    assert without("昨日、山田太郎さんと", taro).text == "昨日、somebodyさんと"


def test_names_that_are_words_name_nobody_in_small_letters() -> None:
    will = Named(*names_of("Will Page"))

    assert without("I will turn a page or two, Will.", will, near=True).text == "I will turn a page or two, somebody."


def test_words_shared_with_others_near_by_are_no_names() -> None:
    full, short = names_of("Anna Berg", shared=["anna", "Lind"])

    assert (
        without("Anna Berg, then Anna and Berg", Named(full, short), near=True).text
        == "Somebody, then Anna and somebody"
    )


def test_places_behind_a_name_move_with_their_words() -> None:
    text = "Ngozi Okafor paints hulls, says Ngozi Okafor."
    redaction = without(text, NGOZI)
    start = text.index("hulls")

    assert redaction.text[redaction.moved(start) : redaction.moved(start + 5)] == "hulls"
    assert redaction.moved(len(text)) == len(redaction.text)
    assert redaction.moved(3) == 0
