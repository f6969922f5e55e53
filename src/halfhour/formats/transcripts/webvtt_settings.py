"""The settings of WebVTT cues and regions: where words stand on the picture.

Source:
    W3C WebVTT, sections 6.2 "Region settings parsing" and 6.3 "Cue timings and settings parsing".
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

_PERCENTAGE = re.compile(r"([0-9]+(?:\.[0-9]+)?)%")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_BLANKS = re.compile(r"[ \t\n\f\r]+")


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the picture; anchors and width in percent."""

    id: str = ""
    width: float = 100
    lines: float = 3
    region_anchor: tuple[float, float] = (0, 100)
    viewport_anchor: tuple[float, float] = (0, 100)
    scroll: Literal["", "up"] = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a cue is placed; `line` and `position` may be `auto`, numbers are percent unless the line snaps."""

    vertical: str = ""
    line: float | Literal["auto"] = "auto"
    line_align: str = "start"
    snap_to_lines: bool = True
    position: float | Literal["auto"] = "auto"
    position_align: str = "auto"
    size: float = 100
    align: str = "center"
    region: Region | None = None


def settings_of(text: str, regions: Mapping[str, Region]) -> Settings:
    """Settings from what stands behind the times of a cue; whatever is wrong in it is left out. `regions` by their ids."""
    settings = Settings()
    for word in _BLANKS.split(text):
        name, colon, value = word.partition(":")
        if name and colon and value:
            settings = _with(settings, name, value, regions)
    return settings


def region_of(lines: Iterable[str]) -> Region:
    """A region from the lines of its block."""
    region = Region()
    for word in _BLANKS.split("\n".join(lines)):
        name, colon, value = word.partition(":")
        if name and colon and value:
            region = _region_with(region, name, value)
    return region


def percentage(text: str) -> float | None:
    """A percentage from 0 to 100, or None."""
    match = _PERCENTAGE.fullmatch(text)
    number = float(match[1]) if match else math.inf
    return number if number <= 100 else None


def _with(settings: Settings, name: str, value: str, regions: Mapping[str, Region]) -> Settings:
    if name == "region":
        return replace(settings, region=regions.get(value))
    if name == "vertical" and value in {"rl", "lr"}:
        return replace(settings, vertical=value)
    if name == "align" and value in {"start", "center", "end", "left", "right"}:
        return replace(settings, align=value)
    if name == "size" and (size := percentage(value)) is not None:
        return replace(settings, size=size)
    if name == "line":
        return _with_line(settings, value)
    if name == "position":
        return _with_position(settings, value)
    return settings


def _with_line(settings: Settings, value: str) -> Settings:
    place, comma, align = value.partition(",")
    if comma and align not in {"start", "center", "end"}:
        return settings
    percent = place.endswith("%")
    number = percentage(place) if percent else _line_number(place)
    if number is None:
        return settings
    return replace(settings, line=number, snap_to_lines=not percent, line_align=align or settings.line_align)


def _line_number(text: str) -> float | None:
    number = float(text) if _NUMBER.fullmatch(text) else math.inf
    return number if math.isfinite(number) else None


def _with_position(settings: Settings, value: str) -> Settings:
    place, comma, align = value.partition(",")
    number = percentage(place)
    if number is None or (comma and align not in {"line-left", "center", "line-right"}):
        return settings
    return replace(settings, position=number, position_align=align or settings.position_align)


def _region_with(region: Region, name: str, value: str) -> Region:
    if name == "id":
        return replace(region, id=value)
    if name == "width" and (width := percentage(value)) is not None:
        return replace(region, width=width)
    if name == "lines" and value.isascii() and value.isdigit():
        return replace(region, lines=float(value))
    if name == "scroll" and value == "up":
        return replace(region, scroll="up")
    if name in {"regionanchor", "viewportanchor"} and (anchor := _anchor(value)) is not None:
        return (
            replace(region, region_anchor=anchor) if name == "regionanchor" else replace(region, viewport_anchor=anchor)
        )
    return region


def _anchor(text: str) -> tuple[float, float] | None:
    left, _, right = text.partition(",")
    across, down = percentage(left), percentage(right)
    return (across, down) if across is not None and down is not None else None
