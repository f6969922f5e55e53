"""Speech recognisers give word after word; here words become pieces of speech."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from halfhour.domain.talks.transcript import Turn

_CLINGS = re.compile(r"[.,!?;:…%)\]}»”’、。，！？；：]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark with its speaker and its place in the file; `clings` means no blank before it."""

    text: str
    speaker: str | None = None
    start: float | None = None
    end: float | None = None
    number: int | None = None
    clings: bool = False


def pieces_of(words: Iterable[Word]) -> list[Turn]:
    """Pieces of speech: words of one speaker in a row, marks set against the word before them."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and (word.speaker == runs[-1][0].speaker or _is_mark(word)):
            runs[-1].append(word)
        elif word.text.strip():
            runs.append([word])
    return [_piece(run) for run in runs]


def _piece(run: list[Word]) -> Turn:
    text = "".join(word.text if _is_mark(word) else f" {word.text}" for word in run)
    ends = [word.end for word in run if word.end is not None]
    return Turn(run[0].speaker, text, run[0].start, max(ends) if ends else None, run[0].number)


def _is_mark(word: Word) -> bool:
    return word.clings or bool(_CLINGS.fullmatch(word.text))
