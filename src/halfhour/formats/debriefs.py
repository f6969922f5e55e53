"""A debrief as JSON values and as Markdown."""

from typing import Any

from halfhour.domain.talks.answers import Debrief
from halfhour.domain.talks.transcript import Quote, Transcript


def as_json(debrief: Debrief, transcript: Transcript) -> dict[str, Any]:
    """The debrief as plain JSON values; turns counted from 0, spans as characters of the turn's text."""

    def place(quote: Quote) -> dict[str, Any]:
        return {"turn": quote.turn, "start": quote.start, "end": quote.end, "quote": quote.words_in(transcript)}

    def places(quotes: tuple[Quote, ...]) -> list[dict[str, Any]]:
        return [place(quote) for quote in quotes]

    return {
        "kind": {
            "kind": debrief.kind.kind,
            "sure": round(debrief.kind.sure, 3),
            "because": places(debrief.kind.because),
        },
        "language": debrief.language,
        "me": debrief.me,
        "thin": debrief.thin,
        "five_lines": [
            {
                "text": line.text,
                "turns": sorted({quote.turn for quote in line.quotes}),
                "slot": line.slot,
                "speaker": line.speaker,
                "because": places(line.quotes),
            }
            for line in debrief.lines
        ],
        "learned": [
            {
                "type": lesson.topic,
                "text": lesson.quote.words_in(transcript),
                "turns": [lesson.quote.turn],
                "speaker": lesson.speaker,
                "sure": round(lesson.sure, 3),
                **place(lesson.quote),
                **(
                    {
                        "reading": lesson.signal.reading,
                        "other_reading": lesson.signal.other_reading,
                        "check": lesson.signal.check,
                    }
                    if lesson.signal
                    else {}
                ),
            }
            for lesson in debrief.lessons
        ],
        "questions": [
            {
                **place(asked.quote),
                "by": asked.by,
                "form": asked.form,
                "planned": asked.planned,
                "answered": asked.answered,
                "answer_turns": list(asked.answer),
            }
            for asked in debrief.questions
        ],
        "planned_not_asked": list(debrief.not_asked),
        "promises": [
            {
                "by": promise.by,
                "to": promise.to,
                "what": promise.what,
                "due": promise.due.isoformat() if promise.due else None,
                **place(promise.quote),
            }
            for promise in debrief.promises
        ],
        "how": {
            "share": {name: round(share, 4) for name, share in debrief.how.share},
            "by_time": debrief.how.by_time,
            "minutes": debrief.how.minutes,
            "longest_own_turn": debrief.how.longest_own_turn,
            "words_a_minute": debrief.how.pace,
            "interruptions": debrief.how.interruptions,
            "follow_ups": list(debrief.how.follow_ups),
            "open_share": debrief.how.open_share,
        },
    }
