"""Planned questions and suggestions as the page shows them: checked, with their minute, and why each is suggested."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from halfhour import wiring
from halfhour.domain.briefs import asking_minutes, room_for_questions
from halfhour.domain.errors import InputError
from halfhour.domain.kinds import Kind
from halfhour.domain.question_checks import Check, checked
from halfhour.domain.question_model import About
from halfhour.domain.question_plan import Suggestion, role_of, suggestions
from halfhour.formats import planned
from halfhour.phrases.briefs import brief_words, role_cues
from halfhour.phrases.questions import question_bank, question_words
from halfhour.records.conversations import Conversation
from halfhour.web.briefs.page import Asked, asked_in, asking_parts, plan_of


@dataclass(frozen=True)
class Looked:
    """A question with what was judged of it, in words."""

    check: Check
    asked: Asked | None = None

    @property
    def shape(self) -> str:
        """A small shape for the form, so that it is never told by colour alone."""
        return "·" if self.check.language else question_words()["shape"][self.check.judged.form]

    @property
    def form(self) -> str:
        """The form in words."""
        return "Not judged" if self.check.language else question_words()["form"][self.check.judged.form]

    @property
    def topic(self) -> str:
        """The topic in words; empty where it was not judged."""
        return "" if self.check.language else question_words()["topic"][self.check.judged.about]

    @property
    def flags(self) -> list[str]:
        """What speaks against asking it, in words."""
        return [] if self.check.language else [question_words()["flag"][flag] for flag in self.check.judged.flags]

    @property
    def reason(self) -> str:
        """Why it is better asked otherwise; empty when it is ready."""
        if self.check.is_ready or self.check.language:
            return ""
        judged, words = self.check.judged, question_words()
        return words["flag_means"][judged.flags[0]] if judged.flags else words["form_means"][judged.form]

    @property
    def wordings(self) -> list[str]:
        """The better wording; two for a question that was two."""
        return self.check.better.split("\n") if self.check.better else []


@dataclass(frozen=True)
class Plan:
    """The questions that are planned, and the room for them; `room` is None where the other side sets the plan."""

    rows: Sequence[Looked]
    minutes: int
    asking: int
    room: int | None

    @property
    def musts(self) -> int:
        """How many must be asked."""
        return sum(bool(row.asked and row.asked.question.is_must) for row in self.rows)

    @property
    def over(self) -> int:
        """How many more there are than fit."""
        return max(0, len(self.rows) - self.room) if self.room is not None else 0

    @cached_property
    def cells(self) -> list[str]:
        """The room as cells: filled, free, and what is over."""
        if self.room is None:
            return []
        filled = min(len(self.rows), self.room)
        return ["filled"] * filled + ["free"] * (self.room - filled) + ["over"] * min(self.over, 12)

    @property
    def touched(self) -> list[About]:
        """The topics of the questions, one each."""
        return [row.check.judged.about for row in self.rows if not row.check.language]


@dataclass(frozen=True)
class Offered:
    """A suggestion with its reason in words."""

    suggestion: Suggestion

    @property
    def text(self) -> str:
        """The question."""
        return self.suggestion.question.text

    @property
    def why(self) -> str:
        """Why it is suggested."""
        question = self.suggestion.question
        topic = question_words()["topic"][question.about]
        return str(brief_words()["why"][self.suggestion.why].format(topic=topic.lower(), why=question.why)).capitalize()

    @property
    def means(self) -> str:
        """What it is good for."""
        return "" if self.suggestion.why == "suits" else self.suggestion.question.why


def chosen(conversation: Conversation) -> Plan:
    """The planned questions, each checked and placed."""
    stretches = plan_of(conversation)
    asked = asked_in(conversation, stretches)
    checks = checked([one.question.text for one in asked], wiring.question_knowledge())
    rows = [Looked(check, one) for check, one in zip(checks, asked, strict=True)]
    asking = asking_minutes(stretches, asking_parts())
    return Plan(rows, conversation.minutes, asking, room_for_questions(asking) if stretches else None)


def looked_at(text: str) -> list[Looked]:
    """Questions that are being written, the first ten."""
    try:
        found = planned.read(text[:5000])[:10]
    except InputError:
        return []
    return [Looked(check) for check in checked([one.text for one in found], wiring.question_knowledge())]


def topics_of(conversation: Conversation) -> list[About | None]:
    """The topic of each planned question, in order; None where it could not be judged."""
    texts = list(conversation.questions.present().values_list("text", flat=True))
    return [None if check.language else check.judged.about for check in checked(texts, wiring.question_knowledge())]


def suits_of(conversation: Conversation) -> dict[str, str]:
    """What suggestions suit before one chooses: the role that the other person's work names."""
    person = conversation.people.present().first()
    role = role_of(person.role, role_cues()) if person else None
    return {"role": role.value if role else "", "stage": "", "about": ""}


def suggested(conversation: Conversation, plan: Plan, suits: Mapping[str, Any]) -> list[Offered]:
    """Questions of the bank to add, and why."""
    kind = Kind(conversation.kind)
    known = Kind.CASUAL_JOB if kind in {Kind.CASUAL_JOB, Kind.FORMAL_JOB} else Kind.INFORMATIONAL
    taken = [row.check.text for row in plan.rows]
    found = suggestions(question_bank(), known, touched=plan.touched, taken=taken, **suits)
    return [Offered(one) for one in found]
