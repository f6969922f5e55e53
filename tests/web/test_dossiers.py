"""What is known of people, places and oneself."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from halfhour.records.accounts import Workspace
from halfhour.records.people import Organization, Person
from tests.profiles import profile_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines(workspace: Workspace) -> Person:
    """Somebody to talk with."""
    return workspace.people.create(name="Inês Fado")


def text(answer: object) -> str:
    """What the page says."""
    return answer.content.decode()  # type: ignore[attr-defined]


def test_an_empty_dossier_says_what_goes_there(client: Client, ines: Person) -> None:
    page = text(client.get(f"/people/{ines.pk}/sources/"))

    assert "Begin with one page" in page
    assert "a few lines about yourself" in page


def test_a_dropped_profile_is_read_and_its_facts_stand_by_topic(
    client: Client, ines: Person, workspace: Workspace
) -> None:
    file = SimpleUploadedFile("Profile.pdf", profile_pdf())

    page = text(client.post(f"/people/{ines.pk}/sources/", {"chosen": file}, follow=True))

    assert "Ship surveyor, Tidal Works" in page
    assert "LinkedIn profile" in page
    source = workspace.sources.get()
    shown = text(client.get(f"/sources/{source.pk}/"))
    assert "<mark>University of Porto\nMaster" in shown
    saved = client.get(f"/sources/{source.pk}/original")
    assert saved.content == profile_pdf()
    assert "attachment" in saved.headers["Content-Disposition"]


def test_notes_about_oneself_give_ground_with_the_words_of_both(client: Client, ines: Person) -> None:
    client.post("/settings/me/sources/", {"text": "I studied at the University of Porto.", "is_note": "on"})
    client.post(f"/people/{ines.pk}/sources/", {"chosen": SimpleUploadedFile("p.pdf", profile_pdf())})

    page = text(client.get(f"/people/{ines.pk}/sources/"))

    assert "What the two of you share" in page
    assert "I studied at the University of Porto." in page
    assert "Nobody else you know has it." in page


def test_a_bad_file_is_refused_and_what_was_typed_stays(client: Client, ines: Person) -> None:
    answer = client.post(
        f"/people/{ines.pk}/sources/", {"chosen": SimpleUploadedFile("x.pdf", b"%PDF-1.4 rubbish"), "name": "Her page"}
    )

    assert answer.status_code == 422
    assert "damaged" in text(answer)
    assert "Her page" in text(answer)


def test_a_good_file_is_kept_beside_a_bad_one(client: Client, ines: Person, workspace: Workspace) -> None:
    files = [
        SimpleUploadedFile("x.pdf", b"%PDF-1.4 rubbish"),
        SimpleUploadedFile("n.txt", b"She works at Tidal Works."),
    ]

    page = text(client.post(f"/people/{ines.pk}/sources/", {"chosen": files}, follow=True))

    assert workspace.sources.count() == 1
    assert "x.pdf: This PDF is damaged" in page


def test_words_are_kept_from_the_text_and_struck_out_with_undo(
    client: Client, ines: Person, workspace: Workspace
) -> None:
    client.post(f"/people/{ines.pk}/sources/", {"text": "Green boats float well."})
    source = workspace.sources.get()

    client.post(f"/sources/{source.pk}/", {"words": "boats float", "topic": "other"})
    fact = source.facts.present().get()
    page = text(client.post(f"/sources/{source.pk}/facts/{fact.pk}/removal", follow=True))

    assert not source.facts.present().exists()
    assert "Undo" in page
    answer = client.post(f"/sources/{source.pk}/", {"words": "ships sink", "topic": "other"})
    assert answer.status_code == 422
    assert "ships sink" in text(answer)


def test_name_address_and_day_are_changed_and_a_source_is_taken_away(
    client: Client, ines: Person, workspace: Workspace
) -> None:
    client.post(f"/people/{ines.pk}/sources/", {"text": "Green boats float well."})
    source = workspace.sources.get()

    client.post(f"/sources/{source.pk}/details", {"name": "On boats", "address": "", "on": "2026-02-03"})
    assert "On boats" in text(client.get(f"/people/{ines.pk}/sources/"))
    page = text(client.post(f"/sources/{source.pk}/removal", follow=True))
    assert "is taken away" in page
    assert "Begin with one page" in page


def test_a_place_has_sources_too(client: Client, workspace: Workspace) -> None:
    place = Organization.objects.create(workspace=workspace, name="Tidal Works")

    page = text(
        client.post(f"/organizations/{place.pk}/sources/", {"text": "Tidal Works opened a dock in 2024."}, follow=True)
    )

    assert "since 2024" in page


def test_markup_in_a_page_stays_words(client: Client, ines: Person) -> None:
    html = BytesIO(
        b"<html><body><p>She works on &lt;script&gt;alert(1)&lt;/script&gt; boats in Porto.</p></body></html>"
    )
    page = text(
        client.post(f"/people/{ines.pk}/sources/", {"chosen": SimpleUploadedFile("p.html", html.read())}, follow=True)
    )

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_strangers_sources_are_not_found(client: Client, workspace: Workspace, dans: Workspace) -> None:
    theirs = dans.people.create(name="Eve")
    source = dans.sources.create(person=theirs, form="note", name="n", text="t", on="2026-01-01")

    for address in (f"/people/{theirs.pk}/sources/", f"/sources/{source.pk}/", f"/sources/{source.pk}/original"):
        assert client.get(address).status_code == 404


def test_the_page_costs_the_same_however_much_is_known(
    client: Client, ines: Person, workspace: Workspace, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.post("/settings/me/sources/", {"text": "I studied at the University of Porto.", "is_note": "on"})
    for number in range(40):
        source = workspace.sources.create(
            person=ines, form="note", name=f"n{number}", text="University of Porto", on="2026-01-01"
        )
        source.facts.create(workspace=workspace, topic="study", text="University of Porto", start=0, end=19)

    with django_assert_max_num_queries(18):
        client.get(f"/people/{ines.pk}/sources/")
