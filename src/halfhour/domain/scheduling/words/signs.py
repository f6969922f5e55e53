"""Signs that a stretch of words offers its times: cues, questions, room in a calendar, and bidding the reader."""

from collections.abc import Sequence

from halfhour.domain.scheduling.words.frames import Frame
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.passage import Passage
from halfhour.domain.scheduling.words.tellings import (
    has_others,
    is_of_something,
    is_of_work,
    is_something,
)

SUBJECTS = ("subject", "third")
FOR_YOU = frozenset({"offers", "proposes", "suggests", "suits", "fits", "let's", "how about"})
"""Cues that offer whoever is spoken of."""
SMALL = frozenset({"please", "so", "just", "then", "or", "and"})
"""Words that may stand before a bidding."""
NEAR = 5
"""Words behind a verb within which its object stands (our own default)."""


def plainly_offers(passage: Passage) -> bool:
    """Whether it plainly offers, answers or refuses: by a cue, a question, room in a calendar, or by bidding the reader."""
    frame = passage.frame
    if _has_room(frame) or frame.is_to_the_reader or (frame.is_of_something and frame.says_able):
        return True
    if leaves_open(passage) or _invites(passage):
        return True
    if any(_is_sign(passage, place) for place in passage.places) or _asks_for_a_call(passage.items):
        return True
    does = _speaks_of_something(passage)
    if passage.asks:
        return not (does and any(_is_firm(item) for item in passage.segment[: passage.begins]))
    return not does and any(item.kind == "offers" for item in passage.items)


def _invites(passage: Passage) -> bool:
    """Whether it says what happens if the reader calls or comes then: "if you ring at 1:10 on Thursday"."""
    begins = len(passage.items) > 1 and passage.items[0].kind == "if" and passage.items[1].speech == "you"
    return begins and any("bids" in item.kinds for item in passage.items[:NEAR]) and not passage.refuses


def leaves_open(passage: Passage) -> bool:
    """Whether it says no more than any hour of many: "any time from 2.30"."""
    timed = [item for item in passage.items if item.is_timed]
    return bool(timed) and "any" in timed[0].kinds and passage.items[0] is timed[0]


def _is_sign(passage: Passage, place: int) -> bool:
    """Whether a word refuses, answers, or is a cue that offers whatever else is said; "work" may be what somebody does."""
    item = passage.segment[place]
    if item.kind in ("refuses", "back"):
        return True
    own = not passage.frame.is_of_something or _is_for_you(item)
    return _is_firm(item) and own and not is_of_work(passage.segment, place)


def _speaks_of_something(passage: Passage) -> bool:
    """Whether it speaks of something else, beside which a cue like "maybe" says little."""
    segment, frame = passage.segment, passage.frame
    if frame.is_of_something or frame.is_past or is_something(frame):
        return True
    return any(
        (segment[place].is_strange and is_of_something(segment, place)) or is_of_work(segment, place)
        for place in passage.places
    )


def _has_room(frame: Frame) -> bool:
    """Whether somebody has, or there is, room for a talk: "I've got a gap at", "there is a slot", "Thursday is the first day"."""
    if frame.subject in ("somebody", "thing") and frame.verb == "have" and _has_minutes(frame.behind):
        return True
    if frame.subject == "somebody" and frame.verb == "have":
        return bool(frame.behind) and frame.behind[0].is_timed
    if frame.subject in ("", "thing", "somebody") or frame.verb == "cue":
        return False
    if frame.subject == "speaker" and frame.verb == "will" and frame.behind and "bids" in frame.behind[0].kinds:
        return not any(item.points or item.is_strange for item in frame.behind[1:2])
    if has_others(frame):
        return False
    for item in frame.behind[:NEAR]:
        if item.speech == "you" and frame.subject == "speaker":
            return frame.verb == "will"
        if item.is_timed:
            return frame.verb == "have"
        if item.is_gap:
            if any(each.word == "last" for each in frame.behind[:2]) and item.word == "day":
                return False  # "Tuesday is my last day with the team"
            return frame.subject != "time" or any(each.points for each in frame.behind[:2])
        if item.is_strange or (item.kind == "weak" and frame.verb == "have"):
            return False
    return False


def _has_minutes(behind: Sequence[Item]) -> bool:
    """Whether somebody has so many minutes at a time, and nothing to fill them: "the Dean has 15 min on Thursday"."""
    said = [item for item in behind if item.kind != "link"]
    return [item.kind == "length" for item in said[:1]] == [True] and any(item.is_timed for item in said[1:2])


def _is_for_you(item: Item) -> bool:
    """Whether a cue offers although somebody or something else is spoken of: "she offers", "he will see you"."""
    return item.word.endswith(" you") or item.word in FOR_YOU


def _is_firm(item: Item) -> bool:
    return item.kind == "offers" and item.value != "soft"


def _asks_for_a_call(stretch: Sequence[Item]) -> bool:
    """Whether it begins by bidding the reader: "give us a bell on Monday", "call me"; "call the office" does not."""
    words = [item for item in stretch if item.kind != "sign" and item.word not in SMALL]
    if len(words) < 2:
        return False
    first, second = words[:2]
    elsewhere = second.points and len(words) > 2 and words[2].kind == "weak"
    calls = "bids" in first.kinds and not second.verb and not elsewhere
    return calls or (first.kind in ("word", "weak") and second.word in ("me", "us"))


def bids(passage: Passage, place: int) -> bool:
    """Whether a word behind times bids the reader do something: "Monday 3pm ring the bell"."""
    lead, segment = passage.segment[passage.begins : place], passage.segment
    leads = any(item.is_timed for item in lead) and all(
        item.is_timed or (item.kind in ("link", "zone") and item.speech not in (*SUBJECTS, "you")) for item in lead
    )
    follows = segment[place + 1] if place + 1 < len(segment) else None
    return leads and follows is not None and (follows.points or follows.word in ("me", "us"))
