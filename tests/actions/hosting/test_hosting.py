"""A host's half hours, from the page to what became of it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.agenda import told
from halfhour.actions.conversations import start_conversation
from halfhour.actions.forgetting import forget_person
from halfhour.actions.hosting import (
    Ask,
    SlotTakenError,
    TooManyError,
    accept,
    book,
    busy_for,
    cancel,
    change_key,
    change_page,
    decline,
    knock,
    make_page,
    move,
    note_change_seen,
    note_missed,
    note_seen,
    open_again,
    pause,
    propose,
    take_proposed,
    tell_what_became,
    tend,
    times_of,
)
from halfhour.actions.hosting.answering import AnsweredError
from halfhour.actions.hosting.booking import AgainTooSoonError, NotProposedError, OverError
from halfhour.actions.hosting.knocking import FROM_ONE_PLACE
from halfhour.actions.hosting.pages import NobodyWritesError
from halfhour.actions.meetings import agree_on
from halfhour.actions.meetings import cancel as cancel_talk
from halfhour.actions.offers import Wish, hold
from halfhour.actions.people import add_person
from halfhour.actions.today import agenda_of, put_off
from halfhour.actions.undo import ChangedSinceError, remove, undo
from halfhour.domain.follow_up import Workdays
from halfhour.domain.hosting import Refusal
from halfhour.domain.scheduling.hours import always
from halfhour.domain.scheduling.spans import Span
from halfhour.domain.today import Sort, of_change
from halfhour.records.accounts import Workspace
from halfhour.records.hosting import Booking, BookingPage, Knock
from halfhour.records.letters import Parcel
from halfhour.records.people import Person
from halfhour.records.revisions import Revision

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 10, 19, 8, tzinfo=UTC)
THURSDAY = datetime(2026, 10, 22, 9, tzinfo=ZoneInfo("Europe/Berlin"))
A_MINUTE_LATER = NOW + timedelta(minutes=1)
AFTER_THE_CHANGE = datetime(2026, 10, 27, 9, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def workspace(settings: Any) -> Workspace:
    """Ada's, who is the host."""
    settings.SECRET_KEY = "a key for tests"
    ada = welcome_local_person()
    ada.name, ada.zone = "Ada Lindqvist", "Europe/Berlin"
    ada.save()
    assert ada.workspace
    ada.workspace.mail_from = "ada@example.org"
    ada.workspace.save()
    return ada.workspace


@pytest.fixture
def page(workspace: Workspace) -> BookingPage:
    """Her page."""
    return make_page(
        workspace, now=NOW, name="Half hours with Ada", host_name="Ada Lindqvist", zone="Europe/Berlin", link="tel:+491"
    )[0]


def asks(page: BookingPage, start: datetime = THURSDAY, *, now: datetime = NOW, **told: Any) -> Booking:
    """Ben asks."""
    usual: dict[str, Any] = {
        "name": "Ben Adeyemi",
        "address": "ben@example.org",
        "zone": "America/New_York",
        "minutes": 30,
        "who": "A welder who reads about tides.",
        "learn": "What a week looks like.",
        "references": ("Your talk in Lund",),
    }
    ask = Ask(start=start.astimezone(UTC), **usual | told)
    return book(page, ask, busy=busy_for(page, now=now), now=now, site="https://half.example")


def waiting(booking: Booking) -> list[Parcel]:
    return list(Parcel.objects.waiting().filter(booking=booking))


# ---- asking ----


def test_a_request_takes_the_time_and_writes_a_letter_that_waits(page):
    booking = asks(page)

    (letter,) = waiting(booking)
    assert letter.to == "ben@example.org"
    assert letter.released_at is None
    assert f"https://half.example/with/{page.key}/{booking.key}/" in letter.text
    assert "Thursday 22 October 2026, 03:00 to 03:30 (New York)" in letter.text
    assert "Thursday 22 October 2026, 09:00 to 09:30 (Berlin)" in letter.text
    assert "welder" not in letter.text
    assert THURSDAY.astimezone(UTC) not in times_of(page, 30, now=NOW)


def test_a_second_one_for_the_same_time_is_named_others(page):
    asks(page)

    with pytest.raises(SlotTakenError) as told:
        asks(page, address="cleo@example.org", name="Cleo")

    assert told.value.refusal is Refusal.DAY_FULL
    assert len(told.value.instead) == 6
    assert THURSDAY.astimezone(UTC) not in told.value.instead


