"""Signs that a stretch of words tells of something else: what somebody does or has, where they are, what a day is."""

from collections.abc import Sequence
from itertools import pairwise

from halfhour.domain.scheduling.words.frames import Frame
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.passage import Passage

SUBJECTS = ("subject", "third")
OTHERS = ("one", "another", "two", "three", "several")
TITLES = ("dr", "mr", "mrs", "ms", "miss", "prof", "professor", "sir", "madam")
BRINGS = ("to", "with", "meet", "introduce")
"""Words behind which somebody is brought in: "let me introduce you to Kofi, he's free"."""
SEVERAL = 2
"""Strange words before a time from which they are taken for somebody's or something's doing (our own default)."""
NEAR = 5
"""Words behind a verb within which its object stands (our own default)."""


def tells(passage: Passage, strange: Sequence[int]) -> bool:
    """Whether a passage tells of something else; `strange` are the places of its words that we do not know."""
    segment, frame = passage.segment, passage.frame
    timed = next((place for place in passage.places if segment[place].is_timed), passage.end)
    before = [place for place in strange if place < timed]
    return (
        len(before) >= SEVERAL
        or frame.is_of_something
        or frame.is_past
        or is_something(frame)
        or (frame.is_of_need and (bool(before) or passage.items[0].is_timed))
        or tells_firmly(passage, strange)
        or any(is_of_something(segment, place) for place in strange)
        or any(is_of_work(segment, place) for place in passage.places)
        or any(item.kind == "others" for item in segment[passage.begins : timed])
        or (bool(passage.items) and passage.items[0].kind == "reports")
    )


def tells_firmly(passage: Passage, strange: Sequence[int]) -> bool:
    """Whether its grammar alone tells, however it sounds: what happens at a time, or a condition."""
    return _is_when(passage.frame) or _is_condition(passage, bool(strange))


def _is_when(frame: Frame) -> bool:
    """Whether it says what happens at a time: "Friday at 3 is when I pick up the children"; not when somebody is free."""
    said = frame.subject == "time" and frame.verb == "be" and bool(frame.behind) and frame.behind[0].word == "when"
    return said and not any(item.kind in ("offers", "back") for item in frame.behind)


def _is_condition(passage: Passage, strange: bool) -> bool:
    """Whether it only says under what condition something is: "if you see me at the fair on Saturday"; not "if Monday suits"."""
    begins = bool(passage.items) and passage.items[0].kind == "if"
    return begins and strange and not any(item.kind in ("offers", "back", "refuses") for item in passage.items)


def is_something(frame: Frame) -> bool:
    """Whether it says what somebody has or where somebody is, or what a day or "it" is: "I've the plumber", "it is market day"."""
    if frame.verb not in ("be", "have", "weak", "goes") or (
        frame.subject == "reader" and frame.verb in ("weak", "goes")
    ):
        return False
    if has_others(frame):
        return True
    if frame.verb == "be" and frame.behind and frame.behind[0].kind == "offers":
        return False
    article = next((place for place, item in enumerate(frame.behind[:2]) if item.points), None)
    if frame.subject == "speaker" and frame.verb == "be" and article == 1:
        return not any(item.is_gap or item.kind == "offers" for item in frame.behind[:NEAR])
    for item in frame.behind[:NEAR]:
        if item.is_timed or item.is_gap:
            return False
        if item.is_strange or (item.kind == "weak" and frame.verb == "have"):
            return frame.subject != "time" or article is not None or _is_noun(frame.behind)
    return False


def has_others(frame: Frame) -> bool:
    """Whether somebody has other talks then: "I have one at 10 and one at 10.30"."""
    return frame.subject == "speaker" and frame.verb == "have" and bool(frame.behind) and frame.behind[0].word in OTHERS


def _is_noun(behind: Sequence[Item]) -> bool:
    """Whether what a day is called is a thing: "market day", "for the accounts"."""
    return len(behind) > 1 and behind[0].is_strange and (behind[1].is_strange or behind[1].is_gap)


def only_says(frame: Frame) -> bool:
    """Whether a sentence is said whole, without a sign that it offers: "we go on Friday", "this week is hopeless"."""
    named = not frame.behind or frame.behind[0].is_timed  # "Friday at 2 is", "it's at two"
    settles = frame.subject in ("it", "time") and (
        (frame.verb == "be" and named) or (frame.verb in ("goes", "can", "will") and not frame.behind)
    )
    return bool(frame.verb) and not settles


def is_of_something(segment: Sequence[Item], place: int) -> bool:
    """Whether a word says what somebody or something does or is."""
    return _is_doing(segment, place) or _is_thing(segment, place) or is_of_work(segment, place)


def _is_thing(segment: Sequence[Item], place: int) -> bool:
    """Whether something that is open or good is spoken of, not a time: "the museum is open"."""
    return (
        place > 0
        and segment[place - 1].word in ("the", "our")
        and place + 1 < len(segment)
        and segment[place + 1].word in ("is", "are")
    )


def is_of_work(segment: Sequence[Item], place: int) -> bool:
    """Whether a word of offering is what somebody does, or a thing: "I work nights", "we open at eight", "work dinner Tuesday"."""
    word, before = segment[place].word, segment[place - 1] if place else None
    if word == "work" and (before is None or before.kind == "sign"):
        return True
    does = word in ("work", "open", "close", "finish", "leave")
    return does and before is not None and before.word in ("i", "we", "they", "you")


def _is_doing(segment: Sequence[Item], place: int) -> bool:
    """Whether a strange word says what a subject does or has: "I catch", "we have surgery", "it ships"."""
    back = place - 1
    while back >= 0 and segment[back].speech == "between":
        back -= 1
    return back >= 0 and segment[back].speech in SUBJECTS


def is_others(stretch: Sequence[Item], frame: Frame) -> bool:
    """Whether the offer is somebody else's: "my colleague is free on Friday", "she can do two", "Kofi can do Thursday"."""
    first = next((item.kind for item in stretch if item.kind in ("others", "offers", "day", "time")), "")
    if first == "others" and any(item.kind == "offers" for item in stretch):
        return True
    return frame.is_of_something and _can_do_it(frame)


def is_anothers(passage: Passage) -> bool:
    """Whether somebody is named whom the reader has not asked: "my sister", "Kofi"; who is spoken for has a title, or is "she"."""
    stretch, before = passage.items, passage.segment[: passage.begins]
    named = any(item.kind == "others" or _is_bare_name(stretch, place) for place, item in enumerate(stretch))
    return named or any(item.is_capital and one.word in BRINGS for one, item in pairwise(before))


def _is_bare_name(stretch: Sequence[Item], place: int) -> bool:
    """Whether it is a name with a verb, and neither a title nor what somebody is stands before it: "Dr Walsh", "our manager Jo"."""
    before, item, behind = stretch[place - 1] if place else None, stretch[place], stretch[place + 1 : place + 2]
    called = before is not None and (
        before.points or before.is_strange or before.kind == "weak" or before.word in TITLES
    )
    return item.is_capital and any(each.verb for each in behind) and not called


def _can_do_it(frame: Frame) -> bool:
    """Whether somebody is followed by what they can do, and not by "can see you"."""
    return frame.says_able and not any(
        item.speech == "you" or item.word.endswith(" you") for item in frame.behind[:NEAR]
    )
