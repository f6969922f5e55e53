"""The brief on paper: typst draws it, the words come as data and never as markup."""

from typing import Any

from halfhour.web.briefs.page import Brief
from halfhour.web.shared.paper import drawn
from halfhour.web.shared.words import in_words


def as_pdf(brief: Brief) -> bytes:
    """PDF/UA-1, tagged for screen readers; the same brief gives the same bytes."""
    return drawn("halfhour.web.briefs", "brief", words_of(brief))


def words_of(brief: Brief) -> dict[str, Any]:
    """Everything that stands on the paper, as plain strings."""
    conversation = brief.conversation
    return {
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
        "way": brief.way_words,
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
        "stories": list(brief.stories),
    }