def test_the_budget_of_the_month_is_given_and_no_more(page):
    change_page(page, most_a_week=0)
    for number in range(3):
        asks(page, THURSDAY + timedelta(days=(0, 1, 4)[number]), address=f"guest{number}@example.org")

    with pytest.raises(SlotTakenError) as told:
        asks(page, AFTER_THE_CHANGE, address="cleo@example.org")

    assert told.value.refusal is Refusal.MONTH_FULL
    assert {time.astimezone(ZoneInfo("Europe/Berlin")).month for time in told.value.instead} == {11}


def test_the_same_guest_comes_again_after_three_months(page):
    asks(page)

    with pytest.raises(AgainTooSoonError, match="3 months"):
        asks(page, AFTER_THE_CHANGE, address="BEN@example.org")

    change_page(page, repeat_days=0)
    assert asks(page, AFTER_THE_CHANGE).pk


def test_a_declined_guest_may_ask_again(page):
    decline(asks(page), words="", redirect="", now=NOW)

    assert asks(page, AFTER_THE_CHANGE).pk


def test_agreed_talks_and_held_times_are_not_given(workspace, page):
    conversation = start_conversation(workspace, ["Ngozi"], zone="Europe/Berlin")
    agree_on(conversation, THURSDAY, 60, "Europe/Berlin", today=NOW.date())
    other = start_conversation(workspace, ["Tiago"], zone="Europe/Berlin")
    zone = ZoneInfo("Europe/Berlin")
    wish = Wish(30, zone, always(zone), Span(NOW, NOW + timedelta(days=14)))
    hold(other, wish, [AFTER_THE_CHANGE.astimezone(UTC)], now=NOW)

    for start in (THURSDAY + timedelta(minutes=30), AFTER_THE_CHANGE):
        with pytest.raises(SlotTakenError) as told:
            asks(page, start)
        assert told.value.refusal is Refusal.TAKEN


def test_another_page_of_the_same_host_gives_no_hour_twice(workspace, page):
    other, _ = make_page(workspace, now=NOW, name="Short ones", host_name="Ada", zone="Europe/Berlin")
    asks(page)

    with pytest.raises(SlotTakenError) as told:
        asks(other, address="cleo@example.org")

    assert told.value.refusal is Refusal.TAKEN


def test_a_paused_page_gives_nothing_until_it_opens(page):
    pause(page, until=date(2026, 11, 2), now=NOW)

    with pytest.raises(SlotTakenError) as told:
        asks(page)
    assert told.value.refusal is Refusal.PAUSED
    assert not told.value.instead

    open_again(page)
    assert asks(page).pk


# ---- answering ----


def test_accepting_makes_a_person_a_conversation_and_a_meeting(workspace, page):
    booking = asks(page)
    accept(booking, now=NOW)

    booking.refresh_from_db()
    person = workspace.people.present().get(name="Ben Adeyemi")
    assert booking.person == person
    assert person.zone == "America/New_York"
    assert person.keep_until == date(2027, 10, 22)
    assert person.addresses.get().value == "ben@example.org"
    conversation = booking.conversation
    assert conversation.agreed_for == THURSDAY
    assert conversation.kind == "informational"
    assert "A welder who reads about tides." in conversation.how_it_began
    assert "Your talk in Lund" in conversation.how_it_began
    assert booking.meeting.start == THURSDAY
    (letter,) = waiting(booking)
    assert letter.calendar_method == "REQUEST"
    assert "ATTENDEE" in letter.calendar
    assert letter.released_at is None


def test_one_undo_takes_back_all_that_accepting_made(workspace, page):
    booking = asks(page)
    done = accept(booking, now=NOW)

    undo(done)

    booking.refresh_from_db()
    assert booking.accepted_at is None
    assert not workspace.people.present().filter(name="Ben Adeyemi").exists()
    assert not workspace.conversations.present().exists()
    assert not workspace.meetings.present().exists()
    (letter,) = waiting(booking)
    assert letter.subject == "You asked for 30 minutes"
    accept(booking, now=NOW)
    assert workspace.conversations.present().count() == 1


