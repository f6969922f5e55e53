"""What stands in a message, one after the other: days, times, zones, lengths, answers, and the words that say what is done with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from halfhour.domain.scheduling.words.clocks import get, link, time_at, zone_at
from halfhour.domain.scheduling.words.dates import day_at
from halfhour.domain.scheduling.words.nodes import Dated, DateFigures, Day, From, Stretch, Time, Weekday, Zone
from halfhour.domain.scheduling.words.pieces import Piece
from halfhour.domain.scheduling.words.shifts import shift_at

Kind = Literal[
    "day", "time", "zone", "length", "back", "open", "vague", "except", "instead", "not", "moving", "offers", "weak", "refuses",
    "reports", "aside", "link", "sign", "stop", "but", "if", "word", "impossible", "unclear", "reason", "place", "others", "shift",
]  # fmt: skip
HARD = frozenset(
    {
        "but",
        "however",
        "though",
        "although",
        "while",
        "whereas",
        "because",
        "since",
        "otherwise",
        "so",
        "therefore",
        "hence",
        "thus",
    }
)
EDGELESS = ("by", "past", "pre", "post", "plus", "aft")
LISTED = (")", ".", "%", "/", "-", "+", "'", "#", "$", "£", "€")
SUITS = ("work", "works", "suit", "suits", "fit", "fits")
OWNED = frozenset(
    "call meeting chat talk interview session appointment conversation lunch coffee discussion email mail message note class "
    "lecture deadline event visit".split()
)
"""What a day owns when it is not offered: "Tuesday's call"."""
REASONS = frozenset({"so", "therefore", "hence", "thus"})
"""Words before which the reason stands; its times are not those that are offered."""
CUES = ("refuses", "aside", "reports", "moving", "offers", "weak")


@dataclass(frozen=True, slots=True)
class Item:
    """Some characters and what they are; `value` is a node of the grammar, minutes, or a word.

    `word` is a word as it stands, and `speech` what it does in a sentence: a subject, a small word between, a relative.
    """

    kind: Kind
    start: int
    end: int
    value: object = None
    until: bool = False
    word: str = ""
    speech: str = ""

    @property
    def day(self) -> Day:
        """The day that it is."""
        return self.value  # type: ignore[return-value]


def items(pieces: Sequence[Piece]) -> list[Item]:
    """The items of a message in order."""
    found: list[Item] = []
    at = 0
    while at < len(pieces):
        new, end = _items_at(pieces, at, found)
        found += new
        at = max(end, at + 1)
    return found


def _items_at(pieces: Sequence[Piece], at: int, before: list[Item]) -> tuple[list[Item], int]:
    piece = pieces[at]

    def item(kind: Kind, end: int, value: object = None) -> Item:
        return Item(kind, piece.start, pieces[min(end, len(pieces)) - 1].end, value)

    if moment := piece.get("moment"):
        day, clock, zone = moment
        time = Time("at", clock if zone is None else type(clock)(clock.hour, clock.minute, "24", zone=zone))
        return [item("day", at + 1, day), item("time", at + 1, time)], at + 1
    if shift := shift_at(pieces, at):
        return [item("shift", shift[1], shift[0])], shift[1]
    if length := _length_at(pieces, at):
        return [item("length", length[1], length[0])], length[1]
    if piece.get("impossible"):
        return [item("impossible", at + 1)], at + 1
    if fixed := _set_phrase(pieces, at):
        return [item(fixed[0], fixed[1], fixed[2])], fixed[1]
    if piece.get("owns") and at + 1 < len(pieces) and pieces[at + 1].text in OWNED:
        return [item("word", at + 1, "")], at + 1
    if listed := _listed_dates(pieces, at):
        return listed
    if also := _further_date(pieces, at, before):
        return [item("day", at + 1, also)], at + 1
    if found := day_at(pieces, at):
        if isinstance(found[0], From) and found[0].kind != "from" and _is_noun(pieces, found[1]):
            return [item("unclear", found[1])], found[1]
        return _day_items(pieces, at, found)
    if found_time := time_at(pieces, at, _is_licensed(pieces, at, before)):
        if _is_unknown_zone(pieces, found_time[1]):
            return [item("unclear", found_time[1] + 1, "zone")], found_time[1] + 1
        return [item("time", found_time[1], found_time[0])], found_time[1]
    if zone := _zone_alone(pieces, at):
        return [item("zone", zone[1], zone[0])], zone[1]
    if piece.get("place") and any(each.text in ("i'm", "am", "based", "be") for each in pieces[max(0, at - 3) : at]):
        return [item("place", at + 1, piece.get("place"))], at + 1
    if _is_left_open(pieces, at):
        return [item("unclear", at + 1)], at + 1
    return [_plain(pieces, at)], at + 1


def _is_left_open(pieces: Sequence[Piece], at: int) -> bool:
    """Whether part of a time stands here that we cannot place: "after tea", "before that", "the back of nine"."""
    if (
        link(pieces, at) in ("after", "before", "between")
        and not pieces[at].get("sign")
        and pieces[at].text not in EDGELESS
    ):
        return _is_noun(pieces, at + 1)
    number = pieces[at].get("number")
    if number and pieces[at].text not in ("one", "1") and int(str(number)) <= 12:
        return not _counts(pieces, at)
    return False


def _counts(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a figure counts or numbers something: "2 questions", "room 4", "#3"."""
    if get(pieces, at + 1, "sign") == "-" and get(pieces, at + 2, "number"):
        return False
    if get(pieces, at + 1, "sign") in LISTED or get(pieces, at - 1, "sign") in LISTED:
        return True
    follows, before = get(pieces, at + 1, "word"), get(pieces, at - 1, "word")
    if any(isinstance(word, str) for word in (follows, before)):
        return True
    return any(get(pieces, at + 1, kind) is not None for kind in ("weak", "unit", "month", "back"))


