"""What may be kept of what another person said: agreed before a transcript is attached (field.md §4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from halfhour.domain.errors import RuleError


class Use(StrEnum):
    """What somebody may agree to; own notes of one's own conversation need nobody's leave, only courtesy."""

    NOTES = "notes"
    RECORDING = "recording"
    TRANSCRIPT = "transcript"


OWN_NOTES = "notes"
"""The form of a talk that holds the user's notes and nobody's recorded words."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One person's word on one use; `given` is None as long as nobody asked."""

    name: str
    use: Use
    given: bool | None


class ConsentMissingError(RuleError):
    """Somebody in the talk has not agreed, or nobody noted it."""


def without_consent(form: str, agreements: Iterable[Agreement]) -> tuple[str, ...]:
    """Names of those who have not agreed to a transcript; nobody for one's own notes."""
    if form == OWN_NOTES:
        return ()
    return tuple(word.name for word in agreements if word.use == Use.TRANSCRIPT and not word.given)


def require_consent(form: str, agreements: Iterable[Agreement]) -> None:
    """Raises ConsentMissingError unless everyone agreed to the transcript, or the talk is one's own notes."""
    if missing := without_consent(form, agreements):
        names = " and ".join(missing)
        raise ConsentMissingError(
            f"It is not noted yet that {names} agreed to a transcript.",
            "Note that they agreed, or write down what you remember as your own notes: those are always yours to keep.",
        )
