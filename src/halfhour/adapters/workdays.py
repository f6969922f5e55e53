"""Business days of a country, from the tables of the `holidays` package."""

from functools import lru_cache

from halfhour.domain.follow_up import Workdays


@lru_cache(maxsize=256)
def workdays_of(country: str, years: tuple[int, ...]) -> Workdays:
    """Weekend and public holidays of a country in some years; Monday to Friday without holidays where it is not known.

    Args:
        country: ISO 3166-1, two letters; empty when unknown.
    """
    import holidays

    if country not in holidays.list_supported_countries(include_aliases=False):
        return Workdays()
    found = holidays.country_holidays(country, years=years)
    return Workdays(frozenset(found.weekend), frozenset(found))
