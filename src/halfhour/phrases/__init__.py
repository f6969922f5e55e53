"""Knowledge as data: cues, questions, wording and signals, each with its source."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from halfhour.domain.language import Profile, read_profiles
from halfhour.domain.talks.answers import Signal

if TYPE_CHECKING:  # numpy stays out of commands that only need words
    from halfhour.domain.talks.kind import Cue
    from halfhour.domain.talks.signals import Signals
    from halfhour.domain.vectors import Vectors


@cache
def labels() -> Mapping[str, Mapping[str, str]]:
    """Words for the values of a debrief: group (`slot`, `topic`, `kind`…) → value → word."""
    return tomllib.loads((files(__name__) / "labels.toml").read_text(encoding="utf-8"))


def form_in_words(form: str) -> str:
    """The form of a transcript as a guest would call it: `zoom-vtt` is "Zoom captions"; an unknown form stays as it is."""
    program, _, container = form.rpartition("-")
    shape = labels()["container"].get(container)
    if shape is None or not program:
        return shape or form
    return f"{labels()['program'].get(program, program)} {shape}"


@cache
def talk_cues() -> "tuple[Cue, ...]":
    """What people say in a talk that shows which kind it is."""
    from halfhour.domain.talks.kind import read_cues

    return read_cues(tomllib.loads((files(__name__) / "talk_kinds.toml").read_text(encoding="utf-8"))["cue"])


@cache
def language_profiles() -> tuple[Profile, ...]:
    """The small words, letters and endings by which languages of Latin script are known."""
    return read_profiles(tomllib.loads((files(__name__) / "languages.toml").read_text(encoding="utf-8")))


def talk_signals(vectors: "Vectors") -> "Signals":
    """Culture signals with their readings, known by the meaning of their examples."""
    from halfhour.domain.talks.signals import Signals

    rows = tomllib.loads((files(__name__) / "signals.toml").read_text(encoding="utf-8"))["signal"]
    kinds = [Signal(row["reading"], row["other_reading"], row["check"]) for row in rows for _ in row["examples"]]
    return Signals(vectors.of(example for row in rows for example in row["examples"]), kinds)
