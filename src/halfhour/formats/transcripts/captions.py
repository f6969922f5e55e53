"""Who speaks in timed captions: voices, names in brackets, names before a colon."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from halfhour.domain.talks.transcript import Turn
from halfhour.formats.transcripts.cuetext import voices
from halfhour.formats.transcripts.names import can_be_name, is_speaker, looks_like_name

_PREFIX = re.compile(r"([^:：\n]{1,80}?)\s?(?::(?:\s+|\Z)|：)")
_BRACKETED = re.compile(r"[(\[](.{2,80})[)\]]:?\s*\n(?=.*\w)")
_SQUARE = re.compile(r"\[([^\[\]\n]{2,80})\]:?[ \t]+(?=.*\w)")
_DASH = re.compile(r"(?:[-–—•]\s*|(?:>|&gt;){2,3}\s*)")
_CHANGE = re.compile(r"\s*(?:>|&gt;){2,3}\s*")
_STYLE = re.compile(r"\{\\[^{}\n]{0,80}\}")
_SOUNDS = re.compile(
    r"music|musik|applause|applaus|laugh|lachen|gelächter|inaudible|crosstalk|silence|pause|cough|noise|sigh|cheer|foreign|unverständlich"
    r"|blank_audio|background|phone|door|beep|crowd|singing|no audio|typing|breath|clears throat|rires|risas|música|musique",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Caption:
    """A stretch of time with its text, tags and line breaks still in it; `line` is where it begins in the source."""

    text: str
    start: float | None
    end: float | None
    line: int
    id: str = ""


def turns_of(captions: Sequence[Caption], *, carry: bool) -> list[Turn]:
    """Pieces of speech with their speakers.

    `carry`: the form names a speaker only on a change, so that captions without a name go on with the one before.
    """
    pieces = list(_by_voice(captions))
    if not any(piece.speaker for piece in pieces):
        pieces = _by_bracket(pieces, carry=carry) or _by_prefix(pieces, carry=carry) or _by_opening(pieces) or pieces
    else:
        pieces = _keep_known_prefixes(pieces)
    return [replace(piece, text=_CHANGE.sub(" ", piece.text)) for piece in pieces]


def without_repeats(captions: Sequence[Caption]) -> Iterator[Caption]:
    """Rolling captions (YouTube's automatic ones) with each line once: every cue there shows the line before again."""
    before: list[str] = []
    for caption in captions:
        lines = [line for line in caption.text.split("\n") if line.strip()]
        plain = [_plain(line) for line in lines]
        fresh = [line for line, words in zip(lines, plain, strict=True) if words and words not in before]
        before = plain or before
        if fresh:
            yield replace(caption, text="\n".join(fresh))


def _plain(line: str) -> str:
    return " ".join("".join(voice.words for voice in voices(line)).split())


def _by_voice(captions: Iterable[Caption]) -> Iterator[Turn]:
    for caption in captions:
        text = _STYLE.sub("", caption.text) if "{\\" in caption.text else caption.text
        for voice in voices(text):
            yield Turn(voice.name, voice.words, caption.start, caption.end, caption.line)


def _by_bracket(pieces: list[Turn], *, carry: bool) -> list[Turn]:
    """Speakers from names in brackets before the words; empty when the file does not write names so."""
    named = [_unbracketed_turn(piece) for piece in pieces]
    share = sum(piece.speaker is not None for piece in named) / max(1, len(named))
    if share < 0.3:
        return []
    return _carried(named) if carry else named


def _unbracketed_turn(piece: Turn) -> Turn:
    """A caption whose first line is a name in brackets, or begins with one in square brackets."""
    text = piece.text.strip()
    match = _BRACKETED.match(text) or _SQUARE.match(text)
    if match and looks_like_name(match[1]) and not _SOUNDS.search(match[1]):
        return replace(piece, speaker=match[1], text=text[match.end() :])
    return piece


def _by_prefix(pieces: list[Turn], *, carry: bool) -> list[Turn]:
    """Speakers from `Name: ` at the beginning of lines; empty when no name stands there."""
    firsts = [_prefix(piece.text.strip().split("\n", 1)[0]) for piece in pieces]
    counts = Counter(name for name in firsts if name)
    share = sum(count for name, count in counts.items() if looks_like_name(name)) / max(1, len(pieces))
    # Where nearly every caption begins so, a display name may have any shape ("Zoom user", "ada").
    plain = sum(counts.values()) >= 0.8 * len(pieces)
    accepted = {
        name
        for name, count in counts.items()
        if is_speaker(name, count)
        or (share >= 0.5 and looks_like_name(name))
        or (plain and count >= 2 and len(name.split()) <= 3)
    }
    if not accepted:
        return []
    named = [part for piece in pieces for part in _parts(piece, accepted)]
    return _carried(named) if carry and share < 0.6 else named


def _prefix(line: str) -> str | None:
    """The text before the first colon of a line if it can be a name."""
    line = line[:120]
    dash = _DASH.match(line)
    match = _PREFIX.match(line, dash.end() if dash else 0)
    name = _unbracketed(match[1]) if match else ""
    return name if can_be_name(name) else None


def _unbracketed(name: str) -> str:
    name = name.strip()
    return name[1:-1].strip() if name[:1] == "[" and name[-1:] == "]" else name


def _parts(piece: Turn, accepted: set[str]) -> Iterator[Turn]:
    """A caption cut where one of its lines begins with an accepted name."""
    speaker = piece.speaker
    kept: list[str] = []
    for line in piece.text.strip().split("\n"):
        name = _prefix(line)
        if name in accepted:
            if kept:
                yield replace(piece, speaker=speaker, text="\n".join(kept))
            speaker, kept = name, [re.split("[:：]", line, maxsplit=1)[1]]
        else:
            kept.append(line)
    yield replace(piece, speaker=speaker, text="\n".join(kept))


def _carried(pieces: list[Turn]) -> list[Turn]:
    speaker: str | None = None
    carried = []
    for piece in pieces:
        # Two arrows mean "somebody else", without saying who.
        speaker = piece.speaker or (None if _CHANGE.match(piece.text) else speaker)
        carried.append(replace(piece, speaker=speaker))
    return carried


def _keep_known_prefixes(pieces: list[Turn]) -> list[Turn]:
    """Pieces without a voice take a name before a colon if that name is a voice elsewhere in the file."""
    known = {piece.speaker for piece in pieces if piece.speaker}
    kept: list[Turn] = []
    for piece in pieces:
        kept.extend(_parts(piece, known) if piece.speaker is None else [piece])
    return kept


def _by_opening(pieces: list[Turn]) -> list[Turn]:
    """Speakers written before their words with no colon, when nearly every caption opens with one of few full names."""
    counts = Counter(_opening(piece.text) for piece in pieces)
    counts.pop(None, None)
    often = {name for name, count in counts.items() if name and count >= 2}
    covered = sum(counts[name] for name in often)
    if len(pieces) < 4 or not 2 <= len(often) <= 8 or covered < 0.9 * len(pieces):
        return []
    return [
        replace(piece, speaker=name, text=piece.text.strip()[len(name) :])
        if (name := _opening(piece.text)) in often and name
        else piece
        for piece in pieces
    ]


def _opening(text: str) -> str | None:
    """The first two words of a text if both could be parts of a name and more follows."""
    words = text.strip()[:200].split(" ", 2)
    name = " ".join(words[:2])
    return name if len(words) == 3 and looks_like_name(name) and words[0].isalpha() else None