def test_a_guest_who_is_known_by_exactly_this_address_stays_one_person(workspace, page):
    known = add_person(workspace, {"name": "Benjamin A."}, email="Ben@Example.org")
    booking = asks(page)

    accept(booking, now=NOW)

    booking.refresh_from_db()
    assert booking.person == known
    assert workspace.people.present().count() == 1


def test_a_namesake_with_another_address_is_somebody_else(workspace, page):
    add_person(workspace, {"name": "Ben Adeyemi"}, email="other@example.org")

    accept(asks(page), now=NOW)

    assert workspace.people.present().count() == 2


def test_without_an_address_to_write_from_the_letter_waits_without_invitation(workspace, page):
    workspace.mail_from = ""
    workspace.save()
    booking = asks(page)

    accept(Booking.objects.get(pk=booking.pk), now=NOW)

    (letter,) = waiting(booking)
    assert not letter.calendar
    assert letter.released_at is None


def test_it_is_accepted_once(page):
    booking = asks(page)
    accept(booking, now=NOW)

    with pytest.raises(AnsweredError):
        accept(booking, now=NOW)
    with pytest.raises(AnsweredError):
        decline(booking, words="", redirect="", now=NOW)


def test_a_time_that_is_over_cannot_be_accepted_but_others_can_be_proposed(page):
    booking = asks(page)
    later = THURSDAY + timedelta(days=1)

    with pytest.raises(OverError):
        accept(booking, now=later)
    propose(booking, [later + timedelta(days=4)], words="", now=later)

    booking.refresh_from_db()
    assert len(booking.proposed) == 1


def test_declining_frees_the_time_and_points_somewhere(page):
    booking = asks(page)

    decline(booking, words="My month is full.", redirect="Tiago Bessa knows moorings better.", now=NOW)

    (letter,) = waiting(booking)
    assert "My month is full." in letter.text
    assert "Tiago Bessa knows moorings better." in letter.text
    assert THURSDAY.astimezone(UTC) in times_of(page, 30, now=NOW)


def test_a_decline_is_taken_back_only_while_nobody_else_has_the_time(page):
    done = decline(asks(page), words="", redirect="", now=NOW)
    asks(page, THURSDAY + timedelta(minutes=15), address="cleo@example.org", minutes=15)

    with pytest.raises(ChangedSinceError):
        undo(done)
    assert Booking.objects.standing().count() == 1


def test_proposed_times_are_kept_and_one_is_taken(page):
    change_page(page, most_a_day=0)
    booking, other = asks(page), AFTER_THE_CHANGE + timedelta(hours=2)
    propose(booking, [AFTER_THE_CHANGE, other], words="Would one of these do?", now=NOW)

    assert AFTER_THE_CHANGE.astimezone(UTC) not in times_of(page, 30, now=NOW)
    letters = waiting(booking)
    assert "Tuesday 27 October 2026, 04:00 to 04:30 (New York)" in letters[0].text
    with pytest.raises(NotProposedError):
        take_proposed(booking, AFTER_THE_CHANGE + timedelta(hours=1), busy=(), now=NOW)

    take_proposed(booking, other, busy=busy_for(page, now=NOW), now=NOW)

    booking.refresh_from_db()
    assert booking.accepted_at
    assert booking.conversation.agreed_for == other
    assert booking.proposed == []
    assert AFTER_THE_CHANGE.astimezone(UTC) in times_of(page, 30, now=NOW)


# ---- moving and cancelling ----


def test_a_guest_moves_across_a_clock_change_and_everything_says_the_new_time(page):
    booking = asks(page)
    accept(booking, now=NOW)

    move(booking, AFTER_THE_CHANGE.astimezone(UTC), busy=busy_for(page, now=NOW, apart_from=booking), now=NOW)

    booking.refresh_from_db()
    assert (booking.start, booking.moved_from) == (AFTER_THE_CHANGE, THURSDAY)
    assert booking.conversation.agreed_for == AFTER_THE_CHANGE
    assert booking.meeting.start == AFTER_THE_CHANGE
    assert booking.conversation.events.present().get().what == "moved"
    (letter,) = waiting(booking)
    assert "Tuesday 27 October 2026, 04:00 to 04:30 (New York)" in letter.text
    assert letter.calendar_method == "REQUEST"


