"""The debrief as a page to print: typst draws it, the words come as data and never as markup."""

from typing import Any

from halfhour.web.shared.paper import drawn
from halfhour.web.shared.words import in_words
from halfhour.web.talks.page import Page


def as_pdf(page: Page) -> bytes:
    """PDF/UA-1, tagged for screen readers; the same debrief gives the same bytes."""
    return drawn("halfhour.web.talks", "debrief", _words(page))


def _words(page: Page) -> dict[str, Any]:
    """Everything that stands on the paper, as plain strings."""
    found, conversation = page.debrief, page.talk.conversation
    day = conversation.held_on or page.talk.day
    facts = [in_words(found.kind.kind, "kind"), f"{day:%-d %B %Y}" if day else "", ", ".join(page.transcript.speakers)]
    return {
        "title": conversation.name.strip() or "A talk",
        "facts": " · ".join(fact for fact in facts if fact),
        "thin": found.thin,
        "lines": [{"slot": in_words(line.slot, "slot"), "text": line.text} for line in found.lines],
        "topics": [
            {"name": in_words(topic, "topic"), "quotes": [claim.words for claim in fold.claims]}
            for topic, fold in page.topics
        ],
        "signals": [
            {
                "quote": claim.words,
                "reading": in_words(claim.value.signal.reading, "signal"),
                "other": in_words(claim.value.signal.other_reading, "signal"),
                "check": in_words(claim.value.signal.check, "signal"),
            }
            for claim in page.signals.claims
            if claim.value.signal
        ],
        "promises": [
            {
                "who": claim.value.by or "Somebody",
                "what": claim.value.what,
                "due": f"{claim.value.due:%-d %B %Y}" if claim.value.due else "",
            }
            for claim in page.promises
        ],
        "skipped": [question.text for question in page.not_asked],
    }
