"""Job interviews that use none of the usual words."""

import numpy as np
import pytest

from halfhour.domain.interviews import FEWEST, READ, read_turns, turn_measures
from halfhour.domain.kinds import Kind
from halfhour.domain.talks.kind import talk_kind
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.phrases import talk_cues
from halfhour.wiring import interviews

SHOP = """
Ada: You must be Ben. Mind the step, everyone trips. Cleo says you're handy with bikes.
Ben: I've done them since I was ten. Mine first, and then the whole street's.
Ada: What do you do when a wheel comes back for the third time?
Ben: I look at the rider. Mostly the tyre's soft.
Ada: And if he says it's your fault?
Ben: Then I do it once more for nothing, and show him the pump.
Ada: Have you ever built one from the frame up?
Ben: Two. One of them for my sister, she rides it to work.
Ada: We're shut on Mondays. Could you do the Saturdays too?
Ben: I could, if I'm done by six.
Ada: I'd pay thirteen an hour to begin with, and you'd have the bench by the window.
Ben: That's fine by me. When would I start?
Ada: Come on Thursday and do a day with us, paid, and we'll see how you get on.
"""

CLUB = """
Ada: Did the seeds come?
Ben: Half of them. The beans are late.
Ada: Then we put the beans on the list for next week.
Cleo: Who waters on Sunday?
Ben: I can, if somebody leaves me the key.
Cleo: It's under the pot.
Ada: And the fence?
Ben: Dan said he would bring two boards.
Ada: Good. Is there anything left from the fair?
Cleo: Forty, and a cake.
"""


def talk(text: str) -> Transcript:
    """A talk from lines of a name and what it says."""
    return Transcript(tuple(Turn(*line.split(": ", 1)) for line in text.strip().splitlines()))


def kind(text: str) -> Kind:
    """What it is taken for."""
    transcript = talk(text)
    return talk_kind(transcript, sentences(transcript), talk_cues(), interviews=interviews).kind


def test_a_job_interview_is_heard_without_the_usual_words():
    assert kind(SHOP) in {Kind.CASUAL_JOB, Kind.FORMAL_JOB}


def test_people_who_plan_a_garden_hold_no_job_interview():
    assert kind(CLUB) not in {Kind.CASUAL_JOB, Kind.FORMAL_JOB}


def test_too_few_turns_say_nothing():
    few = Transcript(talk(SHOP).turns[: FEWEST - 1])
    assert interviews().margin(few, [0.0] * 7) < 0


def test_long_talks_are_read_evenly():
    long = Transcript(tuple(Turn("Ada", f"this is turn number {number}") for number in range(10 * READ)))
    read = read_turns(long)
    assert len(read) == READ
    assert read[0].endswith(" 0")
    assert read[-1].endswith(str(10 * (READ - 1)))


@pytest.mark.parametrize("job", [-2.0, 3.0])
def test_measures_follow_the_scores(job: float):
    scores = np.array([[0.0, job, 0.0]] * 8, dtype=np.float32)
    assert turn_measures(scores) == (job, job, job, job)
