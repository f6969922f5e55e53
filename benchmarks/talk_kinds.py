"""Job interviews among talks that taught nothing, by file and form: `python -m benchmarks.talk_kinds`.

The ear alone is judged, at the threshold at which the product takes its word (models/talk-kinds.md).
"""

from pathlib import Path

from halfhour import wiring
from halfhour.domain.talks.kind import ENOUGH_SOUNDS, signs
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.transcript import Transcript
from halfhour.phrases import talk_cues
from training.talk_kinds.__main__ import forms
from training.talk_kinds.read import WrittenTalk, talks_in

KEPT = Path(__file__).parents[1] / "training" / "talk_kinds" / "kept"


def report() -> None:
    """A line a file and form: how many job interviews were found, and how many others taken for one."""
    for path in sorted(KEPT.glob("*.txt")):
        talks = [(talk, forms(talk.transcript)) for talk in talks_in(path)]
        for form in talks[0][1]:
            _print(f"{path.stem}, {form}", [(talk, in_forms[form]) for talk, in_forms in talks])


def _print(name: str, talks: list[tuple[WrittenTalk, Transcript]]) -> None:
    sounds = {sort: [_sounds(said) for talk, said in talks if talk.is_job == sort] for sort in (True, False)}
    found, false = sounds[True], sounds[False]
    print(f"  {name:24} found {sum(found):3} of {len(found):3}, false {sum(false):3} of {len(false):3}")


def _sounds(transcript: Transcript) -> bool:
    """Whether it sounds like a job interview."""
    known = signs(transcript, sentences(transcript), talk_cues())
    return wiring.interviews().margin(transcript, known) >= ENOUGH_SOUNDS


if __name__ == "__main__":
    report()
