"""Rebuilds the small models in their order: lessons first, since salience leans on them. `python -m training DATA`.

DATA is the folder with meetings-with-summaries.jsonl.gz (docs/sources.md). The table of word vectors is made apart, by
`python -m training.vectors`: it needs torch and a teacher, which nobody who rebuilds the other two should have to install.
"""

import argparse
from pathlib import Path

from training import lessons, salience
from training.letters import outreach, thanks


def main() -> None:
    """The models; what they measure across authors is printed on the way."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with meetings-with-summaries.jsonl.gz")
    data = parser.parse_args().data
    if not (data / "meetings-with-summaries.jsonl.gz").exists():
        parser.error(f"{data} does not hold meetings-with-summaries.jsonl.gz")
    print("== lessons", flush=True)
    lessons.rebuild()
    print("== salience", flush=True)
    salience.rebuild(data)
    print("== outreach, thanks", flush=True)
    outreach.main()
    thanks.main()


if __name__ == "__main__":
    main()
