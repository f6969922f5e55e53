"""Which times of a clause are proposed, and which are only told of; what is in doubt is chosen in the scene."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from halfhour.domain.scheduling.words.answers import answers_the_table
from halfhour.domain.scheduling.words.clause import Clause, Part
from halfhour.domain.scheduling.words.clauses import MANY_WORDS, SOME_WORDS
from halfhour.domain.scheduling.words.nodes import Days, Recurring, Time
from halfhour.domain.scheduling.words.scene import Scene
from halfhour.domain.scheduling.words.values import About

SEVERAL = 2
"""Strange words beside a time that is said, from which it is told (our own default)."""
WISHES = ("would", "shall i", "shall we", "let's")
"""Words of a wish, beside which what is only told may be meant for the reader."""
HOUSES = re.compile(
    r"\bwe(?:'re| are) |\b(?:the|our|my|this) (?:[\w'-]+ ){0,2}?(?:shop|store|office|yard|clinic|practice|surgery|workshop|depot|counter|"
    r"desk|branch|library|museum|gallery|room|bank|school|firm|centre|center|bakery|garage|pharmacy|hall|station|warehouse) "
)
"""Words for those whose hours are told, and not one person's."""
DOUBTED = 0.85
"""Chances of telling from which a time is left out that a cue offers beside a strange word (our own default)."""
SHORT = 9
"""Words beside its times up to which a message is a phrase (our own default)."""


def is_sure(clause: Clause) -> bool:
    """Whether a clause plainly offers a day and a time."""
    plain = [part for part in clause.parts if part.strange == 0 and not part.act]
    told = sum(part.act == "tells" for part in clause.parts)
    if (clause.offers or clause.asks) and (day := _told_day(plain, clause.parts)):
        plain = [*day, *plain]
    return is_full(plain) and (clause.offers or clause.asks or len(plain) + told == len(clause.parts))


def _told_day(plain: Sequence[Part], parts: Sequence[Part]) -> list[Part]:
    """The one day of which a sentence tells before it offers an hour: "on Friday I work from home, I could do 12:15"."""
    days = [part for part in parts if part.item.kind == "day" and part.does == "offered"]
    hours = [part for part in plain if part.does == "offered"]
    alone = len(days) == 1 and bool(hours) and all(part.item.kind == "time" for part in hours)
    told = any(part.act == "tells" and part.item.kind == "time" for part in parts) and parts[0] not in days
    return days if alone and not told and days[0].item.start < hours[0].item.start else []


def meant_parts(parts: list[Part], clause: Clause, spoken: Sequence[Clause], scene: Scene) -> list[Part]:
    """The times that are proposed; one may be of something else that happens then, which is asked where strange words stand beside it.

    Days without an hour that stand beside strange words are no offer where another part names both day and hour.
    """
    if _leaves_the_hour(parts, clause):
        return [replace(part, act="", strange=0) for part in parts]
    if _gives_the_hour(clause, spoken):
        return [replace(part, strange=0) for part in parts]
    day = _told_day([part for part in parts if not part.act], parts) if is_sure(clause) else []
    told = [part for part in parts if part not in day and _sounds_as_doubted(part)]
    if opens_a_house(clause) and any(other is not clause and is_sure(other) for other in spoken):
        told = parts
    if told and _is_settled(spoken):
        parts = [part for part in parts if part not in told]
    if _sounds_settled(spoken):
        parts = [part for part in parts if not _sounds_told_beside(part, spoken)]
    others = [other for other in spoken if other is not clause and any(part.does == "offered" for part in other.parts)]
    if any(_speaks_for_self(other) for other in (clause, *spoken)):
        parts = [part for part in parts if part.act != "others"]
    if is_short(spoken) and not answers_the_table(spoken, scene):
        parts = _as_a_phrase(parts, clause)
    if any(_is_called_free(day, clause) for day in _days_of_told(parts)):
        scene.block(About.MEANT)  # "Friday I'm at the desk from 10 to 11, and on Monday from 2"
    settled = answers_the_table(spoken, scene) or _is_sure_in_all(spoken)
    if settled or any(is_sure(other) or is_answer(other, scene) for other in (clause, *others)):
        parts = _without_what_is_told(parts, clause)
    plain = _plain_parts(parts, clause, others, short=is_short(spoken))
    doubtful = [part for part in parts if part not in plain]
    if not doubtful:
        return parts
    if only_tells(spoken):
        return []
    if _is_no_second_offer(plain, doubtful, clause, others):
        return plain
    return scene.choose(About.MEANT, [("without", plain), ("with", parts)])


