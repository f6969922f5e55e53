"""Which of several times on the table are called by their place or their order: "only the last", "first or third", "the second Tuesday"."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC

from halfhour.domain.scheduling.words.cues import HARD
from halfhour.domain.scheduling.words.looking import ends_here, get, link, spans
from halfhour.domain.scheduling.words.pieces import Piece
from halfhour.domain.scheduling.words.values import Situation, Slot

PLACES = {
    "first": "nth_1", "1st": "nth_1", "former": "nth_1", "second": "nth_2", "2nd": "nth_2", "third": "nth_3", "3rd": "nth_3",
    "fourth": "nth_4", "4th": "nth_4", "last": "nth_last", "final": "nth_last", "latter": "nth_last", "middle": "middle",
    "early": "earlier", "earlier": "earlier", "earliest": "earlier", "sooner": "earlier", "soonest": "earlier",
    "late": "later", "later": "later", "latest": "later",
}  # fmt: skip
"""Which of several a word calls by its place, or by its hour."""
OF_HOURS = ("early", "earlier", "earliest", "sooner", "soonest", "late", "later", "latest")
"""Words that say more of a time than its place among others."""
POINTS = ("the", "your", "that")
OTHERS = ("my", "our", "his", "her", "their", "its", "a", "an", "any", "every", "another", "no", "some", "next", "last")
"""Words before what is none of the times on the table: "my first choice"."""
BOUND = (
    "at",
    "in",
    "since",
    "from",
    "before",
    "after",
    "like",
    "than",
    "until",
    "till",
    "over",
    "by",
    "perhaps",
    "maybe",
    "possibly",
)
"""Words before what is no time that is taken, or not surely: "in the last", "perhaps the last"."""
OPENS = (
    "the",
    "your",
    "only",
    "just",
    "either",
    "yes",
    "yep",
    "yeah",
    "ok",
    "okay",
    "not",
    "so",
    "for the",
    ",",
    ":",
    "-",
)
"""Words behind which a list of places may begin."""
BEHIND = (
    "please",
    "pls",
    "plz",
    "if",
    "is",
    "would",
    "will",
    "then",
    "as",
    "though",
    "instead",
    "thanks",
    "it is",
    "i'm",
    "whichever",
)
"""Words that may stand behind a place that is called without a noun: "the last, please"."""
THINGS = frozenset(
    "one slot option date day time appointment suggestion proposal offer schedule possibility candidate alternative".split()
)
"""What one of several times is called."""
DAYS = ("date", "day", "time")
"""Of these, what may be any day or hour: "the last time", "an early day"."""
FEW = 2
"""Times from which they are told apart by their place."""
LED = ("for the", "for", "with", "during", "to", "against", "as")
"""Words before "the other" behind which it need not be taken: "I'm on a course for the other"."""
_WORD = rf"(?:{'|'.join(PLACES)})"
_THING = rf"(?:{'|'.join(THINGS)})"
_CALLED = re.compile(
    rf"(?P<points>(?:the|your|that) )?(?:very )?(?P<word>{_WORD})(?P<thing> {_THING})?"
    rf"(?P<of> of(?: (?:the|your|those|these|them))?(?: remaining)?(?: (?:two|three|four|five|[2-5]))?(?: (?:pair|lot|bunch|{_THING}s))?)?"
    r"(?: ' s)?(?!\S)"
)
_LISTED = re.compile(rf"(?!\d)(?:the )?{_WORD}(?: (?:or|and|,|&) (?!\d)(?:the )?{_WORD})+(?!\S)")
_SOME = re.compile(
    r"(?<!any )(?<!each )(?<!every )(?<!either )(?<!not )(?<!no )(?<!which )(?:one (?:or (?:the )?other )?of"
    rf" (?:those|these|them|the (?:two|three|four))(?: (?:two|three|four))?(?: {_THING}s)?|one or the other)(?!\S)"
)
_OTHER = re.compile(
    rf"(?P<points>(?:the|your) )?other(?P<several>s| (?:two|three|2|3)(?: {_THING}s)?| {_THING}s)?"
    rf"(?P<thing> {_THING})?(?: ' s)?(?!\S)"
)
_SPARED = re.compile(
    r"(?:^| )(?:(?:any|all|anything|everything|each|either|any day|any time|(?:any|all) of (?:them|those|these)"
    r"|whichever(?: (?:you|u) (?:like|want|prefer|choose))?) (?:but|bar|except|except for|save|less|minus|other than|apart from)"
    r"|all but|anything but|any day but)$"
)


def with_choices(pieces: Sequence[Piece], situation: Situation) -> list[Piece]:
    """The pieces, words that call one of several times on the table by its place as one that points to it; the same for a single time."""
    found = list(pieces)
    if len(situation.before) < FEW:
        return found
    chosen: list[tuple[int, int, str]] = []
    for begin, end, value in _choices(pieces, situation):
        if not any(begin < other and start < end for start, other, _ in chosen):
            chosen.append((begin, end, value))
    for begin, end, value in sorted(chosen, reverse=True):
        said = " ".join(piece.text for piece in pieces[begin:end])
        found[begin:end] = [Piece(pieces[begin].start, pieces[end - 1].end, said, {"back": value})]
    return found


def _choices(pieces: Sequence[Piece], situation: Situation) -> Iterator[tuple[int, int, str]]:
    """From where to where one is called, and which."""
    for _, begin, end in spans(pieces, _SOME):
        yield begin, end, "that"
    for match, begin, end in spans(pieces, _OTHER):
        if _is_rest(match, pieces, begin, end):
            yield begin, end, "others" if match["several"] else "other"
    for _, begin, end in spans(pieces, _LISTED):
        if _may_begin(pieces, begin) and _may_end(pieces, end):
            yield from ((at, at + 1, PLACES[word]) for at in range(begin, end) if (word := _word(pieces[at])) in PLACES)
    for match, begin, end in spans(pieces, _CALLED):
        word = match["word"]
        if _is_of_others(pieces, begin):
            continue
        if not (match["thing"] or match["of"]) and (named := _of_name(pieces, end, word, situation)) is not None:
            yield begin, end + 1, named
        elif _is_called(match, pieces, begin, end):
            yield _spared(pieces, begin, end, PLACES[word], situation)


def _is_rest(match: re.Match[str], pieces: Sequence[Piece], begin: int, end: int) -> bool:
    """Whether it is what is left of the table, and nothing else: not "the other day I", "the other side"."""
    before = pieces[begin - 1].text if begin else ""
    called = match["several"] is not None or (match["thing"] is not None and match["thing"].strip() not in DAYS)
    points = (
        match["points"] is not None
        or before.endswith(" the")
        or (called and (begin == 0 or ends_here(pieces, begin - 1)))
    )
    if not points or before in (*BOUND, "on", "of", "or") or _names_a_thing(pieces, end):
        return False
    return called or (before not in LED and _may_end(pieces, end))


def _word(piece: Piece) -> str:
    return piece.text.removeprefix("the ")


def _is_of_others(pieces: Sequence[Piece], at: int) -> bool:
    return at > 0 and pieces[at - 1].text in OTHERS


def _is_called(match: re.Match[str], pieces: Sequence[Piece], begin: int, end: int) -> bool:
    """Whether it is one of the times on the table that words call so, and nothing else: not "the last time we spoke", "at first"."""
    before = pieces[begin - 1].text if begin else ""
    points = match["points"] is not None or before.endswith(" the")
    if before in BOUND or _names_a_thing(pieces, end) or match["of"] == " of":
        return False
    if match["of"]:
        return True
    if match["thing"]:
        return points or match["thing"].strip() not in DAYS
    if match["word"][0].isdigit():
        return False  # "the 3rd" is a day of a month
    begins = begin == 0 or ends_here(pieces, begin - 1)
    says = (
        any(get(pieces, end, kind) is not None for kind in ("offers", "refuses", "back")) and match.group()[-1] == "s"
    )
    return (begins and says) or (points and match["word"] not in OF_HOURS and _may_end(pieces, end))


def _names_a_thing(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what stands behind shows that something else is called so: "the first round", "the second of May", "the last was"."""
    follows = get(pieces, at, "word")
    thing = isinstance(follows, str) and follows.isalpha() and follows.lower() not in HARD
    told = at < len(pieces) and pieces[at].text in ("was", "were", "had", "of", "time", "thing", "few")
    return thing or told or any(get(pieces, at, kind) is not None for kind in ("month", "unit", "weekday", "part"))


