"""Forgetting a person: nothing in the database names them any more, and everybody else is as they were."""

import json
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from halfhour.actions.accounts import welcome_local_person
from halfhour.actions.conversations import start_conversation
from halfhour.actions.forgetting import forget_person, what_would_change
from halfhour.actions.merges import merge_people
from halfhour.actions.undo import change, remove
from halfhour.records.accounts import Workspace
from halfhour.records.people import Person

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 3)
NAME, FIRST, FAMILY, CALLED, MAIL, NUMBER = (
    "Ngozi Okafor",
    "Ngozi",
    "Okafor",
    "Gogo",
    "ngozi.okafor@harbour.example",
    "7946 0018",
)
SAID = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ngozi Okafor>I am Ngozi.\n"


@pytest.fixture
def workspace(db: None) -> Workspace:
    found = welcome_local_person().workspace
    assert found
    return found


@pytest.fixture
def ngozi(workspace: Workspace) -> Person:
    """Somebody who is named in every table that can name anybody."""
    place = workspace.organizations.create(
        name="Okafor, Ngozi & Sons", notes="Run by Ngozi Okafor", dress="As NGOZI OKAFOR"
    )
    workspace.aliases.create(organization=place, name="Ngozi-Okafor Sons")
    group = workspace.groups.create(name="Friends of Ngozi Okafor")
    ngozi = workspace.people.create(name=NAME, call_me=CALLED, organization=place, notes="Ngozi sings", group=group)
    workspace.addresses.create(person=ngozi, way="email", value=MAIL, plain=MAIL)
    workspace.addresses.create(person=ngozi, way="phone", value="+44 20 7946 0018", plain="+442079460018")
    workspace.contacts.create(person=ngozi, on=DAY, way="met", words="Met Ngozi")
    workspace.posts.create(person=ngozi, organization=place, title="Boss")
    ben = workspace.people.create(
        name="Ben Dalton", notes=f"Cousin of {NAME}", known_from="through Ngozi Okafor", met_through=ngozi
    )
    workspace.introductions.create(by=ngozi, to=ben, words="Says Ngozi")
    workspace.contacts.create(person=ben, on=DAY, way="met", words=f"He called +44 (0)20 {NUMBER} for {NAME}")
    taken = workspace.imports.create(
        form="google", name="ngozi okafor.csv", blob=f"Name\n{NAME}\n".encode(), unreadable=[[3, NAME]]
    )
    workspace.origins.create(
        person=ngozi, brought_by=taken, source="google", key="k", fingerprint="f", before={"said": {"name": NAME}}
    )
    workspace.origins.create(
        person=ben,
        brought_by=taken,
        source="google",
        key="b",
        fingerprint="f",
        before={"said": {"notes": f"Cousin of {NAME}"}},
    )
    _conversation(workspace, ngozi)
    about = workspace.sources.create(person=ngozi, form="note", name=NAME, text=f"{NAME} paints", on=DAY)
    workspace.facts.create(source=about, topic="work", text="Ngozi paints")
    theirs = workspace.sources.create(
        organization=place,
        form="page",
        name="Team",
        text=f"Led by {NAME}. Founded 1990.",
        blob=b"<b>Ngozi</b> <i>Okafor</i>",
        on=DAY,
    )
    start = theirs.text.index("Founded")
    workspace.facts.create(source=theirs, topic="news", text="Founded 1990.", start=start, end=start + 13)
    change(ngozi, "edited", notes="Ngozi sings well")
    change(place, "edited", notes=f"{NAME} leads")
    remove(workspace.people.create(name="ngozi okafor", notes="a second record"))
    return ngozi


