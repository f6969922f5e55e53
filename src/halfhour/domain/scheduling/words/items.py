"""What stands in a message, one after the other: days, times, zones, lengths, answers, and the words that say what is done with them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from halfhour.domain.scheduling.words.anchors import LEANS, leaning_at
from halfhour.domain.scheduling.words.calendar import numbers_of
from halfhour.domain.scheduling.words.cues import HARD, is_less_liked, plain_item
from halfhour.domain.scheduling.words.days import UNTIL, day_at
from halfhour.domain.scheduling.words.denials import denied
from halfhour.domain.scheduling.words.figures import NOON, lacks_its_hour
from halfhour.domain.scheduling.words.item import Item, Kind
from halfhour.domain.scheduling.words.keeping import keeps_hour_at, swapped_at
from halfhour.domain.scheduling.words.licences import is_licensed
from halfhour.domain.scheduling.words.listed import full_length_at, further_date, length_at, listed_dates
from halfhour.domain.scheduling.words.looking import get, link
from halfhour.domain.scheduling.words.naming import zone_alone
from halfhour.domain.scheduling.words.nodes import Clock, Day, Days, From, Recurring, SameDay, Stretch, Time, Weekday
from halfhour.domain.scheduling.words.parts import tells_which_event
from halfhour.domain.scheduling.words.pieces import Piece
from halfhour.domain.scheduling.words.pointing import other_at, picks_too, set_phrase
from halfhour.domain.scheduling.words.portions import PORTION, UNPLACED
from halfhour.domain.scheduling.words.shifts import Shift, shift_at
from halfhour.domain.scheduling.words.times import FRACTIONS, time_at
from halfhour.domain.scheduling.words.timetables import with_numbers_of_days

WORKING = Recurring(frozenset(range(5)))
COUNTS = {2: "two", 3: "three", 4: "four"}
"""How many days are left, as it is said."""
BOTH = 2
BESIDE = 3
"""Words before the last of "the one before it"."""
EDGELESS = ("by", "past", "pre", "post", "plus", "aft")
LISTED = (")", ".", "%", "/", "-", "+", "'", "#", "$", "£", "€")
LONGEST_NOUN = 2
"""Words of a thing after which something is: "after school run" (our own default)."""
EVENTS = frozenset("lecture class exam exams conference wedding presentation hearing concert match flight viva".split())
"""What may come before or after a time, though the word alone says something of it."""
ANY = {"any": True}
SEVERAL = {"several": True}
FROM_THEN = {"then": True}
ALL = ("all", "whole", "entire")
"""Words for a day from its beginning to its end."""
EDGES = {"early": "first_thing", "late": "late_afternoon"}
"""Words behind a day for the parts of it that they mean."""
HALVES = {"first": "morning", "second": "afternoon", "first_half": "morning", "second_half": "afternoon"}
"""Which half of a day is which, as it is said in India: "Thursday second half"."""
MINUTES = ("5", "10", "20", "25")
"""Minutes past an hour, as they are said."""
LATE = {"meals": "late"}
"""What an event of the evening says of the hours behind it."""
GREETS = ("morning", "afternoon", "evening")
"""Parts of the day with which a letter begins."""
OWNS = {"owns": True}
OPENS = ("any", "whenever")
"""Beginnings of words that leave open when: "any time after that"."""
AS_YOU = ("you", "us", "me", "here", "there", "yours", "ours", "in")
"""Words behind "the same hour as" with which two clocks are compared, and no hour is meant."""
PICKS = ("pick", "choose", "select", "choice")
"""Words behind which "from" leads to a list, and not to a beginning."""
YOURS = ("your", "ur")
OWNED = frozenset(
    "call meeting chat talk interview session appointment conversation lunch coffee discussion email mail message note class "
    "lecture deadline event visit".split()
)
"""What a day owns when it is not offered: "Tuesday's call"."""


def items(pieces: Sequence[Piece]) -> list[Item]:
    """The items of a message in order."""
    found: list[Item] = []
    at = 0
    while at < len(pieces):
        new, end = _items_at(pieces, at, found)
        found += new
        at = max(end, at + 1)
    return with_numbers_of_days([denied(found, place) for place in range(len(found))])


Found = tuple[list[Item], int]


def _items_at(pieces: Sequence[Piece], at: int, before: list[Item]) -> Found:
    """The items that begin at a place, and where they end: what is said in set words first, then days, times, and all else."""
    found = _of_set_words(pieces, at, before) or _of_days(pieces, at, before) or _of_times(pieces, at, before)
    return found or _left_open(pieces, at) or ([plain_item(pieces, at)], at + 1)


def _one(pieces: Sequence[Piece], at: int, kind: Kind, end: int, value: object = None) -> Found:
    return [_item(pieces, at, kind, end, value)], end


def _item(pieces: Sequence[Piece], at: int, kind: Kind, end: int, value: object = None) -> Item:
    return Item(kind, pieces[at].start, pieces[min(end, len(pieces)) - 1].end, value)


def _of_set_words(pieces: Sequence[Piece], at: int, before: list[Item]) -> Found | None:
    """Moments in figures, answers, shifts, lengths and other words that mean one thing wherever they stand."""
    piece = pieces[at]
    if piece.text == "lunch" and at and pieces[at - 1].text in ("i", "we", "they"):
        return [Item("word", piece.start, piece.end, piece.text, word=piece.text)], at + 1
    if greeted := _greeting_at(pieces, at):
        return _one(pieces, at, "word", greeted, "")
    if leaning := leaning_at(pieces, at, before):
        found = _item(pieces, at, "time", leaning[1], leaning[0])
        ends = leaning[0].kind == "before"
        return [replace(found, until=ends, kinds=LEANS if ends else FROM_THEN)], leaning[1]
    if those := _those_days(pieces, at, before) or _both_days(pieces, at, before):
        return _one(pieces, at, "day", those[1], those[0])
    if end := _whole_of_week(pieces, at):
        return _one(pieces, at, "word", end, "")
    if hours := _placed_hours(pieces, at):
        return hours
    if ordinal := picks_too(pieces, at, before):
        return _one(pieces, at, "back", at + 1, f"nth_{ordinal}")
    if other := other_at(pieces, at, before):
        return _one(pieces, at, "back", other, "other")
    if piece.get("back") == "same_both":
        return [_item(pieces, at, "day", at + 1, SameDay()), _item(pieces, at, "time", at + 1, Time("same"))], at + 1
    if piece.get("back") == "same_time" and _is_as_somebody(pieces, at + 1):
        return [Item("word", piece.start, piece.end, "")], at + 3  # "we have the same hour as you"
    if swapped := swapped_at(pieces, at):
        return _one(pieces, at, "moving", swapped)
    if kept := keeps_hour_at(pieces, at):
        return _one(pieces, at, "time", kept, Time("same"))
    if shift := shift_at(pieces, at):
        return _one(pieces, at, "shift", shift[1], shift[0])
    if length := full_length_at(pieces, at) or length_at(pieces, at):
        return _one(pieces, at, "length", length[1], length[0])
    if piece.get("impossible"):
        return _one(pieces, at, "impossible", at + 1)
    if is_less_liked(pieces, at):
        return _one(pieces, at, "instead", at + 1)
    if fixed := set_phrase(pieces, at):
        found = _item(pieces, at, *fixed)
        opens = found.kind == "unclear" and piece.text.startswith(OPENS)
        after = {"after": True} if found.value == "then" and piece.text == "after that" else {}
        after = {"before": True} if piece.get("back") == "before_that" else after
        return [replace(found, kinds=ANY if opens else after)], fixed[1]
    owns = piece.get("owns") and at + 1 < len(pieces) and pieces[at + 1].text in OWNED
    return _one(pieces, at, "word", at + 1, "") if owns else None


def _greeting_at(pieces: Sequence[Piece], at: int) -> int:
    """Where a part of the day ends that greets somebody by name at the head of a letter, "Morning Sam,"; 0 where none does."""
    name = str(get(pieces, at + 1, "word") or "")
    ends = at + 2 < len(pieces) and (get(pieces, at + 2, "sign") in (",", "!", "-") or get(pieces, at + 2, "break"))
    greets = at == 0 and pieces[at].text in GREETS and name[:1].isupper() and ends
    return at + 2 if greets else 0


def _placed_hours(pieces: Sequence[Piece], at: int) -> Found | None:
    """The day and the hour of a moment in figures, and those of part of a window on the table."""
    piece = pieces[at]
    if moment := piece.get("moment"):
        day, clock, zone = moment
        time = Time("at", clock if zone is None else type(clock)(clock.hour, clock.minute, "24", zone=zone))
        return [_item(pieces, at, "day", at + 1, day), _item(pieces, at, "time", at + 1, time)], at + 1
    if portion := piece.get(PORTION):
        day, time = portion
        dated = [] if day is None else [_item(pieces, at, "day", at + 1, day)]
        return [*dated, _item(pieces, at, "time", at + 1, time)], at + 1
    return _one(pieces, at, "unclear", at + 1, "turn") if piece.get(UNPLACED) else None


def _is_as_somebody(pieces: Sequence[Piece], at: int) -> bool:
    return at + 1 < len(pieces) and pieces[at].text == "as" and pieces[at + 1].text in AS_YOU


def _of_days(pieces: Sequence[Piece], at: int, before: list[Item]) -> Found | None:
    """Days, alone or in a list; one that is placed by something that we do not know is unclear."""
    if listed := listed_dates(pieces, at):
        return listed
    if also := further_date(pieces, at, before):
        return _one(pieces, at, "day", at + 1, also)
    if week := _other_week(pieces, at, before):
        return _one(pieces, at, "day", at + 1, week)
    if beside := _week_beside(pieces, at, before):
        return _one(pieces, at, "day", at + 4, beside)
    if again := _name_again(pieces, at, before):
        return _one(pieces, at, "day", at + 3, again)
    if others := _other_days(pieces, at, before):
        return _one(pieces, at, "day", others[1], others[0])
    found = day_at(pieces, at)
    counted = get(pieces, at, "ordinal") is not None and pieces[at].text.isalpha()
    if counted and found is None and get(pieces, at + 1, "weekday") is not None:
        return _one(pieces, at, "unclear", at + 2, "turn")  # "next month, first Tuesday"
    if found is None:
        return None
    day, end = found
    if isinstance(day, Recurring) and at and pieces[at - 1].text == "other":
        return _day_items(pieces, at, (_other_than_named(day, before), end))
    if isinstance(day, From) and day.kind != "from" and _is_noun(pieces, end):
        return _one(pieces, at, "unclear", end)
    if isinstance(day, From) and day.kind == "from" and at and pieces[at - 1].text in PICKS:
        return _day_items(pieces, at, (day.day, end))  # "pick from 28 Jan, 2 Feb and 4 Feb"
    called = isinstance(day, Weekday) and get(pieces, at - 1, "points") is not None and end < len(pieces)
    if called and get(pieces, end, "vague") and pieces[end].text.startswith(("after ", "before ")):
        return _one(pieces, at, "unclear", end + 1, "turn")  # "the Tuesday after Easter"
    if called and link(pieces, end) in ("after", "before") and _is_left_open(pieces, end):
        return _one(pieces, at, "unclear", end + 2, "turn")  # "the Friday after your trip"
    return _day_items(pieces, at, found)


def _other_days(pieces: Sequence[Piece], at: int, before: list[Item]) -> tuple[Recurring, int] | None:
    """The working days that were not named: "never Monday. Any other morning next week", "the other four days"."""
    said = " ".join(piece.text for piece in pieces[max(0, at - 1) : at + 4]).split(" ")
    lead = said.index("other") if "other" in said[: 2 + (at == 0)] else -1
    left = _other_than_named(WORKING, before)
    if lead < 1 or "other" not in pieces[at].text or said[lead - 1] not in ("any", "the") or left == WORKING:
        return None
    end = at + 1
    if said[lead - 1] == "any":
        part = get(pieces, end, "part") in ("morning", "afternoon", "evening")
        return (left, end + (not part)) if part or (pieces[end : end + 1] and pieces[end].text == "day") else None
    counted = said[lead + 1 : lead + 3] == [COUNTS.get(len(left.numbers), ""), "days"]
    while counted and pieces[end - 1].text != "days":
        end += 1
    return (left, end) if counted else None


def _those_days(pieces: Sequence[Piece], at: int, before: list[Item]) -> tuple[Recurring, int] | None:
    """The days that were named as ones that come back, in a week that follows: "I only work Mondays. Any of those next week"."""
    days = pieces[at].text in ("those", "these") and at + 1 < len(pieces) and pieces[at + 1].text == "days"
    end = at + 1 + days
    named = frozenset(number for item in before if isinstance(item.value, Recurring) for number in item.value.numbers)
    week = get(pieces, end, "mod") in ("next", "this", "coming") and get(pieces, end + 1, "unit") == "week"
    points = days or pieces[at].text in ("any of those", "any of these", "either of those")
    return (Recurring(named), end) if points and week and named else None


def _both_days(pieces: Sequence[Piece], at: int, before: list[Item]) -> tuple[Recurring, int] | None:
    """The days that come back, of a week named behind them: "I do Mondays and Fridays. Next week that's 10 to 12 on both"."""
    named = frozenset(number for item in before if isinstance(item.value, Recurring) for number in item.value.numbers)
    days = [item.value for item in before if item.kind == "day" and not isinstance(item.value, Recurring)]
    week = len(days) == 1 and isinstance(days[0], Stretch) and days[0].unit == "week"
    points = at > 0 and pieces[at - 1].text == "on" and pieces[at].text in ("both", "both days", "either", "either day")
    return (Recurring(named), at + 1) if points and week and len(named) == BOTH else None


def _other_than_named(days: Recurring, before: list[Item]) -> Recurring:
    """The others of several days: "my course is on Tuesday and Thursday nights. Any other weeknight"."""
    named = {number for item in before for number in numbers_of(item.value) if not isinstance(item.value, Days)}
    return Recurring(days.numbers - named) if len(days.numbers) > len(named) else days


def _other_week(pieces: Sequence[Piece], at: int, before: list[Item]) -> Stretch | None:
    """The week of a bare "next" behind one that is ruled out: "nothing this week or next"."""
    if pieces[at].text != "next" or not _ends(pieces, at + 1):
        return None
    weeks = before[-2].value if len(before) > 2 and before[-1].value == "or" else None
    this = isinstance(weeks, Stretch) and weeks.unit == "week" and weeks.which == "this" and not weeks.edge
    refuses = any(item.kind in ("refuses", "not") for item in before)
    return Stretch("week", "next") if this and refuses else None


def _name_again(pieces: Sequence[Piece], at: int, before: list[Item]) -> Weekday | None:
    """The day of the same name a week on: "this Friday at 1, or the one following"."""
    words = [piece.text for piece in pieces[at : at + 3]]
    named = words[:2] == ["the", "one"] and words[2:] in (["following"], ["after"]) and _ends(pieces, at + 3)
    said = next((item.value for item in reversed(before) if item.kind == "day"), None) if named else None
    return replace(said, weeks=said.weeks + 1) if isinstance(said, Weekday) and said.which in ("", "this") else None


def _week_beside(pieces: Sequence[Piece], at: int, before: list[Item]) -> Stretch | None:
    """The week before or after one that was spoken of: "that rules out that whole week. In the one before it"."""
    words = [piece.text for piece in pieces[at : at + 4]]
    turn = {"before": "preceding", "after": "following"}.get(words[2]) if len(words) > BESIDE else None
    said = next((item.value for item in reversed(before) if isinstance(item.value, Stretch)), None)
    points = words[:2] == ["the", "one"] and words[-1] in ("it", "that")
    return Stretch("week", turn) if turn and points and said is not None and said.unit == "week" else None


def _of_times(pieces: Sequence[Piece], at: int, before: list[Item]) -> Found | None:
    """Times of the day, zones and places that tell one."""
    if pieces[at].text.endswith(" hours") and at + 1 < len(pieces) and pieces[at + 1].text in ("are", "were", "run"):
        return [Item("word", pieces[at].start, pieces[at].end, pieces[at].text, word=pieces[at].text)], at + 1
    if end := _whole_of_day(pieces, at):
        return _one(pieces, at, "time", end, Time("part", part="all_day"))
    if found := time_at(pieces, at, is_licensed(pieces, at, before)):
        time, end = found
        if _is_unknown_zone(pieces, end):
            return _one(pieces, at, "unclear", end + 1, "zone")
        item = replace(_item(pieces, at, "time", end, time), until=pieces[at].text in UNTIL)
        return [replace(item, kinds=_kinds_of(pieces[at], time))], end
    minutes = _is_minutes(pieces, at)
    if minutes and link(pieces, at + 1) == "after" and (clock := _hour_said(pieces, at, before)):
        return _one(pieces, at, "time", at + 2, Time("at", clock))
    if (minute := _minute_past(pieces, at, before)) is not None:
        return _one(pieces, at, "shift", at + 2, Shift(minute, "past"))
    if (part := EDGES.get(pieces[at].text)) and before and before[-1].kind == "day" and _ends(pieces, at + 1):
        return _one(pieces, at, "time", at + 1, Time("part", part=part))  # "Thursday late"
    half = HALVES.get(pieces[at].text) if get(pieces, at + 1, "fraction") == "half" else None
    if half and before and before[-1].kind == "day" and not isinstance(before[-1].value, Stretch):
        return _one(pieces, at, "time", at + 2, Time("part", part=half))
    if (half := HALVES.get(str(pieces[at].get("edge")))) and get(pieces, at + 1, "weekday") is not None:
        return _one(pieces, at, "time", at + 1, Time("part", part=half))  # "the second half of Monday"
    if zone := zone_alone(pieces, at):
        return _one(pieces, at, "zone", zone[1], zone[0])
    place = pieces[at].get("place")
    if place and _is_stay(pieces[max(0, at - 3) : at]):
        return _one(pieces, at, "place", at + 1, place)
    return None


def _kinds_of(piece: Piece, time: Time) -> Mapping[str, object]:
    """What the first word of a time says of it: any such time, or the same of several."""
    if piece.text.startswith("any"):
        return ANY
    return SEVERAL if time.kind == "same" and piece.text.endswith("s") else {}


def _whole_of_day(pieces: Sequence[Piece], at: int) -> int:
    """Where words end that say all of the one day behind them, "all of Friday", "the whole of the 12th"; 0 where none do."""
    owned = at + (pieces[at].text == "the" and at + 1 < len(pieces) and pieces[at + 1].text in ALL)
    if pieces[owned].text not in ALL or (owned == at and get(pieces, at - 1, "points") is not None):
        return 0
    end = owned + 1 + (owned + 1 < len(pieces) and pieces[owned + 1].text == "of")
    day = end + (end < len(pieces) and pieces[end].text == "the")
    named = get(pieces, day, "ordinal") if day > end else get(pieces, day, "weekday") or get(pieces, day, "relday")
    return end if named is not None else 0


def _is_minutes(pieces: Sequence[Piece], at: int) -> bool:
    """Whether minutes stand here past an hour that is not named with them: "quarter past", "five past"; not "half five past the hour"."""
    counted = get(pieces, at, "number") in MINUTES and pieces[at + 1 : at + 2] != [] and pieces[at + 1].text == "past"
    return bool(pieces[at].get("fraction")) or (counted and _ends(pieces, at + 2))


def _whole_of_week(pieces: Sequence[Piece], at: int) -> int:
    """Where words end that say no more than that a week is meant from its beginning to its end: "the whole of next week"; 0 without."""
    owned = at + (pieces[at].text == "the")
    whole = [piece.text for piece in pieces[owned : owned + 2]] in (["whole", "of"], ["entirety", "of"])
    week = owned + 2 + (get(pieces, owned + 2, "points") is not None)
    week += get(pieces, week, "mod") is not None
    return owned + 2 if whole and get(pieces, week, "unit") in ("week", "workweek") else 0


def _hour_said(pieces: Sequence[Piece], at: int, before: list[Item]) -> Clock | None:
    """The clock of minutes whose hour was said before: "I finish at 2, so quarter past on Tuesday"."""
    hour = get(pieces, at + 2, "number") is not None or get(pieces, at + 2, "fixed") is not None
    said = next((item.value.first for item in reversed(before) if isinstance(item.value, Time)), None)
    minute = FRACTIONS.get(str(pieces[at].get("fraction")), 0) or int(str(get(pieces, at, "number") or 0))
    if said is None or not minute or hour:
        return None
    later = said.hour % (24 if said.half == "24" else 12) + 1 if said.minute >= minute else said.hour
    return replace(said, hour=later % 24, minute=minute)


def _minute_past(pieces: Sequence[Piece], at: int, before: list[Item]) -> int | None:
    """The minutes past an hour that the message does not name, where nothing before them could be it: "can we say quarter past?"."""
    minute = FRACTIONS.get(str(pieces[at].get("fraction")))
    past = at + 1 < len(pieces) and pieces[at + 1].text == "past"
    alone = not any(isinstance(item.value, Time) for item in before) and link(pieces, at - 1) not in (
        "to",
        "and",
        "between",
    )
    ends = at + 2 >= len(pieces) or get(pieces, at + 2, "number") is None
    return minute if past and alone and ends else None


def _is_stay(before: Sequence[Piece]) -> bool:
    """Whether the writer is at the place behind: "I'm in", "based in"; not who is back from it."""
    return any(each.text in ("i'm", "am", "based", "be") for each in before) and before[-1].text != "from"


def _ends(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the sentence or a part of it ends here."""
    return at >= len(pieces) or get(pieces, at, "sign") is not None or get(pieces, at, "break") is not None