def _leaves_the_hour(parts: Sequence[Part], clause: Clause) -> bool:
    """Whether the hour of a day that sounds plainly offered is left to the reader: "on the 22nd I am working from home, choose freely"."""
    days = [part for part in parts if part.item.kind == "day"]
    rest = [part for part in parts if part not in days and part.item.value != Time("part", part="all_day")]
    left = any(item.kind == "open" and item.start >= parts[-1].item.end for item in clause.rest) if parts else False
    return left and len(days) == 1 and not rest and days[0].item.heard.is_sure and not clause.refuses


def _gives_the_hour(clause: Clause, spoken: Sequence[Clause]) -> bool:
    """Whether it offers from when to when, of days which are offered without an hour: "the 14th? I'll be about the house from 10 to 12"."""
    mine = [part.item.value for part in clause.parts if part.does == "offered" and not part.act]
    spans = bool(mine) and all(isinstance(time, Time) and time.kind != "at" and time.first for time in mine)
    others = [part for other in spoken if other is not clause for part in other.parts if part.does == "offered"]
    return clause.offers and spans and bool(others) and all(part.item.kind == "day" for part in others)


def opens_a_house(clause: Clause) -> bool:
    """Whether it tells when a place is open, week by week: "we're open from 8 to 5 and Saturdays till noon"."""
    opens = any(item.word == "open" for item in clause.rest)
    said = " ".join(item.word for item in clause.rest)
    ours = HOUSES.search(f"{said} ") is not None and not clause.asks
    days = [part.item.value for part in clause.parts if part.item.kind == "day"]
    spans = any(isinstance(part.item.value, Time) and part.item.value.kind == "between" for part in clause.parts)
    return opens and ours and spans and all(isinstance(day, Recurring | Days) for day in days)


def _sounds_as_doubted(part: Part) -> bool:
    """Whether a time is told, or stands beside a strange word, and sounds told: "we're open 9 to 5.30 and Saturdays until 1"."""
    return part.item.heard.agrees if part.act else part.strange > 0 and part.item.heard.tells >= DOUBTED


def _is_settled(spoken: Sequence[Clause]) -> bool:
    """Whether a message of some length plainly offers a day and an hour, or plainly sounds as if it told all of its times."""
    offered = [part for clause in spoken for part in clause.parts if part.does == "offered"]
    tells = all(part.act for part in offered) and _sounds_told(offered)
    return not is_short(spoken) and ((tells and _bids_for_nothing(spoken)) or any(is_sure(clause) for clause in spoken))


def _sounds_settled(spoken: Sequence[Clause]) -> bool:
    """Whether an hour is plainly offered in a message of some length, and sounds so beyond doubt."""
    hours = (part for clause in spoken if clause.offers for part in clause.parts if _sounds_plain(part))
    return not is_short(spoken) and any(_has_clock(part) for part in hours)


def _sounds_told_beside(part: Part, spoken: Sequence[Clause]) -> bool:
    """Whether an hour sounds told beyond doubt beside one that is offered; a day too, where other days sound offered."""
    if part.act != "tells" or part.item.heard.is_rather:
        return False
    days = any(each.item.kind == "day" and each.item.heard.is_sure for clause in spoken for each in clause.parts)
    return part.item.heard.agrees if days else part.item.kind == "time" and part.item.heard.is_told


def _bids_for_nothing(spoken: Sequence[Clause]) -> bool:
    """Whether a message wishes nothing in a sentence without a time, as in "it would be nice to see you"."""
    return not any(item.word in WISHES for clause in spoken if not clause.parts for item in clause.rest)


def _sounds_told(parts: Sequence[Part]) -> bool:
    """Whether times sound told so plainly that the grammar is not needed for it."""
    return all(part.item.heard.differs for part in parts)


def only_tells(spoken: Sequence[Clause]) -> bool:
    """Whether a message of some length tells of its times and offers none: opening hours, deadlines; a day with its hour is asked about."""
    said = [(clause, [part for part in clause.parts if part.does not in ("aside", "past")]) for clause in spoken]
    told = all(is_told(part) for _, parts in said for part in parts) and not any(
        _lets_choose(clause) for clause in spoken
    )
    silent = _bids_for_nothing(spoken)
    sounds = all((silent and _sounds_told(parts)) or not is_full(parts) for _, parts in said)
    return told and not is_short(spoken) and sounds


