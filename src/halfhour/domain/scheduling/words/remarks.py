"""Remarks on an excepted day, behind which the sentence goes on as if they were not there: "not Friday, when I teach, but 9 to 11"."""

from collections.abc import Sequence

from halfhour.domain.scheduling.words.item import Item

GIVES_REASON = ("as", "since", "because", "that's", "that is", "it's", "who", "whose")
"""Words with which a remark begins, besides those of a relative clause."""
LEADS = ("link", "open", "weak")
"""Kinds of small words between a remark and the hours behind it."""


def without_remarks(found: Sequence[Item]) -> list[Item]:
    """The items without what is remarked of an excepted day where hours follow; a date in brackets stays, since it says the day again."""
    kept: list[Item] = []
    place = 0
    while place < len(found):
        end = _end_of_remark(found, place) if _is_behind_exception(kept) else None
        if end is None:
            kept.append(found[place])
            place += 1
        else:
            comma = Item("sign", found[end].start, found[end].end, ",")
            kept += [*_dates_in_brackets(found[place:end]), comma]
            place = end + 1
    return kept


def _is_behind_exception(kept: Sequence[Item]) -> bool:
    """Whether a day that is excepted ends here."""
    if not kept or kept[-1].kind != "day":
        return False
    lead = next((item for item in reversed(kept) if not (item.kind in ("day", "link") or item.value == ",")), None)
    return lead is not None and lead.kind == "except"


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


def _dates_in_brackets(said: Sequence[Item]) -> list[Item]:
    """The brackets of a remark that hold a day and no more."""
    opens = [place for place, item in enumerate(said) if item.value == "("]
    spans = [said[place : place + 3] for place in opens]
    return [item for span in spans if [each.kind for each in span] == ["sign", "day", "sign"] for item in span]
