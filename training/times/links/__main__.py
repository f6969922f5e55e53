"""Teaches the links by all phrases that may be looked into: `tools/train_encoders.sh DATA links`, about an hour of one core (torch).

With `--without SOURCE…` those whose files' names begin so are left out and judged: what the grammar gets right of them, and what both.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import torch

from halfhour.domain.scheduling.words.clauses import clauses
from halfhour.domain.scheduling.words.link_nets import LinkNets, Links
from halfhour.domain.scheduling.words.links.composing import Message
from halfhour.domain.scheduling.words.reading import said_in, times_in_words
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from halfhour.models.times import read_links
from halfhour.wiring import times_lexicon
from tests.times import Phrase, judged, phrases
from training.letters.acts import MODELS
from training.times.links.explaining import Explained, explained, wanted
from training.times.links.learning import Taught, learned, taught_by

VERDICTS = ("right", "asked", "missed", "guess")


def main() -> None:
    """Teaches and writes; what was left out is judged."""
    parser = argparse.ArgumentParser(prog="python -m training.times.links", description=__doc__)
    parser.add_argument(
        "--without", nargs="+", default=(), help="beginnings of the files' names that are left out and judged"
    )
    parser.add_argument("--into", type=Path, default=MODELS, help="the folder that it is written to")
    arguments = parser.parse_args()
    left_out = tuple(arguments.without)
    if left_out and arguments.into == MODELS:
        parser.error("What does not know all phrases is not shipped: name a folder with --into.")
    torch.set_num_threads(1)
    vectors, every = load_vectors(), [*phrases(), *phrases("harder/*")]
    taught = [*_taught((each for each in every if not each.source.startswith(left_out)), vectors)]
    learned(taught, vectors).save(arguments.into / "times-links.onnx", arguments.into / "times-links.npz")
    if left_out:
        nets = read_links(arguments.into, vectors)
        _judge([each for each in every if each.source.startswith(left_out)], nets)


def explanations(some: Iterable[Phrase]) -> Iterator[tuple[Phrase, Message, Explained | None]]:
    """Phrases with the links that make a right answer of theirs, where one is of times and some do."""
    for phrase in some:
        own, situation, found = said_in(phrase.text, phrase.situation, times_lexicon())
        message = Message(own, situation, clauses(found), times_lexicon())
        found = None
        if not phrase.is_question:
            found = next((found for each in wanted(phrase) if (found := explained(message, each))), None)
        yield phrase, message, found


def _taught(some: Iterable[Phrase], vectors: Vectors) -> Iterator[Taught]:
    known, found = set(), Counter[bool]()
    for phrase, message, way in explanations(some):
        if (phrase.text, phrase.situation.today) not in known:
            known.add((phrase.text, phrase.situation.today))
            found[way is not None] += not phrase.is_question
            grammar = times_in_words(phrase.text, phrase.situation, replace(times_lexicon(), links=Links()))
            if (taught := taught_by(message, phrase, grammar, way, vectors)) is not None:
                yield taught
    print(f"{found[True]} of {found.total()} phrases with times are explained by links", flush=True)


def _judge(some: Sequence[Phrase], nets: LinkNets) -> None:
    """Prints what the grammar alone gets right of phrases, and what both."""
    both = times_lexicon()
    both = replace(both, links=Links(lambda: nets))
    for name, lexicon in (("grammar", replace(both, links=Links())), ("both", both)):
        counts = Counter(judged(each, times_in_words(each.text, each.situation, lexicon)) for each in some)
        print(f"{name:8}" + ", ".join(f"{verdict} {counts[verdict]}" for verdict in VERDICTS))


if __name__ == "__main__":
    main()
