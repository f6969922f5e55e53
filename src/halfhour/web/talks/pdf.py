"""The debrief as a page to print: typst draws it, the words come as data and never as markup."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from halfhour.web.shared.words import in_words
from halfhour.web.talks.page import Page


def as_pdf(page: Page) -> bytes:
    """PDF/UA-1, tagged for screen readers; the same debrief gives the same bytes.

    Only where our fonts lack a letter are those of the machine asked, and only where these lack it too is a mark for
    the missing letter drawn, which PDF/UA forbids.
    """
    words = json.dumps(_words(page), ensure_ascii=False)
    for own_fonts in (True, False):
        try:
            return _drawn(words, accessible=True, own_fonts=own_fonts)
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
    return _drawn(words, accessible=False, own_fonts=False)


def _drawn(words: str, *, accessible: bool, own_fonts: bool) -> bytes:
    drawn: bytes = typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"debrief": words},
        pdf_standards=["ua-1"] if accessible else [],
        ignore_system_fonts=own_fonts,
        timestamp=0,
    )
    return drawn


@cache
def _template() -> bytes:
    return (files("halfhour.web.talks") / "debrief.typ").read_bytes()


def _words(page: Page) -> dict[str, Any]:
    """Everything that stands on the paper, as plain strings."""
    found, conversation = page.debrief, page.talk.conversation
    day = conversation.held_on or page.talk.day
    facts = [in_words(found.kind.kind, "kind"), f"{day:%-d %B %Y}" if day else "", ", ".join(page.transcript.speakers)]
    return _clean(
        {
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
    )


def _clean(value: Any) -> Any:
    """Strings without control characters, which no font can draw and PDF/UA forbids."""
    if isinstance(value, str):
        return " ".join("".join(letter if letter.isprintable() else " " for letter in str(value)).split())
    if isinstance(value, dict):
        return {name: _clean(part) for name, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list) else value