def _left_open(pieces: Sequence[Piece], at: int) -> Found | None:
    """Part of a time that we cannot place."""
    if get(pieces, at, "length") and at + 1 < len(pieces) and pieces[at + 1].text in ("after", "before"):
        return _one(pieces, at, "unclear", at + 2, "turn")  # "quarter of an hour before noon"
    if _is_cut_short(pieces, at) or _lacks_its_end(pieces, at):
        return _one(pieces, at, "unclear", at + 1, "turn")
    if _is_left_open(pieces, at):
        begins = end = _begins_noun(pieces, at + 1)
        while link(pieces, at) and end < begins + LONGEST_NOUN and _is_noun(pieces, end):
            end += 1
        late = link(pieces, at) == "after" and get(pieces, begins - 1, "part") in ("evening", "night")
        found = _item(pieces, at, "unclear", end)
        return [replace(found, kinds={"turns": pieces[at].text, **(LATE if late else {})})], end
    return None


def _is_left_open(pieces: Sequence[Piece], at: int) -> bool:
    """Whether part of a time stands here that we cannot place: "after tea", "before that", "the back of nine"."""
    if (
        link(pieces, at) in ("after", "before", "between")
        and not pieces[at].get("sign")
        and pieces[at].text not in EDGELESS
    ):
        points = get(pieces, at + 1, "points") is not None or any(
            piece.text in YOURS for piece in pieces[at + 1 : at + 2]
        )
        first = points and get(pieces, at + 2, "ordinal") is not None and _is_noun(pieces, at + 3)
        these = at + 1 < len(pieces) and pieces[at + 1].text in ("those", "these", "them", "both")
        these = first or (these and get(pieces, at - 1, "weekday") is None)  # "the Thursday between them"
        begins = _begins_noun(pieces, at + 1)
        return these or _is_noun(pieces, at + 1) or (points and _is_noun(pieces, begins)) or _is_of_part(pieces, begins)
    number = pieces[at].get("number")
    both = pieces[at].text == "two" and at > 0 and pieces[at - 1].text == "the"  # "the two at 16h"
    if number and not both and pieces[at].text not in ("one", "1") and int(str(number)) <= 12:
        return not _counts(pieces, at)
    return False


