"""How a talk went on the user's side: shares, longest turn, pace, interruptions, follow-ups and the ribbon."""

import re
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

from halfhour.domain.questions import Form
from halfhour.domain.talks.answers import Asked, How, Stretch
from halfhour.domain.talks.stems import matter
from halfhour.domain.talks.transcript import Transcript, Turn

# How words become seconds where the source has no times: syllables, the pauses that punctuation marks, and a cost for each
# turn, because a lone "yeah" takes longer than its syllable. Rates of conversational English, rounded; our own default.
SYLLABLE = 0.2
STOP = 0.45
COMMA = 0.2
TURN = 0.35
DIGIT = 0.3
FILLER = 0.25
_HEARD = 800
"""Characters of each turn before a question that count as just said (our own default)."""

LONGEST_GUESS = 600.0
"""Seconds that a last turn without an end may last at most."""

_SYLLABLE = re.compile(r"[aeiouyáàâäãåæéèêëíìîïóòôöõøúùûüıąęœý]+")
_SILENT = re.compile(r"[^aeiouyl]e(?:s|d)?\b(?<!the)(?<!he)(?<!she)(?<!we)(?<!me)(?<!be)")
_STOP = re.compile(r"[.?!…;:—–]+(?=\s+\S)")
_COMMA = re.compile(r",(?=\s)")
_FILLER = re.compile(r"\b(?:um+|uh+|er+m?|em|hm+|mm+|ah|eh)\b")
_DIGIT = re.compile(r"\d")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\ud7af]")


def how(transcript: Transcript, questions: Sequence[Asked] = (), me: str | None = None) -> How:
    """How the talk went; marks of the user's own side are None or empty as long as `me` is unknown.

    Args:
        questions: the questions asked in this talk.
        me: the user's speaker name.
    """
    by_time = bool(transcript.turns) and all(turn.start is not None for turn in transcript.turns)
    lengths = _seconds(transcript.turns) if by_time else [spoken_seconds(turn.text) for turn in transcript.turns]
    mine = [number for number, turn in enumerate(transcript.turns) if me is not None and turn.speaker == me]
    own = [(number, question) for number, question in enumerate(questions) if me is not None and question.by == me]
    return How(
        share=_shares(transcript, lengths),
        by_time=by_time,
        minutes=_minutes(transcript.turns) if by_time else None,
        longest_own_turn=_longest(transcript, me, lengths) if mine else None,
        pace=_pace(transcript.turns, mine, lengths) if by_time and mine else None,
        interruptions=_interruptions(transcript.turns, me) if by_time and mine else None,
        follow_ups=tuple(number for number, question in own if _picks_up(transcript, question)),
        open_share=sum(question.form is Form.OPEN for _, question in own) / len(own) if own else None,
        ribbon=_ribbon(transcript, lengths),
    )


def spoken_seconds(text: str) -> float:
    """About how long it takes to say a text, in seconds; 0 for an empty one.

    Syllables and pauses instead of words: long words, figures and full stops take time that a count of words does not see.
    """
    if not text.strip():
        return 0.0
    small = text.lower()
    syllables = len(_SYLLABLE.findall(small)) - len(_SILENT.findall(small)) + len(_OTHER_SCRIPT.findall(small))
    pauses = (
        STOP * len(_STOP.findall(small)) + COMMA * len(_COMMA.findall(small)) + FILLER * len(_FILLER.findall(small))
    )
    return TURN + SYLLABLE * max(1, syllables) + DIGIT * len(_DIGIT.findall(small)) + pauses


def _seconds(turns: Sequence[Turn]) -> list[float]:
    """The length of each turn in seconds: to its end, else to the next start; a last turn without an end is guessed from its words."""
    lengths = []
    for number, turn in enumerate(turns):
        start = turn.start or 0.0
        if turn.end is not None:
            lengths.append(max(0.0, turn.end - start))
        elif (following := _next_start(turns, number)) is not None:
            lengths.append(following - start)
        else:
            lengths.append(min(LONGEST_GUESS, spoken_seconds(turn.text)))
    return lengths


def _next_start(turns: Sequence[Turn], number: int) -> float | None:
    """When the next turn that does not begin earlier begins, looked for among a few."""
    start = turns[number].start or 0.0
    return next(
        (after.start for after in turns[number + 1 : number + 6] if after.start is not None and after.start >= start),
        None,
    )


def _shares(transcript: Transcript, lengths: Sequence[float]) -> tuple[tuple[str, float], ...]:
    spoken = dict.fromkeys(transcript.speakers, 0.0)
    for turn, length in zip(transcript.turns, lengths, strict=True):
        if turn.speaker is not None:
            spoken[turn.speaker] += length
    whole = sum(spoken.values())
    return tuple((name, length / whole) for name, length in spoken.items()) if whole else ()


def _minutes(turns: Sequence[Turn]) -> float:
    """From the first start to the last end, in minutes."""
    begin = min(turn.start or 0.0 for turn in turns)
    lengths = _seconds(turns)
    end = max((turn.start or 0.0) + length for turn, length in zip(turns, lengths, strict=True))
    return (end - begin) / 60


def _longest(transcript: Transcript, me: str | None, lengths: Sequence[float]) -> int | None:
    """The number of the turn where the user's longest stretch begins: captions break one stretch into many turns."""
    best, longest = None, 0.0
    for speaker, group in groupby(range(len(lengths)), key=lambda number: transcript.turns[number].speaker):
        numbers = list(group)
        stretch = sum(lengths[number] for number in numbers)
        if speaker == me and stretch > longest:
            best, longest = numbers[0], stretch
    return best


def _pace(turns: Sequence[Turn], mine: Sequence[int], lengths: Sequence[float]) -> float | None:
    seconds = sum(lengths[number] for number in mine)
    words = sum(len(turns[number].text.split()) for number in mine)
    return words * 60 / seconds if seconds else None


def _interruptions(turns: Sequence[Turn], me: str | None) -> int | None:
    """How often the user began before another's turn had ended; None when no other turn has an end."""
    pairs = [
        (before.end, after.start)
        for before, after in pairwise(turns)
        if after.speaker == me and before.speaker != me and before.end is not None and after.start is not None
    ]
    ends_known = any(turn.end is not None for turn in turns if turn.speaker != me)
    return sum(start < end for end, start in pairs) if ends_known else None


def _picks_up(transcript: Transcript, question: Asked) -> bool:
    """Whether a question uses words of matter that another speaker has just used, and that are not those of the asker before."""
    turn = question.quote.turn
    asker = transcript.turns[turn].speaker
    asked = matter(question.quote.words_in(transcript))
    near = [transcript.turns[number] for number in range(max(0, turn - 6), turn)]
    heard = matter(" ".join(before.text[-_HEARD:] for before in near if before.speaker != asker))
    return bool(asked & heard) and question.planned is None


def _ribbon(transcript: Transcript, lengths: Sequence[float]) -> tuple[Stretch, ...]:
    """Runs of talk in order, laid end to end so that they fill 0 to 1; turns of one speaker in a row are one run."""
    whole = sum(lengths)
    if not whole:
        return ()
    ends = list(accumulate(lengths))
    runs = [
        list(group) for _, group in groupby(range(len(lengths)), key=lambda number: transcript.turns[number].speaker)
    ]
    return tuple(
        Stretch(
            transcript.turns[run[0]].speaker,
            (ends[run[0]] - lengths[run[0]]) / whole,
            min(1.0, ends[run[-1]] / whole),
            run[0],
        )
        for run in runs
    )
