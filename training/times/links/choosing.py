"""Teaches which answer is chosen, by phrases that the links had not read when they were asked about them (torch).

Of what they have read they are surer than of what strangers write. Some minutes of one core.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import digits

import numpy as np
import torch
from torch import nn

from halfhour.domain.scheduling.words.clauses import clauses
from halfhour.domain.scheduling.words.link_nets import LinkNets, Links, Net
from halfhour.domain.scheduling.words.links.choosing import answer, case_of
from halfhour.domain.scheduling.words.links.composing import Message
from halfhour.domain.scheduling.words.links.evidence import Case
from halfhour.domain.scheduling.words.reading import said_in, times_in_words
from halfhour.domain.scheduling.words.values import Proposal
from halfhour.models import load_vectors
from halfhour.models.times import NETS, read_links
from halfhour.wiring import times_lexicon
from tests.times import Phrase, judged

FRESH = "choosing/*"
"""The files of phrases that teach it."""
OFTEN, BESIDE = 3, 400
"""How often an older phrase teaches that is answered wrong, and how many others teach beside these."""
NETWORKS, HIDDEN = 3, 48
"""Networks that are taught, each from another beginning, and how wide each is; their mean is one that is so many times as wide."""
BATCH, ROUNDS, PACE, DROPPED = 32, 15, 2e-3, 0.15
ANSWERS = "answers."
"""How its weights begin in the file of the links."""


@dataclass(frozen=True)
class Taught:
    """A row of signs for each answer, and which of the answers are right."""

    signs: torch.Tensor
    is_right: torch.Tensor


def _case(phrase: Phrase, nets: LinkNets) -> Case:
    """A phrase as it is chosen about: what the grammar alone says, and what the links make of it."""
    lexicon = replace(times_lexicon(), links=Links())
    own, situation, found = said_in(phrase.text, phrase.situation, lexicon)
    message = Message(own, situation, clauses(found), lexicon)
    return case_of(times_in_words(phrase.text, phrase.situation, lexicon), message, nets)


def taught_by(phrase: Phrase, case: Case) -> Taught | None:
    """What a phrase teaches; None where no answer that could be chosen is right."""
    right = [judged(phrase, Proposal(slots=each.slots)) == "right" for each in case.meanings]
    right += [any("asks" in each for each in phrase.right), judged(phrase, Proposal()) == "right"]
    return Taught(torch.from_numpy(case.signs()), torch.tensor(right)) if any(right) else None


def learned(some: Sequence[Taught]) -> dict[str, np.ndarray]:
    """The weights of a network that has read all of them."""
    nets = [_learned(some, seed) for seed in range(NETWORKS)]
    weights = {
        "enter": torch.cat([net[0].weight for net in nets]).T,
        "enter_bias": torch.cat([net[0].bias for net in nets]),
        "leave": torch.cat([net[-1].weight for net in nets], 1).T / NETWORKS,
        "leave_bias": torch.stack([net[-1].bias for net in nets]).mean(0),
    }
    return {name: part.detach().numpy().astype(np.float16) for name, part in weights.items()}


def _learned(some: Sequence[Taught], seed: int) -> nn.Sequential:
    torch.manual_seed(seed)
    width = some[0].signs.shape[1]
    net = nn.Sequential(nn.Linear(width, HIDDEN), nn.ReLU(), nn.Dropout(DROPPED), nn.Linear(HIDDEN, 1))
    steps = torch.optim.AdamW(net.parameters(), lr=PACE, weight_decay=0.05)
    batches = list(_batches(some, random.Random(seed)))
    for done, batch in enumerate(batches):
        for group in steps.param_groups:
            group["lr"] = PACE * (1.02 - done / len(batches))
        short = _missed(net, batch)
        steps.zero_grad()
        short.backward()
        steps.step()
    return net.eval()


def _batches(some: Sequence[Taught], dice: random.Random) -> Iterator[Sequence[Taught]]:
    for _ in range(ROUNDS):
        order = dice.sample(some, len(some))
        yield from (order[first : first + BATCH] for first in range(0, len(order), BATCH))


def _missed(net: nn.Module, batch: Sequence[Taught]) -> torch.Tensor:
    """What the chances of the right answers fall short of one."""
    numbers = net(torch.cat([each.signs for each in batch]))[:, 0].split([len(each.signs) for each in batch])
    chances = [torch.log_softmax(found, 0)[each.is_right] for found, each in zip(numbers, batch, strict=True)]
    return -torch.stack([torch.logsumexp(some, 0) for some in chances]).mean()


def halves(some: Iterable[Phrase]) -> tuple[set[str], set[str]]:
    """The sources of phrases in two halves, all files of one hand in the same."""
    hands = sorted({(each.source.rstrip(digits), each.source) for each in some})
    names = sorted({hand for hand, _ in hands})
    first, second = ({source for hand, source in hands if hand in names[half::2]} for half in range(2))
    return first, second


def weighed(some: Iterable[Phrase], nets: LinkNets) -> Iterator[Taught]:
    """What phrases teach that these links have not read."""
    for each in some:
        if (taught := taught_by(each, _case(each, nets))) is not None:
            yield taught


def teach(fresh: Sequence[Taught], older: Iterable[Phrase], folder: Path) -> None:
    """Teaches and writes beside the links of a folder.

    Of older phrases, in which the grammar was mended, those teach that would then be answered wrong, and some others beside them.
    """
    nets = read_links(folder, load_vectors())
    first = replace(nets, answers=_net(learned(fresh)))
    wrong, right = [], []
    for phrase in older:
        case = _case(phrase, nets)
        if (taught := taught_by(phrase, case)) is not None:
            is_right = judged(phrase, answer(case, first.choice(case.signs()))) == "right"
            (right if is_right else wrong).append(taught)
    beside = random.Random(0).sample(right, min(BESIDE, len(right)))
    print(
        f"{len(fresh)} new phrases teach which answer is chosen, and {len(wrong) + len(beside)} older ones", flush=True
    )
    with np.load(folder / NETS, allow_pickle=False) as kept:
        others = {name: kept[name] for name in kept if not name.startswith(ANSWERS)}
    weights = {f"{ANSWERS}{name}": part for name, part in learned([*fresh, *OFTEN * wrong, *beside]).items()}
    np.savez_compressed(folder / NETS, **others, **weights)


def _net(weights: Mapping[str, np.ndarray]) -> Net:
    return Net(**{name: part.astype(np.float32) for name, part in weights.items()})
