"""What is to be looked at in a text, numbered and marked in its place; the same for every coach that reads letters."""

from collections.abc import Mapping, Sequence
from typing import Any

from halfhour.domain.letters.letter import Span
from halfhour.domain.outreach.checks import Check
from halfhour.domain.thanks import Issue
from halfhour.phrases.letters import outreach_why, outreach_words, thanks_words
from halfhour.web.shared.pieces import Fault, Piece, numbered

Marked = tuple[tuple[Piece, ...], tuple[Fault, ...]]
Told = tuple[Span | None, Mapping[str, Any], str]


def checks_in(text: str, checks: Sequence[Check]) -> Marked:
    """The text with marks, and what the coach for reaching out would look at again."""
    words = outreach_words()
    return _marked(text, [(check.place, words[check.topic], why_of(check)) for check in checks if not check.ok])


def issues_in(text: str, issues: Sequence[Issue]) -> Marked:
    """The text with marks, and what is amiss in a thank-you."""
    words = thanks_words()
    return _marked(text, [(issue.place, words[issue.fault], str(words[issue.fault]["why"])) for issue in issues])


def why_of(check: Check) -> str:
    """The reason of a check, with what was counted."""
    return outreach_why(check.topic, check.reason, check.facts)


def _marked(text: str, told: Sequence[Told]) -> Marked:
    pieces = numbered(text, [(number, place) for number, (place, _, _) in enumerate(told, 1) if place])
    shown = {number for piece in pieces for number in piece.numbers}
    return pieces, tuple(
        Fault(number, str(words["name"]), why, _source(words), number in shown)
        for number, (_, words, why) in enumerate(told, 1)
    )


def _source(words: Mapping[str, Any]) -> str:
    return "" if words["source"] == "own" else str(words["source"])
