"""The days of a rule's periods: of a year, a month, a week, a day; and which of them the rule wants."""

import calendar
from collections.abc import Callable, Iterator
from datetime import MAXYEAR, date, datetime, timedelta
from itertools import count

from halfhour.domain.scheduling.rules import Frequency, Rule


def days_of_periods(rule: Rule, start: datetime, target: datetime) -> tuple[int, Iterator[tuple[date, list[date]]]]:
    """Periods leapt over, and for each that follows its first day and the days to look at."""
    first, aim = start.date(), target.date()
    match rule.frequency:
        case Frequency.DAILY:
            leap = (aim - first).days // rule.interval
            return leap, (
                (day, [day]) for day in (first + timedelta(days=number * rule.interval) for number in count(leap))
            )
        case Frequency.WEEKLY:
            begin = _week_begin(first, rule.week_start)
            leap = (aim - begin).days // 7 // rule.interval
            return leap, (
                (day, [day + timedelta(days=number) for number in range(7)])
                for day in (begin + timedelta(weeks=number * rule.interval) for number in count(leap))
            )
        case Frequency.MONTHLY:
            month = first.year * 12 + first.month - 1
            leap = (aim.year * 12 + aim.month - 1 - month) // rule.interval
            return 0, (_month(month + number * rule.interval) for number in count(leap))
    if rule.weeks:
        year = _week_year(first, rule)
        if rule.interval > 1 and not day_test(rule)(first):  # a start outside the rule belongs to its calendar year
            year = first.year
        leap = max(0, (aim.year - 1 - year) // rule.interval)
        return 0, (_year_of_weeks(year + number * rule.interval, rule) for number in count(leap))
    leap = (aim.year - first.year) // rule.interval
    return 0, (_year(first.year + number * rule.interval, rule) for number in count(leap))


def _month(index: int) -> tuple[date, list[date]]:
    year, month = divmod(index, 12)
    _require_year(year)
    length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, 1), [date(year, month + 1, number) for number in range(1, length + 1)]


def _year(year: int, rule: Rule) -> tuple[date, list[date]]:
    _require_year(year)
    months = sorted({month for month in rule.months if 1 <= month <= 12}) if rule.months else range(1, 13)
    return date(year, 1, 1), [day for month in months for day in _month(year * 12 + month - 1)[1]]


def _year_of_weeks(year: int, rule: Rule) -> tuple[date, list[date]]:
    _require_year(year + 1)
    begin, end = _first_week(year, rule.week_start), _first_week(year + 1, rule.week_start)
    return begin, [begin + timedelta(days=number) for number in range((end - begin).days)]


def _require_year(year: int) -> None:
    if year > MAXYEAR:
        raise OverflowError


def day_test(rule: Rule) -> Callable[[date], bool]:
    """Whether the rule wants a day, by all that it says of days."""
    in_year = rule.frequency is Frequency.YEARLY and not rule.months
    ordinal = rule.frequency <= Frequency.MONTHLY and not rule.weeks
    every = {weekday for number, weekday in rule.days if number == 0 or not ordinal}
    numbered = {pair for pair in rule.days if pair[0]} if ordinal else set()

    def has_weekday(day: date) -> bool:
        if day.weekday() in every or not numbered:
            return day.weekday() in every
        number, length = _place(day, in_year=in_year)
        return bool(numbered & {((number - 1) // 7 + 1, day.weekday()), (-((length - number) // 7) - 1, day.weekday())})

    def is_wanted(day: date) -> bool:
        return (
            (not rule.months or day.month in rule.months)
            and (not rule.month_days or _is_in(rule.month_days, *_place(day, in_year=False)))
            and (not rule.days or has_weekday(day))
            and (not rule.year_days or _is_in(rule.year_days, *_place(day, in_year=True)))
            and (not rule.weeks or _is_in(rule.weeks, *_week_place(day, rule)))
        )

    return is_wanted


def _is_in(wanted: tuple[int, ...], number: int, length: int) -> bool:
    return number in wanted or number - length - 1 in wanted


def _place(day: date, *, in_year: bool) -> tuple[int, int]:
    """The how-manieth of how many days of its year or month."""
    if in_year:
        return day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
    return day.day, calendar.monthrange(day.year, day.month)[1]


def _week_place(day: date, rule: Rule) -> tuple[int, int]:
    """The how-manieth of how many weeks of the year that the week belongs to."""
    year = _week_year(day, rule)
    begin, end = _first_week(year, rule.week_start), _first_week(year + 1, rule.week_start)
    return (day - begin).days // 7 + 1, (end - begin).days // 7


def _week_year(day: date, rule: Rule) -> int:
    """The year that holds most of the day's week."""
    return (_week_begin(day, rule.week_start) + timedelta(days=3)).year


def _first_week(year: int, week_start: int) -> date:
    """When the first week begins that has at least four days in the year."""
    return _week_begin(date(year, 1, 4), week_start)


def _week_begin(day: date, week_start: int) -> date:
    return day - timedelta(days=(day.weekday() - week_start) % 7)