def _conversation(workspace: Workspace, ngozi: Person) -> None:
    workspace.people.create(name="Ngozi Adeyemi")
    talk_with = start_conversation(
        workspace,
        [NAME],
        zone="UTC",
        held_on=DAY,
        notes="Ngozi was kind",
        aims="Ask Gogo about work",
        how_it_began="Okafor wrote",
    )
    assert ngozi in talk_with.people.all()
    turns = [
        [NAME, "I am Ngozi, and I paint hulls.", 1.0, 3.0, 3],
        ["Ada", "Thank you, Gogo. And Ngozi Adeyemi?", 3.0, 4.0, 4],
    ]
    talk = workspace.talks.create(
        conversation=talk_with,
        name="ngozi-okafor.vtt",
        blob=SAID.encode(),
        form="webvtt",
        title="With Ngozi",
        turns=turns,
        me="Ada",
        names={"Ngozi O.": NAME},
        notes="Ngozi laughed",
    )
    start = turns[0][1].index("paint")
    line = {
        "text": "Ngozi paints hulls.",
        "slot": "work",
        "speaker": NAME,
        "quotes": [{"turn": 0, "start": start, "end": start + 11}],
    }
    workspace.kept_lines.create(talk=talk, lines=[line])
    workspace.kept_answers.create(talk=talk, question="q", asked_at=timezone.now(), answer={"five": [NAME]})
    question = workspace.planned_questions.create(conversation=talk_with, text="What does Ngozi like?")
    workspace.marks.create(
        conversation=talk_with, question=question, made="m", sort="note", text="Gogo smiled", at=timezone.now()
    )
    workspace.messages.create(
        conversation=talk_with,
        person=ngozi,
        is_mine=False,
        subject="From Ngozi",
        text=f"Yours, Ngozi, {MAIL}",
        on=DAY,
        blob=b"Ngozi",
    )
    workspace.messages.create(person=ngozi, is_mine=False, text="hello there", on=DAY)
    workspace.drafts.create(conversation=talk_with, text="Dear Ngozi")
    workspace.parcels.create(conversation=talk_with, person=ngozi, to=MAIL, text="Dear Ngozi", mail_id="a")
    workspace.parcels.create(
        conversation=talk_with,
        person=ngozi,
        to=MAIL,
        text="Dear Ngozi",
        mail_id="b",
        released_at=timezone.now(),
        left_at=timezone.now(),
    )
    workspace.promises.create(conversation=talk_with, person=ngozi, is_mine=False, text="Ngozi sends a list")
    workspace.advice.create(conversation=talk_with, text="Gogo says: paint")
    workspace.references.create(conversation=talk_with, text="Ngozi's boat")
    workspace.consents.create(
        conversation=talk_with, person=ngozi, use="notes", given=True, noted_on=DAY, by_word_of="Ngozi"
    )
    workspace.events.create(conversation=talk_with, what="followed_up", on=DAY, words="to Ngozi")
    workspace.kind_notes.create(conversation=talk_with, words="Ngozi said job", found="casual_job")
    workspace.uploads.create(name="other.txt", blob=f"{NAME}: hello".encode())
    workspace.rests.create(key=f"touch:{ngozi.pk}", until=DAY)
    change(question, "edited", text="What does Gogo like?")


def everything() -> str:
    """Every value of every table, files as text."""
    found: list[Any] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [list(map(_text, row)) for row in cursor.fetchall()]
    return json.dumps(found, ensure_ascii=False)


def _text(value: Any) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)


def test_no_table_holds_their_name_address_or_number(workspace: Workspace, ngozi: Person) -> None:
    before = everything()
    for words in (FIRST, FAMILY, CALLED, MAIL, NUMBER):
        assert words in before
    pk = ngozi.pk

    forget_person(ngozi, now=timezone.now())

    after = everything()
    for words in (FAMILY, CALLED, MAIL, NUMBER, pk):
        assert words.casefold() not in after.casefold(), words
    assert after.casefold().count(FIRST.casefold()) == after.casefold().count("ngozi adeyemi") == 3


def test_what_was_learned_stays_with_somebody_in_their_place(workspace: Workspace, ngozi: Person) -> None:
    forget_person(ngozi, now=timezone.now())

    talk = workspace.talks.get()
    assert talk.turns[0][:2] == ["Somebody", "I am somebody, and I paint hulls."]
    assert talk.turns[1][1] == "Thank you, somebody. And Ngozi Adeyemi?"
    assert bytes(talk.blob).decode() == SAID.replace(NAME, "somebody").replace("am Ngozi", "am somebody")
    assert workspace.people.get(name="Ben Dalton").notes == "Cousin of somebody"
    assert workspace.conversations.get().name == "Somebody"
    assert workspace.messages.get().text == "Yours, somebody, somebody"


