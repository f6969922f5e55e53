"""Countries as people choose them: by their English names, in order, without codes that stand for no country."""

from functools import cache
from importlib.resources import files

from halfhour.web.shared.words import country


@cache
def _codes() -> frozenset[str]:
    """The codes of ISO 3166-1, as the time zone database lists them; telephone plans know a few others."""
    table = (files("tzdata.zoneinfo") / "iso3166.tab").read_text(encoding="utf-8")
    return frozenset(line.split("\t")[0] for line in table.splitlines() if line and not line.startswith("#"))


COUNTRIES = sorted(
    ((code, country(code)) for code in _codes() if country(code) != code), key=lambda pair: pair[1].casefold()
)
"""Code and name of each."""
