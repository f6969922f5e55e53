"""Holding a talk: beginning, asking for more time, keeping what was marked, ending, and writing it up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType
from zoneinfo import ZoneInfo

from django.db import transaction

from halfhour.actions.undo import change
from halfhour.domain.consent import OWN_NOTES
from halfhour.domain.talks.answers import Topic
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.domain.timebox import Extension, require_room
from halfhour.records.conversations import Conversation
from halfhour.records.revisions import Revision
from halfhour.records.sittings import Mark, Sitting
from halfhour.records.talks import Talk

TOPICS: Mapping[str, Topic] = MappingProxyType(
    {
        Mark.Sort.ADVICE: Topic.ADVICE,
        Mark.Sort.SKILL: Topic.SKILL,
        Mark.Sort.SIGNAL: Topic.CULTURE,
        Mark.Sort.NAME: Topic.PERSON,
    }
)
"""What a mark says that its words are about."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark as the phone sends it; `question` is the id of a prepared question."""

    made: str
    sort: str
    text: str
    at: datetime
    version: int = 1
    question: str = ""


def begin(conversation: Conversation, *, at: datetime) -> Sitting:
    """The talk begins, once: whoever begins it again finds it running."""
    sitting, is_new = Sitting.objects.get_or_create(
        conversation=conversation,
        defaults={"workspace": conversation.workspace, "started_at": at, "minutes": conversation.minutes},
    )
    if not is_new and sitting.removed_at:
        change(
            sitting,
            "begun",
            started_at=at,
            minutes=conversation.minutes,
            extensions=[],
            ended_at=None,
            removed_at=None,
        )
    return sitting


def extensions_of(sitting: Sitting) -> tuple[Extension, ...]:
    """What was asked for, as values."""
    return tuple(Extension(datetime.fromisoformat(at), minutes, agreed) for at, minutes, agreed in sitting.extensions)


def extend(sitting: Sitting, more: Extension) -> None:
    """Notes that more time was asked for and what they said; the same moment is noted once.

    Raises:
        FullHourError: it would be more than an hour.
    """
    with transaction.atomic():
        standing = Sitting.objects.select_for_update().get(pk=sitting.pk)
        noted = extensions_of(standing)
        if more.at in {extension.at for extension in noted}:
            return
        if more.agreed:
            require_room(standing.minutes, noted, more.minutes)
        sitting.extensions = [*standing.extensions, [more.at.isoformat(), more.minutes, more.agreed]]
        sitting.save(update_fields=["extensions", "changed_at"])


def end(sitting: Sitting, *, at: datetime) -> Revision:
    """The talk is over: it is held, and what was noted is written up. Doing it twice does it once."""
    conversation = sitting.conversation
    with transaction.atomic():
        done = change(sitting, "ended", ended_at=sitting.ended_at or at)
        if conversation.held_on is None:
            day = sitting.started_at.astimezone(ZoneInfo(conversation.zone)).date()
            change(conversation, "held", part_of=done, held_on=day)
        write_up(conversation)
    return done


def keep_marks(conversation: Conversation, marked: Iterable[Marked]) -> None:
    """Keeps each mark once, the higher version of it; two edits of one version both stay. After the end the notes follow."""
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=conversation.pk)  # one phone at a time
        known = {mark.made: mark for mark in conversation.marks.all()}
        questions = set(conversation.questions.values_list("pk", flat=True))
        for one in marked:
            _keep(conversation, one, known, one.question if one.question in questions else None)
        sitting = Sitting.objects.present().filter(conversation=conversation).first()
        if sitting and sitting.ended_at:
            write_up(conversation)


def _keep(conversation: Conversation, one: Marked, known: dict[str, Mark], question: str | None) -> None:
    standing = known.get(one.made)
    if standing and one.version == standing.version and one.text != standing.text and one.sort != Mark.Sort.TICK:
        beside = sha256(f"{one.made} {one.text}".encode()).hexdigest()[:40]
        if beside not in known:
            known[beside] = _created(conversation, one, beside, question)
    elif standing and one.version > standing.version:
        standing.sort, standing.text, standing.version = one.sort, one.text, one.version
        standing.save(update_fields=["sort", "text", "version", "changed_at"])
    elif standing is None:
        known[one.made] = _created(conversation, one, one.made, question)


def _created(conversation: Conversation, one: Marked, made: str, question: str | None) -> Mark:
    created: Mark = Mark.objects.create(
        workspace=conversation.workspace,
        conversation=conversation,
        question_id=question,
        made=made,
        sort=one.sort,
        text=one.text,
        at=one.at,
        version=one.version,
    )
    return created


def write_up(conversation: Conversation) -> Talk | None:
    """The notes and marks as a talk of one's own notes, so that they are read like any other; None when no word was noted.

    It is written once and follows the marks. Lines that a person kept rest on their turns, so from then on words are only added.
    """
    sitting = Sitting.objects.present().filter(conversation=conversation).first()
    turns = _turns(conversation, sitting) if sitting else []
    if not sitting or not turns:
        return None
    talk = Talk.objects.filter(conversation=conversation, arrived_as=sitting.pk).first()
    text = "\n\n".join(turn.text for turn in turns).encode()
    if talk is None:
        day = sitting.started_at.astimezone(ZoneInfo(conversation.zone)).date()
        transcript = Transcript(tuple(turns), OWN_NOTES, "My notes from the talk", day)
        return Talk.objects.keep(conversation, transcript, name="notes.txt", blob=text, me="", arrived_as=sitting.pk)
    stored = [[turn.speaker, turn.text, turn.start, turn.end, turn.line] for turn in turns]
    if hasattr(talk, "kept_lines"):
        there = {turn[1] for turn in talk.turns}
        stored = [*talk.turns, *(turn for turn in stored if turn[1] not in there)]
    if stored != talk.turns:
        # No revision: the marks stay as they are, and a step back would only be undone by the next of them.
        talk.turns, talk.blob = stored, text
        talk.save(update_fields=["turns", "blob", "changed_at"])
    return talk


def _turns(conversation: Conversation, sitting: Sitting) -> list[Turn]:
    marks = conversation.marks.present().exclude(sort=Mark.Sort.TICK)
    found = []
    for mark in marks:
        start = max(0.0, (mark.at - sitting.started_at).total_seconds())
        found += [Turn(None, " ".join(line.split()), start) for line in mark.text.splitlines() if line.strip()]
    return found


def hints_of(talk: Talk) -> dict[int, Topic]:
    """The topics that marks give to turns (counted from 0) of a talk written up from them; empty for any other talk."""
    sorts = _sorts_of(talk)
    return {turn: TOPICS[sort] for turn, sort in sorts.items() if sort in TOPICS}


def promise_turns(talk: Talk) -> frozenset[int]:
    """The turns that were marked as promises."""
    return frozenset(turn for turn, sort in _sorts_of(talk).items() if sort == Mark.Sort.PROMISE)


def _sorts_of(talk: Talk) -> dict[int, str]:
    """What each turn was marked as, found by its words, since turns stay where they are when marks are added."""
    if talk.form != OWN_NOTES or not Sitting.objects.filter(pk=talk.arrived_as or "-").exists():
        return {}
    marks = talk.conversation.marks.present().exclude(sort__in=[Mark.Sort.NOTE, Mark.Sort.TICK])
    sorts = {" ".join(line.split()): mark.sort for mark in marks for line in mark.text.splitlines()}
    return {number: sorts[turn[1]] for number, turn in enumerate(talk.turns) if turn[1] in sorts}
