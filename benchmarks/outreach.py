"""Each check of the message coach, and the verdict on thank-yous: `python -m benchmarks.outreach [--across] [--wrong]`.

The shipped models are judged on the messages of strangers, which teach nothing (`kept/`). With `--across` each style is judged by what the
others taught, with one threshold for all. With `--encoders FOLDER` the encoders are part of it: the folder
holds some that were taught without the styles named in their files (`training.letters.student --without`, `training.letters.attending
--without`), and only those are judged. Without it the linear parts stand alone.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from halfhour import wiring
from halfhour.domain.letters.acts import ActModel
from halfhour.domain.outreach.checks import Channel
from halfhour.domain.outreach.coach import Coach, Unsent, coached
from halfhour.domain.outreach.wishes import ACTS
from halfhour.domain.thanks import Note, Occasion, Reader, judged
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from halfhour.models.acts import load_acts, load_scale, read_thanks_ear
from halfhour.models.deep_encoders import read_deep_encoder
from halfhour.phrases import language_profiles
from training.letters.acts import Marked, fit
from training.letters.outreach import everything as outreach_parts
from training.letters.thanks import of_sentences as thanks_parts

TRAINING = Path(__file__).parents[1] / "training"
VERDICTS = ("good", "mixed", "poor")
MARKED = ("placeholder", "attachment", "asks", "about_them", "greeting", "subject", "time")
"""Checks whose faults are written beside the message."""


def main() -> None:
    """Prints all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--across", action="store_true", help="judge each style by models that have not seen it")
    parser.add_argument("--wrong", action="store_true", help="name the messages that were judged otherwise")
    parser.add_argument("--encoders", type=Path, help="a folder of encoders that were taught without some styles")
    arguments = parser.parse_args()
    across = arguments.across or arguments.encoders is not None
    report(across=across, wrong=arguments.wrong, encoders=arguments.encoders)


def report(*, across: bool = False, wrong: bool = False, encoders: Path | None = None) -> None:
    """What the shipped models make of strangers, and with `across` what the method does; with `wrong` what was judged otherwise."""
    print_strangers(wrong)
    if across:
        vectors = load_vectors()
        print_checks(across_styles(vectors, encoders), wrong)
        if encoders is None:
            print_other_authors(vectors, wrong)
        print_thanks(thanks_across_styles(vectors, encoders), wrong)
    print_speed()


def print_strangers(wrong: bool) -> None:
    """The shipped models on what taught nobody, file by file and together."""
    told = [(path.stem, row) for path, row in kept("outreach")]
    for style in (*sorted({style for style, _ in told}), ""):
        print(f"strangers {style or 'together'}")
        print_checks([(wiring.coach(), [row for own, row in told if style in {"", own}])], wrong and not style)
    told = [(path.stem, row) for path, row in kept("thanks")]
    for style in (*sorted({style for style, _ in told}), ""):
        print(f"strangers {style or 'together'}")
        print_thanks([(wiring.thanks_reader(), [row for own, row in told if style in {"", own}])], wrong and not style)


