"""Clippings: parts of sentences, short enough for a line, that can stand alone; the material of the five lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halfhour.domain.talks.answers import Slot
from halfhour.domain.talks.reading import Reading
from halfhour.domain.talks.shorten import (
    Word,
    clauses,
    corrects_itself,
    has_own_subject,
    is_whole,
    points_away,
    tidied,
    words_of,
)
from halfhour.domain.talks.stems import PLAIN, stem
from halfhour.domain.talks.transcript import Quote

SHORTEST = 6
"""Words of the shortest clipping: below it lines become riddles (our own default)."""


@dataclass(frozen=True)
class Clipping:
    """Some words of one sentence, in their order; `sentence` is its number, `stems` the words brought to one form."""

    sentence: int
    turn: int
    speaker: str | None
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    slot: Slot = Slot.OTHER
    begins: bool = True
    """Whether it begins where its sentence begins."""
    ends: bool = True
    """Whether it ends where its sentence ends."""

    @property
    def quote(self) -> Quote:
        """From its first word to its last."""
        return Quote(self.turn, self.words[0].start, self.words[-1].end)

    @property
    def leaning(self) -> float:
        """How much it needs what stands around it to be understood: 0 for a sentence that stands by itself, about 1 for "it was"."""
        matter = sum(word.bare not in PLAIN for word in self.words)
        cut = 0.5 * (not self.begins) + 0.2 * (not self.ends)
        bare = [word.bare for word in self.words]
        return points_away(bare) + cut + 0.4 * max(0, 4 - matter) + corrects_itself(bare)

    def text(self, reading: Reading) -> str:
        """The words as they were said, set as a sentence: a capital in front, a full stop behind."""
        said = reading.transcript.turns[self.turn].text
        words = " ".join(said[word.start : word.end] for word in self.words).strip(' ,;:.!?…—–-"“”')
        return f"{words[:1].upper()}{words[1:]}."


def clippings(reading: Reading, sentence: int, longest: int, slot: Slot = Slot.OTHER) -> Iterator[Clipping]:
    """What can be cut from a sentence: the whole of it when it is short enough, and its runs of clauses of `longest` words at most."""
    place = reading.sentences[sentence]
    turn = reading.transcript.turns[place.turn]
    words = tidied(words_of(turn.text, place.quote.start, place.quote.end))
    for run in _runs(words, longest):
        stems = tuple(word.bare if word.bare in PLAIN else stem(word.bare) for word in run)
        begins, ends = run[0].start <= words[0].start, run[-1].end >= words[-1].end
        yield Clipping(sentence, place.turn, turn.speaker, run, stems, slot, begins, ends)


def _runs(words: tuple[Word, ...], longest: int) -> Iterator[tuple[Word, ...]]:
    if SHORTEST <= len(words) <= longest:
        yield words
    parts = list(clauses(words))
    if len(parts) < 2:
        return
    for first in range(len(parts)):
        for last in range(first, len(parts)):
            run = _trimmed(words[parts[first][0] : parts[last][1]])
            if len(run) > longest:
                break
            whole = is_whole(run) and (first == 0 or has_own_subject(run))
            if whole and SHORTEST <= len(run) < len(words) and _says_something(run):
                yield run


def _trimmed(run: Sequence[Word]) -> tuple[Word, ...]:
    """Without the linking word that a clause begins with."""
    return tidied(run)


def _says_something(run: Sequence[Word]) -> bool:
    """Two words of matter at least."""
    return sum(word.bare not in PLAIN for word in run) >= 2