def _begins_noun(pieces: Sequence[Piece], at: int) -> int:
    """Where an event is named, behind the words that say whose it is and of which part of the day: "my morning class"."""
    owned = at + (get(pieces, at, "points") is not None or any(piece.text in YOURS for piece in pieces[at : at + 1]))
    return owned + tells_which_event(pieces, owned)


def _is_of_part(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an event stands here that a part of the day before it tells: "(my morning) session"."""
    return tells_which_event(pieces, at - 1)


def _lacks_its_end(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "between" stands before one hour whose other end was not understood: "between 1 till 3ish"."""
    hour = get(pieces, at + 1, "clock") is not None or get(pieces, at + 1, "number") is not None
    counts = get(pieces, at + 2, "unit") or get(pieces, at + 2, "word")  # "between two weddings"
    return link(pieces, at) == "between" and hour and not counts


def _is_cut_short(pieces: Sequence[Piece], at: int) -> bool:
    """Whether part of a clock stands here without its hour: "between ten and half past", "ten to ten twenty"."""
    if pieces[at].get("fraction"):
        return at + 1 < len(pieces) and pieces[at + 1].text in ("past", "to", "after")
    number = pieces[at].get("number")
    if lacks_its_hour(pieces, at):
        return True
    worded = number is not None and not pieces[at].text.isdigit() and int(str(number)) > NOON
    return worded and get(pieces, at - 1, "number") is not None


def _counts(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a figure counts or numbers something: "2 questions", "room 4", "#3"."""
    if get(pieces, at + 1, "sign") == "-" and get(pieces, at + 2, "number"):
        return any(get(pieces, at + 3, kind) is not None for kind in ("word", "weak", "unit", "reports"))
    if get(pieces, at + 1, "sign") in LISTED or get(pieces, at - 1, "sign") in LISTED:
        return True
    if at > 1 and pieces[at - 1].text in ("the", "these", "those", "your") and pieces[at - 2].text == "of":
        return True
    if at and pieces[at - 1].text in ("the", "these", "those") and get(pieces, at + 1, "speech") == "you":
        return True  # "the three you sent"
    if at + 1 < len(pieces) and pieces[at + 1].text in ("are", "were", "of", "will", "have", "more"):
        return True
    follows, before = get(pieces, at + 1, "word"), get(pieces, at - 1, "word")
    if any(isinstance(word, str) for word in (follows, before)):
        return True
    if get(pieces, at - 1, "unit") == "term" or get(pieces, at + 1, "parts") or get(pieces, at + 1, "weekdays"):
        return True  # "Year 9", "your two afternoons"
    return any(get(pieces, at + 1, kind) is not None for kind in ("weak", "unit", "month", "back", "reports"))


def _is_unknown_zone(pieces: Sequence[Piece], at: int) -> bool:
    """Whether letters or a name of a zone that we do not know stand behind a clock: "3pm XYT", "3pm Atlantis time"."""
    word = get(pieces, at, "word")
    if not isinstance(word, str) or not word[:1].isupper():
        return False
    letters = 3 <= len(word) <= 5 and word.isupper() and word.endswith("T")
    return letters or (get(pieces, at + 1, "weak") is not None and pieces[at + 1].text == "time")


def _is_noun(pieces: Sequence[Piece], at: int) -> bool:
    word = get(pieces, at, "word")
    if 0 <= at < len(pieces) and pieces[at].text in EVENTS:
        return True
    return isinstance(word, str) and word.isalpha() and word.lower() not in HARD


def _day_items(pieces: Sequence[Piece], at: int, found: tuple[Day, int]) -> tuple[list[Item], int]:
    day, end = found
    last = max(end, at + 1)
    whole = Item(
        "day", pieces[at].start, pieces[last - 1].end, day, until=link(pieces, at) == "to" or pieces[at].text in ("by", "on or before"),
        kinds=OWNS if pieces[last - 1].get("owns") else {},
    )  # fmt: skip
    if end == at:  # tonight, weeknights: the day, and its evening from the same word
        evening = "evening" if isinstance(day, Recurring) else "tonight"
        return [whole, Item("time", whole.start, whole.end, Time("part", part=evening))], at + 1
    edge = get(pieces, at, "edge") if not isinstance(day, Stretch) else None
    part = {"early": "first_thing", "late": "late_afternoon", "mid": "day"}.get(str(edge))
    if part:
        whole_part = Time("part", part=part)
        return [whole, Item("time", whole.start, whole.end, whole_part)], end
    return [whole], end
