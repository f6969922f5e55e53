"""Days worked out from words: "by Friday", "in two weeks", "the ninth", counted from the day of the talk."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh",
    "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
_LAST_WORKDAY = 4

_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
_ORDINAL = "|".join(word.replace("-", "[- ]") for word in reversed(_ORDINALS[1:]))
_NUMBER = rf"(?P<count>\d{{1,2}}|a|an|one|{'|'.join(_UNITS[2:])}|(?:a )?couple(?: of)?)"

_Reading = Callable[[re.Match[str], date], date | None]


def due(words: str, day: date) -> date | None:
    """The first day that words speak of, counted from the day of the talk; None when they name none or stay vague.

    A weekday is the next one after `day`; "this weekend" its Sunday; "this week" and "next week" end on their Friday
    (our own default). Days that only bound something else ("until Thursday", "since Monday", "last Friday") are passed over.
    """
    place = due_place(words, day)
    return place[2] if place else None


def due_place(words: str, day: date) -> tuple[int, int, date] | None:
    """Like `due`, with the characters `start` and `end` (exclusive) of the phrase."""
    text = words.lower().replace("’", "'")
    found: list[tuple[int, int, date]] = []
    for pattern, reading in _READINGS:
        for match in pattern.finditer(text):
            if _PASSED_OVER.search(text, max(0, match.start() - 20), match.start()):
                continue
            if (result := reading(match, day)) is not None:
                found.append((match.start(), match.end(), result))
                break
    return min(found, key=lambda place: (place[0], place[0] - place[1])) if found else None


_PASSED_OVER = re.compile(r"\b(?:until|till|til|since|last|every|each|past|most|from|after|another)(?: the| on)? $")


def _next_weekday(match: re.Match[str], day: date) -> date:
    wanted = _WEEKDAYS.index(match["weekday"])
    ahead = (wanted - day.weekday() - 1) % 7 + 1
    if match["next"] and wanted > day.weekday():
        ahead += 7
    if match["week"]:
        ahead += 7
    return day + timedelta(days=ahead)


def _day_of_month(match: re.Match[str], day: date) -> date | None:
    number = _day_number(match["day"])
    for months in range(3):
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        if number <= monthrange(year, month + 1)[1] and (found := date(year, month + 1, number)) > day:
            return found
    return None


def _day_and_month(match: re.Match[str], day: date) -> date | None:
    month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(match["month"][:3]))
    number = _day_number(match["day"])
    for year in (day.year, day.year + 1):
        if 1 <= number <= monthrange(year, month)[1] and (found := date(year, month, number)) >= day:
            return found
    return None


def _day_number(word: str) -> int:
    bare = word.replace(" ", "-")
    return _ORDINALS.index(bare) if bare in _ORDINALS else int(re.sub(r"\D", "", word) or 0)


def _end_of_month(match: re.Match[str], day: date) -> date:
    year, month = day.year, day.month
    if match["which"] == "next":
        year, month = (year, month + 1) if month < len(_MONTHS) else (year + 1, 1)
    return date(year, month, monthrange(year, month)[1])


def _end_of_named_month(match: re.Match[str], day: date) -> date:
    month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(match["month"][:3]))
    year = day.year if month >= day.month else day.year + 1
    return date(year, month, monthrange(year, month)[1])


def _workweek_end(weeks: int) -> _Reading:
    def reading(_: re.Match[str], day: date) -> date:
        end = day + timedelta(days=_LAST_WORKDAY - day.weekday() + 7 * weeks)
        return end if end >= day else day + timedelta(days=6 - day.weekday())

    return reading


def _weekend(match: re.Match[str], day: date) -> date:
    sunday = day + timedelta(days=6 - day.weekday())
    return sunday + timedelta(days=7) if match["next"] else sunday


def _days_ahead(days: int) -> _Reading:
    return lambda _, day: day + timedelta(days=days)


def _ahead(match: re.Match[str], day: date) -> date | None:
    word = match["count"]
    count = int(word) if word.isdigit() else 2 if "couple" in word else _UNITS.index(word) if word in _UNITS else 1
    unit = match["unit"]
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _iso(match: re.Match[str], _: date) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:  # a number of this shape that is no day
        return None


_READINGS: tuple[tuple[re.Pattern[str], _Reading], ...] = (
    (re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b"), _iso),
    (re.compile(r"\b(?:the )?day after tomorrow\b"), _days_ahead(2)),
    (re.compile(r"(?<!after )\btomorrow\b"), _days_ahead(1)),
    (
        re.compile(
            r"\b(?:today|tonight|this (?:morning|afternoon|evening|lunchtime)|(?:right|straight) (?:away|after (?:this|we))|"
            r"when we hang up)\b"
            ),
        _days_ahead(0),
    ),
    (
        re.compile(rf"\b(?:(?P<next>next) |this )?(?P<weekday>{'|'.join(_WEEKDAYS)})\b(?!s|'s (?:class|meeting))(?P<week> week)?"),
        _next_weekday,
    ),
    (re.compile(rf"\b(?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL})(?: of)? {_MONTH}\b(?! \d)"), _day_and_month),
    (re.compile(rf"\b{_MONTH} (?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL})\b"), _day_and_month),
    (
        re.compile(
            rf"\b(?:by|on|before|till|until|from|for|,|day|after) (?:\w+day )?the (?P<day>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL})\b"
            rf"(?!(?: of)? {_MONTH}| [a-z]+(?<!when)(?<!then)(?<!and)(?<!so)(?<!if)(?<!at)(?<!or)(?<!because)\b)"
        ),
        _day_of_month,
    ),
    (re.compile(rf"\b(?:the )?end of (?!the|this|next){_MONTH}\b"), _end_of_named_month),
    (re.compile(r"\b(?:end of (?P<which>the|this|next) month)\b"), _end_of_month),
    (re.compile(r"\bend of (?:the|this) year\b"), lambda _, day: date(day.year, 12, 31)),
    (re.compile(r"\b(?:end of (?:the|this) week|(?<!of )this week|(?<!of )later this week)\b"), _workweek_end(0)),
    (re.compile(r"\b(?:end of )?next week(?!end)\b"), _workweek_end(1)),
    (re.compile(r"\b(?:(?P<next>next)|(?:over|at|on|by|during|after) the|this|the) weekend\b"), _weekend),
    (re.compile(rf"\b(?:in|within) {_NUMBER} (?P<unit>day|week|fortnight|month)s?\b(?! or)(?:'?s? time)?"), _ahead),
    (re.compile(r"\b(?:end of|by the end of) (?:the|this) day\b"), _days_ahead(0)),
)  # fmt: skip
