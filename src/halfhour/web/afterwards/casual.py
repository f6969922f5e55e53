"""What follows from a talk about a job: what was asked on both sides, what it may mean, stories told, and their next step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from halfhour.actions.casual import taken_along
from halfhour.domain.afterwards import LONGEST, Offer
from halfhour.domain.casual import Noticed, Side, asked_by_me, asked_of_me, next_steps, noticed
from halfhour.domain.kinds import Kind
from halfhour.domain.talks.answers import Asked, Debrief, Topic
from halfhour.domain.talks.due import due
from halfhour.domain.talks.transcript import Transcript
from halfhour.phrases.casual import next_cue, readings, signal_cues
from halfhour.records.afterwards import Promise
from halfhour.records.conversations import Conversation
from halfhour.records.practice import Story
from halfhour.records.sittings import Mark
from halfhour.records.talks import Talk

SHORT = 240
"""Characters of an answer shown here; its place has the rest (our own default)."""
MOST_ANSWERS = 2
"""Turns of an answer shown (our own default)."""
ON = "on"
_SIDES = {
    Mark.Sort.ASKED: Side.THEIRS,
    Mark.Sort.SAID: Side.MINE,
    Mark.Sort.SIGNAL: Side.THEIRS,
    Mark.Sort.NEXT: Side.THEIRS,
}


@dataclass(frozen=True, slots=True)
class Said:
    """Words with the place where they were said; no place for what was only marked."""

    text: str
    talk: Talk | None = None
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with what was answered; empty answers where none is known."""

    question: Said
    answers: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Observed:
    """Something that was said, with a reading, another reading and a way to check; readings are empty for what was only marked."""

    side: Side
    words: Said
    reading: str = ""
    other_reading: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A next step that they named, and its day where one was said."""

    text: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """A story that was taken along: whether it was ticked in the talk, and the day it is noted as told."""

    story: Story
    is_ticked: bool
    on: date | None


Read = Sequence[tuple[Talk, Debrief, Transcript]]


def casual_of(
    conversation: Conversation, read: Read, offers: Sequence[Any], standing: Promise | None
) -> dict[str, Any]:
    """Everything for the parts of the page that only this kind has; nothing for other kinds."""
    if conversation.kind != Kind.CASUAL_JOB:
        return {}
    marks = list(conversation.marks.present())
    asked = [exchange for one in read for exchange in _exchanges(*one, of_me=True)]
    return {
        "is_casual": True,
        "asked": asked or _marked(marks),
        "mine_asked": [exchange for one in read for exchange in _exchanges(*one, of_me=False)],
        "who_is_me": [talk for talk, debrief, _ in read if debrief.me is None and talk.labels() != ("",)],
        "observed": [*_observed_in(read), *_observed_marks(marks)],
        "steps": [] if standing else _steps(conversation, read, offers, marks),
        "told": _told(conversation, marks),
    }


def _exchanges(talk: Talk, debrief: Debrief, transcript: Transcript, *, of_me: bool) -> Iterator[Exchange]:
    """Questions of one side, each with the turns that answer it."""
    for one in asked_of_me(debrief) if of_me else asked_by_me(debrief):
        yield Exchange(
            Said(one.quote.words_in(transcript), talk, one.quote.turn),
            tuple(
                Said(_short(transcript.turns[turn].text), talk, turn)
                for turn in _answers(one, debrief, transcript, of_me)
            ),
        )


def _answers(one: Asked, debrief: Debrief, transcript: Transcript, of_me: bool) -> list[int]:
    """The turns that answer, of the side that was asked, before the next question of the same side."""
    asked = asked_of_me(debrief) if of_me else asked_by_me(debrief)
    later = (other.quote.turn for other in asked if other.quote.turn > one.quote.turn)
    until = min(later, default=len(transcript.turns))
    mine = (turn for turn in one.answer if (transcript.turns[turn].speaker == debrief.me) is of_me)
    return [turn for turn in mine if turn < until][:MOST_ANSWERS]


def _marked(marks: Sequence[Mark]) -> list[Exchange]:
    """What was marked as asked, each with what was marked as said until the next question."""
    found: list[Exchange] = []
    for mark in marks:
        if mark.sort == Mark.Sort.ASKED and mark.text:
            found.append(Exchange(Said(mark.text)))
        elif mark.sort == Mark.Sort.SAID and mark.text:
            last = found.pop() if found else Exchange(Said(""))
            found.append(Exchange(last.question, (*last.answers, Said(mark.text))))
    return found


def _observed_in(read: Read) -> Iterator[Observed]:
    """What shows in the talks: by the words of this kind, and by what is known of culture."""
    for talk, debrief, transcript in read:
        sides = [
            None
            if debrief.me is None or turn.speaker is None
            else Side.MINE
            if turn.speaker == debrief.me
            else Side.THEIRS
            for turn in transcript.turns
        ]
        turns = list(zip(sides, (turn.text for turn in transcript.turns), strict=True))
        seen = noticed(turns, signal_cues())
        yield from (_with_readings(one, Said(one.quote.words_in(transcript), talk, one.quote.turn)) for one in seen)
        taken = {one.quote.turn for one in seen}
        for lesson in debrief.lessons:
            if lesson.topic is Topic.CULTURE and lesson.signal and lesson.quote.turn not in taken:
                words = Said(lesson.quote.words_in(transcript), talk, lesson.quote.turn)
                signal = lesson.signal
                yield Observed(Side.THEIRS, words, signal.reading, signal.other_reading, signal.check)


def _observed_marks(marks: Sequence[Mark]) -> Iterator[Observed]:
    """What shows in marks; a signal that no words are known for stands as it was noted."""
    kept = [mark for mark in marks if mark.sort in _SIDES and mark.text]
    seen = noticed([(_SIDES[Mark.Sort(mark.sort)], mark.text) for mark in kept], signal_cues())
    yield from (_with_readings(one, Said(kept[one.quote.turn].text)) for one in seen)
    known = {one.quote.turn for one in seen}
    for number, mark in enumerate(kept):
        if mark.sort == Mark.Sort.SIGNAL and number not in known:
            yield Observed(Side.THEIRS, Said(mark.text))


def _with_readings(one: Noticed, words: Said) -> Observed:
    row = readings()[one.key]
    return Observed(one.side, words, row["reading"], row["other_reading"], row["check"])


def _steps(conversation: Conversation, read: Read, offers: Sequence[Any], marks: Sequence[Mark]) -> list[Step]:
    """Next steps that they named: in what was marked, and in the talk."""
    day = conversation.held_on
    found = [
        Step(mark.text, due(mark.text, day) if day else None)
        for mark in marks
        if mark.sort == Mark.Sort.NEXT and mark.text
    ]
    found += [Step(one.text, one.due) for one in next_steps(_in_full(read, offers), next_cue())]
    return list({step.text: step for step in found}.values())[:3]


def _in_full(read: Read, offers: Sequence[Any]) -> Iterator[Offer]:
    """What was offered, in the words of its place where these say more."""
    said = {talk.pk: transcript for talk, _, transcript in read}
    for one in offers:
        words = one.offer.quote.words_in(said[one.talk.pk]) if one.talk.pk in said else ""
        yield replace(one.offer, text=max(one.offer.text, words, key=len)[:LONGEST])


def _told(conversation: Conversation, marks: Sequence[Mark]) -> list[Told]:
    """Stories taken along, each once, those ticked first."""
    ticked = {mark.made.removeprefix("tick-") for mark in marks if mark.sort == Mark.Sort.TICK and mark.text == ON}
    found: dict[str, Told] = {}
    for telling in taken_along(conversation):
        found.setdefault(telling.story_id, Told(telling.story, telling.story_id in ticked, telling.on))
    return sorted(found.values(), key=lambda one: not one.is_ticked)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT].rpartition(' ')[0]} …"
