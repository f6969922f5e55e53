"""Share of talk with and without times: `python -m benchmarks.shares`.

The truth is the time between the starts of the turns, in talks whose turns have times. Without times the peer is what
everybody does: counting words. The times of invented talks are invented too; real talks are scored outside.
"""

import statistics
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

from halfhour.domain.talks.how import how
from halfhour.domain.talks.transcript import Transcript
from halfhour.formats import transcripts
from training.talks.read import invented_talks


def report() -> None:
    """Points by which each way is off, the mean over speakers and talks."""
    talks = [talk for talk in timed_talks() if len(talk.speakers) > 1]
    truths = [timed(talk) for talk in talks]
    bare = [replace(talk, turns=tuple(replace(turn, start=None, end=None) for turn in talk.turns)) for talk in talks]
    print(f"share of talk, {len(talks)} talks with times")
    answers = {
        "Halfhour, with times": [dict(how(talk).share) for talk in talks],
        "Halfhour, without times": [dict(how(talk).share) for talk in bare],
        "counting words": [counted(talk) for talk in bare],
    }
    for name, found in answers.items():
        off = [points_off(truth, shares) for truth, shares in zip(truths, found, strict=True)]
        print(f"  {name:24} {statistics.mean(off):5.2f} points off, worst talk {max(off):.2f}")


def timed_talks() -> list[Transcript]:
    """Talks in which every turn has a time; the last turn, whose end nobody wrote down, is left out."""
    sample = files("halfhour.samples") / "tidal-zoom.vtt"
    found = [talk.transcript for talk in invented_talks()] + [transcripts.read(sample.read_bytes(), "tidal-zoom.vtt")]
    whole = [talk for talk in found if all(turn.start is not None for turn in talk.turns)]
    return [with_ends(talk) for talk in whole if rises(talk)]


def rises(talk: Transcript) -> bool:
    """Whether no turn begins before the one ahead of it."""
    return all((one.start or 0) <= (other.start or 0) for one, other in pairwise(talk.turns))


def with_ends(talk: Transcript) -> Transcript:
    """Each turn ends where it says, or else where the next begins."""
    turns = [replace(one, end=one.end or other.start) for one, other in pairwise(talk.turns)]
    return replace(talk, turns=tuple(turns))


def timed(talk: Transcript) -> dict[str, float]:
    """The truth: seconds of each speaker over all seconds spoken."""
    spoken: Counter[str] = Counter()
    for turn in talk.turns:
        spoken[turn.speaker or ""] += (turn.end or 0) - (turn.start or 0)
    return {name: seconds / sum(spoken.values()) for name, seconds in spoken.items()}


def counted(talk: Transcript) -> dict[str, float]:
    """The peer: words of each speaker over all words."""
    spoken: Counter[str] = Counter()
    for turn in talk.turns:
        spoken[turn.speaker or ""] += len(turn.text.split())
    return {name: words / sum(spoken.values()) for name, words in spoken.items()}


def points_off(truth: dict[str, float], found: dict[str, float]) -> float:
    """Percentage points, the mean over speakers."""
    return 100 * statistics.mean(abs(share - found.get(name, 0.0)) for name, share in truth.items())


if __name__ == "__main__":
    report()