def test_places_in_texts_still_point_at_the_same_words(workspace: Workspace, ngozi: Person) -> None:
    forget_person(ngozi, now=timezone.now())

    line = workspace.kept_lines.get().lines[0]
    quote = line["quotes"][0]
    assert workspace.talks.get().turns[0][1][quote["start"] : quote["end"]] == "paint hulls"
    fact = workspace.facts.get()
    assert fact.source.text[fact.start : fact.end] == "Founded 1990."


def test_what_waits_to_leave_for_them_does_not_leave(workspace: Workspace, ngozi: Person) -> None:
    forget_person(ngozi, now=timezone.now())

    assert [parcel.to for parcel in workspace.parcels.all()] == ["Somebody"]


def test_the_preview_tells_the_same_numbers_and_changes_nothing(workspace: Workspace, ngozi: Person) -> None:
    before = everything()

    told = what_would_change(ngozi)

    assert everything() == before
    assert told.places
    done = forget_person(ngozi, now=timezone.now())
    assert done.counts == {
        "removed": dict(told.removed),
        "rewritten": dict(told.rewritten),
        "originals": told.originals,
    }
    assert set(told.removed) <= {model._meta.model_name for model in apps.get_app_config("records").get_models()}


def test_others_of_the_same_first_name_keep_it(workspace: Workspace, ngozi: Person) -> None:
    other = workspace.people.get(name="Ngozi Adeyemi")
    workspace.people.filter(pk=other.pk).update(notes="Ngozi is a nurse")
    start_conversation(workspace, ["Ngozi Adeyemi"], zone="UTC", notes="Ngozi again")

    forget_person(ngozi, now=timezone.now())

    other.refresh_from_db()
    assert (other.name, other.notes) == ("Ngozi Adeyemi", "Ngozi is a nurse")
    assert workspace.conversations.get(name="Ngozi Adeyemi").notes == "Ngozi again"


def test_two_of_one_first_name_in_one_conversation(workspace: Workspace) -> None:
    first, _ = workspace.people.create(name="Anna Berg"), workspace.people.create(name="Anna Lind")
    both = start_conversation(workspace, ["Anna Berg", "Anna Lind"], zone="UTC", notes="Anna Berg and Anna; Berg too")

    forget_person(first, now=timezone.now())

    both.refresh_from_db()
    assert both.notes == "Somebody and Anna; somebody too"


def test_a_namesake_keeps_the_whole_name_elsewhere(workspace: Workspace, ngozi: Person) -> None:
    workspace.people.create(name="Ngozi Okafor", notes="another one")
    later = start_conversation(workspace, ["Ben Dalton"], zone="UTC", notes="About Ngozi Okafor")

    told = what_would_change(ngozi)
    forget_person(ngozi, now=timezone.now())

    assert told.namesake
    later.refresh_from_db()
    assert later.notes == "About Ngozi Okafor"
    assert workspace.people.get(notes="another one").name == "Ngozi Okafor"
    assert workspace.talks.get().turns[0][0] == "Somebody"


def test_whoever_was_merged_into_them_goes_too(workspace: Workspace, ngozi: Person) -> None:
    other = workspace.people.create(name="N. C. Okafor-Bello", call_me="Engy")
    merge_people(ngozi, other, now=timezone.now())

    forget_person(ngozi, now=timezone.now())

    assert "Bello" not in everything()


def test_another_workspace_is_not_touched(workspace: Workspace, ngozi: Person) -> None:
    theirs = Workspace.objects.create(name="Dan's")
    start_conversation(theirs, [NAME], zone="UTC", notes=f"About {NAME}")

    forget_person(ngozi, now=timezone.now())

    assert theirs.conversations.get().notes == f"About {NAME}"
    assert theirs.people.get().name == NAME
