"""Talks that are practised: begun, said turn by turn, ended; what is seen in them is read anew from one's own turns."""

from datetime import datetime
from typing import Any

from django.db import transaction

from halfhour.actions.undo import change
from halfhour.domain.dossiers import Matter
from halfhour.domain.errors import RuleError
from halfhour.domain.practice.hearing import Ear
from halfhour.domain.practice.leading import Exchange, Led, Talk
from halfhour.domain.practice.personas import Persona
from halfhour.domain.practice.real import Known, Somebody
from halfhour.records.accounts import Workspace
from halfhour.records.conversations import Conversation
from halfhour.records.dossiers import Fact
from halfhour.records.people import Person
from halfhour.records.practice import Rehearsal

ME, THEY = "me", "they"
REAL = "real"
"""What a rehearsal with somebody real is called instead of by the key of a persona."""
MOST_TURNS = 200
"""Turns of one's own in a rehearsal (our own default)."""


class OverError(RuleError):
    """The talk has ended."""


def begin_rehearsal(
    workspace: Workspace,
    persona: Persona,
    ear: Ear,
    *,
    seed: int,
    now: datetime,
    conversation: Conversation | None = None,
    person: Person | None = None,
) -> Rehearsal:
    """The host opens; nobody has asked anything yet.

    Args:
        person: of whose dossier the persona was made.
    """
    rehearsal: Rehearsal = workspace.rehearsals.create(
        sort=Rehearsal.Sort.LEAD,
        persona=REAL if person else persona.key,
        conversation=conversation,
        person=person,
        minutes=persona.minutes,
        seed=seed,
        turns=[[THEY, Talk(persona, ear, seed=seed).opening.words]],
        began_at=now,
    )
    return rehearsal


def say(
    rehearsal: Rehearsal, turn: str, persona: Persona, ear: Ear, *, now: datetime, spoken: bool = False
) -> Exchange:
    """One's own turn, and what comes back; a talk that this ends is over.

    Args:
        spoken: the browser wrote down what was said aloud.

    Raises:
        OverError: it is over already.
    """
    with transaction.atomic():
        stored = Rehearsal.objects.select_for_update().get(pk=rehearsal.pk)
        mine = own_turns(stored)
        if stored.ended_at or len(mine) >= MOST_TURNS:
            raise OverError("This rehearsal is over.", "See what was seen in it, or begin another.")
        talk = _played(mine, persona, ear, stored.seed)
        exchange = talk.say(turn)
        stored.spoken = stored.spoken or spoken
        stored.turns = [*stored.turns, [ME, turn], [THEY, exchange.reply.words]]
        if talk.standing.ended:
            stored.ended_at, stored.figures = now, figures_of(talk.led())
        stored.save()
    return exchange


def end_rehearsal(rehearsal: Rehearsal, persona: Persona, ear: Ear, *, now: datetime) -> None:
    """Broken off where it is."""
    with transaction.atomic():
        stored = Rehearsal.objects.select_for_update().get(pk=rehearsal.pk)
        if not stored.ended_at:
            change(stored, "ended", ended_at=now, figures=figures_of(led_in(stored, persona, ear)))


def led_in(rehearsal: Rehearsal, persona: Persona, ear: Ear) -> Led:
    """What is seen in a rehearsal."""
    return _played(own_turns(rehearsal), persona, ear, rehearsal.seed).led()


def talk_of(rehearsal: Rehearsal, persona: Persona, ear: Ear) -> Talk:
    """The talk as it stands."""
    return _played(own_turns(rehearsal), persona, ear, rehearsal.seed)


def own_turns(rehearsal: Rehearsal) -> list[str]:
    """What one said oneself, in order."""
    return [words for who, words in rehearsal.turns if who == ME]


def figures_of(led: Led) -> dict[str, Any]:
    """What is drawn over several rehearsals; shares from 0 to 1."""
    return {
        "open_share": led.open_share,
        "talk_share": led.talk_share,
        "follow_up_share": led.follow_ups / led.questions if led.questions else None,
        "minutes_over": max(0.0, led.minutes - led.planned),
    }


def somebody_of(person: Person) -> Somebody:
    """Somebody real as far as they are known: what one wrote down, and what one's sources say of them and of their place."""
    facts = Fact.objects.present().filter(source__removed_at=None, workspace=person.workspace).select_related("source")
    about = facts.filter(source__person=person)
    around = facts.filter(source__organization=person.organization) if person.organization else facts.none()
    return Somebody(
        person.name,
        person.role,
        person.organization.name if person.organization else "",
        person.place,
        tuple(_known(fact) for fact in about) + tuple(_known(fact, is_theirs=False) for fact in around[:_AROUND]),
    )


_AROUND = 12
"""Facts of their place that somebody real tells (our own default)."""


def _known(fact: Fact, *, is_theirs: bool = True) -> Known:
    return Known(Matter(fact.topic), fact.text, fact.source.name, fact.since, fact.until, is_theirs)


def _played(turns: list[str], persona: Persona, ear: Ear, seed: int) -> Talk:
    talk = Talk(persona, ear, seed=seed)
    for turn in turns:
        talk.say(turn)
    return talk
