"""Everything we ask of the outside, on one page."""

from typing import Protocol

from halfhour.domain.outbox import Outgoing


class Mail(Protocol):
    """Whoever takes letters along."""

    def deliver(self, letter: Outgoing) -> None:
        """Takes a letter; one that was taken before, known by its `mail_id`, is not taken again.

        Raises:
            OutsideError: it could not be taken; `retry` says whether trying again can help.
        """
