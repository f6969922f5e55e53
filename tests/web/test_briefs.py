"""The page to read beforehand, on screen and on paper, and the choice of its questions."""

import io
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from pypdf import PdfReader
from pytest_django.fixtures import DjangoAssertNumQueries

from halfhour.actions.briefs import plan_questions
from halfhour.actions.conversations import start_conversation
from halfhour.domain.kinds import Kind
from halfhour.records.accounts import User, Workspace
from halfhour.records.conversations import Conversation

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines(workspace: Workspace, ada: User) -> Conversation:
    """An agreed talk in Porto, seen from New York."""
    User.objects.filter(pk=ada.pk).update(zone="America/New_York", zone_is_known=True)
    talk = start_conversation(
        workspace,
        ["Inês Fado"],
        zone="Europe/Lisbon",
        role="ship surveyor",
        organization="Tidal Works",
        kind=Kind.INFORMATIONAL,
    )
    talk.agreed_for = datetime(2026, 12, 1, 14, 30, tzinfo=UTC)
    talk.place, talk.travel_minutes, talk.minutes = "Cais do Ouro 14", 35, 20
    talk.save()
    return talk


def text(answer: object) -> str:
    """What the page says."""
    return answer.content.decode()  # type: ignore[attr-defined]


def brief(client: Client, talk: Conversation) -> str:
    """The page."""
    return text(client.get(f"/conversations/{talk.pk}/brief/"))


def test_both_clocks_the_way_and_the_time_to_leave_stand_there(client: Client, ines: Conversation) -> None:
    page = brief(client, ines)

    assert "Tuesday 1 December 2026, 09:30 (America/New York)" in page
    assert "Tuesday 1 December 2026, 14:30 (Europe/Lisbon)" in page
    assert "13:45" in page
    assert "14:15 to 14:20" in page
    assert "It is winter there" in page


def test_one_clock_is_enough_for_one_zone(client: Client, ines: Conversation, ada: User) -> None:
    User.objects.filter(pk=ada.pk).update(zone="Europe/London")

    assert brief(client, ines).count("Tuesday 1 December") == 1


def test_a_talk_by_video_has_no_way_but_a_link(client: Client, ines: Conversation) -> None:
    Conversation.objects.filter(pk=ines.pk).update(place="", link="https://meet.example/tide")

    page = brief(client, ines)

    assert 'href="https://meet.example/tide"' in page
    assert "Leave at" not in page
    assert "from the waist up" in page
    assert "winter" not in page


def test_an_empty_brief_offers_the_first_steps(client: Client, workspace: Workspace) -> None:
    page = brief(client, start_conversation(workspace, ["Ben"], zone="UTC"))

    assert "Note the time you agreed" in page
    assert "Note two or three aims" in page
    assert "Say which kind it is" in page
    assert "ask for no job" in page


def test_bounds_follow_the_kind(client: Client, ines: Conversation) -> None:
    assert "Ask for no job" in brief(client, ines)
    Conversation.objects.filter(pk=ines.pk).update(kind=Kind.CASUAL_JOB)
    assert "they look at you for a job" in brief(client, ines)


def test_how_it_began_and_what_is_owed_stand_there(client: Client, ines: Conversation, workspace: Workspace) -> None:
    person, elsa = ines.people.get(), workspace.people.create(name="Elsa")
    workspace.introductions.create(by=elsa, to=person, on=date(2026, 11, 2))
    ines.messages.create(workspace=workspace, is_mine=True, text="Dear Inês, may I ask?", on=date(2026, 11, 5))
    ines.promises.create(
        workspace=workspace, person=person, is_mine=False, text="Send the drawing", due_on=date(2026, 12, 4)
    )
    ines.promises.create(workspace=workspace, is_mine=True, text="Kept already", kept_on=date(2026, 11, 9))

    page = brief(client, ines)

    assert "Elsa sent you to Inês Fado, 2 November 2026." in page
    assert "You wrote on 5 November 2026: “Dear Inês, may I ask?”" in page
    assert "Send the drawing" in page
    assert "Thanks to Elsa" in page
    assert "Kept already" not in page


