"""What a stretch of words does with the times in it: offers them, says or tells of something else, or speaks for somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from halfhour.domain.scheduling.words.frames import Frame, frame_of
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Clock, Days, Time, Weekday

Act = Literal["", "says", "tells", "others"]
TIMED = ("day", "time")
SUBJECTS = ("subject", "third")
SEVERAL = 2
"""Strange words before a time from which they are taken for somebody's or something's doing (our own default)."""
WEEK = 4
"""Days from the first to the last of those on which a shop is open (our own default)."""
NEAR = 5
"""Words behind a verb within which its object stands (our own default)."""


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
    for begins, end in _stretches(segment):
        stretch = segment[begins:end]
        lists = bool(stretch) and stretch[0].is_timed and begins > 1 and segment[begins - 2].is_timed
        frame = frame_of(stretch)
        told = _is_told(segment, begins, end, frame) or (told and lists)
        if not (doubt.act in ("says", "tells") and _goes_on_telling(segment, begins, end, frame)):
            after = doubt.act == "tells" and not frame.verb
            refuses = any(item.kind == "refuses" for item in stretch)
            others = (
                Doubt(act="others") if _is_others(stretch, frame) or (refuses and frame.subject == "somebody") else None
            )
            doubt = others or (Doubt(offers=not refuses) if told else _doubt(segment, begins, end, frame))
            doubt = Doubt(doubt.strange, "tells") if after and not told and not doubt.act else doubt
        found[begins:end] = [doubt] * (end - begins)
        found[begins:end] = [
            Doubt(SEVERAL, "tells")
            if _is_opening(segment, place)
            or _is_night(segment[place])
            or _is_owned(segment, place)
            or _is_on_another_clock(segment, place)
            else found[place]
            for place in range(begins, end)
        ]
        _mark_relative(segment, begins, end, found)
    _mark_fronted(segment, found)
    return found


def _mark_fronted(segment: Sequence[Item], found: list[Doubt]) -> None:
    """ "On the 21st, we receive nobody": a day before the comma belongs to what is told behind it."""
    for (begins, end), (follows, last) in pairwise(_stretches(segment)):
        days = [item for item in segment[begins:end] if item.kind != "link"]
        told = follows < last and found[follows].act in ("says", "tells") and bool(frame_of(segment[follows:last]).verb)
        bare = bool(days) and all(item.kind == "day" for item in days)
        if bare and told and segment[end].value == "," and not any(item.is_timed for item in segment[follows:last]):
            found[begins:end] = [found[follows]] * (end - begins)


def _goes_on_telling(segment: Sequence[Item], begins: int, end: int, frame: Frame) -> bool:
    """Whether it only adds to what was told: "both at 7pm", "and swimming on Thursdays at 5", "and is full by four"."""
    stretch = segment[begins:end]
    kinds = {item.kind for item in stretch}
    if "offers" in kinds or frame.subject or any(item.value == "?" for item in stretch):
        return False
    joined = begins > 0 and (segment[begins - 1].kind == "link" or segment[begins - 1].value == "(")
    adds = "time" in kinds and not kinds & {"day", "refuses"}
    return adds or joined or any(item.is_strange or item.points for item in stretch)


def _stretches(segment: Sequence[Item]) -> list[tuple[int, int]]:
    cuts = [-1, *(place for place in range(len(segment)) if _cuts(segment, place)), len(segment)]
    return [(one + 1, other) for one, other in pairwise(cuts)]


def _cuts(segment: Sequence[Item], place: int) -> bool:
    item, before = segment[place], segment[place - 1] if place else None
    follows = segment[place + 1] if place + 1 < len(segment) else None
    if not is_seam(item) or follows is None:
        return is_seam(item)
    if before and {before.kind, follows.kind} == set(TIMED):
        has_day = before.kind == "time" and any(each.kind == "day" for each in _back_to_seam(segment, place - 1))
        return has_day and item.kind == "sign"  # no cut in "Wednesday 2 December, 2pm", one in "Mon 9 to 5, Tue"
    joins = follows.is_timed or (follows.kind == "link" and follows.speech not in SUBJECTS)
    return not (item.kind == "link" and joins)


def _back_to_seam(segment: Sequence[Item], place: int) -> list[Item]:
    return list(takewhile(lambda item: not is_seam(item), reversed(segment[:place])))


def is_seam(item: Item) -> bool:
    """Whether one thing may end and another begin here: a comma, a dash, "and", "or"."""
    return (item.kind == "sign" and item.value in (",", "-", ":", "(")) or (
        item.kind == "link" and item.value in ("and", "or")
    )


def _is_told(segment: Sequence[Item], begins: int, end: int, frame: Frame) -> bool:
    """Whether it plainly offers or refuses: by a cue or a question mark; one like "maybe" says little beside what somebody does."""
    stretch = segment[begins:end]
    if _has_room(frame) or any(
        item.kind in ("refuses", "back")
        or (
            _is_firm(item)
            and not _is_of_work(segment, begins + place)
            and not (frame.is_of_something and not _is_for_you(item))
        )
        for place, item in enumerate(stretch)
    ):
        return True
    if (frame.is_of_something and frame.says_able) or _asks_for_a_call(stretch):
        return True
    if all(item.kind != "offers" and item.value != "?" for item in stretch):
        return False
    does = (
        frame.is_of_something
        or frame.is_past
        or _is_something(frame)
        or any(
            (segment[place].is_strange and _is_of_something(segment, place)) or _is_of_work(segment, place)
            for place in range(begins, end)
        )
    )
    if any(item.value == "?" for item in stretch):
        return not (does and any(_is_firm(item) for item in segment[:begins]))
    return not does


def _has_room(frame: Frame) -> bool:
    """Whether somebody has, or there is, room for a talk: "I've got a gap at", "there is a slot", "Thursday is the first day"."""
    if frame.subject == "somebody" and frame.verb == "have":
        return bool(frame.behind) and frame.behind[0].is_timed
    if frame.subject in ("", "thing", "somebody") or frame.verb == "cue":
        return False
    for item in frame.behind[:NEAR]:
        if item.speech == "you" and frame.subject == "speaker":
            return frame.verb == "will"
        if item.is_timed:
            return frame.verb == "have"
        if item.is_gap:
            return True
        if item.is_strange or (item.kind == "weak" and frame.verb == "have"):
            return False
    return False


def _is_thing(segment: Sequence[Item], place: int) -> bool:
    """Whether something that is open or good is spoken of, not a time: "the museum is open"."""
    return (
        place > 0
        and segment[place - 1].word in ("the", "our")
        and place + 1 < len(segment)
        and segment[place + 1].word in ("is", "are")
    )


def _is_of_work(segment: Sequence[Item], place: int) -> bool:
    """Whether a word of offering is what somebody does: "I work nights", "we open at eight"."""
    return (
        segment[place].word in ("work", "open", "close", "finish", "leave")
        and place > 0
        and segment[place - 1].word in ("i", "we", "they", "you")
    )


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


def _is_firm(item: Item) -> bool:
    return item.kind == "offers" and item.value != "soft"


def _doubt(segment: Sequence[Item], begins: int, end: int, frame: Frame) -> Doubt:
    strange = [place for place in range(begins, end) if segment[place].is_strange and not _bids(segment, begins, place)]
    timed = next((place for place in range(begins, end) if segment[place].is_timed), end)
    before = [place for place in strange if place < timed]
    tells = len(before) >= SEVERAL or any(_is_of_something(segment, place) for place in strange)
    tells = tells or any(_is_own_plan(segment, place) for place in range(begins, timed))
    tells = tells or any(item.kind == "others" for item in segment[begins:timed])
    tells = tells or any(_is_of_work(segment, place) for place in range(begins, end))
    tells = tells or (frame.is_of_need and bool(before))
    tells = tells or (begins < end and segment[begins].kind == "reports")
    tells = tells or frame.is_of_something or _is_something(frame) or frame.is_past
    if tells:
        return Doubt(max(len(strange), 1), "tells")
    return Doubt(len(strange), "says" if _only_says(frame) else "")


def _bids(segment: Sequence[Item], begins: int, place: int) -> bool:
    """Whether a word behind times bids the reader do something: "Monday 3pm ring the bell"."""
    lead = segment[begins:place]
    leads = any(item.is_timed for item in lead) and all(
        item.is_timed or (item.kind in ("link", "zone") and item.speech not in (*SUBJECTS, "you")) for item in lead
    )
    follows = segment[place + 1] if place + 1 < len(segment) else None
    return leads and follows is not None and (follows.points or follows.word in ("me", "us"))


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


def _is_something(frame: Frame) -> bool:
    """Whether it says what somebody has or where somebody is, or what a day or "it" is: "I've the plumber", "it is market day"."""
    if frame.verb not in ("be", "have", "weak", "goes"):
        return False
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


def _is_noun(behind: Sequence[Item]) -> bool:
    """Whether what a day is called is a thing: "market day", "for the accounts"."""
    return len(behind) > 1 and behind[0].is_strange and (behind[1].is_strange or behind[1].is_gap)


def _only_says(frame: Frame) -> bool:
    """Whether a sentence is said whole, without a sign that it offers: "we go on Friday", "this week is hopeless"."""
    settles = frame.subject in ("it", "time") and frame.verb == "be" and bool(frame.behind) and frame.behind[0].is_timed
    return bool(frame.verb) and not settles


def _is_of_something(segment: Sequence[Item], place: int) -> bool:
    return _is_doing(segment, place) or _is_thing(segment, place) or _is_of_work(segment, place)


def _is_own_plan(segment: Sequence[Item], place: int) -> bool:
    """Whether a word that we know from talks is somebody's own doing: "I speak on the 8th", and not "I speak with you"."""
    follows = segment[place + 1] if place + 1 < len(segment) else None
    with_you = follows is not None and (follows.speech == "you" or follows.word == "with")
    alone = place > 0 and segment[place - 1].word not in ("we", "to", "will", "i'll", "we'll")
    return segment[place].speech == "doing" and alone and not with_you and _is_doing(segment, place)


