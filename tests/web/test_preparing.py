"""Preparing a casual job interview, holding it and what follows, from the candidate's chair."""

import io
import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader
from pytest_django.fixtures import DjangoAssertNumQueries

from halfhour.actions.conversations import start_conversation
from halfhour.actions.sittings import Marked, begin, end, keep_marks
from halfhour.records.accounts import Workspace
from halfhour.records.afterwards import Promise
from halfhour.records.conversations import Conversation
from halfhour.records.practice import Story, Telling
from halfhour.records.talks import Talk

pytestmark = pytest.mark.django_db

LETTER = (
    "Your name came up when we talked about who understands timetables. Nothing formal, no need to bring a CV. We lose two planners in the "
    "spring, and I would like to hear what you would want from your next job."
)


@pytest.fixture
def chat(workspace: Workspace) -> Conversation:
    """A café chat in Porto in winter, about a job."""
    begun = start_conversation(
        workspace,
        ["Jo Lind", "Marit Dahl"],
        zone="Europe/Lisbon",
        kind="casual_job",
        agreed_for=datetime(2027, 2, 3, 15, 30, tzinfo=UTC),
    )
    workspace.people.filter(name="Jo Lind").update(role="Head of planning", country="PT")
    workspace.people.filter(name="Marit Dahl").update(role="Timetable planner")
    begun.place, begun.travel_minutes, begun.minutes = "Café Luna", 25, 45
    begun.save()
    return begun


@pytest.fixture
def story(workspace: Workspace) -> Story:
    """One that says which question it answers."""
    made: Story = workspace.stories.create(workspace=workspace, name="The Sunday timetable", answers=["improved"])
    return made


