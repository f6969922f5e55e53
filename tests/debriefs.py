"""A small debrief made by hand, so that pages and formats are tested without the reading of talks."""

from datetime import date

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
from halfhour.domain.talks.transcript import Quote, Transcript, Turn, Unreadable

TALK = Transcript(
    (
        Turn("Ada", "How did you begin?", 0.0, 2.0),
        Turn("Ben", "By accident. I stayed *eleven* years. [laughs]", 2.0, 6.0),
        Turn("Ada", "Nobody speaks up here, it seems?", 6.0, 8.0),
        Turn("Ben", "I will send you the list by Friday.", 8.0, 10.0),
    ),
    form="zoom-vtt",
    title="Ada & Ben",
    day=date(2026, 3, 2),
    unreadable=(Unreadable(17, "the time runs backwards"),),
)
PLANNED = (Planned("p1", "How did you begin?"), Planned("p2", "What would you do differently?"))


def whole(turn: int) -> Quote:
    """All words of a turn."""
    return Quote(turn, 0, len(TALK.turns[turn].text))


DEBRIEF = Debrief(
    kind=TalkKind(Kind.INFORMATIONAL, 0.9, (whole(0),)),
    language="en",
    me="Ada",
    tellers=("Ben",),
    lines=(Line("Ben began by accident and stayed *eleven* years.", Slot.PATH, "Ben", (whole(1),)),),
    thin=True,
    lessons=(
        Lesson(Topic.FIGURE, "Ben", Quote(1, 13, 36), 0.8),
        Lesson(
            Topic.CULTURE, "Ada", whole(2), 0.7, Signal("People keep back.", "It was early.", "Ask who spoke last.")
        ),
    ),
    questions=(
        Asked(whole(0), "Ada", Form.OPEN, "p1", Answered.YES, (1,)),
        Asked(whole(2), "Ada", Form.LEADING, None, Answered.DODGED, (3,)),
    ),
    not_asked=("p2",),
    promises=(Promised("Ben", "Ada", "send the list", date(2026, 3, 6), whole(3)),),
    how=How(
        share=(("Ada", 0.4), ("Ben", 0.6)),
        by_time=True,
        minutes=10.0,
        longest_own_turn=2,
        pace=120.0,
        interruptions=0,
        follow_ups=(1,),
        open_share=0.5,
        ribbon=(
            Stretch("Ada", 0, 0.2, 0),
            Stretch("Ben", 0.2, 0.6, 1),
            Stretch("Ada", 0.6, 0.8, 2),
            Stretch("Ben", 0.8, 1, 3),
        ),
    ),
)
