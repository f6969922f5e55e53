"""Says what is wrong with the marks of an invented talk: run on files, or on the whole folder."""

import re
import sys
import tomllib
from pathlib import Path

TYPES = {"advice", "skill", "path", "environment", "culture", "challenge", "way_in", "person", "resource", "figure"}
SLOTS = {"path", "work", "takes", "advice", "next", "other"}
FORMS = {"open", "closed", "leading", "double"}
ANSWERED = {"yes", "partly", "dodged"}
TURN = re.compile(r"^(?:\[(?:\d+:)?\d+:\d\d\] )?([^:\[\]]{1,60}): (\S.*)$")


def faults(path: Path) -> list[str]:
    """Sentences about what is wrong with one file, empty when all is well."""
    try:
        talk = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        return [f"not TOML: {error}"]
    found: list[str] = []
    lines = [line for line in talk["talk"].splitlines() if line.strip()]
    turns = []
    for number, line in enumerate(lines, 1):
        match = TURN.match(line)
        if match:
            turns.append((match[1], match[2]))
        else:
            found.append(f"talk line {number} is no turn: {line[:60]!r}")
    speakers = {speaker for speaker, _ in turns}

    def check_quote(where: str, quote: str) -> None:
        times = sum(words.count(quote) for _, words in turns)
        if times != 1:
            found.append(f"{where}: the quote stands {times} times in the talk: {quote[:70]!r}")

    def check_value(where: str, value: str, allowed: set[str]) -> None:
        if value not in allowed:
            found.append(f"{where}: {value!r} is none of {sorted(allowed)}")

    check_value("me", talk["me"], speakers)
    check_value("use", talk["use"], {"train", "test"})
    check_value("kind", talk["kind"], {"informational", "casual_job"})
    check_value("id", talk["id"], {path.stem})
    planned = {question["id"] for question in talk.get("planned", [])} | {""}
    if len(talk["five"]) > 5 or any(len(line.split()) > 24 for line in talk["five"]):
        found.append("five: at most five lines of at most 24 words")
    for point in talk.get("must", []):
        check_value("must", point["slot"], SLOTS)
        for quote in point["quotes"]:
            check_quote("must", quote)
    for item in talk.get("learned", []):
        check_value("learned", item["type"], TYPES)
        check_quote("learned", item["quote"])
    for promise in talk.get("promises", []):
        check_value("promise by", promise["by"], speakers)
        check_quote("promise", promise["quote"])
        if promise["due"] and not re.fullmatch(r"\d{4}-\d\d-\d\d", promise["due"]):
            found.append(f"promise due is no date: {promise['due']!r}")
    for question in talk.get("questions", []):
        check_value("question form", question["form"], FORMS)
        check_value("question answered", question["answered"], ANSWERED)
        check_value("question planned", question["planned"], planned)
        check_quote("question", question["quote"])
    return found


def main() -> int:
    """Checks the files named, or all beside this one; 1 when something is wrong."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(Path(__file__).parent.glob("*.toml"))
    wrong = 0
    for path in paths:
        for fault in faults(path):
            wrong += 1
            print(f"{path.name}: {fault}")
    print(f"{len(paths)} talks read, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
