"""J2: protected questions found, look-alikes and ordinary turns flagged, each style judged by a linear model that has not seen it.

`python -m benchmarks.lawful`, about three minutes. Beside it a list of keywords as found in hiring guides, on the same lines.
"""

import re
import time
from collections.abc import Sequence

import numpy as np

from halfhour.domain.clauses import plain
from halfhour.domain.lawful.judging import judge_all
from halfhour.domain.lawful.law import Country, Verdict
from halfhour.domain.lawful.model import ground_of
from halfhour.models import load_vectors
from halfhour.phrases.law import law, lawful_cues
from halfhour.wiring import lawful_knowledge
from training.lawful.__main__ import fold, threshold
from training.lawful.fit import Seen, fit, seen
from training.lawful.read import STYLES, lines, talk_turns

KEYWORDS = re.compile(
    r"\b(?:age|old|young|birth|retire\w*|graduat\w*|married|marital|husband|wife|spouse|child\w*|kids?|pregnan\w*|family|maternity|"
    r"religio\w*|church|mosque|sabbath|holidays|nationality|citizen\w*|native|accent|born|origin\w*|disab\w*|health|illness|sick|"
    r"medical|medication|injur\w*|race|ethnic\w*|colou?r|skin|photo\w*|gay|lesbian|gender|sex\w*|union|strike|political|vote|party|"
    r"arrest\w*|convict\w*|criminal|police|discharge\w*|military|debts?|credit|bankrupt\w*|salary|mortgage)\b"
)
"""A list such as hiring guides print it."""


def main() -> None:
    """All measures, one table a style and one for all."""
    cues = lawful_cues()
    told = [seen(line, cues) for line in [*lines(*STYLES), *talk_turns()]]
    scores, grounds = judged_by_others(told)
    enough = threshold(told, scores)
    print(f"\nall styles together, threshold {enough:.2f} (keywords in brackets)")
    found = scores >= enough
    listed = np.array([KEYWORDS.search(plain(one.line.text)) is not None for one in told])
    for name, rows in groups(told).items():
        print(f"  {name:32} {rows.sum():5} {found[rows].mean():6.1%}  ({listed[rows].mean():.1%})")
    right = [ground == one.line.ground for one, ground in zip(told, grounds, strict=True) if one.line.ground]
    print(f"  ground right, of flagged lines   {np.mean(right):6.1%}")
    print(f"  questions a second of processor  {speed(told):6.0f}")
    strangers()


def strangers() -> None:
    """The shipped model, encoder and all, on the lines that taught nobody."""
    knowledge, rows = lawful_knowledge(), lines("lf")
    answers = judge_all([(row.text, Country.DE) for row in rows], knowledge)
    for part in ("protected", "lookalikes"):
        flagged = [answer.verdict != Verdict.OK for row, answer in zip(rows, answers, strict=True) if row.part == part]
        print(f"  lf, {part:28} {len(flagged):5} {np.mean(flagged):6.1%}")


def judged_by_others(told: Sequence[Seen]) -> tuple[np.ndarray, list[str]]:
    """Score and likeliest ground of each line, from a model that has not seen its style."""
    vectors, scores, grounds = load_vectors(), np.zeros(len(told)), [""] * len(told)
    for style in STYLES:
        model = fit([one for one in told if fold(one) != style], vectors, law())
        for place, one in enumerate(told):
            if fold(one) == style:
                rows = model.scores(one.windows, one.texts, vectors)
                scores[place], grounds[place] = rows[:, 0].max(), ground_of(rows[rows[:, 0].argmax()])
    return scores, grounds


def groups(told: Sequence[Seen]) -> dict[str, np.ndarray]:
    """Which lines belong to which row of the table."""
    part = np.array([one.line.part for one in told])
    verdict = np.array([one.line.verdict for one in told])
    ground = np.array([one.line.ground or "" for one in told])
    rows = {name: verdict == name for name in ("protected", "risky")}
    rows |= {name: part == name for name in ("lookalikes", "ordinary", "talks")}
    return rows | {
        f"protected, {name}": (ground == name) & (verdict == "protected") for name in sorted({*ground} - {""})
    }


def speed(told: Sequence[Seen]) -> float:
    """Questions a second of processor time with the shipped model, in batches of 200 as the command does."""
    knowledge = lawful_knowledge()
    questions = [(one.line.text, Country.US) for one in told if one.line.part != "talks"]
    begin = time.process_time()
    for first in range(0, len(questions), 200):
        judge_all(questions[first : first + 200], knowledge)
    return len(questions) / (time.process_time() - begin)


if __name__ == "__main__":
    main()
