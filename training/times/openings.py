"""Short messages with a sentence put before or behind them that leaves their times open, or only sounds so (`openers/`)."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.times.marks import WAYS, Marked, Message, read_message

HERE = Path(__file__).parent / "openers"
LONGEST = 160
"""Characters of a message that still is a plain offer; in a longer one the sentence might speak of something else."""
TIMES = 2
"""Messages beside which each sentence is put."""
OFFERED, UNSETTLED = WAYS.index("o"), WAYS.index("u")


@dataclass(frozen=True)
class Opener:
    """A sentence and its times, whether it leaves open what stands beside it, and where it stands: `b`ehind, be`f`ore, or `e`ither."""

    said: Message
    opens: bool
    stands: str


def openers() -> Iterator[Opener]:
    """All of them."""
    for path in sorted(HERE.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            way, stands, text = line.split("\t")
            yield Opener(read_message(path.stem, text), way == "u", stands)


def opened(said: Sequence[Message]) -> Iterator[Message]:
    """Each sentence beside a few plain offers of those that were said."""
    dice = random.Random(5)
    plain = [message for message in said if _only_offers(message)]
    for opener in openers():
        for message in dice.sample(plain, TIMES):
            behind = opener.stands == "b" or (opener.stands == "e" and dice.random() < 0.5)
            yield _beside(message, opener, behind=behind)


def _only_offers(message: Message) -> bool:
    return len(message.text) <= LONGEST and {time.way for time in message.times} == {OFFERED}


def _beside(message: Message, opener: Opener, *, behind: bool) -> Message:
    """Both together, the one that stands first ended like a sentence; the offer is as settled as the sentence leaves it.

    The author is that of the sentence, which alone tells: across authors nobody is judged by what taught them.
    """
    way = UNSETTLED if opener.opens else OFFERED
    offer = replace(message, times=[replace(time, way=way) for time in message.times])
    first, second = (offer, opener.said) if behind else (opener.said, offer)
    head = first.text.rstrip()
    head += " " if head[-1:] in ".!?…" else ". "
    moved = [Marked((time.place[0] + len(head), time.place[1] + len(head)), time.way) for time in second.times]
    return Message(opener.said.author, head + second.text, [*first.times, *moved])
