"""Dates as people and programs write them into tables and cards; a whole column decides which number is the day."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone

from halfhour.domain.people import DateDoubt, PartialDate
from halfhour.formats.transcripts.clock import MONTHS

LONGEST = 60
"""Characters of a date; what is longer is none."""

_FIRST_OF_LAST_CENTURY = 30
"""Two digits of a birthday's year from here on are of the 1900s, as spreadsheets take them."""

_ZONE = r"(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?"
_CLOCK = (
    r"(?:[,T\s]+(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?\s*" + _ZONE + r")?"
)
_WORD = r"(?P<word>[^\W\d_]{3,12})\.?"
_YEAR = r"(?P<y>\d{4}|\d{2})"
_OF = r"(?:de\s+|of\s+)?"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NUMERIC = _form(r"(?P<a>\d{1,2})(?P<sign>[-/.])\s?(?P<b>\d{1,2})(?P=sign)\s?" + _YEAR + _CLOCK)
_FORMS = (
    _form(r"(?P<y>\d{4})(?P<sign>[-/.])(?P<n>\d{1,2})(?P=sign)(?P<d>\d{1,2})" + _CLOCK),
    _form(r"(?:[^\W\d_]+\.?,?\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th|\.|º)?[\s/-]*" + _OF + _WORD + r"(?:[\s/,-]+" + _OF + _YEAR + ")?" + _CLOCK),
    _form(r"(?:[^\W\d_]+\.?,?\s+)?" + _WORD + r"\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?P<y>\d{4}))?" + _CLOCK),
    _form(
        r"[a-z]{3}\s" + _WORD + r"\s+(?P<d>\d{1,2})\s(?P<h>\d\d):(?P<m>\d\d):(?P<s>\d\d)"
        r"\s(?:(?P<zone>UTC|GMT)|[A-Z]{2,5})?\s?(?P<y>\d{4})"
    ),
    _form(_WORD + r"[\s/,-]*" + _OF + r"(?P<y>\d{4})"),
    _form(_WORD + r"-(?P<y>\d{2})"),
    _form(r"(?P<n>\d{1,2})[/.](?P<y>\d{4})"),
    _form(r"(?P<y>\d{4})(?:-(?P<n>\d{2}))?"),
    _form(r"--(?P<n>\d{2})-?(?P<d>\d{2})"),
    _form(r"(?P<y>\d{4})(?P<n>\d{2})(?P<d>\d{2})(?:T(?P<h>\d{2})(?P<m>\d{2})?(?P<s>\d{2})?" + _ZONE + ")?"),
    _form(r"(?P<y>\d{4})\s?年\s?(?P<n>\d{1,2})\s?月(?:\s?(?P<d>\d{1,2})\s?日)?" + _CLOCK),
)  # fmt: skip
_NONE = re.compile(r"[0\s/.:-]*|n/a|none|null|-+", re.IGNORECASE)


def read(text: str) -> PartialDate | None:
    """A date that is written so that it can be read one way only; None for all others and for what is none."""
    return _reading(text, day_first=None, birthday=True)


def is_none(text: str) -> bool:
    """Whether a cell says that there is no date: nothing, or `0/0/00` as Outlook writes it."""
    return bool(_NONE.fullmatch(text))


@dataclass(slots=True)
class DateColumn:
    """Reads the dates of one column, all in the same order of day and month; `doubt` when the column left it open."""

    day_first: bool
    doubt: DateDoubt | None = None
    birthday: bool = False
    _known: dict[str, PartialDate | None] = field(default_factory=dict)

    def read(self, text: str) -> PartialDate | None:
        """The date of a cell; None when it holds none."""
        if text not in self._known:
            self._known[text] = _reading(text, day_first=self.day_first, birthday=self.birthday)
        return self._known[text]


def column(
    name: str,
    cells: Iterable[str],
    *,
    birthday: bool = False,
    asked: bool | None = None,
    locale: Callable[[str], bool | None] | None = None,
    guess: bool = False,
) -> DateColumn:
    """How the dates of a column are to be read: as its own days beyond the twelfth tell, else as its locale, else doubted.

    Args:
        name: what the column is called.
        cells: the cells of the column.
        birthday: whether two digits of a year may mean the last century.
        asked: what a person answered to a doubt: whether the day comes first.
        locale: whether the day comes first in such a cell where the kind of file tells, else None.
        guess: whether the day comes first when nothing tells.
    """
    votes = _Votes()
    for cell in cells:
        votes.add(cell)
    if votes.day_first != votes.month_first and not (votes.day_first and votes.month_first):
        return DateColumn(votes.day_first > 0, None, birthday)
    if asked is not None or not votes.open:
        return DateColumn(guess if asked is None else asked, None, birthday)
    told = locale(votes.example) if locale and not votes.day_first else None
    if told is not None:
        return DateColumn(told, None, birthday)
    likely = votes.day_first > votes.month_first if votes.day_first else guess
    return DateColumn(likely, DateDoubt(name, votes.example, likely, votes.open), birthday)


