"""Words for times, read once, and the ear for what is done with a time (models/times.md)."""

import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files

from halfhour.domain.scheduling.words.heard import Heard
from halfhour.domain.scheduling.words.hearing import Ear
from halfhour.domain.scheduling.words.lexicon import Lexicon, read_lexicon
from halfhour.domain.scheduling.words.spelling import Spelling


@cache
def lexicon() -> Lexicon:
    """All words in which people propose times."""
    words, zones, tongues = (
        tomllib.loads(_text(f"phrases/{name}.toml")) for name in ("times_in_words", "time_zones", "times_in_tongues")
    )
    return replace(read_lexicon(words, zones, tongues), ear=_ear(), spelling=_spelling())


def _spelling() -> Spelling:
    """The words that text speak means."""
    table = tomllib.loads(_text("phrases/text_speak.toml"))["words"]
    return Spelling({said: word for word, spellings in table.items() for said in spellings})


def _ear() -> Ear:
    """What each sign says, as it was stored: its bias, then a line for each sign."""
    rows = (line.split("\t") for line in _text("models/times.tsv").splitlines())
    weights = {sign: Heard(float(offers), float(tells), float(refuses)) for sign, offers, tells, refuses in rows}
    return Ear(weights, weights.pop(""))


def _text(path: str) -> str:
    """A file of the package; its room is not imported, since numpy would come with the models."""
    return (files("halfhour") / path).read_text(encoding="utf-8")
