"""From a talk to what it left: the one question that doors ask."""

from collections.abc import Iterable
from datetime import date

from halfhour.domain.kinds import Kind
from halfhour.domain.talks.answers import Debrief, How, Planned, TalkKind
from halfhour.domain.talks.knowledge import Knowledge
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
        day: when it was held, so that "on Monday" becomes a date; the transcript's own date otherwise.
    """
    shares = How((), False, None, None, None, None, (), None, ())
    return Debrief(
        TalkKind(kind or Kind.UNCLEAR, 0.0, ()),
        "en",
        me,
        (),
        (),
        True,
        (),
        (),
        tuple(question.id for question in planned),
        (),
        shares,
    )