def test_the_last_talk_stands_in_its_lines(client: Client, ines: Conversation, workspace: Workspace) -> None:
    earlier = start_conversation(
        workspace, ["Inês Fado"], zone="UTC", held_on=date(2026, 3, 1), thanked_on=date(2026, 3, 1)
    )
    talk = earlier.talks.create(workspace=workspace, blob=b"", form="notes", turns=[])
    talk.__class__._meta.get_field("kept_lines").related_model.objects.create(
        workspace=workspace,
        talk=talk,
        lines=[{"text": "She began at sea.", "slot": "path", "speaker": None, "quotes": []}],
    )

    assert "She began at sea." in brief(client, ines)


def test_particulars_are_noted_and_undone_with_the_dress_of_the_place(client: Client, ines: Conversation) -> None:
    given = {"aims": "Whether a year at sea helps", "minutes": "45", "place": "The quay", "worn_there": "Solid shoes"}

    page = text(client.post(f"/conversations/{ines.pk}/brief/particulars", given, follow=True))

    assert "Whether a year at sea helps" in page
    assert "Worn there: Solid shoes" in page
    assert "45 minutes" in page
    assert "Undo" in page


def test_a_bad_number_keeps_what_was_typed(client: Client, ines: Conversation) -> None:
    answer = client.post(
        f"/conversations/{ines.pk}/brief/particulars", {"minutes": "30", "travel_minutes": "far", "aims": "This"}
    )

    assert answer.status_code == 422
    assert "This" in text(answer)


def test_the_paper_is_one_accessible_sheet_with_the_same_words(client: Client, ines: Conversation) -> None:
    plan_questions(ines, ["How did you begin? #panic() *bold*"], from_where="own")

    answer = client.get(f"/conversations/{ines.pk}/brief/pdf")

    pdf = PdfReader(io.BytesIO(answer.content))
    words = " ".join(pdf.pages[0].extract_text().split())
    assert len(pdf.pages) == 1
    assert "How did you begin? #panic() *bold*" in words
    assert "13:45" in words
    assert b"pdfuaid" in answer.content
    assert client.get(f"/conversations/{ines.pk}/brief/pdf").content == answer.content


def test_the_paper_is_drawn_whatever_is_written(client: Client, ines: Conversation) -> None:
    strange = "\x00" if connection.vendor == "sqlite" else "\x01"  # PostgreSQL keeps no NUL
    Conversation.objects.filter(pk=ines.pk).update(name="船 ما \u0007 🚢", aims=f"x{strange}y\n" * 200)

    assert client.get(f"/conversations/{ines.pk}/brief/pdf").content.startswith(b"%PDF")


def questions(client: Client, talk: Conversation, where: str = "", **given: str) -> str:
    """The page of choosing after something was done there."""
    return text(client.post(f"/conversations/{talk.pk}/brief/questions/{where}", given, follow=True))


def test_own_questions_are_checked_and_the_better_wording_is_one_tap_away(client: Client, ines: Conversation) -> None:
    page = questions(client, ines, text="- Do you like working nights?\n")
    assert "What is working nights like for you?" in page
    question = ines.questions.present().get()

    page = questions(client, ines, f"{question.pk}/wording", wording="What is working nights like for you?")

    assert "Worded anew." in page
    assert ines.questions.present().get().text == "What is working nights like for you?"


def test_the_room_follows_the_length_and_must_asks_come_first(client: Client, ines: Conversation) -> None:
    page = questions(client, ines, text="\n".join(f"How did step {number} come about?" for number in range(8)))
    assert "3 more than fit" in page
    last = ines.questions.present().last()
    assert last

    questions(client, ines, f"{last.pk}/must")

    page = brief(client, ines)
    assert "5 fit into the time; 3 wait" in page
    assert page.index("Must ask") < page.index("How did step 7")


def test_questions_move_and_are_put_in_order_without_a_script(client: Client, ines: Conversation) -> None:
    questions(
        client,
        ines,
        text="What advice would you give me?\nHow did you come to this work?\nWhat does a normal day look like?",
    )
    last = ines.questions.present().last()
    assert last

    questions(client, ines, f"{last.pk}/move", up="1")
    assert [one.text[:8] for one in ines.questions.present()] == ["What adv", "What doe", "How did "]
    questions(client, ines, "order")
    assert [one.text[:8] for one in ines.questions.present()][-1] == "What adv"


