"""The sample workspace: invented people in the middle of their search, to look round in."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from typing import Any

from django.db import transaction

from halfhour.actions.accounts import enter_workspace, welcome_local_person
from halfhour.actions.conversations import note_consent, start_conversation
from halfhour.actions.talks import import_talk, keep_lines
from halfhour.domain.consent import Use
from halfhour.domain.kinds import Kind
from halfhour.domain.talks.answers import Line, Slot
from halfhour.domain.talks.transcript import Quote, Transcript
from halfhour.formats.planned import read as planned_in
from halfhour.records.accounts import User, Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.letters import Purpose
from halfhour.records.people import Address, Organization
from halfhour.records.talks import Talk, Upload

SAMPLES = files("halfhour.samples")
DAYS = ("asked_on", "answered_on", "held_on", "thanked_on")
WORDS = ("role", "organization", "place", "way_there", "travel_minutes", "aims", "how_it_began")
KEPT_TALK = "bikes-otter.txt"
"""The talk whose lines somebody kept in their own words."""


def prepare_sample_workspace(user: User | None = None, *, today: date) -> Workspace:
    """The sample, made at the first call; somebody new to Halfhour begins in it.

    Args:
        user: whose; the local person when left out.
        today: the day that the sample's days are counted from.
    """
    user = user or welcome_local_person()
    with transaction.atomic():
        sample = Workspace.objects.samples().filter(memberships__user=user).first()
        if sample is None:
            sample = Workspace.objects.create(name="Sample", is_sample=True)
            user.memberships.create(workspace=sample)
            _fill(sample, today)
            if user.workspace is None or not user.workspace.conversations.exists():
                enter_workspace(user, sample)
    return sample


def _fill(sample: Workspace, today: date) -> None:
    """Eight conversations, from a first idea to the thanks, and what is known of their people (samples/story.toml)."""
    story = tomllib.loads((SAMPLES / "story.toml").read_text(encoding="utf-8"))
    for row in story["group"]:
        sample.groups.create(**row)
    for row in story["conversation"]:
        _tell(_begun(sample, row, today), row, today)
    for row in story["person"]:
        _describe(sample, row, today)
    for row in story["introduction"]:
        one, other = (sample.people.get(name=row[side]) for side in ("by", "to"))
        sample.introductions.create(by=one, to=other, on=_ago(today, row["ago"]))


def _begun(sample: Workspace, row: Mapping[str, Any], today: date) -> Conversation:
    """A conversation with its dated facts."""
    facts: dict[str, Any] = {name: _ago(today, row[name]) for name in DAYS if name in row}
    if "agreed_in" in row:
        days, clock = row["agreed_in"]
        facts["agreed_for"] = datetime.combine(today + timedelta(days=days), time.fromisoformat(clock), UTC)
    words = {name: row[name] for name in WORDS if name in row}
    kind = Kind(row.get("kind", Kind.INFORMATIONAL))
    return start_conversation(sample, row["people"], kind=kind, zone=row.get("zone", "Europe/Lisbon"), **facts, **words)


def _tell(conversation: Conversation, row: Mapping[str, Any], today: date) -> None:
    """What was asked, written, said and promised in it."""
    workspace = conversation.workspace
    planned = row.get("questions", ())
    if "planned" in row:
        planned = [one.text for one in planned_in((SAMPLES / row["planned"]).read_text(encoding="utf-8"))]
    for text in planned:
        conversation.questions.create(workspace=workspace, text=text)
    person = conversation.people.first()
    for letter in row.get("message", ()):
        conversation.messages.create(
            workspace=workspace,
            person=person,
            is_mine=letter["mine"],
            purpose=letter.get("purpose", Purpose.OTHER),
            subject=letter["subject"],
            text=letter["text"],
            on=_ago(today, letter["ago"]),
        )
    for text, is_mine, ago in row.get("promises", ()):
        conversation.promises.create(workspace=workspace, text=text, is_mine=is_mine, due_on=_ago(today, ago))
    for text, ago, came in row.get("advice", ()):
        conversation.advice.create(workspace=workspace, text=text, acted_on=_ago(today, ago), what_came=came)
    if "talk" in row:
        talk = _attach(conversation, row["talk"], me=row.get("me", ""), on=today)
        if row["talk"] == KEPT_TALK:
            _keep(talk)


def _describe(sample: Workspace, row: Mapping[str, Any], today: date) -> None:
    """What is known of a person."""
    person = sample.people.get(name=row["name"])
    for name in ("call_me", "known_from", "tie", "country", "place"):
        setattr(person, name, row.get(name, ""))
    person.group = sample.groups.filter(name=row.get("group")).first()
    person.save()
    for value in row.get("emails", ()):
        person.addresses.create(workspace=sample, way=Address.Way.EMAIL, value=value, plain=value)
    for ago, way, words in row.get("contacts", ()):
        person.contacts.create(workspace=sample, on=_ago(today, ago), way=way, words=words)
    for place, title in row.get("former", ()):
        organization, _ = Organization.objects.get_or_create(workspace=sample, name=place)
        person.posts.create(workspace=sample, organization=organization, title=title, is_over=True)


def _ago(today: date, days: int) -> date:
    return today - timedelta(days=days)


def _attach(conversation: Conversation, name: str, *, me: str, on: date) -> Talk:
    note_consent(conversation, [Use.NOTES, Use.TRANSCRIPT], given=True, on=on, how="asked at the start")
    blob = (SAMPLES / name).read_bytes()
    return import_talk(
        Upload.objects.create(workspace=conversation.workspace, name=name, blob=blob), conversation, me=me
    )


def _keep(talk: Talk) -> None:
    """Lines in a person's own words, each with the place it came from."""
    transcript = talk.as_transcript()
    keep_lines(talk, tuple(_line(transcript, slot, text, words) for slot, text, words in KEPT))


def _line(transcript: Transcript, slot: Slot, text: str, words: str) -> Line:
    number, turn = next((number, turn) for number, turn in enumerate(transcript.turns) if words in turn.text)
    start = turn.text.index(words)
    return Line(text, slot, turn.speaker, (Quote(number, start, start + len(words)),))


KEPT = (
    (
        Slot.WORK,
        "Forty repairs a day, six mechanics, and the hooks are the limit: half of the job is parts.",
        "I'd say half of the job is parts, really.",
    ),
    (
        Slot.OTHER,
        "The last planner promised days that did not exist; he lasted five months.",
        "He promised days that didn't exist.",
    ),
    (Slot.TAKES, "They liked that I go and look before I plan.", "So now I always go and look."),
    (
        Slot.OTHER,
        "Decisions stand on the wall since Hanneke writes them up; before, they decided the same thing three times.",
        "Hanneke writes the decisions on the wall.",
    ),
    (
        Slot.NEXT,
        "A paid half day with Sanne comes next; Hanneke rings on Wednesday, whichever way it goes.",
        "I'll ring you on Wednesday, whichever way it goes.",
    ),
)
