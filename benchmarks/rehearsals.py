"""Invented hosts in scripted talks: `python -m benchmarks.rehearsals [--misses]`.

`benchmarks/material/rehearsals/` holds talks by five pretended authors, each turn with the topic that a sensible host would answer on
(several where more than one is sensible, `-` for none), written before the engine was run on them. Of the blind ones `blind-1.tsv` and
`blind-3.tsv` were run once and then learned from; `blind-2.tsv` and `blind-4.tsv` were not.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from halfhour import wiring
from halfhour.domain.practice.choosing import NEAR
from halfhour.domain.practice.hearing import Ear
from halfhour.domain.practice.leading import Exchange, Talk
from halfhour.domain.practice.personas import Persona
from halfhour.domain.question_model import About
from halfhour.domain.questions import Form
from halfhour.phrases.practice import personas

MATERIAL = Path(__file__).parent / "material" / "rehearsals"


@dataclass(frozen=True, slots=True)
class Script:
    """A talk: who is talked to, what sort of guest it is, and each turn with the topics that are right."""

    key: str
    persona: str
    sort: str
    turns: tuple[tuple[frozenset[str], str], ...]


def report() -> None:
    """Prints all figures, the blind talks apart."""
    paths = sorted(MATERIAL.glob("*.tsv"), key=lambda path: (path.stem.startswith("blind"), path.stem))
    ear = wiring.ear()
    whole: Counter[str] = Counter()
    times: list[float] = []
    for path in paths:
        tally: Counter[str] = Counter()
        for script in scripts(path):
            play(script, ear, tally, times)
        print(line_of(path.stem, tally))
        if not path.stem.startswith("blind"):
            whole += tally
    print(line_of("all but blind", whole))
    times.sort()
    middle, most = sum(times) / len(times), times[len(times) * 99 // 100]
    print(f"an answer: {middle:.1f} CPU ms on average, 99 of 100 within {most:.1f} ms, slowest {times[-1]:.1f} ms")


def scripts(path: Path) -> Iterator[Script]:
    """The talks of one author."""
    for part in path.read_text(encoding="utf-8").split("== ")[1:]:
        head, *lines = part.rstrip("\n").split("\n")
        key, persona, sort = head.split("\t")
        turns = [line.partition("\t") for line in lines]
        yield Script(key, persona, sort, tuple((frozenset(label.split("|")), said) for label, _, said in turns))


def play(script: Script, ear: Ear, tally: Counter[str], times: list[float], *, shows: bool = False) -> None:
    """Plays a talk through and counts what was right, what was broken, and what was let out unasked."""
    talk, was_wrong, last = Talk(personas()[script.persona], ear, seed=0), False, ""
    tally["talks"] += 1
    for right, said in script.turns:
        if talk.standing.ended:
            break
        began = time.process_time()
        exchange = talk.say(said)
        times.append((time.process_time() - began) * 1000)
        is_right = is_as_meant(exchange, right, talk.persona)
        is_nonsense = not is_right or exchange.reply.words in {"", last}
        tally.update(
            turns=1,
            right=is_right,
            asked=right != {"-"},
            asked_right=is_right and right != {"-"},
            twice=is_nonsense and was_wrong,
            leaks=leaks(exchange, talk.persona),
        )
        if shows and not is_right:
            print(
                f"  {script.key}: {said!r} is {'|'.join(right)}, answered {exchange.reply.about or exchange.reply.occasion}"
            )
        was_wrong, last = is_nonsense, exchange.reply.words


def is_as_meant(exchange: Exchange, right: frozenset[str], persona: Persona) -> bool:
    """Whether the answer is on a right topic, or on none where there is none.

    A topic that they have nothing on is answered on the nearest.
    """
    about = exchange.reply.about
    if about is None or about in right or not right.isdisjoint(persona.topics):
        return (about or "-") in right
    return any(about in NEAR.get(About(label), ()) for label in right - {"-", About.PEOPLE})


def leaks(exchange: Exchange, persona: Persona) -> int:
    """How many hidden things were let out that this turn did not ask for: by no question, or by a leading or double one."""
    out = [hidden for hidden in persona.hidden if hidden.words in exchange.reply.words]
    main = exchange.heard.main
    earned = (
        main is not None
        and main.form not in {Form.LEADING, Form.DOUBLE}
        and (main.form is Form.OPEN or main.is_follow_up)
    )
    return 0 if earned else len(out)


def line_of(name: str, tally: Counter[str]) -> str:
    """One line of figures."""
    asked = tally["asked_right"] / max(1, tally["asked"])
    none = (tally["right"] - tally["asked_right"]) / max(1, tally["turns"] - tally["asked"])
    right = tally["right"] / max(1, tally["turns"])
    return (
        f"{name:14} {tally['talks']:3} talks, {tally['turns']:4} turns: right {right:.1%} "
        f"(questions {asked:.1%} of {tally['asked']}, other turns {none:.1%}), "
        f"wrong twice in a row {tally['twice']}, leaks {tally['leaks']}"
    )


def main() -> None:
    """The figures, or what was missed outside the blind talks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--misses", action="store_true", help="each turn that was answered on another topic, without the blind talks"
    )
    if not parser.parse_args().misses:
        report()
        return
    ear = wiring.ear()
    for path in sorted(MATERIAL.glob("*.tsv")):
        for script in scripts(path) if not path.stem.startswith("blind") else ():
            play(script, ear, Counter(), [], shows=True)


if __name__ == "__main__":
    main()