def test_suggestions_say_why_and_are_taken_with_one_tap(client: Client, ines: Conversation) -> None:
    page = text(client.get(f"/conversations/{ines.pk}/brief/questions/"))
    assert "Nothing on your list touches this yet" in page

    questions(client, ines, pick="How did you come to do this work?")

    assert ines.questions.present().get().from_where == "bank"


def test_what_earlier_talks_left_open_is_offered_first(
    client: Client, ines: Conversation, workspace: Workspace
) -> None:
    earlier = start_conversation(workspace, ["Rui"], zone="UTC", organization="Tidal Works", held_on=date(2026, 3, 1))
    plan_questions(earlier, ["Asked?", "What happens in winter?"], from_where="own")
    first, open_one = earlier.questions.present()
    earlier.marks.create(
        workspace=workspace, question=first, made="t", sort="tick", text="on", at=datetime(2026, 3, 1, tzinfo=UTC)
    )
    page = text(client.get(f"/conversations/{ines.pk}/brief/questions/"))
    assert page.index("Planned for Rui and not asked") < page.index("Suggestions")

    questions(client, ines, gap=open_one.pk)

    assert ines.questions.present().get().gap_of == open_one


def test_what_is_being_written_is_looked_at(client: Client, ines: Conversation) -> None:
    page = text(client.get(f"/conversations/{ines.pk}/brief/questions/look", {"text": "Do you like it?"}))

    assert "Closed" in page
    assert "<html" not in page


def test_no_question_is_said_and_kept(client: Client, ines: Conversation) -> None:
    answer = client.post(f"/conversations/{ines.pk}/brief/questions/", {"text": " - "})

    assert answer.status_code == 422


def test_three_references_are_picked_or_written(client: Client, ines: Conversation, workspace: Workspace) -> None:
    person = ines.people.get()
    client.post(f"/people/{person.pk}/sources/", {"text": "She works at Tidal Works since 2019."})
    fact = workspace.facts.get()
    address = f"/conversations/{ines.pk}/brief/references/"

    client.post(address, {"fact": fact.pk})
    client.post(address, {"text": "Her article on noise"})
    page = text(client.post(address, {"text": "Her boat"}, follow=True))

    assert "Three are enough" in page
    answer = client.post(address, {"text": "One more"})
    assert answer.status_code == 422
    assert "One more" in text(answer)
    one = ines.references.present().get(fact=fact)
    client.post(f"{address}{one.pk}/removal")
    assert "Her boat" in brief(client, ines)
    assert "since 2019" not in brief(client, ines)


def test_strangers_briefs_are_not_found(client: Client, workspace: Workspace, dans: Workspace) -> None:
    theirs = start_conversation(dans, ["Eve"], zone="UTC")

    for end in ("", "pdf", "particulars", "questions/", "references/"):
        assert client.get(f"/conversations/{theirs.pk}/brief/{end}").status_code == 404


@pytest.mark.parametrize(("end", "most"), [("", 22), ("questions/", 20), ("references/", 20)])
def test_the_pages_cost_the_same_however_much_there_is(
    client: Client,
    ines: Conversation,
    workspace: Workspace,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    end: str,
    most: int,
) -> None:
    person = ines.people.get()
    for number in range(15):
        earlier = start_conversation(workspace, ["Inês Fado"], zone="UTC", held_on=date(2026, 3, 1))
        plan_questions(earlier, ["One?", "Two?"], from_where="own")
        elsa = workspace.people.create(name=f"Elsa {number}")
        workspace.introductions.create(by=elsa, to=person)
        source = workspace.sources.create(person=person, form="note", name="n", text="Tidal Works", on="2026-01-01")
        source.facts.create(workspace=workspace, topic="work", text=f"Tidal Works {number}", start=0, end=11)

    with django_assert_max_num_queries(most):
        client.get(f"/conversations/{ines.pk}/brief/{end}")
