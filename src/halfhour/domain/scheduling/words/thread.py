"""A thread, in which the last word counts: what came before puts times on the table, the newest message takes, refuses or changes them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from halfhour.domain.scheduling.words.lexicon import Lexicon
from halfhour.domain.scheduling.words.reading import leans_on_its_day, times_in_words
from halfhour.domain.scheduling.words.values import Proposal, Situation, Slot

DEEPEST = 12
"""Earlier messages that are read (our own default)."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a thread: its words, whether the newest one's writer wrote it, and the day where it is known."""

    text: str
    by_speaker: bool = True
    day: date | None = None


def last_word(thread: Sequence[Said], situation: Situation, lexicon: Lexicon) -> Proposal:
    """What the newest message proposes, read in the light of those before; the newest comes first, and there is at least one."""
    newest, *earlier = thread
    table: tuple[Slot, ...] = situation.before
    for said in reversed(earlier[:DEEPEST]):
        table = _on_the_table(said, replace(situation, before=table), lexicon)
    return times_in_words(newest.text, replace(situation, before=table), lexicon)


def _on_the_table(said: Said, situation: Situation, lexicon: Lexicon) -> tuple[Slot, ...]:
    """The times on the table after a message; one that leaves a question open puts nothing new on it.

    Words like "tomorrow" in a quoted part of which nobody knows the day put nothing on it either, so that a yes to them is asked about.
    """
    if said.day is None and leans_on_its_day(said.text, lexicon):
        return ()
    then = situation if said.day is None else replace(situation, said_at=said.day)
    if not said.by_speaker:
        then = replace(then, speaker=situation.reader, reader=situation.speaker)
    found = times_in_words(said.text, then, lexicon)
    if found.slots:
        return found.slots
    return () if found.refuses and not found.question else situation.before
