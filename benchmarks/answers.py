"""R2: what is remarked on 120 answers that were written and marked before (`answers_marked/GUIDE.md`): `python -m benchmarks.answers`."""

import argparse
import time
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from halfhour.domain.practice.answers import Sort, read_answer
from halfhour.phrases.answers import likely_questions
from halfhour.wiring import listening

FOLDER = Path(__file__).parent / "answers_marked"


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer with what a reader marked."""

    author: str
    question: str
    text: str
    remarks: frozenset[Sort]


def answers(part: str) -> tuple[Marked, ...]:
    """Those that were looked at while cues were made (`seen`), or those that were not (`blind`, `later`)."""
    rows = tomllib.loads((FOLDER / f"{part}.toml").read_text(encoding="utf-8"))["answer"]
    return tuple(Marked(r["author"], r["question"], r["text"], frozenset(map(Sort, r["remarks"]))) for r in rows)


def remarked(one: Marked) -> frozenset[Sort]:
    """What the product remarks."""
    return frozenset(
        remark.sort for remark in read_answer(one.text, likely_questions()[one.question], listening()).remarks
    )


def report() -> None:
    """Precision and recall of each remark, those of the blind answers apart."""
    for part in ("seen", "blind", "later"):
        rows = answers(part)
        begin = time.process_time()
        found = [remarked(one) for one in rows]
        spent = time.process_time() - begin
        right, said, there = _counts(rows, found)
        print(f"  {part}, {len(rows)} answers, {spent / len(rows) * 1000:.1f} ms each")
        for sort in Sort:
            _line(sort.value, right[sort], said[sort], there[sort])
        _line("all", right.total(), said.total(), there.total())
        quiet = [got for one, got in zip(rows, found, strict=True) if not one.remarks]
        print(f"    good answers without a remark  {sum(not got for got in quiet)} of {len(quiet)}")


def _counts(
    rows: Sequence[Marked], found: Sequence[frozenset[Sort]]
) -> tuple[Counter[Sort], Counter[Sort], Counter[Sort]]:
    both = list(zip(rows, found, strict=True))
    return (
        Counter(sort for one, got in both for sort in got & one.remarks),
        Counter(sort for got in found for sort in got),
        Counter(sort for one in rows for sort in one.remarks),
    )


def _line(name: str, right: int, said: int, there: int) -> None:
    precision = f"{right / said:.2f}" if said else "  - "
    recall = f"{right / there:.2f}" if there else "  - "
    print(f"    {name:14} precision {precision} ({right} of {said})   recall {recall} ({right} of {there})")


def wrong(part: str) -> None:
    """Every answer that is remarked otherwise than it was marked."""
    for one in answers(part):
        if (got := remarked(one)) != one.remarks:
            print(
                f"{one.author} {one.question}: too many {sorted(got - one.remarks)}, missing {sorted(one.remarks - got)}"
            )


def main() -> None:
    """The measure, or what is wrong among the answers that were seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--wrong", action="store_true", help="show where seen answers are remarked otherwise than marked"
    )
    if parser.parse_args().wrong:
        wrong("seen")
    else:
        report()


if __name__ == "__main__":
    main()
