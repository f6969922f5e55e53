"""Signs that a stretch of words offers its times: cues, questions, room in a calendar, and bidding the reader."""

from collections.abc import Sequence

from halfhour.domain.scheduling.words.frames import Frame
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.tellings import is_of_something, is_of_work, is_something

SUBJECTS = ("subject", "third")
NEAR = 5
"""Words behind a verb within which its object stands (our own default)."""


def plainly_offers(segment: Sequence[Item], begins: int, end: int, frame: Frame) -> bool:
    """Whether it plainly offers or refuses: by a cue or a question mark; one like "maybe" says little beside what somebody does."""
    stretch = segment[begins:end]
    if has_room(frame) or any(
        item.kind in ("refuses", "back")
        or (
            is_firm(item)
            and not is_of_work(segment, begins + place)
            and not (frame.is_of_something and not _is_for_you(item))
        )
        for place, item in enumerate(stretch)
    ):
        return True
    if (frame.is_of_something and frame.says_able) or frame.is_to_the_reader or _asks_for_a_call(stretch):
        return True
    if all(item.kind != "offers" and item.value != "?" for item in stretch):
        return False
    does = (
        frame.is_of_something
        or frame.is_past
        or is_something(frame)
        or any(
            (segment[place].is_strange and is_of_something(segment, place)) or is_of_work(segment, place)
            for place in range(begins, end)
        )
    )
    if any(item.value == "?" for item in stretch):
        return not (does and any(is_firm(item) for item in segment[:begins]))
    return not does


def has_room(frame: Frame) -> bool:
    """Whether somebody has, or there is, room for a talk: "I've got a gap at", "there is a slot", "Thursday is the first day"."""
    if frame.subject == "somebody" and frame.verb == "have":
        return bool(frame.behind) and frame.behind[0].is_timed
    if frame.subject in ("", "thing", "somebody") or frame.verb == "cue":
        return False
    first, *rest = [*frame.behind[:2], *[None] * 2][:2]
    if frame.subject == "speaker" and frame.verb == "will" and first is not None and "bids" in first.kinds:
        return rest[0] is None or not (rest[0].points or rest[0].is_strange)
    for item in frame.behind[:NEAR]:
        if item.speech == "you" and frame.subject == "speaker":
            return frame.verb == "will"
        if item.is_timed:
            return frame.verb == "have"
        if item.is_gap:
            return frame.subject != "time" or any(each.points for each in frame.behind[:2])
        if item.is_strange or (item.kind == "weak" and frame.verb == "have"):
            return False
    return False


def _is_for_you(item: Item) -> bool:
    """Whether a cue offers although somebody or something else is spoken of: "she offers", "he will see you"."""
    return item.word.endswith(" you") or item.word in (
        "offers",
        "proposes",
        "suggests",
        "suits",
        "fits",
        "let's",
        "how about",
    )


def is_firm(item: Item) -> bool:
    return item.kind == "offers" and item.value != "soft"


def _asks_for_a_call(stretch: Sequence[Item]) -> bool:
    """Whether it begins by bidding the reader: "give us a bell on Monday"."""
    words = [
        item
        for item in stretch
        if item.kind != "sign" and item.word not in ("please", "so", "just", "then", "or", "and")
    ]
    first, second = [*words[:2], *[None] * 2][:2]
    if first is None or second is None:
        return False
    calls = (
        "bids" in first.kinds and not second.verb and not (second.points and len(words) > 2 and words[2].kind == "weak")
    )
    return calls or (first.kind in ("word", "weak") and second.word in ("me", "us"))


def bids(segment: Sequence[Item], begins: int, place: int) -> bool:
    """Whether a word behind times bids the reader do something: "Monday 3pm ring the bell"."""
    lead = segment[begins:place]
    leads = any(item.is_timed for item in lead) and all(
        item.is_timed or (item.kind in ("link", "zone") and item.speech not in (*SUBJECTS, "you")) for item in lead
    )
    follows = segment[place + 1] if place + 1 < len(segment) else None
    return leads and follows is not None and (follows.points or follows.word in ("me", "us"))
