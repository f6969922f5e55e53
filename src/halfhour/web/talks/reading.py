"""What a talk comes to: kept from the last look where nothing changed, else read now, or by the worker when it is long."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.utils import timezone
from django_tasks import task

import halfhour
from halfhour import wiring
from halfhour.actions.sittings import hints_of, promise_turns
from halfhour.domain.kinds import Kind
from halfhour.domain.talks.answers import Debrief, Planned
from halfhour.domain.talks.debrief import debrief
from halfhour.domain.talks.hints import with_hints
from halfhour.domain.talks.transcript import Transcript
from halfhour.records.talks import KeptAnswer, Talk

LONG = 6_000
"""Words from which on a talk is read by the worker; shorter ones take less than a second (our own default)."""

PATIENCE = 45
"""Seconds after which a page reads the talk itself: the worker has stopped, or was never started (our own default)."""

READERS = ("domain", "formats", "models", "phrases")
"""The rooms on which it depends what is read from a talk."""

WORDS_A_SECOND = 15_000
"""How fast a slow machine reads, to say how long it will take; half of what two old cores did."""

START = 2
"""Seconds until the worker has looked for work and loaded its models."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A talk that is being read: how long it is, how long reading takes in seconds, and how much of that has passed, 0 to 1."""

    words: int
    seconds: int
    passed: float


def answer(
    transcript: Transcript, planned: tuple[Planned, ...], me: str | None, kind: Kind | None, day: date | None
) -> Debrief:
    """The debrief, computed."""
    return debrief(transcript, wiring.knowledge(), planned=planned, me=me, kind=kind, day=day)


def debrief_of(talk: Talk, transcript: Transcript) -> Debrief:
    """The debrief of a talk, however long it takes; it is computed only when it was not asked in this way before."""
    question = question_of(talk)
    kept = KeptAnswer.objects.to(talk, question)
    found = kept.as_debrief() if kept else None
    if found is None:
        conversation = talk.conversation
        day = conversation.held_on or talk.day
        found = answer(transcript, conversation.as_planned(), talk.me or None, conversation.as_kind(), day)
        found = with_hints(found, transcript, hints_of(talk), promise_turns(talk))
        KeptAnswer.objects.keep(talk, question, found, timezone.now())
    return found


def wait_for(talk: Talk) -> Wait | None:
    """How long it will take until a long talk is read, which begins with the first call; None when it need not be waited for."""
    words = talk.words
    if words <= LONG:
        return None
    question, now = question_of(talk), timezone.now()
    kept = KeptAnswer.objects.to(talk, question)
    if kept is None:
        kept = KeptAnswer.objects.begin(talk, question, now)
        read_by_worker.enqueue(talk.pk)
        kept.refresh_from_db(fields=["answer"])
    waited = (now - kept.asked_at).total_seconds()
    if kept.answer is not None or waited > PATIENCE:
        return None
    seconds = START + words // WORDS_A_SECOND
    return Wait(words, seconds, min(0.95, waited / seconds))


@task()
def read_by_worker(talk_id: str) -> None:
    """Reads a talk, so that its page need not; nothing to do when it was removed meanwhile."""
    talk = Talk.objects.present().filter(pk=talk_id).first()
    if talk:
        debrief_of(talk, talk.as_transcript())


def question_of(talk: Talk) -> str:
    """A fingerprint of all that an answer depends on: the talk as it stands, what was planned and said about it, and how we read."""
    conversation = talk.conversation
    asked = [
        talk.changed_at.isoformat(),
        talk.me,
        sorted(talk.names.items()),
        [[planned.id, planned.text] for planned in conversation.as_planned()],
        conversation.kind,
        str(conversation.held_on or talk.day),
        sorted(hints_of(talk).items()),
        sorted(promise_turns(talk)),
        _version(),
    ]
    return sha256(json.dumps(asked).encode()).hexdigest()


@cache
def _version() -> str:
    """Changes whenever a talk may be read in another way: a fingerprint of our rules, models and phrases."""
    rooms = Path(halfhour.__file__).parent
    found = sha256()
    for path in sorted(path for room in READERS for path in (rooms / room).rglob("*.*")):
        if path.suffix != ".pyc":
            found.update(path.relative_to(rooms).as_posix().encode() + path.read_bytes())
    return found.hexdigest()
