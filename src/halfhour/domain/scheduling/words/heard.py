"""How likely a time is offered, told or refused, as the words around it sound; and how far that is believed beside the grammar."""

from typing import NamedTuple

LIKELY, SURE = 0.9, 0.95
"""Chances of an offer from which a day with its hour is offered though it is only mentioned, and any time where the grammar hesitates."""
AGREES, DIFFERS = 0.5, 0.85
"""Chances of telling from which a time is left out where the grammar says so too, and from which it is believed against the grammar.

All were chosen on batches as the grammar was before it had seen them, with a model that had not seen them either (models/times.md).
"""


class Heard(NamedTuple):
    """The chances, 0 to 1, that a time is offered, told, or refused; all 0 where nobody listened."""

    offers: float = 0.0
    tells: float = 0.0
    refuses: float = 0.0

    @property
    def is_likely(self) -> bool:
        """Whether it sounds like an offer."""
        return self.offers >= LIKELY

    @property
    def is_sure(self) -> bool:
        """Whether it plainly sounds like one."""
        return self.offers >= SURE

    @property
    def agrees(self) -> bool:
        """Whether it sounds told, as the grammar says."""
        return self.tells >= AGREES

    @property
    def differs(self) -> bool:
        """Whether it sounds told, though the grammar takes it for offered."""
        return self.tells >= DIFFERS


SILENT = Heard()
