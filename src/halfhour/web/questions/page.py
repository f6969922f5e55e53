"""Checked questions as the page shows them: in words, with the words that decide marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from halfhour import wiring
from halfhour.domain.question_checks import Check, checked, coverage, suggested_order
from halfhour.domain.talks.answers import Planned
from halfhour.phrases.questions import question_words


@dataclass(frozen=True)
class Row:
    """One question with its number in the list that was pasted."""

    number: int
    check: Check

    @property
    def parts(self) -> tuple[str, str, str]:
        """The text before the words that decide, these, and what follows; whole where it is ready."""
        text, judged = self.check.text, self.check.judged
        if self.check.is_ready or self.check.language:
            return text, "", ""
        return text[: judged.start], text[judged.start : judged.end], text[judged.end :]

    @property
    def form(self) -> str:
        """The form in words."""
        return question_words()["form"][self.check.judged.form]

    @property
    def shape(self) -> str:
        """A small shape for the form, so that it is never told by colour alone."""
        return "·" if self.check.language else question_words()["shape"][self.check.judged.form]

    @property
    def topic(self) -> str:
        """The topic in words."""
        return question_words()["topic"][self.check.judged.about]

    @property
    def flags(self) -> list[str]:
        """What speaks against asking it, in words."""
        return [question_words()["flag"][flag] for flag in self.check.judged.flags]

    @property
    def reason(self) -> str:
        """Why it is better asked otherwise."""
        judged, words = self.check.judged, question_words()
        return words["flag_means"][judged.flags[0]] if judged.flags else words["form_means"][judged.form]

    @property
    def title(self) -> str:
        """What the better wording is."""
        judged = self.check.judged
        return question_words()["better"][judged.flags[0] if judged.flags else judged.form]

    @property
    def wordings(self) -> list[str]:
        """The better wording; two for a question that was two."""
        return self.check.better.split("\n") if self.check.better else []


@dataclass(frozen=True)
class Covered:
    """A topic in words, and how many questions touch it."""

    topic: str
    count: int

    @property
    def dots(self) -> range:
        """One dot a question, ten at most."""
        return range(min(self.count, 10))


def in_order(questions: Sequence[Planned]) -> list[Row]:
    """The questions in a good order, checked."""
    checks = checked([question.text for question in questions], wiring.question_knowledge())
    return [Row(place + 1, checks[place]) for place in suggested_order(checks)]


def covered(checks: Sequence[Check]) -> list[Covered]:
    """What the questions touch and what they leave out."""
    words = question_words()["topic"]
    return [Covered(words[about], count) for about, count in coverage(checks).items()] if checks else []


def ready_list(rows: Sequence[Row]) -> str:
    """The list in the good order with the better wordings, to copy."""
    return "\n".join(wording for row in rows for wording in row.wordings or [row.check.text])
