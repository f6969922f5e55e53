"""The way to a talk: typed, remembered, or told from the map; used for offers, for leaving in time, on paper and in the feed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halfhour.actions.conversations import start_conversation
from halfhour.actions.feed import make_feed
from halfhour.actions.meetings import agree_on
from halfhour.actions.offers import Wish, find_times
from halfhour.actions.ways import way_of
from halfhour.domain.scheduling.hours import always
from halfhour.domain.scheduling.spans import Span
from halfhour.domain.scheduling.ways import Ground
from halfhour.records.accounts import User, Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.scheduling import Availability
from halfhour.web.offers.forms import ZoneInfo

pytestmark = pytest.mark.django_db

HOME = "https://www.openstreetmap.org/#map=17/52.52000/13.40500"
CAFE = "https://www.google.com/maps/place/X/@52.50,13.40,17z/data=!8m2!3d52.5000!4d13.4050"
NEXT_DOOR = "geo:52.5010,13.4060"
UTC_ZONE = ZoneInfo("UTC")


@pytest.fixture
def hours(workspace: Workspace, ada: User) -> Availability:
    """Ada sets out from home by public transport, is to be had at every hour, and has no other room around talks."""
    ada.zone, ada.zone_is_known = "UTC", True
    ada.save()
    week = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
    return Availability.objects.create(
        workspace=workspace, place=HOME, week=week, before_minutes=10, after_minutes=10, most_a_day=0
    )


def at_a_place(
    workspace: Workspace, name: str, place: str = "Café Blau", map_link: str = "", **more: Any
) -> Conversation:
    """A conversation at a place, not agreed yet."""
    return start_conversation(workspace, [name], zone="UTC", place=place, map_link=map_link, **more)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 3, day, hour, minute, tzinfo=UTC)


def free_on(conversation: Conversation, day: int) -> tuple[Span, ...]:
    wish = Wish(30, UTC_ZONE, always(UTC_ZONE), Span(at(day, 6), at(day, 20)))
    return find_times(conversation, wish, now=at(day - 1, 6)).free


def test_minutes_are_told_from_the_map_and_said_to_be_an_estimate(
    client: Client, workspace: Workspace, hours: Availability
):
    talk = at_a_place(workspace, "Ben Stone", map_link=CAFE)

    page = client.get(f"/conversations/{talk.pk}/").content.decode()

    assert "about 20 minutes by public transport, 2 km as the crow flies" in page


def test_the_page_of_times_says_that_the_way_is_kept_free(client: Client, workspace: Workspace, hours: Availability):
    talk = at_a_place(workspace, "Ben Stone", map_link=CAFE)

    page = client.get(f"/conversations/{talk.pk}/times/").content.decode()

    assert "The way is kept free before and after: about 20 minutes by public transport" in page


def test_typed_minutes_win(workspace: Workspace, hours: Availability):
    way = way_of(at_a_place(workspace, "Ben Stone", map_link=CAFE, travel_minutes=45))

    assert way
    assert (way.minutes, way.ground) == (45, Ground.TYPED)


def test_minutes_typed_for_the_same_place_before_are_remembered(
    workspace: Workspace, hours: Availability, dans: Workspace
):
    at_a_place(workspace, "Cleo", "Café Blau", travel_minutes=20)
    at_a_place(dans, "Cleo", "Café Rot", travel_minutes=99)

    known, unknown = (way_of(at_a_place(workspace, "Ben", place)) for place in ("café blau ", "Café Rot"))

    assert known
    assert (known.minutes, known.ground) == (20, Ground.REMEMBERED)
    assert unknown is None


def test_a_talk_from_afar_has_no_way(workspace: Workspace, hours: Availability):
    assert way_of(at_a_place(workspace, "Ben", "", link="https://zoom.us/j/99")) is None


def test_the_form_says_what_stands_while_the_minutes_are_empty(
    client: Client, workspace: Workspace, hours: Availability
):
    talk = at_a_place(workspace, "Ben Stone", map_link=CAFE)

    for path in ("facts", "brief/particulars"):
        page = client.get(f"/conversations/{talk.pk}/{path}")
        assert "Left empty: about 20 minutes by public transport" in page.content.decode()


@pytest.mark.parametrize("typed", ["https://maps.app.goo.gl/abc", "somewhere"])
def test_a_map_link_without_a_place_in_it_is_answered(
    client: Client, workspace: Workspace, hours: Availability, typed: str
):
    talk = at_a_place(workspace, "Ben Stone")

    page = client.post(f"/conversations/{talk.pk}/brief/particulars", {"minutes": "30", "map_link": typed})

    assert page.status_code == 422
    assert "Short links hold none" in page.content.decode()
    assert typed in page.content.decode()


def test_the_usual_place_is_kept_and_read(client: Client, workspace: Workspace):
    numbers = dict.fromkeys(("before_minutes", "after_minutes", "dress_minutes", "most_a_day", "notice_hours"), 5)
    told = {"mon": "9-12", **numbers, "hold_days": 3, "going": "bicycle"}

    assert client.post("/settings/hours/", {**told, "place": "at home"}).status_code == 422
    assert client.post("/settings/hours/", {**told, "place": HOME}).status_code == 302

    kept = Availability.objects.get(workspace=workspace)
    assert (kept.place, kept.going) == (HOME, "bicycle")


def test_when_to_leave_stands_everywhere(client: Client, workspace: Workspace, hours: Availability):
    talk = at_a_place(workspace, "Ben Stone", map_link=CAFE)
    start = (timezone.now() + timedelta(days=1)).replace(hour=13, minute=30, second=0, microsecond=0)
    agree_on(talk, start, 30, "UTC", today=timezone.localdate())

    meeting = client.get(f"/conversations/{talk.pk}/meeting/").content.decode()
    brief = client.get(f"/conversations/{talk.pk}/brief/").content.decode()
    today = client.get("/").content.decode()
    feed = client.get(f"/feed/{make_feed(workspace)}.ics").content.decode().replace("\r\n ", "")

    assert "Leave at <strong>13:00</strong>" in meeting
    assert "about 20 minutes by public transport, 2 km" in meeting
    assert "about 20 minutes by public transport, an estimate" in brief
    assert "leave at 13:00" in today.lower()
    assert "TRIGGER:-PT30M" in feed
    assert "GEO:52.500000;13.405000" in feed


def test_the_way_lies_free_around_what_is_offered(workspace: Workspace, hours: Availability):
    online = at_a_place(workspace, "Cleo", "")
    agree_on(online, at(2, 12), 60, "UTC", today=at(1, 6).date())
    talk = at_a_place(workspace, "Ben Stone", map_link=CAFE)

    before, after = free_on(talk, 2)

    assert before.end == at(2, 12) - timedelta(minutes=10 + 20)
    assert after.start == at(2, 13) + timedelta(minutes=10 + 20)


def test_between_two_places_counts_the_way_from_the_one_to_the_other(workspace: Workspace, hours: Availability):
    first = at_a_place(workspace, "Cleo", "Next door", NEXT_DOOR)
    agree_on(first, at(2, 12), 60, "UTC", today=at(1, 6).date())
    talk = at_a_place(workspace, "Ben Stone", map_link=CAFE)

    before, after = free_on(talk, 2)

    assert before.end == at(2, 12) - timedelta(minutes=10 + 5)
    assert after.start == at(2, 13) + timedelta(minutes=10 + 5)


def test_who_must_go_home_in_between_has_both_ways(workspace: Workspace, hours: Availability):
    first = at_a_place(workspace, "Cleo", "Somewhere", travel_minutes=40)
    agree_on(first, at(2, 12), 60, "UTC", today=at(1, 6).date())

    before, after = free_on(at_a_place(workspace, "Ben Stone", map_link=CAFE), 2)

    assert before.end == at(2, 12) - timedelta(minutes=10 + 20 + 40)
    assert after.start == at(2, 13) + timedelta(minutes=10 + 20 + 40)
