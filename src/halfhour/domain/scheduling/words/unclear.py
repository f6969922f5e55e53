"""Words for times that we cannot place, "after clinic", "before that": which are asked about, and which are needless beside plain ones."""

from collections.abc import Sequence

from halfhour.domain.scheduling.words.answers import answers_the_table
from halfhour.domain.scheduling.words.clause import Clause
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.meant import is_answer, is_sure, is_told, only_tells
from halfhour.domain.scheduling.words.nodes import Time
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.values import About

TWO = 2
"""Hours that say what lies on either side."""


def block_unclear(spoken: Sequence[Clause], scene: Scene) -> None:
    """Asks about times that we cannot place, unless others say as much: a plain offer elsewhere, or an hour beside them."""
    offers = answers_the_table(spoken, scene) or any(is_sure(clause) for clause in spoken)
    tells = only_tells(spoken) and any(clause.parts for clause in spoken)
    for clause in spoken:
        of_the_past = not clause.parts and any(item.kind == "reports" for item in clause.rest)
        for item in clause.rest:
            if of_the_past and item.value == "then":
                continue  # "before that I was a clerk"
            if item.kind == "unclear" and clause.parts and all(part.does == "past" for part in clause.parts):
                continue  # "you wrote 9 or 10 on the 22nd"
            if item.kind == "unclear" and _is_beside_the_point(clause, offers=offers):
                continue
            if item.value == "turn" and offers and not clause.parts and not clause.offers:
                continue  # "Friday at 2, then. I'll be at the door at ten to."
            if item.value == "sides" and _gives_both(clause):
                continue
            if item.kind == "unclear" and item.value in ("zone", "turn", "sides"):
                scene.block(About.ZONE if item.value == "zone" else About.VAGUE)
            elif (
                item.kind == "unclear"
                and not (tells and not clause.offers)
                and not (offers and not _offers(clause))
                and not (not _is_alternative(item, clause) and _says_as_much(clause, item))
                and not (clause.refuses and any(is_answer(other, scene) for other in spoken if other is not clause))
            ):
                scene.block(About.MEANT)


def _gives_both(clause: Clause) -> bool:
    """Whether it gives the hours on both sides of something: "either side of lunch: 11 or 2"."""
    times = [part.item.value for part in clause.parts if part.does == "offered" and isinstance(part.item.value, Time)]
    return sum(time.first is not None for time in times) == TWO


def _is_alternative(unclear: Item, clause: Clause) -> bool:
    """Whether unclear words are the other of two, right behind "or": not in "Wednesday or Thursday before clinic, say 8:15"."""
    said = [item for item in (*(part.item for part in clause.parts), *clause.rest) if item.end <= unclear.start]
    return unclear.value == "or then" or (bool(said) and max(said, key=lambda item: item.end).value == "or")


def _is_beside_the_point(clause: Clause, *, offers: bool) -> bool:
    """Whether unclear words stand in what is only told beside a plain offer, or where the writer only promises to come back."""
    told = (
        bool(clause.parts) and not clause.offers and all(part.does == "aside" or is_told(part) for part in clause.parts)
    )
    later = any(item.kind == "aside" or "promises" in item.kinds for item in clause.rest)
    return (offers and told) or (later and not clause.parts and not clause.asks)


def _offers(clause: Clause) -> bool:
    return any(part.does == "offered" and part.act != "tells" for part in clause.parts)


def _says_as_much(clause: Clause, unclear: Item) -> bool:
    """Whether a clause that plainly offers makes unclear words needless: behind its times, as "then" does, or beside an hour."""
    times = [part.item.value for part in clause.parts if part.does == "offered" and isinstance(part.item.value, Time)]
    behind = all(part.item.end <= unclear.start for part in clause.parts)
    behind = behind or bool(clause.rest and clause.rest[-1].kind == "reason")  # "after the market, so 11.30"
    if unclear.value == "then" and times and not behind and all(map(_is_end, times)):
        return False  # "after that I'm free till 5" does not say from when
    if unclear.value == "then" and times and (clause.offers or _is_behind_an_offer(unclear, clause)):
        return True  # "after that I can talk from 12:30 to 1:30", "mornings only, it's noisy after that"
    return (is_sure(clause) or clause.asks or _gives_bare_hours(clause)) and (
        behind or unclear.value == "then" or any(time.kind == "at" for time in times)
    )


def _is_end(time: object) -> bool:
    return isinstance(time, Time) and time.kind == "before"


def _gives_bare_hours(clause: Clause) -> bool:
    """Whether it only gives hours, of days said before: "10.30 to 11.30, after lab meeting"."""
    times = [part.item.value for part in clause.parts if part.does == "offered" and not part.act and not part.strange]
    return len(times) == len(clause.parts) > 0 and all(
        isinstance(time, Time) and time.kind in ("at", "between") for time in times
    )


def _is_behind_an_offer(unclear: Item, clause: Clause) -> bool:
    """Whether "after that" is after the hours that a clause offers, and nothing more is offered then."""
    said = [part for part in clause.parts if part.does == "offered" and not part.act]
    hours = any(part.item.kind == "time" and part.item.end <= unclear.start for part in said)
    return hours and any(item.is_strange and item.start < unclear.start for item in clause.rest)
