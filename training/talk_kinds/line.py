"""The line over the measures of talks, and what lines say of talks whose authors did not draw them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

STRENGTH = 0.1
"""Little: the measures say much the same (chosen across authors, when a thousand talks taught)."""
MEETING_WEIGHT = 0.3
ENOUGH = (0.0, 0.5, 0.8, 1.0, 1.5)
GROUPS = ("tk", "tu", "tw", "u", "invented", "meetings")
"""Under which talks are reported: two authors, a third in seven voices, all later ones, the long talks of `training/talks`, meetings."""


@dataclass(frozen=True)
class Judged:
    """What is known of a talk in one form, by models that its author did not teach."""

    name: str
    is_job: bool
    fold: int
    form: str
    measures: tuple[float, ...]

    @property
    def group(self) -> str:
        """Under which it is reported."""
        if self.name.startswith("meeting-"):
            return "meetings"
        if not re.match(r"[tuv][a-z]-", self.name):
            return "invented"
        return "u" if self.name.startswith(("u", "v")) else self.name[:2] if self.name[:2] in GROUPS else "tw"


def draw_line(found: Sequence[Judged]) -> tuple[np.ndarray, np.ndarray, LogisticRegression]:
    """Mean and spread of the measures, and the line over what is left."""
    table = np.array([one.measures for one in found])
    mean, spread = table.mean(0), table.std(0) + 1e-6
    weight = np.where(np.array([one.group for one in found]) == "meetings", MEETING_WEIGHT, 1.0)
    line = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=2000)
    return mean, spread, line.fit((table - mean) / spread, np.array([one.is_job for one in found]), weight)


def margins(found: Sequence[Judged]) -> np.ndarray:
    """By how much each is above the line that the talks of other folds draw."""
    folds = np.array([one.fold for one in found])
    above = np.zeros(len(found))
    for fold in np.unique(folds):
        mean, spread, line = draw_line([one for one in found if one.fold != fold])
        table = np.array([one.measures for one in found if one.fold == fold])
        above[folds == fold] = line.decision_function((table - mean) / spread)
    return above


def report(found: Sequence[Judged]) -> None:
    """Prints how many job interviews are above each threshold, and how many others, by author and form."""
    above = margins(found)
    for enough in ENOUGH:
        print(enough)
        for form in dict.fromkeys(one.form for one in found):
            print(
                f"  {form}:",
                "; ".join(_counted(found, above, form, group, enough) for group in GROUPS),
            )
    high = sorted(
        (
            (round(margin, 1), one.name)
            for one, margin in zip(found, above, strict=True)
            if not one.is_job and one.form == "as it is"
        ),
        reverse=True,
    )
    low = sorted(
        (round(margin, 1), one.name)
        for one, margin in zip(found, above, strict=True)
        if one.is_job and one.form == "as it is"
    )
    print("others", high[:25])
    print("jobs", low[:25])


def _counted(found: Sequence[Judged], above: np.ndarray, form: str, group: str, enough: float) -> str:
    here = np.array([one.form == form and one.group == group for one in found])
    job = np.array([one.is_job for one in found])
    hit = above >= enough
    return f"{group} {(hit & here & job).sum()}/{(here & job).sum()} false {(hit & here & ~job).sum()}/{(here & ~job).sum()}"
