"""Judged questions as the page shows them: in words, with the words that decide marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from halfhour import wiring
from halfhour.domain.lawful.judging import Judgement, judge_all
from halfhour.domain.lawful.law import Country
from halfhour.domain.talks.answers import Planned
from halfhour.phrases.law import lawful_words, needs


@dataclass(frozen=True)
class Judged:
    """One question: its text in three parts, of which the second decides, and what was found in words."""

    before: str
    deciding: str
    after: str
    found: Judgement

    @property
    def verdict(self) -> str:
        """The verdict as a word; for another language, that it was not judged."""
        words = lawful_words()
        return words["verdict"][self.found.verdict] if self.found.verdict else words["note"]["other_language"]

    @property
    def shape(self) -> str:
        """A small shape for the verdict, so that it is never told by colour alone."""
        return lawful_words()["shape"][self.found.verdict] if self.found.verdict else "·"

    @property
    def ground(self) -> str:
        """The ground in words; empty where there is none."""
        return lawful_words()["ground"][self.found.ground] if self.found.ground else ""

    @property
    def wordings(self) -> list[tuple[str, str]]:
        """Each need in words with its lawful wording, the likeliest first."""
        rule = self.found.rule
        if rule is None:
            return []
        return [
            (needs()[need], rule.better[need]) for need in sorted(rule.better, key=lambda need: need != self.found.need)
        ]


def judged(questions: Sequence[Planned], country: Country) -> list[Judged]:
    """The questions in their order, judged by the law of a country."""
    texts = [question.text for question in questions]
    found = judge_all([(text, country) for text in texts], wiring.lawful_knowledge())
    return [
        Judged(text[: one.start], text[one.start : one.end], text[one.end :], one)
        for text, one in zip(texts, found, strict=True)
    ]


def counted(found: Sequence[Judged]) -> str:
    """How many of each verdict there are, in words."""
    counts = {name: sum(one.found.verdict == name for one in found) for name in ("protected", "risky", "ok")}
    return f"{counts['protected']} not to be asked, {counts['risky']} risky, {counts['ok']} fine"
