"""What is done with each time of a message, heard in the words around it: a small model that learned from marked phrases."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import exp

from halfhour.domain.scheduling.words.heard import SILENT, Heard
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Time

NEAR = 5
"""Words on each side of a time whose places count (our own default)."""
AROUND = 7
"""Words of the sentences before and behind that are heard (our own default)."""
BESIDE = 0.5
"""What a word of another sentence counts (our own default)."""
LONG = 20
"""Words from which a sentence counts as long (our own default)."""
CLASSES = ("talks", "bids", "gap", "points", "due", "promises")
ENDINGS = ("ed", "ing", "s")

Signs = dict[str, float]
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ear:
    """What each sign says for offering, telling and refusing (models/times.md); without weights it hears nothing."""

    weights: Mapping[str, Heard] = field(default_factory=dict)
    bias: Heard = SILENT

    def hears(self, found: Sequence[Item]) -> list[Item]:
        """The items, each time with the chances of what is done with it."""
        heard = list(found)
        for begins, ends in runs(found) if self.weights else ():
            chances = self.chances(signs(found, (begins, ends)))
            for place in range(begins, ends):
                heard[place] = replace(found[place], heard=chances) if found[place].is_timed else found[place]
        return heard

    def chances(self, said: Signs) -> Heard:
        """The chances that a time with these signs is offered, told and refused."""
        known = [(self.weights[sign], much) for sign, much in said.items() if sign in self.weights]
        scores = [
            bias + sum(weights[way] * much for weights, much in known)
            for way, bias in enumerate((self.bias.offers, self.bias.tells, self.bias.refuses))
        ]
        parts = [exp(score - max(scores)) for score in scores]
        return Heard(*(part / sum(parts) for part in parts))


def runs(found: Sequence[Item]) -> list[Run]:
    """Where times stand that are one: a day with its hour, small words between them and nothing else."""
    places: list[Run] = []
    kinds: set[str] = set()
    for place, item in enumerate(found):
        if not item.is_timed:
            kinds = kinds if item.kind in ("link", "zone") else {"day", "time"}
        elif places and item.kind not in kinds:
            places[-1] = (places[-1][0], place + 1)
            kinds.add(item.kind)
        else:
            places.append((place, place + 1))
            kinds = {item.kind}
    return places


def signs(found: Sequence[Item], run: Run) -> Signs:
    """What is said around a run of times: the words of its sentence and their places, those beside it, and what it is itself."""
    begins, ends = run
    first = next((place for place in range(begins, 0, -1) if found[place - 1].kind == "stop"), 0)
    last = next((place + 1 for place in range(ends, len(found)) if found[place].kind == "stop"), len(found))
    before, behind = found[first:begins], found[ends:last]
    return {
        **dict.fromkeys(_beside(found[max(0, first - AROUND) : first], "earlier"), BESIDE),
        **dict.fromkeys(_beside(found[last : last + AROUND], "later"), BESIDE),
        **dict.fromkeys(_of_sentence(before, behind), 1.0),
        **dict.fromkeys(_of_run(found[begins:ends]), 1.0),
        **dict.fromkeys(_of_place(found, first, last, run), 1.0),
        "length": min(len(before) + len(behind), LONG) / LONG,
    }


def _beside(items: Sequence[Item], where: str) -> Iterator[str]:
    for item in items:
        yield f"{where} {_word(item)}"
        yield from (f"{where} is {each}" for each in _classes(item))


def _of_sentence(before: Sequence[Item], behind: Sequence[Item]) -> Iterator[str]:
    """The words of a sentence on both sides of a time, alone, by their distance, and in twos and threes."""
    for items, side in ((before[::-1], "before"), (behind, "behind")):
        for distance, item in enumerate(items):
            names = (_word(item), *(f"is {each}" for each in _classes(item)))
            yield from (f"{side} {name}" for name in names)
            yield from (f"{side} {distance} {name}" for name in names if distance < NEAR)
    yield from _runs_of([*map(_word, before), "<this>", *map(_word, behind)], 2)
    yield from _runs_of([*map(_class, before), "<this>", *map(_class, behind)], 3)


def _runs_of(names: Sequence[str], leading: int) -> Iterator[str]:
    yield from (f"{one} {other}" for one, other in pairwise(names))
    yield from (" ".join(names[place : place + 3]) for place in range(len(names) - 2))
    yield from (f"begins {place} {name}" for place, name in enumerate(names[:leading]))


def _of_run(run: Sequence[Item]) -> Iterator[str]:
    """What the time is: its kinds, its days by name, and how exact its hour is."""
    yield "this " + " ".join(item.kind for item in run)
    for item in run:
        yield f"this is {type(item.value).__name__} {getattr(item.value, 'kind', getattr(item.value, 'which', ''))}"
        if isinstance(item.value, Time) and (clock := item.value.first):
            yield f"this is {'odd' if clock.minute % 15 else 'even'}"
            yield f"this is {clock.half or 'open'}"
            yield "this is on a clock" if clock.zone else "this is on no clock"


def _of_place(found: Sequence[Item], first: int, last: int, run: Run) -> Iterator[str]:
    """Where the time stands in its sentence, and the sentence in the message."""
    marks = {
        "sentence alone": first == 0 and last == len(found),
        "first sentence": first == 0,
        "last sentence": last == len(found),
        "begins its sentence": run[0] == first,
        "is its sentence": run == (first, last),
        "ends as a question": any(item.value == "?" for item in found[last - 1 : last]),
    }
    yield from (mark for mark, holds in marks.items() if holds)


def _word(item: Item) -> str:
    return f"<{item.kind}>" if item.is_timed else "<line>" if item.value == "\n" else item.word or str(item.value)


def _class(item: Item) -> str:
    """What a word is to the grammar; itself where it is a link or a sign."""
    return "+".join(_classes(item)) or ("word" if item.kind in ("word", "weak") else _word(item))


def _classes(item: Item) -> list[str]:
    """All that the grammar knows of a word; of a strange one how it ends."""
    named = [item.kind] if item.kind not in ("word", "link", "sign", "weak") else []
    said = [f"speech {item.speech}"] if item.speech else []
    does = [f"verb {item.verb}"] if item.verb else []
    ends = next((ending for ending in ENDINGS if item.word.endswith(ending)), "capital" if item.is_capital else "plain")
    strange = [f"strange {ends}"] if item.is_strange else []
    return [*named, *said, *does, *strange, *(each for each in CLASSES if each in item.kinds)]
