"""What the page of an opening shows: needs with their questions checked, who covers what, the minutes of a talk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from halfhour import wiring
from halfhour.domain.kits import CLOSE, THEIRS, WELCOME, Plan, plan_of, uncovered
from halfhour.domain.lawful.judging import Judgement, judge_all
from halfhour.domain.lawful.law import Country, Verdict
from halfhour.domain.question_checks import Check, checked
from halfhour.domain.questions import Form
from halfhour.phrases.kit import kit_topics
from halfhour.phrases.law import lawful_words
from halfhour.phrases.questions import question_words
from halfhour.records.hiring import KitQuestion, Need, Opening, TeamMember
from halfhour.web.shared.memory import Memory

OWN = {
    WELCOME: "Welcome, and what kind of talk this is",
    THEIRS: "Their own questions",
    CLOSE: "What comes next, and by when",
}


MOST = 5_000
"""Questions whose checks are kept while the program runs (our own default)."""
_checks: Memory[str, Check] = Memory(MOST)
_judgements: Memory[tuple[str, Country], Judgement] = Memory(MOST)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the kit with what is to be said of it; empty words where it can be asked as it stands."""

    question: KitQuestion
    form: str
    law: str
    better: str

    @property
    def is_ready(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.form and not self.law


@dataclass(frozen=True, slots=True)
class Needed:
    """A need with its topic, its questions and who covers it."""

    need: Need
    topic: str
    openers: tuple[Asked, ...]
    follow_ups: tuple[Asked, ...]
    covered_by: tuple[TeamMember, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the talk in words."""

    what: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Kit:
    """All of an opening that is prepared."""

    opening: Opening
    country: str
    needed: tuple[Needed, ...]
    members: tuple[TeamMember, ...]
    parts: tuple[Part, ...]
    is_tight: bool
    uncovered: tuple[Need, ...]


def kit_of(opening: Opening) -> Kit:
    """The kit, in a number of questions to the database that does not grow."""
    needs = list(opening.needs.present().prefetch_related("questions"))
    members = tuple(opening.team_members.present().prefetch_related("needs"))
    covers = {member.pk: [need.pk for need in member.needs.all()] for member in members}
    asked = _asked(opening, [question for need in needs for question in _present(need)])
    bare = uncovered([need.pk for need in needs], covers)
    plan = plan_of(opening.minutes, [need.pk for need in needs])
    return Kit(
        opening,
        lawful_words()["country"].get(opening.country, ""),
        tuple(_needed(need, asked, members, covers) for need in needs),
        members,
        _parts(plan, {need.pk: need.name for need in needs}),
        plan.is_tight,
        tuple(need for need in needs if need.pk in bare) if members else (),
    )


def _present(need: Need) -> list[KitQuestion]:
    return [question for question in need.questions.all() if question.removed_at is None]


def _needed(need: Need, asked: dict[str, Asked], members: Sequence[TeamMember], covers: dict[str, list[str]]) -> Needed:
    questions = [asked[question.pk] for question in _present(need)]
    topic = kit_topics().get(need.topic)
    return Needed(
        need,
        topic.name if topic else "",
        tuple(one for one in questions if one.question.is_opener),
        tuple(one for one in questions if not one.question.is_opener),
        tuple(member for member in members if need.pk in covers[member.pk]),
    )


def _asked(opening: Opening, questions: Sequence[KitQuestion]) -> dict[str, Asked]:
    if not questions:
        return {}
    texts = [question.text for question in questions]
    country = Country(opening.country) if opening.country else Country.US
    checks = _checks.of(texts, lambda fresh: checked(fresh, wiring.question_knowledge()))
    wished = [(text, country) for text in texts]
    judged = _judgements.of(wished, lambda fresh: judge_all(fresh, wiring.lawful_knowledge()))
    rows = zip(questions, checks, judged, strict=True)
    return {question.pk: _told(question, check, judgement) for question, check, judgement in rows}


def _told(question: KitQuestion, check: Check, judgement: Judgement) -> Asked:
    words = question_words()
    closed = check.language is None and check.judged.form is not Form.OPEN
    form = str(words["form"][check.judged.form]) if closed else ""
    law = ""
    if judgement.verdict in {Verdict.PROTECTED, Verdict.RISKY} and judgement.ground:
        told = lawful_words()
        law = f"{told['verdict'][judgement.verdict]}: {told['ground'][judgement.ground]}"
    return Asked(question, form, law, judgement.better or (check.better or "" if closed else ""))


def _parts(plan: Plan, names: dict[str, str]) -> tuple[Part, ...]:
    return tuple(Part(OWN.get(slot.what) or names[slot.what], slot.minutes) for slot in plan.slots)


def as_words(kit: Kit) -> dict[str, Any]:
    """All that stands on the printed kit, as plain strings."""
    return {
        "title": kit.opening.name,
        "team": kit.opening.team,
        "about": kit.opening.about,
        "length": f"{kit.opening.minutes} minutes",
        "country": kit.country,
        "parts": [[part.what, str(part.minutes)] for part in kit.parts],
        "needs": [
            {
                "name": one.need.name,
                "topic": one.topic,
                "by": ", ".join(member.name for member in one.covered_by),
                "openers": [asked.question.text for asked in one.openers if not asked.law],
                "follow_ups": [asked.question.text for asked in one.follow_ups if not asked.law],
                "anchors": [["Weak", one.need.weak], ["Solid", one.need.solid], ["Strong", one.need.strong]],
            }
            for one in kit.needed
        ],
    }