def _lets_choose(clause: Clause) -> bool:
    """Whether it asks the reader to choose among what was told: "which do you take?"."""
    return clause.asks and any(item.word in ("which", "either", "any", "those", "these") for item in clause.rest)


def is_told(part: Part) -> bool:
    return part.act == "tells" or (part.act == "says" and part.strange >= SEVERAL)


def _as_a_phrase(parts: list[Part], clause: Clause) -> list[Part]:
    """The parts of a message that is no more than a phrase: what it says it offers."""
    sure = is_sure(clause)
    if not (clause.offers or clause.asks) and any(item.kind == "aside" for item in clause.rest):
        return parts  # "Friday I'm in Glasgow"
    sure = sure or any(part.does == "offered" and not part.act for part in parts)
    meant = [part.act == "says" or (part.act == "tells" and clause.offers and not sure) for part in parts]
    return [replace(part, act="") if plain else part for part, plain in zip(parts, meant, strict=True)]


def _without_what_is_told(parts: list[Part], clause: Clause) -> list[Part]:
    """What is left where a day and an hour are plainly offered: neither what is told, nor times that are only mentioned."""
    if _only_mentions_days(clause):
        return []
    left = [part for part in parts if part.act != "tells" and part not in _days_of_told(parts)]
    if clause.offers or clause.asks:
        left = [*(replace(part, act="", strange=0) for part in _told_day(left, parts)), *left]
    return left if clause.asks else _without_bare_hours(left)


def _days_of_told(parts: list[Part]) -> list[Part]:
    """The days of hours that are told, where another day follows, so that they take no hours of that one."""
    runs = zip(parts, parts[1:], parts[2:], strict=False)
    return [
        day
        for day, hour, other in runs
        if (day.item.kind, hour.item.kind, other.item.kind) == ("day", "time", "day")
        and hour.act == "tells"
        and hour.sep == ""
    ]


def _is_called_free(day: Part, clause: Clause) -> bool:
    """Whether words that offer stand between a day and its hour."""
    hour = min(part.item.start for part in clause.parts if part.item.start >= day.item.end)
    said = [item for item in clause.rest if day.item.end <= item.start < hour]
    return any(item.kind == "offers" and item.word not in ("work", "works") for item in said)


def _plain_parts(parts: list[Part], clause: Clause, others: Sequence[Clause], *, short: bool) -> list[Part]:
    """The parts that nothing makes doubtful; strange words do beside a sign of offering, and in anything longer than a phrase."""
    here = any(part.strange == 0 for part in parts) and clause.offers
    elsewhere = any(other.offers or other.asks for other in others)
    least = 1 if here or elsewhere or not short else MANY_WORDS
    plain = [part for part in parts if part.strange < least and not part.act]
    if (clause.asks or clause.offers) and plain and all(part.item.kind == "time" for part in plain):
        days = [part for part in parts if part.item.kind == "day" and part not in plain]
        told = len(days) == 1 and not any(_names_a_day(other) for other in others)
        return [part for part in parts if part in plain or (part in days and (told or part.act == "says"))]
    return plain


def _names_a_day(clause: Clause) -> bool:
    return any(part.item.kind == "day" and not part.act for part in clause.parts)


def _is_no_second_offer(plain: list[Part], doubtful: list[Part], clause: Clause, others: Sequence[Clause]) -> bool:
    """Whether what is doubtful may be left out: days beside a day and an hour that are offered, or times among many strange words."""
    told = all(part.act == "tells" for part in doubtful) and any(part.item.kind == "time" for part in doubtful)
    if told and _is_full_in_all([*plain, *doubtful], others):
        return True
    full = is_full(plain) or any(is_full([part for part in other.parts if part.strange == 0]) for other in others)
    if not full:
        return False
    elsewhere = any(other.offers or other.asks for other in others)
    days = not any(_has_clock(part) or part.act == "others" for part in doubtful)
    many = all(part.strange >= SOME_WORDS for part in doubtful)
    return days or (elsewhere and not clause.asks and (many or _is_headed(clause)))