def _set_phrase(pieces: Sequence[Piece], at: int) -> tuple[Kind, int, object] | None:
    piece = pieces[at]
    if piece.get("back") in ("after_that", "before_that"):
        return "unclear", at + 1, None
    if piece.get("unit") == "week" and get(pieces, at + 1, "number") and pieces[at + 1].text.isdigit():
        return "vague", at + 2, "week"
    if piece.get("neutral"):
        return "word", at + 1, ""
    if (back := piece.get("back")) and back not in ("same_time", "same_day"):
        ordinal = piece.get("ordinal") is not None
        if not ordinal or not (
            link(pieces, at + 1) == "on" or any(get(pieces, at + 1, each) is not None for each in ("month", "unit"))
        ):
            return "back", at + 1, back
    if vague := piece.get("vague"):
        return ("open" if vague == "open" else "vague"), at + 1, piece.text
    kind = piece.get("link")
    if kind == "except":
        return "except", at + 1, None
    if kind == "instead":
        return "instead", at + 1, None
    return None


def _is_unknown_zone(pieces: Sequence[Piece], at: int) -> bool:
    """Whether letters or a name of a zone that we do not know stand behind a clock: "3pm XYT", "3pm Atlantis time"."""
    word = get(pieces, at, "word")
    if not isinstance(word, str) or not word[:1].isupper():
        return False
    letters = 3 <= len(word) <= 5 and word.isupper() and word.endswith("T")
    return letters or (get(pieces, at + 1, "weak") is not None and pieces[at + 1].text == "time")


def _is_noun(pieces: Sequence[Piece], at: int) -> bool:
    word = get(pieces, at, "word")
    return isinstance(word, str) and word.isalpha() and word.lower() not in HARD


def _day_items(pieces: Sequence[Piece], at: int, found: tuple[Day, int]) -> tuple[list[Item], int]:
    day, end = found
    last = max(end, at + 1)
    whole = Item(
        "day", pieces[at].start, pieces[last - 1].end, day, until=link(pieces, at) == "to" or pieces[at].text == "by"
    )
    if end == at:  # tonight: the day, and its evening from the same word
        return [whole, Item("time", whole.start, whole.end, Time("part", part="tonight"))], at + 1
    edge = get(pieces, at, "edge") if not isinstance(day, Stretch) else None
    part = {"early": "first_thing", "late": "late_afternoon", "mid": "day"}.get(str(edge))
    if part:
        whole_part = Time("part", part=part)
        return [whole, Item("time", whole.start, whole.end, whole_part)], end
    return [whole], end


