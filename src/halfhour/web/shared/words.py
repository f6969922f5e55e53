"""Our values in the words of the pages: template filters."""

from datetime import date, datetime
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import template
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfhour.domain.consent import Use
from halfhour.domain.stages import Stage
from halfhour.phrases import form_in_words, labels

register = template.Library()

OWN: dict[Any, Any] = {
    Stage.IDEA: _("An idea"),
    Stage.ASKED: _("Asked"),
    Stage.ANSWERED: _("Answered"),
    Stage.AGREED: _("Time agreed"),
    Stage.HELD: _("Talked"),
    Stage.THANKED: _("Thanked"),
    Stage.REPORTED: _("Reported back"),
    Stage.CLOSED: _("Closed"),
    Use.NOTES: _("my taking notes"),
    Use.RECORDING: _("a recording"),
    Use.TRANSCRIPT: _("a transcript"),
}

NEXT_STEPS = {
    Stage.IDEA: _("Next: ask for half an hour"),
    Stage.ASKED: _("Next: wait for the answer, or ask once more"),
    Stage.ANSWERED: _("Next: agree a time"),
    Stage.AGREED: _("Next: prepare your questions"),
    Stage.HELD: _("Next: say thank you"),
    Stage.THANKED: _("Next: act on the advice and report back"),
    Stage.REPORTED: _("Next: keep in touch"),
    Stage.CLOSED: _("Nothing more to do"),
}


@register.filter
def in_words(value: Any, group: str = "") -> Any:
    """The words for one of our values, of a group of `phrases/labels.toml` where one is named; the value when there are none."""
    if group == "use":
        return OWN[Use(value)]
    if group == "source":
        return form_in_words(value)
    if group:
        return labels().get(group, {}).get(value, value)
    return OWN.get(value, value)


@register.filter
def next_step(stage: Stage) -> Any:
    """What to do now."""
    return NEXT_STEPS[stage]


@register.filter
def of(values: Any, key: str) -> Any:
    """What stands under a key; None where nothing does."""
    return values.get(key)


@register.filter
def percent(share: float) -> str:
    """A share of 0 to 1 as a whole percentage, with the thin space that belongs there."""
    return f"{share:.0%}".replace("%", "\u202f%")


@register.filter
def as_percent(place: float) -> str:
    """A place of 0 to 1 as drawings ask for it."""
    return f"{place * 100:.2f}%"


@register.filter
def width_as_percent(band: Any) -> str:
    """How wide a band from 0 to 1 is, as drawings ask for it."""
    return as_percent(band.end - band.start)


@register.filter
def inset_percent(place: float) -> str:
    """A place of 0 to 1 as drawings ask for it, a little from both edges."""
    return f"{4 + place * 92:.2f}%"


@register.filter
def down_pixels(place: float, height: int) -> str:
    """How far down a place of 0 to 1 lies in a drawing of some height, a little from the top."""
    return f"{6 + place * (height - 6):.1f}"


@register.filter
def as_places(number: int, wide: int) -> int:
    """So many things of that width beside one another, as drawings ask for it."""
    return number * wide


@register.filter
def city(zone: str) -> str:
    """The place that a time zone is called after."""
    return zone.rpartition("/")[2].replace("_", " ")


@register.filter
def clock(seconds: float | None) -> str:
    """Seconds from the beginning as 4:05 or 1:04:05; empty when unknown."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@register.filter
def wall_clock(moment: datetime, zone: str) -> str:
    """A moment as the clock shows it in a zone, with the zone's name, since a time without it misleads."""
    there = moment.astimezone(ZoneInfo(zone))
    return f"{there:%A} {there.day} {there:%B %Y, %H:%M} ({zone.replace('_', ' ')})"


@register.filter
def ago(day: date, today: date) -> str:
    """How long ago a day was, as one says it; days ahead are named by their date."""
    days = (today - day).days
    if days < 0:
        return f"on {day.day} {day:%B %Y}"
    if days < 2:
        return ("today", "yesterday")[days]
    if days < 14:
        return f"{days} days ago"
    for unit, length in (("week", 7), ("month", 30.44), ("year", 365.25)):
        many = int(days / length)
        if many < {"week": 9, "month": 24, "year": 10_000}[unit]:
            break
    return f"{many} {unit}{'' if many == 1 else 's'} ago"


@register.filter
def country(code: str) -> str:
    """The English name of a country by its ISO 3166-1 code; the code when it is not known."""
    from phonenumbers.geodata.locale import LOCALE_DATA

    names = LOCALE_DATA.get(code, {})
    name: str = names.get("en", code)
    return names[name[1:]] if name.startswith("*") else name


@register.filter
def time_there(zone: str) -> str:
    """What the clock shows now in a zone, with the zone's name; the name alone when there is no such zone."""
    name = zone.replace("_", " ")
    try:
        return f"{timezone.now().astimezone(ZoneInfo(zone)):%A, %H:%M} ({name})"
    except (ZoneInfoNotFoundError, ValueError):
        return name


@register.filter
def server(address: str) -> str:
    """The server of an address, without what may be secret in it."""
    return address.partition("://")[2].partition("/")[0] or address.partition("/")[0]


@register.filter
def language(code: str) -> str:
    """The English name of a language by its code; the code when Django does not know it."""
    from django.utils.translation import get_language_info

    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return code


def choices(group: str, values: Any) -> list[tuple[str, str]]:
    """Values with their words, as form fields ask for them."""
    return [(str(value.value if isinstance(value, Enum) else value), str(in_words(value, group))) for value in values]
