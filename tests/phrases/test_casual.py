"""What is told of pay, costs and the next step is carried by a source."""

import re
from pathlib import Path

import pytest

from halfhour.phrases.casual import casual_words

SOURCES = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
CUSTOM = frozenset({"our own advice", "custom of career offices"})
FACTS = [(country, one) for country, rows in casual_words()["pay"].items() for one in rows]


@pytest.mark.parametrize(("country", "fact"), FACTS, ids=[f"{country}-{one['about']}" for country, one in FACTS])
def test_each_fact_bears_a_source_that_stands_in_the_list_of_sources(country: str, fact: dict[str, str]) -> None:
    assert fact["source"], country

    for source in fact["source"].split("; "):
        if source not in CUSTOM:
            sections = re.findall(r"\d[\d./-]*\d|\d+", source)
            assert sections
            assert all(number in SOURCES for number in sections), source


@pytest.mark.parametrize(("country", "fact"), FACTS, ids=[f"{country}-{one['about']}" for country, one in FACTS])
def test_nothing_is_said_of_the_law_where_only_custom_stands_behind_it(country: str, fact: dict[str, str]) -> None:
    if set(fact["source"].split("; ")) <= CUSTOM:
        assert not re.search(r"\b(?:law|right|must|forbid\w*|need not|obliged)\b", fact["fact"]), country
