"""Words for times, read once."""

import tomllib
from functools import cache
from importlib.resources import files

from halfhour.domain.scheduling.words.lexicon import Lexicon, read_lexicon


@cache
def lexicon() -> Lexicon:
    """All words in which people propose times."""
    words, zones, tongues = (
        tomllib.loads((files("halfhour.phrases") / name).read_text(encoding="utf-8"))
        for name in ("times_in_words.toml", "time_zones.toml", "times_in_tongues.toml")
    )
    return read_lexicon(words, zones, tongues)
