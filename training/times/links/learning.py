"""The links while they are learned: upper layers of the ear that read on for them, and small networks on top (models/times.md; torch)."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from halfhour.domain.clauses import plain
from halfhour.domain.scheduling.words.attending import WIDEST
from halfhour.domain.scheduling.words.link_nets import ASKS, NEITHER, NOWHERE, OFFERS, WHOLE, Signs
from halfhour.domain.scheduling.words.links.composing import ROLES, Message
from halfhour.domain.scheduling.words.links.features import signs_of
from halfhour.domain.scheduling.words.values import About, Proposal
from halfhour.domain.vectors import Vectors
from tests.times import Phrase
from training.encoders import attending, deep
from training.encoders.large import HALVES, batches
from training.encoders.network import write_onward
from training.letters.acts import MODELS
from training.times.attending import HELD, READER
from training.times.links.explaining import Explained

HOLDS = 32
"""Numbers that are held of each token."""
HIDDEN, NARROW = 192, 64
"""Widths of the hidden layers: of the roles, and of what is decided of one token."""
BATCH, ROUNDS, LATER_ROUNDS = 32, 5, 4
SLOW, FAST, SLOWER = 1e-4, 1e-3, 0.4
"""How fast the layers learn, and the networks on top of them; and how much slower in the later rounds."""
MORE_OFTEN = 2
"""How often those that call for a question are read once more in a later round."""
SMOOTHED = 0.02
"""Part of each answer that is given to the others, since links that make the right slots need not be those that were meant."""
FIRST_KIND, LATER_KIND = 0.5, 1.0
"""What the kind of the whole message counts beside its links, in the first rounds and in the later ones."""
HEARD = frozenset({"", About.MEANT, About.OPEN, About.VAGUE, About.EARLIER})
"""What a question may be about that the words call for; others come of the calendar and the clocks, of which an encoder knows nothing."""
QUIET = 0.3
"""Chances of refusing below which a token that is not taken away teaches that it is not."""
UNKNOWN = -1
"""The class of what teaches nothing."""


@dataclass(frozen=True)
class Taught:
    """A message as it is read: its word pieces, where its tokens stand among these, its signs; and what is right of it, by classes."""

    pieces: Sequence[int]
    spans: Sequence[tuple[int, int]]
    signs: Signs
    days: Sequence[int]
    roles: Sequence[int]
    whole: Sequence[int]
    away: Sequence[int]
    kind: int


class Found(NamedTuple):
    """The numbers of some messages: of their pairs, their days, their tokens, and of each of them."""

    roles: torch.Tensor
    whole: torch.Tensor
    away: torch.Tensor
    kinds: torch.Tensor


class Linking(nn.Module):
    """The ear, whose upper layers learn anew, and what stands on top of them."""

    def __init__(self, ear: attending.Attending, signs: Signs) -> None:
        super().__init__()
        tokens, pairs = signs.tokens.shape[1], signs.of_pairs.shape[1]
        self.ear = ear
        self.ear.requires_grad_(False)
        self.ear.layers[HELD:].requires_grad_(True)
        self.kinds, self.hold = nn.Linear(ear.width, WHOLE), nn.Linear(ear.width, HOLDS)
        self.dropout = nn.Dropout(0.1)
        self.roles = _net(pairs + 2 * tokens + 3 * HOLDS, HIDDEN, len(ROLES))
        self.whole, self.away = _net(tokens + HOLDS, NARROW, 1), _net(tokens + HOLDS, NARROW, 1)

    def forward(self, some: Sequence[Taught]) -> Found:
        """The numbers of all of them, one after the other."""
        *_, state = self.ear.states(deep.padded([each.pieces for each in some]))
        state = self.dropout(state.float())
        holds = self.hold(state)
        pairs, days, tokens = [], [], []
        for row, each in zip(holds, some, strict=True):
            if each.spans:
                hold = torch.stack([row[begins:ends].mean(0) for begins, ends in each.spans])
                sides = torch.cat([torch.from_numpy(each.signs.tokens), hold], 1)
                tokens.append(sides)
                days.append(sides[each.days])
                if each.signs.pairs:
                    pairs.append(_pairs(each.signs, hold))
        return Found(
            _numbers(self.roles, pairs),
            _numbers(self.whole, days),
            _numbers(self.away, tokens),
            self.kinds(state[:, 0]),
        )

    def save(self, onward: Path, nets: Path) -> None:
        """Writes the layers as a network that reads on from the ear, and the small networks as arrays."""
        top = nn.Linear(self.ear.width, WHOLE + HOLDS)
        with torch.no_grad():
            top.weight.copy_(torch.cat([self.kinds.weight, self.hold.weight]))
            top.bias.copy_(torch.cat([self.kinds.bias, self.hold.bias]))
        weights = deep.weights_of(self.ear) | {
            "tops": top.weight.T.detach().numpy(),
            "tops_bias": top.bias.detach().numpy(),
        }
        write_onward(weights, deep.HEADS, HELD, MODELS / READER, onward)
        arrays = {}
        for name, net in (("roles", self.roles), ("whole", self.whole), ("away", self.away)):
            first, last = net[0], net[-1]
            arrays |= {f"{name}.enter": first.weight.T, f"{name}.enter_bias": first.bias}
            arrays |= {f"{name}.leave": last.weight.T, f"{name}.leave_bias": last.bias}
        np.savez_compressed(nets, **{name: part.detach().numpy().astype(np.float16) for name, part in arrays.items()})


def taught_by(
    message: Message, phrase: Phrase, grammar: Proposal, explained: Explained | None, vectors: Vectors
) -> Taught | None:
    """What a phrase teaches, beside which the grammar finds something; None where it is too long to be read at once."""
    pieces = vectors.placed(plain(message.own))
    begin, signs = len(vectors.pieces), signs_of(message)
    spans = [_span(pieces, *place) for place in signs.places]
    if len(pieces) > WIDEST or any(begins >= ends for begins, ends in spans):
        return None
    return Taught(
        [begin, *(piece for piece, _, _ in pieces), begin + 1],
        spans,
        signs,
        message.days,
        *_classes(message, explained),
        _kind(phrase, grammar),
    )


def learned(some: Sequence[Taught], vectors: Vectors, seed: int = 0) -> Linking:
    """Links that have read all of them so often, from the ear that is shipped on; at last those that call for a question more often."""
    torch.manual_seed(seed)
    ear = attending.load(MODELS / READER, vectors, WIDEST)
    net = Linking(ear, next(each.signs for each in some if each.signs.pairs))
    asking = [each for each in some if each.kind == ASKS]
    _read(net, some, ROUNDS, 1, FIRST_KIND, seed)
    _read(net, [*some, *MORE_OFTEN * asking], LATER_ROUNDS, SLOWER, LATER_KIND, seed + 1)
    return net.eval()


def _read(net: Linking, some: Sequence[Taught], rounds: int, pace: float, kind: float, seed: int) -> None:
    """Reads some so often, at a pace, the kind of the whole counting so much beside the links."""
    layers = [*net.ear.layers[HELD:].parameters()]
    tops = [weight for name, weight in net.named_parameters() if not name.startswith("ear.")]
    groups = [{"params": layers, "lr": SLOW * pace}, {"params": tops, "lr": FAST * pace}]
    steps, many = torch.optim.AdamW(groups, weight_decay=0.01), rounds * ceil(len(some) / BATCH)
    slower = torch.optim.lr_scheduler.LambdaLR(steps, lambda at: min(1, 20 * (at + 1) / many, 1.02 - at / many))
    dice, done = random.Random(seed), 0
    net.train()
    for _ in range(rounds):
        for chosen in batches([len(each.pieces) for each in some], BATCH, dice):
            batch = [some[number] for number in chosen]
            with torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
                found = net(batch)
            short = _missed(found, batch, kind)
            steps.zero_grad()
            short.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            steps.step()
            slower.step()
            done += 1
            if done % 100 == 0:
                print(f"links, step {done} of {many}: {short.item():.3f}", flush=True)


def _missed(found: Found, some: Sequence[Taught], kind: float) -> torch.Tensor:
    """What the numbers fall short of what is right; what is unknown counts nothing."""
    short = kind * _of_classes(found.kinds, [each.kind for each in some])
    short = short + _of_classes(found.roles, [role for each in some for role in each.roles])
    short = short + _of_two(found.whole, [way for each in some for way in each.whole])
    return short + _of_two(found.away, [way for each in some for way in each.away])


def _of_classes(found: torch.Tensor, right: Sequence[int]) -> torch.Tensor:
    if all(each == UNKNOWN for each in right):
        return torch.zeros(())
    return functional.cross_entropy(found.float(), torch.tensor(right), ignore_index=UNKNOWN, label_smoothing=SMOOTHED)


def _of_two(found: torch.Tensor, right: Sequence[int]) -> torch.Tensor:
    known = [number for number, each in enumerate(right) if each != UNKNOWN]
    if not known:
        return torch.zeros(())
    wanted = torch.tensor([float(right[number]) for number in known]).clamp(SMOOTHED / 2, 1 - SMOOTHED / 2)
    return functional.binary_cross_entropy_with_logits(found.float()[known, 0], wanted)


def _net(width: int, hidden: int, numbers: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(0.1), nn.Linear(hidden, numbers))


def _numbers(net: nn.Module, rows: Sequence[torch.Tensor]) -> torch.Tensor:
    return net(torch.cat(list(rows))) if rows else torch.zeros((0, 1))


def _pairs(signs: Signs, hold: torch.Tensor) -> torch.Tensor:
    """The rows of `halfhour.domain.scheduling.words.link_nets`, while what is held is learned."""
    days, times = (torch.tensor(some) for some in zip(*signs.pairs, strict=True))
    named, tokens = (days != NOWHERE).float()[:, None], torch.from_numpy(signs.tokens)
    day, its = tokens[days] * named, hold[days] * named
    return torch.cat([torch.from_numpy(signs.of_pairs), day, tokens[times], its, hold[times], its * hold[times]], 1)


def _span(pieces: Sequence[tuple[int, int, int]], start: int, end: int) -> tuple[int, int]:
    """From which to which of the pieces that are read a place goes; the beginning of the text is the first of them."""
    within = [number for number, (_, begins, ends) in enumerate(pieces, start=1) if ends > start and begins < end]
    return (within[0], within[-1] + 1) if within else (0, 0)


def _classes(message: Message, explained: Explained | None) -> tuple[list[int], list[int], list[int]]:
    """Of each pair its role, of each day whether all of it is offered, of each token whether it is taken away, as far as that is known."""
    if explained is None:
        return [UNKNOWN] * len(message.pairs), [UNKNOWN] * len(message.days), [UNKNOWN] * len(message.tokens)
    linked, free = explained.linked, explained.free
    roles = [
        ROLES.index(linked.links.get(pair, "none")) if pair in linked.links or pair not in free else UNKNOWN
        for pair in message.pairs
    ]
    whole = [
        int(day in linked.whole) if day in linked.whole or (day, None) not in free else UNKNOWN for day in message.days
    ]
    away = [
        int(number in linked.away)
        if number in linked.away or token.heard.refuses < QUIET or number in linked.used
        else UNKNOWN
        for number, token in enumerate(message.tokens)
    ]
    return roles, whole, away


def _kind(phrase: Phrase, grammar: Proposal) -> int:
    """What a message calls for; unknown where a question is as right as times, or comes of the calendar or the clocks."""
    asked = next((each["asks"] for each in phrase.right if "asks" in each), None)
    offers = any(each.get("slots") for each in phrase.right)
    if asked is None or offers:
        return UNKNOWN if asked is not None else OFFERS if offers else NEITHER
    about = set(grammar.question.about) if grammar.question and not asked else set()
    return ASKS if asked in HEARD and (not about or about & HEARD) else UNKNOWN
