"""Words for times, read once."""

import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files

from halfhour.domain.scheduling.words.lexicon import Lexicon, read_lexicon
from halfhour.domain.scheduling.words.spelling import Spelling


@cache
def lexicon() -> Lexicon:
    """All words in which people propose times; the wiring adds the ear."""
    words, zones, tongues = (
        tomllib.loads(_text(f"phrases/{name}.toml")) for name in ("times_in_words", "time_zones", "times_in_tongues")
    )
    return replace(read_lexicon(words, zones, tongues), spelling=_spelling())


def _spelling() -> Spelling:
    """The words that text speak means."""
    table = tomllib.loads(_text("phrases/text_speak.toml"))["words"]
    return Spelling({said: word for word, spellings in table.items() for said in spellings})


def _text(path: str) -> str:
    return (files("halfhour") / path).read_text(encoding="utf-8")