def _is_doing(segment: Sequence[Item], place: int) -> bool:
    """Whether a strange word says what a subject does or has: "I catch", "we have surgery", "it ships"."""
    back = place - 1
    while back >= 0 and segment[back].speech == "between":
        back -= 1
    return back >= 0 and segment[back].speech in SUBJECTS


def _is_night(item: Item) -> bool:
    """Whether it is a span through the night, as of a shift: "8pm-8am"."""
    match item.value:
        case Time(first=Clock(half="pm"), last=Clock(half="am")):
            return True
        case Time(first=Clock(hour=begins, half="24"), last=Clock(hour=ends, half="24")):
            return ends < begins
    return False


def _is_owned(segment: Sequence[Item], place: int) -> bool:
    """Whether an hour is the name of something that is at it: "right before my 11:45", "the 21:40 bus"."""
    if segment[place].kind != "time" or not isinstance(segment[place].value, Time) or segment[place].value.kind != "at":
        return False
    if _is_event(segment, place):
        return True
    before = segment[place - 1] if place else None
    follows = segment[place + 1] if place + 1 < len(segment) else None
    if (
        before is None
        or not before.points
        or (before.word in ("a", "an") and any(item.kind == "offers" for item in segment))
    ):
        return False
    return before.word != "the" or (follows is not None and follows.is_strange)


