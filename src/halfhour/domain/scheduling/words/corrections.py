"""Where a sentence takes back what it has just said: "10 on Thursday, no, make it 11", "8am no sorry 830"."""

from dataclasses import replace

from halfhour.domain.scheduling.words.afterthoughts import FIRST
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.seams import is_seam

NO_SORRY = (
    "no sorry",
    "no, sorry",
    "sorry, no",
    "no wait",
    "no, wait",
    "i mean",
    "sorry i mean",
    "sorry, i mean",
    "i meant",
)
"""Words that take back one hour for the next, without a comma too."""


def corrected(sentence: list[Item]) -> list[list[Item]]:
    """ "10 on Thursday, no, make it 11": the parts, from where the writer takes back what was just said; none where nobody does."""
    for place in range(1, len(sentence) - 1):
        before, behind = sentence[:place], sentence[place + 1 :]
        if not (_takes_back(sentence, place) and any(item.is_timed for item in before)):
            continue
        if any(item.is_timed for item in behind):
            mark = replace(sentence[place], kind="word", value="", kinds={"corrects": "words"})
            return [before, [mark, *behind]]
    return []


def _takes_back(sentence: list[Item], place: int) -> bool:
    """Whether a word takes back what stands before it: "no" behind a comma or dash and before a time, "I mean"."""
    item, behind = sentence[place], [each for each in sentence[place + 1 : place + 4] if each.kind != "sign"]
    if item.word == "i mean":
        return True
    leads = bool(behind) and (behind[0].is_timed or behind[0].word in ("make it", "make that", "the"))
    anew = item.word not in FIRST or (
        bool(behind) and behind[0].kind == "time" and _stands_behind_time(sentence, place)
    )
    says_no = (item.kind == "not" and item.word == "no") or ("corrects" in item.kinds and anew)
    hours = sentence[place - 1].kind == "time" and bool(behind) and behind[0].kind == "time"
    if hours and item.word in ("sorry", *NO_SORRY):
        return True  # "8am no sorry 830"
    return says_no and is_seam(sentence[place - 1]) and leads


def _stands_behind_time(sentence: list[Item], place: int) -> bool:
    """Whether an hour stands right before a comma and a word: "9.30, actually 10"."""
    return place > 1 and sentence[place - 2].kind == "time"
