"""Time zones as people choose them: one for each place that keeps its own time, without old names and oddities."""

from functools import cache
from importlib.resources import files
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


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


SELECTED = SafeString(" selected")


class ZoneSelect(forms.Select):
    """A choice among hundreds, written at once: a template for each of them costs more than the whole page around it."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002
        """The field with its choices, the one that stands marked."""
        chosen = value or ""
        options = format_html_join(
            "", "{}", ((_option(str(key), str(words), key == chosen),) for key, words in self.choices)
        )
        given = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(given), options)


@cache
def _option(key: str, words: str, is_chosen: bool) -> SafeString:
    return format_html('<option value="{}"{}>{}</option>', key, SELECTED if is_chosen else "", words)
