"""Settings, and in and out of the sample."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.sample import prepare_sample_workspace
from halfhour.records.accounts import User, Workspace

pytestmark = pytest.mark.django_db


def test_name_and_zone_are_kept(client: Client, ada: User) -> None:
    client.post("/settings/", {"name": "Ada", "zone": "Europe/Berlin"})

    ada.refresh_from_db()
    assert (ada.name, ada.zone) == ("Ada", "Europe/Berlin")


def test_a_zone_that_does_not_exist_is_refused(client: Client, ada: User) -> None:
    assert client.post("/settings/", {"name": "Ada", "zone": "Mars/Olympus"}).status_code == 422


def test_the_sample_says_that_it_is_one_and_how_to_start_empty(client: Client, ada: User) -> None:
    prepare_sample_workspace(today=timezone.localdate())
    assert "This is the sample." in client.get("/").content.decode()

    client.post("/settings/own-workspace")
    text = client.get("/conversations/").content.decode()

    assert "This is the sample." not in text
    assert "Begin with one person" in text


def test_the_sample_can_be_visited_again(client: Client, ada: User) -> None:
    client.post("/settings/sample-workspace")
    client.post("/settings/own-workspace")
    client.post("/settings/sample-workspace")

    assert Workspace.objects.samples().count() == 1
    assert "Ruairi Flett" in client.get("/").content.decode()


def test_the_list_of_keys_needs_no_script(client: Client, ada: User) -> None:
    assert "search the page you are on" in client.get("/keys/").content.decode()


def test_days_are_those_of_the_persons_own_clock(client: Client, ada: User) -> None:
    ben = start_conversation(ada.workspace, ["Ben"], zone="UTC")  # type: ignore[arg-type]

    days = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):  # 25 hours apart: never the same day
        client.post("/settings/", {"name": "Ada", "zone": zone})
        days.add(client.get(f"/conversations/{ben.pk}/consent").context["form"]["on"].value())

    assert len(days) == 2


def test_a_new_person_begins_with_the_zone_of_the_machine(client: Client, db: None, settings: Any) -> None:
    settings.MACHINE_ZONE = "Africa/Lagos"

    assert welcome_local_person().zone == "Africa/Lagos"


def test_the_browser_is_asked_for_the_zone_once(client: Client, ada: User) -> None:
    asked = "zone-form" in client.get("/").content.decode()
    told = client.post("/settings/zone", {"zone": "Asia/Tokyo"})
    client.post("/settings/zone", {"zone": "Europe/Paris"})

    ada.refresh_from_db()
    assert (asked, told.status_code, ada.zone) == (True, 204, "Asia/Tokyo")
    assert "zone-form" not in client.get("/").content.decode()


def test_a_zone_that_the_person_chose_is_not_asked_of_the_browser(client: Client, ada: User) -> None:
    client.post("/settings/", {"name": "Ada", "zone": "Europe/Berlin"})

    client.post("/settings/zone", {"zone": "Asia/Tokyo"})

    ada.refresh_from_db()
    assert ada.zone == "Europe/Berlin"


def test_a_browser_that_tells_nonsense_is_asked_again(client: Client, ada: User) -> None:
    client.post("/settings/zone", {"zone": "Mars/Olympus"})

    assert "zone-form" in client.get("/").content.decode()


def test_today_by_mail_is_off_and_needs_an_address(client: Client, ada: User) -> None:
    text = client.get("/settings/reminders").content.decode()
    assert "Say first which address is yours" in text

    refused = client.post("/settings/digest", {"hour": "7"})
    assert refused.status_code == 422
    assert "Nobody has said yet which address is yours." in refused.content.decode()


def test_today_by_mail_is_switched_on_and_off(client: Client, ada: User) -> None:
    workspace = ada.workspace
    assert workspace
    workspace.mail_from = "ada@home.example"
    workspace.save()

    told = client.post("/settings/digest", {"hour": "7"}, follow=True).content.decode()
    workspace.refresh_from_db()
    assert workspace.digest_hour == 7
    assert "Today comes by mail each day at 7:00." in told
    assert "choosing an hour releases it" in told

    client.post("/settings/digest", {"hour": ""})
    workspace.refresh_from_db()
    assert workspace.digest_hour is None
    assert client.post("/settings/digest", {"hour": "3"}).status_code == 422


@pytest.mark.parametrize(
    "address",
    ["/settings/reminders", "/settings/hours/", "/settings/calendars/", "/settings/me/sources/", "/people/groups/"],
)
def test_every_section_is_a_link_away(client: Client, ada: User, address: str) -> None:
    assert f'href="{address}"' in client.get("/settings/").content.decode()
    assert client.get(address).status_code == 200
