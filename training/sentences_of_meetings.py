"""Prints the sentences of the meetings' training part and of our own training texts, a sentence a line, for training/vectors.py."""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from training.talks.read import invented_talks

MARK = re.compile(r"\{\w+\}")
END = re.compile(r"(?<=[.?!])\s+")


def main() -> None:
    """Each sentence of four words or more once, in order."""
    folder, part = Path(sys.argv[1]), sys.argv[2]
    kept = dict.fromkeys(
        sentence for text in texts(folder, part) for sentence in END.split(text) if len(sentence.split()) > 3
    )
    print("\n".join(kept))


def texts(folder: Path, part: str) -> Iterator[str]:
    """Turns of the meetings and of our own talks that belong to a part: train, or what judges (val, test)."""
    with gzip.open(folder / "meetings-with-summaries.jsonl.gz", "rt", encoding="utf-8") as lines:
        for meeting in map(json.loads, lines):
            if meeting["split"] == part or (part == "judge" and meeting["split"] == "val"):
                for turn in meeting["turns"]:
                    yield tidy(turn["text"])
    for talk in invented_talks():
        if talk.use == ("train" if part == "train" else "test"):
            for turn in talk.transcript.turns:
                yield turn.text


def tidy(text: str) -> str:
    """A meeting's turn without the marks of its transcribers and the blanks before its stops."""
    return re.sub(r"\s+([.,?!'])", r"\1", " ".join(MARK.sub(" ", text).split()))


if __name__ == "__main__":
    main()
