"""A judged thank-you, in the words of its page."""

from dataclasses import dataclass

from halfhour.domain.thanks import Judged
from halfhour.phrases.letters import thanks_words
from halfhour.web.shared.faults import issues_in
from halfhour.web.shared.pieces import Fault, Piece


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
    pieces, faults = issues_in(text, judged.issues)
    specific, plan = (place.of(text) if place else "" for place in (judged.specific, judged.plan))
    verdict = thanks_words()["verdicts"][judged.verdict] if judged.verdict else ""
    return Page(str(verdict), pieces, faults, specific, plan, judged.language)
