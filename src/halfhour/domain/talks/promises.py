"""Promises: who undertakes to do what for whom after the talk, and by when."""

import re
from collections.abc import Sequence
from datetime import date

from halfhour.domain.clauses import plain
from halfhour.domain.talks.answers import Promised
from halfhour.domain.talks.due import due, due_place
from halfhour.domain.talks.pledges import Pledge, pledge_in
from halfhour.domain.talks.sentences import Sentence
from halfhour.domain.talks.transcript import Quote, Transcript

_ENDS_WHAT = re.compile(
    r",? (?:because|'cause|cos|otherwise|so that|so (?:he|she|they|it|you|i)|but|if|when|once|unless|before|after|as soon as|"
    r"and (?:i|you|we|then|he|she|they|ask you)\b|i think|or so|though|while|since)\b|[.;:!?…—–]|, (?!(?:and )?\w+,? (?:and|or)\b)"
)
_OPENING = 60
"""Characters before the pledge that stay in its quote; in captions that run on, the quote begins with the pledge."""

_ASKED_FOR = 120
"""Characters of the turn before in which the day of a bare "I'll be there" may stand."""

_SCRAP = 9
"""Words up to which the sentence beside a promise may hold its day: "Before the ninth."."""

_HANGING = frozenset(
    {"on", "by", "before", "the", "and", "in", "at", "over", "until", "of", "for", "um", "uh", "again"}
)
_GIVING = frozenset(
    {"get", "send", "give", "forward", "email", "e-mail", "mail", "share", "text", "photograph", "copy", "scan", "post"}
)
_NEAR = 8
"""Turns within which "I'll do it" speaks of the promise before (our own default)."""
_POINTING = frozenset(
    {
        "it",
        "that",
        "this",
        "them",
        "you",
        "her",
        "him",
        "to",
        "will",
        "do",
        "so",
        "over",
        "those",
        "too",
        "there",
        "back",
    }
)


def promises(transcript: Transcript, said: Sequence[Sentence], day: date | None = None) -> tuple[Promised, ...]:
    """What people in the talk undertook to do for one another after it, in order.

    Args:
        said: the sentences of this transcript.
        day: when the talk was held; without it (and without the transcript's own day) no promise has a date.
    """
    held = day or transcript.day
    found: list[Promised] = []
    for index in range(len(said)):
        pledge = pledge_in(transcript, said, index)
        if pledge is None:
            continue
        promise = _promise(transcript, said, index, pledge, held)
        earlier = next(
            (place for place in range(len(found) - 1, max(-1, len(found) - 4), -1) if found[place].by == promise.by),
            None,
        )
        if earlier is not None and _same(found[earlier], promise):
            found[earlier] = _merged(found[earlier], promise)
        else:
            found.append(promise)
    return tuple(found)


def _promise(
    transcript: Transcript, said: Sequence[Sentence], index: int, pledge: Pledge, held: date | None
) -> Promised:
    part = pledge.part
    text = part.text
    what = _deed(text[pledge.deed :], held)
    place = _due_in(said, index, pledge, held) if held else None
    if held and place is None and _is_bare(what) and part.turn:
        place = due(transcript.turns[part.turn - 1].text[-_ASKED_FOR:], held)
    start, end = pledge.places
    begin = 0 if start < _OPENING else start
    quote = Quote(part.turn, part.quote.start + begin, part.quote.start + len(text[:end].rstrip()))
    return Promised(transcript.turns[part.turn].speaker, _other(transcript, part.turn), what, place, quote)


def _deed(words: str, held: date | None) -> str:
    """The deed in the speaker's words: up to where a reason, a condition, a day or the next thought begins; at most fourteen words."""
    text = plain(words)
    end = len(text)
    if match := _ENDS_WHAT.search(text, 4):
        end = match.start()
    if place := due_place(text[:end], held or date(2024, 1, 3)):
        end = min(end, place[0])
    kept = words[:end].split()[:14]
    while len(kept) > 1 and kept[-1].lower().strip(",") in _HANGING:
        kept.pop()
    return " ".join(kept).strip(" ,.;:!?")


def _due_in(said: Sequence[Sentence], index: int, pledge: Pledge, held: date) -> date | None:
    """The day of a promise: said after it, before it in its sentence, or in a scrap beside it."""
    text = pledge.part.text
    for words in (text[pledge.deed :], text[: pledge.deed]):
        if place := due_place(words, held):
            return place[2]
    for near in (index + 1, index - 1):
        beside = (
            0 <= near < len(said) and said[near].turn == pledge.part.turn and len(said[near].text.split()) <= _SCRAP
        )
        if beside and (place := due_place(said[near].text, held)):
            return place[2]
    return None


def _other(transcript: Transcript, turn: int) -> str | None:
    """Whom a speaker addresses: who spoke last before, else who speaks next; None when nobody is known."""
    speaker = transcript.turns[turn].speaker
    for near in (*range(turn - 1, max(-1, turn - 12), -1), *range(turn + 1, min(len(transcript.turns), turn + 12))):
        other: str | None = transcript.turns[near].speaker
        if other is not None and other != speaker:
            return other
    return None


def _same(first: Promised, second: Promised) -> bool:
    """Whether two promises are one said twice: same speaker, not far apart, the second without matter of its own."""
    if first.by != second.by or second.quote.turn - first.quote.turn > _NEAR:
        return False
    deed = second.what.lower().split()
    if not deed or not _is_bare(second.what):
        return False
    before = first.what.lower().split()[0]
    return deed[0] in {"do", "i", "will", "yes", "sure", before} or (deed[0] in _GIVING and before in _GIVING)


def _is_bare(what: str) -> bool:
    """Whether a deed only points to what was said before: "send it to you", "do that"."""
    deed = what.lower().split()
    return len(deed) <= 4 and all(word.strip(",") in _POINTING for word in deed[1:])


def _merged(first: Promised, second: Promised) -> Promised:
    quote = (
        Quote(first.quote.turn, first.quote.start, second.quote.end)
        if first.quote.turn == second.quote.turn
        else first.quote
    )
    return Promised(first.by, first.to, first.what, first.due or second.due, quote)
