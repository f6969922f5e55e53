"""What the coach found, in the words of its page."""

from dataclasses import dataclass

from halfhour.domain.outreach.checks import Topic
from halfhour.domain.outreach.coach import Coached
from halfhour.web.shared.faults import checks_in, why_of
from halfhour.web.shared.pieces import Fault, Piece


@dataclass(frozen=True, slots=True)
class Page:
    """A checked message: its text with marks, what to look at, what is well, and its length in words."""

    pieces: tuple[Piece, ...]
    faults: tuple[Fault, ...]
    well: tuple[str, ...]
    length: str
    language: str


def page_of(coached: Coached) -> Page:
    """The page of a checked message."""
    pieces, faults = checks_in(coached.letter.text, coached.checks)
    well = tuple(why_of(check) for check in coached.checks if check.ok and check.topic is not Topic.LENGTH)
    length = next((why_of(check) for check in coached.checks if check.topic is Topic.LENGTH), "")
    return Page(pieces, faults, well, length, coached.language)