def test_a_full_month_does_not_keep_a_half_hour_of_it_from_being_moved(page):
    change_page(page, most_a_month=1)
    booking = asks(page)

    move(booking, (THURSDAY + timedelta(hours=2)).astimezone(UTC), busy=(), now=NOW)

    booking.refresh_from_db()
    assert booking.start == THURSDAY + timedelta(hours=2)


def test_nobody_moves_onto_another_guest(page):
    booking = asks(page)
    change_page(page, most_a_day=0)
    asks(page, THURSDAY + timedelta(hours=2), address="cleo@example.org")

    with pytest.raises(SlotTakenError) as told:
        move(booking, (THURSDAY + timedelta(hours=2, minutes=15)).astimezone(UTC), busy=(), now=NOW)

    assert told.value.refusal is Refusal.TAKEN


def test_a_guest_cancels_and_the_conversation_is_closed(page):
    booking = asks(page)
    accept(booking, now=NOW)

    done = cancel(booking, by_guest=True, now=NOW)

    booking.refresh_from_db()
    assert booking.conversation.closed_why == "cancelled"
    assert booking.conversation.agreed_for is None
    assert booking.meeting.cancelled_at
    assert [letter.subject for letter in waiting(booking)] == ["You cancelled: 22 October"]
    with pytest.raises(OverError):
        cancel(booking, by_guest=True, now=NOW)

    undo(done)
    booking.refresh_from_db()
    assert booking.conversation.agreed_for == THURSDAY
    assert booking.meeting.cancelled_at is None


def test_who_was_invited_is_told_by_calendar_that_it_is_off(page):
    booking = asks(page)
    accept(booking, now=NOW)
    (letter,) = waiting(booking)
    Parcel.objects.filter(pk=letter.pk).update(released_at=NOW, left_at=NOW)

    cancel(booking, by_guest=False, words="I am ill.", now=NOW)

    (off,) = waiting(booking)
    assert off.calendar_method == "CANCEL"
    assert "I am ill." in off.text


def test_nothing_is_changed_once_it_has_begun(page):
    booking, then = asks(page), THURSDAY + timedelta(minutes=5)
    accept(booking, now=NOW)

    with pytest.raises(OverError):
        cancel(booking, by_guest=True, now=then)
    with pytest.raises(OverError):
        move(booking, AFTER_THE_CHANGE.astimezone(UTC), busy=(), now=then)


def test_the_guests_page_follows_what_the_host_changes_in_the_conversation(page):
    booking = asks(page)
    accept(booking, now=NOW)
    booking.refresh_from_db()

    agree_on(booking.conversation, AFTER_THE_CHANGE, 20, "Europe/Berlin", today=NOW.date())
    booking.refresh_from_db()
    assert (booking.start, booking.minutes) == (AFTER_THE_CHANGE, 20)

    cancel_talk(booking.conversation, closes=True, today=NOW.date())
    booking.refresh_from_db()
    assert booking.cancelled_at


# ---- what the host hears of it ----


def told_today(page: BookingPage, now: datetime = NOW) -> list[tuple[str, str]]:
    """What Today says of half hours that guests changed."""
    zone = ZoneInfo(page.zone)
    agenda = agenda_of(page.workspace, now=now, zone=zone, calendar=lambda _country, _day: Workdays())
    things = [thing for thing in agenda.day.due if thing.sort is Sort.CHANGED]
    return [(item.do, item.why) for item in told(page.workspace, agenda, things, now=now, zone=zone)]


def moves(booking: Booking, start: datetime, now: datetime = A_MINUTE_LATER) -> None:
    """Ben moves it."""
    move(booking, start.astimezone(UTC), busy=(), now=now)
    booking.refresh_from_db()


@pytest.mark.parametrize("is_accepted", [True, False])
def test_a_move_is_told_until_it_is_seen_and_a_later_one_is_new_again(page, is_accepted):
    booking = asks(page)
    if is_accepted:
        accept(booking, now=NOW)
    assert told_today(page) == []

    moves(booking, AFTER_THE_CHANGE)
    moved = ("Ben Adeyemi moved their half hour", "Tuesday 27 October, 09:00 instead of Thursday 22 October, 09:00.")
    assert told_today(page) == [moved]
    note_change_seen([booking], now=A_MINUTE_LATER)
    assert told_today(page) == []

    moves(booking, THURSDAY, NOW + timedelta(hours=1))
    back = (moved[0], "Thursday 22 October, 09:00 instead of Tuesday 27 October, 09:00.")
    assert told_today(page) == [back]


