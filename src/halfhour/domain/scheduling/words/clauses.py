"""Clauses and what they do with the times in them: offer, rule out, or only mention."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from halfhour.domain.scheduling.words.afterthoughts import settle
from halfhour.domain.scheduling.words.anchors import with_leaning_ends
from halfhour.domain.scheduling.words.clause import Clause
from halfhour.domain.scheduling.words.corrections import corrected
from halfhour.domain.scheduling.words.deeds import clause_of
from halfhour.domain.scheduling.words.first_days import with_first_days
from halfhour.domain.scheduling.words.following import goes_on_after, is_filled, says_remainder
from halfhour.domain.scheduling.words.in_between import with_room_between
from halfhour.domain.scheduling.words.item import Item
from halfhour.domain.scheduling.words.nodes import Stretch, Time
from halfhour.domain.scheduling.words.reasons import before_reason
from halfhour.domain.scheduling.words.remarks import without_remarks
from halfhour.domain.scheduling.words.seams import is_seam
from halfhour.domain.scheduling.words.sparing import spared_of_refusal
from halfhour.domain.scheduling.words.thereafter import ENDING, leaves_clear, says_any_after, with_beginnings

MANY_DAYS = 3
SOME_WORDS = 3
"""Strange words from which a clause only mentions its times when another one offers some (our own default)."""
MANY_WORDS = 5
"""Strange words from which a clause without any cue may only mention its times (our own default)."""
CONTRARY = ("though", "however", "instead", "rather", "better")
"""Words that set what they stand behind against what was refused."""
MARKS = ("✓", "✔", "✅", "✗", "✘", "❌", "✕")
"""Marks behind a day that is offered or refused."""
OTHERS = ("other", "others", "rest")
"""What is left of the table besides what is named."""
TIMED = ("day", "time")
REASONING = ("word", "refuses", "aside")


def clauses(items: Sequence[Item]) -> list[Clause]:
    """The clauses of a message; those without times or answers too."""
    said: list[tuple[Clause, Sequence[Item]]] = []
    for sentence, joined in _under_headings(_sentences(_prepared(items))):
        for number, segment in enumerate(_segments(sentence)):
            said.append((clause_of(segment), segment))
            said[-1][0].joined, said[-1][0].turn = bool(joined) or number > 0, joined if number == 0 else ""
    return settle(said)


def _prepared(items: Sequence[Item]) -> list[Item]:
    """The items, with what is said of days and hours in words that lean on others, and without remarks."""
    return with_beginnings(with_room_between(without_remarks(with_first_days(with_leaning_ends(items)))))


def _under_headings(sentences: Iterable[tuple[list[Item], str]]) -> Iterator[tuple[list[Item], str]]:
    """The sentences, each line of days under "Not available:" with the refusal of its heading."""
    refusal: Item | None = None
    for sentence, joined in sentences:
        words = [item for item in sentence if item.kind not in ("sign", "link")]
        if words and not words[0].is_timed:
            ends = sentence[-1].kind == "sign" and sentence[-1].value == ":"
            refusal = words[-1] if ends and words[-1].kind == "refuses" else None
        listed = refusal is not None and bool(words) and all(item.is_timed for item in words)
        yield ([*sentence, refusal] if refusal and listed else sentence), joined


def _sentences(items: Sequence[Item]) -> Iterator[tuple[list[Item], str]]:
    """Sentences, cut at words like "but" and "if" too; with the word by which each goes on with the sentence before."""
    sentence: list[Item] = []
    joined = ""
    for place, item in enumerate(items):
        if item.kind == "but" and _bounds(sentence[-1:]) and _bounds(items[place + 1 : place + 2]):
            continue  # "after 3 but before 5"
        concludes = item.word == "then" and bool(sentence) and sentence[0].kind == "if"
        if item.kind not in ("stop", "but", "if", "reason") and not concludes:
            sentence.append(item)
            continue
        if concludes and _bids(sentence):
            sentence.append(item)  # "if you could ring me then"
        if item.value in ("?", *CONTRARY) or (item.kind == "reason" and _gives_reason(sentence)):
            sentence.append(item)
        yield sentence, joined
        joined = "" if item.kind == "stop" else item.word or item.kind
        sentence = [item] if item.kind == "if" else []
    yield sentence, joined


def _bids(sentence: Sequence[Item]) -> bool:
    """Whether it bids for a time that it does not name."""
    return any(item.kind == "offers" for item in sentence) and not any(item.is_timed for item in sentence)


def _bounds(items: Sequence[Item]) -> bool:
    """Whether it is an hour before or after which something may be."""
    return bool(items) and isinstance(items[0].value, Time) and items[0].value.kind in ("after", "before")


def _gives_reason(sentence: Sequence[Item]) -> bool:
    """Whether words before "so" are a reason; a sentence that begins with "so" leans on the one before."""
    return not sentence or any(each.kind in REASONING for each in sentence)


def _segments(sentence: list[Item]) -> Iterator[list[Item]]:
    """The parts of a sentence that do one thing: each day of a listed week by itself, else cut where cues turn."""
    listed = corrected(sentence) or _marked_days(sentence) or _listed_days(sentence) or _listed_picks(sentence)
    if listed:
        yield from listed
    else:
        yield from _turns(sentence)


def _marked_days(sentence: list[Item]) -> list[list[Item]]:
    """ "Mon ✗ Tue ✓ 10-12 Wed ✗": the parts, each from its day on; none without marks."""
    starts = [place for place, (day, mark) in enumerate(pairwise(sentence)) if day.kind == "day" and mark.word in MARKS]
    cuts = [0, *starts[1:], len(sentence)]
    return [sentence[one:other] for one, other in pairwise(cuts)] if len(starts) > 1 else []


def _listed_days(sentence: list[Item]) -> list[list[Item]]:
    """ "Mon full, Tue 9-10, Wed travelling, Thu open after 11": the parts, when three or more begin with their day; else none."""
    parts: list[list[Item]] = [[]]
    for item in sentence:
        if item.kind == "sign" and item.value in (",", ":"):
            parts.append([])
        parts[-1].append(item)
    days = [
        part
        for part in parts
        if len(part) > 1 and next((item.kind for item in part if item.kind not in ("sign", "link")), "") == "day"
    ]
    said_no = [part for part in days if any(item.kind in ("refuses", "not") for item in part[1:])]
    enough = len(days) >= MANY_DAYS or (len(days) == len(parts) > 1)
    return parts if enough and said_no else []


def _listed_picks(sentence: list[Item]) -> list[list[Item]]:
    """ "The first works, the second doesn't": the parts, when two or more begin with what they take; else none."""
    starts = [
        place - (place > 0 and sentence[place - 1].kind == "not")
        for place in range(len(sentence))
        if _picks(sentence[place]) and _begins(sentence, place) and not _joins(sentence, place)
    ]
    said_no = any(item.kind in ("refuses", "not") for item in sentence)
    if len(starts) < 2 or not said_no:
        return []
    cuts = [0, *starts[1:], len(sentence)]
    return [sentence[one:other] for one, other in pairwise(cuts)]


def _joins(sentence: list[Item], place: int) -> bool:
    """Whether a time on the table is only joined to another, of which the same is said: "the first or the third"."""
    joined = place > 1 and sentence[place - 1].value in ("or", "and")
    return joined and _picks(sentence[place - 2])


def _begins(sentence: list[Item], place: int) -> bool:
    return place == 0 or is_seam(sentence[place - 1]) or (place > 1 and is_seam(sentence[place - 2]))


def _turns(sentence: list[Item]) -> Iterator[list[Item]]:
    """Cuts where one cue offers and the next refuses: between them, at the last comma or link."""
    cues = [
        number
        for number, item in enumerate(sentence)
        if item.kind in ("offers", "refuses", "open") or _picks(item) or _agrees(item)
    ]
    cuts = [0]
    for one, other in pairwise(cues):
        if (sentence[one].kind == "refuses") == (sentence[other].kind == "refuses"):
            continue
        between = range(one + 1, other)
        timed = any(sentence[place].kind in TIMED or _picks(sentence[place]) for place in (one, *between))
        seams = [place for place in between if is_seam(sentence[place])]
        early = [place for place in range(cuts[-1], one) if sentence[place].kind in TIMED]
        if seams and (timed or early):
            cuts.append(_seam(sentence, seams, one, bool(early)))
        elif timed and not _picks(sentence[one]):
            cuts.append(other)
        elif seams and sentence[one].kind == "refuses" and not early:
            cuts.append(seams[0])  # "something came up, can we push to Thursday"
    for start, end in zip(cuts, [*cuts[1:], len(sentence)], strict=True):
        for segment in _at_colon(sentence[start:end]):
            for part in spared_of_refusal(segment) or _after_refusal(segment):
                for piece in _behind_bound(part):
                    yield from before_reason(piece)


def _behind_bound(segment: list[Item]) -> Iterator[list[Item]]:
    """Cuts before what is offered behind a bound: "at the clinic until 1, then free until 4", "on the tools till 2, good after that"."""
    seams = (place for place, item in enumerate(segment) if is_seam(item) or item.word == "then")
    cut = next((place for place in seams if _leads_on(segment[:place], segment[place:])), None)
    if cut is None:
        yield segment
    else:
        yield segment[:cut]
        yield segment[cut:]


def _leads_on(head: Sequence[Item], tail: Sequence[Item]) -> bool:
    """Whether what is said until an hour, or of it, leads to what is offered then."""
    hour = any(isinstance(item.value, Time) for item in head)
    then = any("then" in item.kinds for item in tail[1:2])
    free = (is_filled(head) and (goes_on_after(tail) or says_remainder(tail))) or (hour and says_any_after(tail))
    return free or leaves_clear(head, tail) or (then and _ends_then(head))


def _ends_then(head: Sequence[Item]) -> bool:
    """Whether it says of something else when it is over, and offers nothing: "my shift ends at 2"."""
    over = any(ENDING & {*item.word.split(" ")} for item in head)
    return over and not any(item.kind in ("offers", "refuses") for item in head)


def _at_colon(segment: list[Item]) -> Iterator[list[Item]]:
    """Cuts at the colon of "after they're out I'm human: Thursday 3pm", where the refusal is not what the colon leads from."""
    colon = next((place for place, item in enumerate(segment) if item.value == ":"), 0)
    before = segment[:colon]
    refusal = next((place for place, item in enumerate(before) if item.kind == "refuses"), colon)
    goes_on = any(item.is_strange or item.kind == "offers" for item in before[refusal:])
    if goes_on and not any(item.is_timed for item in before):
        yield before
        yield segment[colon:]
    else:
        yield segment


def _picks(item: Item) -> bool:
    """Whether it takes one of several times on the table: "the first works"."""
    return item.kind == "back" and str(item.value).startswith(("nth", "earlier", "later", "middle"))


def _is_of_others(item: Item) -> bool:
    """Whether it is what is left of the table besides what is named: "the other two are full, 9am please"."""
    return item.kind == "back" and item.value in OTHERS


def _agrees(item: Item) -> bool:
    """Whether it takes what stands before it: "Thursday at 10 works for me"."""
    return item.kind == "back" and item.value in ("that", "all")


def _after_refusal(segment: list[Item]) -> Iterator[list[Item]]:
    """Cuts behind "Monday is bad," where more follows: a refusal that stands behind its times does not reach over the comma."""
    refusal = next((place for place, item in enumerate(segment) if item.kind == "refuses"), None)
    comma = _alternative(segment, refusal)
    if refusal is not None and any(item.kind in TIMED or _is_of_others(item) for item in segment[:refusal]):
        signs = [
            place
            for place in range(refusal, len(segment))
            if segment[place].kind == "sign" and segment[place].value in (",", "-")
        ]
        signs = [] if any(item.word == "too" for item in segment[refusal:]) else signs
        comma = signs[0] if signs and any(item.kind in (*TIMED, "back") for item in segment[signs[0] :]) else None
        if comma is not None and any(item.kind in TIMED for item in segment[refusal:comma]):
            comma = None
    comma = _after_absence(segment, refusal) if comma is None else comma
    comma = _before_only(segment, refusal) if comma is None else comma
    comma = _after_bidding(segment, refusal) if comma is None else comma
    comma = _before_the_others(segment, refusal) if comma is None else comma
    if comma is None:
        yield segment
    else:
        yield segment[:comma]
        yield segment[comma:]


def _after_absence(segment: list[Item], refusal: int | None) -> int | None:
    """The comma of "I'm off next week, mornings the week after": behind days without an hour a week with one is offered."""
    comma = next((place for place, item in enumerate(segment) if item.value == ","), None)
    if refusal is None or comma is None or refusal > comma:
        return None
    head, tail = segment[refusal:comma], segment[comma + 1 :]
    days_only = any(item.kind == "day" for item in head) and not any(item.kind == "time" for item in head)
    week = any(isinstance(item.value, Stretch) for item in tail) and any(item.kind == "time" for item in tail)
    return (
        comma if days_only and week and all(item.is_timed or item.kind in ("link", "stop") for item in tail) else None
    )


def _before_only(segment: list[Item], refusal: int | None) -> int | None:
    """The comma of "I'm booked up next week, only Tuesday from 2 to 4": what stands behind it is taken from what is refused."""
    if refusal is None:
        return None
    leads = (place for place in range(refusal, len(segment) - 1) if is_seam(segment[place]))
    return next(
        (place for place in leads if segment[place + 1].word == "only" and _is_timed_behind(segment, place)), None
    )


def _is_timed_behind(segment: list[Item], place: int) -> bool:
    """Whether a day is named right behind a seam and a word: ", only on Tuesday"."""
    return any(item.kind == "day" for item in segment[place + 2 : place + 5])


def _after_bidding(segment: list[Item], refusal: int | None) -> int | None:
    """The comma of "call around 10, I'll be out in the yard": what sounds plainly offered is not refused by a sentence behind it."""
    commas = [place for place, item in enumerate(segment[:refusal]) if item.value == ","]
    if refusal is None or not commas:
        return None
    comma = commas[-1]
    timed = [item for item in segment[:comma] if item.is_timed]
    own = segment[comma + 1].word.split("'")[0] in ("i", "we") or _is_of_a_thing(segment[comma + 1 : refusal])
    behind = any(item.is_timed for item in segment[comma:])
    return comma if timed and own and not behind and all(item.heard.is_sure for item in timed) else None


def _before_the_others(segment: list[Item], refusal: int | None) -> int | None:
    """The comma of "1pm please, the other two I'm in clinic": what rules out the others takes nothing from what is named before."""
    places = range(2, refusal or 0)
    others = next((place for place in places if _is_of_others(segment[place])), 2)
    taken = any(item.is_timed or _picks(item) for item in segment[: others - 1])
    return others - 1 if refusal and taken and segment[others - 1].value == "," else None


def _is_of_a_thing(words: Sequence[Item]) -> bool:
    """Whether what is said behind a comma has a thing of its own: ", the shop's shut by then", ", before it gets ugly out"."""
    return len(words) > 1 and (words[0].points or words[0].word == "before")


def _alternative(segment: list[Item], refusal: int | None) -> int | None:
    """The comma of "can't do 10, 11:30 though" or "not at 10, 11:30 instead?": what stands behind it alone is offered."""
    commas = [place for place, item in enumerate(segment) if item.kind == "sign" and item.value in (",", "-")]
    if refusal is None or not commas or commas[-1] < refusal:
        return None
    behind = segment[commas[-1] + 1 :]
    turns = any(item.word in CONTRARY or item.value in ("?", *CONTRARY) for item in behind)
    bare = all(item.is_timed or item.kind in ("link", "stop", "but", "weak") for item in behind)
    return commas[-1] if turns and bare and any(item.is_timed for item in behind) else None


def _seam(sentence: list[Item], seams: list[int], cue: int, told: bool) -> int:
    """Where the second clause begins: the first seam when the cue stands behind its times, else the last."""
    if told:
        return seams[0]
    timed = [place for place in range(cue, seams[-1]) if sentence[place].kind in TIMED]
    return seams[-1] if timed else seams[0]
