"""Makes models/outreach.npz: which sentence of a message asks, hopes for a job, says why you… (training/outreach/README.md).

And about-them.npz: when a message is about its writer.

`python -m training.letters.outreach` writes them; `python -m benchmarks.outreach` measures across styles.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from halfhour.domain.outreach.balance import Scale, balance_of
from halfhour.domain.outreach.wishes import ACTS, KINDS, WANTS, asking
from halfhour.models import load_vectors
from training.letters.acts import HERE, MODELS, Marked, fit, from_messages, marked, save, sentences

ENOUGH = {"ask": 0.5, "vague": 0.2, "job": 0.25, "why": 0.06, "search": 0.15, "want": 0.08} | dict.fromkeys(KINDS, 0.15)
"""Chances from which a sentence counts, chosen for each check on the kept `of`, `oh` and `oj` with what teaches in view."""


def everything() -> list[Marked]:
    """Invented messages, single sentences, and what the messages of other authors say of job asks."""
    return asked(requests()) + others()


def asked(kinds: dict[str, set[str]]) -> list[Marked]:
    """Invented messages and single sentences, with what is known of the kinds of request in them."""
    return [_with_kinds(part, kinds) for part in (*marked("outreach", ACTS), *sentences("outreach", ACTS))]


def others() -> list[Marked]:
    """What the messages of other authors say of job asks."""
    return from_messages("job", ACTS, HERE / "outreach" / "seekers.txt")


def requests() -> dict[str, set[str]]:
    """The sentences of `kinds/*.tsv` with the kinds of request in each; none where nothing is asked for."""
    found = {}
    for path in sorted((HERE / "outreach" / "kinds").glob("*.tsv")):
        for row in path.read_text(encoding="utf-8").splitlines():
            kinds, _, text = row.partition("\t")
            found[" ".join(text.split())] = set(kinds.split(",")) - {""}
    return found


def _with_kinds(part: Marked, kinds: dict[str, set[str]]) -> Marked:
    """A message with what is known of the kinds: those told of a sentence, none where it wants nothing, else NaN."""
    labels, wants = part.labels.astype(float), part.labels[:, [ACTS.index(act) for act in WANTS]].any(1)
    for row, (sentence, asks) in enumerate(zip(part.said, wants, strict=True)):
        labels[row, -len(KINDS) :] = _kinds_of(kinds.get(" ".join(sentence.split())), asks)
    return replace(part, labels=labels)


def _kinds_of(told: set[str] | None, asks: bool) -> Sequence[float]:
    if told is None:
        return [np.nan if asks else 0.0] * len(KINDS)
    return [float(kind in told) for kind in KINDS]


def scale(parts: Sequence[Marked]) -> Scale:
    """When careful readers said that a message is about its writer; from messages alone, by the acts that are marked in them."""
    enough, why = [0.5] * len(ACTS), ACTS.index("why")
    table, named = [], []
    for part in parts:
        if part.row:
            acts = np.nan_to_num(part.labels.astype(np.float32))
            known = [span for span, row in zip(part.letter.sentences, acts, strict=True) if row[why]]
            table.append(balance_of(part.letter, known, asking(part.letter, acts, enough)).measures)
            named.append("about_them" in part.row["faults"])
    line = LogisticRegression(C=1.0, max_iter=2000).fit(table, named)
    return Scale(line.coef_[0].astype(np.float32), float(line.intercept_[0]))


def main() -> None:
    """A model from everything, and the scale."""
    save(replace(fit(everything(), ACTS, load_vectors()), enough=ENOUGH), "outreach")
    found = scale(marked("outreach", ACTS))
    np.savez(MODELS / "about-them.npz", weights=found.weights, bias=np.array(found.bias, np.float32))


if __name__ == "__main__":
    main()