def text(answer: object) -> str:
    """What the page says, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())  # type: ignore[attr-defined]


def page(client: Client, chat: Conversation, query: str = "") -> str:
    """The preparation."""
    return text(client.get(f"/conversations/{chat.pk}/preparing/{query}"))


def test_the_words_that_say_what_it_is_stand_there(client: Client, chat: Conversation) -> None:
    chat.messages.create(workspace=chat.workspace, is_mine=False, text=LETTER, on=date(2027, 1, 20))

    said = page(client, chat)

    assert "Why we think so" in said
    assert "They wrote on 20 January 2027" in said
    assert "“We lose two planners in the spring" in said


def test_without_words_of_theirs_the_page_says_so(client: Client, chat: Conversation) -> None:
    assert "no words of theirs stand here yet" in page(client, chat)


def test_each_of_them_probably_wants_something_and_the_reason_is_their_role(client: Client, chat: Conversation) -> None:
    said = page(client, chat)

    assert "Probably the one who leads the work you would do: their role says “Head of”." in said
    assert "Probably a future colleague: their role says “planner”." in said


def test_clothes_way_and_seat_follow_from_place_and_season(client: Client, chat: Conversation) -> None:
    said = page(client, chat)

    assert "It is winter there" in said
    assert "14:55" in said
    assert "15:15 to 15:20" in said
    assert "away from door" in said


def test_the_south_has_summer_then(client: Client, chat: Conversation) -> None:
    chat.workspace.people.filter(name="Jo Lind").update(country="NZ")
    Conversation.objects.filter(pk=chat.pk).update(zone="Pacific/Auckland")

    assert "Summer there" in page(client, chat)


def test_clothes_are_nobodys_sex(client: Client, chat: Conversation) -> None:
    said = page(client, chat).lower()

    assert "any of these" in said
    assert not re.search(r"\b(?:men|women|man|woman|ladies|gentlemen)\b", said)


def test_law_and_pay_are_those_of_the_country_and_another_may_be_chosen(client: Client, chat: Conversation) -> None:
    assert "By the rules of: European Union" in page(client, chat)

    said = page(client, chat, "?country=us")

    assert "By the rules of: United States (federal)" in said
    assert "Age Discrimination in Employment Act" in said
    assert "Leave it, kindly" in said
    assert "Colorado" in said


def test_an_unclear_one_has_both_readings_and_the_question_that_settles_it(client: Client, chat: Conversation) -> None:
    Conversation.objects.filter(pk=chat.pk).update(kind="unclear")

    said = page(client, chat)

    assert "do you have a particular position in mind?" in said
    answer = client.post(f"/conversations/{chat.pk}/preparing/kind", {"said": "informational"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/conversations/{chat.pk}/brief/"
    chat.refresh_from_db()
    assert chat.kind == "informational"


def test_a_question_of_the_bank_is_one_tap_away_and_no_other_is_taken(client: Client, chat: Conversation) -> None:
    address = f"/conversations/{chat.pk}/preparing/"
    offered = re.findall(r'name="pick" value="([^"]+)"', client.get(address).content.decode())

    client.post(f"{address}questions", {"pick": unescape(offered[0])})
    client.post(f"{address}questions", {"pick": "What do you earn?"})

    assert [question.text for question in chat.questions.present()] == [unescape(offered[0])]
    assert len(offered) == 6


def test_a_story_comes_along_and_stays_at_home_again(client: Client, chat: Conversation, story: Story) -> None:
    address = f"/conversations/{chat.pk}/preparing/stories/{story.pk}"
    assert "Fits: what you did" in page(client, chat)

    client.post(address, {"take": "yes"})
    client.post(address, {"take": "yes"})

    assert chat.tellings.present().count() == 1
    assert "Comes along" in page(client, chat)
    assert "The Sunday timetable" in text(client.get(f"/conversations/{chat.pk}/brief/"))
    client.post(address, {"take": "no"})
    assert not chat.tellings.present().exists()


def test_who_heard_a_story_before_is_said(client: Client, chat: Conversation, story: Story) -> None:
    earlier = start_conversation(chat.workspace, ["Ben"], zone="UTC")
    earlier.people.set([chat.people.get(name="Marit Dahl")])
    Telling.objects.create(workspace=chat.workspace, story=story, conversation=earlier, on=date(2026, 5, 2))

    assert "Marit Dahl heard it on 2 May 2026" in page(client, chat)


def test_without_stories_the_first_step_is_offered(client: Client, chat: Conversation) -> None:
    assert "Write down the first" in page(client, chat)


def test_other_kinds_are_prepared_by_their_brief(client: Client, chat: Conversation) -> None:
    Conversation.objects.filter(pk=chat.pk).update(kind="formal_job")

    assert client.get(f"/conversations/{chat.pk}/preparing/").headers["Location"] == f"/conversations/{chat.pk}/brief/"


def test_the_page_of_the_conversation_leads_here(client: Client, chat: Conversation) -> None:
    said = client.get(f"/conversations/{chat.pk}/").content.decode()

    assert f'<a class="button" href="/conversations/{chat.pk}/preparing/">' in said


def test_today_leads_here_as_well(client: Client, chat: Conversation) -> None:
    Conversation.objects.filter(pk=chat.pk).update(agreed_for=timezone.now() + timedelta(days=2))

    assert f'href="/conversations/{chat.pk}/preparing/"' in client.get("/?only=prepare").content.decode()


def test_a_stranger_sees_nothing(client: Client, chat: Conversation, story: Story, dans: Workspace) -> None:
    theirs = start_conversation(dans, ["Eve"], zone="UTC", kind="casual_job")
    secret = dans.stories.create(workspace=dans, name="Dan's own")

    assert client.get(f"/conversations/{theirs.pk}/preparing/").status_code == 404
    assert client.post(f"/conversations/{theirs.pk}/preparing/stories/{story.pk}", {"take": "yes"}).status_code == 404
    assert client.post(f"/conversations/{chat.pk}/preparing/stories/{secret.pk}", {"take": "yes"}).status_code == 404
    assert client.post(f"/conversations/{chat.pk}/afterwards/told/{secret.pk}").status_code == 404


def test_as_many_questions_to_the_database_for_many_as_for_few(
    client: Client, chat: Conversation, story: Story, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        one = chat.workspace.stories.create(workspace=chat.workspace, name=f"Story {number}", action="We finished it")
        Telling.objects.create(workspace=chat.workspace, story=one, conversation=chat)
        chat.messages.create(workspace=chat.workspace, is_mine=False, text=LETTER, on=date(2027, 1, 20))

    with django_assert_max_num_queries(20):
        client.get(f"/conversations/{chat.pk}/preparing/")


def test_the_plan_of_the_brief_is_a_talk_both_ways(client: Client, chat: Conversation, story: Story) -> None:
    Telling.objects.create(workspace=chat.workspace, story=story, conversation=chat)

    said = text(client.get(f"/conversations/{chat.pk}/brief/"))
    paper = client.get(f"/conversations/{chat.pk}/brief/pdf").content

    assert re.search(r"welcome \d+ · they about the place and the role \d+ · you about yourself", said)
    assert "The Sunday timetable" in PdfReader(io.BytesIO(paper)).pages[0].extract_text()


def test_the_live_page_has_stories_and_marks_of_this_kind(client: Client, chat: Conversation, story: Story) -> None:
    Telling.objects.create(workspace=chat.workspace, story=story, conversation=chat)
    address = f"/conversations/{chat.pk}/live/"

    client.post(f"{address}note", {"sort": "tick", "question": story.pk})
    client.post(f"{address}note", {"sort": "asked", "text": "When could you start?"})
    said = client.get(address).content.decode()

    assert "They asked" in said
    assert "Culture signal" not in said
    assert re.search(rf'data-tick="{story.pk}".*?aria-pressed="true"', said, re.DOTALL)
    assert "they asked" in said


def test_another_kind_has_its_own_marks(client: Client, chat: Conversation) -> None:
    Conversation.objects.filter(pk=chat.pk).update(kind="informational")

    assert "They asked" not in text(client.get(f"/conversations/{chat.pk}/live/"))


@pytest.fixture
def held(chat: Conversation, story: Story) -> Conversation:
    """The same, held with marks."""
    now = timezone.now()
    Telling.objects.create(workspace=chat.workspace, story=story, conversation=chat)
    sitting = begin(chat, at=now - timedelta(minutes=40))
    marks = [
        ("asked", "When could you start?"),
        ("said", "In May."),
        ("next", "Jo writes by Friday"),
        ("signal", "Cake"),
    ]
    keep_marks(chat, [Marked(f"m{n}", sort, words, now) for n, (sort, words) in enumerate(marks)])
    keep_marks(chat, [Marked(f"tick-{story.pk}", "tick", "on", now)])
    end(sitting, at=now)
    chat.refresh_from_db()
    return chat


def test_what_was_asked_and_said_stands_with_its_readings(client: Client, held: Conversation) -> None:
    said = text(client.get(f"/conversations/{held.pk}/afterwards/"))

    assert "When could you start? You: In May." in said
    assert "They may be picturing you there." in said
    assert "Many ask it of everybody, to plan." in said
    assert "They: Cake As you noted it." in said


def test_the_next_step_is_theirs_with_the_day_that_was_said(client: Client, held: Conversation) -> None:
    answer = client.get(f"/conversations/{held.pk}/afterwards/").content.decode()
    friday = re.search(r'name="due" value="([\d-]+)" aria-label="Their day: Jo writes by Friday"', answer)
    assert friday
    day = date.fromisoformat(friday[1])
    assert day.weekday() == 4

    client.post(
        f"/conversations/{held.pk}/afterwards/next",
        {"text": "Jo writes by Friday", "whose": "them", "due": day.isoformat()},
    )

    step = Promise.objects.get(conversation=held)
    assert (step.is_mine, step.due_on) == (False, day)
    said = text(client.get(f"/conversations/{held.pk}/afterwards/"))
    assert "It is their day that counts" in said
    assert "That is the next step" not in said


def test_today_asks_after_their_day_and_not_on_it(client: Client, held: Conversation) -> None:
    today = timezone.localdate()
    step = {"text": "Jo writes by Friday", "whose": "them"}

    client.post(f"/conversations/{held.pk}/afterwards/next", {**step, "due": today.isoformat()})
    on_their_day = client.get("/?only=theirs")
    client.post(f"/conversations/{held.pk}/afterwards/next", {**step, "due": (today - timedelta(days=1)).isoformat()})
    after = text(client.get("/?only=theirs"))

    assert "Ask Jo Lind" not in text(on_their_day)
    assert "about the next step" in after
    assert "They said: Jo writes by Friday. Their day was yesterday" in after
    assert "Write to them" in after


def test_my_own_next_step_stays_mine(client: Client, held: Conversation) -> None:
    client.post(f"/conversations/{held.pk}/afterwards/next", {"text": "Send the plan", "due": "2027-02-05"})

    assert Promise.objects.get(conversation=held).is_mine


def test_a_story_is_noted_as_told_to_everybody_there_with_one_tap(
    client: Client, held: Conversation, story: Story
) -> None:
    assert "ticked in the talk" in text(client.get(f"/conversations/{held.pk}/afterwards/"))

    for _ in range(2):
        client.post(f"/conversations/{held.pk}/afterwards/told/{story.pk}")

    assert [telling.on for telling in Telling.objects.present().filter(story=story)] == [held.held_on]
    assert "they have heard it" in text(client.get(f"/conversations/{held.pk}/afterwards/"))


def test_a_transcript_shows_both_sides_with_places(client: Client, held: Conversation) -> None:
    lines = [
        ("Jo Lind", "Nice that you came. What did you do at the ferries?"),
        ("Ada", "I rebuilt the Sunday timetable with the crews, and the late boats halved."),
        ("Jo Lind", "When could you start?"),
        ("Ada", "In May. I am very interested in it. How is the team made up?"),
        ("Jo Lind", "Six planners and two who talk to the harbours. We will write to you by Friday."),
    ]
    talk = Talk.objects.create(
        workspace=held.workspace,
        conversation=held,
        name="chat.txt",
        blob=b"x",
        form="plain-text",
        turns=[[who, words, None, None, n] for n, (who, words) in enumerate(lines)],
        me="Ada",
    )

    answer = client.get(f"/conversations/{held.pk}/afterwards/").content.decode()

    assert f'/talks/{talk.pk}/#turn-0">What did you do at the ferries?' in answer
    assert f'/talks/{talk.pk}/#turn-1">I rebuilt' in answer
    assert "How is the team made up?" in answer.partition("What you asked")[2]
    assert "You said that it interests you." in answer


def test_what_was_heard_in_the_talk_is_offered_in_full_and_an_answer_ends_at_the_next_question(
    client: Client, held: Conversation
) -> None:
    lines = [
        ("Jo Lind", "How are you with angry people?"),
        ("Ada", "I let them finish, and say what I can do and when."),
        ("Marit Dahl", "And your English, is it fine for the telephone?"),
        ("Ada", "It is fine, I wrote my thesis in it."),
        ("Jo Lind", "Good. I'll ring you on Wednesday, whichever way it goes."),
    ]
    Talk.objects.create(
        workspace=held.workspace,
        conversation=held,
        name="chat.txt",
        blob=b"x",
        form="plain-text",
        turns=[[who, words, None, None, n] for n, (who, words) in enumerate(lines)],
        me="Ada",
    )

    said = text(client.get(f"/conversations/{held.pk}/afterwards/"))

    assert "How are you with angry people? You: I let them finish, and say what I can do and when. And your" in said
    assert "I'll ring you on Wednesday, whichever way it goes." in said.partition("Heard in the talk")[2]


def test_other_kinds_have_none_of_it(client: Client, held: Conversation) -> None:
    Conversation.objects.filter(pk=held.pk).update(kind="informational")

    said = text(client.get(f"/conversations/{held.pk}/afterwards/"))

    assert "Signals, on both sides" not in said
    assert "What they asked" not in said
