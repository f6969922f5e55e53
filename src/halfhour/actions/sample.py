"""The sample workspace: invented people in the middle of their search, to look round in."""

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
from halfhour.records.talks import Talk, Upload

SAMPLES = files("halfhour.samples")


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
    """Eight conversations, from a first idea to the thanks; the oldest first, so that the list ends with the newest."""

    def begin(*names: str, kind: Kind = Kind.INFORMATIONAL, zone: str = "Europe/Lisbon", **facts: Any) -> Conversation:
        days: dict[str, Any] = {
            name: today - timedelta(days=ago) for name, ago in facts.items() if name.endswith("_on")
        }
        rest = {name: value for name, value in facts.items() if name not in days}
        return start_conversation(sample, names, kind=kind, zone=zone, **days, **rest)

    begin("Tomasz Wrona", role="naval architect", organization="Gdynia Ship Design Office", zone="Europe/Warsaw")
    begin(
        "Amara Nwosu",
        role="wave energy researcher",
        organization="Plymouth Marine Institute",
        zone="Europe/London",
        asked_on=4,
    )
    begin(
        "Sofia Lindqvist",
        role="grid connection engineer",
        organization="Norrkraft",
        zone="Europe/Stockholm",
        asked_on=9,
        answered_on=2,
    )
    agreed = datetime.combine(today + timedelta(days=3), time(14, 30), UTC)
    bessa = begin(
        "Tiago Bessa",
        role="mooring engineer",
        organization="University of Porto",
        asked_on=8,
        answered_on=6,
        agreed_for=agreed,
    )
    _plan(
        bessa,
        "How do you know that a mooring will hold for twenty years?",
        "What would you look for in a first job offshore?",
    )
    begin(
        "Greta Haas",
        role="team lead, offshore inspection",
        organization="Haas und Möller",
        kind=Kind.FORMAL_JOB,
        zone="Europe/Berlin",
        asked_on=40,
        answered_on=33,
        held_on=20,
        thanked_on=20,
    )
    haddad = begin(
        "Leila Haddad",
        role="film archivist",
        organization="City film archive, Marseille",
        zone="Europe/Paris",
        asked_on=30,
        answered_on=27,
        held_on=16,
        thanked_on=15,
    )
    _attach(haddad, "archive-notes.txt", me="", on=today)
    bikes = begin(
        "Hanneke Vos",
        "Sanne Bakker",
        organization="De Ketting, bicycles",
        kind=Kind.CASUAL_JOB,
        zone="Europe/Amsterdam",
        asked_on=12,
        answered_on=11,
        held_on=5,
    )
    _keep(_attach(bikes, "bikes-otter.txt", me="Yusuf Demir", on=today))
    flett = begin(
        "Ruairi Flett",
        role="commissioning engineer",
        organization="Orkney Tidal Test Centre",
        zone="Europe/London",
        asked_on=14,
        answered_on=12,
        held_on=1,
    )
    _plan(
        flett, *(question.text for question in planned_in((SAMPLES / "tidal-planned.txt").read_text(encoding="utf-8")))
    )
    _attach(flett, "tidal-zoom.vtt", me="Ines Marchetti", on=today)


def _plan(conversation: Conversation, *questions: str) -> None:
    for text in questions:
        conversation.questions.create(workspace=conversation.workspace, text=text)


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
