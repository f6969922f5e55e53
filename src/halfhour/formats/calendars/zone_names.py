"""Names of zones as calendars write them, and the zone of the zone database that is meant; None where only the owner can say."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

MAX_NAME = 200

_OFFSET = re.compile(r"\b(?:UTC|GMT|Z)\s*([+\-−–])\s*(\d{1,2}):?(\d{2})?", re.IGNORECASE)
_BEFORE_HOURS = re.compile(r"[+\-−–](?=\d)")
_ONLY_OFFSET = re.compile(r"\(?\s*(?:UTC|GMT)?\s*(?:[+\-−–]\s*\d{1,2}:?(?:\d{2})?)?\s*\)?", re.IGNORECASE)
_WINTER = datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC)


def database_zone(name: str) -> ZoneInfo | None:
    """The zone of exactly that name, in whatever capitals."""
    known = _known().get(_clean(name).casefold())
    return ZoneInfo(known) if known else None


def meant_zone(name: str) -> tzinfo | None:
    """The zone that a name of Windows, of a program's list, of a path or of a city stands for."""
    clean = _clean(name)
    listed = _listed().get(_key(clean))
    if listed:
        return ZoneInfo(listed)
    if clean and _ONLY_OFFSET.fullmatch(clean):
        return timezone(_offset(clean) or timedelta())
    return _of_path(clean) or _of_cities(clean)


def _of_path(name: str) -> ZoneInfo | None:
    """`/mozilla.org/2007_1/Europe/Berlin`, `custom_America/New_York`, `Europe_Berlin`: the database's name stands at the end."""
    key = _key(name)
    ends = (known for loose, known in _loose().items() if "/" in known and key.endswith(loose))
    longest = max(ends, key=len, default=None)
    return ZoneInfo(longest) if longest else None


def _of_cities(name: str) -> ZoneInfo | None:
    """`(UTC+01:00) Amsterdam, Berlin, Bern`: the first place that is known and lies that far from UTC."""
    offset = _offset(name)
    places = _OFFSET.sub(" ", name)
    for place in [places, *re.split(r"[,;:/()]", places)]:
        known = _listed().get(_key(place)) or _cities().get(_key(place))
        if known and (offset is None or offset in _offsets(ZoneInfo(known))):
            return ZoneInfo(known)
    return None


def _offset(name: str) -> timedelta | None:
    match = _OFFSET.search(name)
    if not match:
        return None
    length = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return None if length > timedelta(hours=15) else length if match[1] == "+" else -length


def _offsets(zone: ZoneInfo) -> Iterator[timedelta | None]:
    return (moment.astimezone(zone).utcoffset() for moment in _WINTER)


def _clean(name: str) -> str:
    return name[:MAX_NAME].strip(" \t\"'\\").strip()


def _key(name: str) -> str:
    """A name without what programs change in it: capitals, blanks, underscores and stops."""
    signed = _BEFORE_HOURS.sub(lambda sign: " plus " if sign[0] == "+" else " minus ", name.casefold())
    return re.sub(r"[\W_]+", "", signed)


@cache
def _known() -> Mapping[str, str]:
    zones = (files("tzdata") / "zones").read_text(encoding="ascii").split()
    return {zone.casefold(): zone for zone in zones}


@cache
def _loose() -> Mapping[str, str]:
    return {_key(zone): zone for zone in _known().values() if not zone.startswith("Etc/")}


@cache
def _cities() -> Mapping[str, str]:
    return {_key(zone.rpartition("/")[2]): zone for zone in _known().values() if "/" in zone and not zone[-1].isdigit()}


@cache
def _listed() -> Mapping[str, str]:
    tables = tomllib.loads((files(__package__) / "zone_names.toml").read_text(encoding="utf-8"))
    return {_key(name): zone for table in tables.values() for name, zone in table.items()}