def test_moves_that_nobody_saw_make_one_and_back_is_none(page):
    booking = asks(page)

    moves(booking, THURSDAY + timedelta(hours=2))
    moves(booking, AFTER_THE_CHANGE)
    ((_, why),) = told_today(page)
    assert why == "Tuesday 27 October, 09:00 instead of Thursday 22 October, 09:00."

    moves(booking, THURSDAY)
    assert told_today(page) == []


def test_what_changes_while_the_host_looks_stays_new(page):
    booking = asks(page)
    moves(booking, AFTER_THE_CHANGE, NOW + timedelta(minutes=2))

    note_change_seen([booking], now=NOW)
    assert told_today(page)

    cancel(booking, by_guest=True, now=NOW + timedelta(minutes=5))
    booking.refresh_from_db()
    note_change_seen([booking], now=NOW + timedelta(minutes=4))
    assert told_today(page)


def test_a_guest_who_cancels_is_told_by_the_time_that_the_host_knew(page):
    booking = asks(page)
    accept(booking, now=NOW)
    moves(booking, AFTER_THE_CHANGE)

    done = cancel(booking, by_guest=True, now=NOW)
    off = ("Ben Adeyemi cancelled their half hour", "It was to be Thursday 22 October, 09:00. The time is free again.")
    assert told_today(page) == [off]

    undo(done)
    assert [do for do, _ in told_today(page)] == ["Ben Adeyemi moved their half hour"]


def test_a_change_that_was_put_off_hides_no_later_one(page):
    booking = asks(page)
    moves(booking, AFTER_THE_CHANGE)
    put_off(page.workspace, of_change(booking.pk, NOW.date()), until=THURSDAY.date(), today=NOW.date())
    assert told_today(page) == []

    cancel(booking, by_guest=True, now=NOW)
    assert [do for do, _ in told_today(page)] == ["Ben Adeyemi cancelled their half hour"]


def test_a_proposed_time_that_is_taken_is_told_as_agreed(page):
    booking = asks(page)
    propose(booking, [AFTER_THE_CHANGE], words="", now=NOW)

    take_proposed(booking, AFTER_THE_CHANGE.astimezone(UTC), busy=(), now=NOW)

    taken = ("Ben Adeyemi took a time you proposed", "Tuesday 27 October, 09:00. With that it is agreed.")
    assert told_today(page) == [taken]


def test_what_the_host_does_is_no_news_to_them(page):
    booking = asks(page)
    accept(booking, now=NOW)
    booking.refresh_from_db()

    agree_on(booking.conversation, AFTER_THE_CHANGE, 30, "Europe/Berlin", today=NOW.date())
    assert told_today(page) == []

    moves(booking, THURSDAY)
    assert told_today(page)
    agree_on(booking.conversation, AFTER_THE_CHANGE, 30, "Europe/Berlin", today=NOW.date())
    assert told_today(page) == []

    moves(booking, THURSDAY)
    cancel(booking, by_guest=False, now=NOW)
    assert told_today(page) == []


def test_nothing_is_told_of_half_hours_that_are_past_or_of_pages_that_are_gone(page):
    booking = asks(page)
    moves(booking, AFTER_THE_CHANGE)

    assert told_today(page, AFTER_THE_CHANGE + timedelta(minutes=1)) == []
    remove(page)
    assert told_today(page) == []


def test_who_is_forgotten_is_no_news(page):
    booking = asks(page)
    accept(booking, now=NOW)
    moves(booking, AFTER_THE_CHANGE)

    forget_person(page.workspace.people.get(), now=NOW)

    assert told_today(page) == []


# ---- a page that answers at once ----


def test_turning_it_on_needs_an_address_to_write_from(workspace, page):
    workspace.mail_from = ""
    workspace.save()

    with pytest.raises(NobodyWritesError):
        change_page(BookingPage.objects.get(pk=page.pk), is_at_once=True)


def test_at_once_the_half_hour_stands_and_its_letter_may_leave(page):
    change_page(page, is_at_once=True)
    booking = asks(page)

    booking.refresh_from_db()
    assert booking.accepted_at == NOW
    (letter,) = waiting(booking)
    assert letter.calendar_method == "REQUEST"
    assert letter.released_at == NOW


