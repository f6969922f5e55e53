"""What the coach found, in the words of its page."""

from dataclasses import dataclass

from halfhour.domain.outreach.checks import Check, Topic
from halfhour.domain.outreach.coach import Coached
from halfhour.phrases.letters import outreach_why, outreach_words
from halfhour.web.shared.pieces import Fault, Piece, numbered


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
    wrong = [check for check in coached.checks if not check.ok]
    text = coached.letter.text
    pieces = numbered(text, [(number, check.place) for number, check in enumerate(wrong, 1) if check.place])
    shown = {number for piece in pieces for number in piece.numbers}
    faults = tuple(_fault(number, check, number in shown) for number, check in enumerate(wrong, 1))
    well = tuple(_why(check) for check in coached.checks if check.ok and check.topic is not Topic.LENGTH)
    length = next((_why(check) for check in coached.checks if check.topic is Topic.LENGTH), "")
    return Page(pieces, faults, well, length, coached.language)


def _fault(number: int, check: Check, marked: bool) -> Fault:
    words = outreach_words()[check.topic]
    source = "" if words["source"] == "own" else str(words["source"])
    return Fault(number, str(words["name"]), _why(check), source, marked)


def _why(check: Check) -> str:
    return outreach_why(check.topic, check.reason, check.facts)
