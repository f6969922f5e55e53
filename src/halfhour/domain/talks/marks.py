"""Outer marks of each sentence: how long, whom it names, whether it counts, who is its subject, who says it."""

import re

import numpy as np

from halfhour.domain.talks.reading import Reading
from halfhour.domain.vectors import Floats

COUNT = 9
_NUMBER_WORDS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million percent half dozen quarter twice
    third""".split()
)
_MINE = frozenset("i i'm i've i'd i'll my me".split())
_YOURS = frozenset("you you're you've you'd you'll your".split())
_OURS = frozenset("we we're we've we'd our us".split())
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z]")


def marks(reading: Reading) -> Floats:
    """Sentences × COUNT: length on a log scale, figures, number words, I, you, we, names, question, telling; each about 0 to 2."""
    rows = np.zeros((len(reading.sentences), COUNT), dtype=np.float32)
    for row, sentence, words in zip(rows, reading.sentences, reading.words, strict=True):
        said = [word.replace("’", "'") for word in words]
        root = max(1, len(said)) ** 0.5
        row[:8] = (
            np.log1p(len(said)) / 3,
            any(word[0].isdigit() for word in said),
            sum(word in _NUMBER_WORDS for word in said) / 2,
            sum(word in _MINE for word in said) / root,
            sum(word in _YOURS for word in said) / root,
            sum(word in _OURS for word in said) / root,
            len(_NAME.findall(sentence.text.replace(" I ", " i ").replace(" I'", " i'"))) / root,
            sentence.text.endswith("?"),
        )
    rows[:, 8] = reading.telling
    return rows