def _listed_dates(pieces: Sequence[Piece], at: int) -> tuple[list[Item], int] | None:
    """Several days of one month before its name: "the 3rd, 4th or 7th of December"."""
    numbers: list[int] = []
    place = at
    while (number := _number(pieces, place)) is not None:
        numbers.append(place)
        place += 1
        while (
            link(pieces, place) in ("or", "and")
            or get(pieces, place, "sign") in (",", "/")
            or (link(pieces, place) == "on" and pieces[place].text in ("the", "on"))
        ):
            place += 1
        if number > 31:
            return None
    place += link(pieces, place) == "on" and pieces[place].text == "of"
    if len(numbers) < 2 or not numbers or place <= numbers[-1] or get(pieces, place, "month") is None:
        return None
    last = numbers[-1]
    if place != last + 1 and not (place == last + 2 and pieces[last + 1].text == "of"):
        return None
    month = int(str(get(pieces, place, "month")))
    found = []
    for order, each in enumerate(numbers):
        if order:
            found.append(Item("link", pieces[each - 1].start, pieces[each - 1].end, "or"))
        found.append(Item("day", pieces[each].start, pieces[each].end, Dated(_number(pieces, each) or 1, month)))
    return found, place + 1


def _number(pieces: Sequence[Piece], at: int) -> int | None:
    said = get(pieces, at, "ordinal") or (
        get(pieces, at, "number") if at < len(pieces) and pieces[at].text.isdigit() else None
    )
    return int(str(said)) if said is not None and get(pieces, at + 1, "meridiem") is None else None


def _further_date(pieces: Sequence[Piece], at: int, before: list[Item]) -> Dated | None:
    """Another day of the month just named: "May 17 or 18"."""
    number = _number(pieces, at)
    timed = [item for item in before if item.kind not in ("link", "sign")]
    last = timed[-1].value if timed else None
    if number is None or not isinstance(last, Dated) or not before or before[-1].kind not in ("link", "sign"):
        return None
    joined = before[-1].value in ("or", "and", "/") or (before[-1].value == "," and number > 12)
    follows = (
        get(pieces, at + 1, "clockword") or get(pieces, at + 1, "month") is not None or link(pieces, at + 1) == "to"
    )
    if not joined or follows or last.month is None or not last.day < number < 32:
        return None
    return Dated(number, last.month, last.year)


