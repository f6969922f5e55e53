"""What was learned, by topic and turn, on the talks kept for testing: `python -m benchmarks.lessons`.

A lesson counts as right when a careful reader marked the same topic in the same turn. The model on disk has seen none of
these talks, but other talks of the same authors; across authors it is measured by `python -m training.lessons`.
"""

from collections.abc import Sequence

from halfhour.models import load_lessons, load_vectors
from training.lessons import Marked, marked_talk, measure
from training.talks.read import invented_talks

SHOWN = ("first ten", "precision", "recall", "ap")


def report() -> None:
    """By author and together: precision of the first ten of a talk, precision and recall of all, and average precision by topic."""
    vectors, model = load_vectors(), load_lessons()
    talks = [marked_talk(talk, vectors) for talk in invented_talks() if talk.use == "test"]
    print(f"what was learned, {len(talks)} test talks written for this project")
    for author in sorted({talk.author for talk in talks}):
        by_author = [talk for talk in talks if talk.author == author]
        print(f"  {author:4} {len(by_author):2} talks  {line_of(measure(model, by_author))}")
    everything = measure(model, talks)
    print(f"  all  {len(talks):2} talks  {line_of(everything)}")
    topics = [name for name in everything if name not in SHOWN]
    print("  average precision by topic: " + ", ".join(f"{name} {everything[name]:.2f}" for name in topics))
    print(f"  marked lessons: {count(talks)}")


def line_of(figures: dict[str, float]) -> str:
    """The figures that people feel."""
    return ", ".join(f"{name} {figures[name]:.2f}" for name in SHOWN)


def count(talks: Sequence[Marked]) -> int:
    """Sentences with a label, a label each."""
    return int(sum(talk.labels.sum() for talk in talks))


if __name__ == "__main__":
    report()
