"""Bare figures that are an hour on the table, which need nothing beside them to be one: "ten it is", "so, the 9"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from halfhour.domain.scheduling.words.pieces import Piece
from halfhour.domain.scheduling.words.values import Situation

TABLED = "tabled"
"""The kind of a figure that is the full hour of a time on the table, and no number in it."""


def with_hours_on_table(pieces: Sequence[Piece], situation: Situation) -> list[Piece]:
    """The pieces with figures marked that may be a full hour on the table; "2" of two times may also be the second of them."""
    hours = _full_hours(situation)
    return [
        replace(piece, kinds={**piece.kinds, TABLED: True}) if piece.get("number") in hours else piece
        for piece in pieces
    ]


def _full_hours(situation: Situation) -> set[str]:
    """The full hours at which times on the table begin, as the writer's clock shows them in either way."""
    zone = situation.speaker or situation.reader or UTC
    begins = [slot.start.astimezone(zone) for slot in situation.before]
    full = {moment.hour for moment in begins if not moment.minute}
    return {str(hour) for each in full for hour in (each, each % 12 or 12) if hour > max(1, len(begins))}
