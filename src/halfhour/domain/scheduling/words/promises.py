"""Days on which an answer is promised, and which are no offer: "I'll let you know tomorrow", "I will know on Friday"."""

from collections.abc import Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.clause import Part
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Time
from halfhour.domain.scheduling.words.seams import stretches_of

PROMISES = ("promises", "knows")
"""What the lexicon says of words with which a writer promises the answer."""


def without_promised(parts: Sequence[Part], segment: Sequence[Item]) -> list[Part]:
    """The parts, days without an hour behind a promise as only mentioned; "I'll confirm Thursday at 3" may offer."""
    found = list(parts)
    for begins, end in stretches_of(segment):
        promise = next((item for item in segment[begins:end] if is_promise(item)), None)
        if promise is None:
            continue
        behind = [part for part in found if promise.end <= part.item.start < segment[end - 1].end]
        if not any(_has_clock(part) for part in behind):
            found = [
                replace(part, does="aside") if part in behind and part.does == "offered" else part for part in found
            ]
    return found


def is_promise(item: Item) -> bool:
    """Whether words promise the answer: "will let you know", "I'll know"."""
    return any(kind in item.kinds for kind in PROMISES)


def _has_clock(part: Part) -> bool:
    return isinstance(part.item.value, Time) and part.item.value.kind != "part"
