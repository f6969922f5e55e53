"""People: the list, a page each, and what hangs on them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halfhour.actions.conversations import start_conversation
from halfhour.records.accounts import User, Workspace
from halfhour.records.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(ada: User) -> date:
    return timezone.localdate()


@pytest.fixture
def ngozi(workspace: Workspace) -> Person:
    """Somebody with a place, an address and a former post."""
    harbour = workspace.organizations.create(name="Harbour Works")
    school = workspace.organizations.create(name="Lagos Polytechnic", sort="school")
    ngozi = workspace.people.create(name="Ngozi Okafor", role="engineer", organization=harbour, call_me="Goz")
    workspace.posts.create(person=ngozi, organization=school, is_over=True, title="student")
    workspace.addresses.create(person=ngozi, way="email", value="ngozi@harbour.example", plain="ngozi@harbour.example")
    return ngozi


def shown(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_list_offers_both_ways_in(client: Client, ada: User) -> None:
    text = shown(client, "/people/")

    assert "Bring your network" in text
    assert "Add somebody" in text


@pytest.mark.parametrize("words", ["okafor", "goz", "engin", "harbour works", "ngozi@harb", "NGOZI engineer"])
def test_people_are_found_by_name_work_place_and_address(client: Client, ngozi: Person, words: str) -> None:
    assert "Ngozi Okafor" in shown(client, f"/people/?q={words}")


def test_words_without_accents_find_names_with_them(client: Client, workspace: Workspace) -> None:
    workspace.people.create(name="José Müller")

    assert "José Müller" in shown(client, "/people/?q=jose muller")


def test_filters_narrow_and_nobody_is_said_aloud(client: Client, workspace: Workspace, ngozi: Person) -> None:
    workspace.people.create(name="Ben Dalton", tie="weak")

    assert "Ngozi Okafor" not in shown(client, "/people/?tie=weak")
    assert "Ben Dalton" not in shown(client, "/people/?organization=harbour works ltd")
    assert "Nobody fits" in shown(client, "/people/?organization=harbour")
    assert "Nobody fits" in shown(client, "/people/?past=keep")


def test_never_talked_counts_only_real_contacts_that_have_happened(
    client: Client, workspace: Workspace, ngozi: Person, today: date
) -> None:
    workspace.contacts.create(person=ngozi, on=today, way="connected", is_real=False)
    workspace.contacts.create(person=ngozi, on=today + timedelta(days=3), way="met")
    assert "Ngozi Okafor" in shown(client, "/people/?talked=never")

    workspace.contacts.create(person=ngozi, on=today, way="met")
    assert "Ngozi Okafor" not in shown(client, "/people/?talked=never")


def test_the_order_is_that_of_real_contacts_on_the_day_they_happened(
    client: Client, workspace: Workspace, today: date
) -> None:
    early, late, never = (workspace.people.create(name=name) for name in ("Early", "Late", "Never"))
    workspace.contacts.create(person=early, on=today - timedelta(days=400), way="met")
    letter = {"text": "Gladly.", "is_mine": False, "person": late}
    workspace.messages.create(on=today - timedelta(days=3), **letter)
    workspace.messages.create(on=today, text="Hello?", is_mine=True, person=never)

    latest, longest = shown(client, "/people/?sort=latest"), shown(client, "/people/?sort=longest")

    assert latest.index("Late") < latest.index("Early") < latest.index("Never")
    assert longest.index("Early") < longest.index(">Late<") < longest.index("Never")
    assert "3 days ago" in latest
    assert "13 months ago" in latest


def test_a_page_tells_who_and_what_was_said(client: Client, workspace: Workspace, ngozi: Person, today: date) -> None:
    talk = start_conversation(workspace, ["Ngozi Okafor"], zone="UTC", held_on=today, asked_on=today)
    workspace.promises.create(conversation=talk, person=ngozi, is_mine=True, text="Send the article")
    workspace.advice.create(conversation=talk, text="Visit a plant first")
    ben = workspace.people.create(name="Ben Dalton")
    workspace.introductions.create(by=ben, to=ngozi)
    workspace.messages.create(person=ngozi, is_mine=False, text="Come on Tuesday", on=today)

    text = shown(client, f"/people/{ngozi.pk}/")

    for words in (
        "Goz",
        "Formerly student",
        "Lagos Polytechnic",
        "mailto:ngozi@harbour.example",
        "Last real contact today",
        "You promised",
        "Send the article",
        "Visit a plant first",
        "Ben Dalton",
        "Come on Tuesday",
        f"/people/{ngozi.pk}/sources/",
    ):
        assert words in text


def test_what_is_typed_is_ones_own_and_can_be_taken_back(client: Client, workspace: Workspace, ngozi: Person) -> None:
    page = f"/people/{ngozi.pk}/edit"
    typed = {"name": "Ngozi Okafor", "call_me": "Ngo", "organization": "Harbour Works Ltd", "role": "head engineer"}

    assert client.post(page, typed).status_code == 302

    ngozi.refresh_from_db()
    assert (ngozi.call_me, ngozi.role) == ("Ngo", "head engineer")
    assert {"call_me", "role"} <= set(ngozi.own_words)
    assert ngozi.organization
    assert ngozi.organization.name == "Harbour Works"
    client.post(f"/undo/{workspace.revisions.first().pk}/")
    ngozi.refresh_from_db()
    assert (ngozi.call_me, ngozi.own_words) == ("Goz", [])


def test_an_edit_in_another_window_is_not_lost(client: Client, ngozi: Person) -> None:
    page = f"/people/{ngozi.pk}/edit"
    seen = ngozi.changed_at.isoformat()
    client.post(page, {"name": "Ngozi Okafor", "role": "head engineer", "organization": "Harbour Works", "seen": seen})

    second = {"name": "Ngozi Okafor", "role": "painter", "organization": "Harbour Works", "seen": seen}
    response = client.post(page, second)

    assert response.status_code == 422
    text = response.content.decode()
    assert "head engineer" in text
    assert 'value="painter"' in text
    ngozi.refresh_from_db()
    assert ngozi.role == "head engineer"


def test_through_whom_names_somebody_who_is_there(client: Client, workspace: Workspace, ngozi: Person) -> None:
    ben = workspace.people.create(name="Ben Dalton")
    page = f"/people/{ngozi.pk}/edit"

    refused = client.post(page, {"name": "Ngozi Okafor", "met_through": "Cleo"})
    assert refused.status_code == 422
    assert "nobody called Cleo" in refused.content.decode()
    client.post(page, {"name": "Ngozi Okafor", "met_through": "ben dalton"})

    ngozi.refresh_from_db()
    assert ngozi.met_through == ben


def test_an_address_that_cannot_be_read_is_kept_and_said(client: Client, workspace: Workspace, ngozi: Person) -> None:
    page = f"/people/{ngozi.pk}/addresses"

    text = client.post(page, {"way": "phone", "value": "ask the porter"}, follow=True).content.decode()
    assert "Kept as you typed it" in text
    client.post(page, {"way": "phone", "value": "+44 20 7946 0018"})
    client.post(page, {"way": "email", "value": "Ngozi@Harbour.example"})

    kept = set(ngozi.addresses.present().values_list("value", flat=True))
    assert kept == {"ask the porter", "+44 20 7946 0018", "Ngozi@harbour.example"}


def test_a_page_of_javascript_is_no_link(client: Client, workspace: Workspace, ngozi: Person) -> None:
    client.post(f"/people/{ngozi.pk}/addresses", {"way": "page", "value": "javascript://x.example/%0aalert(1)"})

    assert 'href="javascript' not in shown(client, f"/people/{ngozi.pk}/")


def test_a_contact_ahead_is_refused_with_what_was_typed(client: Client, ngozi: Person, today: date) -> None:
    page = f"/people/{ngozi.pk}/contacts"

    refused = client.post(page, {"on": today + timedelta(days=1), "way": "met", "words": "at the fair"})
    assert refused.status_code == 422
    assert "has not come yet" in refused.content.decode()
    assert "at the fair" in refused.content.decode()
    client.post(page, {"on": today, "way": "met", "words": "at the fair"})

    assert ngozi.contacts.get().words == "at the fair"


def test_one_tap_begins_a_conversation_and_the_second_finds_it(
    client: Client, workspace: Workspace, ngozi: Person
) -> None:
    page = f"/people/{ngozi.pk}/conversation"

    first, second = client.post(page), client.post(page)

    assert first.url == second.url == f"/conversations/{workspace.conversations.get().pk}/"
    assert list(workspace.conversations.get().people.all()) == [ngozi]


def test_rest_until_a_day_for_good_and_not_any_more(client: Client, ngozi: Person, today: date) -> None:
    page = f"/people/{ngozi.pk}/rest"

    assert client.post(page, {"rest": "until"}).status_code == 422
    client.post(page, {"rest": "until", "until": today + timedelta(days=40)})
    ngozi.refresh_from_db()
    assert ngozi.rests_until == today + timedelta(days=40)
    client.post(page, {"rest": "ever"})
    ngozi.refresh_from_db()
    assert ngozi.at_rest
    client.post(page, {"rest": "again"})
    ngozi.refresh_from_db()
    assert (ngozi.at_rest, ngozi.rests_until) == (False, None)


def test_parts_are_added_and_taken_away_with_undo(client: Client, workspace: Workspace, ngozi: Person) -> None:
    client.post(f"/people/{ngozi.pk}/posts", {"organization": "Tidal Lab", "sort": "organization", "is_over": "on"})
    post = ngozi.posts.present().get(organization__name="Tidal Lab")

    client.post(f"/people/{ngozi.pk}/posts/{post.pk}/removal")
    assert not ngozi.posts.present().filter(pk=post.pk).exists()
    client.post(f"/undo/{workspace.revisions.first().pk}/")

    assert ngozi.posts.present().filter(pk=post.pk).exists()


def test_groups_are_offered_made_changed_and_removed(client: Client, workspace: Workspace) -> None:
    assert "Mentors" in shown(client, "/people/groups/")
    client.post("/people/groups/", {"name": "Mentors", "every_days": 60})
    assert client.post("/people/groups/", {"name": "mentors", "every_days": 60}).status_code == 422
    assert client.post("/people/groups/", {"name": "Daily", "every_days": 1}).status_code == 422
    mentors = workspace.groups.get()
    client.post(f"/people/groups/{mentors.pk}/", {"name": "Mentors", "every_days": 90})
    client.post(f"/people/groups/{mentors.pk}/removal")
    client.post("/people/groups/", {"name": "Mentors", "every_days": 30})

    mentors.refresh_from_db()
    assert (mentors.every_days, mentors.removed_at) == (30, None)


def test_somebody_new_needs_a_name_only(client: Client, workspace: Workspace) -> None:
    assert client.post("/people/new", {"name": "", "role": "nurse"}).status_code == 422
    client.post("/people/new", {"name": "Tove Lind", "organization": "Orchard Lab", "email": "tove@orchard.example"})

    tove = workspace.people.get()
    assert tove.organization
    assert tove.organization.name == "Orchard Lab"
    assert tove.addresses.get().plain == "tove@orchard.example"


def test_people_of_somebody_else_are_not_found(client: Client, ada: User, dans: Workspace) -> None:
    theirs = dans.people.create(name="Ngozi Okafor")

    for path in ("", "edit", "export", "forgetting"):
        assert client.get(f"/people/{theirs.pk}/{path}").status_code == 404
    assert client.post(f"/people/{theirs.pk}/conversation").status_code == 404
    assert "Ngozi" not in shown(client, "/people/")


@pytest.mark.parametrize("path", ["/people/", "/people/?sort=latest", "/people/?q=person"])
def test_the_number_of_questions_does_not_grow(client: Client, workspace: Workspace, today: date, path: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(path)
        return len(queries)

    def add(many: int) -> None:
        for number in range(many):
            person = workspace.people.create(name=f"Person {number}")
            workspace.contacts.create(person=person, on=today, way="met")

    add(3)
    few = asked()
    add(20)

    assert asked() == few


def test_who_was_to_be_kept_until_today_is_kept_longer_or_forgotten(
    client: Client, workspace: Workspace, ngozi: Person, today: date
) -> None:
    ngozi.keep_until = today
    ngozi.save()

    assert "Keep Ngozi Okafor another year" in shown(client, "/people/keeping/")
    assert "You wanted to keep what you know of them until" in shown(client, f"/people/{ngozi.pk}/")

    told = client.post(f"/people/{ngozi.pk}/keeping", {"keep": "year", "back": "list"}, follow=True).content.decode()
    ngozi.refresh_from_db()
    assert ngozi.keep_until == today + timedelta(days=365)
    assert "Nobody is due." in told

    revision = told.partition('action="/undo/')[2].partition('"')[0]
    client.post(f"/undo/{revision}")
    ngozi.refresh_from_db()
    assert ngozi.keep_until == today


@pytest.mark.parametrize("until", ["", "2020-01-01"])
def test_a_day_to_keep_until_lies_ahead(client: Client, ngozi: Person, until: str) -> None:
    answer = client.post(f"/people/{ngozi.pk}/keeping", {"keep": "day", "until": until})

    assert answer.status_code == 422
    assert "Say until which day; it lies ahead." in answer.content.decode()


def test_thanks_are_no_letter_without_an_answer(client: Client, workspace: Workspace, today: date) -> None:
    group = workspace.groups.create(name="Mentors", every_days=60)
    ada = workspace.people.create(name="Ada Marsh", group=group)
    workspace.contacts.create(person=ada, on=today - timedelta(days=20), way="met", is_real=True)
    for ago in (19, 10):
        workspace.messages.create(
            person=ada, is_mine=True, text="Thank you", purpose="thanks", on=today - timedelta(days=ago)
        )

    due = today + timedelta(days=40)
    assert f"Write again on {due:%A} {due.day} {due:%B}" in shown(client, f"/people/{ada.pk}/")
