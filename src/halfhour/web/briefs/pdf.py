"""The brief on paper: typst draws it, the words come as data and never as markup."""

import json
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

import typst

from halfhour.web.briefs.page import Brief
from halfhour.web.shared.words import in_words


def as_pdf(brief: Brief) -> bytes:
    """PDF/UA-1, tagged for screen readers; the same brief gives the same bytes.

    Only where our fonts lack a letter are those of the machine asked, and only where these lack it too is a mark for
    the missing letter drawn, which PDF/UA forbids.
    """
    words = json.dumps(words_of(brief), ensure_ascii=False)
    for own_fonts in (True, False):
        try:
            return _drawn(words, accessible=True, own_fonts=own_fonts)
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
    return _drawn(words, accessible=False, own_fonts=False)


def _drawn(words: str, *, accessible: bool, own_fonts: bool) -> bytes:
    with _ONE_AT_A_TIME:
        drawn = _compiler(own_fonts).compile(
            format="pdf", sys_inputs={"brief": words}, pdf_standards=["ua-1"] if accessible else [], timestamp=0
        )
    assert isinstance(drawn, bytes)  # a single file, since no output was named
    return drawn


_ONE_AT_A_TIME = Lock()
"""A compiler is no two threads' at once."""


@cache
def _compiler(own_fonts: bool) -> typst.Compiler:
    """Kept, with the template read and its fonts found: a new one takes half again as long for each sheet."""
    return typst.Compiler(str(files("halfhour.web.briefs") / "brief.typ"), ignore_system_fonts=own_fonts)


def words_of(brief: Brief) -> dict[str, Any]:
    """Everything that stands on the paper, as plain strings."""
    conversation = brief.conversation
    words: dict[str, Any] = _clean(
        {
            "title": conversation.name.strip() or "A conversation",
            "kind": str(in_words(conversation.kind, "kind")),
            "length": f"{conversation.minutes} minutes",
            "people": [
                ", ".join(filter(None, (person.name, person.role, str(person.organization or ""))))
                for person in brief.people
            ],
            "clocks": [list(clock) for clock in brief.clocks],
            "place": conversation.place,
            "link": conversation.link,
            "way": conversation.way_there,
            "leave": brief.leave,
            "be_there": brief.be_there,
            "aims": list(brief.aims),
            "references": [one.text for one in brief.references],
            "questions": [
                {
                    "text": one.question.text,
                    "must": one.question.is_must,
                    "minute": "" if one.begins is None else str(one.begins),
                }
                for one in brief.questions
            ],
            "plan": [[part.name, str(part.stretch.minutes), str(part.stretch.begins)] for part in brief.plan],
            "dress": list(brief.dress),
            "bring": list(brief.bring),
            "began": list(brief.began),
            "owed": [
                {"mine": one.is_mine, "text": one.text, "due": f"{one.due:%-d %B %Y}" if one.due else ""}
                for one in brief.owed
            ],
            "earlier": list(brief.earlier.lines) if brief.earlier else [],
            "boundaries": list(brief.boundaries),
        }
    )
    return words


def _clean(value: Any) -> Any:
    """Strings without control characters, which no font can draw and PDF/UA forbids."""
    if isinstance(value, str):
        return " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())
    if isinstance(value, dict):
        return {name: _clean(part) for name, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list) else value
