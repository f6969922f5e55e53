"""Job interviews among talks that taught nothing, by file and form: `python -m benchmarks.talk_kinds`.

Judged as the product does, by words and sound together (models/talk-kinds.md).
"""

from pathlib import Path

from halfhour import wiring
from halfhour.domain.kinds import Kind
from halfhour.domain.talks.kind import talk_kind
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
    taken = {sort: [_is_taken(said) for talk, said in talks if talk.is_job == sort] for sort in (True, False)}
    found, false = taken[True], taken[False]
    print(f"  {name:24} found {sum(found):3} of {len(found):3}, false {sum(false):3} of {len(false):3}")


def _is_taken(transcript: Transcript) -> bool:
    """Whether it is taken for a job interview."""
    found = talk_kind(transcript, sentences(transcript), talk_cues(), interviews=wiring.interviews)
    return found.kind in {Kind.CASUAL_JOB, Kind.FORMAL_JOB}


if __name__ == "__main__":
    report()
