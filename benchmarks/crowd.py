"""A workspace as it looks after years: 10,000 people, 2,000 conversations, 500 talks, all invented from a seed."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from halfhour.actions.sample import SAMPLES
from halfhour.domain.kinds import Kind
from halfhour.domain.names import plain_person, plain_place
from halfhour.formats.transcripts import read
from halfhour.records.accounts import Workspace
from halfhour.records.afterwards import Advice, Promise
from halfhour.records.conversations import Conversation, PlannedQuestion
from halfhour.records.letters import Message
from halfhour.records.people import Address, Contact, Introduction, Organization, Person, Post
from halfhour.records.talks import Talk

FIRST = "Ada Ben Cleo Dan Efua Farid Greta Hana Ines Jonas Kemi Lea Mio Noor Olu Pia Quinn Rosa Sami Tove Uma Vik Wen Yara Zoe".split()
LAST = "Abara Brandt Costa Dalton Eriksen Ferrari Gomez Haddad Ito Jansen Kovac Lindqvist Moreau Nwosu Okafor Petrov Quist".split()
PLACES = (
    "Tidal Harbour North River Stone Copper Linden Bright Meadow Anchor Ridge Delta Maple Quarry Beacon Orchard".split()
)
SORTS = "Works Institute Lab School Group Partners Trust Hospital Press Energy Foods Transport".split()
ROLES = "engineer nurse archivist planner teacher analyst baker surveyor designer chemist editor pilot".split()


def fill(
    workspace: Workspace,
    *,
    people: int = 10_000,
    conversations: int = 2_000,
    talks: int = 500,
    today: date,
    seed: int = 7,
) -> None:
    """Fills an empty workspace; the same seed gives the same crowd."""
    chance = random.Random(seed)
    places = _places(workspace, chance, max(10, people // 25))
    crowd = _people(workspace, chance, people, places, today)
    held = _conversations(workspace, chance, crowd, conversations, today)
    _talks(workspace, held[:talks])


def _places(workspace: Workspace, chance: random.Random, many: int) -> list[Organization]:
    names = dict.fromkeys(
        f"{chance.choice(PLACES)} {chance.choice(PLACES)} {chance.choice(SORTS)} {number}" for number in range(many)
    )
    return Organization.objects.bulk_create(
        Organization(workspace=workspace, name=name, plain=plain_place(name)) for name in names
    )


def _people(
    workspace: Workspace, chance: random.Random, many: int, places: Sequence[Organization], today: date
) -> list[Person]:
    names = [f"{chance.choice(FIRST)} {chance.choice(LAST)} {number}" for number in range(many)]
    crowd = Person.objects.bulk_create(
        [
            Person(
                workspace=workspace,
                name=name,
                plain=plain_person(name),
                role=chance.choice(ROLES),
                organization=chance.choice(places),
            )
            for name in names
        ],
        batch_size=1_000,
    )
    Address.objects.bulk_create(
        [
            Address(workspace=workspace, person=person, way="email", value=value, plain=value)
            for number, person in enumerate(crowd)
            if number % 3 == 0
            for value in (f"person{number}@example.org",)
        ],
        batch_size=1_000,
    )
    Contact.objects.bulk_create(
        [
            Contact(
                workspace=workspace,
                person=person,
                on=today - timedelta(days=chance.randrange(3_000)),
                way="connected" if number % 2 else "talked",
                is_real=number % 2 == 0,
            )
            for number, person in enumerate(crowd)
        ],
        batch_size=1_000,
    )
    Post.objects.bulk_create(
        [
            Post(workspace=workspace, person=person, organization=chance.choice(places), is_over=True)
            for person in crowd[::2]
        ],
        batch_size=1_000,
    )
    Introduction.objects.bulk_create(
        Introduction(workspace=workspace, by=one, to=other, on=today)
        for one, other in zip(crowd[: many // 20 : 2], crowd[1 : many // 20 : 2], strict=False)
    )
    return crowd


def _conversations(
    workspace: Workspace, chance: random.Random, crowd: Sequence[Person], many: int, today: date
) -> list[Conversation]:
    rows = []
    for number in range(many):
        day = today - timedelta(days=chance.randrange(0, 700))
        steps = number % 7
        rows.append(
            Conversation(
                workspace=workspace,
                name=crowd[number % len(crowd)].name,
                kind=(Kind.INFORMATIONAL, Kind.CASUAL_JOB)[number % 5 == 0],
                asked_on=day if steps > 0 else None,
                answered_on=day + timedelta(days=2) if steps > 1 else None,
                agreed_for=datetime(day.year, day.month, day.day, 14, tzinfo=UTC) + timedelta(days=6)
                if steps > 2
                else None,
                held_on=day + timedelta(days=6) if steps > 3 else None,
                thanked_on=day + timedelta(days=7) if steps > 4 else None,
                reported_on=day + timedelta(days=20) if steps > 5 else None,
            )
        )
    made = Conversation.objects.bulk_create(rows, batch_size=500)
    through = Conversation.people.through
    through.objects.bulk_create(
        [through(conversation=one, person=crowd[number % len(crowd)]) for number, one in enumerate(made)],
        batch_size=1_000,
    )
    PlannedQuestion.objects.bulk_create(
        [
            PlannedQuestion(workspace=workspace, conversation=one, text=text)
            for one in made
            for text in ("How did you come to this work?", "What surprised you?", "Whom else should I ask?")
        ],
        batch_size=1_000,
    )
    Message.objects.bulk_create(
        [
            Message(
                workspace=workspace,
                conversation=one,
                person=crowd[number % len(crowd)],
                is_mine=True,
                subject="Half an hour",
                text="May I ask you for half an hour?",
                on=one.asked_on,
            )
            for number, one in enumerate(made)
            if one.asked_on
        ],
        batch_size=1_000,
    )
    held = [one for one in made if one.held_on]
    Promise.objects.bulk_create(
        Promise(workspace=workspace, conversation=one, is_mine=True, text="Send the article", due_on=one.held_on)
        for one in held[::3]
    )
    Advice.objects.bulk_create(
        Advice(workspace=workspace, conversation=one, text="Visit a plant before you choose") for one in held[::3]
    )
    return held


def _talks(workspace: Workspace, held: Sequence[Conversation]) -> None:
    blob = (SAMPLES / "tidal-zoom.vtt").read_bytes()
    transcript = read(blob)
    turns = [[turn.speaker, turn.text, turn.start, turn.end, turn.line] for turn in transcript.turns]
    Talk.objects.bulk_create(
        [
            Talk(
                workspace=workspace,
                conversation=one,
                name="talk.vtt",
                blob=blob,
                form=transcript.form,
                turns=turns,
                me=turns[0][0],
                created_at=timezone.now(),
            )
            for one in held
        ],
        batch_size=50,
    )
