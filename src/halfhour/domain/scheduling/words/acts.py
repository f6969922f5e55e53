"""What a stretch of words does with the times in it: offers them, says or tells of something else, or speaks for somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from halfhour.domain.scheduling.words.frames import Frame, frame_of
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.marks import is_night, is_on_another_clock, is_opening, is_owned
from halfhour.domain.scheduling.words.seams import SUBJECTS, TIMED, stretches_of
from halfhour.domain.scheduling.words.signs import bids, plainly_offers
from halfhour.domain.scheduling.words.tellings import (
    is_of_something,
    is_of_work,
    is_others,
    is_own_plan,
    is_something,
    only_says,
)

Act = Literal["", "says", "tells", "others"]
SEVERAL = 2
"""Strange words before a time from which they are taken for somebody's or something's doing (our own default)."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a time may not be offered: strange words beside it, and what the stretch does; nothing where it plainly offers.

    A stretch "says" something without a sign that it offers, "tells" of something else that happens then, or gives what "others" can do.
    """

    strange: int = 0
    act: Act = ""
    offers: bool = False


def doubts(segment: Sequence[Item]) -> list[Doubt]:
    """For each item the doubt of its stretch between commas and links; none where a cue stands or something is asked."""
    found = [Doubt()] * len(segment)
    told, doubt = False, Doubt()
    for begins, end in stretches_of(segment):
        stretch = segment[begins:end]
        lists = bool(stretch) and stretch[0].is_timed and begins > 1 and segment[begins - 2].is_timed
        frame = frame_of(stretch)
        told = plainly_offers(segment, begins, end, frame) or (told and lists)
        if not (doubt.act in ("says", "tells") and _goes_on_telling(segment, begins, end, frame)):
            lists_on = begins > 0 and segment[begins - 1].value != ":" and segment[0].kind != "if"
            after = doubt.act == "tells" and not frame.verb and lists_on
            refuses = any(item.kind == "refuses" for item in stretch)
            others = (
                Doubt(act="others") if is_others(stretch, frame) or (refuses and frame.subject == "somebody") else None
            )
            doubt = others or (Doubt(offers=not refuses) if told else _doubt(segment, begins, end, frame))
            doubt = Doubt(doubt.strange, "tells") if after and not told and not doubt.act else doubt
        found[begins:end] = [doubt] * (end - begins)
        found[begins:end] = [
            Doubt(SEVERAL, "tells")
            if is_opening(segment, place)
            or is_night(segment[place])
            or is_owned(segment, place)
            or is_on_another_clock(segment, place)
            else found[place]
            for place in range(begins, end)
        ]
        _mark_relative(segment, begins, end, found)
    _mark_fronted(segment, found)
    return found


def _doubt(segment: Sequence[Item], begins: int, end: int, frame: Frame) -> Doubt:
    strange = [place for place in range(begins, end) if segment[place].is_strange and not bids(segment, begins, place)]
    timed = next((place for place in range(begins, end) if segment[place].is_timed), end)
    before = [place for place in strange if place < timed]
    tells = len(before) >= SEVERAL or any(is_of_something(segment, place) for place in strange)
    tells = tells or any(is_own_plan(segment, place) for place in range(begins, timed))
    tells = tells or any(item.kind == "others" for item in segment[begins:timed])
    tells = tells or any(is_of_work(segment, place) for place in range(begins, end))
    tells = tells or (frame.is_of_need and bool(before))
    tells = tells or (begins < end and segment[begins].kind == "reports")
    tells = tells or frame.is_of_something or is_something(frame) or frame.is_past
    if tells:
        return Doubt(max(len(strange), 1), "tells")
    return Doubt(len(strange), "says" if only_says(frame) else "")


def _goes_on_telling(segment: Sequence[Item], begins: int, end: int, frame: Frame) -> bool:
    """Whether it only adds to what was told: "both at 7pm", "and swimming on Thursdays at 5", "and is full by four"."""
    stretch = segment[begins:end]
    kinds = {item.kind for item in stretch}
    if segment[begins - 1].value == ":" or segment[0].kind == "if":
        return False
    if "offers" in kinds or frame.subject or any(item.value == "?" for item in stretch):
        return False
    joined = begins > 0 and (segment[begins - 1].kind == "link" or segment[begins - 1].value == "(")
    adds = "time" in kinds and not kinds & {"day", "refuses"}
    return adds or joined or any(item.is_strange or item.points for item in stretch)


def _mark_fronted(segment: Sequence[Item], found: list[Doubt]) -> None:
    """ "On the 21st, we receive nobody": a day before the comma belongs to what is told behind it."""
    for (begins, end), (follows, last) in pairwise(stretches_of(segment)):
        days = [item for item in segment[begins:end] if item.kind != "link"]
        told = follows < last and found[follows].act in ("says", "tells") and bool(frame_of(segment[follows:last]).verb)
        bare = bool(days) and all(item.kind == "day" for item in days)
        if bare and told and segment[end].value == "," and not any(item.is_timed for item in segment[follows:last]):
            found[begins:end] = [found[follows]] * (end - begins)


def _mark_relative(segment: Sequence[Item], begins: int, end: int, found: list[Doubt]) -> None:
    """ "Wednesday, when I see the dentist at 10": what follows tells of the day."""
    for place in range(max(begins, 1), end - 1):
        behind, follows = segment[place - 1], segment[place + 1]
        if segment[place].speech != "relative" or behind.kind not in (*TIMED, "sign") or follows.speech not in SUBJECTS:
            continue
        if not any(item.kind in ("offers", "back") for item in segment[place:end]):
            found[place:end] = [Doubt(SEVERAL, "tells")] * (end - place)
