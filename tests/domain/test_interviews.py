"""Job interviews that use none of the usual words."""

import numpy as np

from halfhour.domain.interviews import FEWEST, HEAD, PARTS, READ, TAIL, read_turns, shortened, turn_measures
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
    assert interviews().margin(few, [0.0] * 7) is None


def test_long_talks_are_read_evenly():
    long = Transcript(tuple(Turn("Ada", f"this is turn number {number}") for number in range(10 * READ)))
    read = read_turns(long)
    assert len(read) == READ
    assert read[0] == ("Ada", "this is turn number 0")
    assert read[-1][1].endswith(str(10 * (READ - 1)))


def test_of_a_long_turn_head_and_tail_are_read():
    read = shortened("I baked there. " + "And then it rained. " * 40 + "So when could you start?").split()

    assert len(read) == HEAD + TAIL
    assert read[:2] == ["i", "baked"]
    assert read[-1] == "start?"


def scores(*parts: str) -> np.ndarray:
    """Turns that sound like these parts."""
    return np.array([[3.0 if part == one else -3.0 for part in PARTS] for one in parts], dtype=np.float32)


def test_a_talk_with_both_parts_of_a_job_interview_sounds_more_like_one_than_a_talk_of_seeker_and_host():
    job = turn_measures(scores(*["employer", "candidate"] * 5), ["Ada", "Ben"] * 5)
    other = turn_measures(scores(*["seeker", "host"] * 5), ["Ada", "Ben"] * 5)

    assert job[:10] > other[:10]
    assert job[-3] > other[-3]


def test_sides_are_cast_without_names_where_turns_alternate():
    heard = scores(*["employer", "candidate"] * 5)

    assert turn_measures(heard, [None] * 10) == turn_measures(heard, ["Ada", "Ben"] * 5)


def test_who_sounds_like_both_parts_is_cast_as_neither():
    mixed = turn_measures(scores(*["employer", "employer", "candidate", "candidate"] * 3), ["Ada", "Ben"] * 6)

    assert mixed[-3] == 0.0


def test_one_speaker_alone_is_no_pair():
    assert turn_measures(scores(*["employer"] * 7), ["Ada"] * 6 + ["Ben"])[-3] == -9.0
