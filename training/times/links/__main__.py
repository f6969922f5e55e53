"""Teaches the links, and which answer is chosen: `tools/train_encoders.sh DATA links`, four hours of one core (torch).

The links are taught three times: without either half of the phrases that teach the choice, which are weighed by the links that have not
read them, and at last by all. With `--without SOURCE…` those whose files' names begin so are left out and judged: what the grammar gets
right of them, and what both.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from halfhour.domain.scheduling.words.clauses import clauses
from halfhour.domain.scheduling.words.link_nets import LinkNets, Links
from halfhour.domain.scheduling.words.links.composing import Message
from halfhour.domain.scheduling.words.reading import said_in, times_in_words
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from halfhour.models.times import NETS, ONWARD, read_links
from halfhour.wiring import times_lexicon
from tests.times import Phrase, judged, phrases
from training.letters.acts import MODELS
from training.times.links.choosing import FRESH, halves, teach, weighed
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
    vectors, every = load_vectors(), [*phrases(), *phrases("harder/*"), *phrases(FRESH)]
    known = [each for each in every if not each.source.startswith(left_out)]
    older, fresh = {each.source for each in phrases()}, {each.source for each in phrases(FRESH)}
    lessons, choices = list(_lessons(known, vectors)), []
    with TemporaryDirectory() as folder:
        for half in halves(each for each in known if each.source in fresh):
            _write([taught for source, taught in lessons if source not in half], vectors, Path(folder))
            choices += weighed((each for each in known if each.source in half), read_links(Path(folder), vectors))
    _write([taught for _, taught in lessons], vectors, arguments.into)
    teach(choices, [each for each in known if each.source in older], arguments.into)
    if left_out:
        _judge([each for each in every if each.source.startswith(left_out)], read_links(arguments.into, vectors))


def _write(lessons: Sequence[Taught], vectors: Vectors, folder: Path) -> None:
    learned(lessons, vectors).save(folder / ONWARD, folder / NETS)


def explanations(some: Iterable[Phrase]) -> Iterator[tuple[Phrase, Message, Explained | None]]:
    """Phrases with the links that make a right answer of theirs, where one is of times and some do."""
    for phrase in some:
        own, situation, found = said_in(phrase.text, phrase.situation, times_lexicon())
        message = Message(own, situation, clauses(found), times_lexicon())
        found = None
        if not phrase.is_question:
            found = next((found for each in wanted(phrase) if (found := explained(message, each))), None)
        yield phrase, message, found


def _lessons(some: Iterable[Phrase], vectors: Vectors) -> Iterator[tuple[str, Taught]]:
    """What each phrase teaches, with its source."""
    known, found = set(), Counter[bool]()
    for phrase, message, way in explanations(some):
        if (phrase.text, phrase.situation.today) not in known:
            known.add((phrase.text, phrase.situation.today))
            found[way is not None] += not phrase.is_question
            grammar = times_in_words(phrase.text, phrase.situation, replace(times_lexicon(), links=Links()))
            if (taught := taught_by(message, phrase, grammar, way, vectors)) is not None:
                yield phrase.source, taught
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
