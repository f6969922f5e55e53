"""Coordinates in what people paste: addresses of places, links to maps, plain degrees."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

from halfhour.domain.scheduling.spots import Spot

LONGEST = 2_000
"""Signs of a text that are looked at (our own default)."""


def spot_in(text: str) -> Spot | None:
    """The first coordinates in a text: a `geo:` URI, a link of Google, Apple or OpenStreetMap, or plain degrees.

    A pin counts before the middle of the map. None where there are none, or they lie nowhere on the earth.
    """
    text = text[:LONGEST]
    found = chain(_geo(text), *(_linked(link[0]) for link in _LINK.finditer(text)), _lettered(text), _plain(text))
    return next(found, None)


def spot_of_geo(value: str) -> Spot | None:
    """What the GEO property of a calendar says (RFC 5545, 3.8.1.6): two numbers with a semicolon."""
    parts = value.replace("\\", "").split(";")
    return _spot(parts[0], parts[1]) if len(parts) == 2 else None


_NUMBER = r"[+-]?\d{1,3}(?:\.\d{1,20})?"
_PAIR = rf"({_NUMBER})\s*,\s*({_NUMBER})(?![\d.])"
_GEO = re.compile(rf"\bgeo:({_NUMBER}),({_NUMBER})(?:,{_NUMBER})?([;?]\S*)?", re.IGNORECASE)
_CRS = re.compile(r";crs=([\w-]+)", re.IGNORECASE)
_LABELLED = re.compile(rf"[?&]q={_PAIR}", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|maps://|\b(?=[\w-]{1,60}\.))[^\s<>\"]+", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://|maps://)?([^/?#\s]*)", re.IGNORECASE)
_MAPS = re.compile(r"(?:^|\.)(?:google\.[a-z.]{2,7}|apple\.com|openstreetmap\.org|osm\.org)$", re.IGNORECASE)
_PINS = (
    re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})"),
    re.compile(rf"[?&#]mlat=({_NUMBER})&(?:amp;)?mlon=({_NUMBER})", re.IGNORECASE),
    re.compile(rf"[?&](?:q|query|destination|daddr|coordinate|ll|sll|near|center)=(?:loc:)?{_PAIR}", re.IGNORECASE),
    re.compile(rf"/(?:place|search|dir)/(?:[^/?#]*/)*?{_PAIR}", re.IGNORECASE),
    re.compile(rf"@{_PAIR}"),
    re.compile(rf"#map=\d{{1,2}}(?:\.\d+)?/({_NUMBER})/({_NUMBER})", re.IGNORECASE),
    re.compile(rf"[?&]lat=({_NUMBER})&(?:amp;)?lon=({_NUMBER})", re.IGNORECASE),
)
_DEGREES = (
    r"(\d{1,3}(?:\.\d{1,20})?)\s*°?\s*(?:(\d{1,2}(?:\.\d{1,20})?)\s*['′’]\s*(?:(\d{1,2}(?:\.\d{1,20})?)\s*[\"″”]\s*)?)?"
)
_AFTER = re.compile(rf"(?<![\d.,])(){_DEGREES}([NS])\b[\s,;/]*(){_DEGREES}([EW])\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b([NS])\s*{_DEGREES}()[\s,;/]*\b([EW])\s*{_DEGREES}()", re.IGNORECASE)
_EXACT = r"[+-]?\d{1,3}\.\d{3,20}"
_BARE = re.compile(rf"(?<![\d.,/=])({_EXACT})°?\s*[,;/ ]\s*({_EXACT})(?![\d.])")
_POINT = r"[+-]?\d{1,3}\.\d{1,20}"
_ALONE = re.compile(rf"\s*\(?\s*({_POINT})°?\s*[,;]\s*({_POINT})°?\s*\)?\s*")


def _geo(text: str) -> Iterator[Spot]:
    for match in _GEO.finditer(text):
        system = _CRS.search(match[3] or "")
        if system and system[1].lower() != "wgs84":
            continue
        # Android writes the pin behind a map without a middle: geo:0,0?q=52.5,13.4(Café).
        pin = _LABELLED.search(_plain_signs(match[3] or ""))
        yield from filter(None, (_spot(pin[1], pin[2]) if pin else None, _spot(match[1], match[2])))


def _linked(link: str) -> Iterator[Spot]:
    host = _HOST.match(link)
    if not host or not (_MAPS.search(host[1]) or link.lower().startswith("maps://")):
        return
    plain = _plain_signs(link).replace("+", " ")
    for pin in _PINS:
        yield from _spots(pin, plain, lambda match: _spot(match[1], match[2]))


def _lettered(text: str) -> Iterator[Spot]:
    """Degrees with the letters of the sky: 51.5074° N, 0.1278° W, or 51°30'26"N 0°7'39"W, or N 51° 30.4' W 0° 7.6'."""
    for form in (_AFTER, _BEFORE):
        yield from _spots(form, text, _from_letters)


def _plain(text: str) -> Iterator[Spot]:
    if alone := _ALONE.fullmatch(text):
        yield from filter(None, (_spot(alone[1], alone[2]),))
    yield from _spots(_BARE, text, lambda match: _spot(match[1], match[2]))


def _spots(form: re.Pattern[str], text: str, build: Callable[[re.Match[str]], Spot | None]) -> Iterator[Spot]:
    yield from filter(None, (build(match) for match in form.finditer(text)))


def _from_letters(match: re.Match[str]) -> Spot | None:
    if not {".", "°"} & set(match[0]):
        return None  # 50 N 100 E is an address in Utah
    told = match.groups(default="")
    north, east = _angle(told[:5]), _angle(told[5:])
    return _spot(north, east) if north is not None and east is not None else None


def _angle(told: tuple[str, ...]) -> float | None:
    """Degrees from a letter, degrees, minutes, seconds, and a letter behind them."""
    degrees, minutes, seconds = (float(part or 0) for part in told[1:4])
    if minutes >= 60 or seconds >= 60:
        return None
    angle = degrees + minutes / 60 + seconds / 3600
    return -angle if (told[0] or told[4]).upper() in {"S", "W"} else angle


def _spot(latitude: str | float, longitude: str | float) -> Spot | None:
    """None outside the earth, and for nought degrees both ways, which programs write for a place they do not know."""
    try:
        spot = Spot(float(latitude), float(longitude))
    except ValueError:
        return None
    lies_there = abs(spot.latitude) <= 90 and abs(spot.longitude) <= 180 and (spot.latitude or spot.longitude)
    return spot if lies_there else None


def _plain_signs(link: str) -> str:
    """A link with the signs that browsers write as hundredths: `%2C` is a comma."""
    return _HUNDREDTHS.sub(lambda found: bytes.fromhex(found[0].replace("%", "")).decode(errors="replace"), link)


_HUNDREDTHS = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
