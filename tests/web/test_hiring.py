"""Openings and their kits."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django.fixtures import DjangoAssertNumQueries

from halfhour.actions.undo import undo
from halfhour.records.accounts import Workspace
from halfhour.records.hiring import KitQuestion, Need, Opening, TeamMember

pytestmark = pytest.mark.django_db

ROLE = {"name": "Harbour planner", "country": "uk", "minutes": 40, "answer_days": 7, "keep_days": 180}


@pytest.fixture
def opening(client: Client, workspace: Workspace) -> Opening:
    """A role with one need."""
    client.post("/hiring/new", ROLE)
    made: Opening = workspace.openings.get()
    client.post(f"/hiring/{made.pk}/needs", {"name": "keeps a plan true", "topic": "experience"})
    return made


def page(client: Client, opening: Opening) -> str:
    return client.get(f"/hiring/{opening.pk}/").content.decode()


def test_an_empty_list_says_what_goes_there(client: Client, workspace: Workspace):
    assert "the same ground covered with everyone" in client.get("/hiring/").content.decode()


def test_a_role_without_a_name_is_asked_again(client: Client, workspace: Workspace):
    assert client.post("/hiring/new", {**ROLE, "name": ""}).status_code == 422


def test_a_need_comes_with_anchors_and_questions_to_begin_with(client: Client, opening: Opening):
    shown = page(client, opening)

    assert "One example: the situation, their own part" in shown
    assert KitQuestion.objects.filter(need__opening=opening, is_opener=True).count() == 1


def test_one_undo_takes_a_need_back(client: Client, opening: Opening, workspace: Workspace):
    undo(workspace.revisions.filter(record=Need.objects.get().pk).latest("made_at"))

    assert "keeps a plan true" not in page(client, opening)


def test_a_question_on_protected_ground_is_marked_and_stays_off_the_paper(client: Client, opening: Opening):
    need = Need.objects.get()
    client.post(f"/hiring/{opening.pk}/needs/{need.pk}/questions", {"text": "Are you planning to have children?"})

    assert "Do not ask" in page(client, opening)
    assert "children" not in paper(client, opening)


def test_a_closed_question_is_said_to_be_one(client: Client, opening: Opening):
    need = Need.objects.get()
    client.post(f"/hiring/{opening.pk}/needs/{need.pk}/questions", {"text": "Do you like planning?"})

    assert "opens up as" in page(client, opening)


def test_who_covers_what_is_shown_and_what_nobody_covers(client: Client, opening: Opening):
    client.post(f"/hiring/{opening.pk}/team", {"name": "Ben", "part": "interviewer", "address": ""})
    assert "Nobody covers keeps a plan true yet." in page(client, opening)

    member = TeamMember.objects.get()
    told = {"name": "Ben", "part": "interviewer", "address": "", "needs": [Need.objects.get().pk]}
    client.post(f"/hiring/{opening.pk}/team/{member.pk}/", told)
    assert "covered by Ben" in page(client, opening)
    assert "covers keeps a plan true" in page(client, opening)


def test_a_member_s_page_asks_again_with_what_was_typed(client: Client, opening: Opening):
    client.post(f"/hiring/{opening.pk}/team", {"name": "Ben", "part": "interviewer", "address": ""})
    member = TeamMember.objects.get()
    address = f"/hiring/{opening.pk}/team/{member.pk}/"
    assert f"/team/{member.key}/" in client.get(address).content.decode()

    answer = client.post(address, {"name": "Benedikt", "part": "interviewer", "address": "nowhere"})
    assert answer.status_code == 422
    assert "Benedikt" in answer.content.decode()
    member.refresh_from_db()
    assert member.name == "Ben"


def test_the_kit_is_printed_on_one_sheet(client: Client, opening: Opening):
    for name in ("explains plainly", "settles a dispute", "finds out what a client needs", "learns a new tool"):
        client.post(f"/hiring/{opening.pk}/needs", {"name": name, "topic": "clients"})

    words = paper(client, opening)
    assert "Harbour planner" in words
    assert "explains plainly" in words
    answer = client.get(f"/hiring/{opening.pk}/kit.pdf")
    assert len(PdfReader(BytesIO(answer.content)).pages) == 1


def test_questions_to_the_database_do_not_grow(
    client: Client, opening: Opening, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for number in range(6):
        client.post(f"/hiring/{opening.pk}/needs", {"name": f"need {number}", "topic": "team"})
        client.post(f"/hiring/{opening.pk}/team", {"name": f"Member {number}", "part": "interviewer", "address": ""})

    with django_assert_max_num_queries(22):
        client.get(f"/hiring/{opening.pk}/")


def test_the_role_is_changed_and_removed_with_undo(client: Client, opening: Opening, workspace: Workspace):
    client.post(f"/hiring/{opening.pk}/edit", {**ROLE, "name": "Port planner"})
    assert "Port planner" in page(client, opening)

    client.post(f"/hiring/{opening.pk}/removal")
    assert client.get(f"/hiring/{opening.pk}/").status_code == 404
    undo(workspace.revisions.latest("made_at"))
    assert client.get(f"/hiring/{opening.pk}/").status_code == 200


def test_a_stranger_sees_nothing(client: Client, opening: Opening, dans: Workspace):
    opening.workspace = dans
    opening.save()

    for path in ("", "edit", "kit.pdf", f"needs/{Need.objects.get().pk}/"):
        assert client.get(f"/hiring/{opening.pk}/{path}").status_code == 404


def paper(client: Client, opening: Opening) -> str:
    """The words of the printed kit."""
    answer = client.get(f"/hiring/{opening.pk}/kit.pdf")
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(answer.content)).pages).split())
