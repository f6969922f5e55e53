"""What the person marked while they listened counts as what was learned, whatever the models make of it."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from halfhour.domain.talks.answers import Debrief, Lesson, Promised, Topic
from halfhour.domain.talks.transcript import Quote, Transcript


def with_hints(
    debrief: Debrief, transcript: Transcript, hints: Mapping[int, Topic], promised: Collection[int] = ()
) -> Debrief:
    """The debrief with a sure lesson for each turn (counted from 0) that bears a topic; other guesses at that turn give way.

    Args:
        promised: turns that were marked as promises. They stand among the promises alone, with the words that were noted where
            none was heard in them; whose it is, is asked when it is kept.
    """
    if not hints and not promised:
        return debrief
    turns = transcript.turns
    marked = tuple(
        Lesson(topic, turns[turn].speaker, Quote(turn, 0, len(turns[turn].text)), 1.0)
        for turn, topic in hints.items()
        if turn < len(turns)
    )
    settled = {*hints, *promised}
    guessed = tuple(lesson for lesson in debrief.lessons if lesson.quote.turn not in settled)
    heard = {promise.quote.turn for promise in debrief.promises}
    noted = tuple(
        Promised(None, None, turns[turn].text, None, Quote(turn, 0, len(turns[turn].text)))
        for turn in sorted(promised)
        if turn < len(turns) and turn not in heard
    )
    return replace(debrief, lessons=marked + guessed, promises=debrief.promises + noted)