def _may_begin(pieces: Sequence[Piece], at: int) -> bool:
    return (
        at == 0
        or ends_here(pieces, at - 1)
        or pieces[at - 1].text in OPENS
        or get(pieces, at - 1, "offers") is not None
    )


def _may_end(pieces: Sequence[Piece], at: int) -> bool:
    """Whether nothing is named behind a place that is called without a noun."""
    if (
        at >= len(pieces)
        or ends_here(pieces, at)
        or pieces[at].text in BEHIND
        or link(pieces, at) in ("or", "and", "except")
    ):
        return True
    if (
        pieces[at].text == "of"
        and pieces[at + 1 : at + 2]
        and pieces[at + 1].text in ("those", "these", "them", "your")
    ):
        return True
    return any(get(pieces, at, kind) is not None for kind in ("offers", "refuses", "verb", "not", "open"))


def _of_name(pieces: Sequence[Piece], at: int, word: str, situation: Situation) -> str | None:
    """Which of several times on days of one name is called by its place among them: "the earlier Thursday", "only the second Tuesday"."""
    weekday = get(pieces, at, "weekday")
    if weekday is None or (pieces[at + 1 : at + 2] and pieces[at + 1].text in ("of", "in")):
        return None
    zone = situation.speaker or situation.reader or UTC
    named = [slot for slot in situation.before if slot.start.astimezone(zone).weekday() == int(str(weekday))]
    if len({slot.start.astimezone(zone).date() for slot in named}) < FEW:
        return None
    slot = _picked(PLACES[word], sorted(named))
    return None if slot is None else f"nth_{situation.before.index(slot) + 1}"


def _picked(value: str, slots: Sequence[Slot]) -> Slot | None:
    """The one of these in their order that is called so."""
    match value:
        case "earlier":
            return min(slots)
        case "later":
            return max(slots)
        case "middle":
            return slots[len(slots) // 2]
        case "nth_last":
            return slots[-1]
    place = int(value.removeprefix("nth_"))
    return slots[place - 1] if place <= len(slots) else None


def _spared(pieces: Sequence[Piece], begin: int, end: int, value: str, situation: Situation) -> tuple[int, int, str]:
    """What is called, with words before it from which it is excepted: "any but the middle one"."""
    for start in range(max(0, begin - 7), begin):
        said = " ".join(piece.text for piece in pieces[start:begin])
        if _SPARED.fullmatch(said) and (slot := _picked(value, situation.before)) is not None:
            return start, end, f"not_{situation.before.index(slot) + 1}"
    return begin, end, value
