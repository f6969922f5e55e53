"""One thing of a message: some characters and what they are."""

from dataclasses import dataclass
from typing import Literal

from halfhour.domain.scheduling.words.nodes import Day

Kind = Literal[
    "day", "time", "zone", "length", "back", "open", "vague", "except", "instead", "not", "moving", "offers", "weak", "refuses",
    "reports", "aside", "link", "sign", "stop", "but", "if", "word", "impossible", "unclear", "reason", "place", "others", "shift",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """Some characters and what they are; `value` is a node of the grammar, minutes, or a word.

    `word` is a word as it stands, and `speech` what it does in a sentence: a subject, a small word between, a relative.
    """

    kind: Kind
    start: int
    end: int
    value: object = None
    until: bool = False
    word: str = ""
    speech: str = ""

    @property
    def day(self) -> Day:
        """The day that it is."""
        return self.value  # type: ignore[return-value]