def _is_event(segment: Sequence[Item], place: int) -> bool:
    """Whether it only places something of somebody's: "before my train at 4:35"."""
    back = [segment[each] for each in range(place - 1, max(-1, place - 5), -1)]
    nouns = back[1:] if back and back[0].kind == "link" and back[0].value == "at" else []
    named = next((number for number, item in enumerate(nouns) if not item.is_strange), len(nouns))
    return 0 < named < len(nouns) and nouns[named].word in ("my", "our", "his", "her", "their")


def _is_on_another_clock(segment: Sequence[Item], place: int) -> bool:
    """Whether a day says again on the other's clock what was said: "Thursday at nine, so your Friday", "for you that is Saturday"."""
    near = segment[max(0, place - NEAR) : place]
    says_again = any(item.is_timed for item in segment[:place]) or all(
        item.kind != "offers" and item.value != "?" for item in segment
    )
    whose = (
        place > 0 and says_again and segment[place].kind == "day" and segment[place - 1].word in ("my", "your", "ur")
    )
    said = any(item.word in ("that", "that's", "which") for item in near[-3:]) or (
        len(near) > 1 and near[-1].word == "is" and any(item.is_timed for item in near[:-1])
    )
    behind = [item for item in segment[place + 1 : place + 4]]
    for_whom = any(item.speech == "you" for item in (*near, *behind)) or any(
        item.word in ("me", "us") for item in behind
    )
    again = said and for_whom
    return whose or (segment[place].is_timed and again and all(item.kind != "offers" for item in near))


def _is_opening(segment: Sequence[Item], place: int) -> bool:
    """Whether it is the week of a shop, which nobody offers whole: "Monday to Friday 8:30 to 4" behind other words."""
    match segment[place].value:
        case Days(first=Weekday(number=begins), last=Weekday(number=ends)):
            pass
        case _:
            return False
    follows = segment[place + 1] if place + 1 < len(segment) else None
    spans = follows is not None and isinstance(follows.value, Time) and follows.value.kind == "between"
    cued = any(item.kind == "offers" or item.value == "?" for item in segment)
    return (
        ends - begins >= WEEK and spans and not cued and any(item.kind in ("word", "weak") for item in segment[:place])
    )


def _is_others(stretch: Sequence[Item], frame: Frame) -> bool:
    """Whether the offer is somebody else's: "my colleague is free on Friday", "she can do two", "Kofi can do Thursday"."""
    first = next((item.kind for item in stretch if item.kind in ("others", "offers", *TIMED)), "")
    if first == "others" and any(item.kind == "offers" for item in stretch):
        return True
    return frame.is_of_something and _can_do_it(frame)


def _can_do_it(frame: Frame) -> bool:
    """Whether somebody is followed by what they can do, and not by "can see you"."""
    return frame.says_able and not any(
        item.speech == "you" or item.word.endswith(" you") for item in frame.behind[:NEAR]
    )


def _mark_relative(segment: Sequence[Item], begins: int, end: int, found: list[Doubt]) -> None:
    """ "Wednesday, when I see the dentist at 10": what follows tells of the day."""
    for place in range(max(begins, 1), end - 1):
        behind, follows = segment[place - 1], segment[place + 1]
        if segment[place].speech != "relative" or behind.kind not in (*TIMED, "sign") or follows.speech not in SUBJECTS:
            continue
        if not any(item.kind in ("offers", "back") for item in segment[place:end]):
            found[place:end] = [Doubt(SEVERAL, "tells")] * (end - place)