def _is_headed(clause: Clause) -> bool:
    """Whether a sentence that offers nothing begins with a thing that has its time: "Dentist at 9 on Monday"."""
    first = min((part.item.start for part in clause.parts), default=0)
    return not clause.offers and any(item.is_strange and item.start < first for item in clause.rest)


def _is_full_in_all(plain: list[Part], others: Sequence[Clause]) -> bool:
    """Whether an hour is offered in one sentence and a day is told of in another: "my train leaves at 9 on 6 October; 11:20 then?"."""
    parts = [*plain, *(part for other in others for part in other.parts if part.does == "offered")]
    days = any(part.item.kind == "day" and not isinstance(part.item.value, Recurring) for part in parts)
    hours = any(part.item.kind == "time" and not part.act and not part.strange for part in parts)
    return hours and (days or any(_asks_for_an_hour(other) for other in others))


def _asks_for_an_hour(clause: Clause) -> bool:
    """Whether it asks for no more than an hour, of the day that was told of: "Shift ends 2:45 Tuesday; call at 3?"."""
    return clause.asks and bool(clause.parts) and all(part.item.kind == "time" for part in clause.parts)


def _only_mentions_days(clause: Clause) -> bool:
    """Whether a clause names days in a sentence about something, without an hour or a sign: "no phone on retreat (19th to 28th)"."""
    if clause.offers or clause.asks or any(part.item.kind == "time" for part in clause.parts):
        return False
    if clause.parts and all(is_any_such_day(part, clause) for part in clause.parts):
        return True
    if any(map(_sounds_plain, clause.parts)):
        return False
    return any(item.is_strange or item.verb for item in clause.rest)


def _sounds_plain(part: Part) -> bool:
    """Whether nothing tells of it and it plainly sounds offered: "Friday please, Thursday I'm on the ferry"."""
    return part.does == "offered" and not part.act and not part.strange and part.item.heard.is_sure


def is_any_such_day(part: Part, clause: Clause) -> bool:
    """Whether it is no day in particular: "so a Tuesday or a Friday"."""
    article = any(item.word in ("a", "an") and part.item.start - item.end == 1 for item in clause.rest)
    return part.item.kind == "day" and article


def _without_bare_hours(parts: list[Part]) -> list[Part]:
    """Without hours of no day in a sentence that offers nothing: "I pick the children up at four"."""
    doubtful = [part for part in parts if part.act == "says" or part.strange]
    if any(part.item.kind == "day" for part in doubtful):
        return parts
    return [part for part in parts if part not in doubtful or part.sep in ("or", "/")]


def _is_sure_in_all(spoken: Sequence[Clause]) -> bool:
    """Whether one clause plainly offers a day and a later one an hour: "Could you come on the 8th? I prefer 2:30pm."."""
    offers = [
        {part.item.kind for part in each.parts if part.does == "offered" and not part.act and not part.strange}
        for each in spoken
        if each.offers or each.asks
    ]
    days = next((number for number, kinds in enumerate(offers) if "day" in kinds), len(offers))
    return any("time" in kinds for kinds in offers[days:])


def is_answer(clause: Clause, scene: Scene) -> bool:
    """Whether a clause takes a time that is on the table."""
    takes = [part for part in clause.parts if part.does == "offered" and not part.act]
    sounds = any(map(_sounds_plain, takes))
    return bool(scene.situation.before and takes) and (clause.offers or sounds)


def _speaks_for_self(clause: Clause) -> bool:
    """Whether the writer offers a day and an hour of their own: "but I can only do Friday at two"."""
    own = any(item.word.split(" ")[0].split("'")[0] in ("i", "we") for item in clause.rest)
    return own and clause.offers and is_full([part for part in clause.parts if not part.act and not part.strange])


def is_short(spoken: Sequence[Clause]) -> bool:
    """Whether a message is little more than a phrase, in which a time need not be told from others."""
    words = (item for clause in spoken for item in clause.rest if item.word and item.kind != "sign")
    return len(list(islice(words, SHORT + 1))) <= SHORT and sum(bool(clause.parts) for clause in spoken) == 1


def is_full(parts: Sequence[Part]) -> bool:
    """Whether day and time of the day are offered."""
    offers = [part for part in parts if part.does == "offered"]
    return any(part.item.kind == "day" for part in offers) and any(part.item.kind == "time" for part in offers)


def _has_clock(part: Part) -> bool:
    return isinstance(part.item.value, Time) and part.item.value.kind != "part"