# ---- afterwards ----


def test_a_no_show_is_noted_in_the_conversation(page):
    booking = asks(page)
    accept(booking, now=NOW)
    booking.refresh_from_db()

    with pytest.raises(OverError):
        note_missed(booking, now=NOW)
    note_missed(booking, now=THURSDAY + timedelta(minutes=20))

    booking.refresh_from_db()
    assert booking.missed_at
    assert booking.meeting.missed_at
    assert booking.conversation.events.present().get().what == "missed"


def test_what_became_of_it_is_new_once(page):
    booking = asks(page)
    accept(booking, now=NOW)
    booking.refresh_from_db()
    later = THURSDAY + timedelta(days=30)

    with pytest.raises(OverError):
        tell_what_became(booking, "I went to a site.", now=NOW)
    tell_what_became(booking, "I went to a site.", now=later)
    assert booking.became_seen_at is None
    note_seen([booking], now=later)
    booking.refresh_from_db()
    assert booking.became_seen_at == later
    tell_what_became(booking, "And stayed.", now=later + timedelta(days=1))
    assert booking.became_seen_at is None


def test_the_day_before_a_letter_reminds_once(page):
    booking = asks(page)
    accept(booking, now=NOW)
    Parcel.objects.filter(booking=booking).update(released_at=NOW, left_at=NOW)

    assert tend(THURSDAY - timedelta(hours=30)) == 0
    assert tend(THURSDAY - timedelta(hours=23)) == 1
    assert tend(THURSDAY - timedelta(hours=22)) == 0

    (letter,) = waiting(booking)
    assert letter.subject == "Tomorrow: our talk at 03:00"
    assert letter.purpose == "confirm"


def test_a_reminder_follows_the_time_that_was_moved_to(page):
    booking = asks(page)
    accept(booking, now=NOW)
    Parcel.objects.filter(booking=booking).update(released_at=NOW, left_at=NOW)
    tend(THURSDAY - timedelta(hours=23))
    Parcel.objects.filter(booking=booking).update(released_at=NOW, left_at=NOW)

    move(
        booking,
        AFTER_THE_CHANGE.astimezone(UTC),
        busy=busy_for(page, now=NOW, apart_from=booking),
        now=THURSDAY - timedelta(hours=22),
    )
    Parcel.objects.filter(booking=booking).update(released_at=NOW, left_at=NOW)

    assert tend(AFTER_THE_CHANGE - timedelta(hours=23)) == 1


def test_what_a_guest_wrote_is_erased_after_its_day_for_good(page):
    change_page(page, keep_days=30)
    booking = asks(page)
    decline(booking, words="No.", redirect="", now=NOW)

    assert tend(THURSDAY + timedelta(days=29)) == 0
    assert tend(THURSDAY + timedelta(days=31)) == 1
    assert tend(THURSDAY + timedelta(days=32)) == 0

    booking.refresh_from_db()
    assert not any((booking.guest_name, booking.guest_address, booking.who, booking.learn, booking.references))
    assert not Parcel.objects.filter(booking=booking).exists()
    assert "tides" not in str(list(Revision.objects.filter(record=booking.pk).values_list("before", flat=True)))


def test_forgetting_the_guest_forgets_what_they_asked_for(page):
    booking = asks(page)
    accept(booking, now=NOW)

    forget_person(Person.objects.get(name="Ben Adeyemi"), now=NOW)

    assert not Booking.objects.exists()
    assert not Parcel.objects.exists()


# ---- keeping floods out ----


def test_floods_from_one_place_are_stopped_and_forgotten_after_a_day(page):
    for _ in range(FROM_ONE_PLACE):
        knock(page, "mark", now=NOW)

    with pytest.raises(TooManyError):
        knock(page, "mark", now=NOW)
    knock(page, "another", now=NOW)
    knock(page, "mark", now=NOW + timedelta(hours=2))
    tend(NOW + timedelta(days=2))
    assert not Knock.objects.exists()


def test_another_key_leaves_guests_their_own_addresses(page):
    booking = asks(page)
    before = page.key

    change_key(page)

    booking.refresh_from_db()
    assert page.key != before
    assert booking.page_key == before