def kept(folder: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The messages that were kept for testing, with their files."""
    for path in sorted((TRAINING / folder / "kept").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path, json.loads(line)


def styles_of(parts: list[Marked], column: str, reader: str, encoders: Path | None) -> list[str]:
    """The styles that wrote whole messages; with encoders those that one of these readers has not seen."""
    styles = sorted({part.style for part in parts if column in part.row})
    return styles if encoders is None else [style for style in styles if encoder_without(style, reader, encoders)]


def encoder_without(style: str, reader: str, encoders: Path) -> Path | None:
    """The file of such a reader that was taught without a style."""
    return next((path for path in sorted(encoders.glob(f"{reader}-*.onnx")) if style in path.stem.split("-")), None)


def gold(row: dict) -> dict[str, bool]:
    """The checks of a message that should object, as it is marked."""
    acts = {act for act, _, _ in row["acts"]}
    found = {name: name in row["faults"] for name in MARKED}
    return found | {
        "job_ask": "job" in acts,
        "ask": not acts & {"ask", "vague", "job", "search"},
        "vague": "vague" in acts and "ask" not in acts,
        "why_you": "why" not in acts,
        "searchable": "search" in acts,
    }


def without(style: str, parts: list[Marked], name: str, vectors: Vectors) -> ActModel:
    """A linear model that never saw a style, with the thresholds of the shipped one."""
    shipped = load_acts(name)
    model = fit([part for part in parts if part.style != style], shipped.acts, vectors)
    return replace(model, enough=shipped.enough)


def across_styles(vectors: Vectors, encoders: Path | None) -> Iterator[tuple[Coach, list[dict[str, Any]]]]:
    """For each style a coach that has not seen it, and its messages."""
    parts = outreach_parts()
    for style in styles_of(parts, "channel", "letters-reader", encoders):
        model = without(style, parts, "outreach", vectors)
        if encoders and (path := encoder_without(style, "letters-reader", encoders)):
            model = replace(model, hearing=read_deep_encoder(path, numbers=model.acts))
        rows = [part.row for part in parts if part.style == style and "channel" in part.row]
        yield Coach(vectors, model, load_scale(), language_profiles()), rows


def thanks_across_styles(vectors: Vectors, encoders: Path | None) -> Iterator[tuple[Reader, list[dict[str, Any]]]]:
    """For each style a reader of thank-yous that has not seen it, and its notes."""
    parts = thanks_parts()
    for style in styles_of(parts, "verdict", "thanks-reader", encoders):
        path = encoder_without(style, "thanks-reader", encoders) if encoders else None
        reader = Reader(
            vectors,
            without(style, parts, "thanks", vectors),
            language_profiles(),
            read_thanks_ear(path, vectors) if path else None,
        )
        yield reader, [part.row for part in parts if part.style == style and part.row]


def print_checks(judges: Iterable[tuple[Coach, list[dict[str, Any]]]], wrong: bool) -> None:
    """Precision and recall of each check."""
    tally: dict[str, Counter[tuple[bool, bool]]] = defaultdict(Counter)
    others: dict[str, list[str]] = defaultdict(list)
    for coach, rows in judges:
        answers = coached([Unsent(row["text"], Channel(row["channel"])) for row in rows], coach)
        for row, answer in zip(rows, answers, strict=True):
            objects = {check.topic.value: not check.ok for check in answer.checks}
            for name, wanted in gold(row).items():
                got = objects.get(name, False)
                tally[name][wanted, got] += 1
                if wanted != got:
                    others[name].append(("-" if wanted else "+") + row["id"])
    for name, counts in sorted(tally.items()):
        print(f"{name:12} {precision_recall(counts)}", " ".join(others[name]) if wrong else "")


def precision_recall(counts: Counter[tuple[bool, bool]]) -> str:
    """In words, from pairs of wanted and given."""
    hit, false, missed = counts[True, True], counts[False, True], counts[True, False]
    precision, recall = hit / max(1, hit + false), hit / max(1, hit + missed)
    return f"faulty {hit + missed:3} of {counts.total():3}  precision {precision:.2f}  recall {recall:.2f}"


def print_other_authors(vectors: Vectors, wrong: bool) -> None:
    """Job asks among messages of other authors, half of which were written to mislead; each author judged by the rest."""
    parts = outreach_parts()
    counts: Counter[tuple[bool, bool]] = Counter()
    named = []
    column = ACTS.index("job")
    for style in sorted({part.style for part in parts if part.style.startswith("m")}):
        model = without(style, parts, "outreach", vectors)
        for part in parts:
            if part.style == style:
                wanted = bool((part.labels[:, column] > 0).any())
                got = model.chances(part.said, vectors)[:, column].max(initial=0) >= model.enough["job"]
                counts[wanted, bool(got)] += 1
                if wanted != got:
                    named.append(("-" if wanted else "+") + part.row["id"])
    print(f"job asks, other authors: {precision_recall(counts)}", " ".join(named) if wrong else "")


def print_thanks(judges: Iterable[tuple[Reader, list[dict[str, Any]]]], wrong: bool) -> None:
    """Good, mixed, poor: the table, F1 of each, and what hurts most."""
    pairs: Counter[tuple[str, str]] = Counter()
    for reader, rows in judges:
        answers = judged([Note(row["text"], Occasion(row["context"])) for row in rows], reader)
        for row, answer in zip(rows, answers, strict=True):
            got = answer.verdict.value if answer.verdict else answer.language
            pairs[row["verdict"], got] += 1
            if wrong and got != row["verdict"]:
                print(row["id"], row["verdict"], got, [issue.fault.value for issue in answer.issues], row["text"][:110])
    print("thanks, rows the truth:", *(f"{name:>6}" for name in VERDICTS))
    for truth in VERDICTS:
        print(f"{truth:>22}:", *(f"{pairs[truth, got]:6}" for got in VERDICTS))
    scores = [f1(pairs, verdict) for verdict in VERDICTS]
    good = sum(pairs["good", got] for got in VERDICTS)
    poor = sum(pairs["poor", got] for got in VERDICTS)
    print(
        f"macro-F1 {sum(scores) / 3:.3f}, poor not called good {1 - pairs['poor', 'good'] / poor:.2f}, poor called poor "
        f"{pairs['poor', 'poor'] / poor:.2f}, good wrongly faulted {1 - pairs['good', 'good'] / good:.2f}"
    )


def f1(pairs: Counter[tuple[str, str]], verdict: str) -> float:
    """Balance of precision and recall of one verdict."""
    wanted = sum(count for (truth, _), count in pairs.items() if truth == verdict)
    given = sum(count for (_, got), count in pairs.items() if got == verdict)
    return 2 * pairs[verdict, verdict] / max(1, wanted + given)


def print_speed() -> None:
    """Messages a second, a few hundred at a time, on one core."""
    rows = [part.row for part in outreach_parts() if "channel" in part.row] * 4
    drafts = [Unsent(row["text"], Channel(row["channel"])) for row in rows]
    coached(drafts[:20], wiring.coach())
    began = time.process_time()
    for place in range(0, len(drafts), 200):
        coached(drafts[place : place + 200], wiring.coach())
    print(f"coach: {len(drafts) / (time.process_time() - began):,.0f} messages a second of processor time")


if __name__ == "__main__":
    main()
