"""Whether an answer is about what was asked, by its words and by meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from halfhour.domain.talks.stems import PLAIN, matter, words
from halfhour.domain.vectors import Floats, Vectors

FAR = 0.4
"""How much nearer another topic must be before an answer is held to be beside what was asked (measured on answers of our own)."""


@dataclass(frozen=True)
class Topics:
    """What answers on each topic are likely to hold: words by topic, and the questions asked about it."""

    vectors: Vectors
    words: Mapping[str, str]
    questions: Mapping[str, Sequence[str]]
    _rows: dict[str, Floats] = field(default_factory=dict, repr=False, compare=False)

    def matter(self, text: str) -> frozenset[str]:
        """Stems that carry matter."""
        return matter(text)

    def nearness(self, texts: Sequence[str]) -> Floats:
        """How near each text is in meaning to each topic, in the order of `words`; grammar is left out."""
        if "rows" not in self._rows:
            self._rows["rows"] = self.vectors.of(list(self.words.values()))
        return self.vectors.of([bare(text) for text in texts]) @ self._rows["rows"].T

    def between(self, texts: Sequence[str], others: Sequence[str]) -> Floats:
        """How near each text is to each of the others; grammar is left out."""
        return self.vectors.likeness([bare(text) for text in texts], [bare(text) for text in others])


def bare(text: str) -> str:
    """The words that carry matter, in their order."""
    return " ".join(word for word in words(text) if word not in PLAIN)


def is_beside(text: str, topic: str, topics: Topics) -> bool:
    """Whether an answer is about something else: it holds no word of the topic, and another one is much nearer."""
    if matter(text) & matter(topics.words[topic]):
        return False
    near = topics.nearness([text])[0]
    asked = near[list(topics.words).index(topic)]
    return bool(near.max() - asked > FAR)
