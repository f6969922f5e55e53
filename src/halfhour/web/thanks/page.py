"""A judged thank-you, in the words of its page."""

from dataclasses import dataclass

from halfhour.domain.thanks import Issue, Judged
from halfhour.phrases.letters import thanks_words
from halfhour.web.shared.pieces import Fault, Piece, numbered


@dataclass(frozen=True, slots=True)
class Page:
    """The verdict in words, the text with marks, what to look at; `specific` and `plan` are the words that make it good."""

    verdict: str
    pieces: tuple[Piece, ...]
    faults: tuple[Fault, ...]
    specific: str
    plan: str
    language: str


def page_of(text: str, judged: Judged) -> Page:
    """The page of a judged thank-you."""
    pieces = numbered(text, [(number, issue.place) for number, issue in enumerate(judged.issues, 1) if issue.place])
    shown = {number for piece in pieces for number in piece.numbers}
    faults = tuple(_fault(number, issue, number in shown) for number, issue in enumerate(judged.issues, 1))
    specific, plan = (place.of(text) if place else "" for place in (judged.specific, judged.plan))
    verdict = thanks_words()["verdicts"][judged.verdict] if judged.verdict else ""
    return Page(str(verdict), pieces, faults, specific, plan, judged.language)


def _fault(number: int, issue: Issue, marked: bool) -> Fault:
    words = thanks_words()[issue.fault]
    source = "" if words["source"] == "own" else str(words["source"])
    return Fault(number, str(words["name"]), str(words["why"]), source, marked)
