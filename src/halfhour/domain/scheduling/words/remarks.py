"""Remarks on an excepted day, behind which the sentence goes on as if they were not there: "not Friday, when I teach, but 9 to 11"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Dated, Weekday

GIVES_REASON = ("as", "since", "because", "that's", "that is", "it's", "who", "whose")
"""Words with which a remark begins, besides those of a relative clause."""
LEADS = ("link", "open", "weak")
"""Kinds of small words between a remark and the hours behind it."""


def without_remarks(found: Sequence[Item]) -> list[Item]:
    """The items without what is remarked of an excepted day where hours follow; a date in brackets goes into the day."""
    kept: list[Item] = []
    place = 0
    while place < len(found):
        end = _end_of_remark(found, place) if _is_behind_exception(kept) else None
        if end is None:
            kept.append(found[place])
            place += 1
        else:
            comma = Item("sign", found[end].start, found[end].end, ",")
            kept[-1:] = [_with_date(kept[-1], found[place:end]), comma]
            place = end + 1
    return kept


def _is_behind_exception(kept: Sequence[Item]) -> bool:
    """Whether a day that is excepted ends here."""
    if not kept or kept[-1].kind != "day":
        return False
    lead = next((item for item in reversed(kept) if not (item.kind in ("day", "link") or item.value == ",")), None)
    return lead is not None and lead.kind in ("except", "not")


def _end_of_remark(found: Sequence[Item], place: int) -> int | None:
    """The place of the sign with which a remark ends that begins here; none where none does, or no hours follow."""
    opens = found[place].value if found[place].kind == "sign" else ""
    first = place + bool(opens)
    if opens == "(":
        end = next((each for each in range(first, len(found)) if found[each].value == ")"), None)
        return end if end and _is_remark(found[first:end]) and _leads_to_hours(found, end + 1) else None
    if first >= len(found) or not (opens == "-" or _begins_remark(found[first])):
        return None
    signs = (each for each in range(first, len(found)) if found[each].value == (opens or ","))
    end = next((each for each in signs if _leads_to_hours(found, each + 1) or _leads_to_next(found, each + 1)), None)
    return end if end and _is_remark(_out_of_brackets(found[first:end])) else None


def _begins_remark(item: Item) -> bool:
    return item.speech == "relative" or item.word in GIVES_REASON or (item.kind == "reason" and item.value != "so")


def _is_remark(said: Sequence[Item]) -> bool:
    """Whether it says something, in one sentence, names no other day and offers nothing."""
    words = any(item.word and item.kind != "sign" for item in said)
    return words and not any(
        item.kind in ("stop", "day", "but", "except", "offers") for item in said[_begins_remark(said[0]) :]
    )


def _leads_to_hours(found: Sequence[Item], place: int) -> bool:
    """Whether hours stand behind small words."""
    ahead = (item for item in found[place:] if item.kind not in LEADS and item.value != ",")
    return next((item.kind for item in ahead), "") == "time"


def _leads_to_next(found: Sequence[Item], place: int) -> bool:
    """Whether another day is excepted too, and hours follow: "except Tuesday, when I'm in court, and Thursday, 2 to 4"."""
    joined = place < len(found) and found[place].value in ("and", "or")
    behind = [item for item in found[place + 1 : place + 4] if item.kind != "link"]
    return (
        joined
        and [item.kind for item in behind[:2]] == ["day", "sign"]
        and _leads_to_hours(found, found.index(behind[1]))
    )


def _out_of_brackets(said: Sequence[Item]) -> list[Item]:
    depth, kept = 0, []
    for item in said:
        depth += item.value == "("
        kept += [item] if depth == 0 else []
        depth -= item.value == ")"
    return kept


def _with_date(day: Item, said: Sequence[Item]) -> Item:
    """An excepted day with the date that stands in brackets in the remark: "Friday, which is a holiday (15th August)"."""
    date = next((item.value for before, item in pairwise(said) if before.value == "(" and item.kind == "day"), None)
    if isinstance(day.value, Weekday) and isinstance(date, Dated) and date.weekday is None:
        return replace(day, value=replace(date, weekday=day.value.number))
    return day
