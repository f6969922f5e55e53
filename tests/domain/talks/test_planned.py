"""Planned questions found among the asked ones."""

from halfhour.domain.talks.answers import Planned
from halfhour.domain.talks.planned import planned_ids

PLANS = (Planned("pay", "What does a beginner earn?"), Planned("path", "How did you come to carve stone?"))


def test_shared_rare_words_make_a_match() -> None:
    assert planned_ids(["So how did you come to stone?"], PLANS, ()) == ("path",)


def test_likeness_of_meaning_finds_what_words_do_not() -> None:
    def likeness(questions: list[str], plans: list[str]) -> list[list[float]]:
        return [[0.9 if "money" in question and "earn" in plan else 0.0 for plan in plans] for question in questions]

    assert planned_ids(["And the money at first?"], PLANS, (), likeness) == ("pay",)  # type: ignore[arg-type]


def test_without_plans_everything_arose_by_itself() -> None:
    assert planned_ids(["Why?", "How?"], (), ()) == (None, None)