@dataclass(slots=True)
class _Votes:
    """How many dates can only be read one way, and how many either way with the first of them."""

    day_first: int = 0
    month_first: int = 0
    open: int = 0
    example: str = ""

    def add(self, cell: str) -> None:
        match = _NUMERIC.fullmatch(cell) if cell and len(cell) <= LONGEST and cell[0].isdigit() else None
        if not match:
            return
        first, second = int(match["a"]), int(match["b"])
        if second > 12 >= first:
            self.month_first += 1
        elif first > 12 >= second or match["sign"] == ".":
            self.day_first += 1
        elif first != second and 0 < first <= 12 and 0 < second <= 12:
            self.open += 1
            self.example = self.example or cell


def _reading(text: str, *, day_first: bool | None, birthday: bool) -> PartialDate | None:
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    if match := _NUMERIC.fullmatch(text):
        return _numeric(match, day_first, birthday)
    for form in _FORMS:
        if (match := form.fullmatch(text)) and (found := _written_out(match.groupdict(), birthday)):
            return found
    return None


def _numeric(match: re.Match[str], day_first: bool | None, birthday: bool) -> PartialDate | None:
    """A date of three numbers in the order asked for; in the other one only where this is the only way to read it."""
    first, second = int(match["a"]), int(match["b"])
    if match["sign"] == ".":
        day_first = True
    year = _full_year(match["y"], birthday)
    in_order = _dated(year, second, first, match.groupdict())
    turned = _dated(year, first, second, match.groupdict())
    if day_first is None:
        return in_order if first == second or turned is None else turned if in_order is None else None
    return (in_order or turned) if day_first else (turned or in_order)


def _written_out(parts: dict[str, str | None], birthday: bool) -> PartialDate | None:
    year = _full_year(parts["y"], birthday) if parts.get("y") else None
    word, number, day = parts.get("word"), parts.get("n"), parts.get("d")
    month = _month(word) if word else int(number) if number else None
    if word and month is None:
        return None
    if day:
        return _dated(year, month, int(day), parts)
    return PartialDate(year, month) if month is None or 1 <= month <= 12 else None


def _shortened() -> dict[str, int]:
    """Months by every beginning of their names that fits one month only (`avr`, but not `jui`)."""
    starts: dict[str, set[int]] = {}
    for name, number in MONTHS.items():
        for length in range(3, len(name) + 1):
            starts.setdefault(name[:length], set()).add(number)
    return {start: numbers.pop() for start, numbers in starts.items() if len(numbers) == 1} | MONTHS


_SHORTENED = _shortened()


def _month(word: str) -> int | None:
    return _SHORTENED.get(word.casefold())


def _full_year(digits: str | None, birthday: bool) -> int:
    year = int(digits or 0)
    if len(digits or "") > 2:
        return year
    return year + (1900 if birthday and year >= _FIRST_OF_LAST_CENTURY else 2000)


def _dated(year: int | None, month: int | None, day: int, parts: dict[str, str | None]) -> PartialDate | None:
    """A day, with its time where one is given; None for a day or a time that does not exist."""
    try:
        # 2000 had a 29 February, which a birthday without its year may be.
        whole = date(2000 if year is None else year, month or 0, day)
        if year is None or not parts.get("h"):
            return PartialDate(year, whole.month, whole.day)
        clock = time(_hour(parts), int(parts.get("m") or 0), int(parts.get("s") or 0))
        return _in_zone(whole, clock, parts.get("zone") or "")
    except (ValueError, OverflowError):
        return None


def _hour(parts: dict[str, str | None]) -> int:
    hour, half = int(parts["h"] or 0), (parts.get("half") or "").lower()
    return hour % 12 + 12 * half.startswith("p") if half else hour


def _in_zone(day: date, clock: time, zone: str) -> PartialDate:
    zone = zone.upper()
    if zone[:1] in {"+", "-"}:
        digits = zone[1:].replace(":", "")
        shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0)) * (-1 if zone[0] == "-" else 1)
        moment = datetime.combine(day, clock, timezone(shift)).astimezone(UTC)
        return PartialDate(moment.year, moment.month, moment.day, moment.time(), utc=True)
    return PartialDate(day.year, day.month, day.day, clock, utc=bool(zone))
