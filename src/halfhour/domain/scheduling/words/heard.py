"""How likely a time is offered, told, refused or not settled, as the words around it sound; and how far that is believed."""

from typing import NamedTuple

LIKELY, SURE = 0.92, 0.95
"""Chances of an offer from which a time is offered where the grammar hesitates, and where it says that the time is told."""
AGREES, DIFFERS = 0.5, 0.6
"""Chances of telling from which a time is left out where the grammar says so too, and from which it is believed against the grammar."""
REFUSES = 0.7
"""Chances of refusing from which a time is not offered.

These were chosen on six batches that the encoder had not read (docs/decisions/0030).
"""
HANGS = 0.15
"""Chances of not being settled from which it is asked whether a time is (docs/decisions/0032)."""


class Heard(NamedTuple):
    """The chances, 0 to 1, that a time is offered, told, refused, or offered but not settled; all 0 where nobody listened."""

    settles: float = 0.0
    tells: float = 0.0
    refuses: float = 0.0
    hangs: float = 0.0

    @property
    def offers(self) -> float:
        """The chance that it is offered at all, be it settled or not."""
        return self.settles + self.hangs

    @property
    def is_likely(self) -> bool:
        """Whether it sounds like an offer."""
        return self.offers >= LIKELY

    @property
    def is_sure(self) -> bool:
        """Whether it plainly sounds like one."""
        return self.offers >= SURE

    @property
    def is_rather(self) -> bool:
        """Whether it sounds more like an offer than like anything else."""
        return self.offers >= AGREES

    @property
    def is_told(self) -> bool:
        """Whether it sounds told beyond doubt, or is told of and anything but offered: "on the 18th I can but Paolo can't"."""
        return self.tells >= SURE or (self.differs and self.offers <= 1 - SURE)

    @property
    def is_refused(self) -> bool:
        """Whether it sounds refused."""
        return self.refuses >= REFUSES

    @property
    def may_be_offered(self) -> bool:
        """Whether it may be offered as well as refused, of which the ear is not sure."""
        return not self.is_refused and self.offers > 1 - REFUSES

    @property
    def is_open(self) -> bool:
        """Whether it sounds as if it hung on something that the reader does not decide."""
        return self.hangs >= HANGS

    @property
    def agrees(self) -> bool:
        """Whether it sounds told, as the grammar says."""
        return self.tells >= AGREES

    @property
    def differs(self) -> bool:
        """Whether it sounds told, though the grammar takes it for offered."""
        return self.tells >= DIFFERS


SILENT = Heard()
