"""What is due, asked of the records, and told in words."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from halfhour.actions.agenda import Item, told
from halfhour.actions.letters import Written, note_message
from halfhour.actions.today import NothingToDoError, agenda_of, put_off, settle
from halfhour.actions.undo import undo
from halfhour.domain.follow_up import Workdays
from halfhour.domain.today import Sort, Thing
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.people import Person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)  # a Friday
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Lisbon")


@pytest.fixture
def workspace(db: None) -> Workspace:
    """An empty one."""
    return Workspace.objects.create(name="Ada's")


def with_somebody(workspace: Workspace, name: str = "Ben Stone", **facts: Any) -> Conversation:
    """A conversation with somebody new."""
    conversation = workspace.conversations.create(name=name, **facts)
    conversation.people.add(workspace.people.create(name=name))
    return conversation


def calendar(_country: str, _day: date) -> Workdays:
    """Weeks without holidays."""
    return Workdays()


def items(workspace: Workspace, **more: Any) -> list[Item]:
    """Everything, due and ahead, in words."""
    agenda = agenda_of(workspace, now=NOW, zone=ZONE, calendar=calendar, **more)
    return list(told(workspace, agenda, [*agenda.day.due, *agenda.day.ahead], now=NOW, zone=ZONE))


def lines(workspace: Workspace) -> list[tuple[str, str]]:
    """What to do and why."""
    return [(item.do, item.why) for item in items(workspace)]


def days(count: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=count)


@pytest.mark.parametrize(
    ("facts", "do", "why"),
    [
        ({"held_on": days(1)}, "Thank Ben Stone", "You talked yesterday; the thank-you is due by this evening."),
        ({"held_on": days(0)}, "Thank Ben Stone", "You talked today; a thank-you is best by tomorrow evening."),
        (
            {"held_on": days(9)},
            "Thank Ben Stone",
            "You talked on 18 November. It is late, and still better than never.",
        ),
        ({"asked_on": days(7)}, "Ask Ben Stone once more", "You asked on 20 November and there is no answer yet."),
        (
            {"answered_on": days(2)},
            "Agree on a time with Ben Stone",
            "They answered on Wednesday, and no time is noted yet.",
        ),
        ({"agreed_for": NOW - timedelta(hours=1)}, "Did you talk with Ben Stone?", "It was to be today at 11:00."),
        ({"agreed_for": NOW - timedelta(days=3)}, "Did you talk with Ben Stone?", "It was to be on Tuesday at 12:00."),
        (
            {"agreed_for": NOW + timedelta(minutes=10), "place": "Harbour café"},
            "Talk with Ben Stone",
            "Today at 12:10, 30 minutes, Harbour café",
        ),
        ({}, "Ask Ben Stone for half an hour", "You noted the idea today."),
    ],
)
def test_each_line_says_what_and_why(workspace: Workspace, facts: Any, do: str, why: str) -> None:
    conversation = with_somebody(workspace, **facts)
    if not facts:
        Conversation.objects.filter(pk=conversation.pk).update(created_at=NOW)

    assert lines(workspace) == [(do, why)]


def test_two_letters_without_an_answer_are_let_rest(workspace: Workspace) -> None:
    asked = with_somebody(workspace, asked_on=days(60))
    for ago in (50, 30):
        workspace.events.create(conversation=asked, what="followed_up", on=days(ago))

    (line,) = items(workspace)
    assert (line.thing.sort, line.why[:40]) == (Sort.LET_GO, "3 messages without an answer, the first ")

    done = settle(workspace, Sort.LET_GO, asked.pk, today=TODAY, zone=ZONE)
    assert items(workspace) == []
    undo(done)
    assert len(items(workspace)) == 1


def test_a_second_person_at_the_same_place_is_named_until_somebody_there_was_asked(workspace: Workspace) -> None:
    workspace.follow_up = "three_b_seven"
    workspace.save()
    place = workspace.organizations.create(name="Harbour Works")
    with_somebody(workspace, asked_on=days(4))
    workspace.people.update(organization=place)
    cleo = workspace.people.create(name="Cleo Marsh", organization=place)

    (line,) = items(workspace)
    assert (line.do, line.person) == ("Ask Cleo Marsh at Harbour Works", cleo.pk)

    workspace.conversations.create(name="Cleo", asked_on=days(1)).people.add(cleo)
    assert Sort.SECOND_PERSON not in {item.thing.sort for item in items(workspace)}


def test_promises_advice_and_introducers(workspace: Workspace) -> None:
    talk = with_somebody(workspace, held_on=days(10), thanked_on=days(9))
    ben = talk.people.get()
    ada = workspace.people.create(name="Ada Quist")
    workspace.promises.create(conversation=talk, is_mine=True, text="Send the article", due_on=days(1))
    workspace.promises.create(conversation=talk, is_mine=False, person=ben, text="Ask the team", due_on=days(5))
    workspace.introductions.create(by=ada, to=ben, on=days(30))
    workspace.advice.create(conversation=talk, text="Visit a plant", acted_on=days(8))

    assert lines(workspace) == [
        ("Keep your promise: Send the article", "You promised it to Ben Stone; it was due yesterday."),
        ("Tell Ben Stone what became of their advice", "You acted on it on 19 November: Visit a plant"),
        ("Tell Ada Quist how it went", "They brought you to Ben Stone; you talked on 17 November."),
        ("Ben Stone promised you something", "They said: Ask the team. It was due on Sunday."),
    ]


def test_one_tap_keeps_a_promise_once(workspace: Workspace) -> None:
    talk = with_somebody(workspace, held_on=days(3), thanked_on=days(3))
    promise = workspace.promises.create(conversation=talk, is_mine=True, text="Send it", due_on=days(1))

    settle(workspace, Sort.PROMISE, promise.pk, today=TODAY, zone=ZONE)

    promise.refresh_from_db()
    assert promise.kept_on == TODAY
    with pytest.raises(NothingToDoError):
        settle(workspace, Sort.PROMISE, promise.pk, today=TODAY, zone=ZONE)


def test_a_talk_is_noted_on_the_day_it_was_agreed_for(workspace: Workspace) -> None:
    late = with_somebody(workspace, agreed_for=datetime(2026, 11, 24, 23, 30, tzinfo=UTC))

    settle(workspace, Sort.HAPPENED, late.pk, today=TODAY, zone=ZoneInfo("Asia/Tokyo"))

    late.refresh_from_db()
    assert late.held_on == date(2026, 11, 25)


def test_what_another_workspace_keeps_cannot_be_settled(workspace: Workspace) -> None:
    theirs = with_somebody(Workspace.objects.create(name="Dan's"), agreed_for=NOW - timedelta(days=3))

    with pytest.raises(NothingToDoError):
        settle(workspace, Sort.HAPPENED, theirs.pk, today=TODAY, zone=ZONE)


def test_what_is_put_off_comes_again_and_undo_brings_it_at_once(workspace: Workspace) -> None:
    thing = items_of(with_somebody(workspace, held_on=days(1)), workspace)

    first = put_off(workspace, thing, until=TODAY + timedelta(days=1), today=TODAY)
    assert items(workspace) == []
    second = put_off(workspace, thing, until=TODAY + timedelta(days=7), today=TODAY)
    undo(second)
    assert workspace.rests.get().until == TODAY + timedelta(days=1)
    undo(first)
    assert len(items(workspace)) == 1
    with pytest.raises(NothingToDoError):
        put_off(workspace, thing, until=TODAY, today=TODAY)


def items_of(_conversation: Conversation, workspace: Workspace) -> Thing:
    """The only thing."""
    return items(workspace)[0].thing


def test_a_letter_that_waits_is_what_is_due_and_not_writing_it_again(workspace: Workspace) -> None:
    talk = with_somebody(workspace, held_on=days(1))
    parcel = workspace.parcels.create(
        conversation=talk, purpose="thanks", to="b@example.org", text="Thank you", mail_id="1"
    )
    type(parcel).objects.update(created_at=NOW)

    assert lines(workspace) == [("Look at the outbox", "One letter waits there until you release it, since today.")]

    type(parcel).objects.update(released_at=NOW)
    assert lines(workspace) == []


def test_a_talk_ahead_is_prepared_until_three_questions_are_chosen(workspace: Workspace) -> None:
    talk = with_somebody(workspace, agreed_for=NOW + timedelta(days=2))
    assert [item.thing.sort for item in items(workspace)] == [Sort.PREPARE, Sort.CONFIRM, Sort.MEET]

    for text in ("How?", "Why?", "Who else?"):
        talk.questions.create(workspace=workspace, text=text)
    workspace.events.create(conversation=talk, what="confirmed", on=TODAY)
    assert [item.thing.sort for item in items(workspace)] == [Sort.MEET]

    workspace.events.create(conversation=talk, what="moved", on=TODAY + timedelta(days=1))
    assert Sort.CONFIRM in {item.thing.sort for item in items(workspace)}


def test_of_very_many_the_oldest_are_told_and_the_others_counted(workspace: Workspace) -> None:
    for ago in range(3, 11):
        with_somebody(workspace, f"Person {ago}", held_on=days(ago))

    agenda = agenda_of(workspace, now=NOW, zone=ZONE, calendar=calendar, most=5)
    assert [thing.on for thing in agenda.day.due] == [days(ago) for ago in range(10, 5, -1)]
    assert agenda.beyond[Sort.THANK] == 3

    put_off(workspace, agenda.day.due[0], until=TODAY + timedelta(days=1), today=TODAY)
    rest = agenda_of(workspace, now=NOW, zone=ZONE, calendar=calendar, most=5)
    assert (rest.day.due[0].on, rest.beyond[Sort.THANK]) == (days(9), 2)
    assert len(agenda_of(workspace, now=NOW, zone=ZONE, calendar=calendar, most=5, whole=Sort.THANK).day.due) == 7


def test_the_number_of_questions_does_not_grow(workspace: Workspace) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            items(workspace)
        return len(queries)

    facts: tuple[dict[str, Any], ...] = ({}, {"asked_on": days(30)}, {"answered_on": days(3)}, {"held_on": days(3)})
    for each in facts:
        with_somebody(workspace, **each)
    before = asked()
    for number in range(20):
        for each in facts:
            with_somebody(workspace, f"Person {number}", **each)

    assert asked() == before


def test_somebody_removed_is_not_named(workspace: Workspace) -> None:
    talk = with_somebody(workspace, held_on=days(1))
    talk.people.add(Person.objects.create(workspace=workspace, name="Gone", removed_at=NOW))

    assert items(workspace)[0].do == "Thank Ben Stone"


def test_whom_one_reports_back_to_is_not_told_twice(workspace: Workspace) -> None:
    talk = with_somebody(workspace, held_on=days(100), thanked_on=days(99))
    talk.people.update(group=workspace.groups.create(name="Mentors", every_days=30))
    assert [item.thing.sort for item in items(workspace)] == [Sort.TOUCH]

    workspace.advice.create(conversation=talk, text="Visit a plant", acted_on=days(8))
    assert [item.thing.sort for item in items(workspace)] == [Sort.REPORT]


def test_whoever_was_to_be_kept_until_today_is_decided_about(workspace: Workspace) -> None:
    ben = workspace.people.create(name="Ben Stone", keep_until=days(3))
    workspace.people.create(name="Cleo Marsh", keep_until=days(-60))

    (line,) = items(workspace)

    assert (line.thing.sort, line.person) == (Sort.KEEP, ben.pk)
    assert line.do == "Decide about Ben Stone: keep or forget"
    assert line.why == "You wanted to decide on Tuesday whether to keep what you know of them."


def test_a_late_answer_brings_its_conversation_back(workspace: Workspace) -> None:
    asked = with_somebody(workspace, asked_on=days(60), closed_on=days(20), closed_why="no_answer")
    assert items(workspace) == []

    note_message(asked, Written("Sorry, I was away.", days(1)), now=NOW)

    (line,) = items(workspace)
    assert line.do == "Agree on a time with Ben Stone"
