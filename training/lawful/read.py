"""Reads the labelled questions, and what interviewers say in the invented talks and question lists, which is nearly all lawful."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from halfhour.domain.clauses import plain
from training.talk_kinds.read import talks_in
from training.talks.read import invented_talks

HERE = Path(__file__).parent
STYLES = (
    *("la", "lb", "lc", "ld", "le", "lg", "li", "lj", "lm", "lo", "lp", "lr", "ls", "lu", "lv", "lw", "lx", "ly"),
    *("ja", "jb", "jc", "jd", "je", "jf", "jg", "jh", "ji", "jk", "jl", "jm", "jn"),
)
KEPT = ("lf", "lh", "lk", "ll", "ln", "lq", "lt", "lz", "jz", "jy", "jx")
"""Styles that teach nothing: they are for testing."""


@dataclass(frozen=True)
class Line:
    """A labelled line: `style` tells its author, `part` the file (protected, risky, lookalikes, ordinary)."""

    id: str
    text: str
    country: str
    verdict: str
    ground: str | None
    need: str | None
    style: str
    part: str


def lines(*styles: str) -> list[Line]:
    """The lines of the styles named, in the order of their files."""
    return [
        Line(**json.loads(row), style=style, part=path.stem.partition("-")[2])
        for style in styles
        for path in sorted(HERE.glob(f"{style}-*.jsonl"))
        for row in path.read_text(encoding="utf-8").splitlines()
        if row.strip()
    ]


def kept_turns() -> dict[str, list[str]]:
    """Ordinary turns of interviewers by the authors of kept styles, which teach nothing."""
    return {path.stem[:2]: path.read_text(encoding="utf-8").splitlines() for path in sorted(HERE.glob("*-turns.txt"))}


def talk_turns() -> Iterator[Line]:
    """What the asking side says in the invented talks; two styles by the talk's author, none of it labelled protected."""
    for talk in invented_talks():
        for number, turn in enumerate(talk.transcript.turns):
            if turn.speaker == talk.me:
                yield Line(f"{talk.id}-{number}", turn.text, "any", "ok", None, None, f"talks-{talk.author}", "talks")


def told_turns() -> Iterator[str]:
    """What is said in the talks that `lu`, `jd` and `jn` come from, and was neither labelled there nor found doubtful: nearly all of it
    ordinary.

    Later talks are left out: nobody has looked in them for what an employer may not ask.
    """
    known = {plain(text) for text in (*(line.text for line in lines("lu", "jd", "jn")), *doubtful_turns())}
    folder = HERE.parent / "talk_kinds"
    for path in sorted([*folder.glob("[tu]*-*.txt"), *folder.glob("v[a-h]-*.txt")]):
        for talk in talks_in(path):
            for turn in talk.transcript.turns:
                said = plain(turn.text)
                if len(said.split()) > 3 and not any(text in said for text in known):
                    yield turn.text


def doubtful_turns() -> set[str]:
    """Turns, or sentences of them, of which only more context would tell."""
    return {
        text for path in sorted(HERE.glob("*-doubtful.txt")) for text in path.read_text(encoding="utf-8").splitlines()
    }


def listed_questions() -> Iterator[Line]:
    """The questions written for the question check, without those marked as too personal."""
    for path in sorted((HERE.parent / "questions2").glob("*.jsonl")):
        for row in path.read_text(encoding="utf-8").splitlines():
            value = json.loads(row)
            if "too_personal" not in value.get("flags", ["too_personal"]):
                yield Line(value["id"], value["text"], "any", "ok", None, None, path.stem[:2], "questions")
