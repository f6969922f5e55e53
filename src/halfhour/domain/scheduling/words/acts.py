"""What a passage does with the times in it: offers them, says or tells of something else, or speaks for somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Literal

from halfhour.domain.scheduling.words.frames import leads_to_event
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.marks import is_never_offered
from halfhour.domain.scheduling.words.nodes import Time, Weekday
from halfhour.domain.scheduling.words.passage import Passage, passages
from halfhour.domain.scheduling.words.seams import SUBJECTS, TIMED
from halfhour.domain.scheduling.words.signs import bids, leaves_open, plainly_offers
from halfhour.domain.scheduling.words.sparing import is_spared
from halfhour.domain.scheduling.words.tellings import is_anothers, is_others, only_says, tells, tells_firmly

Act = Literal["", "says", "tells", "others"]
CORRECTS = ("sorry", "no sorry", "no wait", "no, wait", "i mean", "i meant")
"""Words that begin a correction of what was just said."""
CUED = 0.8
"""Chances of telling from which a time is doubted that a cue offers (our own default)."""
FALLBACKS = ("fallback", "fall-back", "backup", "back-up", "reserve")
"""Words for a second choice, which sounds refused beside the first."""
MORE = ("another", "one more", "a second", "another one")
"""Words that stand for one more of what was offered."""
BETWEEN = ("one", "ones", "slot", "slots")
"""What a day is called that is on the table, between it and what is said of it."""
NO_MATTER = ("no ", "not a ")
"""Beginnings of words that offer, of which each alone denies."""
FAR = 6
"""Words of a condition in which it names a thing (our own default)."""
TURNS = ("after", "before", "once", "as soon as")
"""Words that lead to something before or after which a time is."""
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
    is_refused: bool = False
    is_firm: bool = False


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
            met = segment[place].kind == "day" and any(_is_with_another(segment, each) for each in passage.places)
            found[place] = TOLD if met or is_never_offered(segment, place) else doubt
        _mark_relative(passage, found)
    _mark_taken_up(segment, found)
    return found if _is_left_to_grammar(segment) else _as_heard(segment, found)


def _is_with_another(segment: Sequence[Item], place: int) -> bool:
    """Whether an hour is the name of a talk with somebody else: "on the 22nd I have a 9 o'clock with the auditors"."""
    near = [item.word for item in segment[max(0, place - 1) : place + 3] if item is not segment[place]]
    named = is_never_offered(segment, place) and near[:2] in (["a", "with"], ["an", "with"])
    return named and segment[place].kind == "time" and near[2:] not in (["you"], ["your"])


def _share(segment: Sequence[Item], found: list[Doubt]) -> None:
    """Days with hours that "and" or "or" joins share what is said of the last: "she tells me Tuesday 10.30 and Thursday 14.00 are open"."""
    for place in range(len(segment) - 2, 0, -1):
        if segment[place].value not in ("and", "or") or not found[place + 1].offers:
            continue
        before = list(takewhile(lambda each: segment[each].is_timed, range(place - 1, -1, -1)))
        behind = list(takewhile(lambda each: segment[each].is_timed, range(place + 1, len(segment))))
        full = all({segment[each].kind for each in run} == {"day", "time"} for run in (before, behind))
        if full and not any(found[each] is TOLD for each in before):
            for each in before:
                found[each] = found[place + 1]


def _is_left_to_grammar(segment: Sequence[Item]) -> bool:
    """Whether nothing can be heard in it but times and small words, "Tuesday at 10", or it corrects what was said before."""
    corrects = any("corrects" in item.kinds or item.word in CORRECTS for item in segment[:2])
    return corrects or all(_says_nothing(item) for item in segment)


def _says_nothing(item: Item) -> bool:
    small = item.kind in ("link", "sign", "stop", "zone", "back", "open") and not item.verb
    return item.is_timed or (small and item.speech in ("", "between"))


def _as_heard(segment: Sequence[Item], found: Sequence[Doubt]) -> list[Doubt]:
    """The doubts of times as they sound; what plainly offers one time must sound told beyond doubt for another not to be offered."""
    offers = any(item.is_timed and item.heard.is_likely for item in segment)
    heard = [
        doubt if doubt.offers and _suits(segment, place) else _heard(doubt, segment[place], segment, offers=offers)
        for place, doubt in enumerate(found)
    ]
    lifted = any(each.offers and doubt.act for each, doubt in zip(heard, found, strict=True))
    heard = [
        Doubt(offers=True) if lifted and doubt.act and doubt is not TOLD and item.heard.is_rather else doubt
        for doubt, item in zip(heard, segment, strict=True)
    ]
    _share(segment, heard)
    _go_on(segment, heard)
    return heard


def _go_on(segment: Sequence[Item], found: list[Doubt]) -> None:
    """What is said of a time is said of its end too, "from 2 until I lock up at 4.30", and of another of the same: "and another from 4"."""
    for place in range(1, len(segment)):
        if _is_end_of(segment[place - 1], segment[place]) and not found[place - 1].act:
            found[place] = found[place - 1]
        elif segment[place].kind == "time" and segment[place - 1].word in MORE:
            before = [each for each in range(place - 1) if segment[each].kind == "time"]
            joined = segment[place - 2].value in ("and", "or", ",") if place > 1 else False
            found[place] = found[before[-1]] if before and joined else found[place]


def _is_end_of(first: Item, last: Item) -> bool:
    """Whether an hour until which something may be stands right behind the one from which it may."""
    times = [item.value for item in (first, last) if isinstance(item.value, Time)]
    return [time.kind for time in times] == ["after", "before"] and last.until


def _suits(segment: Sequence[Item], place: int) -> bool:
    """Whether it is said of times right before that they suit: "Wednesday and Friday both work", "Friday is no bother"."""
    ahead = (item for item in segment[place:] if not (item.is_timed or item.verb == "be" or item.word in BETWEEN))
    said = next((item for item in ahead if item.value not in ("and", "or", ",")), None)
    suits = said is not None and said.kind == "offers" and (said.value == "suit" or said.word.startswith(NO_MATTER))
    return segment[place].is_timed and suits


def _heard(doubt: Doubt, item: Item, segment: Sequence[Item], *, offers: bool) -> Doubt:
    """The doubt of one time; what is never offered stays told, and a bound is the grammar's."""
    if doubt is TOLD or not item.is_timed:
        return doubt
    if _is_kept(item, segment):
        return Doubt()
    if "then" in item.kinds and any(each.kind == "offers" for each in segment):
        return doubt  # the ear has not been taught that "from then till 4" is the span of what follows
    if item.heard.differs and not (offers and doubt.act in ("", "others") and not item.heard.is_told):
        return _told(doubt, item)
    if (
        item.heard.is_refused
        and not any(each.word in FALLBACKS for each in segment)
        and not _is_bound(item)
        and not _is_set_before(item, segment)
        and not _is_meant_instead(item, segment)
        and not is_spared(segment)
    ):
        return replace(doubt, is_refused=True)
    sure = item.heard.is_sure if doubt.act in ("tells", "others") else item.heard.is_likely
    return Doubt(offers=True) if sure and _may_be_lifted(doubt, segment) else doubt


