"""From a talk to what it left: the one question that doors ask."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from halfhour.domain.kinds import Kind
from halfhour.domain.language import language_of
from halfhour.domain.talks.answers import Asked, Debrief, Lesson, Line, Planned, Promised, TalkKind
from halfhour.domain.talks.exchanges import asked
from halfhour.domain.talks.five_lines import INTERVIEW, LINES, MEETING, five_lines
from halfhour.domain.talks.how import how
from halfhour.domain.talks.kind import talk_kind
from halfhour.domain.talks.knowledge import Knowledge
from halfhour.domain.talks.lessons import lessons
from halfhour.domain.talks.promises import promises
from halfhour.domain.talks.reading import read
from halfhour.domain.talks.roles import roles
from halfhour.domain.talks.salience import sentence_marks, stems_of
from halfhour.domain.talks.sentences import Sentence, sentences
from halfhour.domain.talks.transcript import Transcript


def debrief(
    transcript: Transcript,
    knowledge: Knowledge,
    *,
    planned: Iterable[Planned] = (),
    me: str | None = None,
    kind: Kind | None = None,
    day: date | None = None,
) -> Debrief:
    """Five lines, lessons, questions, promises and how it went, each with its place in the talk.

    Args:
        planned: questions prepared beforehand.
        me: the user's speaker name; None as long as nobody said.
        kind: what the user says the talk was; None lets the talk itself speak.
        day: when it was held, so that "on Monday" becomes a date; the transcript's own day otherwise.
    """
    prepared = tuple(planned)
    language = language_of(" ".join(turn.text for turn in transcript.turns), knowledge.languages) or "en"
    if language != "en":
        return _other_language(transcript, language, me, kind)
    said = sentences(transcript)
    questions = asked(transcript, said, prepared, knowledge.vectors.likeness, knowledge.forms)
    tellers = roles(transcript, questions, me).tellers
    promised = promises(transcript, said, day)
    heard = talk_kind(transcript, said, knowledge.kind_cues, questions, knowledge.interviews) if kind is None else None
    shown = heard or TalkKind(kind or Kind.UNCLEAR, 1.0, ())
    lines, learned = _said_that_matters(transcript, said, knowledge, shown.kind, tellers, promised, me)
    return Debrief(
        kind=shown,
        language=language,
        me=me,
        tellers=tellers,
        lines=lines,
        thin=len(lines) < LINES,
        lessons=learned,
        questions=questions,
        not_asked=_not_asked(prepared, questions),
        promises=promised,
        how=how(transcript, questions, me),
    )


def _said_that_matters(
    transcript: Transcript,
    said: tuple[Sentence, ...],
    knowledge: Knowledge,
    kind: Kind,
    tellers: Collection[str],
    promised: Sequence[Promised],
    me: str | None,
) -> tuple[tuple[Line, ...], tuple[Lesson, ...]]:
    """The five lines and what was learned, from one reading."""
    reading = read(transcript, said, knowledge.vectors)
    stems = stems_of(reading)
    topics = knowledge.lessons.chances(reading)
    words = knowledge.salience.word_chances(reading, stems)
    keep = knowledge.salience.sentence_chances(sentence_marks(reading, stems, words, topics))
    lines = five_lines(
        reading,
        stems,
        words,
        keep,
        topics,
        silent=_silent(transcript, tellers, me),
        promised=promised,
        taste=MEETING if kind is Kind.OTHER else INTERVIEW,
    )
    return lines, lessons(reading, topics, knowledge.lessons, tellers, knowledge.signals)


def _silent(transcript: Transcript, tellers: Collection[str], me: str | None) -> Collection[str | None]:
    """Whose words make no line: the user, and in a talk of two the one who asks; among many, everybody may have said what matters."""
    if len(transcript.speakers) == 2 and len(tellers) == 1:
        return [name for name in transcript.speakers if name not in tellers]
    return [me] if me is not None and len(transcript.speakers) > 1 else []


def _not_asked(prepared: Sequence[Planned], questions: Sequence[Asked]) -> tuple[str, ...]:
    met = {question.planned for question in questions}
    return tuple(question.id for question in prepared if question.id not in met)


def _other_language(transcript: Transcript, language: str, me: str | None, kind: Kind | None) -> Debrief:
    """What can be said of a talk in a language that is not read yet: who spoke how long; nothing is claimed about its questions."""
    return Debrief(
        kind=TalkKind(kind or Kind.UNCLEAR, 1.0 if kind else 0.0, ()),
        language=language,
        me=me,
        tellers=(),
        lines=(),
        thin=True,
        lessons=(),
        questions=(),
        not_asked=(),
        promises=(),
        how=how(transcript, (), me),
    )
