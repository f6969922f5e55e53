"""A debrief written by hand, so that pages are tested on known words and not on what is read from a talk today."""

from collections.abc import Iterable
from datetime import date
from importlib.resources import files

from halfhour.domain.kinds import Kind
from halfhour.domain.talks.answers import (
    Answered,
    Asked,
    Debrief,
    Form,
    How,
    Lesson,
    Line,
    Planned,
    Promised,
    Signal,
    Slot,
    Stretch,
    TalkKind,
    Topic,
)
from halfhour.domain.talks.transcript import Quote, Transcript

NAME = "tidal-zoom.vtt"
BLOB = (files("halfhour.samples") / NAME).read_bytes()
ME, HOST = "Ines Marchetti", "Ruairi Flett"


def place(transcript: Transcript, words: str) -> Quote:
    """Where the words stand."""
    for number, turn in enumerate(transcript.turns):
        if (start := turn.text.find(words)) >= 0:
            return Quote(number, start, start + len(words))
    raise AssertionError(words)


def example(
    transcript: Transcript, *, me: str | None = ME, planned: tuple[str, ...] = (), language: str = "en"
) -> Debrief:
    """What a careful reader makes of the tidal talk."""

    def at(words: str) -> Quote:
        return place(transcript, words)

    def line(slot: Slot, text: str, *words: str) -> Line:
        return Line(text, slot, HOST, tuple(at(part) for part in words))

    def lesson(topic: Topic, words: str, signal: Signal | None = None) -> Lesson:
        return Lesson(topic, HOST, at(words), 0.9, signal)

    def asked(words: str, form: Form, answered: Answered = Answered.YES, plan: int | None = None) -> Asked:
        prepared = planned[plan] if plan is not None and plan < len(planned) else None
        quote = at(words)
        return Asked(quote, ME, form, prepared, answered, (quote.turn + 1,))

    lines = (
        line(
            Slot.PATH,
            "Ruairi went to the fishing at sixteen, did an apprenticeship as a marine electrician, and came when a machine kept tripping.",
            "went to the fishing with my uncle",
            "I did an apprenticeship as a marine electrician",
            "the test centre had a machine on its berth that kept tripping",
        ),
        line(
            Slot.WORK,
            "Seventy percent of his time is preparation; the week is planned around four or five windows at slack water.",
            "my week is planned around four or five windows",
            "seventy percent of my time is preparation",
        ),
        line(
            Slot.TAKES,
            "They can't find mechanical engineers who understand a bit of electrical and can write a procedure a tired person can follow.",
            "What we can't find is mechanical engineers who understand a bit of electrical",
        ),
        line(
            Slot.ADVICE,
            "Go to a site first: come for a summer, and get your sea survival ticket.",
            "I'd go to a site first",
            "come for a summer",
            "get your sea survival ticket",
        ),
        line(
            Slot.NEXT,
            "Ruairi will email Morag Linklater tonight; Ines writes to her by Friday, half a page and one drawing.",
            "I'll email her tonight",
            "I'll write to her by Friday",
        ),
    )
    tea = Signal("decided outside meetings", "people like company", "ask how a decision reached the team")
    shares = {ME: 0.0, HOST: 0.0}
    words = [len(turn.text.split()) for turn in transcript.turns]
    total, done, stretches = sum(words), 0, []
    for number, (turn, count) in enumerate(zip(transcript.turns, words, strict=True)):
        shares[turn.speaker or HOST] = shares.get(turn.speaker or HOST, 0.0) + count / total
        stretches.append(Stretch(turn.speaker, done / total, (done + count) / total, number))
        done += count
    return Debrief(
        TalkKind(Kind.INFORMATIONAL, 0.93, (at("I don't know anybody who actually does it"),)),
        language,
        me,
        (HOST,),
        lines,
        False,
        (
            lesson(
                Topic.ADVICE,
                "Ask any team you're thinking of joining who last stopped a job and what happened to them.",
            ),
            lesson(Topic.ADVICE, "When they stop ordering spares, go."),
            lesson(Topic.SKILL, "learn wet-mate connectors, learn what an insulation resistance test tells you"),
            lesson(Topic.CHALLENGE, "I've worked for three firms in eleven years and two of them don't exist."),
            lesson(Topic.WAY_IN, "The test centre takes four placements a year, they close in January"),
            lesson(Topic.PERSON, "Tiago Bessa, he did the mooring for the wave machine"),
            lesson(Topic.FIGURE, "about eighteen thousand pounds of boat"),
            lesson(Topic.CULTURE, "A lot gets decided at the tea urn at ten o'clock.", tea),
        ),
        (
            asked("How did you end up commissioning tidal turbines?", Form.OPEN, plan=0),
            asked("what does a week look like for you", Form.OPEN, plan=1),
            asked("And you never went back to the yard?", Form.CLOSED),
            asked("And what does a graduate earn there, more or less?", Form.OPEN, Answered.DODGED),
        ),
        planned[4:5],
        (
            Promised(HOST, ME, "email Morag", None, at("I'll email her tonight")),
            Promised(ME, HOST, "write to Morag", date(2026, 11, 27), at("I'll write to her by Friday")),
        ),
        How(tuple(shares.items()), False, 14.0, 6, 148.0, 1, (2, 3), 0.75, tuple(stretches)),
    )


def answer(transcript: Transcript, planned: Iterable[Planned], me: str | None, *_: object) -> Debrief:
    """Stands in for `web.talks.reading.answer`."""
    return example(transcript, me=me, planned=tuple(question.id for question in planned))