def _is_kept(item: Item, segment: Sequence[Item]) -> bool:
    """Whether it is the hour that stays while the day changes: "it's Wednesday the 18th, still at 2"."""
    ahead = [each for each in segment if each.end <= item.start and each.value != "at"][-2:]
    kept = [each.word for each in ahead[1:]] == ["still"] and (ahead[0].kind == "sign" or ahead[0].value == "and")
    return kept and _is_hour(item) and any(each.kind == "day" for each in segment if each.end <= item.start)


def _is_set_before(item: Item, segment: Sequence[Item]) -> bool:
    """Whether it is what somebody would rather have than the other: "I would rather have 11 than 10"."""
    behind = takewhile(lambda each: not each.is_timed, (each for each in segment if each.start >= item.end))
    denied = any(each.kind in ("refuses", "not") for each in segment)
    compared = any(each.kind == "instead" for each in behind)
    return compared and not denied and any(each.kind == "offers" for each in segment)


def _is_meant_instead(item: Item, segment: Sequence[Item]) -> bool:
    """Whether another time is denied right behind it: "11 not 11:30"."""
    behind = [each for each in segment if each.start >= item.end][:2]
    return [each.kind for each in behind] == ["not", item.kind]


def _told(doubt: Doubt, item: Item) -> Doubt:
    """What sounds told, which is doubted only where a cue plainly offers it: "pencil in Friday at 11"."""
    if not doubt.offers or item.heard.is_told:
        return replace(TOLD, is_past=doubt.is_past)
    return Doubt(1, offers=True) if item.heard.tells >= CUED else doubt


