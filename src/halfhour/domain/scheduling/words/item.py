"""One thing of a message: some characters and what they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from halfhour.domain.scheduling.words.heard import SILENT, Heard
from halfhour.domain.scheduling.words.nodes import Day

Kind = Literal[
    "day", "time", "zone", "length", "back", "open", "vague", "except", "instead", "not", "moving", "offers", "weak", "refuses",
    "reports", "aside", "link", "sign", "stop", "but", "if", "word", "impossible", "unclear", "reason", "place", "others", "shift",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """Some characters and what they are; `value` is a node of the grammar, minutes, or a word.

    `word` is a word as it stands, in lower case, and `kinds` all that the lexicon says of it; `heard` is known of times.
    """

    kind: Kind
    start: int
    end: int
    value: object = None
    until: bool = False
    word: str = ""
    kinds: Mapping[str, Any] = field(default_factory=dict)
    heard: Heard = SILENT

    @property
    def day(self) -> Day:
        """The day that it is."""
        return self.value  # type: ignore[return-value]

    @property
    def is_timed(self) -> bool:
        """Whether it is a day or a time of the day."""
        return self.kind in ("day", "time")

    @property
    def speech(self) -> str:
        """What it does in a sentence: a subject, a small word between, a relative; empty where we do not care."""
        return str(self.kinds.get("speech") or "")

    @property
    def verb(self) -> str:
        """The kind of the small verb that it is or ends in: "is", "I've"; empty for all other words."""
        return str(self.kinds.get("verb") or "")

    @property
    def points(self) -> bool:
        """Whether a thing is named behind it: "the", "my"."""
        return "points" in self.kinds

    @property
    def is_gap(self) -> bool:
        """Whether it is room in a calendar: "slot", "window", "day"."""
        return "gap" in self.kinds or self.kind == "length"

    @property
    def is_strange(self) -> bool:
        """Whether it is a word with a thing of its own, of which we know nothing."""
        return self.kind == "aside" or (self.kind == "word" and isinstance(self.value, str) and len(self.value) > 1)

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that we do not know and begins with a capital, as names do."""
        return self.is_strange and str(self.kinds.get("word", ""))[:1].isupper()
