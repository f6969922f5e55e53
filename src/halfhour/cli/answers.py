"""The answer to one inquiry: the debrief, with the models and phrases that the wiring holds."""

from halfhour import wiring
from halfhour.domain.talks.answers import Debrief
from halfhour.domain.talks.debrief import debrief
from halfhour.domain.talks.speakers import speaker_named
from halfhour.formats.inquiries import Inquiry


def answer(inquiry: Inquiry) -> Debrief:
    """The debrief of a talk.

    Raises:
        InputError: the user's name is not one of the speakers.
    """
    me = speaker_named(inquiry.transcript, inquiry.me) if inquiry.me else None
    return debrief(
        inquiry.transcript,
        wiring.knowledge(),
        planned=inquiry.planned,
        me=me,
        kind=inquiry.kind,
        day=inquiry.day,
    )
