"""The law on what employers ask, the cues by which protected ground is known, and the words for both."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # numpy stays out of commands that only need words
    from halfhour.domain.lawful.cues import Cues
    from halfhour.domain.lawful.law import Law


@cache
def law() -> "Law":
    """What the law of five places says."""
    from halfhour.domain.lawful.law import read_law

    return read_law(_table("lawful.toml")["rule"], _table("lawful_cues.toml")["topic"])


@cache
def lawful_cues() -> "Cues":
    """Words and wordings by which protected ground, and staying with the job, are known."""
    from halfhour.domain.lawful.cues import read_cues

    return read_cues(_table("lawful_cues.toml"))


@cache
def needs() -> Mapping[str, str]:
    """The legitimate wish behind a question, by its name: "to know whether the hours can be worked"."""
    named: Mapping[str, str] = _table("lawful.toml")["need"]
    return named


@cache
def lawful_words() -> Mapping[str, Mapping[str, str]]:
    """Words for verdicts, grounds and countries, and the sentence on what this is not."""
    words: Mapping[str, Mapping[str, str]] = _table("lawful_words.toml")
    return words


def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("halfhour.phrases") / name).read_text(encoding="utf-8"))
