"""A debrief as JSON values and as Markdown."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from halfhour.domain.talks.answers import Asked, Debrief, Lesson, Line, Planned, Promised, Topic
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


Labels = Mapping[str, Mapping[str, str]]
"""Words for the values of a debrief: group (`slot`, `topic`, `kind`…) → value → word."""

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def as_markdown(debrief: Debrief, transcript: Transcript, labels: Labels, planned: Iterable[Planned] = ()) -> str:
    """The debrief as Markdown for people: nothing that was said can act as markup; turns are counted from 0."""
    parts = (
        _head(debrief, transcript, labels),
        _five_lines(debrief, labels),
        _lessons(debrief, transcript, labels),
        _questions(debrief, transcript, labels, {question.id: question.text for question in planned}),
        _promises(debrief),
        _how(debrief),
    )
    return "\n".join(line for part in parts for line in part).strip() + "\n"


def _head(debrief: Debrief, transcript: Transcript, labels: Labels) -> Iterator[str]:
    yield f"# {_plain(transcript.title) or labels['kind'][debrief.kind.kind]}"
    yield ""
    facts = [labels["kind"][debrief.kind.kind], ", ".join(_plain(name) for name in transcript.speakers)]
    if transcript.day:
        facts.append(transcript.day.isoformat())
    yield " · ".join(fact for fact in facts if fact)
    yield ""


def _five_lines(debrief: Debrief, labels: Labels) -> Iterator[str]:
    yield "## In five lines"
    yield ""
    for number, line in enumerate(debrief.lines, start=1):
        yield f"{number}. {_plain(line.text)}  "
        yield f"   *{labels['slot'][line.slot]}* ({_turns(line)})"
    if debrief.thin:
        yield "There is too little in this talk for five lines."
    yield ""


def _lessons(debrief: Debrief, transcript: Transcript, labels: Labels) -> Iterator[str]:
    if debrief.lessons:
        yield from ("## What was learned", "")
    for topic in Topic:
        lessons = [lesson for lesson in debrief.lessons if lesson.topic is topic]
        if lessons:
            yield from (f"### {labels['topic'][topic]}", "")
            for lesson in lessons:
                yield from _lesson(lesson, transcript)
            yield ""


def _lesson(lesson: Lesson, transcript: Transcript) -> Iterator[str]:
    yield f"- {_quoted(lesson.quote, transcript)}"
    if lesson.signal:
        yield f"  - May mean: {lesson.signal.reading}"
        yield f"  - Or: {lesson.signal.other_reading}"
        yield f"  - To check: {lesson.signal.check}"


def _questions(debrief: Debrief, transcript: Transcript, labels: Labels, planned: dict[str, str]) -> Iterator[str]:
    if debrief.questions:
        yield from ("## Questions", "")
    for asked in debrief.questions:
        yield f"- {_quoted(asked.quote, transcript)}: {_became(asked, labels, planned)}"
    if debrief.not_asked:
        yield from ("", "### Planned, and not asked", "")
        yield from (f"- {_plain(planned.get(name, name))}" for name in debrief.not_asked)
    yield ""


def _became(asked: Asked, labels: Labels, planned: dict[str, str]) -> str:
    facts = [labels["form"][asked.form], labels["answered"][asked.answered]]
    if planned:
        facts.append("planned" if asked.planned is not None else "arose by itself")
    return ", ".join(facts)


def _promises(debrief: Debrief) -> Iterator[str]:
    if debrief.promises:
        yield from ("## Promises", "")
        for promise in debrief.promises:
            yield f"- [ ] {_promise(promise)}"
        yield ""


def _promise(promise: Promised) -> str:
    people = _plain(promise.by or "Somebody") + (f" to {_plain(promise.to)}" if promise.to else "")
    due = f", by {promise.due.isoformat()}" if promise.due else ""
    return f"**{people}**: {_plain(promise.what)}{due} (turn {promise.quote.turn})"


def _how(debrief: Debrief) -> Iterator[str]:
    if debrief.how.share:
        yield from ("## How it went", "")
        measure = "time" if debrief.how.by_time else "words"
        shares = ", ".join(f"{_plain(name)} {share:.0%}" for name, share in debrief.how.share)
        yield f"Share of talk, by {measure}: {shares}."


def _turns(line: Line) -> str:
    turns = sorted({quote.turn for quote in line.quotes})
    return ("turn " if len(turns) == 1 else "turns ") + ", ".join(str(turn) for turn in turns)


def _quoted(quote: Quote, transcript: Transcript) -> str:
    return f"“{_plain(quote.words_in(transcript))}” (turn {quote.turn})"


def _plain(text: str) -> str:
    """A text on one line in which Markdown sees no markup, and a terminal no control codes."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return _MARKUP.sub(r"\\\1", " ".join(printable.split()))
