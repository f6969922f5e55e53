"""Scores talks: who speaks, when, and which words, after neighbours of one speaker are joined on both sides."""

import html
from collections import Counter
from dataclasses import dataclass, replace

from halfhour.domain.errors import InputError
from halfhour.formats.transcripts import read


@dataclass(frozen=True)
class Piece:
    """A stretch of speech to compare."""

    speaker: str | None
    words: str
    start: float | None


def transcript(case: dict[str, object], blob: bytes) -> dict[str, bool]:
    """`read`: read, or refused where nothing is expected; `speakers`, `words`, `times`: of each joined turn."""
    segments = case["expected"].get("segments")
    whole = case["expected"].get("text")
    try:
        found = read(blob, str(case["id"]))
    except InputError:
        return {"read": not segments and not whole}
    marks = {"read": True}
    got = _joined([Piece(turn.speaker, turn.text, turn.start) for turn in found.turns])
    if not segments:
        return marks | ({"words": _plain(" ".join(piece.words for piece in got)) == _plain(whole)} if whole else {})
    want = _joined([Piece(item["speaker"], item["text"], item["start"]) for item in segments])
    marks["speakers"] = _share(want, got) >= 0.98
    marks["words"] = _plain(" ".join(piece.words for piece in got)) == _plain(" ".join(piece.words for piece in want))
    marks["times"] = len(want) == len(got) and all(
        _same_time(one.start, other.start) for one, other in zip(want, got, strict=True)
    )
    return marks


def _share(want: list[Piece], got: list[Piece]) -> float:
    """Part of the expected turns that were read with the same speaker and words, 0 to 1."""
    left = Counter((piece.speaker, _plain(piece.words)) for piece in got)
    hits = sum(
        min(number, left[key])
        for key, number in Counter((piece.speaker, _plain(piece.words)) for piece in want).items()
    )
    return hits / max(1, len(want))


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.words.strip():
            continue
        if joined and joined[-1].speaker == piece.speaker:
            joined[-1] = replace(joined[-1], words=f"{joined[-1].words} {piece.words}")
        else:
            joined.append(piece)
    return joined


def _plain(words: str) -> str:
    """Words without any white space, for where blanks stand between pieces is not asked; some expectations kept their escapes."""
    return "".join(html.unescape(words).split())


def _same_time(want: float | None, got: float | None) -> bool:
    return want is None or (got is not None and abs(want - got) < 0.01)
