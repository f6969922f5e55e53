"""Phrases with the times they mean, written by us as if by many people; and how an answer to one is judged."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from halfhour.domain.scheduling.words.lexicon import Lexicon
from halfhour.domain.scheduling.words.link_nets import Links
from halfhour.domain.scheduling.words.reading import times_in_words
from halfhour.domain.scheduling.words.values import Proposal, Situation, Slot
from halfhour.wiring import times_lexicon as lexicon

LONDON = ZoneInfo("Europe/London")
MATERIAL = Path(__file__).parent / "material" / "times"


@dataclass(frozen=True)
class Phrase:
    """A phrase, its situation, and the answers that are right; `source` is the author's file."""

    source: str
    text: str
    situation: Situation
    right: tuple[dict[str, Any], ...]

    @property
    def is_question(self) -> bool:
        """Whether the right answer is a question."""
        return "asks" in self.right[0]


def grammar() -> Lexicon:
    """The words with the ear and without the links, for what the grammar says alone."""
    return replace(lexicon(), links=Links())


def in_london(text: str, on: date) -> Proposal:
    """What a message says about times where its writer and its reader are in London."""
    return times_in_words(text, Situation(on, LONDON, LONDON), lexicon())


def windows_of(proposal: Proposal) -> list[str]:
    """Its slots, short: day, begin and end."""
    return [f"{slot.start:%a %d %H:%M}-{slot.end:%H:%M}" for slot in proposal.slots]


def phrases(source: str = "*") -> Iterator[Phrase]:
    """All phrases of one author, or of all."""
    for path in sorted(MATERIAL.glob(f"{source}.jsonl")):
        yield from phrases_of(path)


def phrases_of(path: Path) -> Iterator[Phrase]:
    """The phrases of a file; the first of its lines says who writes, and when, and in whose zones."""
    head, *rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    said = date.fromisoformat(head["said_on"])
    for row in rows:
        speaker, reader = ZoneInfo(row.get("their_zone", head["their_zone"])), ZoneInfo(head["zone"])
        before = tuple(slot_in(each, said, speaker) for each in row.get("before", ()))
        yield Phrase(path.stem, row["text"], Situation(said, speaker, reader, before=before), tuple(row["right"]))


def slot_in(words: str, said: date, zone: ZoneInfo) -> Slot:
    """A slot from `12-07 10:00-12:00`, `12-07 10:00`, `12-07 10:00/30` or `12-07`, which is the working day; on the next such date."""
    day, _, clock = words.partition(" ")
    month, number = (int(each) for each in day.split("-"))
    when = next(each for year in (said.year, said.year + 1) if (each := date(year, month, number)) >= said)
    clock, _, length = (clock or "09:00-17:00").partition("/")
    first, _, last = clock.partition("-")
    start = _at(when, first, zone)
    end = _at(when, last, zone) if last else start + timedelta(minutes=int(length or 0))
    return Slot(start, end, int(length) if length else None)


def judged(phrase: Phrase, proposal: Proposal) -> str:
    """`right`, `guess` (times that are not meant, without asking), `asked` (a needless or other question) or `missed`."""
    if any(_is_right(phrase, proposal, right) for right in phrase.right):
        return "right"
    if proposal.question:
        return "asked"
    return "guess" if proposal.slots else "missed"


def _is_right(phrase: Phrase, proposal: Proposal, right: dict[str, Any]) -> bool:
    if "asks" in right:
        return proposal.question is not None and (not right["asks"] or right["asks"] in proposal.question.about)
    said, zone = phrase.situation.today, phrase.situation.speaker
    slots = [slot_in(each, said, zone) for each in right["slots"]]
    moments = {slot.start for slot in slots if slot.start == slot.end}
    wanted = {(slot.start, slot.end) for slot in slots}
    return proposal.question is None and {_ends(slot, moments) for slot in proposal.slots} == wanted


def _ends(slot: Slot, moments: Collection[datetime]) -> tuple[datetime, datetime]:
    """Both ends of a slot; the beginning alone where a label says no more, so that it takes any length of the talk."""
    return slot.start, slot.start if slot.is_exact and slot.start in moments else slot.end


def _at(day: date, clock: str, zone: ZoneInfo) -> datetime:
    hour, minute = clock.split(":")
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=zone).astimezone(ZoneInfo("UTC"))
