"""Which conversation is it? The kind of something that somebody wrote or said, with the words that decide, in the text that is shown."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from halfhour.domain.kind_model import Guess, KindModel, Place, kind_of
from halfhour.domain.kinds import Kind
from halfhour.domain.language import Profile, language_of
from halfhour.domain.letters.letter import Span
from halfhour.domain.mail import Excerpt, Mail, newest, whole
from halfhour.domain.talks.kind import Cue, Ear, talk_kind
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.transcript import Transcript

PLAINLY = 0.3
"""Part of a text that small words of English make up, from which it is plainly English; no other language reaches it (our own default)."""

MOST_HIRING = 3
"""Places that show who can hire, at most (our own default)."""


@dataclass(frozen=True)
class Judging:
    """What is needed to judge: the model of messages, cues of talks, and languages."""

    model: KindModel
    talk_cues: Sequence[Cue]
    languages: Sequence[Profile]
    interviews: Callable[[], Ear] | None = None
    """Gives what knows how job interviews sound."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The kind of what was given.

    `text` is what is shown; every place counts in it. `readings` are the two likeliest kinds when it is unclear, else empty.
    `language` is ISO 639-1 when it is not English: then nothing is judged.
    """

    text: str
    kind: Kind
    sure: float
    because: tuple[Place, ...] = ()
    readings: tuple[Kind, ...] = ()
    language: str | None = None


def which_mail(mail: Mail, judging: Judging, *, decide: bool = False) -> Answer:
    """The kind of a message or thread: the newest part decides, older ones are read along when it alone is unclear.

    Args:
        decide: name the likeliest kind even when it is not likely enough, and in any language.
    """
    read = newest(mail)
    language = _language(read.text, judging.languages)
    if language not in (None, "en") and not decide:
        return Answer(mail.text, Kind.UNCLEAR, 0.0, language=language)
    guess = kind_of(read.text, judging.model)
    if guess.kind is Kind.UNCLEAR and len(mail.parts) > 1:
        wider = kind_of(whole(mail).text, judging.model)
        read, guess = (whole(mail), wider) if wider.kind is not Kind.UNCLEAR else (read, guess)
    readings: tuple[Kind, ...] = ()
    if guess.kind is Kind.UNCLEAR:
        likeliest = kind_of(read.text, judging.model, decide=True)
        readings = tuple(kind for kind in (likeliest.kind, likeliest.second) if kind and kind is not Kind.UNCLEAR)
        guess = likeliest if decide else replace(likeliest, kind=Kind.UNCLEAR)
    return Answer(mail.text, guess.kind, guess.sure, _shown(read, guess), () if decide else readings)


def hiring_in(mail: Mail, patterns: Sequence[re.Pattern[str]]) -> tuple[Span, ...]:
    """Where the writer of the newest part shows that they hire, or act for those who do."""
    read = newest(mail)
    found = (match for pattern in patterns for match in pattern.finditer(read.text))
    places = sorted({(match.start(), match.end()) for match in found})
    return tuple(read.shown(start, end) for start, end in places[:MOST_HIRING])


def which_talk(transcript: Transcript, judging: Judging, *, decide: bool = False) -> Answer:
    """The kind of a talk; what is shown are its turns, a line each."""
    heads = [f"{turn.speaker}: " if turn.speaker else "" for turn in transcript.turns]
    lines = [head + turn.text for head, turn in zip(heads, transcript.turns, strict=True)]
    text = "\n".join(lines)
    language = language_of(" ".join(turn.text for turn in transcript.turns[:400]), judging.languages)
    if language not in (None, "en") and not decide:
        return Answer(text, Kind.UNCLEAR, 0.0, language=language)
    found = talk_kind(transcript, sentences(transcript), judging.talk_cues, interviews=judging.interviews)
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    because = tuple(
        Place(begin + quote.start, begin + quote.end, found.kind)
        for quote in found.because
        for begin in (starts[quote.turn] + len(heads[quote.turn]),)
    )
    kind = Kind.OTHER if decide and found.kind is Kind.UNCLEAR else found.kind
    return Answer(text, kind, found.sure, because)


def _shown(read: Excerpt, guess: Guess) -> tuple[Place, ...]:
    """The deciding places of an excerpt, in the text that is shown and in its order."""
    spans = ((read.shown(place.start, place.end), place.kind) for place in guess.because)
    return tuple(sorted((Place(span.start, span.end, kind) for span, kind in spans), key=lambda place: place.start))


def _language(text: str, languages: Sequence[Profile]) -> str | None:
    """As `language_of`, without a look at the others where the small words of English are thick: in bulk this is half of the work."""
    english = next((profile.words for profile in languages if profile.code == "en"), {})
    words = text[:1_000].lower().split()
    if sum(word in english for word in words) > PLAINLY * len(words):
        return "en"
    return language_of(text, languages)
