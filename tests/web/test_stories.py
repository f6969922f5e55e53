"""Stories: kept, ticked, planned, told, and who heard them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halfhour.actions.conversations import start_conversation
from halfhour.actions.forgetting import forget_person
from halfhour.actions.undo import undo
from halfhour.records.accounts import User, Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.practice import Story
from halfhour.records.revisions import Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward(workspace: Workspace) -> Story:
    made: Story = workspace.stories.create(
        name="The moved ward", situation="In 2014 the ward moved.", action="I walked the way first.", answers=["proud"]
    )
    return made


@pytest.fixture
def coffee(workspace: Workspace, ada: User) -> Conversation:
    return start_conversation(workspace, ["Ngozi Okafor"], zone="Europe/Berlin")


def text(page: Any) -> str:
    return str(page.content.decode())


def test_the_empty_page_offers_the_first_step(client: Client, ada: User):
    page = client.get("/stories/")

    assert "Begin with something small" in text(page)
    assert "/stories/new" in text(page)


def test_a_new_story_goes_on_to_its_questions(client: Client, workspace: Workspace):
    page = client.post("/stories/new?answers=proud", {"name": "The kiln", "skills": "pottery, asking, pottery"})

    made = workspace.stories.get()
    assert page["Location"] == f"/stories/{made.pk}/questions"
    assert made.skills == ["pottery", "asking"]
    assert made.answers == ["proud"]


def test_what_was_typed_stays_when_the_name_is_missing(client: Client, ada: User):
    page = client.post("/stories/new", {"situation": "In March"})

    assert page.status_code == 422
    assert "In March" in text(page)


def test_nothing_is_ticked_but_what_the_person_ticks(client: Client, ward: Story):
    page = client.get(f"/stories/{ward.pk}/questions")

    assert text(page).count(" checked") == 1

    client.post(f"/stories/{ward.pk}/questions", {"answers": ["decision", "deadline"]})
    ward.refresh_from_db()
    assert ward.answers == ["decision", "deadline"]


def test_no_tick_at_all_and_unknown_questions(client: Client, ward: Story):
    assert client.post(f"/stories/{ward.pk}/questions", {"answers": ["zebra"]}).status_code == 422
    assert client.post(f"/stories/{ward.pk}/questions", {}).status_code == 302
    ward.refresh_from_db()
    assert ward.answers == []


def test_an_edit_and_a_removal_can_be_taken_back(client: Client, ward: Story, workspace: Workspace):
    client.post(f"/stories/{ward.pk}/edit", {"name": "The ward by the river"})
    undo(Revision.objects.of(ward).standing().first())
    ward.refresh_from_db()
    assert ward.name == "The moved ward"

    client.post(f"/stories/{ward.pk}/removal")
    assert not workspace.stories.present().exists()
    undo(Revision.objects.of(ward).standing().first())
    assert workspace.stories.present().exists()


def test_the_grid_shows_gaps_and_the_list_says_the_same(client: Client, ward: Story):
    page = text(client.get("/stories/grid/"))

    assert "The moved ward" in page
    assert "gap-row" in page
    assert "nothing yet" in page


def test_planning_twice_is_once(client: Client, ward: Story, coffee: Conversation):
    for _ in range(2):
        client.post(f"/stories/for/{coffee.pk}/tellings", {"story": ward.pk, "answer": "plan"})

    assert ward.tellings.present().count() == 1


def test_what_was_planned_becomes_told_by_one_tap(client: Client, ward: Story, coffee: Conversation):
    coffee.held_on = date(2026, 5, 4)
    coffee.save()
    client.post(f"/stories/for/{coffee.pk}/tellings", {"story": ward.pk, "answer": "plan"})
    client.post(f"/stories/for/{coffee.pk}/tellings", {"story": ward.pk, "answer": "told"})

    assert ward.tellings.present().get().on == date(2026, 5, 4)
    assert "told on 4 May 2026" in text(client.get(f"/stories/{ward.pk}/"))


def test_whoever_heard_it_is_named_when_it_is_planned_again(client: Client, ward: Story, coffee: Conversation):
    client.post(f"/stories/for/{coffee.pk}/tellings", {"story": ward.pk, "answer": "told"})
    again = coffee.workspace.conversations.create(name="Once more")
    again.people.set(coffee.people.all())

    page = text(client.get(f"/stories/for/{again.pk}/"))

    assert "Ngozi Okafor heard it on" in page
    assert "heard it on" not in text(client.get(f"/stories/for/{coffee.pk}/"))


def test_a_telling_is_taken_back(client: Client, ward: Story, coffee: Conversation):
    client.post(f"/stories/for/{coffee.pk}/tellings", {"story": ward.pk, "answer": "told"})
    telling = ward.tellings.get()

    client.post(f"/stories/{ward.pk}/tellings/{telling.pk}/removal")

    assert not ward.tellings.present().exists()


def test_a_conversation_and_its_afterwards_lead_to_the_stories(client: Client, coffee: Conversation):
    assert f"/stories/for/{coffee.pk}/" in text(client.get(f"/conversations/{coffee.pk}/"))
    assert f"/stories/for/{coffee.pk}/" in text(client.get(f"/conversations/{coffee.pk}/afterwards/"))


def test_the_number_of_questions_to_the_database_does_not_grow(
    client: Client, workspace: Workspace, coffee: Conversation, django_assert_max_num_queries: Any
):
    for number in range(40):
        one = workspace.stories.create(name=f"Story {number}", answers=["proud", "mistake"])
        one.tellings.create(workspace=workspace, conversation=coffee)

    for path in ("/stories/", "/stories/grid/", f"/stories/for/{coffee.pk}/", "/stories/sheet/"):
        with django_assert_max_num_queries(16):
            assert client.get(path).status_code == 200


def test_others_see_nothing_of_it(client: Client, ward: Story):
    other = Workspace.objects.create(name="Dan's")
    theirs = other.stories.create(name="Not yours")

    for path in ("", "edit", "questions"):
        assert client.get(f"/stories/{theirs.pk}/{path}").status_code == 404
    assert client.post(f"/stories/{theirs.pk}/removal").status_code == 404


# ---- told in a talk that is not kept here ----


def heard(client: Client, story: Story, listener: str, on: str = "2026-02-03") -> Any:
    return client.post(f"/stories/{story.pk}/tellings", {"listener": listener, "on": on})


def test_somebody_unknown_heard_it_elsewhere_once(client: Client, ward: Story):
    for name in ("Tove Quist", " tove  QUIST "):
        heard(client, ward, name)

    assert ward.tellings.present().get().listener == "Tove Quist"
    page = text(client.get(f"/stories/{ward.pk}/"))
    assert "Tove Quist" in page
    assert "told on 3 February 2026" in page


def test_whoever_was_noted_by_name_is_named_once_they_are_in_a_conversation(
    client: Client, ward: Story, workspace: Workspace
):
    heard(client, ward, "Dr Tove Quist")
    later = start_conversation(workspace, ["Tove Quist", "Ben Ode"], zone="Europe/Berlin", kind="casual_job")

    assert "Tove Quist heard it on 3 February 2026" in text(client.get(f"/stories/for/{later.pk}/"))
    assert "Ben Ode heard it" not in text(client.get(f"/stories/for/{later.pk}/"))
    assert "Tove Quist heard it" in text(client.get(f"/conversations/{later.pk}/preparing/"))


def test_whoever_is_known_is_linked_and_stays_so_under_another_name(client: Client, ward: Story, coffee: Conversation):
    heard(client, ward, "ngozi okafor")
    ngozi = coffee.people.get()
    assert ward.tellings.get().person == ngozi
    heard(client, ward, "Ngozi Okafor")
    assert ward.tellings.present().count() == 1

    ngozi.name = "Ngozi Okafor-Lund"
    ngozi.save()
    assert "Ngozi Okafor-Lund heard it on" in text(client.get(f"/stories/for/{coffee.pk}/"))


def test_a_day_ahead_or_no_name_is_asked_again_with_what_was_typed(client: Client, ward: Story):
    answer = heard(client, ward, "Tove Quist", "2999-01-01")
    assert answer.status_code == 422
    assert "still ahead" in text(answer)
    assert "Tove Quist" in text(answer)
    assert heard(client, ward, "").status_code == 422
    assert not ward.tellings.exists()


def test_what_was_heard_elsewhere_is_taken_back_and_undone(client: Client, ward: Story, workspace: Workspace):
    heard(client, ward, "Tove Quist")
    undo(workspace.revisions.latest("made_at"))
    assert not ward.tellings.present().exists()


def test_forgetting_somebody_forgets_that_they_heard_it(client: Client, ward: Story, coffee: Conversation):
    ward.tellings.create(workspace=coffee.workspace, listener="Ngozi Okafor", on=date(2026, 2, 3))
    forget_person(coffee.people.get(), now=timezone.now())

    assert "Ngozi" not in text(client.get(f"/stories/{ward.pk}/"))
