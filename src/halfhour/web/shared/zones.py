"""Time zones as people choose them: one for each place that keeps its own time, without old names and oddities."""

from functools import cache
from importlib.resources import files


@cache
def zones() -> tuple[str, ...]:
    """Names of the time zone database that belong to a country, and UTC; in order."""
    table = (files("tzdata.zoneinfo") / "zone.tab").read_text(encoding="utf-8")
    named = {line.split("\t")[2].strip() for line in table.splitlines() if line and not line.startswith("#")}
    return (*sorted(named), "UTC")


def zone_choices(*also: str) -> list[tuple[str, str]]:
    """All of them for a field; `also` are those that somebody has already, even when they are old names."""
    every = sorted({*zones(), *(zone for zone in also if zone)})
    return [(zone, zone.replace("_", " ")) for zone in every]


ZONES = zone_choices()
"""For fields that nothing stands in yet."""
