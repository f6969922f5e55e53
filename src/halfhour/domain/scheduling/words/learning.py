"""What a scene learns from a message before its times are placed: zones, the order of dates, which days it told of or ruled out."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise, takewhile
from zoneinfo import ZoneInfo

from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.halves import NOON
from halfhour.domain.scheduling.words.nodes import Dated, DateFigures, From, Time, Weekday, Zone
from halfhour.domain.scheduling.words.numbered import numbered_date, order_of
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.zones import only_zone

OWN = frozenset({"i", "we", "my", "our"})
HALVES = {"early_morning": "am", "morning": "am", "evening": "pm", "early_evening": "pm", "after_work": "pm"}
"""Which half of the day parts of it are in, at whose edges 6 and 7 stand."""
TALKS = frozenset("call calls talk chat meeting appointment interview ring rang".split())
"""Words for a talk, whose hour "the same time" may be."""
YOU = ("you", "your", "yours")
PROPOSED = frozenset("said wrote proposed suggested offered".split())
SMALL = frozenset("i we the on at for , . -".split())
"""Words beside these with which somebody repeats what they proposed, and no more."""
HERE = ("this", "my", "our")
PLACES = frozenset(
    "house flat home kitchen apartment building shop office place room ward farm yard studio street workshop".split()
)
"""Words for the place where somebody is."""
AT = ("at my desk", "in the office", "in my office", "at home")
AT_MY = (("at", "my"), ("in", "my"), ("at", "our"), ("in", "our"))
NOT_IN = (("not", "in"), ("not", "on"), ("not", "at"))
"""Words for where somebody is, and for where they are not."""
ENDS = frozenset("finish finishes end ends last off done over".split())
"""Words of what is over with the day that is named: "I come off nights on Thursday"."""
EARLIEST = 7
"""The first hour of the morning at which most people are up (our own default)."""


def learn(spoken: Sequence[Clause], scene: Scene) -> None:
    """Notes in the scene what the whole message says about each of its times."""
    said = [part for clause in spoken for part in clause.parts]
    rest = [item for clause in spoken for item in clause.rest]
    scene.places = tuple(ZoneInfo(str(item.value)) for item in rest if item.kind == "place")
    scene.places += only_zone(_named_zones(said), scene)
    scene.day_first = order_of((part.item.value for part in said if isinstance(part.item.value, DateFigures)), scene)
    scene.moves = any(item.kind in ("moving", "instead") or item.word == "instead" for item in rest)
    scene.wishes = any(item.kinds.get("verb") == "can" and item.kind == "offers" for item in rest)
    turns = {item.kinds.get("turn") for item in rest if item.kind == "moving"}
    scene.moves_on, scene.moves_up = "later" in turns, "earlier" in turns
    sentences = [
        [clause, *takewhile(lambda each: each.joined, spoken[place + 1 :])] for place, clause in enumerate(spoken)
    ]
    scene.own_day = any(_tells_own_hours(clause) or _is_of_here(clause) for clause in spoken)
    scene.own_day = scene.own_day or any(map(_is_of_own_place, sentences))
    scene.leaves_day = any(map(_leaves_day, spoken))
    scene.is_of_night = any(
        _is_night_clause(clause) and not _is_over_before(clause, spoken[place + 1 :], scene)
        for place, clause in enumerate(spoken)
    )
    halves = {str(item.kinds["meals"]) for item in rest if "meals" in item.kinds}
    halves |= {half for part in said if (half := _half_of(part))}
    halves |= {"am"} if any(_is_before_work(clause, scene) for clause in spoken) else set()
    scene.half = halves.pop() if len(halves) == 1 else ""
    scene.told_later = any(_is_told_later(part, scene) for part in said)
    scene.told = tuple(dict.fromkeys(hour for clause in spoken for hour in _told_hours(clause)))
    ruled_out = [part.item.value for part in said if part.does == "refused"]
    scene.refused = tuple(numbered_date(day, scene) for day in ruled_out if isinstance(day, Dated))
    scene.refused += tuple(_this(day, scene) for day in ruled_out if isinstance(day, Weekday) and day.which == "this")


def _named_zones(said: Sequence[Part]) -> Iterator[Zone]:
    """The zones that clocks bear which are offered."""
    for part in said:
        if part.does == "offered" and isinstance(part.item.value, Time):
            yield from (clock.zone for clock in (part.item.value.first, part.item.value.last) if clock and clock.zone)


def _leaves_day(clause: Clause) -> bool:
    """Whether it takes any of the days, or all: "on whichever of the days you like", "either day"."""
    words = {item.word for item in clause.rest}
    words |= {"days" for one, other in pairwise(clause.rest) if (one.word, other.value) == ("on", "all")}
    free = any(item.kind == "open" or (item.kind == "back" and item.value == "all") for item in clause.rest)
    settled = not clause.refuses and not any(item.kind in ("reports", "except") for item in clause.rest)
    return free and settled and bool(words & {"day", "days"})


def _tells_own_hours(clause: Clause) -> bool:
    """Whether the writer tells of an hour of their own day, or gives it as a reason: "I teach until 2", "prayers are 1 to 2, so"."""
    told = [part for part in clause.parts if part.act in ("tells", "says") or part.does in ("aside", "refused")]
    times = [part.item.value for part in told if isinstance(part.item.value, Time)]
    hours = any(
        time.first and not (clause.refuses and time.kind == "at") for time in times
    )  # "can't do 3" may be yours
    words = {word for item in clause.rest for word in re.split(r"[ ']", item.word)}
    own = bool(words & OWN) or (bool(clause.rest) and clause.rest[-1].kind == "reason") or clause.refuses
    return hours and own and not words & {"you", "your"}


def _is_of_here(clause: Clause) -> bool:
    """Whether it speaks of a day where the writer is: "Sunday is a working day here"."""
    days = any(part.item.kind == "day" for part in clause.parts)
    return days and any(item.word in ("here", "over here") for item in clause.rest)


def _is_of_own_place(sentence: Sequence[Clause]) -> bool:
    """Whether it names a day and says how it is where the writer is, or where that is: "this house is quiet", "at my desk, not on site"."""
    rest = [item for clause in sentence for item in clause.rest]
    if not any(part.item.kind == "day" for part in sentence[0].parts):
        return False
    runs = zip(rest, rest[1:], rest[2:], strict=False)
    place = any(one.word in HERE and two.word in PLACES and three.verb == "be" for one, two, three in runs)
    words = [item.word for item in rest]
    there = any(word.endswith(AT) for word in words) or any(pair in AT_MY for pair in pairwise(words))
    apart = any(pair in NOT_IN for pair in pairwise(words)) or any(
        word.startswith(("not in", "not on")) for word in words
    )
    return place or (there and apart)


def _told_hours(clause: Clause) -> Iterator[Time]:
    """The hours that are told of a talk or beside the reader, or are over: "I missed your call at 11", "scrap the 10 I gave you"."""
    words = [word for item in clause.rest for word in (item.word or str(item.value)).split(" ")]
    of_talk = any(word in TALKS or word in YOU for word in words) or _repeats_a_proposal(words)
    for part in clause.parts if of_talk else ():
        hour = part.item.value
        if isinstance(hour, Time) and hour.kind == "at" and (part.does in ("past", "aside") or part.act):
            yield hour


def _repeats_a_proposal(words: Sequence[str]) -> bool:
    """Whether words beside a time say that the writer proposed it: "I said the 20th at 14:00", not "I said hello to Jan at 14:00"."""
    return words[:1] in (["i"], ["we"]) and any(word in PROPOSED for word in words) and set(words) <= PROPOSED | SMALL


def _half_of(part: Part) -> str:
    """The half of the day to which a part of it, offered for any day, keeps its hours: "I can only do evenings"."""
    time = part.item.value
    offered = part.does == "offered" and not part.act and isinstance(time, Time) and time.kind == "part"
    return HALVES.get(time.part, "") if offered and isinstance(time, Time) else ""


def _is_before_work(clause: Clause, scene: Scene) -> bool:
    """Whether it names an hour before something, where a morning is on the table: "make it 7, before we open the shop"."""
    hours = [part.item.end for part in clause.parts if part.does == "offered" and part.item.kind == "time"]
    behind = [item for item in clause.rest if hours and item.start >= hours[-1]]
    before = any(item.value == "before" or item.kinds.get("turns") == "before" for item in behind)
    return before and bool(scene.proposed) and max(scene.proposed) <= NOON


def _is_night_clause(clause: Clause) -> bool:
    """Whether the night or the early morning is spoken of, and not that of somebody else: "crew change is at 5 in the morning"."""
    if any(item.kind == "others" for item in clause.rest):
        return False
    own = any(word in OWN for item in clause.rest for word in re.split(r"[ ']", item.word))
    early = any(_is_of_night(part.item.value) and (own or not part.act) for part in clause.parts)
    return early or any("night" in item.kinds for item in clause.rest)


def _is_over_before(clause: Clause, following: Sequence[Clause], scene: Scene) -> bool:
    """Whether its nights end with a day, and only later ones are offered: "I'm on nights through Sunday. Monday the 8th at 3?"."""
    words = {word for item in clause.rest for word in item.word.split(" ")}
    ends = [part for part in clause.parts if part.item.until or words & ENDS]
    offers = [part for each in following for part in each.parts if part.does == "offered"]
    last, first = (sorted(date for part in parts if (date := _date_of(part, scene))) for parts in (ends, offers))
    hours = any(isinstance(part.item.value, Time) for part in clause.parts)
    return bool(last and first) and not hours and last[-1] < first[0]


def _date_of(part: Part, scene: Scene) -> date | None:
    """The date of a day by its number or its name; None for all else."""
    day = part.item.value.day if isinstance(part.item.value, From) else part.item.value
    if isinstance(day, Weekday):
        return _this(day, scene)
    return numbered_date(day, scene) if isinstance(day, Dated) else None


def _is_of_night(value: object) -> bool:
    """Whether it is an hour or a part of the day at which most people sleep: "2am", "10pm to 6am", "early mornings"."""
    if not isinstance(value, Time):
        return False
    early = any(clock and clock.half == "am" and clock.hour % 12 < EARLIEST for clock in (value.first, value.last))
    return early or value.part in ("early_morning", "night")


def _this(day: Weekday, scene: Scene) -> date:
    """The coming day of a name, the day of writing among them."""
    return scene.today + timedelta(days=(day.number - scene.today.weekday()) % 7)


def _is_told_later(part: Part, scene: Scene) -> bool:
    """Whether it is a day of another name that is not offered, nor over."""
    day = part.item.value
    other = isinstance(day, Weekday) and not day.which and day.number != scene.today.weekday()
    return other and part.does != "past" and (part.does != "offered" or part.act == "tells")
