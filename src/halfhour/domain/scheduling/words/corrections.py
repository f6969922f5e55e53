"""Where a sentence takes back what it has just said: "10 on Thursday, no, make it 11", "8am no sorry 830"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Dated, Weekday
from halfhour.domain.scheduling.words.seams import SUBJECTS, is_seam

FIRST = ("actually", "on second thought", "on second thoughts", "correction")
"""Words that correct only where a clause begins with them: "I could actually do Monday" corrects nothing."""
WAITS = ("wait", "hang on", "hold on")
"""Words that correct only where nothing goes before them."""
SORRY = ("sorry", "apologies", "oops")
EXCUSES = ("excuse", "excuse me", "pardon", "pardon me", "forgive me", "apologies")
"""Words that take back only where they open an excuse in dashes."""
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


OWN = ("i ", "i'", "we ", "we'")
"""Beginnings of words that say what the writer has or does."""
SMALL = ("the", "on", "at", "make it", "make that", "for")
"""Words between a word that takes back and the time that takes the place of the other."""


def corrected(sentence: list[Item]) -> list[list[Item]]:
    """ "10 on Thursday, no, make it 11": the parts, from where the writer takes back what was just said; none where nobody does."""
    for place in range(1, len(sentence) - 1):
        before, behind = sentence[:place], sentence[place + 1 :]
        if not (_takes_back(sentence, place) and any(item.is_timed for item in before)):
            continue
        if any(item.is_timed for item in behind):
            behind = _behind_excuse(behind)
            mark = replace(sentence[place], kind="word", value="", kinds={"corrects": "words"})
            anew, reason = _apart_from_reason(before, behind)
            return [before, [mark, *anew], *([reason] if reason else [])]
    return []


def _takes_back(sentence: list[Item], place: int) -> bool:
    """Whether a word takes back what stands before it: "no" behind a comma or dash and before a time, "I mean"."""
    item, behind = sentence[place], [each for each in sentence[place + 1 : place + 4] if each.kind != "sign"]
    if item.word == "i mean":
        return True
    if _excuses(sentence, place):
        return True
    if _puts_in_place(sentence, place):
        return True  # "8am no sorry 830", "3 on Thursday, sorry Friday"
    leads = bool(behind) and (behind[0].is_timed or behind[0].word in ("make it", "make that", "the"))
    anew = item.word not in FIRST or (
        bool(behind) and behind[0].kind == "time" and _stands_behind_time(sentence, place)
    )
    says_no = (item.kind == "not" and item.word == "no") or ("corrects" in item.kinds and anew)
    return says_no and is_seam(sentence[place - 1]) and leads


def _puts_in_place(sentence: list[Item], place: int) -> bool:
    """Whether a word stands between two times of one sort, or between an offer and no more than another time: "suits, sorry Friday"."""
    item = sentence[place]
    corrects = "corrects" in item.kinds and item.word not in (*FIRST, *WAITS)
    if not (corrects or item.word in (*SORRY, *NO_SORRY)):
        return False
    before = [each for each in sentence[:place] if not is_seam(each)][-1:]
    behind = [each for each in sentence[place + 1 :] if each.kind != "sign" and each.word not in SMALL]
    if not before or not behind or not behind[0].is_timed:
        return False
    if before[0].kind == behind[0].kind and not any(
        each.value in ("or", "and") for each in sentence[place - 1 : place]
    ):
        return True
    return (before[0].is_timed or before[0].kind == "offers") and _is_all(sentence[place + 1 :])


def _excuses(sentence: list[Item], place: int) -> bool:
    """Whether an excuse in dashes stands between two days or two hours: "Friday – sorry, I looked in the wrong month – Thursday"."""
    before, behind = sentence[:place], sentence[place + 1 :]
    said = [item for item in before if item.kind != "sign"][-1:]
    anew = _behind_excuse(behind)
    opens = sentence[place].word in (*SORRY, *EXCUSES) and before[-1].value == "-" and len(anew) < len(behind)
    same = opens and bool(said) and said[0].is_timed and anew[0].kind == said[0].kind
    return same and not any(item.is_timed for item in behind[: len(behind) - len(anew)])


def _behind_excuse(behind: list[Item]) -> list[Item]:
    """What stands behind the dash that ends an excuse; all of it where no time stands there."""
    closes = next((place for place, item in enumerate(behind[:-1]) if item.kind == "sign" and item.value == "-"), None)
    if closes is None or any(item.is_timed for item in behind[:closes]):
        return behind
    return behind[closes + 1 :] if behind[closes + 1].is_timed else behind


def _is_all(behind: Sequence[Item]) -> bool:
    """Whether a time is all that is said before the next pause."""
    said = [item for item in behind if item.word not in SMALL]
    said = said[1:] if said and said[0].kind == "sign" else said
    bare = list(takewhile(lambda item: item.kind != "sign", said))
    return bool(bare) and all(
        item.is_timed or (item.kind in ("stop", "link", "weak") and not item.speech) for item in bare
    )


def _apart_from_reason(before: Sequence[Item], behind: list[Item]) -> tuple[list[Item], list[Item]]:
    """What takes the place, and why: the words from where somebody tells it, or the day that was taken back is named again."""
    seams = (place for place in range(1, len(behind) - 1) if is_seam(behind[place]))
    cut = next((place for place in seams if _gives_reason(before, behind, place)), None)
    return (behind, []) if cut is None else (behind[:cut], behind[cut + 1 :])


def _gives_reason(before: Sequence[Item], behind: Sequence[Item], place: int) -> bool:
    """Whether a seam leads to why: the day that was taken back without an hour, or what somebody has or does at no other time."""
    ahead = [item for item in behind[place + 1 :] if item.word not in SMALL]
    again = bool(ahead) and any(is_same_day(item, ahead[0]) for item in before)
    if again:
        return [item.kind for item in ahead[1:2]] != ["time"]
    told = bool(ahead) and (ahead[0].speech in SUBJECTS or ahead[0].word.startswith(OWN))
    return told and _is_all(behind[:place]) and not any(item.is_timed for item in ahead)


def is_same_day(one: Item, other: Item) -> bool:
    """Whether two words name one day: by the same name, the same number, or the one by what the other is called too."""
    days = (one.value, other.value)
    numbers = {day.day for day in days if isinstance(day, Dated)}
    names = {day.number if isinstance(day, Weekday) else getattr(day, "weekday", None) for day in days}
    both_dated = all(isinstance(day, Dated) for day in days)
    same = len(numbers) == 1 if both_dated else len(names) == 1 and None not in names
    return one.kind == other.kind == "day" and (one.value == other.value or same)


def _stands_behind_time(sentence: list[Item], place: int) -> bool:
    """Whether an hour stands right before a comma and a word: "9.30, actually 10"."""
    return place > 1 and sentence[place - 2].kind == "time"
