"""The list of conversations, and each of them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from halfhour.actions.conversations import start_conversation
from halfhour.domain.consent import Use
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.revisions import Revision
from halfhour.records.talks import Talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(workspace: Workspace) -> Conversation:
    """A conversation with Ben."""
    return start_conversation(workspace, ["Ben"], zone="Europe/Lisbon", role="archivist", organization="City Archive")


def test_an_empty_list_says_what_goes_there(client: Client, workspace: Workspace) -> None:
    assert "Begin with one person" in client.get("/conversations/").content.decode()


def test_a_name_is_enough_to_begin(client: Client, workspace: Workspace) -> None:
    answer = client.post("/conversations/new", {"people": "Ben, Cleo", "kind": "informational"}, follow=True)

    assert "Ben and Cleo" in answer.content.decode()
    assert workspace.people.count() == 2


def test_a_form_without_a_name_keeps_what_was_typed(client: Client, workspace: Workspace) -> None:
    answer = client.post("/conversations/new", {"people": " , ", "kind": "informational", "role": "archivist"})

    assert answer.status_code == 422
    assert "archivist" in answer.content.decode()


def test_search_and_filters_narrow_the_list(client: Client, workspace: Workspace, ben: Conversation) -> None:
    start_conversation(workspace, ["Cleo"], zone="UTC", kind="casual_job", asked_on="2026-03-02")

    assert "Cleo" not in client.get("/conversations/?q=archive").content.decode()
    assert "Ben" not in client.get("/conversations/?kind=casual_job").content.decode()
    assert "Ben" not in client.get("/conversations/?stage=asked").content.decode()
    assert "Nothing fits" in client.get("/conversations/?q=zebra").content.decode()
    assert "Ben" in client.get("/conversations/?kind=nonsense&page=99").content.decode()


def test_the_list_costs_the_same_however_long_it_is(
    client: Client, workspace: Workspace, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        start_conversation(workspace, [f"Ben {number}"], zone="UTC", organization=f"Archive {number}")

    with django_assert_max_num_queries(7):
        text = client.get("/conversations/?page=2").content.decode()

    assert "26 to 50 of 60" in text


def test_the_agreed_hour_is_of_the_zone_beside_it(client: Client, ben: Conversation) -> None:
    client.post(
        f"/conversations/{ben.pk}/facts",
        {"name": "Ben", "kind": "informational", "zone": "America/New_York", "agreed_for": "2026-03-02T14:30"},
    )

    ben.refresh_from_db()
    assert ben.agreed_for
    assert ben.agreed_for.isoformat() == "2026-03-02T19:30:00+00:00"
    assert "Monday 2 March 2026, 14:30 (America/New York)" in client.get(f"/conversations/{ben.pk}/").content.decode()


def test_an_hour_that_the_clocks_skip_is_asked_about(client: Client, ben: Conversation) -> None:
    answer = client.post(
        f"/conversations/{ben.pk}/facts",
        {"name": "Ben", "kind": "other", "zone": "Europe/Berlin", "agreed_for": "2026-03-29T02:30"},
    )

    assert answer.status_code == 422
    assert "clocks go forward" in answer.content.decode()


def test_an_edit_can_be_taken_back(client: Client, ben: Conversation) -> None:
    client.post(
        f"/conversations/{ben.pk}/facts",
        {"name": "Benjamin", "kind": "unclear", "zone": ben.zone, "held_on": "2026-03-02"},
    )

    client.post(f"/undo/{Revision.objects.get().pk}/")

    ben.refresh_from_db()
    assert (ben.name, ben.held_on) == ("Ben", None)


def test_a_removed_conversation_can_be_brought_back(client: Client, ben: Conversation) -> None:
    text = client.post(f"/conversations/{ben.pk}/removal", follow=True).content.decode()
    assert "Undo" in text
    assert client.get(f"/conversations/{ben.pk}/").status_code == 404

    client.post(f"/undo/{Revision.objects.get().pk}/")

    assert client.get(f"/conversations/{ben.pk}/").status_code == 200


def test_a_talk_of_a_removed_conversation_is_not_found(client: Client, talk: Talk) -> None:
    client.post(f"/conversations/{talk.conversation_id}/removal")

    assert client.get(f"/talks/{talk.pk}/").status_code == 404


def test_questions_are_added_a_line_each_and_struck_out(client: Client, ben: Conversation) -> None:
    client.post(f"/conversations/{ben.pk}/questions", {"text": "- How did you begin?\n\n* What is hard?"})
    first, second = ben.questions.present()
    assert (first.text, second.text) == ("How did you begin?", "What is hard?")

    client.post(f"/conversations/{ben.pk}/questions/{first.pk}/removal")

    assert list(ben.questions.present()) == [second]


def test_consent_comes_before_a_transcript(client: Client, ben: Conversation) -> None:
    address = f"/conversations/{ben.pk}/talks/new"
    assert "did Ben agree to a transcript?" in client.get(address).content.decode()
    assert "Paste the talk here" in client.get(f"{address}?notes").content.decode()

    client.post(
        f"/conversations/{ben.pk}/consent?then=talk", {"uses": ["transcript"], "given": "yes", "on": "2026-03-02"}
    )

    assert "Paste the talk here" in client.get(address).content.decode()


def test_a_no_is_noted_too(client: Client, ben: Conversation) -> None:
    client.post(
        f"/conversations/{ben.pk}/consent",
        {"uses": ["transcript"], "given": "no", "on": "2026-03-02", "how": "by mail"},
    )

    assert "Ben said no to a transcript" in client.get(f"/conversations/{ben.pk}/").content.decode()
    assert "did Ben agree" in client.get(f"/conversations/{ben.pk}/talks/new").content.decode()


def test_what_nobody_can_read_is_said_in_a_conversation_too(
    client: Client, talk: Talk, add_talk: Callable[..., Talk]
) -> None:
    answer = client.post(f"/conversations/{talk.conversation_id}/talks/new", {"text": ""})

    assert answer.status_code == 422
    assert "nothing in the box yet" in answer.content.decode()


def test_what_they_agreed_to_can_be_taken_back_in_one_go(client: Client, workspace: Workspace) -> None:
    both = start_conversation(workspace, ["Ben", "Cleo"], zone="UTC")
    said = {"uses": ["notes", "transcript"], "given": "yes", "on": "2026-03-02"}
    client.post(f"/conversations/{both.pk}/consent", said)
    client.post(f"/conversations/{both.pk}/consent", said | {"given": "no"})
    later = Revision.objects.filter(part_of=None).latest("made_at")

    client.post(f"/undo/{later.pk}/")
    words = set(both.consents.present().values_list("given", flat=True))
    client.post(f"/undo/{Revision.objects.filter(part_of=None).earliest('made_at').pk}/")

    assert words == {True}
    assert not both.consents.present().exists()
    assert "Nothing is noted yet" in client.get(f"/conversations/{both.pk}/").content.decode()


def test_a_word_taken_back_is_no_longer_leave_to_keep_a_transcript(
    client: Client, workspace: Workspace, ben: Conversation
) -> None:
    client.post(f"/conversations/{ben.pk}/consent", {"uses": ["transcript"], "given": "yes", "on": "2026-03-02"})

    client.post(f"/undo/{Revision.objects.get().pk}/")

    assert [word.given for word in ben.as_agreements(Use.TRANSCRIPT)] == [None]


def test_the_page_tells_the_one_next_step_and_what_to_note(client: Client, ben: Conversation) -> None:
    assert f"/conversations/{ben.pk}/writing/ask/" in client.get(f"/conversations/{ben.pk}/").content.decode()

    client.post(f"/conversations/{ben.pk}/happenings", {"what": "declined", "on": "2026-03-02"})

    ben.refresh_from_db()
    assert (str(ben.closed_on), ben.closed_why) == ("2026-03-02", "declined")
    assert "Open it again" in client.get(f"/conversations/{ben.pk}/").content.decode()
    client.post(f"/conversations/{ben.pk}/reopening")
    ben.refresh_from_db()
    assert ben.closed_on is None


def test_a_day_ahead_is_refused_with_the_form_still_there(client: Client, ben: Conversation) -> None:
    answer = client.post(f"/conversations/{ben.pk}/happenings", {"what": "held", "on": "2999-01-01"})

    assert answer.status_code == 422
    assert "still to come" in answer.content.decode()


def _opened(client: Client, ben: Conversation) -> dict[str, object]:
    """The facts form as a window has it open."""
    form = client.get(f"/conversations/{ben.pk}/facts").context["form"]
    return {field.html_name: "" if field.value() is None else field.value() for field in form}


def test_two_windows_with_different_fields_both_count(client: Client, ben: Conversation) -> None:
    one, other = _opened(client, ben), _opened(client, ben)

    client.post(f"/conversations/{ben.pk}/facts", {**one, "notes": "Bring the map."})
    client.post(f"/conversations/{ben.pk}/facts", {**other, "place": "City Archive"})

    ben.refresh_from_db()
    assert (ben.notes, ben.place) == ("Bring the map.", "City Archive")


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Bring the key."), ("there", "Bring the map.")])
def test_two_windows_with_the_same_field_are_asked_about(
    client: Client, ben: Conversation, choice: str, kept: str
) -> None:
    one, other = _opened(client, ben), _opened(client, ben)
    client.post(f"/conversations/{ben.pk}/facts", {**one, "notes": "Bring the map."})

    answer = client.post(f"/conversations/{ben.pk}/facts", {**other, "notes": "Bring the key."})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Bring the map." in text
    assert "Bring the key." in text
    form = answer.context["form"]
    again = {field.html_name: "" if field.value() is None else field.value() for field in form}
    client.post(f"/conversations/{ben.pk}/facts", {**again, "choose-notes": choice})
    ben.refresh_from_db()
    assert ben.notes == kept


def test_several_are_closed_with_one_undo(client: Client, workspace: Workspace, ben: Conversation) -> None:
    cleo = start_conversation(workspace, ["Cleo"], zone="UTC")

    client.post("/conversations/several", {"chosen": [ben.pk, cleo.pk], "deed": "close-no_answer"})

    assert workspace.conversations.filter(closed_why="no_answer").count() == 2
    client.post(f"/undo/{Revision.objects.get(part_of=None).pk}/")
    assert workspace.conversations.filter(closed_on=None).count() == 2


def test_the_board_counts_all_and_shows_eight_a_column(
    client: Client, workspace: Workspace, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        start_conversation(workspace, [f"Ben {number}"], zone="UTC", asked_on="2026-03-02" if number > 9 else None)

    with django_assert_max_num_queries(8):
        columns = client.get("/conversations/?as=board").context["columns"]

    assert {column.stage.value: (column.many, len(column.cards)) for column in columns if column.many} == {
        "idea": (10, 8),
        "asked": (2, 2),
    }


def test_an_answer_leads_to_the_small_form_for_the_time(client: Client, ben: Conversation) -> None:
    ben.asked_on, ben.answered_on = date(2026, 3, 2), date(2026, 3, 3)
    ben.save()

    assert f'href="/conversations/{ben.pk}/meeting/"' in client.get(f"/conversations/{ben.pk}/").content.decode()


def test_a_second_person_is_asked_in_a_conversation_of_their_own(
    client: Client, workspace: Workspace, ben: Conversation
) -> None:
    workspace.follow_up = "three_b_seven"
    workspace.save()
    ben.asked_on = timezone.localdate() - timedelta(days=8)
    ben.save()
    archive, cleo = workspace.organizations.get(), workspace.people.create(name="Cleo Marsh")
    workspace.people.create(name="Dan Elsewhere", organization=workspace.organizations.create(name="City Archives Ltd"))
    cleo.posts.create(workspace=workspace, organization=archive, title="conservator")

    assert f'href="/conversations/{ben.pk}/second/"' in client.get(f"/conversations/{ben.pk}/").content.decode()
    text = client.get(f"/conversations/{ben.pk}/second/").content.decode()
    assert "Ask Cleo Marsh" in text
    assert "Dan Elsewhere" not in text
    assert ">Ben<" not in text.split("<h2")[1]

    begun = client.post(f"/people/{cleo.pk}/conversation", follow=True)
    assert "Cleo Marsh" in begun.content.decode()
    cleo.conversations.update(asked_on=timezone.localdate())
    assert "Asked today" in client.get(f"/conversations/{ben.pk}/second/").content.decode()
    assert f'href="/conversations/{ben.pk}/second/"' in client.get(f"/conversations/{ben.pk}/").content.decode()
    cleo.organization = archive
    cleo.save()
    assert f'href="/conversations/{ben.pk}/second/"' not in client.get(f"/conversations/{ben.pk}/").content.decode()


def test_where_nobody_else_is_known_the_page_says_so(client: Client, workspace: Workspace, ben: Conversation) -> None:
    assert "You know nobody else there yet." in client.get(f"/conversations/{ben.pk}/second/").content.decode()
    workspace.people.update(organization=None)
    assert "Note where Ben is" in client.get(f"/conversations/{ben.pk}/second/").content.decode()
