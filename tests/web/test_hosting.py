"""A host's pages from every side: the guest, another guest, the host, and Dan, who must see nothing."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halfhour.actions.hosting import Ask, accept, book, cancel, change_page, knock, make_page, pause, times_of
from halfhour.actions.hosting.knocking import FROM_ONE_PLACE
from halfhour.records.accounts import User, Workspace
from halfhour.records.hosting import Booking, BookingPage
from halfhour.records.letters import Parcel
from halfhour.web.hosting import doors
from halfhour.web.hosting.tick import begin_ticking, rounds, tick

pytestmark = pytest.mark.django_db

BERLIN = "Europe/Berlin"


@pytest.fixture
def page(workspace: Workspace) -> BookingPage:
    """Ada's page."""
    workspace.mail_from = "ada@example.org"
    workspace.save()
    return make_page(
        workspace,
        now=timezone.now(),
        name="Half hours with Ada",
        host_name="Ada Lindqvist",
        zone=BERLIN,
        greeting="Bring your questions.",
        boundaries="I cannot help with referrals.",
        link="https://video.example/ada",
        most_a_week=0,
    )[0]


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guests who took their time with the form."""
    monkeypatch.setattr(doors, "TOO_QUICK", -1)


def free(page: BookingPage, place: int = 0) -> datetime:
    return times_of(page, 30, now=timezone.now())[place]


def filled(page: BookingPage, start: datetime, **other: str) -> dict[str, str]:
    """What Ben writes."""
    return {
        "start": start.isoformat(),
        "minutes": "30",
        "zone": "America/New_York",
        "name": "Ben Adeyemi",
        "address": "ben@example.org",
        "who": "A welder.",
        "learn": "What a week looks like.",
        "reference_1": "Your talk in Lund",
        "stamp": doors.stamp_for(page.key),
        **other,
    }


def asked(page: BookingPage, place: int = 0, name: str = "Ben Adeyemi", address: str = "ben@example.org") -> Booking:
    ask = Ask(name, address, "America/New_York", free(page, place), 30, who="A welder.", learn="A week.")
    return book(page, ask, busy=(), now=timezone.now(), site="https://half.example")


def own(booking: Booking) -> str:
    return f"/with/{booking.page_key}/{booking.key}/"


def text(answer: Any) -> str:
    found: str = answer.content.decode()
    return found


# ---- the guest ----


def test_the_page_says_who_gives_what_and_when_on_the_guests_clock(client: Client, page: BookingPage) -> None:
    answer = client.get(f"/with/{page.key}/", {"zone": "Asia/Tokyo"})

    start = free(page)
    assert answer.status_code == 200
    assert "Bring your questions." in text(answer)
    assert "I cannot help with referrals." in text(answer)
    assert f"{start.astimezone(ZoneInfo('Asia/Tokyo')):%H:%M}" in text(answer)
    assert f"{start.astimezone(ZoneInfo(BERLIN)):%H:%M}" in text(answer)


def test_nothing_else_of_the_workspace_shows_and_no_cookie_is_set(client: Client, page: BookingPage) -> None:
    booking = asked(page)
    for address in (f"/with/{page.key}/", own(booking), "/with/nothing/", f"{own(booking)}move"):
        answer = client.get(address)
        assert "ada@example.org" not in text(answer)
        assert "video.example" not in text(answer)
        assert "/conversations/" not in text(answer)
        assert 'aria-label="Main"' not in text(answer)
        assert not answer.cookies
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert "no-store" in answer.headers["Cache-Control"]


def test_public_pages_need_no_local_person(client: Client, dans: Workspace) -> None:
    page, _ = make_page(dans, now=timezone.now(), name="Dan's", host_name="Dan", zone=BERLIN)

    assert client.get(f"/with/{page.key}/").status_code == 200
    assert not User.objects.filter(username="local").exists()


def test_asking_takes_the_time_and_leads_to_ones_own_page(client: Client, page: BookingPage, patient: None) -> None:
    start = free(page)
    form = client.get(f"/with/{page.key}/ask", {"start": start.isoformat(), "minutes": 30, "zone": BERLIN})
    assert "Who asks?" in text(form)

    answer = client.post(f"/with/{page.key}/ask", filled(page, start))

    booking = Booking.objects.get()
    assert answer.status_code == 302
    assert answer.headers["Location"] == own(booking)
    assert booking.start == start
    assert booking.references == ["Your talk in Lund"]
    assert booking.site == "http://testserver"
    assert "You asked" in text(client.get(own(booking)))
    assert Parcel.objects.get().released_at is None


def test_forms_need_no_token_since_nobody_is_signed_in(page: BookingPage, patient: None) -> None:
    answer = Client(enforce_csrf_checks=True).post(f"/with/{page.key}/ask", filled(page, free(page)))

    assert answer.status_code == 302


def test_pressing_twice_is_once_and_only_for_the_same_form(client: Client, page: BookingPage, patient: None) -> None:
    form = filled(page, free(page))

    first = client.post(f"/with/{page.key}/ask", form)
    again = client.post(f"/with/{page.key}/ask", form)
    other = client.post(f"/with/{page.key}/ask", {**form, "stamp": doors.stamp_for(page.key)})

    assert first.headers["Location"] == again.headers["Location"]
    assert other.status_code == 409
    assert Booking.objects.count() == 1


def test_programs_that_only_look_change_nothing(client: Client, page: BookingPage) -> None:
    booking = asked(page)

    for address in (f"/with/{page.key}/", own(booking), f"{own(booking)}move"):
        assert client.head(address).status_code == 200
    assert client.get(f"{own(booking)}cancellation").status_code == 405


def test_the_half_hourly_look_comes_back_once(db: None) -> None:
    begin_ticking()
    begin_ticking()
    assert rounds.waiting().filter(status="READY").count() == 1

    tick.call()

    assert rounds.waiting().filter(status="READY").count() == 1


def test_what_was_typed_stays_when_something_is_missing(client: Client, page: BookingPage, patient: None) -> None:
    answer = client.post(f"/with/{page.key}/ask", filled(page, free(page), learn="", who="A <b>welder</b>."))

    assert answer.status_code == 422
    assert "A &lt;b&gt;welder&lt;/b&gt;." in text(answer)
    assert "Please say this too." in text(answer)
    assert not Booking.objects.exists()


def test_a_taken_time_is_answered_with_others_and_the_words_stay(
    client: Client, page: BookingPage, patient: None
) -> None:
    start = free(page)
    asked(page, name="Cleo", address="cleo@example.org")

    answer = client.post(f"/with/{page.key}/ask", filled(page, start))

    assert answer.status_code == 409
    assert "Nothing you wrote is lost" in text(answer)
    assert "A welder." in text(answer)
    assert text(answer).count('type="radio"') == 6
    assert start.isoformat() not in text(answer)
    assert "Cleo" not in text(answer)


@pytest.mark.parametrize(
    "name", ["Win <b>now</b>", "see http://spam.example", "www.spam.example", "[Name]", "a@b.example"]
)
def test_a_name_can_carry_no_message(client: Client, page: BookingPage, patient: None, name: str) -> None:
    answer = client.post(f"/with/{page.key}/ask", filled(page, free(page), name=name))

    assert answer.status_code == 422
    assert not Parcel.objects.exists()


def test_a_time_that_was_never_offered_is_refused(client: Client, page: BookingPage, patient: None) -> None:
    night = free(page).astimezone(ZoneInfo(BERLIN)).replace(hour=3, minute=0)
    for start in (night.isoformat(), "nonsense", "2026-13-99", night.replace(tzinfo=None).isoformat()):
        answer = client.post(f"/with/{page.key}/ask", {**filled(page, free(page)), "start": start})
        assert answer.status_code in {409, 422}
    assert not Booking.objects.exists()


def test_odd_addresses_of_the_page_are_harmless(client: Client, page: BookingPage) -> None:
    for query in ("zone=Mars/Crater", "minutes=999", "minutes=٣", "from=never", "from=2999-01-01", "zone=../../etc"):
        assert client.get(f"/with/{page.key}/?{query}").status_code == 200
    assert client.get(f"/with/{page.key}/ask").status_code == 302
    assert client.get(f"/with/{page.key}").headers["Location"] == f"/with/{page.key}/"
    assert client.get("/with/nothing/at/all/").status_code == 404


def test_a_paused_page_and_a_full_one_say_so_kindly(client: Client, page: BookingPage) -> None:
    change_page(page, most_a_month=1, days_ahead=3)
    now = timezone.now()
    for days in (0, 3):  # where the month ends in between, both months are given
        Booking.objects.create(
            workspace=page.workspace, page=page, asked_at=now, start=now + timedelta(days=days, hours=1)
        )
    assert "All half hours of this month are given" in text(client.get(f"/with/{page.key}/"))

    pause(page, until=None, now=timezone.now())
    assert "Paused just now" in text(client.get(f"/with/{page.key}/"))


def test_a_guest_moves_and_cancels(client: Client, page: BookingPage) -> None:
    booking = asked(page)
    accept(booking, now=timezone.now())
    other = times_of(page, 30, now=timezone.now(), apart_from=Booking.objects.get())[3]

    assert "Choose another time" in text(client.get(f"{own(booking)}move"))
    assert client.post(f"{own(booking)}move", {"start": other.isoformat()}).headers["Location"] == own(booking)
    booking.refresh_from_db()
    assert booking.start == other
    assert "https://video.example/ada" in text(client.get(own(booking)))

    assert client.post(f"{own(booking)}move", {"start": "soon"}).status_code == 422
    assert client.post(f"{own(booking)}cancellation").status_code == 302
    assert "You cancelled it" in text(client.get(own(booking)))
    again = client.post(f"{own(booking)}cancellation")
    assert again.status_code == 409
    assert "video.example" not in text(client.get(own(booking)))


def test_the_half_hour_goes_into_a_calendar_under_the_uid_of_its_invitation(client: Client, page: BookingPage) -> None:
    booking = asked(page)
    assert client.get(f"{own(booking)}half-hour.ics").status_code == 404

    accept(booking, now=timezone.now())
    booking.refresh_from_db()
    answer = client.get(f"{own(booking)}half-hour.ics")

    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert f"UID:{booking.meeting.uid}" in text(answer)
    assert f"UID:{booking.meeting.uid}" in Parcel.objects.get(calendar_method="REQUEST").calendar.replace("\r\n ", "")


def test_later_the_guest_tells_what_became_of_it_and_the_host_sees_it_once_as_new(
    client: Client, page: BookingPage
) -> None:
    booking = asked(page)
    accept(booking, now=timezone.now())
    Booking.objects.filter(pk=booking.pk).update(start=timezone.now() - timedelta(days=3))

    assert client.post(f"{own(booking)}became", {"became": " "}).status_code == 422
    client.post(f"{own(booking)}became", {"became": "I went to a site."})

    assert "I went to a site." in text(client.get(own(booking)))
    assert "New: what became of it" in text(client.get("/hosting/"))
    seen = text(client.get("/hosting/"))
    assert "New: what became of it" not in seen
    assert "I went to a site." in seen


# ---- keys of others ----


def test_ids_of_one_page_open_nothing_on_another(client: Client, page: BookingPage, workspace: Workspace) -> None:
    other, _ = make_page(workspace, now=timezone.now(), name="Other", host_name="Ada", zone=BERLIN)
    booking = asked(page)

    for address in (
        f"/with/{other.key}/{booking.key}/",
        f"/with/{page.key}/{booking.pk}/",
        f"/with/{page.pk}/{booking.key}/",
        f"/with/{page.pk}/",
        f"/with/{page.key}/{page.key}/",
    ):
        assert client.get(address).status_code == 404
        assert client.post(f"{address}cancellation").status_code in {404, 405}
    booking.refresh_from_db()
    assert booking.cancelled_at is None


def test_dan_sees_nothing_of_adas_and_ada_nothing_of_dans(client: Client, ada: User, dans: Workspace) -> None:
    theirs, _ = make_page(dans, now=timezone.now(), name="Dan's", host_name="Dan", zone=BERLIN)
    booking = asked(theirs)
    one, request = f"/hosting/{theirs.pk}/", f"/hosting/requests/{booking.pk}/"

    assert "Dan" not in text(client.get("/hosting/"))
    for address in (one, f"{one}preview", request):
        assert client.get(address).status_code == 404
    for address in ("pause", "opening", "key", "removal"):
        assert client.post(f"{one}{address}").status_code == 404
    for address in ("acceptance", "proposal", "refusal", "cancellation", "absence"):
        assert client.post(f"{request}{address}").status_code == 404
    booking.refresh_from_db()
    assert booking.accepted_at is None


def test_a_removed_page_leads_nowhere_and_neither_do_its_bookings(client: Client, page: BookingPage) -> None:
    booking = asked(page)
    client.post(f"/hosting/{page.pk}/removal")

    assert client.get(f"/with/{page.key}/").status_code == 404
    assert client.get(own(booking)).status_code == 404


def test_another_key_closes_the_page_and_leaves_the_guest_their_own(client: Client, page: BookingPage) -> None:
    booking = asked(page)
    client.post(f"/hosting/{page.pk}/key")

    assert client.get(f"/with/{page.key}/").status_code == 404
    assert client.get(own(booking)).status_code == 200


# ---- bots and floods ----


def test_who_fills_in_the_hidden_field_books_nothing(client: Client, page: BookingPage, patient: None) -> None:
    answer = client.post(f"/with/{page.key}/ask", filled(page, free(page), website="http://spam.example"))

    assert answer.status_code == 422
    assert not Booking.objects.exists()


def test_a_form_in_the_same_breath_or_without_our_stamp_books_nothing(client: Client, page: BookingPage) -> None:
    for stamp in (doors.stamp_for(page.key), "", "forged:stamp:here", doors.stamp_for("otherkey")):
        answer = client.post(f"/with/{page.key}/ask", filled(page, free(page), stamp=stamp))
        assert answer.status_code == 422
        assert "A welder." in text(answer)
    assert not Booking.objects.exists()


def test_floods_are_told_to_wait(client: Client, page: BookingPage, patient: None) -> None:
    for _ in range(FROM_ONE_PLACE):
        client.post(f"/with/{page.key}/ask", {})

    answer = client.post(f"/with/{page.key}/ask", filled(page, free(page)))

    assert answer.status_code == 429
    assert "Wait an hour" in text(answer)
    elsewhere = client.post(f"/with/{page.key}/ask", filled(page, free(page)), REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 302


def test_marks_do_not_tell_the_address_and_change_daily(rf: Any, page: BookingPage) -> None:
    request = rf.get("/", REMOTE_ADDR="203.0.113.9")

    assert doors.mark_of(request, "2026-03-02") != doors.mark_of(request, "2026-03-03")
    assert "203" not in doors.mark_of(request, "2026-03-02")
    knock(page, doors.mark_of(request, "2026-03-02"), now=timezone.now())


# ---- who is let in ----


@pytest.mark.parametrize(
    ("host", "more", "let_in"),
    [
        ("127.0.0.1:8030", {}, True),
        ("localhost", {}, True),
        ("hours.example", {}, False),
        ("localhost", {"REMOTE_ADDR": "192.168.1.7"}, False),
        ("127.0.0.1:8030", {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, False),
        ("[::1]:8030", {"REMOTE_ADDR": "::1"}, True),
    ],
)
def test_whoever_comes_from_outside_reaches_booking_pages_alone(
    client: Client, page: BookingPage, settings: Any, host: str, more: dict[str, str], let_in: bool
) -> None:
    settings.GUEST_HOSTS = ["hours.example"]
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "hours.example"]
    settings.OPEN_HOSTS = []

    assert client.get(f"/with/{page.key}/", headers={"host": host}, **more).status_code == 200
    for address in ("/", "/people/", "/hosting/", f"/hosting/{page.pk}/", "/conversations/", "/undo/x/", "//with/"):
        answer = client.get(address, headers={"host": host}, **more)
        assert (answer.status_code != 404 or "nothing for guests" not in text(answer)) is let_in, address
    if not let_in:
        assert client.post(f"/hosting/{page.pk}/removal", headers={"host": host}, **more).status_code == 404
        assert BookingPage.objects.present().exists()


def test_the_choice_that_everybody_may_read_everything_stands(client: Client, ada: User, settings: Any) -> None:
    settings.OPEN_HOSTS = ["desk.local"]
    settings.GUEST_HOSTS = ["hours.example"]
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "desk.local", "hours.example"]

    assert client.get("/people/", headers={"host": "desk.local"}, REMOTE_ADDR="192.168.1.7").status_code == 200
    assert client.get("/people/", headers={"host": "hours.example"}, REMOTE_ADDR="192.168.1.7").status_code == 404


# ---- the host ----


def test_an_empty_side_offers_the_first_step(client: Client, ada: User) -> None:
    assert "Make a page" in text(client.get("/hosting/"))


def page_form(**other: Any) -> dict[str, Any]:
    return {
        "host_name": "Ada",
        "name": "Half hours",
        "lengths": ["20", "15"],
        "zone": BERLIN,
        "most_a_month": 3,
        "most_a_week": 2,
        "most_a_day": 1,
        "repeat_days": 90,
        "notice_hours": 48,
        "days_ahead": 28,
        "before_minutes": 10,
        "after_minutes": 10,
        "answer_days": 7,
        "keep_days": 365,
        "hours_mon": "9-12, 14:00-16:30",
        "question_0": "How did you hear of me?",
        **other,
    }


def test_a_page_is_made_changed_and_taken_back(client: Client, workspace: Workspace) -> None:
    client.post("/hosting/new", page_form())

    page = BookingPage.objects.get()
    assert page.lengths == [15, 20]
    assert page.week == {"mon": [["09:00", "12:00"], ["14:00", "16:30"]]}
    assert page.intake == [{"key": "q0", "asks": "How did you hear of me?", "is_must": False}]

    answer = client.post(f"/hosting/{page.pk}/", page_form(greeting="Hello."), follow=True)
    assert "Saved." in text(answer)
    revision = workspace.revisions.filter(table="bookingpage").first()
    client.post(f"/undo/{revision.pk}/")
    page.refresh_from_db()
    assert page.greeting == ""


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"hours_mon": "nine"}, "is no stretch of time"),
        ({"days_ahead": 1}, "ends before the notice does"),
        ({"site": "javascript:alert(1)"}, "Write it like"),
        ({"is_at_once": "on"}, "Letters cannot leave by themselves"),
        ({"lengths": []}, "Offer at least one length"),
        ({"keep_days": 10**9}, "3650 is the most"),
    ],
)
def test_a_wrong_setting_is_said_with_its_way_out_and_the_rest_stays(
    client: Client, ada: User, other: dict[str, Any], said: str
) -> None:
    answer = client.post("/hosting/new", page_form(greeting="Hello, you.", **other))

    assert answer.status_code == 422
    assert said in text(answer)
    assert "Hello, you." in text(answer)
    assert not BookingPage.objects.exists()


def test_a_request_shows_who_asks_and_is_accepted_in_a_tap_with_undo(client: Client, page: BookingPage) -> None:
    booking = asked(page)
    overview = text(client.get("/hosting/"))
    assert "Ben Adeyemi" in overview
    assert "7 days left" in overview
    assert "A welder." in text(client.get(f"/hosting/requests/{booking.pk}/"))
    assert "Answer Ben Adeyemi" in text(client.get("/"))

    answer = client.post(f"/hosting/requests/{booking.pk}/acceptance", follow=True)

    assert "Read the letter and release it" in text(answer)
    booking.refresh_from_db()
    assert booking.accepted_at
    assert client.post(f"/hosting/requests/{booking.pk}/acceptance").status_code == 409
    revision = page.workspace.revisions.filter(table="booking", deed="accepted").get()
    client.post(f"/undo/{revision.pk}/")
    booking.refresh_from_db()
    assert booking.accepted_at is None
    assert client.get(f"/hosting/requests/{booking.pk}/").status_code == 200


def test_a_host_proposes_and_the_guest_takes_one(client: Client, page: BookingPage) -> None:
    booking = asked(page)
    others = [free(page, 20).isoformat(), free(page, 30).isoformat()]

    assert client.post(f"/hosting/requests/{booking.pk}/proposal", {}).status_code == 422
    client.post(f"/hosting/requests/{booking.pk}/proposal", {"start": others, "words": "One of these?"})
    shown = text(client.get(own(booking)))
    assert "Other times are proposed" in shown
    assert "One of these?" in shown
    assert "Answer Ben" not in text(client.get("/"))

    assert client.post(f"{own(booking)}choice", {"start": "x"}).status_code == 422
    assert client.post(f"{own(booking)}choice", {"start": free(page, 3).isoformat()}).status_code == 409
    client.post(f"{own(booking)}choice", {"start": others[1]})
    assert "It is agreed" in text(client.get(own(booking)))


def test_a_host_declines_with_a_way_on(client: Client, page: BookingPage) -> None:
    booking = asked(page)

    client.post(
        f"/hosting/requests/{booking.pk}/refusal",
        {"words": "My month is full.", "redirect": "See https://sea.example."},
    )

    shown = text(client.get(own(booking)))
    assert "Not this time" in shown
    assert "My month is full." in shown
    assert 'href="https://sea.example"' in shown


def test_half_hours_that_are_given_ask_their_host_for_no_thanks(client: Client, page: BookingPage) -> None:
    booking = asked(page)
    accept(booking, now=timezone.now())
    booking.refresh_from_db()
    booking.conversation.held_on = timezone.localdate()
    booking.conversation.save()

    assert "Thank Ben" not in text(client.get("/"))


def test_the_preview_shows_the_page_and_presses_nothing(client: Client, page: BookingPage) -> None:
    shown = text(client.get(f"/hosting/{page.pk}/preview"))

    assert "This is what guests see." in shown
    assert "Bring your questions." in shown
    assert "/ask?" not in shown


def test_the_number_of_questions_does_not_grow_with_requests(client: Client, page: BookingPage) -> None:
    change_page(page, most_a_day=0, most_a_month=0)

    def many(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    accept(asked(page, 0, "Ben", "ben@example.org"), now=timezone.now())
    asked(page, 5, "Cleo", "cleo@example.org")
    few = [many(path) for path in ("/hosting/", f"/with/{page.key}/", "/")]
    for number in range(8):
        booking = asked(page, 10 + 3 * number, f"Guest {number}", f"guest{number}@example.org")
        if number % 2:
            accept(booking, now=timezone.now())

    assert [many(path) for path in ("/hosting/", f"/with/{page.key}/", "/")] == few


def test_addresses_with_letters_of_other_scripts_are_harmless(client: Client, page: BookingPage) -> None:
    query = urlencode({"zone": "Europe/Köln", "minutes": "½"})

    assert client.get(f"/with/{page.key}/?{query}").status_code == 200


def test_the_host_sees_what_a_guest_moved_and_called_off(client: Client, page: BookingPage) -> None:
    booking = asked(page)
    accept(booking, now=timezone.now())
    other = times_of(page, 30, now=timezone.now(), apart_from=Booking.objects.get())[3]

    client.post(f"{own(booking)}move", {"start": other.isoformat()})
    assert "moved from" in text(client.get("/hosting/"))

    client.post(f"{own(booking)}cancellation")
    new, shown = text(client.get("/hosting/")), text(client.get("/hosting/"))
    assert "New: what guests changed" in new
    assert "Called off by guests" not in new
    assert "New: what guests changed" not in shown
    assert "Called off by guests" in shown
    assert "the time is free again" in shown


def test_today_tells_what_a_guest_changed_until_the_host_has_looked(client: Client, page: BookingPage) -> None:
    booking = asked(page)
    accept(booking, now=timezone.now())
    other = times_of(page, 30, now=timezone.now(), apart_from=Booking.objects.get())[3]
    assert "Ben Adeyemi moved" not in text(client.get("/"))

    client.post(f"{own(booking)}move", {"start": other.isoformat()})
    assert "Ben Adeyemi moved their half hour" in text(client.get("/"))
    assert f'href="/hosting/#half-hour-{booking.pk}"' in text(client.get("/"))
    assert f'id="half-hour-{booking.pk}"' in text(client.get("/hosting/"))
    assert "Ben Adeyemi moved" not in text(client.get("/"))

    client.post(f"{own(booking)}cancellation")
    assert "Ben Adeyemi cancelled their half hour" in text(client.get("/"))
    client.head("/hosting/")
    assert "Ben Adeyemi cancelled" in text(client.get("/"))
    client.get(f"/hosting/requests/{booking.pk}/")
    assert "Ben Adeyemi cancelled" not in text(client.get("/"))


def test_the_number_of_questions_does_not_grow_with_what_guests_changed(client: Client, page: BookingPage) -> None:
    change_page(page, most_a_day=0, most_a_week=0, most_a_month=0)

    def many(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    def changed(numbers: range) -> None:
        for number in numbers:
            booking = asked(page, 10 + 3 * number, f"Guest {number}", f"guest{number}@example.org")
            cancel(booking, by_guest=True, now=timezone.now())

    changed(range(1))
    few = [many(path) for path in ("/", "/hosting/")]
    changed(range(1, 5))

    assert [many(path) for path in ("/", "/hosting/")] == few


@pytest.mark.parametrize(("hour", "is_told"), [(3, True), (12, False), (23, True)])
def test_who_takes_a_time_in_the_night_is_told(client: Client, page: BookingPage, hour: int, is_told: bool) -> None:
    start = (timezone.now() + timedelta(days=5)).replace(hour=hour, minute=0, second=0, microsecond=0)

    shown = text(client.get(f"/with/{page.key}/ask", {"start": start.isoformat(), "minutes": "30", "zone": "UTC"}))

    assert ("most people sleep then" in shown) is is_told