def _length_at(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """Half an hour, 30 minutes, 20-30 min (the longer one), an hour or so."""
    if length := get(pieces, at, "length"):
        if link(pieces, at - 1) == "on" and at and pieces[at - 1].text == "in":
            return None
        return int(str(length)), at + 1
    number = get(pieces, at, "number")
    if number is None or (at and pieces[at - 1].text in ("in", ":")):
        return None
    end = at + 1
    if link(pieces, end) in ("to", "or") and get(pieces, end + 1, "number") is not None:
        number, end = get(pieces, end + 1, "number"), end + 2
    end += get(pieces, end, "sign") == "-"
    unit = get(pieces, end, "unit")
    if unit not in ("minute", "hour") or int(str(number)) == 0:
        return None
    word = pieces[end + 1].text if end + 1 < len(pieces) else ""
    if word in ("past", "to", "before", "after", "late", "early", "ago", "walk", "away", "drive"):
        return None
    if unit == "hour" and (pieces[end].text in ("hrs", "hours", "hr", "h") and int(str(number)) > 4):
        return None
    return int(str(number)) * (60 if unit == "hour" else 1), end + 1


def _is_licensed(pieces: Sequence[Piece], at: int, before: list[Item]) -> bool:
    """Whether a bare figure here may be a clock: behind "at" and its kin, beside a day or a time, or in a list of them."""
    if link(pieces, at - 1) in ("at", "after", "before", "between", "from", "except"):
        return True
    last = next((item for item in reversed(before) if item.kind not in ("link", "sign", "zone")), None)
    if (
        at + 1 < len(pieces)
        and pieces[at + 1].get("offers")
        and (at == 0 or pieces[at - 1].get("word") is None or pieces[at + 1].text in SUITS)
    ):
        return True
    near = last is not None and last.kind in ("time", "day") and pieces[at].start - last.end < 8
    return near or _time_follows(pieces, at + 1)


def _time_follows(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a day or another clock comes next: "4 on Thursday", "4 or 4:30"."""
    if get(pieces, at, "sign") == "-" or link(pieces, at) == "or" or get(pieces, at, "sign") in (",", "/"):
        after = at + 1
        if any(get(pieces, after, kind) is not None for kind in ("clock", "fixed")) or get(
            pieces, after + 1, "meridiem"
        ):
            return True
        return get(pieces, after, "number") is not None and _time_follows(pieces, after + 1)
    while link(pieces, at) == "on":
        at += 1
    at += get(pieces, at, "mod") is not None
    return any(get(pieces, at, kind) is not None for kind in ("weekday", "relday", "weekdays", "zone")) or get(
        pieces, at, "whose"
    ) in ("mine", "yours")


def _zone_alone(pieces: Sequence[Piece], at: int) -> tuple[Zone, int] | None:
    """A zone that does not stand behind a clock: "all times ET", "(London time)"; "here are some" is none."""
    piece = pieces[at]
    if piece.get("place") or (
        piece.get("whose") and not any(word in piece.text for word in ("time", "zone", "end", "side"))
    ):
        return None
    if piece.get("lower") or (piece.get("whose") == "ours" and piece.text == "local"):
        return None
    found = zone_at(pieces, at)
    if found is None or (piece.get("sign") == ","):
        return None
    if (
        piece.get("sign")
        and get(pieces, at + 1, "whose")
        and "time" not in pieces[at + 1].text
        and pieces[at + 1].text != "yours"
    ):
        return None
    return found


def _plain(pieces: Sequence[Piece], at: int) -> Item:
    piece = pieces[at]

    def item(kind: Kind, value: object = None) -> Item:
        return Item(kind, piece.start, piece.end, value, word=piece.text, speech=str(piece.get("speech") or ""))

    if piece.get("break") or piece.text in (".", "!", "?", ";", "*", "•", "·", "\u2022"):
        return item("stop", piece.text)
    if piece.get("word") == "STOP":
        return item("stop", "stop")
    if piece.text == "since" and _starts_time(pieces, at + 1):
        return item("reports", piece.text)
    if piece.text in HARD:
        return item("reason" if piece.text in REASONS else "but", piece.text)
    if piece.text in ("if", "unless", "in case"):
        return item("if")
    if piece.text in ("out", "off") and at and pieces[at - 1].get("owns"):
        return item("refuses", piece.text)
    if piece.text in ("not", "no"):
        return item("not")
    if piece.get("others"):
        return item("others", piece.text)
    for cue in CUES:
        if piece.get(cue):
            return item(cue, "soft" if piece.get("soft") else piece.text)  # type: ignore[arg-type]
    joined = link(pieces, at)
    if joined in ("or", "and"):
        return item("link", joined)
    if piece.get("sign"):
        return item("sign", piece.text)
    if piece.get("mod") == "last":
        return item("reports", piece.text)
    return item("word", piece.text) if piece.get("word") else item("link", joined or "")


def _starts_time(pieces: Sequence[Piece], at: int) -> bool:
    kinds = ("number", "four", "clock", "weekday", "month", "ordinal", "relday", "mod", "figures", "part")
    return any(get(pieces, at, kind) is not None for kind in kinds)


def is_named_day(item: Item) -> bool:
    """Whether it is a single day of a name or date, which "not" in front can rule out."""
    return item.kind == "day" and isinstance(item.value, Weekday | DateFigures | Stretch)