def _may_be_lifted(doubt: Doubt, segment: Sequence[Item]) -> bool:
    """Whether what is doubted may be offered all the same: no meal, and where it is told a day with an hour, no bound of something else."""
    times = [item.value for item in segment if isinstance(item.value, Time)]
    if any(time.part == "lunch" for time in times) or not (doubt.act or doubt.strange):
        return False
    if doubt.is_firm and not (segment[0].kind == "if" and any(item.speech == "you" for item in segment[:2])):
        return False
    if segment[0].kind == "if" and doubt.act and any(item.is_strange for item in segment[:FAR]):
        return False  # "if the snow stays away I can make Monday at 9"
    days = [item.value for item in segment if item.kind == "day"]
    full = bool(days) and (any(time.first for time in times) or (not times and all(_is_pointed(day) for day in days)))
    return doubt.act != "tells" or (full and not any(time.kind == "before" for time in times))


def _is_pointed(day: object) -> bool:
    """Whether it points to a day that was named: "so I take the Wednesday"."""
    return isinstance(day, Weekday) and day.pointed


def _is_bound(item: Item) -> bool:
    return isinstance(item.value, Time) and item.value.kind in ("before", "after")


def _lists_on(passage: Passage) -> bool:
    """Whether it goes on with a list of times, "Monday at 3, Tuesday", or adds but a time: "ring after that, say 11:30"."""
    begins = passage.begins
    adds = any(item.is_timed for item in passage.items) and all(
        item.is_timed or (item.kind == "link" and not item.speech) for item in passage.items
    )
    own = passage.frame.subject == "speaker" and any(item.is_strange for item in passage.items)
    if own or any(item.kind == "aside" for item in passage.items):
        return False  # "Friday at 2, Thursday I'm in Batangas"
    listed = bool(passage.items) and passage.items[0].is_timed and begins > 1 and passage.segment[begins - 2].is_timed
    return listed or (begins > 1 and adds)


def _doubt_after(before: Doubt, passage: Passage, *, plain: bool) -> Doubt:
    """The doubt of a passage: bare times behind a comma go on with what was told before it, behind a colon they do not."""
    somebody = passage.refuses and passage.frame.subject == "somebody"
    if is_others(passage.items, passage.frame) or somebody:
        return Doubt(act="others", is_firm=is_anothers(passage))
    if plain:
        return Doubt(offers=not passage.refuses)
    if _tells_when_that_is(passage):
        return Doubt()
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
        firm = passage.frame.is_past or tells_firmly(passage, strange)
        return Doubt(max(len(strange), 1), "tells", is_past=passage.frame.is_past, is_firm=firm)
    return Doubt(len(strange), "says" if only_says(passage.frame) else "")


def _tells_when_that_is(passage: Passage) -> bool:
    """Whether it is the hour after or before which the writer does something, on days that were named: "after I feed the cat, 7pm"."""
    ahead = reversed(passage.segment[: max(passage.begins - 1, 0)])
    lead = list(takewhile(lambda item: item.value != ",", ahead))[::-1]
    turn = next((place for place, item in enumerate(lead) if item.word in TURNS), len(lead))
    own = any(item.speech == "subject" for item in lead[turn + 1 : turn + 2]) and not any(
        item.is_timed for item in lead[turn:]
    )
    said = [item for item in passage.items if item.kind != "stop"]
    hour = all(item.kind == "link" and not item.speech for item in said[:-1]) and said[-1:] != [] and _is_hour(said[-1])
    before = passage.segment[: passage.begins]
    return own and hour and any(item.kind == "day" for item in before) and not any(_is_hour(item) for item in before)


def _is_hour(item: Item) -> bool:
    return isinstance(item.value, Time) and item.value.kind == "at"


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
