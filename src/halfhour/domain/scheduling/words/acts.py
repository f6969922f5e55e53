"""What a passage does with the times in it: offers them, says or tells of something else, or speaks for somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from halfhour.domain.scheduling.words.frames import leads_to_event
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.marks import is_never_offered
from halfhour.domain.scheduling.words.passage import Passage, passages
from halfhour.domain.scheduling.words.seams import SUBJECTS, TIMED
from halfhour.domain.scheduling.words.signs import bids, leaves_open, plainly_offers
from halfhour.domain.scheduling.words.tellings import is_others, only_says, tells

Act = Literal["", "says", "tells", "others"]
SEVERAL = 2
"""Strange words that count beside what is told for sure (our own default)."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a time may not be offered: strange words beside it, and what the passage does; `offers` where it plainly offers.

    A passage "says" something without a sign that it offers, "tells" of something else that happens then, or gives what "others" can do.
    """

    strange: int = 0
    act: Act = ""
    offers: bool = False
    is_past: bool = False


TOLD = Doubt(SEVERAL, "tells")


def doubts(segment: Sequence[Item]) -> list[Doubt]:
    """For each item the doubt of its passage; none where a sign of offering stands or something is asked."""
    found = [Doubt()] * len(segment)
    plain, doubt = False, Doubt()
    for passage in passages(segment):
        plain = plainly_offers(passage) or (plain and _lists_on(passage))
        if leaves_open(passage) or not (doubt.act in ("says", "tells") and _goes_on_telling(passage)):
            doubt = _doubt_after(doubt, passage, plain=plain)
        for place in passage.places:
            found[place] = TOLD if is_never_offered(segment, place) else doubt
        _mark_relative(passage, found)
    _mark_taken_up(segment, found)
    return [_as_heard(doubt, item) for doubt, item in zip(found, segment, strict=True)]


def _as_heard(doubt: Doubt, item: Item) -> Doubt:
    """The doubt of a time as it sounds: what is told without doubt stays so; the ear settles where the grammar hesitates."""
    if doubt.act in ("tells", "others"):
        return doubt
    if item.heard.differs:
        return TOLD
    return Doubt(offers=True) if item.heard.is_sure and (doubt.act or doubt.strange) else doubt


def _lists_on(passage: Passage) -> bool:
    """Whether it goes on with a list of times, "Monday at 3, Tuesday", or adds but a time: "ring after that, say 11:30"."""
    begins = passage.begins
    adds = any(item.is_timed for item in passage.items) and all(
        item.is_timed or (item.kind == "link" and not item.speech) for item in passage.items
    )
    if any(item.kind == "aside" for item in passage.items):
        return False  # "Friday at 2, Thursday I'm in Batangas"
    listed = bool(passage.items) and passage.items[0].is_timed and begins > 1 and passage.segment[begins - 2].is_timed
    return listed or (begins > 1 and adds)


def _doubt_after(before: Doubt, passage: Passage, *, plain: bool) -> Doubt:
    """The doubt of a passage: bare times behind a comma go on with what was told before it, behind a colon they do not."""
    somebody = passage.refuses and passage.frame.subject == "somebody"
    if is_others(passage.items, passage.frame) or somebody:
        return Doubt(act="others")
    if plain:
        return Doubt(offers=not passage.refuses)
    doubt = _doubt(passage)
    after = before.act == "tells" and not passage.frame.verb and passage.begins > 0 and not _begins_anew(passage)
    return replace(doubt, act="tells") if after and not doubt.act else doubt


def _doubt(passage: Passage) -> Doubt:
    segment = passage.segment
    if _falls_back(passage):
        return Doubt()
    event = next((place for place in passage.places if leads_to_event(segment, place)), passage.end)
    said = range(passage.begins, event)
    strange = [place for place in said if segment[place].is_strange and not bids(passage, place)]
    if tells(passage, strange):
        return Doubt(max(len(strange), 1), "tells", is_past=passage.frame.is_past)
    return Doubt(len(strange), "says" if only_says(passage.frame) else "")


def _falls_back(passage: Passage) -> bool:
    """Whether it names another time for a case: "if the power goes again, Friday at 9 from my sister's"."""
    leads = bool(passage.items) and passage.items[0].kind == "day" and not passage.frame.verb
    behind = passage.seam is not None and passage.seam.value == "," and passage.segment[0].kind == "if"
    return leads and behind and any(item.kind == "time" for item in passage.items)


def _begins_anew(passage: Passage) -> bool:
    """Whether what was told ends before it: behind a colon, and where a condition is followed by what holds then."""
    return passage.segment[passage.begins - 1].value == ":" or passage.segment[0].kind == "if"


def _goes_on_telling(passage: Passage) -> bool:
    """Whether it only adds to what was told: "both at 7pm", "and swimming on Thursdays at 5", "and is full by four"."""
    kinds = {item.kind for item in passage.items}
    if _begins_anew(passage) or "offers" in kinds or passage.frame.subject or passage.asks:
        return False
    joined = passage.seam is not None and (passage.seam.kind == "link" or passage.seam.value == "(")
    adds = "time" in kinds and not kinds & {"day", "refuses"}
    return adds or joined or any(item.is_strange or item.points for item in passage.items)


def _mark_taken_up(segment: Sequence[Item], found: list[Doubt]) -> None:
    """ "Friday 1pm is my coffee, join me then", "at 12:30 I eat and you may ask me things": what a bidding takes up is offered."""
    for passage, behind in pairwise(passages(segment)):
        timed = any(item.kind == "time" for item in passage.items) and not any(
            item.kind == "time" for item in behind.items
        )
        takes = timed and _bids_for_then(behind.items)
        if takes and found[passage.begins].act != "others" and not (passage.refuses or behind.refuses):
            for place in (*passage.places, *behind.places):
                found[place] = Doubt(offers=True)


def _bids_for_then(stretch: Sequence[Item]) -> bool:
    """Whether it bids the reader to come or call at a time that was spoken of."""
    bids = any("bids" in item.kinds or item.kind == "offers" for item in stretch)
    return bids and any(item.word in ("then", "you may") for item in stretch)


def _mark_relative(passage: Passage, found: list[Doubt]) -> None:
    """ "Wednesday, when I see the dentist at 10": what follows tells of the day."""
    segment, end = passage.segment, passage.end
    for place in range(max(passage.begins, 1), end - 1):
        behind, follows = segment[place - 1], segment[place + 1]
        if segment[place].speech != "relative" or behind.kind not in (*TIMED, "sign") or follows.speech not in SUBJECTS:
            continue
        if not any(item.kind in ("offers", "back") for item in segment[place:end]):
            found[place:end] = [TOLD] * (end - place)
